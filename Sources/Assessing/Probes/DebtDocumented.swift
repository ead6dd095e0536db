import ReportModel

extension Probe {
  /// Every open debt says how bad it is and when it is paid.
  static let debtDocumented = Probe("debt-documented", without: "there is no open debt", isFine: .always) {
    view in
    .tally(view.openDebts, Trait("open debt", "open debts", "states", "state", "a severity and a due date")) { record in
      record.debt?.severity != nil && record.debt?.due != nil
    }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var debt: Debt? {
    guard case .debt(let debt) = details else { return nil }
    return debt
  }
}

extension ServiceView {
  var openDebts: [Record] { self[.debt].filter { $0.debt?.isClosed == false } }
}
