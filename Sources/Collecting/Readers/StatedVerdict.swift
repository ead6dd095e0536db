import Markdown
import ReportModel

/// Where a review says what it concludes.
enum StatedVerdict {
  /// A verdict outranks a recommendation, that an overall assessment; among equals the last one counts.
  static func find(in blocks: ArraySlice<MarkdownContent.Block>) -> (text: String, line: Int)? {
    var best: (rank: Int, text: String, line: Int)?
    var isInDecision = false
    var isBelowVerdict = false
    for block in blocks {
      if block.headingLevel != nil { isInDecision = block.plain.containsFolded("decision") }
      if isBelowVerdict, block.headingLevel == nil, let line = block.text.first, keyValue(line) == nil,
        VerdictText.verdict(in: line.text) != .unrecognised
      {
        best = (4, line.text, line.number)
      }
      isBelowVerdict =
        block.headingLevel != nil
        && verdictNames.contains(foldedWords(block.plain).drop { Int($0) != nil }.joined(separator: " "))
      guard !block.isQuoted else { continue }
      for line in block.text {
        guard let (name, value) = block.headingLevel == nil ? keyValue(line) : headingValue(block.plain),
          !value.isEmpty,
          let rank = rank(name, isHeading: block.headingLevel != nil, isInDecision: isInDecision),
          rank >= best?.rank ?? 0
        else { continue }
        best = (rank, value, line.number)
      }
    }
    return best.map { ($0.text, $0.line) } ?? worstSection(blocks)
  }

  /// `### Style: ⚠️ 3 issues`, `### Git: ✅ Good`: where every section has a mark and the whole has none, the worst counts;
  /// but nobody said that all is well.
  private static func worstSection(_ blocks: ArraySlice<MarkdownContent.Block>) -> (text: String, line: Int)? {
    let marked = blocks.compactMap { block -> (state: ChecklistItem.State, text: String, line: Int)? in
      guard block.headingLevel != nil, let (_, value) = headingValue(block.plain), let mark = CheckMark.read(value)
      else { return nil }
      return (mark.state, value, block.firstLine)
    }
    guard marked.count > 1 else { return nil }
    let worst = marked.first { $0.state == .fail } ?? marked.first { $0.state == .partial }
    return worst.map { ($0.text, $0.line) }
  }

  private static func rank(_ name: String, isHeading: Bool, isInDecision: Bool) -> Int? {
    switch foldedWords(name).joined(separator: " ") {
    case let words where verdictNames.contains(words): 4
    case "recommendation" where isInDecision: 3
    case "overall assessment", "overall": 2
    case let words
    where isHeading && (words.hasBytePrefix("current coverage") || words.hasBytePrefix("current performance")): 1
    default: nil
    }
  }

  private static func headingValue(_ heading: String) -> (name: String, value: String)? {
    guard let colon = heading.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (heading.utf8[..<colon].withText, trimmedText(heading.utf8[heading.utf8.index(after: colon)...].withText))
  }
}

private let verdictNames: Set<String> = [
  "verdict", "decision", "launch decision", "final verdict", "overall verdict", "final decision", "go no go decision",
]
