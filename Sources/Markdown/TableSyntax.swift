/// The lines of a GFM table, split into cells. Bytes only; the cells' inline markup is parsed elsewhere.
struct TableSyntax {
  var alignments: [Markup.Alignment]
  /// As many cells as alignments in every row; short rows are filled, long ones cut.
  var header: [[UInt8]]
  var rows: [[[UInt8]]]
  /// How many of the given lines stand before the header.
  var precedingLines: Int

  static let maximumColumns = 64
  static let maximumRows = 5_000

  /// - Parameter lines: A paragraph's lines without the marks of its containers.
  /// - Returns: `nil` when no line is a delimiter row below a header with as many cells.
  init?(paragraph lines: [ArraySlice<UInt8>]) {
    guard let delimiter = lines.indices.dropFirst().first(where: { lines[$0].contains(UInt8(ascii: "-")) && delimiterRow(lines[$0]) != nil }),
      let alignments = delimiterRow(lines[delimiter])
    else { return nil }
    let header = cells(lines[delimiter - 1])
    guard header.count == alignments.count, header.count <= Self.maximumColumns else { return nil }
    guard lines[delimiter - 1].contains(UInt8(ascii: "|")) || lines[delimiter].contains(UInt8(ascii: "|")) else { return nil }
    self.alignments = alignments
    self.header = header
    precedingLines = delimiter - 1
    rows = lines[(delimiter + 1)...].prefix(Self.maximumRows).map { line in
      let row = cells(line)
      let missing = max(0, header.count - row.count)
      return Array(row.prefix(header.count)) + Array(repeating: [], count: missing)
    }
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
func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
  var cells: [[UInt8]] = []
  var cell: [UInt8] = []
  var row = trimmed(line)
  if row.first == UInt8(ascii: "|") { row = row.dropFirst() }
  var index = row.startIndex
  while index < row.endIndex {
    let byte = row[index]
    if byte == UInt8(ascii: "\\"), index + 1 < row.endIndex, row[index + 1] == UInt8(ascii: "|") {
      cell.append(UInt8(ascii: "|"))
      index += 1
    } else if byte == UInt8(ascii: "|") {
      cells.append(Array(trimmed(cell[...])))
      cell = []
    } else {
      cell.append(byte)
    }
    index += 1
  }
  if !trimmed(cell[...]).isEmpty || row.last != UInt8(ascii: "|") { cells.append(Array(trimmed(cell[...]))) }
  return cells
}

/// Without blanks and tabs at both ends.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var bytes = bytes
  while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
  while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
  return bytes
}
