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
