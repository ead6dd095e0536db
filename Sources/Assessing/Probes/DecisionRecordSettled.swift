import ReportModel

extension Probe {
  /// No proposal waits for longer than ninety days.
  static let decisionRecordSettled = Probe(
    "decision-record-settled", without: "there is no decision record", isFine: .always
  ) { view in
    let proposed = view[.decisionRecord].filter { $0.decisionRecord?.status == .proposed }
    let undated = proposed.filter { view.index.day(of: $0) == nil }
    let overdue = CheckAnswer.noneOf(
      view[.decisionRecord],
      Trait("decision record", "decision records", "has", "have", "been proposed for more than \(patience) days"),
      expires: proposed.compactMap { view.index.day(of: $0) }.min().map { $0 + patience }
    ) { record in
      record.decisionRecord?.status == .proposed
        && view.index.day(of: record).map { view.asOf - $0 > patience } ?? false
    }
    guard overdue?.state == .pass, !undated.isEmpty else { return overdue }
    return CheckAnswer(
      .error, counted(undated.count, "proposal has", "proposals have") + " no date, so nobody can tell since when",
      evidence: undated.map(\.origin))
  }
}

/// In days.
private let patience = 90
