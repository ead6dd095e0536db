import ReportModel
import Testing

@testable import Assessing

@Suite struct LevelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var answers: [(Level, Check.Severity, CheckState)]
    var findings: [Severity]
    var tier: Int
    var standing: LevelStanding

    init(
      _ description: String, _ answers: [(Level, Check.Severity, CheckState)], findings: [Severity] = [], tier: Int = 2,
      is level: Level, waivers: Int = 0
    ) {
      (testDescription, self.answers, self.findings, self.tier) = (description, answers, findings, tier)
      standing = LevelStanding(level: level, waivers: waivers)
    }
  }

  static let full: [(Level, Check.Severity, CheckState)] = [
    (.bronze, .blocker, .pass), (.silver, .required, .pass), (.gold, .recommended, .pass),
  ]

  @Test(arguments: [
    Case("everything passes", full, is: .gold),
    Case("a gold check fails", full + [(.gold, .recommended, .fail)], is: .silver),
    Case("a bronze check is unknown", full + [(.bronze, .recommended, .unknown)], is: .notReady),
    Case("a recommended claim does not break a level", full + [(.bronze, .recommended, .claimed)], is: .gold),
    Case("a required claim does", full + [(.silver, .required, .claimed)], is: .bronze),
    Case("a waiver at silver", full + [(.silver, .required, .waived)], is: .silver, waivers: 1),
    Case(
      "two waivers are one too many for silver", full + [(.silver, .required, .waived), (.bronze, .required, .waived)],
      is: .bronze, waivers: 1),
    Case(
      "four are one too many for bronze", full + Array(repeating: (.bronze, .required, .waived), count: 4),
      is: .notReady),
    Case("a failed blocker of gold", full + [(.gold, .blocker, .fail)], is: .notReady),
    Case("an open Critical finding", full, findings: [.critical], is: .notReady),
    Case("an open High finding", full, findings: [.high], is: .silver),
    Case("an open High finding on tier 1", full, findings: [.high], tier: 1, is: .bronze),
    Case("an open Medium finding", full, findings: [.medium], is: .gold),
    Case("a contradicted gold check", full + [(.gold, .recommended, .contradicted)], is: .bronze),
    Case("too little coverage", [(.gold, .blocker, .unknown), (.bronze, .blocker, .pass)], is: .unassessed),
    Case(
      "not applicable and upcoming pass", full + [(.bronze, .blocker, .notApplicable), (.bronze, .blocker, .upcoming)],
      is: .gold),
    Case("nothing to count", [(.bronze, .blocker, .upcoming)], is: .unassessed),
  ])
  func levels(_ example: Case) {
    let checks = example.answers.enumerated().map { number, answer in
      Check(id: "c\(number)", question: "?", category: "All", severity: answer.1, level: answer.0)
    }
    let results = zip(checks, example.answers).map { check, answer in
      CheckResult(check: check.id, state: answer.2, reason: "", underlying: answer.2 == .waived ? .fail : nil)
    }
    let findings = example.findings.map { OpenFinding(finding: finding("x", $0), review: "r", origin: origin("r.md")) }
    let pairs = Array(zip(checks, results))
    let standing = level(of: Tally(pairs), results: pairs, findings: findings, tier: example.tier, asOf: today)
    #expect(standing == example.standing)
  }

  @Test(arguments: [
    (Check.Severity.required, 7, Level.gold), (.required, 8, .notReady), (.blocker, 1, .notReady),
  ])
  func `stale evidence breaks a level after seven days, a blocker's at once`(
    severity: Check.Severity, days: Int, reached: Level
  ) {
    let checks =
      checks(9, .required, prefix: "p") + [
        Check(id: "old", question: "?", category: "All", severity: severity, level: .bronze)
      ]
    let results = checks.map { check in
      let isOld = check.id == "old"
      return CheckResult(
        check: check.id, state: isOld ? .stale : .pass, reason: "", expires: isOld ? today + -days : nil)
    }
    let pairs = Array(zip(checks, results))
    #expect(level(of: Tally(pairs), results: pairs, findings: [], tier: 2, asOf: today).level == reached)
  }

  @Test(arguments: [
    (CheckState.contradicted, 0.0, 1.0, 1.0), (.fail, 0, 0, 1), (.error, 0, 0, 0), (.stale, 0, 1, 0),
    (.unknown, 0, 0, 0),
    (.claimed, 0, 1, 0), (.partial(done: 1, of: 4), 0.25, 0.25, 1), (.barePartial, 0, 0.5, 0), (.pass, 1, 1, 1),
  ])
  func `each state has its credits`(state: CheckState, verified: Double, claimed: Double, coverage: Double) {
    let check = Check(id: "c", question: "?", category: "All", severity: .required)
    let score = Tally([(check, CheckResult(check: "c", state: state, reason: ""))]).score
    #expect(score?.verified == Ratio(verified))
    #expect(score?.claimed == Ratio(claimed))
    #expect(score?.coverage == Ratio(coverage))
    #expect(score?.upper == Ratio(verified + 1 - coverage))
  }

  @Test(arguments: [CheckState.waived, .waiverExpired])
  func `a waived state is worth what it covers`(state: CheckState) {
    let check = Check(id: "c", question: "?", category: "All", severity: .required)
    let result = CheckResult(check: "c", state: state, reason: "", underlying: .partial(done: 1, of: 2))
    let score = Tally([(check, result)]).score
    #expect(score?.text == "verified 50.0 (50.0-50.0) · coverage 100 % · claimed 50.0")
  }

  @Test func `what is not applicable narrows the scope, and below three quarters that is flagged`() {
    let four = checks(4, .required)
    func scope(_ states: [CheckState]) -> Score? {
      Tally(zip(four, states.map { CheckResult(check: "c", state: $0, reason: "") })).score
    }
    #expect(scope([.pass, .pass, .pass, .notApplicable])?.scope == Ratio(0.75))
    #expect(scope([.pass, .pass, .pass, .notApplicable])?.isNarrow == false)
    #expect(scope([.pass, .pass, .notApplicable, .notApplicable])?.isNarrow == true)
  }
}
