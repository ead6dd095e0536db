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
  var isStopped = false
  /// How many required personas say no.
  var refusals = 0
  /// What holds back a service that has none of these; `nil` for one that is a GO.
  var otherwise: String?

  /// Least for what holds back most: a stop before refusals and Critical findings, these before failures, and these before
  /// what is met in part or unanswered.
  var rank: Int {
    let counts = [isStopped ? 1 : 0, refusals + findings, refused.count - partial, partial + unanswered.count]
    return counts.reduce(0) { $0 * 1_000 + 999 - min($1, 999) }
  }

  var text: String {
    var parts: [String] = []
    if isStopped { parts.append("emergency stop") }
    if refusals > 0 { parts.append(counted(refusals, "refusal", "refusals")) }
    if refused.count > partial { parts.append("\(refused.count - partial) failed") }
    if partial > 0 { parts.append("\(partial) in part") }
    let silent = unanswered.count - stale - unverified
    if silent > 0 { parts.append("\(silent) unanswered") }
    if unverified > 0 { parts.append("\(unverified) not verified") }
    if stale > 0 { parts.append("\(stale) out of date") }
    if findings > 0 { parts.append(counted(findings, "critical finding", "critical findings")) }
    return parts.isEmpty ? otherwise ?? "none" : parts.joined(separator: ", ")
  }
}

extension SiteMap {
  func openBlockers(_ assessment: Assessment) -> OpenBlockers {
    let critical = assessment.openFindings.filter { $0.finding.severity == .critical }
    let places = Set(critical.map(\.origin))
    let blockers = assessment.results.filter { result in
      guard check(result.check)?.severity == .blocker, result.state.isOpen else { return false }
      // The check that asks for such findings is nothing besides them.
      return !result.restsOnly(on: places)
    }
    let decision = assessment.decision
    var open = OpenBlockers(
      refused: blockers.filter(\.state.isRefused).map(\.check), partial: blockers.count(where: \.state.isPartial),
      unanswered: blockers.filter { !$0.state.isRefused }.map(\.check), stale: blockers.count { $0.state == .stale },
      unverified: blockers.count { $0.state == .claimed }, findings: critical.count)
    open.isStopped = decision.isEmergencyStop
    open.refusals = decision.fired.first { $0.number == 2 }?.reasons.count ?? 0
    open.otherwise = decision.word >= .goWithConditions ? nil : decision.ground
    return open
  }
}

extension Decision {
  /// What the deciding rule is about, where no blocker is open.
  fileprivate var ground: String? {
    switch rule {
    case 4: "reviews or coverage missing"
    case 5: "error budget used up"
    case 6: "conditions without owner or day"
    default: nil
    }
  }
}
