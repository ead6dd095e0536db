import ReportModel

extension Probe {
  /// Every grave debt has a day by which it is paid.
  static let debtScheduled = Probe("debt-scheduled", looksAt: "open debt of Critical or High severity") { view in
    let grave = view.openDebts.filter { $0.debt?.severity.map { $0 <= .high } ?? false }
    return .tally(grave, "grave debts have a due date") { $0.debt?.due != nil }
  }
}
