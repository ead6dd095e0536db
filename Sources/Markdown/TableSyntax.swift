/// The lines of a GFM table, split into cells. Bytes only; the cells' inline markup is parsed elsewhere.
struct TableSyntax {
  var alignments: [Markup.Alignment]
  /// As many cells as alignments in every row; short rows are filled, long ones cut.
  var header: [ArraySlice<UInt8>]
  var rows: [[ArraySlice<UInt8>]]
  /// Rows behind the last one that a table may have; whoever shows the table says so.
  var omittedRows: Int
  /// How many of the given lines stand before the header.
  var precedingLines: Int
  /// Those lines, as one text.
  var intro: ArraySlice<UInt8>

  var cellCount: Int { alignments.count * (rows.count + 1) }

  /// What is to be parsed: the lines before the header if there are any, then the cells, row by row.
  var texts: [ArraySlice<UInt8>] { (precedingLines > 0 ? [intro] : []) + header + rows.flatMap(\.self) }

  static let maximumColumns = 64
  static let maximumRows = 5_000
  /// So many cells may be filled in besides as many as are written: of 64 columns, two bytes would make a whole row.
  static let spareCells = 64

  /// - Parameter lines: A paragraph's lines without the marks of its containers.
  /// - Returns: `nil` when no line is a delimiter row below a header with as many cells.
  init?(paragraph lines: [ArraySlice<UInt8>]) {
    guard
      let (delimiter, header, alignments) = lines.indices.dropFirst().lazy.compactMap({ index in
        Self.head(header: lines[index - 1], delimiter: lines[index]).map { (index, $0.0, $0.1) }
      }).first
    else { return nil }
    self.alignments = alignments
    self.header = header
    precedingLines = delimiter - 1
    intro = precedingLines == 0 ? [] : Array(lines[..<precedingLines].joined(separator: [0x0A]))[...]
    rows = Self.rows(lines[(delimiter + 1)...], columns: header.count)
    omittedRows = lines.count - (delimiter + 1) - rows.count
  }

  /// - Returns: `nil` unless the second line is a delimiter row with as many cells as the first.
  private static func head(
    header: ArraySlice<UInt8>, delimiter: ArraySlice<UInt8>
  ) -> ([ArraySlice<UInt8>], [Markup.Alignment])? {
    guard let alignments = delimiterRow(delimiter), alignments.count <= maximumColumns else { return nil }
    let pipe = UInt8(ascii: "|")
    let names = cells(header)
    guard names.count == alignments.count, header.contains(pipe) || delimiter.contains(pipe) else { return nil }
    return (names, alignments)
  }

  private static func rows(_ lines: ArraySlice<ArraySlice<UInt8>>, columns: Int) -> [[ArraySlice<UInt8>]] {
    var rows: [[ArraySlice<UInt8>]] = []
    var spare = columns + spareCells
    for line in lines.prefix(maximumRows) {
      let written = cells(line).prefix(columns)
      let missing = columns - written.count
      spare += written.count - missing
      guard spare >= 0 else { break }
      rows.append(Array(written) + Array(repeating: [], count: missing))
    }
    return rows
  }
}

/// `| :-- | :-: |`: the alignments, or `nil` when the line is something else.
private func delimiterRow(_ line: ArraySlice<UInt8>) -> [Markup.Alignment]? {
  guard line.allSatisfy({ "|:- \t".utf8.contains($0) }) else { return nil }
  var alignments: [Markup.Alignment] = []
  for cell in cells(line) {
    let (left, right) = (cell.first == UInt8(ascii: ":"), cell.count > 1 && cell.last == UInt8(ascii: ":"))
    let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
    guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    alignments.append(left && right ? .centre : left ? .left : right ? .right : .none)
  }
  return alignments.isEmpty ? nil : alignments
}

/// The trimmed cells of one row; `\|` is a pipe of the text, also inside code.
func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  let row = trimmed(line)
  var cells: [ArraySlice<UInt8>] = []
  var start = row.startIndex
  if row.first == UInt8(ascii: "|") { start += 1 }
  var (index, hasEscape) = (start, false)
  func close(at end: Int) {
    let cell = trimmed(row[start..<end])
    cells.append(hasEscape ? withoutEscapedPipes(cell)[...] : cell)
    (start, hasEscape) = (end + 1, false)
  }
  while index < row.endIndex {
    let byte = row[index]
    if byte == UInt8(ascii: "\\"), index + 1 < row.endIndex, row[index + 1] == UInt8(ascii: "|") {
      hasEscape = true
      index += 1
    } else if byte == UInt8(ascii: "|") {
      close(at: index)
    }
    index += 1
  }
  if start <= row.endIndex, !trimmed(row[start...]).isEmpty || row.last != UInt8(ascii: "|") { close(at: row.endIndex) }
  return cells
}

private func withoutEscapedPipes(_ cell: ArraySlice<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  for byte in cell {
    if byte == UInt8(ascii: "|"), text.last == UInt8(ascii: "\\") { text.removeLast() }
    text.append(byte)
  }
  return text
}

/// Without blanks and tabs at both ends.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var (start, end) = (bytes.startIndex, bytes.endIndex)
  while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
  while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  return bytes[start..<end]
}
