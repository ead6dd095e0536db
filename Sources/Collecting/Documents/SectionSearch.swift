import Markdown
import ReportModel

extension Document {
  /// The innermost section around a block; sections end only where others begin, so it is the last that began.
  ///
  /// - Complexity: O(log *sections*).
  func section(around block: Int) -> MarkdownContent.Section? {
    let place = sections.partitionPoint { $0.blocks.lowerBound > block }
    return place > 0 ? sections[place - 1] : nil
  }
}

extension Document {
  /// The sections whose headings are among these blocks, found without looking at the others.
  func sections(headedIn blocks: Range<Int>) -> ArraySlice<MarkdownContent.Section> {
    let first = sections.partitionPoint { $0.blocks.lowerBound > blocks.lowerBound }
    return sections[first...].prefix { $0.blocks.lowerBound <= blocks.upperBound }
  }

  /// The blocks that stand in these lines and in no other, found without looking at the others.
  func blocks(within lines: ClosedRange<Int>) -> [MarkdownContent.Block] {
    let first = content.blocks.partitionPoint { $0.firstLine >= lines.lowerBound }
    return content.blocks[first...].prefix { $0.firstLine <= lines.upperBound }.filter { lines.contains($0.lastLine) }
  }
}
