import ReportModel

extension Citation {
  /// `nil` when its last line comes before its first.
  var lines: ClosedRange<Int>? { firstLine <= lastLine ? firstLine...lastLine : nil }
}

/// A version of a file in which citations are looked up.
struct SearchedFile {
  let lines: FileLines
  let path: SourcePath
  /// Made for the first quotation that does not stand where it is cited: most files have none.
  private lazy var squeezed = lines.count == 0 ? [] : Quotation.squeezed(lines.text(of: 1...lines.count))

  init(_ lines: FileLines, at path: SourcePath) { (self.lines, self.path) = (lines, path) }

  /// What lines of the file come to as evidence; a heading alone stands for what is below it.
  ///
  /// - Parameter range: Lines that are there.
  func emptiness(of range: ClosedRange<Int>) -> Emptiness? {
    var text = EmptyText(of: path)
    guard let found = text.emptiness(of: range.lazy.map { lines[$0] }) else { return nil }
    guard text.hasOnlyNames, range.upperBound < lines.count else { return found }
    let level = range.compactMap { HeadingLine.level(of: lines[$0].withText) }.min() ?? 0
    let below = ((range.upperBound + 1)...lines.count).lazy.map { lines[$0] }.prefix { line in
      HeadingLine.level(of: line.prefix(10).withText).map { $0 > level } ?? true
    }
    return text.emptiness(of: below)
  }

  /// What is wrong with a citation of the file; `nil` when its lines are there, with what it quotes.
  mutating func fault(of citation: Citation) -> CitationReading.State? {
    guard let range = citation.lines else { return .rangeReversed }
    guard lines.contains(range) else { return .pastEnd }
    if range.allSatisfy({ lines.isBlank($0) }) { return .blank }
    guard let quotation = citation.quotation, !Quotation.stands(quotation, in: lines.text(of: range)) else {
      return nil
    }
    // A mention of what stands elsewhere in the file is hard to tell from a quotation that is a few lines off.
    return Quotation.stands(quotation, inSqueezed: squeezed) ? nil : .quoteMismatch
  }
}
