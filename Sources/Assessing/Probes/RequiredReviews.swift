import ReportModel

extension Probe {
  /// Every persona that the tier requires has a current review with a verdict.
  static let requiredReviews = Probe("required-reviews", without: "no persona is required") {
    view in
    let required = view.requiredStandings
    guard !required.isEmpty else { return nil }
    let current = required.filter { $0.state == .current }
    let reason = Trait("required persona", "required personas", "has", "have", "a current review")
      .sentence(current.count, of: required.count)
    let evidence = required.flatMap(\.origins)
    let expires = current.compactMap(\.expires).min()
    if current.count == required.count { return CheckAnswer(.pass, reason, evidence: evidence, expires: expires) }
    return CheckAnswer(
      current.isEmpty ? .fail : .partial(done: current.count, of: required.count), reason, evidence: evidence)
  }
}
