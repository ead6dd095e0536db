import ReportModel

extension Action: RecordPresentation {
  static let words = KindWords(
    singular: "Action", plural: "Actions",
    purpose: "What somebody set out to do, and what an agent keeps: its working memory, its log of decisions.",
    columns: ["Action", "State", "Service", "Owner", "Due", "Under"],
    example: """
      ---
      kind: action
      service: payments
      owner: team-payments
      status: open
      due: 2026-12-01
      ---
      # Load-test the refunds

      """)

  func status(of record: Record) -> Status? {
    switch state {
    case .open: Status(word: state.rawValue, tone: .half)
    case .done: Status(word: state.rawValue, tone: .good)
    case .cancelled, .decided, .memory: Status(word: state.rawValue, tone: .quiet)
    }
  }

  func statusWord(of record: Record) -> String? { state.rawValue }
  func rank(of record: Record) -> [Int] { [state == .open ? 0 : 1, due?.number ?? Int.max] }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Due", due?.iso) + site.lateFact(record) + FactView.optional("Under", section)
      + FactView.asWritten("Status, as written", record.statusRaw, shown: state.rawValue)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      site.shownStatus(index).map { .status($0) } ?? .none, site.serviceLink(record.service, from: page),
      .plain(record.owner), .plain(due?.iso, note: site.map.standings.lateNote(record)), .plain(section),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object(["due": .optional(due?.iso), "done": .bool(state == .done), "section": .optional(section)])
  }
}
