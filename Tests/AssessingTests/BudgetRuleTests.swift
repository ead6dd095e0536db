import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// Rule 5, and the level's cap: what a budget that is used up does.
@Suite struct BudgetRuleTests {
  /// The grounds of a service that is ready but for its budget.
  private func grounds(_ state: ObjectiveStanding.State, consumed: Double?, _ records: [Record] = []) -> Grounds {
    let slo = record("slo.md", .slo(ServiceLevelObjective(objective: "0.999", format: .frontMatter)))
    let sample = Sample(records: [DecisionTests.done, slo] + records, checks: DecisionTests.blocker)
    let standing = ObjectiveStanding(
      record: slo.id, service: "pay", state: state, consumed: consumed, reason: "measured", evidence: [slo.origin])
    let index = PortfolioIndex(sample.portfolio, objectives: [standing])
    var log = DiagnosticLog()
    let view = ServiceView(of: sample.service, in: index, policy: sample.policy, asOf: today, into: &log)
    let results = [CheckResult(check: "c-1", state: .pass, reason: "")]
    return Grounds(
      view: view, checks: sample.checks, results: results, tally: Tally(zip(sample.checks, results)), findings: [])
  }

  private func decision(_ grounds: Grounds) -> Decision {
    var log = DiagnosticLog()
    return decide(grounds, into: &log)
  }

  @Test(arguments: [
    (ObjectiveStanding.State.ok, 0.2 as Double?, Decision.Word.go), (.atRisk, 0.8, .go), (.exhausted, 1, .noGo),
    (.exhausted, 4.3, .noGo), (.noData, nil, .go), (.insufficientTraffic, 2, .go), (.stale, 2, .go),
  ])
  func `only a budget that is used up holds features back`(
    state: ObjectiveStanding.State, consumed: Double?, word: Decision.Word
  ) {
    let decision = decision(grounds(state, consumed: consumed))
    #expect(decision.word == word)
    #expect(decision.rule == (word == .go ? 7 : 5))
    #expect(decision.fired.map(\.appliesTo) == [word == .go ? nil : "features"])
  }

  @Test func `the share that is consumed and the service's own policy are printed`() {
    var runbook = record("runbook.md", .runbook(Runbook()))
    runbook.fields = [Field(name: "Error budget policy", value: "Freeze features for a week.", line: 4)]
    let fired = decision(grounds(.exhausted, consumed: 1.2599, [runbook])).fired
    #expect(
      fired[0].reasons.map(\.text) == [
        "the error budget of \"slo.md\" is used up, 125.9 % of it",
        "the error-budget policy says: \"Freeze features for a week.\"",
      ])
    #expect(fired[0].reasons[1].evidence == [origin("runbook.md", 4)])
  }

  @Test func `the level is Bronze at best`() {
    let passes = [Level.bronze, .silver, .gold].map {
      Check(id: $0.rawValue, question: "?", category: "All", severity: .required, level: $0)
    }.map { ($0, CheckResult(check: $0.id, state: .pass, reason: "")) }
    func standing(_ isSpent: Bool) -> Level {
      level(of: Tally(passes), results: passes, findings: [], tier: 2, asOf: today, hasSpentBudget: isSpent).level
    }
    #expect(standing(false) == .gold)
    #expect(standing(true) == .bronze)
  }
}
