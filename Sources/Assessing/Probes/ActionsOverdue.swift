import ReportModel

extension Probe {
  /// No open action is past its due date.
  static let actionsOverdue = Probe(
    "actions-overdue", without: "no open action has a due date", isFine: .when { $0.openActions.isEmpty }
  ) { view in
    let open = view.openActions.filter { $0.action?.due != nil }
    return .noneOf(
      open, Trait("open action with a due date", "open actions with a due date", "is", "are", "past it"),
      expires: open.compactMap { $0.action?.due }.min()
    ) {
      record in
      record.action?.due.map { $0 < view.asOf } ?? false
    }
  }
}

extension ServiceView {
  fileprivate var openActions: [Record] { self[.action].filter { $0.action?.state == .open } }
}
