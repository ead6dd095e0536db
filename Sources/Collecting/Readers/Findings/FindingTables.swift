import Markdown
import ReportModel

/// The findings of a review's tables.
struct FindingTables {
  /// A row that is one.
  struct Row {
    var finding: Finding
    /// The first line of its table.
    var table: Int
    /// It stands below a heading for something else, where others may be repeated.
    var isRepeated: Bool
  }

  private(set) var rows: [Row] = []
  var findings: [Finding] { rows.map(\.finding) }
  /// The lines of tables with a column for the severity that were not understood.
  private(set) var unread: [Int] = []
  /// The last table, whose rows a blank line may have cut off.
  private var last: (table: MarkdownContent.Table, level: Severity?, isRepeated: Bool)?

  /// - Parameter level: That of the heading above.
  /// - Parameter isOver: Whether it stands below a heading of what is over.
  /// - Returns: Whether it lists findings.
  mutating func read(_ table: MarkdownContent.Table, below level: Severity?, isOver: Bool) -> Bool {
    last = (table, level, false)
    let found = FindingTable.read(table, below: level)
    list(found, isOver: isOver)
    if found.isEmpty, FindingTable.isUnread(table) { unread.append(table.firstLine) }
    return !found.isEmpty
  }

  /// One below a heading for something else, which is read where all that it says is what was found.
  mutating func readElsewhere(_ table: MarkdownContent.Table) {
    guard FindingTable.tracks(table) else { return }
    last = (table, nil, true)
    list(FindingTable.read(table), isOver: false)
  }

  /// Rows that a blank line cuts off from their table.
  mutating func readDetached(_ block: MarkdownContent.Block, isOver: Bool) -> Bool {
    guard let last, let detached = block.detachedRows(of: last.table),
      !FindingTable.read(last.table, below: last.level).isEmpty
    else {
      end()
      return false
    }
    list(FindingTable.read(detached, below: last.level), isOver: isOver)
    return true
  }

  /// What follows belongs to no table.
  mutating func end() { last = nil }

  /// The rows of the last table.
  private mutating func list(_ found: [Finding], isOver: Bool) {
    guard let last else { return }
    rows += found.map { finding in
      var finding = finding
      if isOver { finding.isClosed = true }
      return Row(finding: finding, table: last.table.firstLine, isRepeated: last.isRepeated)
    }
  }
}

extension MarkdownContent.Block {
  /// A table of the lines of this paragraph, where each of them has as many cells as the table before.
  fileprivate func detachedRows(of table: MarkdownContent.Table) -> MarkdownContent.Table? {
    guard kind == .paragraph, depth == 0 else { return nil }
    let rows = text.map { TableRow.cells(of: $0.text) }
    guard rows.allSatisfy({ $0.count == table.header.count }) else { return nil }
    var detached = table
    detached.rows = zip(text, rows).map { line, cells in
      cells.map { MarkdownContent.Line(number: line.number, text: $0) }
    }
    return detached
  }
}
