import ReportModel

extension Probe {
  /// No decision in force is past the day on which somebody wanted to look at it again.
  static let decisionRecordCurrent = Probe(
    "decision-record-current", without: "no decision record has a date of review",
    isFine: .when { $0.decisionsInForce.isEmpty }
  ) { view in
    let dated = view.decisionsInForce.filter { $0.decisionRecord?.reviewBy != nil }
    return .noneOf(
      dated, Trait("decision record", "decision records", "is", "are", "past the date of review"),
      expires: dated.compactMap { $0.decisionRecord?.reviewBy }.min()
    ) { record in
      record.decisionRecord?.reviewBy.map { $0 < view.asOf } ?? false
    }
  }
}

extension DecisionRecord {
  var isInForce: Bool {
    switch status {
    case .proposed, .accepted, .other, nil: true
    case .rejected, .deprecated, .superseded: false
    }
  }
}

extension ServiceView {
  fileprivate var decisionsInForce: [Record] { self[.decisionRecord].filter { $0.decisionRecord?.isInForce ?? false } }
}
