import ReportModel

extension Probe {
  /// No open action is past its due date.
  static let actionsOverdue = Probe("actions-overdue", without: "no open action has a due date") { view in
    let open = view[.action].filter { $0.action?.state == .open && $0.action?.due != nil }
    return .noneOf(
      open, Trait("open action with a due date", "open actions with a due date", "is", "are", "past it"),
      expires: open.compactMap { $0.action?.due }.min()
    ) {
      record in
      record.action?.due.map { $0 < view.asOf } ?? false
    }
  }
}
