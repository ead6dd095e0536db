import Digest

/// A table of a page as comma-separated values: RFC 4180, in UTF-8.
///
/// It lies beside its page: `claims/index-refuted.csv` has the table `refuted` of `claims/index.html`.
struct TableFile {
  var caption: String
  /// As its page links it.
  var name: String
  var address: String
  var content: RenderedPage.Content

  /// One for each; two tables of a page whose ids are alike get numbers.
  static func files(of tables: [TableView], on page: String) -> [TableFile] {
    var counts: [String: Int] = [:]
    return tables.map { table in
      let count = counts[table.id, default: 0] + 1
      counts[table.id] = count
      return TableFile(table, of: page, number: count)
    }
  }

  /// - Parameter page: The address of the page that shows it.
  init(_ table: TableView, of page: String, number: Int = 1) {
    let folder = page.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(page[...$0]) } ?? ""
    let stem = String(
      decoding: page.utf8.dropFirst(folder.utf8.count).prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    caption = table.caption
    name = "\(stem)-\(fileName(table.id))\(number > 1 ? "_\(number)" : "").csv"
    address = folder + name
    var beginning: [UInt8] = []
    for (index, column) in table.columns.enumerated() {
      if index > 0 { beginning.append(UInt8(ascii: ",")) }
      appendCell(column.label, to: &beginning)
    }
    beginning += "\r\n".utf8
    for row in table.rows { append(row, to: &beginning) }
    guard !table.left.isEmpty else {
      content = .whole(beginning)
      return
    }
    let pieces: [@Sendable () -> [UInt8]] =
      [{ [beginning] in beginning }] + table.left.map { some in { @Sendable in lines(some()) } }
    content = .pieces(Pieces { AnyIterator(pieces.lazy.map { $0() }.makeIterator()) })
  }
}

private func lines(_ rows: [TableView.Row]) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in rows { append(row, to: &bytes) }
  return bytes
}

private func append(_ row: TableView.Row, to bytes: inout [UInt8]) {
  appendCell(row.head.cellText, to: &bytes)
  for cell in row.cells {
    bytes.append(UInt8(ascii: ","))
    appendCell(cell.cellText, to: &bytes)
  }
  bytes += "\r\n".utf8
}

/// One cell. What a spreadsheet would take for a formula is made text by an apostrophe (CWE-1236); a plain number stays one.
func appendCell(_ text: String, to bytes: inout [UInt8]) {
  let isFormula = beginsFormula(text) && !isNumber(text)
  guard isFormula || text.utf8.contains(where: isSpecial) else {
    bytes += text.utf8
    return
  }
  bytes.append(UInt8(ascii: "\""))
  if isFormula { bytes.append(UInt8(ascii: "'")) }
  for byte in text.utf8 {
    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
    bytes.append(byte)
  }
  bytes.append(UInt8(ascii: "\""))
}

/// The characters of OWASP's ASVS 1.2.10 with the line ends, and the full-width forms that some programs read alike. Blanks
/// before them change nothing.
private func beginsFormula(_ text: String) -> Bool {
  let rest = text.utf8.drop { $0 == 0x20 }
  switch rest.first {
  case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x00, 0x09, 0x0A, 0x0D: return true
  // U+FF1D, U+FF0B, U+FF0D and U+FF20.
  case 0xEF:
    return [[0xBC, 0x9D], [0xBC, 0x8B], [0xBC, 0x8D], [0xBC, 0xA0]].contains(Array(rest.dropFirst().prefix(2)))
  default: return false
  }
}

/// `-12.5` or `-12.5 %`.
private func isNumber(_ text: String) -> Bool {
  var digits = text.utf8[...]
  if digits.suffix(2).elementsEqual(" %".utf8) { digits = digits.dropLast(2) }
  guard digits.first == UInt8(ascii: "-") else { return false }
  let parts = digits.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return (1...2).contains(parts.count)
    && parts.allSatisfy { !$0.isEmpty && $0.count <= 15 && $0.allSatisfy { (48...57).contains($0) } }
}

/// Whatever some reader of the format takes for more than a part of the text.
private func isSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x00...0x1F, 0x7F: true
  default: false
  }
}

/// An id is made for anchors, which may be written in any script; a file's name may not.
private func fileName(_ id: String) -> String {
  let safe = id.utf8.filter { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
  guard safe.count < id.utf8.count || safe.count > 80 else { return id }
  return String(decoding: safe.prefix(60), as: UTF8.self) + "-" + ContentDigest(of: id.utf8).short
}

extension TableView.Cell {
  fileprivate var cellText: String {
    values.count == 1 ? values[0].cellText : values.map(\.cellText).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension ValueView {
  fileprivate var cellText: String {
    let note = note ?? ""
    return note.isEmpty ? text : text.isEmpty ? note : "\(text) (\(note))"
  }
}
