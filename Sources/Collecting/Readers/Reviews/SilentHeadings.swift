import Markdown
import ReportModel

/// Headings such as `### NO-GO` below which nobody and nothing is refused: one of the answers of a vote, or a list of
/// alternatives.
enum SilentHeadings {
  static func lines(in blocks: ArraySlice<MarkdownContent.Block>) -> Set<Int> {
    let siblings = Siblings(blocks)
    let lines = blocks.indices.filter { index in
      guard blocks[index].headingLevel != nil, LaunchAdviceText.isRefusal(blocks[index].plain) else { return false }
      let below = blocks[(index + 1)...].first.flatMap { $0.headingLevel == nil ? $0 : nil }
      return isAnswered(blocks[index], by: below) || siblings.agree(with: index)
    }
    return Set(lines.map { blocks[$0].firstLine })
  }

  /// Headings of one level below the same one, and whether one of them agrees.
  private struct Siblings {
    private var families: [Int: Int] = [:]
    private var agreeing: Set<Int> = []

    init(_ blocks: ArraySlice<MarkdownContent.Block>) {
      // By level, the family that goes on.
      var current: [Int: Int] = [:]
      for index in blocks.indices {
        guard let level = blocks[index].headingLevel else { continue }
        current = current.filter { $0.key <= level }
        let family = current[level] ?? index
        (current[level], families[index]) = (family, family)
        if SilentHeadings.agrees(blocks[index].plain) { agreeing.insert(family) }
      }
    }

    func agree(with index: Int) -> Bool { families[index].map(agreeing.contains) ?? false }
  }

  /// Reasons for a NO-GO may be a list; what is rejected item by item is no launch.
  private static func isAnswered(_ heading: MarkdownContent.Block, by block: MarkdownContent.Block?) -> Bool {
    guard let block, !block.plain.isEmpty else { return false }
    return NoneText.saysNone(block.plain) || nobody.contains(words(block.plain))
      || block.isItem && listed.contains(words(heading.plain))
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
