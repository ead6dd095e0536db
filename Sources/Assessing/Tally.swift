import ReportModel

/// The sums of weights behind a service's numbers.
struct Tally: Hashable, Sendable {
  var denominator = 0.0
  var verified = 0.0
  var claimed = 0.0
  var covered = 0.0
  /// Of what is still open, and could yet turn out well.
  var open = 0.0
  var notApplicable = 0.0

  init(_ results: some Sequence<(Check, CheckResult)>) {
    for (check, result) in results { add(result, weight: check.effectiveWeight) }
  }

  private mutating func add(_ result: CheckResult, weight: Double) {
    if result.state == .notApplicable { notApplicable += weight }
    guard result.state.isInDenominator else { return }
    denominator += weight
    verified += weight * result.creditedState.verifiedCredit
    claimed += weight * result.creditedState.claimedCredit
    if result.state.isCovered { covered += weight } else { open += weight }
  }

  /// - Returns: `nil` when nothing is in the denominator.
  var score: Score? {
    guard denominator > 0 else { return nil }
    return Score(
      verified: Ratio(clamping: verified / denominator), claimed: Ratio(clamping: claimed / denominator),
      upper: Ratio(clamping: (verified + open) / denominator), coverage: Ratio(clamping: covered / denominator),
      scope: Ratio(clamping: denominator / (denominator + notApplicable)))
  }
}
