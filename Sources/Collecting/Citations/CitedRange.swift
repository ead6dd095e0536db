import ReportModel

extension Citation {
  /// `nil` when its last line comes before its first.
  var lines: ClosedRange<Int>? { firstLine <= lastLine ? firstLine...lastLine : nil }
}

/// A version of a file in which citations are looked up.
struct SearchedFile {
  let lines: FileLines
  /// Made for the first quotation that does not stand where it is cited: most files have none.
  private lazy var squeezed = lines.count == 0 ? [] : Quotation.squeezed(lines.text(of: 1...lines.count))

  init(_ lines: FileLines) { self.lines = lines }

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
