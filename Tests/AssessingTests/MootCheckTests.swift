import ReportModel
import Testing

@testable import Assessing

/// Checks that ask whether all of something is as it should be, of a service that has none of it.
@Suite struct MootCheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var probe: String
    var records: [Record]
    var required: [String]
    var isMoot: Bool

    init(
      _ description: String, _ probe: String, _ records: [Record] = [], required: [String] = [], isMoot: Bool
    ) {
      (testDescription, self.probe, self.records) = (description, probe, records)
      (self.required, self.isMoot) = (required, isMoot)
    }
  }

  static let unticked = checklist([item("c", .unknown, cites: nil)])

  static let cases = [
    Case("no waiver", "waivers-valid", isMoot: true),
    Case("no waiver, and a box that nobody ticked", "waivers-valid", [unticked], isMoot: true),
    Case("no open finding", "findings-owned", isMoot: true),
    Case(
      "no open finding above Low", "findings-owned", [review(by: "qa", .pass, findings: [finding("x", .low)])],
      isMoot: true),
    Case("nothing found", "findings-cited", [review(by: "qa", .pass)], isMoot: true),
    Case("no incident", "incidents-timed", isMoot: true),
    Case("no action", "actions-overdue", isMoot: true),
    Case(
      "no open action", "actions-overdue", [record("a.md", .action(Action(due: today + -9, state: .done)))],
      isMoot: true),
    Case("an open action without a day", "actions-overdue", [record("a.md", .action(Action()))], isMoot: false),
    Case("no certificate", "certificates-fresh", isMoot: true),
    Case("no debt", "debt-documented", isMoot: true),
    Case("no debt that could be due", "debt-overdue", isMoot: true),
    Case("an open debt without a day", "debt-overdue", [ProbeTests.debt(.low)], isMoot: false),
    Case("no decision record", "decision-record-status", isMoot: true),
    Case("no decision record to settle", "decision-record-settled", isMoot: true),
    Case("no decision record to look at again", "decision-record-current", isMoot: true),
    Case(
      "a decision in force that nobody means to look at again", "decision-record-current",
      [ProbeTests.adr(.accepted)], isMoot: false),
    Case("no automation", "automation-pays", isMoot: true),
    Case(
      "an automation without its times", "automation-pays", [ProbeTests.automation(60, saved: nil)], isMoot: false),
    Case("no plan", "plans-estimated", isMoot: true),
    Case("nobody must review, and nobody has", "personas-defined", isMoot: true),
    Case("no persona", "persona-sections", isMoot: true),
    Case("no persona to be short", "persona-budget", isMoot: true),
    Case("no KPI", "indicators-readable", isMoot: true),
    Case("no KPI to measure", "indicators-measured", isMoot: true),
    Case("no KPI to meet", "indicators-met", isMoot: true),
    Case("a KPI without a value", "indicators-met", [ProbeTests.kpi(nil)], isMoot: false),
    Case("nobody is required", "required-reviews", isMoot: false),
    Case("no SLO, which is missing", "slo-window", isMoot: false),
    Case("only a latency is promised", "slo-window", [ProbeTests.slo(latency: ProbeTests.warned)], isMoot: true),
    Case("no latency objective", "latency-warning", isMoot: true),
    // What ought to be there.
    Case("no SLO", "slo-stated", isMoot: false),
    Case("no SLO to measure", "slo-measured", isMoot: false),
    Case("no budget that is measured", "error-budgets", isMoot: false),
    Case("no load test", "load-test-current", isMoot: false),
    Case("no load test with limits", "load-test-passed", isMoot: false),
    Case("no load test at a multiple of the peak", "load-test-headroom", isMoot: false),
    Case("no runbook", "runbooks-complete", isMoot: false),
    Case("no runbook with a day", "runbooks-current", isMoot: false),
    Case("no review", "critical-findings", isMoot: false),
    Case("no review that sees High findings", "high-findings", isMoot: false),
    Case("no review to have young findings", "findings-young", isMoot: false),
    Case("no security review", "security-review", isMoot: false),
    Case("no deployment", "deployments-approved", isMoot: false),
  ]

  @Test(arguments: cases)
  func `where none has to be, none is wrong`(_ example: Case) {
    let checks =
      checks(9, .required, prefix: "p") + [
        Check(id: "c", question: "?", category: "All", severity: .recommended, level: .silver, probe: example.probe)
      ]
    let passed = checklist((1...9).map { item("p-\($0)", line: $0) }, at: "passed.md")
    let sample = Sample(
      records: [passed] + example.records, checks: checks, policy: AssessmentPolicy(requiredPersonas: [2: []]))
    let assessment = sample.assess()
    #expect(assessment.results.last?.state == .unknown)
    #expect(assessment.results.last?.isMoot == example.isMoot)
    #expect(assessment.level == (example.isMoot ? .gold : .bronze))
    // What nobody could look at counts for as little as ever.
    #expect(assessment.score?.text == "verified 96.4 (96.4-100.0) · coverage 96 % · claimed 96.4")
  }

  @Test func `a probe that gives no answer without records is in the table`() {
    let always = ["owner-declared", "tier-declared", "latency-objective"]
    #expect(Set(Self.cases.map(\.probe)).union(always) == Set(Probe.all.map(\.name)))
  }

  @Test(arguments: [("waivers-valid", false), ("slo-measured", true)])
  func `coverage is never lifted by records that need not be there`(_ probe: String, _ isAsked: Bool) {
    let check = Check(
      id: "c", question: "?", category: "All", severity: .required, level: .gold, probe: probe, weight: 100)
    let sample = Sample(
      records: [checklist([item("p-1")])], checks: checks(1, .recommended, prefix: "p") + [check])
    let ways = sample.assess().counterfactuals.filter { $0.goal == .level(.bronze) }
    let steps = ways.flatMap(\.steps).map(\.subject)
    #expect(steps.contains("c") == isAsked)
  }

  @Test func `what a checklist says is amiss counts, record or none`() {
    let check = Check(
      id: "c", question: "?", category: "All", severity: .recommended, level: .silver, probe: "actions-overdue")
    let result = Sample(records: [checklist([item("c", .fail)])], checks: [check]).assess().results[0]
    #expect(result.state == .fail)
    #expect(!result.isMoot)
  }
}
