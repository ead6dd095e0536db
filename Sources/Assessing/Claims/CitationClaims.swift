import ReportModel

/// The rows of the claim ledger that citations make: that the cited lines are still there, and that what is quoted beside
/// them stands in them.
///
/// Several records of one document may share a citation, which is one claim.
func claims(from readings: [CitationReading]) -> [Claim] {
  var (seen, claims) = (Set<CitedPlace>(), [Claim]())
  for reading in readings where seen.insert(CitedPlace(reading)).inserted {
    claims.append(reading.claim)
    if let quotation = reading.quotationClaim { claims.append(quotation) }
  }
  return claims
}

/// What is cited, and where that is written.
private struct CitedPlace: Hashable {
  var origin: Origin
  var path: String
  var (firstLine, lastLine): (Int, Int)

  init(_ reading: CitationReading) {
    (origin, path) = (reading.origin, reading.citation.path)
    (firstLine, lastLine) = (reading.citation.firstLine, reading.citation.lastLine)
  }
}

extension CitationReading {
  fileprivate var claim: Claim {
    let (isMisquoted, cited) = (atNewest == .quoteMismatch, citation.text)
    return Claim(
      kind: .citation, origin: origin, text: cited, stated: cited,
      derived: isMisquoted ? nil : newestRange.map { "\(renamedTo ?? target ?? "")".appending(lines: $0) },
      verdict: isMisquoted ? .unverifiable : verdict, derivation: sentence, record: record)
  }

  fileprivate var quotationClaim: Claim? {
    guard let quotation = citation.quotation else { return nil }
    let found = reviewedLines.isEmpty ? newestLines : reviewedLines
    return Claim(
      kind: .quotation, origin: origin, text: quotation, stated: quotation,
      derived: atNewest == .quoteMismatch ? found.first : nil, verdict: verdict, derivation: sentence, record: record)
  }

  /// A wrong "refuted" is worse than a missed one: what nobody could compare with a reviewed commit is not refuted, nor is
  /// a file of which only the inferred commit knows nothing.
  private var verdict: Claim.Verdict {
    switch atNewest {
    case .same, .moved, .renamed: .verified
    case .changed, .gone: .stale
    case .rangeReversed: .refuted
    case .pastEnd, .blank, .quoteMismatch: atReview == .unread ? .unverifiable : .refuted
    case .fileMissing: atReview != .unread && commitOrigin == .stated ? .refuted : .unverifiable
    case .unread, .ambiguous: .unverifiable
    }
  }
}

extension String {
  fileprivate func appending(lines: ClosedRange<Int>) -> String {
    "\(self):\(lines.lowerBound)" + (lines.count == 1 ? "" : "-\(lines.upperBound)")
  }
}
