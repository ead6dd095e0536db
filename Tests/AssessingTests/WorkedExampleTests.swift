import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// Numbers that were worked out by hand.
@Suite struct WorkedExampleTests {
  /// The checklist of a payment service that is far from ready: 24 rows, one ticked without a review to show for it.
  private static func launch(_ more: [Record] = []) -> Assessment {
    let warnings: Set<Int> = [4, 7, 17, 23]
    let items = (1...24).map { row -> ChecklistItem in
      let state: ChecklistItem.State = row == 24 ? .pass : warnings.contains(row) ? .partial : .fail
      return item("c-\(row)", state, cites: nil, line: row)
    }
    let blockers: Set<Int> = [1, 10, 11, 12]
    let rows = (1...24).map { row in
      Check(
        id: "c-\(row)", question: "?", category: "All", severity: blockers.contains(row) ? .blocker : .required,
        probe: row == 24 ? "security-review" : nil, weight: 1)
    }
    return Sample(records: [checklist(items)] + more, checks: rows).assess()
  }

  @Test func `four warnings and one unproven tick among 24 rows are claimed 12.5 and verified 0`() {
    let assessment = Self.launch()
    #expect(assessment.score?.verified.percentText == "0.0")
    #expect(assessment.score?.claimed.percentText == "12.5")
    #expect(assessment.score?.trustGap.percentText == "12.5")
    #expect(assessment.state(of: "c-24") == .claimed)
    #expect(assessment.decision.word == .noGo)
    #expect(assessment.decision.rule == 3)
  }

  @Test(arguments: [
    review(by: "security-engineer", .pass), certificate(by: "security-engineer", .approved, date: today + -90),
  ])
  func `once the security review can be found, 4.2 are verified`(signed: Record) {
    let assessment = Self.launch([signed])
    #expect(assessment.score?.verified.percentText == "4.2")
    #expect(assessment.score?.claimed.percentText == "12.5")
    #expect(assessment.state(of: "c-24") == .pass)
    #expect(assessment.decision.word == .noGo)
  }

  @Test func `eight passes and two unknowns of ten recommended checks are 80, up to 100`() {
    let items = (1...8).map { item("c-\($0)", line: $0) }
    let assessment = Sample(records: [checklist(items)], checks: checks(10, .recommended)).assess()
    #expect(assessment.score?.text == "verified 80.0 (80.0-100.0) · coverage 80 % · claimed 80.0")
    #expect(assessment.decision.word == .go)
  }

  @Test func `marked not applicable by nobody with the right to, the two change nothing`() {
    let items = (1...10).map { item("c-\($0)", $0 > 8 ? .notApplicable : .pass, line: $0) }
    let assessment = Sample(records: [checklist(items)], checks: checks(10, .recommended)).assess()
    #expect(assessment.score?.text == "verified 80.0 (80.0-100.0) · coverage 80 % · claimed 80.0")
    #expect(assessment.score?.scope == .one)
  }

  @Test func `with approval what is left is all, and the scope is 0.8`() {
    let ten = checks(10, .recommended)
    let results = ten.enumerated().map { number, check in
      CheckResult(check: check.id, state: number < 8 ? .pass : .notApplicable, reason: "")
    }
    let score = Tally(zip(ten, results)).score
    #expect(score?.text == "verified 100.0 (100.0-100.0) · coverage 100 % · claimed 100.0")
    #expect(score?.scope == Ratio(0.8))
    #expect(score?.isNarrow == false)
  }

  /// Ten blockers, nine of which pass; the tenth in `state`, which is that of a failure.
  private func decided(_ state: CheckState, expires: Day?) -> (Decision, Score?, LevelStanding) {
    let ten = checks(10, .blocker)
    var results = ten.map { CheckResult(check: $0.id, state: .pass, reason: "") }
    results[9] = CheckResult(
      check: "c-10", state: state, reason: "", underlying: .fail, expires: expires, waiverOwner: "team-pay")
    let sample = Sample(checks: ten)
    var log = DiagnosticLog()
    let view = ServiceView(
      of: sample.service, in: PortfolioIndex(sample.portfolio), policy: sample.policy, asOf: today, into: &log)
    let tally = Tally(zip(ten, results))
    let grounds = Grounds(view: view, checks: ten, results: results, tally: tally, findings: [])
    let reached = level(of: tally, results: zip(ten, results), findings: [], tier: 2, asOf: today)
    return (decide(grounds, into: &log), tally.score, reached)
  }

  @Test func `a waiver on the failed one leaves the number, and makes it GO WITH CONDITIONS until it expires`() {
    let (decision, score, reached) = decided(.waived, expires: today)
    #expect(score?.text == "verified 90.0 (90.0-90.0) · coverage 100 % · claimed 90.0")
    #expect(decision.word == .goWithConditions)
    #expect(decision.validUntil == today)
    #expect(reached == LevelStanding(level: .bronze, waivers: 1) || reached.level > .bronze)
  }

  @Test func `on the day after the waiver's last it is NO-GO`() {
    let (decision, score, reached) = decided(.waiverExpired, expires: today + -1)
    #expect(score?.text == "verified 90.0 (90.0-90.0) · coverage 100 % · claimed 90.0")
    #expect(decision.word == .noGo && decision.rule == 3)
    #expect(reached.level == .notReady)
  }

  @Test func `one failed blocker of ten is 90, not ready and NO-GO`() {
    let items = (1...9).map { item("c-\($0)", line: $0) } + [item("c-10", .fail, line: 10)]
    let assessment = Sample(records: [checklist(items)], checks: checks(10, .blocker)).assess()
    #expect(assessment.score?.text == "verified 90.0 (90.0-90.0) · coverage 100 % · claimed 90.0")
    #expect(assessment.level == .notReady)
    #expect(assessment.decision.word == .noGo)
    #expect(assessment.numbers == [3])
    #expect(assessment.decision.fired[0].reasons.map(\.text) == ["blocker c-10 fails"])
  }

  @Test func `nothing to count gives no number at all`() {
    let announced = Check(id: "soon", question: "?", category: "All", severity: .info)
    let assessment = Sample(checks: [announced]).assess()
    #expect(assessment.score == nil)
    #expect(assessment.level == .unassessed)
    #expect(assessment.decision.word == .notAssessed)
    #expect(assessment.state(of: "soon") == .upcoming)
  }

  @Test func `blockers weigh four times as much as recommendations, requirements three times`() {
    let mixed =
      checks(1, .blocker, prefix: "b") + checks(1, .required, prefix: "r") + checks(1, .recommended, prefix: "o")
    let assessment = Sample(records: [checklist([item("b-1"), item("r-1", line: 4)])], checks: mixed).assess()
    #expect(assessment.score?.verified == Ratio(0.875))  // 17.5 of 20
  }
}
