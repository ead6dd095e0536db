import ReportModel

/// A level, and the waivers that it rests on.
struct LevelStanding: Hashable, Sendable {
  var level: Level
  var waivers: Int
}

/// The highest rung that holds, then what caps it.
func level(
  of tally: Tally, results: some Sequence<(Check, CheckResult)>, findings: [OpenFinding], tier: Int, asOf: Day,
  hasSpentBudget: Bool = false
) -> LevelStanding {
  guard let score = tally.score, score.coverage.value >= CoverageLine.level else {
    return LevelStanding(level: .unassessed, waivers: 0)
  }
  let results = Array(results)
  let climbed = climb(results, asOf: asOf)
  let capped = min(climbed.level, cap(results, findings: findings, tier: tier, hasSpentBudget: hasSpentBudget))
  return LevelStanding(
    level: capped, waivers: capped == climbed.level ? climbed.waivers : waivers(results, upTo: capped))
}

/// Rung by rung from Bronze; the first that does not hold ends the climb.
private func climb(_ results: [(Check, CheckResult)], asOf: Day) -> LevelStanding {
  var reached = LevelStanding(level: .notReady, waivers: 0)
  for rung in [Level.bronze, .silver, .gold] {
    let waivers = waivers(results, upTo: rung)
    let holds = results.allSatisfy { $0.0.level > rung || !$0.1.breaksLadder(of: $0.0, asOf: asOf) }
    guard holds, waivers <= rung.waiverAllowance else { break }
    reached = LevelStanding(level: rung, waivers: waivers)
  }
  return reached
}

private func waivers(_ results: [(Check, CheckResult)], upTo rung: Level) -> Int {
  rung < .bronze ? 0 : results.count { $0.0.level <= rung && $0.1.state == .waived }
}

private func cap(
  _ results: [(Check, CheckResult)], findings: [OpenFinding], tier: Int, hasSpentBudget: Bool
) -> Level {
  let hasFailedBlocker = results.contains { $0.0.severity == .blocker && $0.1.state.isRefused }
  if hasFailedBlocker || findings.contains(where: { $0.finding.severity == .critical }) { return .notReady }
  if hasSpentBudget || results.contains(where: { $0.1.state == .contradicted }) { return .bronze }
  if findings.contains(where: { $0.finding.severity == .high }) { return tier == 1 ? .bronze : .silver }
  return .gold
}

extension Level {
  /// How many waivers a service may rest on at this level.
  var waiverAllowance: Int {
    switch self {
    case .unassessed, .notReady, .gold: 0
    case .bronze: 3
    case .silver: 1
    }
  }
}

extension CheckResult {
  /// Keeps its level from holding. (How many waivers a level bears is counted apart.)
  func breaksLadder(of check: Check, asOf: Day) -> Bool {
    switch state {
    case .pass, .waived, .notApplicable, .upcoming: false
    case .claimed: check.severity == .blocker || check.severity == .required
    case .stale: check.severity == .blocker || !isInGrace(asOf)
    case .unknown: !isMoot
    case .contradicted, .fail, .error, .waiverExpired, .partial, .barePartial: true
    }
  }

  /// For seven days a level outlives evidence that ran out.
  private func isInGrace(_ asOf: Day) -> Bool {
    expires.map { asOf - $0 <= 7 } ?? false
  }
}
