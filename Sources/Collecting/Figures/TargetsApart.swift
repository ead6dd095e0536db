import Markdown
import ReportModel

/// Targets in columns of their own, `p95 target`, and what was measured in a column `p95`, of the same table or of another.
enum TargetsApart {
  /// A row for each target whose result is found: the same name in front, and the same words above.
  ///
  /// Of several runs only one may have been meant, so that one that keeps a target is enough.
  static func rows(in tables: [NumberTable]) -> [TargetTable.Row] {
    let targets = tables.map(columns)
    guard targets.contains(where: { !$0.isEmpty }) else { return [] }
    var results: [String: [(amount: String, line: Int)]] = [:]
    for (table, targets) in zip(tables, targets) {
      for column in table.names.indices.dropFirst() where !targets.contains(where: { $0.column == column }) {
        let (metric, unit) = Self.metric(table.header[column])
        for row in table.rows where column < row.cells.count {
          results[key(table, row.cells, metric), default: []].append((amount(row.cells[column], unit), row.line))
        }
      }
    }
    return zip(tables, targets).flatMap { table, targets in
      targets.flatMap { target in
        table.rows.compactMap { row in
          guard target.column < row.cells.count else { return nil }
          let found = results[key(table, row.cells, target.metric)] ?? []
          let written = amount(row.cells[target.column], target.unit)
          return Self.row(row.cells.first ?? "", target.metric, written, found)
        }
      }
    }
  }

  private static func row(
    _ name: String, _ metric: String, _ target: String, _ results: [(amount: String, line: Int)]
  ) -> TargetTable.Row? {
    let read = results.compactMap { result in
      TargetReading(metric, measured: result.amount, target: target).map { (reading: $0, line: result.line) }
    }
    guard let told = read.first(where: { $0.reading.isMet }) ?? read.first else { return nil }
    return .init(
      reading: told.reading, baseline: nil, metric: "\(name) \(metric)", target: target, line: told.line)
  }

  /// The columns of targets, each with the metric that it limits.
  private static func columns(_ table: NumberTable) -> [(column: Int, metric: String, unit: String)] {
    table.header.indices.dropFirst().compactMap { column in
      let (name, unit) = metric(table.header[column])
      let words = name.utf8.split(separator: 0x20).map(\.withText)
      let rest = words.filter { !targetWords.contains($0) }
      return rest.isEmpty || rest.count == words.count ? nil : (column, rest.joined(separator: " "), unit)
    }
  }

  /// `p95 (ms)` is `p95`, in milliseconds.
  private static func metric(_ header: String) -> (name: String, unit: String) {
    let name = header.utf8.prefix { $0 != UInt8(ascii: "(") }
    let unit = header.utf8.dropFirst(name.count + 1).prefix { $0 != UInt8(ascii: ")") }.withText
    return (foldedWords(name.withText).joined(separator: " "), trimmedText(unit))
  }

  /// A bare number has the unit of its column.
  private static func amount(_ cell: String, _ unit: String) -> String {
    let isBare = cell.utf8.last.map { (0x30...0x39).contains($0) } ?? false
    return isBare && !unit.isEmpty ? cell + " " + unit : cell
  }

  private static func key(_ table: NumberTable, _ cells: [String], _ metric: String) -> String {
    [table.names.first ?? "", foldedWords(cells.first ?? "").joined(separator: " "), metric].joined(separator: "\u{0}")
  }

  static let targetWords: Set<String> = ["target", "limit", "threshold", "goal", "slo", "budget", "requirement", "max"]
}
