import Markdown
import ReportModel

/// A table as its numbers are read: from Markdown, or from a CSV file.
struct NumberTable {
  private let document: DocumentID
  /// As written.
  let header: [String]
  /// The words of each column's name, joined by blanks.
  let names: [String]
  let rows: [(cells: [String], line: Int)]
  let firstLine: Int

  init(_ csv: CSVTable, of document: Document) {
    self.init(document, csv.header, csv.rows.map { ($0.cells.map { trimmedText($0) }, $0.line) }, firstLine: 1)
  }

  /// - Returns: `nil` for what is no table, and for one that is quoted.
  init?(_ block: MarkdownContent.Block, of document: Document) {
    guard case .table(let table) = block.kind, !block.isQuoted, !table.rows.isEmpty else { return nil }
    let rows = table.rows.map { row in (row.map { trimmedText($0.text) }, row[0].number) }
    self.init(document, table.header.map(\.text), rows, firstLine: table.firstLine)
  }

  private init(_ document: Document, _ header: [String], _ rows: [([String], Int)], firstLine: Int) {
    self.document = document.id
    self.header = header
    names = header.map { foldedWords($0.lowercased()).joined(separator: " ") }
    self.rows = rows.map { (cells: $0.0, line: $0.1) }
    self.firstLine = firstLine
  }

  /// The only column with one of the names.
  func column(_ wanted: Set<String>) -> Int? {
    let found = names.indices.filter { wanted.contains(names[$0]) }
    return found.count == 1 ? found[0] : nil
  }

  /// The cell as a number and nothing else.
  func number(_ row: Int, _ column: Int) -> Quantity? {
    column < rows[row].cells.count ? QuantityText.bare(rows[row].cells[column]) : nil
  }

  /// What a row is called.
  func label(_ row: Int, besides columns: [Int]) -> String {
    let texts = rows[row].cells.indices.filter { !columns.contains($0) && number(row, $0) == nil }
    return texts.map { rows[row].cells[$0] }.first { !$0.isEmpty } ?? ""
  }

  func origin(_ row: Int) -> Origin { Origin(document, line: rows[row].line) }
}
