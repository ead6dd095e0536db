import Digest

/// A table of a page as comma-separated values: RFC 4180, in UTF-8.
///
/// It lies beside its page: `claims/index-refuted.csv` has the table `refuted` of `claims/index.html`. What stands in small words
/// beside a cell's value has a column of its own, so that a column can be sorted, filtered and joined by its values.
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
    let noted = notedColumns(of: table.rows)
    for (index, column) in table.columns.enumerated() {
      if index > 0 { beginning.append(UInt8(ascii: ",")) }
      appendCell(column.label, to: &beginning)
      if noted.contains(index) {
        beginning.append(UInt8(ascii: ","))
        appendCell("\(column.label): note", to: &beginning)
      }
    }
    beginning += "\r\n".utf8
    for row in table.rows { append(row, noted, to: &beginning) }
    guard !table.left.isEmpty else {
      content = .whole(beginning)
      return
    }
    let pieces: [@Sendable () -> [UInt8]] =
      [{ [beginning] in beginning }] + table.left.map { some in { @Sendable in lines(some(), noted) } }
    content = .pieces(Pieces { AnyIterator(pieces.lazy.map { $0() }.makeIterator()) })
  }
}

/// Those in which a cell of a single value has a note. A table in pieces has them where its first rows do; a note in another
/// column stands behind its value in brackets.
private func notedColumns(of rows: [TableView.Row]) -> Set<Int> {
  var noted: Set<Int> = []
  for row in rows {
    if row.head.hasNote { noted.insert(0) }
    for (index, cell) in row.cells.enumerated() where cell.values.count == 1 && cell.values[0].hasNote {
      noted.insert(index + 1)
    }
  }
  return noted
}

private func lines(_ rows: [TableView.Row], _ noted: Set<Int>) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in rows { append(row, noted, to: &bytes) }
  return bytes
}

private func append(_ row: TableView.Row, _ noted: Set<Int>, to bytes: inout [UInt8]) {
  append([row.head], isNoted: noted.contains(0), to: &bytes)
  for (index, cell) in row.cells.enumerated() {
    bytes.append(UInt8(ascii: ","))
    append(cell.values, isNoted: noted.contains(index + 1), to: &bytes)
  }
  bytes += "\r\n".utf8
}

private func append(_ values: [ValueView], isNoted: Bool, to bytes: inout [UInt8]) {
  guard isNoted, values.count <= 1 else {
    appendCell(values.cellText, to: &bytes)
    if isNoted { bytes.append(UInt8(ascii: ",")) }
    return
  }
  appendCell(values.first?.text ?? "", to: &bytes)
  bytes.append(UInt8(ascii: ","))
  appendCell(values.first?.note ?? "", to: &bytes)
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

extension [ValueView] {
  fileprivate var cellText: String {
    count == 1 ? self[0].cellText : map(\.cellText).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension ValueView {
  fileprivate var hasNote: Bool { note.map { !$0.isEmpty } ?? false }

  fileprivate var cellText: String {
    let note = note ?? ""
    return note.isEmpty ? text : text.isEmpty ? note : "\(text) (\(note))"
  }
}
