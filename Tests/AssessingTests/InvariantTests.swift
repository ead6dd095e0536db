import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Assessing

/// What holds for every portfolio, tried on many. A failure prints the seed that led to it.
@Suite struct InvariantTests {
  static let firstSeed: UInt64 = 20_261_120
  static let batches = Array(0..<8)
  /// `make properties` asks for 100,000 of each property; without a wish a few are tried, because every run pays for them.
  static let portfolios = ProcessInfo.processInfo.environment["MUSTER_PORTFOLIOS"].flatMap(Int.init) ?? 2000

  /// - Parameter property: Gives each property portfolios of its own.
  private func forEachSample(_ property: Int, _ batch: Int, _ body: (Sample, inout SplitMix64, UInt64) -> Void) {
    let size = (Self.portfolios + Self.batches.count - 1) / Self.batches.count
    for number in 0..<size {
      let seed = Self.firstSeed + UInt64((property * Self.batches.count + batch) * size + number)
      var random = SplitMix64(state: seed)
      let sample = randomSample(&random)
      body(sample, &random, seed)
    }
  }

  @Test(arguments: batches)
  func `the numbers bound one another, and doubt never raises them`(_ batch: Int) {
    forEachSample(0, batch) { sample, random, seed in
      let before = sample.assess()
      expectBounds(before.score, seed)
      let after = doubted(sample, &random).assess()
      let raised = (after.score?.verified.value ?? 0) > (before.score?.verified.value ?? 0)
      #expect(!raised, "seed \(seed)")
    }
  }

  @Test(arguments: batches)
  func `a new failure never betters a decision, and order changes nothing`(_ batch: Int) {
    forEachSample(1, batch) { sample, random, seed in
      let (report, log) = sample.report()
      let (before, after) = (report.assessments[0], addingFailure(to: sample, &random).assess())
      let isExplained =
        after.decision.word.gate <= before.decision.word.gate
        || (before.lacksCoverage && after.coverage > before.coverage)
      #expect(
        isExplained, "seed \(seed): \(before.numbers) \(after.numbers) \(before.decision.fired) \(after.decision.fired)"
      )
      var shuffled = sample
      shuffled.records.shuffle(using: &random)
      let (again, logAgain) = shuffled.report()
      #expect(again.assessments == report.assessments, "seed \(seed)")
      #expect(logAgain.sorted == log.sorted, "seed \(seed)")
    }
  }

  @Test(arguments: batches)
  func `a stricter verdict in the place of a milder one never betters a decision`(_ batch: Int) {
    forEachSample(4, batch) { sample, random, seed in
      let opinions = sample.records.indices.filter { sample.records[$0].milderVerdict != nil }
      guard !opinions.isEmpty else { return }
      let index = random.pick(opinions)
      var milder = sample
      milder.records[index].soften()
      let (before, after) = (milder.assess().decision, sample.assess().decision)
      #expect(after.word.gate <= before.word.gate, "seed \(seed): \(before.fired) \(after.fired)")
    }
  }

  @Test(arguments: batches)
  func `a waiver never worsens a decision, and never raises what is verified`(_ batch: Int) {
    forEachSample(2, batch) { sample, random, seed in
      var log = DiagnosticLog()
      var grounds = randomGrounds(sample, &random, into: &log)
      let before = (decide(grounds, into: &log), grounds.tally)
      guard let index = grounds.results.firstIndex(where: { $0.state.isWaivable }) else { return }
      grounds.results[index].underlying = grounds.results[index].state
      grounds.results[index].state = .waived
      grounds.results[index].expires = today + 30
      grounds.tally = Tally(zip(grounds.checks, grounds.results))
      expectBounds(grounds.tally.score, seed)
      #expect(decide(grounds, into: &log).word.gate >= before.0.word.gate, "seed \(seed)")
      #expect(grounds.tally.verified <= before.1.verified, "seed \(seed)")
    }
  }

  /// Less than the coverage line no level is held; there each record that says something is one that was looked at.
  @Test(arguments: batches)
  func `a record in which nothing is wrong raises no level that is held`(_ batch: Int) {
    forEachSample(5, batch) { sample, random, seed in
      let index = random.upTo(Self.harmless.count - 1)
      let (probe, records) = Self.harmless[index]
      var without = sample
      without.checks.append(
        Check(
          id: "moot", question: "?", category: "All", severity: .recommended,
          level: random.pick([.bronze, .silver, .gold]), probe: probe))
      var with = without
      with.records += records
      let (before, after) = (without.assess(), with.assess())
      #expect(before.level == .unassessed || after.level <= before.level, "seed \(seed): \(probe)")
      #expect(after.decision.word.gate <= before.decision.word.gate || before.lacksCoverage, "seed \(seed): \(probe)")
    }
  }

  /// By what looks at them.
  private static let harmless: [(String, [Record])] = [
    ("waivers-valid", [ProbeTests.waiver(check: "moot")]),
    ("incidents-timed", [record("i.md", .incident(Incident(statedResolve: 5)))]),
    ("actions-overdue", [record("a.md", .action(Action(due: today)))]),
    ("debt-documented", [ProbeTests.debt(.low, due: today)]), ("debt-overdue", [ProbeTests.debt(.low, due: today)]),
    ("decision-record-status", [ProbeTests.adr(.accepted)]), ("decision-record-settled", [ProbeTests.adr(.accepted)]),
    ("decision-record-current", [ProbeTests.adr(.accepted, reviewBy: today)]),
    ("automation-pays", [ProbeTests.automation(60, saved: 300)]), ("plans-estimated", [ProbeTests.plan("2 weeks")]),
    ("indicators-readable", [ProbeTests.kpi("99.7", "weekly", on: today)]),
    ("indicators-measured", [ProbeTests.kpi("99.7")]), ("indicators-met", [ProbeTests.kpi("99.7")]),
    ("latency-warning", [ProbeTests.slo(latency: ProbeTests.warned)]),
  ]

  @Test(arguments: batches)
  func `what the counterfactual asks for yields GO, and the next level`(_ batch: Int) {
    forEachSample(3, batch) { sample, random, seed in
      var log = DiagnosticLog()
      let grounds = randomGrounds(sample, &random, into: &log)
      if let way = grounds.wayToGo {
        var after = grounds
        after.apply(way.steps)
        let isScopeless = after.tally.score == nil
        #expect(isScopeless || decide(after, into: &log).word == .go, "seed \(seed): \(way.steps.map(\.text))")
        expectMinimal(way, grounds, seed)
      } else {
        #expect(decide(grounds, into: &log).word == .go, "seed \(seed)")
      }
      let standing = grounds.standing
      guard let way = grounds.way(beyond: standing.level), case .level(let goal) = way.goal else { return }
      var after = grounds
      after.apply(way.steps)
      #expect(
        after.tally.score == nil || after.standing.level >= goal, "seed \(seed): \(goal) \(way.steps.map(\.text))")
    }
  }

  /// Without its last step, the one that lifts coverage or any other, it is no GO.
  private func expectMinimal(_ way: Counterfactual, _ grounds: Grounds, _ seed: UInt64) {
    var (after, log) = (grounds, DiagnosticLog())
    after.apply(way.steps.dropLast())
    #expect(decide(after, into: &log).word != .go, "seed \(seed): \(way.steps.map(\.text))")
  }

  @Test(arguments: batches)
  func `a waiver that somebody writes, good or bad, never worsens a decision and never raises what is verified`(
    _ batch: Int
  ) {
    forEachSample(3, batch) { sample, random, seed in
      let before = sample.assess()
      var after = sample
      let written = randomWaiver(for: sample, &random)
      after.records.append(written)
      let waived = after.assess()
      expectBounds(waived.score, seed)
      #expect(waived.decision.word.gate >= before.decision.word.gate, "seed \(seed): \(written.details)")
      let raised = (waived.score?.verified.value ?? 0) > (before.score?.verified.value ?? 0)
      #expect(!raised, "seed \(seed): \(written.details)")
    }
  }

  /// Of every shape that there is, but none that says that a check does not apply: such a one may raise a share.
  private func randomWaiver(for sample: Sample, _ random: inout SplitMix64) -> Record {
    waiver(
      on: random.pick(sample.checks).id, until: random.pick([nil, today, today + 30, today + 100, today + -3]),
      from: random.pick([nil, today, today + -20, today + 2]), author: random.pick(["checkout", "platform", nil]),
      approver: random.pick(["platform", "platform", nil]), reason: random.pick(["One harbour only", "TBD", nil]),
      service: random.pick(["pay", "pay", "pay", nil]))
  }

  private func expectBounds(_ score: Score?, _ seed: UInt64) {
    guard let score else { return }
    let (verified, upper) = (score.verified.value, score.upper.value)
    let isBounded = verified <= score.claimed.value && verified <= upper
    let adds = abs(upper - (verified + 1 - score.coverage.value)) < 1e-9
    #expect(isBounded && adds, "seed \(seed): \(score.text)")
  }

  /// Evidence deleted, or an item marked not applicable by nobody with the right to.
  private func doubted(_ sample: Sample, _ random: inout SplitMix64) -> Sample {
    var sample = sample
    let kind = random.upTo(2)
    if kind == 0 { sample.paths = [] }
    guard kind > 0, !sample.records.isEmpty else { return sample }
    sample.records[random.upTo(sample.records.count - 1)].mapItems { item, number in
      if kind == 1 { item.citations = [] } else if number == 0 { item.state = .notApplicable }
    }
    return sample
  }

  /// A real view with states drawn at random, so that those occur which no record kind brings about yet.
  private func randomGrounds(_ sample: Sample, _ random: inout SplitMix64, into log: inout DiagnosticLog) -> Grounds {
    let index = PortfolioIndex(Portfolio(records: sample.records, services: [sample.service]))
    let view = ServiceView(of: sample.service, in: index, policy: sample.policy, asOf: today, into: &log)
    let results = sample.checks.map { check -> CheckResult in
      let state = random.pick(Self.states)
      let underlying: CheckState? = state == .waived || state == .waiverExpired ? .fail : nil
      return CheckResult(
        check: check.id, state: state, reason: "drawn", underlying: underlying, expires: today + random.upTo(12) + -6)
    }
    var grounds = Grounds(
      view: view, checks: sample.checks, results: results, tally: Tally(zip(sample.checks, results)),
      findings: view.openFindings)
    if random.upTo(9) == 0 {
      grounds.spent = [ObjectiveStanding(record: "slo/x", service: "pay", state: .exhausted, reason: "drawn")]
    }
    return grounds
  }

  private static let states: [CheckState] = [
    .waived, .waiverExpired,
    .contradicted, .fail, .error, .stale, .unknown, .claimed, .partial(done: 2, of: 3), .barePartial, .pass, .pass,
    .pass,
    .pass, .notApplicable, .upcoming,
  ]
}

extension Record {
  /// What a refusal or a condition might have been instead.
  fileprivate var milderVerdict: Details? {
    switch details {
    case .review(var review):
      guard review.verdict == .fail || review.verdict == .conditional else { return nil }
      review.verdict = review.verdict == .fail ? .conditional : .pass
      return .review(review)
    case .certificate(var certificate):
      switch certificate.verdict {
      case .rejected, .noGo, .doNotRecommend, .requiresRemediation: certificate.verdict = .conditionallyApproved
      case .conditionallyApproved: certificate.verdict = .approved
      default: return nil
      }
      return .certificate(certificate)
    default: return nil
    }
  }

  fileprivate mutating func soften() { details = milderVerdict ?? details }
}

extension CheckState {
  fileprivate var isWaivable: Bool {
    switch self {
    case .contradicted, .fail, .partial, .barePartial, .stale: true
    default: false
    }
  }
}

extension Grounds {
  fileprivate var standing: LevelStanding {
    level(
      of: tally, results: zip(checks, results), findings: findings, tier: view.tier, asOf: asOf,
      hasSpentBudget: !spent.isEmpty)
  }

  /// As if what the steps ask for had come true.
  fileprivate mutating func apply(_ steps: some Sequence<Counterfactual.Step>) {
    for step in steps {
      switch step.kind {
      case .check: pass([step.subject])
      case .finding:
        findings.removeAll { $0.finding.title == step.subject && [$0.origin] == step.evidence }
        conditions.removeAll { $0.step.subject == step.subject && $0.step.evidence == step.evidence }
      case .review:
        required.removeAll { foldedName($0.name) == step.subject }
        guard isSecurity(step.subject) else { break }
        let asking = zip(checks, results).filter {
          $0.probe == "security-review" && ($1.state == .unknown || $1.state == .claimed)
        }
        pass(Set(asking.map(\.0.id)))
      case .stop:
        stops.removeAll { $0.id == step.subject }
        unrelented.removeAll { $0.id == step.subject }
      case .condition: conditions.removeAll { $0.step.subject == step.subject && $0.step.evidence == step.evidence }
      case .budget: spent.removeAll { $0.record == step.subject }
      case .scope: break
      }
    }
  }
}

extension Decision.Word {
  /// What a gate makes of it: NOT ASSESSED lets nothing through either.
  fileprivate var gate: Int {
    switch self {
    case .noGo, .notAssessed: 0
    case .goWithConditions: 1
    case .go: 2
    }
  }
}

extension Assessment {
  fileprivate var coverage: Double { score?.coverage.value ?? 0 }
  fileprivate var lacksCoverage: Bool {
    decision.fired.contains { $0.number == 4 && $0.reasons.contains { $0.text.hasPrefix("coverage") } }
  }
}
