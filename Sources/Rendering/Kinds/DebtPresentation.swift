import ReportModel

extension Debt: RecordPresentation {
  static let words = KindWords(
    singular: "Debt", plural: "Debt",
    purpose: "Technical debt that somebody wrote down, with what it costs and when it is due.",
    columns: ["Debt", "Severity", "State", "Service", "Owner", "Due", "Age", "Interest", "Cost so far"],
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

      """,
    several: "debts")

  func status(of record: Record) -> Status? {
    isClosed ? Status(word: "closed", tone: .good) : Status(word: "open", tone: .half)
  }

  func statusWord(of record: Record) -> String? { isClosed ? "closed" : "open" }

  func rank(of record: Record) -> [Int] {
    [isClosed ? 1 : 0, severity.gravity]
  }

  func summary(of record: Record) -> String? {
    let parts: [String] = [
      severity.map { "\($0.rawValue) severity" } ?? "no severity stated",
      record.owner.map { "owned by \($0)" } ?? "no owner stated",
      due.map { "due \($0.iso)" } ?? "no due date stated",
    ]
    return sentence(parts.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = severity.map { [FactView("Severity", .status($0.status))] } ?? []
    facts += FactView.optional("Opened", opened?.iso)
    facts += FactView.optional("Due", due?.iso)
    facts += FactView.optional("Effort", effort)
    facts.append(FactView("Interest", .plain(interest ?? "unknown", note: yearlyInterest)))
    guard let standing = site.map.standings.debt(record) else { return facts }
    facts += FactView.optional("Open for", standing.age.map { counted(days: $0) })
    facts += site.lateFact(record)
    facts.append(FactView("Cost since it was opened", .plain(standing.carried.map(hoursText) ?? "unknown")))
    if standing.isCandidatePaid {
      facts.append(FactView("Candidate paid", .plain("The code that it cites is gone.")))
    }
    return facts
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    let standing = site.map.standings.debt(record)
    return [
      severity.map { .status($0.status) } ?? .plain(noneStated),
      site.shownStatus(index).map { .status($0) } ?? .none,
      site.serviceLink(record.service, from: page), .plain(record.owner ?? noneStated),
      .plain(due?.iso ?? noneStated, note: site.map.standings.lateNote(record)),
      .plain(standing?.age.map { counted(days: $0) }), .plain(interest ?? (isClosed ? nil : "unknown")),
      .plain(isClosed ? nil : standing?.carried.map(hoursText) ?? "unknown"),
    ]
  }

  /// `26.1 h a year`
  private var yearlyInterest: String? { interestRate.map { "\($0.hoursPerYear.text(places: 1)) h a year" } }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "debt_id": .optional(record.statedID), "severity": .optional(severity?.rawValue),
      "opened": .optional(opened?.iso), "due": .optional(due?.iso), "effort": .optional(effort),
      "interest": .optional(interest),
      "interest_hours_per_year": interestRate.map { .decimal($0.hoursPerYear.text(places: 3)) },
      "closed": .bool(isClosed), "candidate_paid": map.standings.debt(record).map { .bool($0.isCandidatePaid) },
    ])
  }
}
