import ReportModel

extension Probe {
  /// No runbook is past the day on which it was to be looked at again.
  static let runbooksCurrent = Probe("runbooks-current", looksAt: "runbook with a date to look at it again") { view in
    let dated = view.runbooksInUse.filter { $0.runbook?.reviewDue != nil }
    return .noneOf(
      dated, "runbooks are past their date of review", expires: dated.compactMap { $0.runbook?.reviewDue }.min()
    ) { record in
      record.runbook?.reviewDue.map { $0 < view.asOf } ?? false
    }
  }
}
