/// A CSV file: its header, and its rows with their lines.
package struct CSVTable: Hashable, Sendable {
  /// As written, without blanks around them.
  package var header: [String]
  /// Rows that have a cell at least; ragged ones as they are.
  package var rows: [Row]
  /// Why reading ended before the end of the file; `nil` when it did not.
  package var problem: YAMLProblem?

  package struct Row: Hashable, Sendable {
    package var cells: [String]
    /// 1-based, where the row begins.
    package var line: Int

    package init(cells: [String], line: Int) {
      self.cells = cells
      self.line = line
    }
  }

  /// The column with one of the names, compared without case, blanks and punctuation; the first name that is there wins.
  package func column(_ names: String...) -> Int? { column(of: names) }

  package func column(of names: [String]) -> Int? {
    let header = header.map { foldedKey($0) }
    return names.lazy.compactMap { name in header.firstIndex { folds(name, to: $0) } }.first
  }
}

extension CSVTable.Row {
  /// The cell without blanks around it; `nil` when the row has none there or it is empty.
  package func cell(_ column: Int?) -> String? {
    guard let column, column < cells.count else { return nil }
    let text = trimmedText(cells[column])
    return text.isEmpty ? nil : text
  }
}

/// How much a CSV file may hold.
package struct CSVLimits: Sendable {
  package var rows = 1_000_000
  package var columns = 256
  package var cellBytes = 64 << 10

  package init() {}
}

/// RFC 4180 on bytes, with the separator that the first line uses: comma, semicolon or tab.
///
/// A quote inside an unquoted cell is a character like others. What exceeds a limit ends the reading.
package func parseCSV(_ text: [UInt8], limits: CSVLimits = CSVLimits()) -> CSVTable? {
  var reader = CSVReader(bytes: text, separator: separator(of: text), limits: limits)
  guard let header = reader.row() else { return nil }
  var table = CSVTable(header: header.cells.map { trimmedText($0) }, rows: [])
  while table.rows.count < limits.rows, let row = reader.row() {
    if row.cells != [""] { table.rows.append(row) }
  }
  table.problem = reader.problem
  if table.problem == nil, table.rows.count == limits.rows, reader.index < text.count {
    table.problem = YAMLProblem(message: "more than \(limits.rows) rows", line: reader.line, column: 1)
  }
  return table
}

private func separator(of text: [UInt8]) -> UInt8 {
  let line = text.prefix { $0 != 0x0A }
  let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { mark in (mark, line.count { $0 == mark }) }
  return counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? UInt8(ascii: ",")
}

private struct CSVReader {
  let bytes: [UInt8]
  let separator: UInt8
  let limits: CSVLimits
  var index = 0
  var line = 1
  var problem: YAMLProblem?

  init(bytes: [UInt8], separator: UInt8, limits: CSVLimits) {
    (self.bytes, self.separator, self.limits) = (bytes, separator, limits)
  }

  mutating func row() -> CSVTable.Row? {
    guard index < bytes.count, problem == nil else { return nil }
    var row = CSVTable.Row(cells: [], line: line)
    repeat {
      guard let cell = cell() else { return nil }
      row.cells.append(cell)
      if row.cells.count > limits.columns {
        problem = YAMLProblem(message: "more than \(limits.columns) columns", line: row.line, column: 1)
        return nil
      }
    } while takesSeparator()
    return row
  }

  /// Steps over a separator, or over the line end that ends the row.
  private mutating func takesSeparator() -> Bool {
    guard index < bytes.count else { return false }
    let isSeparator = bytes[index] == separator
    if !isSeparator { line += 1 }
    index += 1
    // A separator at the very end of the file is followed by an empty cell.
    return isSeparator
  }

  private mutating func cell() -> String? {
    let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
    let start = index
    let cell = isQuoted ? quoted() : plain()
    if let cell, cell.count > limits.cellBytes {
      problem = YAMLProblem(message: "a cell longer than \(limits.cellBytes / 1024) KiB", line: line, column: start + 1)
    }
    return problem == nil ? cell.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  private mutating func plain() -> [UInt8]? {
    let start = index
    while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A { index += 1 }
    return Array(bytes[start..<index])
  }

  /// Up to the closing quote; what stands between it and the separator belongs to the cell too.
  private mutating func quoted() -> [UInt8]? {
    var cell: [UInt8] = []
    let first = line
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard index < bytes.count, bytes[index] == byte else { return cell + (plain() ?? []) }
        index += 1
      } else if byte == 0x0A {
        line += 1
      }
      cell.append(byte)
      if cell.count > limits.cellBytes { return cell }
    }
    problem = YAMLProblem(message: "a quote without an end", line: first, column: 1)
    return nil
  }
}
