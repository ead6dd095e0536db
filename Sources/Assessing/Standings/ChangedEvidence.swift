import ReportModel

extension PortfolioIndex {
  /// The citations of a record whose lines are no longer what was reviewed, but those that changed because what they
  /// stand for was mended.
  func changedEvidence(of record: Record) -> [CitationReading] {
    citations(of: record).filter { $0.atNewest.isOutdated && !$0.isSettled }
  }
}
