import ReportModel

extension Site {
  func findingsPages() -> [PlannedPage] {
    let parts = findingParts()
    let first = PlannedPage(address: SiteSection.findings.address) { _, _ in
      let groups = parts.map {
        TitledTableView(id: $0.pages.id, title: $0.title, table: beginning(of: $0))
      }
      let view = FindingsView(sentence: findingsSentence(report.findings, asOf: report.asOf), groups: groups)
      return theme.page(
        .findings, view, in: frame("Findings", at: SiteSection.findings.address, in: .findings, ages: true))
    }
    return [first] + furtherPages(of: parts, ages: true)
  }

  private func findingParts() -> [LedgerPart] {
    let findings = report.findings.gravestFirst()
    let parts = [
      ("open", "Open", findings.filter(\.isOpen)),
      ("disappeared", "Gone without a fix", findings.filter { $0.life == .disappeared }),
      ("lifted", "Lifted conditions", findings.filter { $0.life == .lifted }),
      ("fixed", "Fixed", findings.filter { $0.life == .fixed }),
    ]
    return parts.filter { !$0.2.isEmpty }.map { id, title, findings in
      LedgerPart(
        title: title, pages: LedgerPages(section: .findings, id: id, rows: findings.count), id: "findings-\(id)",
        caption: counted(findings.count, "finding", "findings"), columns: findingColumns
      ) { rows, page in findings[rows].map { ledgerRow($0, namesService: true, from: page) } }
    }
  }

  /// The open findings of one service, the gravest first.
  func findings(of service: String, from page: String) -> [TableView] {
    let rows = map.openFindings(of: service).gravestFirst()
    guard !rows.isEmpty else { return [] }
    return [ledgerTable("findings", "Open findings, the gravest first", rows, namesService: false, from: page)]
  }

  func ledgerTable(
    _ id: String, _ caption: String, _ rows: [LedgerFinding], namesService: Bool, from page: String
  ) -> TableView {
    TableView(
      id, caption, columns: findingColumns,
      rows: rows.map { ledgerRow($0, namesService: namesService, from: page) })
  }

  private func ledgerRow(_ finding: LedgerFinding, namesService: Bool, from page: String) -> TableView.Row {
    var row = TableView.Row(
      .link(finding.title, evidence(finding.origin, from: page).href, note: finding.id),
      values: [
        [finding.severityValue], [namesService ? serviceLink(finding.service, from: page) : .none],
        [.status(finding.life.status, note: finding.lifeNote)], [finding.ageValue], findingOwners(finding, from: page),
        [finding.dueValue(asOf: report.asOf)], [.plain(finding.effort)], [evidence(finding.origin, from: page)],
      ])
    row.anchor = finding.id
    return row
  }
}

extension Site {
  /// Who has it; while nobody is named, who owns the service, as for what runs out.
  private func findingOwners(_ finding: LedgerFinding, from page: String) -> [ValueView] {
    guard finding.owner == nil, finding.isOpen, let owner = map.assessments[finding.service]?.service.owner else {
      return ownerLinks(finding.owner, from: page)
    }
    return ownerLinks(owner, from: page, note: "owns the service")
  }
}

private let findingColumns = ["Finding", "Severity", "Service", "Life", "Age", "Owner", "Due", "Effort", "Where"]

extension Sequence where Element == LedgerFinding {
  /// Of all services together: the gravest first, and of those the oldest; without a severity, or a date, last.
  func gravestFirst() -> [LedgerFinding] {
    enumerated().sorted { one, other in
      let (finding, next) = (one.element, other.element)
      if finding.severity != next.severity { return finding.severity.gravity < next.severity.gravity }
      if finding.since != next.since { return finding.firstDay < next.firstDay }
      return one.offset < other.offset
    }.map(\.element)
  }
}

extension LedgerFinding {
  fileprivate var firstDay: Int { since?.number ?? .max }

  fileprivate var severityValue: ValueView {
    if let severity { return .status(severity.status) }
    return .plain(kind == .condition ? "condition" : noneStated)
  }

  /// As stated, else the day on which it becomes too old for its severity.
  fileprivate func dueValue(asOf: Day) -> ValueView {
    if let due {
      let late = daysLate(asOf: asOf)
      return late.map { .status(Status(word: "\(counted(days: $0)) late", tone: .bad), note: due.iso) }
        ?? .plain(due.iso)
    }
    guard isOpen, let lastDayByAge else { return .plain(noneStated) }
    return .plain(lastDayByAge.iso, note: "by its age")
  }

  fileprivate var lifeNote: String? { life == .accepted ? acceptedUntil.map { "until \($0.iso)" } : persona }

  /// `12 days, 30 allowed`; red once it is over the limit. What is fixed has no age any more.
  fileprivate var ageValue: ValueView {
    guard isOpen else { return .plain(since.map { "since \($0.iso)" }) }
    guard let age else { return .plain("unknown") }
    let note = since.map { "since \($0.iso)" }
    guard let limit else { return .plain(counted(days: age), note: note) }
    let word = "\(counted(days: age)), \(limit) allowed"
    return isOverdue ? .status(Status(word: word, tone: .bad), note: note) : .plain(word, note: note)
  }
}

extension LedgerFinding.Life {
  var status: Status {
    switch self {
    case .new: Status(word: "seen once", tone: .half)
    case .seenAgain: Status(word: "seen again", tone: .half)
    case .fixed: Status(word: "fixed", tone: .good)
    case .returned: Status(word: "returned", tone: .bad)
    case .accepted: Status(word: "accepted", tone: .quiet)
    case .disappeared: Status(word: "disappeared", tone: .unknown)
    case .lifted: Status(word: "lifted", tone: .quiet)
    }
  }
}

/// `14 findings are open; 2 of them are overdue. 1 disappeared without a fix.`
func findingsSentence(_ findings: [LedgerFinding], asOf: Day) -> String {
  guard !findings.isEmpty else { return "No review that was read has a finding." }
  let open = findings.filter(\.isOpen)
  let overdue = open.count { $0.isOverdue || $0.daysLate(asOf: asOf) != nil }
  let gone = findings.count { $0.life == .disappeared }
  var sentence = open.isEmpty ? "No finding is open" : counted(open.count, "finding is open", "findings are open")
  if overdue > 0 { sentence += "; \(overdue) of them \(overdue == 1 ? "is" : "are") overdue" }
  sentence += "."
  return gone == 0 ? sentence : sentence + " \(gone) disappeared without a fix."
}
