import ReportModel

extension PortfolioIndex {
  /// The citations of a record whose lines are no longer what was reviewed.
  func changedEvidence(of record: Record) -> [CitationReading] {
    (citations[record.id] ?? []).filter(\.isChanged)
  }
}

extension CitationReading {
  /// The lines were there when they were reviewed, and now they are others or none.
  ///
  /// What only moved is unchanged; of what could not be read nobody knows.
  fileprivate var isChanged: Bool {
    switch atNewest {
    case .changed, .gone: true
    case .same, .moved, .renamed, .pastEnd, .fileMissing, .ambiguous, .blank, .rangeReversed, .quoteMismatch, .unread:
      false
    }
  }
}
