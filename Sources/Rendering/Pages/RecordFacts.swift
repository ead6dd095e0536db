import ReportModel

extension Site {
  /// What only one kind of record knows, as facts.
  func kindFacts(_ record: Record, at page: String) -> [FactView] {
    switch record.details {
    case .service(let entry): serviceFacts(entry)
    case .persona(let persona): personaFacts(persona, record)
    case .review(let review): reviewFacts(review)
    case .decisionRecord(let decision): decisionFacts(decision, record, at: page)
    case .debt(let debt): debtFacts(debt)
    case .slo(let objective): objectiveFacts(objective)
    case .checklist(let checklist): checklistFacts(checklist)
    }
  }

  private func serviceFacts(_ entry: ServiceEntry) -> [FactView] {
    FactView.optional("Tier", entry.tier.map(String.init)) + FactView.optional("Lifecycle", entry.lifecycle)
      + FactView.optional("Also called", entry.aliases.joined(separator: ", "))
      + FactView.optional("Paths", entry.paths.joined(separator: ", "))
  }

  private func personaFacts(_ persona: Persona, _ record: Record) -> [FactView] {
    var facts = persona.name == record.statedID ? [] : [FactView("Name", .plain(persona.name))]
    facts += FactView.optional("Model", persona.model)
    facts += FactView.optional("Tools", persona.tools.joined(separator: ", "))
    facts.append(FactView("Length", .plain("\(persona.tokensEstimate) tokens", note: "estimated")))
    if !persona.sections.isEmpty {
      facts.append(FactView(label: "Sections", values: persona.sections.map { .plain($0) }))
    }
    return facts
  }

  private func reviewFacts(_ review: Review) -> [FactView] {
    asWritten("Verdict as written", review.verdictRaw, shown: review.verdict?.rawValue)
      + FactView.optional("Reviewed commit", review.commit.map { String($0.prefix(12)) })
      + FactView.optional("To be reviewed again", review.reReview?.iso)
  }

  /// The author's own word, where it is not the one that heads the page.
  private func asWritten(_ label: String, _ word: String?, shown: String?) -> [FactView] {
    word?.asciiLowercased == shown ? [] : FactView.optional(label, word)
  }

  private func decisionFacts(_ decision: DecisionRecord, _ record: Record, at page: String) -> [FactView] {
    var facts = FactView.optional("Number", decision.number.map(String.init))
    facts += asWritten("Status as written", record.statusRaw, shown: decision.status?.rawValue)
    facts += FactView.optional("Deciders", decision.deciders.joined(separator: ", "))
    for (label, paths) in [("Supersedes", decision.supersedes), ("Superseded by", decision.supersededBy)]
    where !paths.isEmpty {
      let values = paths.map {
        evidence(Origin(DocumentID(source: record.origin.document.source, path: $0), line: 1), page)
      }
      facts.append(FactView(label: label, values: values))
    }
    return facts + FactView.optional("To be reviewed again", decision.reviewBy?.iso)
  }

  /// Another decision record by its title, or its path where there is no such record.
  private func evidence(_ origin: Origin, _ page: String) -> ValueView {
    map.record(at: origin).map { recordLink($0, from: page) } ?? .plain(origin.document.path.text)
  }

  private func debtFacts(_ debt: Debt) -> [FactView] {
    var facts = debt.severity.map { [FactView("Severity", .status($0.status))] } ?? []
    facts += FactView.optional("Opened", debt.opened?.iso)
    facts += FactView.optional("Due", debt.due?.iso)
    facts += FactView.optional("Effort", debt.effort)
    facts.append(FactView("Interest", .plain(debt.interest ?? "unknown")))
    return facts
  }

  private func objectiveFacts(_ objective: ServiceLevelObjective) -> [FactView] {
    var facts = FactView.optional("Objective", objective.objective.map { "\(percentText(ofShare: $0)) %" })
    facts.append(FactView("Window", .plain(objective.window ?? "none stated")))
    facts += FactView.optional("Indicator", objective.indicator)
    if let latency = objective.latency {
      facts.append(FactView("Latency", .plain("p\(latency.percentile) below \(latency.target)")))
      facts.append(FactView("Warning line", .plain(latency.warning ?? "none")))
    }
    facts.append(FactView("Measured", .plain(objective.measured ?? "nothing yet")))
    return facts
  }

  private func checklistFacts(_ checklist: Checklist) -> [FactView] {
    guard !checklist.isNotStarted, let stated = checklist.stated else { return [] }
    return [FactView("Stated", .plain("\(stated.done) of \(stated.total)", note: "line \(stated.line)"))]
  }
}

/// `8 of 10 yes, 1 no, 1 open`.
func progressText(_ items: [ChecklistItem]) -> String {
  let yes = items.count { $0.state == .pass }
  let others = [ChecklistItem.State.fail, .partial, .unknown, .notApplicable].compactMap { state in
    let count = items.count { $0.state == state }
    return count == 0 ? nil : "\(count) \(state.status.word)"
  }
  return (["\(yes) of \(items.count) yes"] + others).joined(separator: ", ")
}

/// `0.9995` as `99.95`: the decimal point moves, no Double comes near.
func percentText(ofShare share: String) -> String {
  let parts = share.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  let whole = parts.first.map(Array.init) ?? []
  var fraction = parts.count > 1 ? Array(parts[1]) : []
  guard (whole + fraction).allSatisfy({ (48...57).contains($0) }), !whole.isEmpty else { return share }
  while fraction.count < 2 { fraction.append(UInt8(ascii: "0")) }
  var digits = Array((whole + fraction.prefix(2)).drop { $0 == UInt8(ascii: "0") })
  if digits.isEmpty { digits = [UInt8(ascii: "0")] }
  var rest = Array(fraction.dropFirst(2))
  while rest.last == UInt8(ascii: "0") { rest.removeLast() }
  return String(decoding: rest.isEmpty ? digits : digits + [UInt8(ascii: ".")] + rest, as: UTF8.self)
}
