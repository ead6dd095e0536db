import ReportModel

extension CitationLookup {
  /// What is wrong with the citation in this version of its file; `nil` when its lines are there, with what it quotes.
  func fault(in file: FileLines) -> CitationReading.State? {
    guard let lines else { return .rangeReversed }
    guard file.contains(lines) else { return .pastEnd }
    if lines.allSatisfy({ file.isBlank($0) }) { return .blank }
    guard let quotation = reading.citation.quotation, !Quotation.stands(quotation, in: file.text(of: lines)) else {
      return nil
    }
    // A mention of what stands elsewhere in the file is hard to tell from a quotation that is a few lines off.
    return Quotation.stands(quotation, in: file.text(of: 1...file.count)) ? nil : .quoteMismatch
  }
}
