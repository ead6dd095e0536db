import Markdown
import ReportModel

/// Where a review says what it concludes.
enum StatedVerdict {
  /// A verdict outranks a recommendation, that an overall assessment, and that an `Overall:`; among equals the last one
  /// counts, but what is no verdict takes none back.
  ///
  /// - Returns: Also whether somebody says that he concludes it of the whole.
  static func find(in blocks: ArraySlice<MarkdownContent.Block>) -> (field: Field, isConclusion: Bool)? {
    var best: (rank: Int, text: String, line: Int)?
    var isInDecision = false
    var isBelowVerdict = false
    for block in blocks {
      if block.headingLevel != nil { isInDecision = block.plain.containsFolded("decision") }
      if isBelowVerdict, block.headingLevel == nil, let line = block.text.first, keyValue(line) == nil,
        VerdictText.verdict(in: line.text) != .unrecognised
      {
        best = (5, line.text, line.number)
      }
      isBelowVerdict =
        block.headingLevel != nil
        && verdictNames.contains(foldedWords(block.plain).drop { Int($0) != nil }.joined(separator: " "))
      guard !block.isQuoted else { continue }
      for line in block.text {
        guard let (name, value) = block.headingLevel == nil ? labelledValue(line) : headingValue(block.plain),
          !value.isEmpty,
          let rank = rank(name, isHeading: block.headingLevel != nil, isInDecision: isInDecision),
          best.map({ rank > $0.rank || rank == $0.rank && !isNoVerdict(value, beside: $0.text) }) ?? true
        else { continue }
        best = (rank, value, line.number)
      }
    }
    if let best { return (Field(name: "verdict", value: best.text, line: best.line), best.rank > 2) }
    return worstSection(blocks).map { (Field(name: "verdict", value: $0.text, line: $0.line), false) }
  }

  /// `Overall: 1/2 checks passed` below one that holds the launch back.
  private static func isNoVerdict(_ text: String, beside other: String) -> Bool {
    guard VerdictText.verdict(in: text) == .unrecognised else { return false }
    return [.fail, .conditional].contains(VerdictText.verdict(in: other))
  }

  /// The verdicts of the head and of the body, the one that counts first: the head's, unless the body concludes something
  /// stricter.
  static func ranked(_ headed: Field?, _ found: (field: Field, isConclusion: Bool)?) -> [Field] {
    guard let headed else { return found.map { [$0.field] } ?? [] }
    guard let found, found.isConclusion, found.field.line != headed.line else { return [headed] }
    let (head, body) = (VerdictText.verdict(in: headed.value), VerdictText.verdict(in: found.field.value))
    let isStricter = body == .fail && head != .fail || body == .conditional && head == .pass
    return isStricter ? [found.field, headed] : [headed, found.field]
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
    case let words where verdictNames.contains(words): 5
    case "recommendation" where isInDecision: 4
    case "overall assessment": 3
    case "overall": 2
    case let words
    where isHeading && (words.hasBytePrefix("current coverage") || words.hasBytePrefix("current performance")): 1
    default: nil
    }
  }

  /// What a verdict is called.
  static let verdictNames = [
    "verdict", "decision", "launch decision", "final verdict", "overall verdict", "final decision", "go no go decision",
  ]

  private static func headingValue(_ heading: String) -> (name: String, value: String)? {
    guard let colon = heading.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (heading.utf8[..<colon].withText, trimmedText(heading.utf8[heading.utf8.index(after: colon)...].withText))
  }
}
