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
    if !answers.isEmpty {
      groups.append(TitledTableView(id: "answers", title: "Answers", table: changedAnswers(answers, from: page)))
    }
    return groups
  }

  /// Those whose decision became worse first, then the other decisions, then the rest.
  func changedServices(_ services: [ServiceChange], from page: String) -> TableView {
    TableView(
      "changed-services", counted(services.count, "service", "services"),
      columns: ["Service", "Decision", "Before", "Level", "Verified", "Answers changed"],
      rows: services.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map {
        changedService($0.element, from: page)
      })
  }

  private func changedService(_ change: ServiceChange, from page: String) -> TableView.Row {
    let isGone = change.presence == .gone
    let after = change.decision.after.map { ValueView.status($0.status, note: change.presence.remark) }
    let before = change.decision.isChange ? change.decision.before.map { ValueView.status($0.status) } : nil
    return TableView.Row(
      isGone ? .plain(change.name) : serviceLink(change.id, from: page),
      after ?? .plain(change.presence.remark), before ?? .plain(change.presence == .kept ? "the same" : nil),
      .plain(step(change.level) { $0.word }), .plain(step(change.verified) { $0.percentText }),
      .plain(change.checks.isEmpty ? nil : String(change.checks.count)))
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
          finding.severity.map { .status($0.status) } ?? .plain("none given"),
          serviceLink(finding.service, from: page),
          finding.origin.map { evidence($0, from: page) } ?? .plain("in no record any more"))
      })
  }

  private func changedAnswers(_ answers: [(ServiceChange, CheckChange)], from page: String) -> TableView {
    TableView(
      "changed-answers", counted(answers.count, "answer", "answers"), columns: ["Check", "Service", "Before", "Now"],
      rows: answers.map { service, change in
        let before = change.before.flatMap { CheckState(word: $0) }
        return TableView.Row(
          .link(
            check(change.check)?.question ?? change.check, relativeLink(from: page, to: ruleAddress(change.check))),
          serviceLink(service.id, from: page), before.map { .status($0.status) } ?? .plain("not asked"),
          .status(change.after.status))
      })
  }

  /// What the scoreboard and a service's page say of a service; `nil` when there is nothing to compare with.
  func trend(of service: String) -> String? {
    guard report.changes != nil else { return nil }
    guard let change = map.changes[service] else { return "no change" }
    if change.presence == .new { return "new" }
    var parts: [String] = []
    if change.decision.isChange, let before = change.decision.before {
      parts.append("\(change.decision.isRise ? "better" : "worse"): was \(before.rawValue)")
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
}

/// `+3.2`, `-0.5`: in points of a hundred, from the two numbers as they are printed.
private func difference(_ before: Ratio, _ after: Ratio) -> String {
  let tenths = Int((after.value * 1000).rounded()) - Int((before.value * 1000).rounded())
  let size = abs(tenths)
  return (tenths < 0 ? "\u{2212}" : "+") + "\(size / 10).\(size % 10)"
}

/// `Bronze -> Silver`; nothing for what is the same.
private func step<Value>(_ change: Change<Value>, _ text: (Value) -> String) -> String? {
  guard change.isChange else { return nil }
  return [change.before, change.after].map { $0.map(text) ?? "none" }.joined(separator: " \u{2192} ")
}

extension ServiceChange {
  /// The gravest first.
  fileprivate var rank: Int {
    if decision.isChange, decision.before != nil, decision.after != nil { return decision.isRise ? 1 : 0 }
    switch presence {
    case .new: return 2
    case .gone: return 3
    case .kept: return 4
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

extension FindingChange.What {
  var title: String {
    switch self {
    case .new: "New findings"
    case .returned: "Returned findings"
    case .disappeared: "Findings gone without a fix"
    case .fixed: "Fixed findings"
    }
  }

  var words: String {
    switch self {
    case .new: "new"
    case .returned: "returned"
    case .disappeared: "gone without a fix"
    case .fixed: "fixed"
    }
  }
}

/// `Since 2026-11-12, 3 decisions changed, 1 of them for the worse; findings: 2 new and 1 fixed.`
func changesSentence(_ changes: ReportChanges?) -> String {
  guard let changes else { return "This site was built without an earlier one to compare with." }
  let since = changes.since.map { "Since \($0.iso)," } ?? "Since the earlier build,"
  guard !changes.isEmpty else { return "\(since) nothing changed." }
  let decisions = decisionChanges(changes)
  let findings = FindingChange.What.allCases.compactMap { what -> String? in
    let count = changes.findings.count { $0.what == what }
    return count == 0 ? nil : "\(count) \(what.words)"
  }
  let ledger = findings.isEmpty ? "" : "; findings: \(enumerated(findings))"
  return "\(since) \(decisions)\(ledger)."
}

/// `3 decisions changed, 1 of them for the worse`.
func decisionChanges(_ changes: ReportChanges) -> String {
  let decisions = changes.services.map(\.decision).filter { $0.isChange && $0.before != nil && $0.after != nil }
  guard !decisions.isEmpty else { return "no decision changed" }
  let worse = decisions.count { !$0.isRise }
  let remark = worse == 0 ? "" : worse == decisions.count ? " for the worse" : ", \(worse) of them for the worse"
  return counted(decisions.count, "decision changed", "decisions changed") + remark
}

/// What is different from an earlier build.
struct ChangesView: TemplateView {
  var sentence: String
  /// What could not be compared.
  var notes: [TextView]
  var isCompared: Bool
  var groups: [TitledTableView]

  static let keys: [ViewKey<Self>] = [
    .text("sentence") { $0.sentence },
    .list("notes") { $0.notes },
    .flag("isAlone") { !$0.isCompared },
    .list("groups") { $0.groups },
  ]
}
