import ReportModel

/// The blockers that stand between a service and its GO.
struct OpenBlockers: Hashable, Sendable {
  /// Somebody looked and said no, or said yes and was refuted.
  var refused: [String]
  var unanswered: [String]
  /// Open ones that are Critical.
  var findings: Int

  var text: String {
    var parts: [String] = []
    if !refused.isEmpty { parts.append("\(refused.count) failed") }
    if !unanswered.isEmpty { parts.append("\(unanswered.count) unanswered") }
    if findings > 0 { parts.append(counted(findings, "critical finding", "critical findings")) }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}

extension SiteMap {
  func openBlockers(_ assessment: Assessment) -> OpenBlockers {
    let blockers = assessment.results.filter { check($0.check)?.severity == .blocker && $0.state.isOpen }
    return OpenBlockers(
      refused: blockers.filter(\.state.isRefused).map(\.check),
      unanswered: blockers.filter { !$0.state.isRefused }.map(\.check),
      findings: assessment.openFindings.count { $0.finding.severity == .critical })
  }
}
