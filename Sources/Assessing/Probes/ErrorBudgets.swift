import ReportModel

extension Probe {
  /// No objective that is measured has spent its budget. Of too few events nobody knows.
  static let errorBudgets = Probe("error-budgets", without: "no error budget is measured") { view in
    let measured = view.standingsOfObjectives.filter {
      ($0.isMeasured && $0.state != .insufficientTraffic || $0.isSpentSince) && $0.reading != nil
    }
    guard !measured.isEmpty else { return nil }
    let spent = measured.filter(\.isSpent)
    let reason = Trait("measured error budget", "measured error budgets", "is", "are", "exhausted")
      .sentence(spent.count, of: measured.count)
    return CheckAnswer(
      spent.isEmpty ? .pass : .fail, reason, evidence: (spent.isEmpty ? measured : spent).flatMap(\.evidence))
  }
}
