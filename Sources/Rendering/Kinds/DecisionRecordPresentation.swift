import ReportModel

extension DecisionRecord: RecordPresentation {
  static let words = KindWords(
    singular: "Decision record", plural: "Decision records",
    purpose: "A decision record says what was decided about the architecture, and why.",
    columns: ["Decision record", "Number", "Status", "Service", "Date"],
    example:
      "---\nkind: decision-record\nstatus: accepted\ndate: 2026-11-02\n---\n# 7. Keep the ledger in one database\n")

  func status(of record: Record) -> Rendering.Status? { status?.status }
  func statusWord(of record: Record) -> String? { status?.rawValue }
  func rank(of record: Record) -> [Int] { [number ?? Int.max] }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = FactView.optional("Number", number.map(String.init))
    let shown = site.map.record(at: record.origin).map { site.map.statusWord(of: $0) } ?? status?.rawValue
    facts += FactView.asWritten("Status as written", record.statusRaw, shown: shown)
    facts += FactView.optional("Deciders", deciders.joined(separator: ", "))
    for (label, paths, note) in [
      ("Supersedes", supersedes, nil), ("Superseded by", supersededBy, nil),
      ("Supersedes", impliedSupersedes, "implied: only the other record says so"),
      ("Superseded by", impliedSupersededBy, "implied: only the other record says so"),
    ] where !paths.isEmpty {
      let source = record.origin.document.source
      facts.append(
        FactView(
          label: label,
          values: paths.map { other(Origin(DocumentID(source: source, path: $0), line: 1), note, on: site, at: page) }))
    }
    return facts + FactView.optional("To be reviewed again", reviewBy?.iso)
  }

  /// Another decision record by its title, or its path where there is no such record.
  private func other(_ origin: Origin, _ note: String?, on site: Site, at page: String) -> ValueView {
    site.map.record(at: origin).map { site.recordLink($0, from: page, note: note) }
      ?? .plain(origin.document.path.text, note: note)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(number.map(String.init)), site.shownStatus(index).map { .status($0) } ?? .plain(noneStated),
      site.serviceLink(record.service, from: page), .plain(record.date?.iso),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "number": .optional(number), "supersedes": .texts(supersedes.map(\.text)),
      "superseded_by": .texts(supersededBy.map(\.text)),
      "supersedes_implied": .texts(impliedSupersedes.map(\.text)),
      "superseded_by_implied": .texts(impliedSupersededBy.map(\.text)), "deciders": .texts(deciders),
      "review_by": .optional(reviewBy?.iso),
    ])
  }
}
