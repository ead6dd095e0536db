import ReportModel

extension Debt: RecordPresentation {
  static let words = KindWords(
    singular: "Debt", plural: "Debt",
    purpose: "Technical debt that somebody wrote down, with what it costs and when it is due.",
    columns: ["Debt", "Severity", "State", "Service", "Owner", "Due"],
    example: """
      ---
      kind: debt
      service: payments
      severity: high
      status: open
      opened: 2026-09-14
      due: 2026-12-01
      effort: 3 days
      ---
      # Refunds are retried without a limit

      """)

  func status(of record: Record) -> Status? {
    isClosed ? Status(word: "closed", tone: .good) : Status(word: "open", tone: .half)
  }

  func statusWord(of record: Record) -> String? { isClosed ? "closed" : "open" }

  func rank(of record: Record) -> [Int] {
    [isClosed ? 1 : 0, severity.flatMap { Severity.allCases.firstIndex(of: $0) } ?? Severity.allCases.count]
  }

  func summary(of record: Record) -> String? {
    let parts = [
      severity.map { "\($0.rawValue) severity" } ?? "no severity given", "owned by \(record.owner ?? "nobody")",
      due.map { "due \($0.iso)" } ?? "no due date",
    ]
    return sentence(parts.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = severity.map { [FactView("Severity", .status($0.status))] } ?? []
    facts += FactView.optional("Opened", opened?.iso)
    facts += FactView.optional("Due", due?.iso)
    facts += FactView.optional("Effort", effort)
    facts.append(FactView("Interest", .plain(interest ?? "unknown")))
    return facts
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      severity.map { .status($0.status) } ?? .plain("none given"), record.status.map { .status($0) } ?? .none,
      site.serviceLink(record.service, from: page), .plain(record.owner ?? "nobody"), .plain(due?.iso ?? "no date"),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "debt_id": .optional(record.statedID), "severity": .optional(severity?.rawValue),
      "opened": .optional(opened?.iso), "due": .optional(due?.iso), "effort": .optional(effort),
      "interest": .optional(interest), "closed": .bool(isClosed),
    ])
  }
}
