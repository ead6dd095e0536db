/// A row of a table that stands apart from it, which is a paragraph to Markdown.
enum TableRow {
  /// The cells of `| a | b |`; none for a line that is no row.
  static func cells(of line: String) -> [String] {
    let row = Array(trimmedText(line).utf8)
    guard row.count > 2, row.first == UInt8(ascii: "|"), row.last == UInt8(ascii: "|") else { return [] }
    var (cells, cell) = ([String](), [UInt8]())
    for byte in row.dropFirst() {
      if byte == UInt8(ascii: "|"), cell.last != UInt8(ascii: "\\") {
        cells.append(trimmedText(cell.withText))
        cell = []
      } else {
        if byte == UInt8(ascii: "|") { cell.removeLast() }
        cell.append(byte)
      }
    }
    return cells
  }
}
