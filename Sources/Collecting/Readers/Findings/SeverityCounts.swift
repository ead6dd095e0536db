import Markdown
import ReportModel

/// How many findings of each severity somebody counted: a table, or `Critical: 1, High: 0`.
enum SeverityCounts {
  /// `| Severity | Count |` with a row for each level, or a column for each.
  static func read(_ table: MarkdownContent.Table) -> [Review.StatedCount] {
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    let levels = table.header.map { SeverityText.bareLevel($0.text) }
    if levels.count(where: { $0 != nil }) > 1, table.rows.count == 1 {
      return zip(levels, table.rows[0]).compactMap { level, cell in count(level, cell.text, cell.number) }
    }
    if levels.count(where: { $0 != nil }) > 1, !table.rows.isEmpty { return matrix(table, levels) }
    guard
      let column = ["open", "remaining"].lazy.compactMap({ names.firstIndex(of: $0) }).first
        ?? names.firstIndex(where: countNames.contains)
    else { return [] }
    let over = names.firstIndex(where: overNames.contains)
    return table.rows.compactMap { row in
      guard let level = row.lazy.compactMap({ SeverityText.bareLevel($0.text) }).first else { return nil }
      guard let counted = count(level, row[column].text, row[column].number) else { return nil }
      let closed = over.flatMap { Int(trimmedText(row[$0].text)) } ?? 0
      return .init(
        severity: level, count: max(0, counted.count - (names[column] == "open" ? 0 : closed)), line: counted.line)
    }
  }

  /// A column for each level and a row for each area or state: of `Open` the row counts, of a total its row, else all of them.
  private static func matrix(_ table: MarkdownContent.Table, _ levels: [Severity?]) -> [Review.StatedCount] {
    let names = table.rows.map { foldedWords($0[0].text) }
    guard Set(names.joined()).isDisjoint(with: termWords) else { return [] }
    func row(_ words: Set<String>) -> Int? { names.firstIndex { !words.isDisjoint(with: $0) } }
    let chosen =
      (row(openNames) ?? row(totalNames)).map { [table.rows[$0]] }
      ?? zip(table.rows, names).filter { overNames.isDisjoint(with: $0.1) }.map(\.0)
    return levels.indices.compactMap { column in
      guard let level = levels[column] else { return nil }
      let cells = chosen.compactMap { row in number(row[column].text) }
      guard cells.count == chosen.count, let line = chosen.first?[column].number else { return nil }
      return .init(severity: level, count: cells.reduce(0, +), line: line)
    }
  }

  /// Two levels or more in one line, or one of its own: `Critical: 1, High: 0`, `Critical Findings: 1`.
  static func read(_ line: MarkdownContent.Line) -> [Review.StatedCount] {
    let named = holdsDigits(line.text) ? named(line) : []
    return named.isEmpty ? StatedRemainder.read(line) : named
  }

  private static func named(_ line: MarkdownContent.Line) -> [Review.StatedCount] {
    guard line.text.utf8.contains(UInt8(ascii: ":")) else { return [] }
    // The middle dot has two bytes.
    let text =
      line.text.containsBytes("\u{B7}") ? line.text.split(separator: "\u{B7}").joined(separator: "|") : line.text
    return text.utf8.split { ",;|".utf8.contains($0) }.compactMap { part in
      let halves = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(\.withText)
      // `P0: 15` may be minutes.
      guard halves.count == 2, !holdsDigits(halves[0]) else { return nil }
      return count(FindingGroup.countedLevel(of: halves[0]), halves[1], line.number)
    }
  }

  private static func count(_ level: Severity?, _ text: String, _ line: Int) -> Review.StatedCount? {
    guard let level, let count = number(text) else { return nil }
    return .init(severity: level, count: count, line: line)
  }

  /// `1`, and `1 (lost orders)` with a remark in brackets or behind a dash that does not say that they are over.
  static func number(_ text: String) -> Int? {
    let text = trimmedText(text)
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count < 5, let count = Int(digits.withText) else { return nil }
    let rest = trimmedText(text.utf8.dropFirst(digits.count).withText)
    if rest.isEmpty || Self.found.contains(foldedWords(rest).joined(separator: " ")) { return count }
    guard digits.count < text.utf8.count - rest.utf8.count || rest.utf8.first == UInt8(ascii: "("),
      ["(", "- ", "– ", "— "].contains(where: rest.hasBytePrefix)
    else { return nil }
    return saysOver(rest) ? nil : count
  }

  /// `(both fixed)`.
  private static func saysOver(_ remark: String) -> Bool {
    let words = foldedWords(remark).drop { ["all", "both", "now", "already", "is", "are"].contains($0) }
    return ClosingText.closesFinding(words.joined(separator: " "))
  }

  private static let found: Set<String> = ["open", "found", "remaining"]

  static var understood: [Understanding.Row] {
    [
      .init("Severities counted: column of the number", countNames),
      .init("Severities counted: column of those that are over", overNames),
      .init(
        "Severities counted: row that counts, where there is one", (openNames.union(totalNames)).sorted(by: byBytes)),
    ]
  }

  private static let countNames: Set<String> = [
    "count", "counts", "number", "total", "found", "issues", "findings", "qty", "quantity", "amount",
  ]
  static let overNames: Set<String> = ["closed", "fixed", "resolved"]
  private static let openNames: Set<String> = ["open", "remaining", "outstanding"]
  private static let totalNames: Set<String> = ["total", "totals", "sum", "all"]
  /// Of what is to be done by when.
  private static let termWords: Set<String> = ["days", "hours", "sla", "time", "target", "within", "weight", "score"]
}
