import ReportModel

extension SiteMap {
  /// `data/v1/citations.json`: what became of every citation, in the order of places.
  func citationsData() -> Pieces { JSONValue.document(of: report.portfolio.citations, citationData) }
}

private func citationData(_ reading: CitationReading) -> JSONValue {
  .object([
    "record": .text(reading.record), "source": .text(reading.origin.document.source),
    "path": .text(reading.origin.document.path.text), "line": .whole(reading.origin.line),
    "cited": .text(reading.citation.text), "target": .optional(reading.target?.text),
    "first_line": .whole(reading.citation.firstLine), "last_line": .whole(reading.citation.lastLine),
    "reviewed_commit": .optional(reading.reviewedCommit), "commit_origin": .optional(reading.commitOrigin?.rawValue),
    "at_review": .text(reading.atReview.rawValue), "at_newest": .text(reading.atNewest.rawValue),
    "newest_path": .optional(reading.renamedTo?.text), "newest_first_line": .optional(reading.newestRange?.lowerBound),
    "newest_last_line": .optional(reading.newestRange?.upperBound),
    "offset": reading.atNewest == .moved || reading.atNewest == .renamed ? JSONValue.whole(reading.offset) : nil,
    "quotation": .optional(reading.citation.quotation),
    "candidates": reading.candidates.isEmpty ? nil : JSONValue.texts(reading.candidates.map(\.text)),
    "other_changes": .bool(reading.hasOtherChanges),
  ])
}
