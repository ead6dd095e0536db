import ReportModel

/// One group of a ledger's rows, on as many pages as it takes: a browser that lays out ten thousand rows keeps its reader
/// waiting.
struct LedgerPart: Sendable {
  var title: String
  var pages: LedgerPages
  /// Of its table, as the file is named.
  var id: String
  var caption: String
  var columns: [String]
  /// Some of its rows, as the page at the address shows them.
  var rows: @Sendable (_ rows: Range<Int>, _ page: String) -> [TableView.Row]
}

/// Which page has which rows of a group.
struct LedgerPages: Sendable {
  var section: SiteSection
  /// The group's anchor on the ledger's first page, and the stem of its further ones.
  var id: String
  /// Of all its rows.
  var rows: Int

  /// How many rows a page has.
  static let length = 250

  var count: Int { max(1, (rows + Self.length - 1) / Self.length) }

  func rows(of page: Int) -> Range<Int> { page * Self.length..<min(rows, (page + 1) * Self.length) }

  /// `claims/index.html`, `claims/refuted-2.html`
  func address(of page: Int) -> String {
    let folder = section.address.utf8.dropLast("index.html".utf8.count)
    return page == 0 ? section.address : "\(Substring(folder))\(id)-\(page + 1).html"
  }
}

extension Site {
  /// What the ledger's first page shows of the part; the foot leads on, and the table's file has all of it.
  func beginning(of part: LedgerPart) -> TableView {
    let (pages, first) = (part.pages, part.pages.address(of: 0))
    let rest = pages.count > 1 ? relativeLink(from: first, to: pages.address(of: 1)) : nil
    // The file's rows are made a page at a time: those of a whole ledger would be in memory only to be written down.
    let left = (1..<pages.count).map { page in { @Sendable in part.rows(pages.rows(of: page), first) } }
    var table = TableView(
      part.id, part.caption, columns: part.columns, rows: part.rows(pages.rows(of: 0), first), left: left)
    if pages.count > 1 { table.rest = [.link("and \(pages.rows - LedgerPages.length) more", rest)] }
    return table
  }

  /// - Parameter ages: Whether they say something else on another day.
  func furtherPages(of parts: [LedgerPart], ages: Bool) -> [PlannedPage] {
    parts.flatMap { part in (1..<part.pages.count).map { furtherPage(of: part, $0, ages: ages) } }
  }

  private func furtherPage(of part: LedgerPart, _ number: Int, ages: Bool) -> PlannedPage {
    let address = part.pages.address(of: number)
    return PlannedPage(address: address) { _, _ in
      let (pages, rows) = (part.pages, part.pages.rows(of: number))
      let links = (0..<pages.count).map { page in
        HeaderView.SectionLink(
          label: String(page + 1), href: relativeLink(from: address, to: pages.address(of: page)),
          isCurrent: page == number)
      }
      let title = "\(pages.section.label): \(part.title)"
      let table = TableView(part.id, part.caption, columns: part.columns, rows: part.rows(rows, address))
      let view = KindIndexView(
        title: title, sentence: "\(rows.lowerBound + 1) to \(rows.upperBound) of \(pages.rows).", purpose: [],
        charts: [], summaries: [],
        choices: ChoicesView.list("Page", links), tables: [table], example: [])
      return theme.page(.records, view, in: frame(title, at: address, in: pages.section, ages: ages))
    }
  }
}
