package import ReportModel

/// What is different between two points in time, for people: a part for each service, what became worse first.
package struct ChangeLetter {
  private let changes: ReportChanges
  private let later: ComparedReport
  /// Of the later point; `nil` when only what it published is known.
  private let report: Report?
  private let title: String
  private let baseURL: String?
  private let untilName: String?

  /// - Parameter untilName: What the later point is called, where its day does not tell it from the earlier one.
  package init(
    _ changes: ReportChanges, of later: ComparedReport, _ report: Report? = nil, title: String? = nil,
    baseURL: String? = nil, untilName: String? = nil
  ) {
    (self.changes, self.later, self.report, self.baseURL) = (changes, later, report, baseURL)
    self.title = title ?? "Readiness"
    self.untilName = untilName
  }

  /// - Parameter isShort: Of each service not more than a screen.
  package func letter(isShort: Bool) -> Letter {
    let letter = Letter(
      title: ([title] + span).joined(separator: ", "), lead: [today, changesSentence(changes)] + changes.notes,
      parts: parts, closing: closing, link: baseURL.map { $0 + SiteSection.changes.address })
    return isShort ? letter.cut : letter
  }

  /// `2026-11-12 to 2026-11-20`; `HEAD~1 to HEAD` and their day.
  private var span: [String] {
    let days = [changes.since, later.asOf].compactMap(\.self).map(\.iso)
    if let one = changes.sinceName, let other = untilName { return ["\(one) to \(other)"] + days.suffix(1) }
    return days.isEmpty ? [] : [days.joined(separator: " to ")]
  }

  private var today: String {
    if let report { return portfolioSentence(report) }
    let words = later.services.values.compactMap(\.decision)
    return words.isEmpty ? "There is no service." : decisionsSentence(words)
  }

  private var parts: [Letter.Part] {
    let changed = Dictionary(changes.services.map { ($0.id, $0) }) { first, _ in first }
    let named = Set(changes.findings.map(\.service) + records.compactMap(\.service)).union(changed.keys)
    let rest = [
      Letter.Part(title: "All services", items: records(of: nil) { $0.measuresAll }),
      Letter.Part(title: "No service", items: records(of: nil) { !$0.measuresAll }),
    ]
    return order(named, changed).map { part($0, changed[$0]) } + rest.filter { !$0.items.isEmpty }
  }

  private var records: [StandingChange] {
    let incidents = changes.records.filter { $0.kind == .incident }
    return incidents + changes.objectives + changes.indicators + changes.decisionRecords
      + changes.records.filter { $0.kind != .incident }
  }

  /// Those whose decision became worse first; then as the scoreboard has them.
  private func order(_ services: Set<String>, _ changed: [String: ServiceChange]) -> [String] {
    services.sorted { one, other in
      let ranks = (changed[one]?.rank ?? ServiceChange.lastRank, changed[other]?.rank ?? ServiceChange.lastRank)
      return ranks.0 == ranks.1 ? attention(one) < attention(other) : ranks.0 < ranks.1
    }
  }

  private func attention(_ id: String) -> Attention {
    later.services[id]?.attention(id) ?? Attention(nil, nil, nil, id)
  }

  private func part(_ id: String, _ change: ServiceChange?) -> Letter.Part {
    let assessment = report?.assessments.first { $0.service.id == id }
    var items: [String] = []
    if let change {
      items += reasons(change)
      if !change.causes.isEmpty {
        items.append(
          "\(change.decision.isChange || change.isRefusedAnew ? "Why" : "What moved it"): \(sentence(change.causes))")
      }
      items += steps(change)
    }
    items += records(of: id) { $0.kind == .incident }
    if change?.presence != .gone, let next = assessment.flatMap(nextStep) { items.append(next) }
    items += changes.findings.filter { $0.service == id }.map(finding) + records(of: id) { $0.kind != .incident }
    items += (change?.checks ?? []).map(answer)
    return Letter.Part(title: heading(id, change), items: items)
  }

  /// `Payments: NO-GO, was GO WITH CONDITIONS`
  private func heading(_ id: String, _ change: ServiceChange?) -> String {
    let name = later.services[id]?.name ?? change?.name ?? id
    guard let change else { return later.services[id]?.decision.map { "\(name): \($0.rawValue), as before" } ?? name }
    switch change.presence {
    case .gone: return "\(name): no longer there"
    case .new: return "\(name): \(change.decision.after?.rawValue ?? "unknown"), new"
    case .kept:
      let now = change.decision.after?.rawValue ?? "unknown"
      if change.isRefusedAnew { return "\(name): \(now), as before, with a new refusal" }
      guard change.decision.isChange else { return "\(name): \(now), as before" }
      return "\(name): \(now), was \(change.decision.before?.rawValue ?? "unknown")"
    }
  }

  /// What the rule says that decides, or that refuses anew.
  private func reasons(_ change: ServiceChange) -> [String] {
    guard let rule = change.reasons.first?.rule, rule < 7 else { return [] }
    let shown = change.reasons.count > 3 ? 2 : change.reasons.count
    let more = change.reasons.count > shown ? ["\(change.reasons.count - shown) more"] : []
    let texts = change.reasons.prefix(shown).map(\.text) + more
    return ["\(change.isRefusedAnew ? "Refused anew by" : "By") rule \(rule): \(texts.joined(separator: "; "))"]
  }

  private func steps(_ change: ServiceChange) -> [String] {
    guard change.presence == .kept else {
      let moved = change.counterpartWords.map(capitalised)
      return [moved ?? (change.presence == .gone ? "Nothing names it any more" : nil)].compactMap(\.self)
    }
    let level = change.level.isChange ? ["level \(words(change.level) { $0.word })"] : []
    let verified = change.verified.isChange ? ["verified \(words(change.verified) { $0.percentText })"] : []
    return level.isEmpty && verified.isEmpty ? [] : [capitalised((level + verified).joined(separator: "; "))]
  }

  private func words<Value>(_ change: Change<Value>, _ text: (Value) -> String) -> String {
    "\(change.after.map(text) ?? "none"), was \(change.before.map(text) ?? "none")"
  }

  /// The first thing on the shortest way to GO.
  private func nextStep(_ assessment: Assessment) -> String? {
    guard let step = assessment.counterfactuals.first?.steps.first else { return nil }
    // A condition may name both in its own words.
    let isOwned = step.owner(in: assessment.service).map { step.text.containsBytes($0) } ?? false
    let isDue = step.due.map { step.text.containsBytes($0.iso) } ?? true
    if isOwned, isDue { return "Next: \(step.text)" }
    let owner = step.owner(in: assessment.service).map { "; owner \($0)" } ?? "; no owner stated"
    return "Next: \(step.text)\(owner)\(step.due.map { ", due \($0.iso)" } ?? "")"
  }

  private func finding(_ change: FindingChange) -> String {
    let severity = change.severity.map { "\($0.rawValue) " } ?? ""
    let origin = change.origin.map { " (\(place($0)))" } ?? ""
    let was = change.wasWords.map { change.severityBefore == nil ? ", \($0)" : ", which \($0)" } ?? ""
    let noun = change.what == .lifted ? "condition" : "finding"
    return "\(capitalised(change.what.words)): \(severity)\(noun) \"\(change.title)\"\(was)\(origin)"
  }

  private func records(of service: String?, where isMeant: (StandingChange) -> Bool = { _ in true }) -> [String] {
    records.filter { $0.service == service && isMeant($0) }.map(standing)
  }

  private func standing(_ change: StandingChange) -> String {
    let now = change.after ?? "no longer there"
    let before = change.before.map { "was \($0)" } ?? "new"
    let isTold = change.before != nil && change.after != nil || !change.kind.comesAndGoes
    let move = isTold ? "\(now), \(before)" : change.after == nil ? now : before
    let moves = [
      change.before == change.after ? nil : move, change.aim.isChange ? "target \(words(change.aim) { $0 })" : nil,
    ].compactMap(\.self)
    return "\(change.kind.words.singular) \"\(change.title)\": \(moves.joined(separator: "; "))"
  }

  private func answer(_ change: CheckChange) -> String {
    let question = later.questions[change.check] ?? change.check
    let before = change.before.map { CheckState(word: $0)?.past ?? "was \($0)" } ?? "was not asked"
    let move = "\(question) \(capitalised(change.after.status.word)); it \(before) before"
    return change.causes.isEmpty ? move : "\(move): \(sentence(change.causes))"
  }

  private func sentence(_ causes: [ChangeCause]) -> String {
    let shown = causes.count > 3 ? 2 : causes.count
    let words = causes.prefix(shown).map { cause in
      switch (cause.kind, cause.document) {
      case (.waiverExpired, let document?): "the waiver \(name(of: document)) expired"
      case (.citationChanged, let document?): "what \(name(of: document)) cites\(cause.citedWords) changed"
      case (.evidence, nil): "documents changed"
      case (_, let document): [document.map(name), cause.words].compactMap(\.self).joined(separator: " ")
      }
    }
    return (words + (causes.count > shown ? ["\(causes.count - shown) more"] : [])).joined(separator: "; ")
  }

  private func place(_ origin: Origin) -> String { "\(name(of: origin.document)):\(origin.line)" }

  /// With its source, where there are several.
  private func name(of document: DocumentID) -> String {
    let sources = report?.portfolio.sources.count ?? Set((later.documents ?? [:]).keys.map(\.source)).count
    return sources > 1 ? document.description : document.path.text
  }

  private var closing: [String] {
    let changed = Set(changes.services.map(\.id) + changes.findings.map(\.service) + records.compactMap(\.service))
    let rest = later.services.keys.count { !changed.contains($0) }
    let unchanged =
      rest == 0 || changed.isEmpty
      ? [] : ["Of \(counted(rest, "other service", "other services")) no decision, answer or finding has changed."]
    let checks =
      changes.checks.isEmpty ? [] : ["The rubric asks or weighs something else: \(enumerated(changes.checks))."]
    return checks + unchanged
  }
}
