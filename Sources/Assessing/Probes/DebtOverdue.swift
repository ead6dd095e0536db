import ReportModel

extension Probe {
  /// No open debt is past its due date.
  static let debtOverdue = Probe("debt-overdue", looksAt: "debt") { view in
    .noneOf(
      view[.debt], Trait("debt", "debts", "is", "are", "past the due date"),
      expires: view.openDebts.compactMap { $0.debt?.due }.min()
    ) { record in
      guard let debt = record.debt, !debt.isClosed, let due = debt.due else { return false }
      return due < view.asOf
    }
  }
}
