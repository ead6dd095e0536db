import Markdown
import ReportModel

/// Headings such as `### NO-GO` below which nobody and nothing is refused: one of the answers of a vote, or a list of
/// alternatives.
enum SilentHeadings {
  static func lines(in blocks: ArraySlice<MarkdownContent.Block>) -> Set<Int> {
    let lines = blocks.indices.filter { index in
      guard let level = blocks[index].headingLevel, LaunchAdviceText.isRefusal(blocks[index].plain) else {
        return false
      }
      return isAnswered(blocks[index], by: blocks[(index + 1)...].prefix { $0.headingLevel == nil }.first)
        || siblings(of: index, level, in: blocks).contains { agrees($0.plain) }
    }
    return Set(lines.map { blocks[$0].firstLine })
  }

  /// Reasons for a NO-GO may be a list; what is rejected item by item is no launch.
  private static func isAnswered(_ heading: MarkdownContent.Block, by block: MarkdownContent.Block?) -> Bool {
    guard let block, !block.plain.isEmpty else { return false }
    return NoneText.saysNone(block.plain) || nobody.contains(words(block.plain))
      || block.isItem && listed.contains(words(heading.plain))
  }

  /// The headings of the same level below the same one.
  private static func siblings(of index: Int, _ level: Int, in blocks: ArraySlice<MarkdownContent.Block>)
    -> [MarkdownContent.Block]
  {
    let above = blocks[..<index].reversed().prefix { ($0.headingLevel ?? 7) >= level }
    let below = blocks[(index + 1)...].prefix { ($0.headingLevel ?? 7) >= level }
    return (Array(above) + below).filter { $0.headingLevel == level }
  }

  /// `Go — proceed` says so before anything else.
  private static func agrees(_ heading: String) -> Bool {
    agreeing.contains(words(heading)) || VerdictText.clauses(of: heading).first.map(agreeing.contains) ?? false
  }

  /// Without marks.
  private static func words(_ text: String) -> [String] {
    foldedWords(text).filter { word in word.utf8.contains { $0 < 0x80 } }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Heading that refuses: not beside one that says", said(agreeing)),
      .init("Heading that refuses: not above", said(nobody)),
      .init("Heading that refuses: not above a list", said(listed)),
    ]
  }

  private static func said(_ phrases: [[String]]) -> [String] { phrases.map { $0.joined(separator: " ") } }

  private static let agreeing = [["approve"], ["approved"], ["go"]]
  private static let nobody = [["no", "one"], ["nobody"]]
  private static let listed = [["not", "approved"], ["not", "recommended"], ["rejected"]]
}
