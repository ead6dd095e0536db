import Markdown
import ReportModel

/// A table with a caption, one header row, and a header cell in every row.
struct TableView: TemplateView {
  /// Unique in its page, because the region that scrolls is named by it.
  var id: String
  var caption: String
  var columns: [Column]
  var rows: [Row]
  /// Not shown, but in the table's file, some of them at a time: a ledger has tens of thousands.
  var left: [@Sendable () -> [Row]] = []
  /// Says how many those are, and leads to them.
  var rest: [ValueView] = []
  /// Another page has the whole table, and its file.
  var isExcerpt = false

  static let keys: [ViewKey<Self>] = [
    .text("tableID") { $0.id },
    .text("caption") { $0.caption },
    .list("columns") { $0.columns },
    .list("rows") { $0.rows },
    .list("rest") { $0.rest },
    .text("width") { String($0.columns.count) },
  ]

  struct Column: TemplateView {
    var label: String

    static let keys: [ViewKey<Self>] = [.text("label") { $0.label }]
  }

  struct Row: TemplateView {
    var head: ValueView
    var cells: [Cell]
    /// By which links find the row.
    var anchor: String?

    static let keys: [ViewKey<Self>] = [
      .optional("anchor") { $0.anchor.map(TextView.init) },
      .optional("head") { $0.head },
      .list("cells") { $0.cells },
    ]
  }

  /// Several values stand on lines of their own.
  struct Cell: TemplateView {
    var values: [ValueView]
    /// Its column's, for screens on which a row does not fit side by side.
    var label = ""

    static let keys: [ViewKey<Self>] = [
      .list("values") { $0.values },
      .text("label") { $0.label },
      .optional("sort") {
        $0.values.first.flatMap { $0.sort ?? sortKey(of: $0.text) }.map { TextView(text: String($0)) }
      },
    ]
  }
}

extension TableView {
  /// A column in which no row says anything is left out.
  ///
  /// - Parameter left: Rows that are not shown.
  init(
    _ id: String, _ caption: String, columns: [String], rows: [Row], left: [@Sendable () -> [Row]] = []
  ) {
    var empty = Set(columns.indices.dropFirst())
    empty.removeFilled(in: rows)
    for some in left where !empty.isEmpty { empty.removeFilled(in: some()) }
    let filled = columns.indices.filter { [empty] in !empty.contains($0) }
    @Sendable func kept(_ row: Row) -> Row {
      Row(
        head: row.head,
        cells: filled.dropFirst().map { Cell(values: row.cells[$0 - 1].values, label: columns[$0]) },
        anchor: row.anchor)
    }
    self.init(
      id: id, caption: caption, columns: filled.map { Column(label: columns[$0]) }, rows: rows.map(kept),
      left: left.map { some in { @Sendable in some().map(kept) } })
  }
}

extension Set<Int> {
  /// Removes the columns in which one of the rows says something.
  fileprivate mutating func removeFilled(in rows: [TableView.Row]) {
    for row in rows where !isEmpty {
      for column in self where row.cells[column - 1].values.contains(where: { !$0.text.isEmpty }) { remove(column) }
    }
  }
}

extension TableView {
  /// Not more rows than a reader goes through; the foot says how many are left out, and leads to them.
  func cut(to limit: Int, rest: String?) -> TableView {
    guard rows.count > limit else { return self }
    var table = self
    table.rows = Array(rows.prefix(limit))
    table.left = [{ [rows] in Array(rows.dropFirst(limit)) }]
    table.rest = [.link("and \(rows.count - limit) more", rest)]
    return table
  }

  /// As the first of `count` rows, all of which stand on the page at `rest`.
  func excerpt(of count: Int, rest: String) -> TableView {
    guard rows.count < count else { return self }
    var table = self
    table.isExcerpt = true
    table.rest = [.link("and \(count - rows.count) more", rest)]
    return table
  }
}

extension TableView.Row {
  init(_ head: ValueView, _ cells: ValueView...) { self.init(head, cells: cells) }

  /// With several values in some of its cells.
  init(_ head: ValueView, values: [[ValueView]]) {
    self.init(head: head, cells: values.map { TableView.Cell(values: $0) })
  }

  init(_ head: ValueView, cells: [ValueView]) {
    self.init(head: head, cells: cells.map { TableView.Cell(values: [$0]) })
  }
}

/// A label with its values: one line of a list of facts.
struct FactView: TemplateView {
  var label: String
  var values: [ValueView]

  static let keys: [ViewKey<Self>] = [
    .text("label") { $0.label },
    .list("values") { $0.values },
  ]
}

extension FactView {
  init(_ label: String, _ values: ValueView...) { self.init(label: label, values: values) }

  var isLong: Bool { values.contains { $0.text.utf8.count > 160 } }

  /// The same with plain values read as Markdown: an author's words come with links and code in them.
  var inWords: FactView { FactView(label: label, values: values.map(\.inWords)) }

  /// Whether a value is written so, but for case, blanks, and the `T` of a moment.
  func says(_ text: String) -> Bool {
    func folded(_ text: String) -> [UInt8] { text.asciiLowercased.utf8.filter { !" t".utf8.contains($0) } }
    return values.contains { folded($0.text) == folded(text) }
  }

  /// No fact without a value.
  static func optional(_ label: String, _ text: String?) -> [FactView] {
    guard let text, !text.isEmpty else { return [] }
    return [FactView(label, .plain(text))]
  }
}
