import ReportModel

extension Proposal: RecordPresentation {
  static let words = KindWords(
    singular: "Proposal", plural: "Proposals",
    purpose: "A proposal says what somebody wants to change, before it is decided or while it is done.",
    columns: ["Proposal", "Number", "Status", "Stage", "Service", "Date"],
    example:
      "---\nkind: proposal\nstatus: draft\ndate: 2026-11-02\n---\n# Refunds without a second login\n",
    belongsToService: false)

  func status(of record: Record) -> Status? { status.map { Status(word: $0, tone: .quiet) } }
  func statusWord(of record: Record) -> String? { status ?? record.statusRaw.map { _ in "other" } }
  func rank(of record: Record) -> [Int] { [number ?? Int.max] }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = FactView.optional("Number", number.map(String.init))
    facts += FactView.asWritten("Status as written", record.statusRaw, shown: status)
    return facts + FactView.optional("Stage", stage)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(number.map(String.init)), record.status.map { .status($0) } ?? .plain(record.statusRaw ?? noneStated),
      .plain(stage), site.serviceLink(record.service, from: page), .plain(record.date?.iso),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object(["number": .optional(number), "stage": .optional(stage)])
  }
}
