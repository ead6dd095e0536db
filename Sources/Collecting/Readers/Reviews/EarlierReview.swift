import Markdown
import ReportModel

/// What a review repeats of the one before: sections such as `## Previous review (2026-06-01)` and `## History`.
enum EarlierReview {
  /// The blocks without those sections, as long as the review concludes something elsewhere.
  static func removed(
    from blocks: ArraySlice<MarkdownContent.Block>, headed: Field?
  ) -> ArraySlice<MarkdownContent.Block> {
    guard blocks.contains(where: isHeading) else { return blocks }
    var level: Int?
    let own = blocks.filter { block in
      if let heading = block.headingLevel, heading <= level ?? 7 { level = isHeading(block) ? heading : nil }
      return level == nil || endsInRefusal(block)
    }[...]
    return headed != nil || StatedVerdict.find(in: own) != nil ? own : blocks
  }

  /// Findings of an earlier review may still be open; what is called so is read.
  private static func isHeading(_ block: MarkdownContent.Block) -> Bool {
    guard let level = block.headingLevel, level > 1, !block.isQuoted else { return false }
    let words = foldedWords(block.plain).filter { Int($0) == nil && CalendarText.month($0) == nil }
    guard words.contains(where: earlier.contains) else { return false }
    // The last verdict may be the one that holds.
    let others = words.contains("last") ? others.subtracting(["verdict", "verdicts", "decision", "decisions"]) : others
    return words.allSatisfy { earlier.contains($0) || others.contains($0) }
  }

  /// A table of what was decided when, of which the last word is no.
  private static func endsInRefusal(_ block: MarkdownContent.Block) -> Bool {
    guard case .table(let table) = block.kind,
      case let names = table.header.map({ foldedWords($0.text).joined(separator: " ") }),
      let column = names.firstIndex(where: StatedVerdict.verdictNames.contains)
    else { return false }
    let days = table.rows.map { row in row.lazy.compactMap { DateText.day(in: $0.text) }.first }
    let newest = days.compactMap(\.self).max()
    return zip(table.rows, days).contains { row, day in
      (newest == nil || day == nil || day == newest) && VerdictText.verdict(in: row[column].text) == .fail
    }
  }

  static var understood: [Understanding.Row] {
    [.init("Headings of an earlier review, of which nothing counts", earlier)]
  }

  private static let earlier: Set<String> = [
    "previous", "previously", "prior", "earlier", "former", "past", "last", "history", "historical",
  ]
  private static let others: Set<String> = [
    "review", "reviews", "audit", "audits", "assessment", "assessments", "verdict", "verdicts", "decision",
    "decisions", "round", "rounds", "version", "versions", "document", "change", "the", "of", "our", "from", "this",
    "sre", "security", "qa",
  ]
}
