import Markdown
import ReportModel

/// The findings of a review: headings, bold lines or items with a severity beside them, among their fields or above them.
enum Findings {
  static func read(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Finding] {
    var reader = FindingReader()
    for (index, block) in zip(blocks.indices, blocks) { reader.read(block, before: blocks[(index + 1)...].first) }
    return FindingTable.merged(
      reader.findings.map(FindingFields.settled), with: reader.listed.map(FindingFields.settled))
  }

  /// `Critical Issues: 2 found`, `NOT READY - 3 Critical Blockers`.
  static func statedCounts(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Review.StatedCount] {
    blocks.compactMap { block in
      guard block.headingLevel != nil else { return nil }
      guard holdsDigits(block.plain), case let words = foldedWords(block.plain),
        let index = words.firstIndex(where: { $0.utf8.count < 5 && Int($0) != nil }), let count = Int(words[index]),
        words.contains(where: ["found", "blockers", "blocker", "issues", "findings"].contains),
        !words.starts(with: ["phase"]),
        index > 0, let severity = SeverityText.severity(in: block.plain)
      else { return nil }
      return .init(severity: severity, count: count, line: block.firstLine)
    }
  }
}
