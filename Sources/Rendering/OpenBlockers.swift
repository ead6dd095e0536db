import ReportModel

/// The blockers that stand between a service and its GO.
struct OpenBlockers: Hashable, Sendable {
  /// Somebody looked and said no, or said yes and was refuted.
  var refused: [String]
  /// How many of those are met in part.
  var partial: Int
  var unanswered: [String]
  /// How many of those had an answer that became too old, and how many one that nothing bears out.
  var stale = 0
  var unverified = 0
  /// Open ones that are Critical.
  var findings: Int

  /// Least for what holds back most: Critical findings before failures, these before what is met in part or unanswered.
  var rank: Int {
    let counts = [findings, refused.count - partial, partial + unanswered.count]
    return counts.reduce(0) { $0 * 1_000 + 999 - min($1, 999) }
  }

  var text: String {
    var parts: [String] = []
    if refused.count > partial { parts.append("\(refused.count - partial) failed") }
    if partial > 0 { parts.append("\(partial) in part") }
    let silent = unanswered.count - stale - unverified
    if silent > 0 { parts.append("\(silent) unanswered") }
    if unverified > 0 { parts.append("\(unverified) not verified") }
    if stale > 0 { parts.append("\(stale) out of date") }
    if findings > 0 { parts.append(counted(findings, "critical finding", "critical findings")) }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}

extension SiteMap {
  func openBlockers(_ assessment: Assessment) -> OpenBlockers {
    let critical = assessment.openFindings.filter { $0.finding.severity == .critical }
    let places = Set(critical.map(\.origin))
    let blockers = assessment.results.filter { result in
      guard check(result.check)?.severity == .blocker, result.state.isOpen else { return false }
      // The check that asks for such findings is nothing besides them.
      return !result.evidence.restOnly(on: places)
    }
    return OpenBlockers(
      refused: blockers.filter(\.state.isRefused).map(\.check), partial: blockers.count(where: \.state.isPartial),
      unanswered: blockers.filter { !$0.state.isRefused }.map(\.check), stale: blockers.count { $0.state == .stale },
      unverified: blockers.count { $0.state == .claimed }, findings: critical.count)
  }
}
