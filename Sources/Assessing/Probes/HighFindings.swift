import ReportModel

extension Probe {
  /// No review that still stands holds an open High finding.
  static let highFindings = Probe("high-findings", without: "no review comes to an opinion") { view in
    view.openFindingsAnswer(of: .high)
  }
}
