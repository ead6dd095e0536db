import ReportModel

extension Probe {
  /// No open debt is past its due date. Where none has one, nobody can say; where none is open, none can be.
  static let debtOverdue = Probe(
    "debt-overdue", without: "no open debt has a due date", isFine: .when { $0.openDebts.isEmpty }
  ) { view in
    guard !view.openDebts.isEmpty else {
      return view[.debt].isEmpty ? nil : CheckAnswer(.pass, "no debt is open", evidence: view[.debt].map(\.origin))
    }
    let timed = view.openDebts.filter { $0.debt?.due != nil }
    return .noneOf(
      timed, Trait("open debt with a due date", "open debts with a due date", "is", "are", "past it"),
      expires: timed.compactMap { $0.debt?.due }.min()
    ) { record in record.debt?.due.map { $0 < view.asOf } ?? false }
  }
}
