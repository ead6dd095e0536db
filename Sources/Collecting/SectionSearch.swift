import Markdown

extension Document {
  /// The innermost section around a block; sections end only where others begin, so it is the last that began.
  ///
  /// - Complexity: O(log *sections*).
  func section(around block: Int) -> MarkdownContent.Section? {
    var (low, high) = (0, sections.count)
    while low < high {
      let middle = (low + high) / 2
      if sections[middle].blocks.lowerBound <= block { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? sections[low - 1] : nil
  }
}

extension Document {
  /// The sections whose headings are among these blocks, found without looking at the others.
  func sections(headedIn blocks: Range<Int>) -> ArraySlice<MarkdownContent.Section> {
    let first = sections.firstIndex(fromWhich: { $0.blocks.lowerBound > blocks.lowerBound })
    return sections[first...].prefix { $0.blocks.lowerBound <= blocks.upperBound }
  }

  /// The blocks that stand in these lines and in no other, found without looking at the others.
  func blocks(within lines: ClosedRange<Int>) -> [MarkdownContent.Block] {
    let first = content.blocks.firstIndex(fromWhich: { $0.firstLine >= lines.lowerBound })
    return content.blocks[first...].prefix { $0.firstLine <= lines.upperBound }.filter { lines.contains($0.lastLine) }
  }
}

extension Array {
  /// Where the elements begin of which the condition holds, in an array in which it holds of none before them.
  fileprivate func firstIndex(fromWhich holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
