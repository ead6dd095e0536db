import ReportModel

extension Site {
  /// What is different from an earlier build; says so when there is none.
  func changesPage() -> PlannedPage {
    let address = SiteSection.changes.address
    return PlannedPage(address: address) { _, _ in
      let changes = report.changes
      let view = ChangesView(
        sentence: changesSentence(changes), notes: TextView.list(changes?.notes ?? []),
        isCompared: changes != nil, groups: changes.map { changeGroups($0, from: address) } ?? [])
      return theme.page(.changes, view, in: frame("Changes", at: address, in: .changes))
    }
  }

  private func changeGroups(_ changes: ReportChanges, from page: String) -> [TitledTableView] {
    let answers = changes.services.flatMap { service in service.checks.map { (service, $0) } }
    var groups: [TitledTableView] = []
    if !changes.services.isEmpty {
      groups.append(
        TitledTableView(id: "services", title: "Services", table: changedServices(changes.services, from: page)))
    }
    groups += FindingChange.What.allCases.compactMap { what in
      let findings = changes.findings.filter { $0.what == what }
      guard !findings.isEmpty else { return nil }
      return TitledTableView(
        id: "findings-\(what.rawValue)", title: what.title, table: changedFindings(findings, what, from: page))
    }
    for (id, title, records) in [
      ("decision-records", "Decision records", changes.decisionRecords), ("objectives", "SLOs", changes.objectives),
      ("indicators", "KPIs", changes.indicators),
      ("incidents", "Incidents", changes.records.filter { $0.kind == .incident }),
      ("records", "Other records", changes.records.filter { $0.kind != .incident }),
    ] where !records.isEmpty {
      groups.append(TitledTableView(id: id, title: title, table: changedRecords(records, id, from: page)))
    }
    if !answers.isEmpty {
      groups.append(TitledTableView(id: "answers", title: "Answers", table: changedAnswers(answers, from: page)))
    }
    if !changes.checks.isEmpty {
      groups.append(TitledTableView(id: "rubric", title: "Rubric", table: changedChecks(changes.checks, from: page)))
    }
    return groups
  }

  /// Those whose decision became worse first, then the other decisions, then the rest; each as the scoreboard has them.
  func changedServices(_ services: [ServiceChange], from page: String) -> TableView {
    TableView(
      "changed-services", counted(services.count, "service", "services"),
      columns: ["Service", "Decision", "Before", "Level", "Verified", "Answers changed", "Why"],
      rows: services.sorted { ($0.rank, attention($0)) < ($1.rank, attention($1)) }
        .map { changedService($0, from: page) })
  }

  /// As ``worstFirst()`` has the services of a report.
  private func attention(_ change: ServiceChange) -> Attention {
    map.assessments[change.id]?.attention
      ?? Attention(change.decision.after, change.level.after, change.verified.after?.value, change.id)
  }

  private func changedService(_ change: ServiceChange, from page: String) -> TableView.Row {
    let isGone = change.presence == .gone
    let after = change.decision.after.map { ValueView.status($0.status, note: remark(change)) }
    let before = change.decision.isChange ? change.decision.before.map { ValueView.status($0.status) } : nil
    let cells: [ValueView] = [
      after ?? .plain(remark(change)), before ?? .plain(change.presence == .kept ? "the same" : nil),
      .plain(step(change.level) { $0.word }), .plain(step(change.verified) { $0.percentText }),
      .plain(change.checks.isEmpty ? nil : String(change.checks.count)),
    ]
    return TableView.Row(
      head: isGone ? .plain(change.name) : serviceLink(change.id, from: page),
      cells: cells.map { TableView.Cell(values: [$0]) } + [why(change, from: page)])
  }

  /// `no longer there; its records are those of basket now`.
  private func remark(_ change: ServiceChange) -> String? {
    change.presence.remark.map { remark in [remark, change.counterpartWords].compactMap(\.self).joined(separator: "; ")
    }
  }

  /// The first reasons, before their causes.
  private func why(_ change: ServiceChange, from page: String) -> TableView.Cell {
    var cell = causes(change.causes, from: page)
    let reasons = change.reasons.prefix(2).map { ValueView.plain($0.text, note: "rule \($0.rule)") }
    if !reasons.isEmpty { cell.values = reasons + (change.causes.isEmpty ? [] : cell.values) }
    return cell
  }

  /// The first few as links, and how many more there are: they are all in the data.
  private func causes(_ causes: [ChangeCause], from page: String) -> TableView.Cell {
    let shown = causes.count > 4 ? 3 : causes.count
    let values = causes.prefix(shown).map { cause -> ValueView in
      guard let document = cause.document else {
        return .plain(cause.kind == .evidence ? "documents changed" : cause.words)
      }
      guard cause.kind != .documentRemoved, cause.kind != .documentLeftOut else {
        return .plain(place(document, line: nil), note: cause.words)
      }
      var link = evidence(Origin(document, line: 1), from: page)
      (link.text, link.note) = (place(document, line: nil), cause.words)
      return link
    }
    let more = causes.count - shown
    return TableView.Cell(values: values.isEmpty ? [.none] : values + (more > 0 ? [.plain("and \(more) more")] : []))
  }

  private func changedRecords(_ records: [StandingChange], _ id: String, from page: String) -> TableView {
    TableView(
      "changed-\(id)", counted(records.count, "record", "records"), columns: ["Record", "Service", "Before", "Now"],
      rows: records.map { record in
        var title = record.origin.map { evidence($0, from: page) } ?? .plain("")
        (title.text, title.note) = (record.title, id == "records" ? record.kind.words.singular : title.note)
        return TableView.Row(
          title, record.measuresAll ? .plain(allServices) : serviceLink(record.service, from: page),
          .plain(record.before.map(shownState) ?? "\u{2013}", note: record.aim.before),
          .plain(record.nowWords, note: record.aim.after))
      })
  }

  private func changedChecks(_ checks: [String], from page: String) -> TableView {
    TableView(
      "changed-checks", "\(counted(checks.count, "check", "checks")) that came, went or ask something else",
      columns: ["Check"],
      rows: checks.map { id in
        guard let check = check(id) else { return TableView.Row(.plain(id, note: "no longer asked")) }
        return TableView.Row(.link(check.question, relativeLink(from: page, to: ruleAddress(id)), note: id))
      })
  }

  private func changedFindings(
    _ findings: [FindingChange], _ what: FindingChange.What, from page: String
  ) -> TableView {
    TableView(
      "\(what.rawValue)-findings", counted(findings.count, "finding", "findings"),
      columns: ["Finding", "Severity", "Service", "Where"],
      rows: findings.map { finding in
        TableView.Row(
          .plain(finding.title, note: finding.id),
          finding.severity.map { .status($0.status, note: finding.wasWords) }
            ?? .plain(noneStated, note: finding.wasWords),
          serviceLink(finding.service, from: page),
          finding.origin.map { evidence($0, from: page) } ?? .plain("in no record any more"))
      })
  }

  private func changedAnswers(_ answers: [(ServiceChange, CheckChange)], from page: String) -> TableView {
    TableView(
      "changed-answers", counted(answers.count, "answer", "answers"),
      columns: ["Check", "Service", "Before", "Now", "Why"],
      rows: answers.map { service, change in
        let before = change.before.flatMap { CheckState(word: $0) }
        let cells: [ValueView] = [
          serviceLink(service.id, from: page), before.map { .status($0.status) } ?? .plain("not asked"),
          .status(change.after.status),
        ]
        return TableView.Row(
          head: .link(
            check(change.check)?.question ?? change.check, relativeLink(from: page, to: ruleAddress(change.check))),
          cells: cells.map { TableView.Cell(values: [$0]) } + [causes(change.causes, from: page)])
      })
  }

  /// What the scoreboard and a service's page say of a service; `nil` when there is nothing to compare with.
  func trend(of service: String) -> String? {
    guard report.changes != nil else { return nil }
    guard let change = map.changes[service] else { return "no change" }
    if change.presence == .new { return "new" }
    var parts: [String] = []
    if change.isRefusedAnew {
      parts.append("a new refusal")
    } else if let words = change.turnWords {
      parts.append(words)
    } else if change.level.isChange, let before = change.level.before {
      parts.append("\(change.level.isRise ? "up" : "down") from \(before.word)")
    }
    if let before = change.verified.before, let after = change.verified.after, before != after {
      parts.append("verified \(difference(before, after))")
    }
    if parts.isEmpty, !change.checks.isEmpty {
      parts.append(counted(change.checks.count, "answer changed", "answers changed"))
    }
    return parts.isEmpty ? "no change" : parts.joined(separator: "; ")
  }

  /// Least for what became worst: by decision and level, then by how much of what is verified was lost.
  func trendRank(of service: String) -> Int {
    guard let change = map.changes[service] else { return ServiceChange.Trend.steady.rank(0) }
    let (before, after) = (change.verified.before?.value, change.verified.after?.value)
    return change.trend.rank(before.flatMap { before in after.map { $0 - before } } ?? 0)
  }
}

/// `+3.2`, `-0.5`: in points of a hundred, from the two numbers as they are printed.
private func difference(_ before: Ratio, _ after: Ratio) -> String {
  let tenths = Int((after.value * 1000).rounded()) - Int((before.value * 1000).rounded())
  let size = abs(tenths)
  return (tenths < 0 ? "\u{2212}" : "+") + "\(size / 10).\(size % 10)"
}

extension StandingChange {
  /// `open`; `new` for what states nothing, and was not there before.
  fileprivate var nowWords: String {
    guard let after else { return "gone" }
    return before == nil
      ? after == ComparedReport.Standing.word(stated: nil) ? "new" : "new: \(after)" : shownState(after)
  }
}

/// A record without a status is there, which is not a state.
private func shownState(_ word: String) -> String {
  word == ComparedReport.Standing.word(stated: nil) ? "no status" : word
}

/// `Bronze -> Silver`; nothing for what is the same.
private func step<Value>(_ change: Change<Value>, _ text: (Value) -> String) -> String? {
  guard change.isChange else { return nil }
  return [change.before, change.after].map { $0.map(text) ?? "none" }.joined(separator: " \u{2192} ")
}

extension ServiceChange {
  /// The gravest first.
  var rank: Int {
    if isRefusedAnew { return 0 }
    switch turn {
    case .worse: return 0
    case .unassessed: return 1
    case .better, .assessed: return 2
    case nil: break
    }
    switch presence {
    case .new: return decision.after == .noGo ? 0 : 3
    case .gone: return 4
    case .kept: return Self.lastRank
    }
  }

  static let lastRank = 5

  /// Where it goes, the worst first.
  fileprivate enum Trend: Int {
    case worse, unassessed, levelDown, steady, levelUp, better, new

    /// - Parameter share: How much more is verified than before, of one.
    func rank(_ share: Double) -> Int { rawValue * 10_000 + 1_000 + Int((share * 1_000).rounded()) }
  }

  fileprivate var trend: Trend {
    if presence == .new { return .new }
    if isRefusedAnew { return .worse }
    switch turn {
    case .worse: return .worse
    case .unassessed: return .unassessed
    case .better, .assessed: return .better
    case nil: return level.isChange ? level.isRise ? .levelUp : .levelDown : .steady
    }
  }
}

extension ServiceChange.Presence {
  fileprivate var remark: String? {
    switch self {
    case .new: "new"
    case .gone: "no longer there"
    case .kept: nil
    }
  }
}

/// What is different from an earlier build.
struct ChangesView: TemplateView {
  var sentence: String
  /// What could not be compared.
  var notes: [TextView]
  var isCompared: Bool
  var groups: [TitledTableView]

  static let keys: [ViewKey<Self>] = [
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("notes") { $0.notes },
    .flag("isAlone") { !$0.isCompared },
    .list("groups") { $0.groups },
  ]
}
