import ReportModel

extension Probe {
  /// What is superseded names its successor, and that exists.
  static let decisionRecordSuccessor = Probe("decision-record-successor", looksAt: "decision record") { view in
    .noneOf(view[.decisionRecord], "decision records are superseded by nothing that exists") { record in
      guard let decision = record.decisionRecord, decision.status == .superseded else { return false }
      return !decision.supersededBy.contains { view.index.evidence.exists("/" + $0.text, from: record.origin.document) }
    }
  }
}
