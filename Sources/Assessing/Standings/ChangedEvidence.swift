import ReportModel

extension PortfolioIndex {
  /// The citations of a record whose lines are no longer what was reviewed.
  func changedEvidence(of record: Record) -> [CitationReading] {
    (citations[record.id] ?? []).filter(\.atNewest.isOutdated)
  }
}
