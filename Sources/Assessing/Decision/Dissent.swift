import ReportModel

/// What the required personas decide, the strictest first; empty when none differs from the others.
func dissent(among required: [RoleStanding]) -> [Opinion] {
  let opinions = required.compactMap(\.opinion)
  guard Set(opinions.map(\.verdict)).count > 1 else { return [] }
  return opinions.sorted { ($0.verdict.strictness, $0.persona) < ($1.verdict.strictness, $1.persona) }
}

extension RoleStanding {
  /// The strictest that the persona decides today; `nil` when it decides nothing.
  fileprivate var opinion: Opinion? {
    let reviews = (review?.reviews ?? []) + (review?.refusal.map { [$0] } ?? [])
    let decided = certificates.compactMap(\.deciding)
    let opinions = (reviews + decided).compactMap { record -> Opinion? in
      guard let verdict = record.opinion, verdict != .unrecognised else { return nil }
      let words = record.review?.verdictRaw ?? record.certificate?.verdictRaw ?? verdict.rawValue
      return Opinion(persona: name, words: words, verdict: verdict, origin: record.verdictOrigin)
    }
    return opinions.min { ($0.verdict.strictness, $0.origin) < ($1.verdict.strictness, $1.origin) }
  }
}

extension Certificate.Verdict {
  /// In a review's words; what decides nothing is none of them.
  var amounts: Review.Verdict {
    switch self {
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation: .fail
    case .conditionallyApproved: .conditional
    case .approved, .go: .pass
    case .needsFurtherReview, .advisoryOnly, .recommend, .unrecognised: .unrecognised
    }
  }
}
