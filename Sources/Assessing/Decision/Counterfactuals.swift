import ReportModel

extension Grounds {
  /// What would have to come true for an unconditional GO: everything that fires, and the checks that lift coverage.
  ///
  /// - Returns: `nil` when it is one.
  var wayToGo: Counterfactual? {
    let all = obstacles
    guard !all.isEmpty else { return nil }
    let steps = distinct(all.compactMap(\.step))
    let lifting = lifting(to: CoverageLine.decision(tier: view.tier), besides: steps)
    return Counterfactual(goal: .go, steps: withoutEchoes(steps) + lifting)
  }

  /// The same for the level after `level`.
  ///
  /// - Returns: `nil` for the highest.
  func way(beyond level: Level) -> Counterfactual? {
    guard let goal = level.next else { return nil }
    var steps = zip(checks, results).filter { $1.keepsFrom(goal, $0, asOf: asOf) }.map { passing($0, $1) }
    steps += surplusWaivers(at: goal).map { passing($0.0, $0.1) }
    steps += findings.filter { $0.keepsFrom(goal, tier: view.tier) }.map(\.closing)
    if goal > .bronze { steps += spentBudgets.compactMap(\.step) }
    if tally.score == nil { steps += ignorance.compactMap(\.step).filter { $0.kind == .scope } }
    steps = distinct(steps)
    let lifting = lifting(to: CoverageLine.level, besides: steps)
    return Counterfactual(goal: .level(goal), steps: withoutEchoes(steps) + lifting)
  }

  /// Those beyond what the level bears; the lightest first, because little hangs on them.
  private func surplusWaivers(at goal: Level) -> [(Check, CheckResult)] {
    let waived = zip(checks, results).filter { $0.level <= goal && $1.state == .waived }
    let surplus = waived.count - goal.waiverAllowance
    guard surplus > 0 else { return [] }
    let byWeight = waived.enumerated().sorted {
      ($0.element.0.effectiveWeight, $0.offset) < ($1.element.0.effectiveWeight, $1.offset)
    }
    return byWeight.prefix(surplus).map(\.element)
  }

  /// As few further checks as lift coverage over its line once `steps` are done: the heaviest first, then in the rubric's
  /// order.
  private func lifting(to line: Double, besides steps: [Counterfactual.Step]) -> [Counterfactual.Step] {
    var after = self
    after.pass(echoes(of: steps).union(steps.filter { $0.kind == .check }.map(\.subject)))
    var rest = zip(after.checks, after.results).enumerated().filter { _, pair in
      pair.1.state.isInDenominator && !pair.1.state.isCovered && !pair.1.isMoot && pair.0.effectiveWeight > 0
    }.sorted { (-$0.element.0.effectiveWeight, $0.offset) < (-$1.element.0.effectiveWeight, $1.offset) }[...]
    var more: [Counterfactual.Step] = []
    while let score = after.tally.score, score.coverage.value < line, let (_, pair) = rest.popFirst() {
      more.append(passing(pair.0, pair.1))
      after.pass([pair.0.id])
    }
    return more
  }

  private func withoutEchoes(_ steps: [Counterfactual.Step]) -> [Counterfactual.Step] {
    let echoes = echoes(of: steps)
    return steps.filter { $0.kind != .check || !echoes.contains($0.subject) }
  }

  /// The ids of checks that pass with other steps: those that fail for nothing but what these close, and those that ask for
  /// nothing but the reviews that are among them.
  private func echoes(of steps: [Counterfactual.Step]) -> Set<String> {
    let others = steps.filter { $0.kind != .check }
    let (closed, reviews) = (Set(others.flatMap(\.evidence)), others.filter { $0.kind == .review })
    let echoes = zip(checks, results).filter { check, result in
      guard result.state.isInDenominator, result.state != .pass else { return false }
      if result.restsOnly(on: closed) { return true }
      switch check.probe {
      case Probe.requiredReviews.name: return !reviews.isEmpty
      case Probe.securityReview.name: return result.state.lacksReview && reviews.contains { isSecurity($0.subject) }
      default: return false
      }
    }
    return Set(echoes.map(\.0.id))
  }

  /// The same grounds, had these checks passed.
  mutating func pass(_ ids: Set<String>) {
    for index in results.indices where ids.contains(results[index].check) {
      results[index].state = .pass
      results[index].underlying = nil
    }
    tally = Tally(zip(checks, results))
  }
}

extension CheckState {
  /// There is none that its probe could have looked at, whatever somebody says.
  fileprivate var lacksReview: Bool { self == .unknown || self == .claimed }
}

extension CheckResult {
  /// Keeps the service from the level, whatever else is done: it breaks a rung, or it caps the level.
  fileprivate func keepsFrom(_ goal: Level, _ check: Check, asOf: Day) -> Bool {
    if check.level <= goal, breaksLadder(of: check, asOf: asOf) { return true }
    return check.severity == .blocker && state.isRefused || goal > .bronze && state == .contradicted
  }
}

extension OpenFinding {
  fileprivate func keepsFrom(_ goal: Level, tier: Int) -> Bool {
    switch finding.severity {
    case .critical: true
    case .high: goal > (tier == 1 ? .bronze : .silver)
    case .medium, .low, .info, nil: false
    }
  }
}

extension Level {
  /// The one that can be earned next; `nil` for the highest.
  fileprivate var next: Level? {
    switch self {
    case .unassessed, .notReady: .bronze
    case .bronze: .silver
    case .silver: .gold
    case .gold: nil
    }
  }
}

/// Each once, where it first stands.
private func distinct(_ steps: [Counterfactual.Step]) -> [Counterfactual.Step] {
  struct Key: Hashable {
    var kind: Counterfactual.Step.Kind
    var subject: String
    var place: Origin?
  }
  var seen: Set<Key> = []
  return steps.filter { step in
    let isPlaced = step.kind == .finding || step.kind == .condition
    let key = Key(kind: step.kind, subject: step.subject, place: isPlaced ? step.evidence.first : nil)
    return seen.insert(key).inserted
  }
}
