import Markdown
import ReportModel

/// How many findings of each severity somebody counted: a table, or `Critical: 1, High: 0`.
enum SeverityCounts {
  /// `| Severity | Count |` with a row for each level, or a column for each.
  static func read(_ table: MarkdownContent.Table) -> [Review.StatedCount] {
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    let levels = table.header.map { SeverityText.bareLevel($0.text) }
    if levels.count(where: { $0 != nil }) > 1, !table.rows.isEmpty {
      guard table.rows.count == 1 else { return CountMatrix(table, levels).counts }
      guard !CountMatrix.countsOthers(names[0]), !(names[0].isEmpty && CountMatrix.countsOthers(table.rows[0][0].text))
      else { return [] }
      return zip(levels, table.rows[0]).compactMap { level, cell in count(level, cell.text, cell.number) }
    }
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

  /// Two levels or more in one line, or one of its own: `Critical: 1, High: 0`, `Critical Findings: 1`.
  static func read(_ line: MarkdownContent.Line) -> [Review.StatedCount] {
    let named = holdsDigits(line.text) ? named(line) : []
    return named.isEmpty ? StatedRemainder.read(line) : named
  }

  private static func named(_ line: MarkdownContent.Line) -> [Review.StatedCount] {
    guard line.text.utf8.contains(UInt8(ascii: ":")) else { return [] }
    return parts(line.text).compactMap { part in
      let halves = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(\.withText)
      // `P0: 15` may be minutes.
      guard halves.count == 2, !holdsDigits(halves[0]) else { return nil }
      return count(FindingGroup.countedLevel(of: halves[0]), halves[1], line.number)
    }
  }

  /// Whether a text names nothing and only counts: `0 | Criticals: 0 | Highs: 0`.
  static func isTally(_ text: String) -> Bool {
    guard holdsDigits(text), text.containsByte(UInt8(ascii: ":")) else { return false }
    return parts(text).allSatisfy { part in
      let halves = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(\.withText)
      guard let said = halves.last, halves.count < 3, number(said) != nil || NoneText.saysNone(trimmedText(said)) else {
        return false
      }
      return halves.count == 1 || isCounted(halves[0])
    }
  }

  /// `Highs`, `Total findings`.
  private static func isCounted(_ label: String) -> Bool {
    FindingGroup.countedLevel(of: label) != nil
      || foldedWords(label).allSatisfy { tallyWords.contains($0) || SeverityText.leadingSeverity(in: $0) != nil }
  }

  private static func parts(_ text: String) -> [Substring.UTF8View] {
    // The middle dot has two bytes.
    let text = text.containsBytes("\u{B7}") ? text.split(separator: "\u{B7}").joined(separator: "|") : text
    return text.utf8.split { ",;|".utf8.contains($0) }
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
      .init("Severities counted: beside a level", tallyWords.sorted(by: byBytes)),
    ] + CountMatrix.understood
  }

  private static let countNames: Set<String> = [
    "count", "counts", "number", "total", "found", "issues", "findings", "qty", "quantity", "amount",
  ]
  static let overNames: Set<String> = ["closed", "fixed", "resolved"]
  private static let tallyWords: Set<String> = [
    "total", "all", "open", "fixed", "closed", "resolved", "findings", "issues", "criticals", "highs", "mediums",
    "lows",
    "infos", "informational",
  ]
}
