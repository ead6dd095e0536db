import ReportModel

extension Probe {
  /// No runbook is past the day on which it was to be looked at again, or to be gone through again.
  static let runbooksCurrent = Probe("runbooks-current", without: "no runbook has a date of review or exercise") {
    view in
    let ttl = view.policy.ttl[.runbook]
    let dated = view.runbooksInUse.filter { $0.runbook?.due(exercisedFor: ttl) != nil }
    return .noneOf(
      dated, Trait("runbook", "runbooks", "is", "are", "past the date of review or exercise"),
      expires: dated.compactMap { $0.runbook?.due(exercisedFor: ttl) }.min()
    ) { record in
      record.runbook?.due(exercisedFor: ttl).map { $0 < view.asOf } ?? false
    }
  }
}

extension Runbook {
  /// The first day after which it is out of date; `nil` when it states none.
  ///
  /// - Parameter days: How long going through it is good for.
  fileprivate func due(exercisedFor days: Int) -> Day? {
    [reviewDue, lastExercised.map { $0 + days }].compactMap(\.self).min()
  }
}
