import ReportModel

extension Probe {
  /// The newest review of every persona is recent enough.
  static let reviewsFresh = Probe("reviews-fresh", looksAt: "review") { view in
    guard let answer = CheckAnswer.tally(
      view.standings.flatMap { standing in standing.reviews.map { (origin: $0.origin, holds: !standing.isStale) } },
      "newest reviews are at most \(view.policy.reviewTTL) days old")
    else { return nil }
    var dated = answer
    if answer.state == .pass { dated.expires = view.standings.compactMap(\.expires).min() }
    return dated
  }
}
