import Markdown
import ReportModel

/// `Found: 3 critical, 5 high`: the whole, of which the lines behind it say what is left.
enum StatedWhole {
  static func names(_ line: MarkdownContent.Line) -> Bool {
    let head = line.text.utf8.prefix { $0 != UInt8(ascii: ":") }
    return head.count < line.text.utf8.count && foldedWords(head.withText).contains(where: wholeWords.contains)
  }

  static func left(
    of counts: [Review.StatedCount], in whole: MarkdownContent.Line, before lines: [MarkdownContent.Line]
  ) -> [Review.StatedCount] {
    var counts = counts
    // Of `12 (3 critical, 5 high)` the others count, too.
    let whole = foldedWords(whole.text).compactMap { Int($0) }.reduce(counts.map(\.count).reduce(0, +), max)
    for line in lines.prefix(8) {
      guard let field = keyValue(line) ?? labelledValue(line) else { continue }
      let words = foldedWords(field.name).filter { !besideWords.contains($0) }
      // `Not fixed`, `To be fixed` are neither.
      if !words.isEmpty, words.allSatisfy(overWords.contains) {
        counts = subtract(field.value, line.number, from: counts, whole)
      } else if !words.isEmpty, words.allSatisfy(openWords.contains), isNone(field.value) {
        return counts.map { .init(severity: $0.severity, count: 0, line: $0.line) }
      }
    }
    return counts
  }

  private static func subtract(
    _ value: String, _ line: Int, from counts: [Review.StatedCount], _ whole: Int
  ) -> [Review.StatedCount] {
    let isAll = SeverityCounts.number(value).map { $0 >= whole } ?? (foldedWords(value) == ["all"])
    let over = StatedRemainder.listed(value, line)
    return counts.map { count in
      let fixed = over.filter { $0.severity == count.severity }.map(\.count).reduce(0, +)
      return .init(
        severity: count.severity, count: isAll && over.isEmpty ? 0 : max(0, count.count - fixed), line: count.line)
    }
  }

  private static func isNone(_ value: String) -> Bool {
    SeverityCounts.number(value) == 0 || NoneText.saysNone(trimmedText(value))
  }

  static var understood: [Understanding.Row] {
    [
      .init("Severities counted, of which the lines behind say what is left", wholeWords.sorted(by: byBytes)),
      .init("Lines behind them: over", overWords.sorted(by: byBytes)),
      .init("Lines behind them: none left, with `0`", openWords.sorted(by: byBytes)),
    ]
  }

  private static let wholeWords: Set<String> = ["found", "total", "identified", "reported", "discovered", "raised"]
  private static let overWords: Set<String> = ["fixed", "resolved", "closed", "remediated", "mitigated"]
  private static let openWords: Set<String> = ["open", "remaining", "outstanding", "left", "unresolved"]
  private static let besideWords: Set<String> = [
    "finding", "findings", "issue", "issues", "total", "all", "now", "still",
  ]
}
