import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// Each probe with a yes, a no and nothing to look at.
@Suite struct ProbeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var probe: String
    var sample: Sample
    var state: CheckState
    var reason: String?

    init(
      _ description: String, _ probe: String, _ records: [Record] = [], tier: Int? = 2, owner: String? = nil,
      required: [String] = [], is state: CheckState, because reason: String? = nil
    ) {
      (testDescription, self.probe, self.state, self.reason) = (description, probe, state, reason)
      sample = Sample(
        service: Service(id: "pay", name: "Payments", tier: tier, owner: owner), records: records,
        checks: [
          Check(id: "c", question: "?", category: "All", severity: .recommended, probe: probe),
          Check(id: "another", question: "?", category: "All", severity: .recommended),
        ],
        policy: AssessmentPolicy(requiredPersonas: [2: required]))
    }
  }

  static func slo(
    _ objective: String? = nil, window: String? = nil, latency: ServiceLevelObjective.Latency? = nil,
    measured: String? = nil, period: CompliancePeriod? = nil,
    at path: String = "slo.md"
  ) -> Record {
    let slo = ServiceLevelObjective(
      objective: objective, window: window, latency: latency, format: .frontMatter, measured: measured, period: period)
    return record(path, .slo(slo))
  }

  /// An objective of 90 % and 28 days in each of which so many of ten requests were good.
  static func measured(good: Int) -> [Record] {
    var objective = record(
      "slo.yml", .slo(ServiceLevelObjective(objective: "0.9", format: .frontMatter, period: .days(28))))
    objective.title = "Availability"
    var measurement = Measurement(objective: "availability")
    measurement.rows = (1...28).map { day in
      let start = (today.number - day) * 86_400
      return MeasuredInterval(
        start: start, end: start + 86_400, isByTheClock: true, outcome: .events(EventCount(good: good, valid: 10)))
    }
    return [objective, record("m.csv", .measurement(measurement))]
  }

  static func adr(
    _ status: DecisionRecord.Status?, on date: Day? = today, reviewBy: Day? = nil, at path: String = "adr.md"
  ) -> Record {
    record(path, .decisionRecord(DecisionRecord(status: status, reviewBy: reviewBy)), on: date)
  }

  static func debt(_ severity: Severity?, due: Day? = nil, closed: Bool = false, at path: String = "debt.md") -> Record
  {
    record(path, .debt(Debt(severity: severity, due: due, isClosed: closed)))
  }

  static func persona(
    _ name: String, sections: [String] = [], tokens: Int = 900, indicators: [KeyIndicator] = []
  ) -> Record {
    let persona = Persona(name: name, sections: sections, tokensEstimate: tokens, indicators: indicators)
    return record("personas/\(name).md", .persona(persona))
  }

  static func indicator(_ comparator: KeyIndicator.Target.Comparator?, _ number: String?, _ cadence: String?)
    -> KeyIndicator
  {
    KeyIndicator(
      metric: "m", target: .init(raw: "r", comparator: comparator, number: number), cadence: cadence, line: 4)
  }

  static func waiver(
    approver: String? = "security", expires: Day = today + 9, created: Day = today + -9, at path: String = "waiver.md",
    check: String = "another"
  ) -> Record {
    record(
      path,
      .waiver(
        Waiver(
          check: check, reason: "Costs too much now.", author: "checkout", approver: approver, created: created,
          expires: expires)), on: created)
  }

  static func runbook(_ parts: [Runbook.Part], due: Day? = nil) -> Record {
    record(
      "runbook.md",
      .runbook(Runbook(parts: Dictionary(uniqueKeysWithValues: parts.map { ($0, $0.rawValue) }), reviewDue: due)))
  }

  static func at(_ minute: Int) -> Moment { Moment(day: today, minute: minute, offset: 0) }

  static func loadTest(
    load: String? = nil, kept: Bool? = nil, on date: Day? = today, at path: String = "load.md",
    measured: String? = "120", failed: String? = nil
  ) -> Record {
    let limits = kept.map { [LoadTest.Threshold(metric: "p95", expression: "p(95)<500", isKept: $0, line: 3)] } ?? []
    var test = record(path, .loadTest(LoadTest(errorRate: failed, p95: measured, thresholds: limits)), on: date)
    test.fields = load.map { [Field(name: "target_load", value: $0, line: 2)] } ?? []
    return test
  }

  static func plan(_ effort: String?) -> Record {
    record("plan.md", .plan(WorkPlan(phases: [WorkPlan.Phase(name: "One", effort: effort, line: 3)])))
  }

  static func kpi(_ actual: String?, _ cadence: String? = nil, on day: Day? = nil) -> Record {
    let target = KeyIndicator.Target(raw: ">99.5%", comparator: .greater, number: "99.5", unit: "%")
    return record(
      "kpi.md", .kpi(Indicator(metric: "m", target: target, cadence: cadence, actual: actual, measured: day)))
  }

  static func automation(_ spent: Int, saved: Int?) -> Record {
    record("automation.md", .automation(Automation(spentMinutes: spent, savedMinutes: saved)))
  }

  static let latency = ServiceLevelObjective.Latency(percentile: "95", target: "8 s")
  static let warned = ServiceLevelObjective.Latency(percentile: "95", target: "8 s", warning: "6 s")
  static let sections = [
    "Identity", "Characteristics", "Responsibilities", "Expertise areas", "Review protocol", "Communication style",
    "Output template",
  ]

  static let cases = [
    Case("an owner", "owner-declared", owner: "team-a", is: .pass, because: "team-a owns it"),
    Case("no owner", "owner-declared", is: .fail),
    Case("an owner to come", "owner-declared", owner: "TBD", is: .fail),
    Case("a tier", "tier-declared", tier: 1, is: .pass),
    Case("no tier", "tier-declared", tier: nil, is: .fail),
    Case("no SLO", "slo-stated", is: .unknown, because: "nothing to look at: there is no SLO"),
    Case("an SLO with an objective", "slo-stated", [slo("0.999")], is: .pass),
    Case("an SLO with nothing", "slo-stated", [slo()], is: .fail),
    Case(
      "one SLO of two", "slo-stated", [slo("0.999"), slo(at: "b.md")], is: .partial(done: 1, of: 2),
      because: "1 of 2 SLOs states an objective"),
    Case("a window", "slo-window", [slo("0.999", window: "28d")], is: .pass),
    Case("no window", "slo-window", [slo("0.999")], is: .fail),
    Case(
      "a tool's own window", "slo-window",
      [slo("0.999", period: CompliancePeriod(.rolling(seconds: 30 * 86_400), authority: "Sloth's default"))], is: .pass),
    Case("a window that says nothing", "slo-window", [slo("0.999", window: "-")], is: .fail),
    Case("no objective that needs one", "slo-window", [slo(latency: latency)], is: .unknown),
    Case("a latency", "latency-objective", [slo("0.999"), slo(latency: latency, at: "b.md")], is: .pass),
    Case("no latency", "latency-objective", [slo("0.999")], is: .fail),
    Case("a warning line", "latency-warning", [slo(latency: warned)], is: .pass),
    Case("no warning line", "latency-warning", [slo(latency: latency)], is: .fail),
    Case(
      "a measurement in its own words", "slo-measured", [slo("0.999", measured: "99.95 % in October")], is: .claimed),
    Case("a measurement to come", "slo-measured", [slo("0.999", measured: "TBD")], is: .fail),
    Case("a status", "decision-record-status", [adr(.accepted)], is: .pass),
    Case("an unheard-of status", "decision-record-status", [adr(.other)], is: .fail),
    Case("a young proposal", "decision-record-settled", [adr(.proposed, on: today + -90)], is: .pass),
    Case("an old proposal", "decision-record-settled", [adr(.proposed, on: today + -91)], is: .fail),
    Case("an old decision", "decision-record-settled", [adr(.accepted, on: today + -900)], is: .pass),
    Case("a proposal without a date", "decision-record-settled", [adr(.proposed, on: nil)], is: .error),
    Case("a look due today", "decision-record-current", [adr(.accepted, reviewBy: today)], is: .pass),
    Case("a look due yesterday", "decision-record-current", [adr(.accepted, reviewBy: today + -1)], is: .fail),
    Case(
      "a look due at what is superseded", "decision-record-current", [adr(.superseded, reviewBy: today + -1)],
      is: .unknown),
    Case("a debt with both", "debt-documented", [debt(.high, due: today)], is: .pass),
    Case("a debt without a day", "debt-documented", [debt(.high)], is: .fail),
    Case("a debt paid", "debt-documented", [debt(nil, closed: true)], is: .unknown),
    Case("a debt due today", "debt-overdue", [debt(.low, due: today)], is: .pass),
    Case("a debt due yesterday", "debt-overdue", [debt(.low, due: today + -1)], is: .fail),
    Case(
      "a debt paid late", "debt-overdue", [debt(.low, due: today + -1, closed: true)], is: .pass,
      because: "no debt is open"),
    Case(
      "no open debt with a due date", "debt-overdue", [debt(.low), debt(.low, due: today, closed: true)], is: .unknown,
      because: "nothing to look at: no open debt has a due date"),
    Case(
      "one of two with a due date", "debt-overdue", [debt(.low), debt(.low, due: today)], is: .pass,
      because: "0 of 1 open debt with a due date is past it"),
    Case(
      "one security review passes and another refuses", "security-review",
      [review(by: "application-security", .pass), review(by: "security-engineer", .fail)], is: .fail),
    Case(
      "a security review passes and a certificate is conditional", "security-review",
      [review(by: "application-security", .pass), certificate(by: "security", .conditionallyApproved, on: "ui")],
      is: .barePartial),
    Case(
      "a security review has replaced a refusing certificate", "security-review",
      [certificate(by: "security", .rejected, date: today + -9), review(by: "security", .pass)], is: .pass),
    Case("nobody is required", "required-reviews", is: .unknown),
    Case("who is required has reviewed", "required-reviews", [review(by: "QA", .fail)], required: ["qa"], is: .pass),
    Case(
      "one of two", "required-reviews", [review(by: "QA", .pass)], required: ["qa", "sre"], is: .partial(done: 1, of: 2)
    ),
    Case("none of them", "required-reviews", required: ["qa"], is: .fail),
    Case("no review", "critical-findings", is: .unknown),
    Case("a clean review", "critical-findings", [review(by: "qa", .pass)], is: .pass),
    Case(
      "a refusal that finds nothing critical proves nothing", "critical-findings", [review(by: "qa", .fail)],
      is: .unknown),
    Case("an old clean review", "critical-findings", [review(by: "qa", .pass, on: today + -91)], is: .stale),
    Case("an open one", "critical-findings", [review(by: "qa", .fail, findings: [finding("x", .critical)])], is: .fail),
    Case("an open High one", "high-findings", [review(by: "qa", .pass, findings: [finding("x", .high)])], is: .fail),
    Case(
      "a closed High one", "high-findings", [review(by: "qa", .pass, findings: [finding("x", .high, closed: true)])],
      is: .pass),
    Case(
      "owned", "findings-owned",
      [review(by: "qa", .fail, findings: [finding("x", .medium, owner: "a", due: "2027-01-01")])], is: .pass),
    Case("not owned", "findings-owned", [review(by: "qa", .fail, findings: [finding("x", .medium)])], is: .fail),
    Case(
      "low ones need no owner", "findings-owned", [review(by: "qa", .fail, findings: [finding("x", .low)])],
      is: .unknown),
    Case("a review that says nothing", "findings-young", [review(by: "qa", nil, on: today)], is: .unknown),
    Case(
      "young", "findings-young", [review(by: "qa", .fail, findings: [finding("x", .high)], on: today + -30)],
      is: .pass),
    Case(
      "older than a month", "findings-young",
      [review(by: "qa", .fail, findings: [finding("x", .high)], on: today + -31)], is: .fail),
    Case(
      "of unknown age", "findings-young", [review(by: "qa", .fail, findings: [finding("x", .high)], on: nil)], is: .fail
    ),
    Case(
      "a finding without a place", "findings-cited", [review(by: "qa", .fail, findings: [finding("x", .high)])],
      is: .fail),
    Case("nothing found", "findings-cited", [review(by: "qa", .pass)], is: .unknown),
    Case("no security review", "security-review", [review(by: "qa", .pass)], is: .unknown),
    Case("a security review", "security-review", [review(by: "Security Engineer", .pass)], is: .pass),
    Case("a security refusal", "security-review", [review(by: "security-engineer", .fail)], is: .fail),
    Case("a conditional one", "security-review", [review(by: "security-engineer", .conditional)], is: .barePartial),
    Case("one without a verdict", "security-review", [review(by: "security-engineer", nil)], is: .error),
    Case("an old one", "security-review", [review(by: "security-engineer", .pass, on: today + -91)], is: .stale),
    Case("defined", "personas-defined", [persona("qa"), review(by: "QA", .pass)], is: .pass),
    Case("not defined", "personas-defined", [review(by: "QA", .pass)], is: .fail),
    Case(
      "who signs a certificate has reviewed", "personas-defined", [persona("pell"), certificate(by: "pell", .go)],
      is: .pass, because: "1 of 1 reviewing persona is defined"),
    Case(
      "nobody has reviewed", "personas-defined", is: .unknown,
      because: "nothing to look at: no persona must review, and none has reviewed; it keeps the service from no level"),
    Case("all sections", "persona-sections", [persona("qa", sections: sections)], is: .pass),
    Case("no output", "persona-sections", [persona("qa", sections: Array(sections.dropLast()))], is: .fail),
    Case("short enough", "persona-budget", [persona("qa", tokens: 1500)], is: .pass),
    Case("too long", "persona-budget", [persona("qa", tokens: 1501)], is: .fail),
    Case(
      "a KPI", "indicators-readable", [persona("qa", indicators: [indicator(.greater, "99.5", "Monthly")])], is: .pass),
    Case(
      "a KPI without a number", "indicators-readable", [persona("qa", indicators: [indicator(nil, nil, "Daily")])],
      is: .fail),
    Case("no KPI", "indicators-readable", [persona("qa")], is: .unknown),
    Case("a security certificate", "security-review", [certificate(by: "security-engineer", .approved)], is: .pass),
    Case("a security certificate that refuses", "security-review", [certificate(by: "security", .rejected)], is: .fail),
    Case(
      "a security certificate on conditions", "security-review",
      [certificate(by: "security", .conditionallyApproved, conditions: [.init("x")])], is: .barePartial),
    Case(
      "a security certificate of long ago", "security-review",
      [certificate(by: "security", .go, date: today + -91)], is: .stale),
    Case("advice on security", "security-review", [certificate(by: "security", .recommend)], is: .unknown),
    Case(
      "a pass beside a certificate that refuses", "security-review",
      [review(by: "security", .pass), certificate(by: "security", .noGo)], is: .fail),
    Case("a fresh certificate", "certificates-fresh", [certificate(by: "qa", .approved)], is: .pass),
    Case("an old certificate", "certificates-fresh", [certificate(by: "qa", .go, date: today + -91)], is: .fail),
    Case("a certificate that only advises", "certificates-fresh", [certificate(by: "qa", .advisoryOnly)], is: .unknown),
    Case("a complete waiver", "waivers-valid", [waiver()], is: .pass),
    Case("a waiver on its last day", "waivers-valid", [waiver(expires: today)], is: .pass),
    Case("a waiver of yesterday", "waivers-valid", [waiver(expires: today + -1)], is: .fail),
    Case(
      "a waiver of yesterday that was renewed", "waivers-valid",
      [waiver(expires: today + -1), waiver(created: today + -1, at: "renewed.md")], is: .pass),
    Case("a waiver on a check that is none", "waivers-valid", [waiver(check: "d")], is: .fail),
    Case("a waiver by nobody", "waivers-valid", [waiver(approver: nil)], is: .fail),
    Case(
      "a complete runbook", "runbooks-complete",
      [runbook([.symptoms, .diagnosis, .remediation, .prevention])], is: .pass),
    Case(
      "a runbook without prevention", "runbooks-complete", [runbook([.symptoms, .diagnosis, .remediation])], is: .fail),
    Case("a runbook to look at today", "runbooks-current", [runbook([], due: today)], is: .pass),
    Case("a runbook to look at yesterday", "runbooks-current", [runbook([], due: today + -1)], is: .fail),
    Case(
      "a runbook that was gone through", "runbooks-current",
      [record("r.md", .runbook(Runbook(lastExercised: today + -180)))], is: .pass),
    Case(
      "a runbook that was gone through long ago", "runbooks-current",
      [record("r.md", .runbook(Runbook(lastExercised: today + -181, reviewDue: today + 9)))], is: .fail),
    Case("a runbook without a date", "runbooks-current", [runbook([])], is: .unknown),
    Case(
      "an incident with its end", "incidents-timed",
      [record("i.md", .incident(Incident(started: at(600), resolved: at(660))))], is: .pass),
    Case(
      "an incident that says how long", "incidents-timed", [record("i.md", .incident(Incident(statedResolve: 5)))],
      is: .pass),
    Case(
      "an incident without an end", "incidents-timed", [record("i.md", .incident(Incident(started: at(600))))],
      is: .fail),
    Case("an action due today", "actions-overdue", [record("a.md", .action(Action(due: today)))], is: .pass),
    Case("an action due yesterday", "actions-overdue", [record("a.md", .action(Action(due: today + -1)))], is: .fail),
    Case(
      "one action late, one without a day", "actions-overdue",
      [record("a.md", .action(Action(due: today + -1))), record("b.md", .action(Action()))], is: .fail,
      because: "1 of 1 open action with a due date is past it"),
    Case(
      "an action done late", "actions-overdue", [record("a.md", .action(Action(due: today + -1, state: .done)))],
      is: .unknown),
    Case("a load test", "load-test-current", [loadTest(on: today + -90)], is: .pass),
    Case(
      "a load test without a value", "load-test-current", [loadTest(on: today, measured: nil)], is: .claimed),
    Case(
      "a load test of which most failed", "load-test-current", [loadTest(on: today, failed: "0.64")], is: .fail),
    Case("a load test of which some failed", "load-test-current", [loadTest(on: today, failed: "0.4")], is: .pass),
    Case("an old load test", "load-test-current", [loadTest(on: today + -91)], is: .stale),
    Case("a load test without a date", "load-test-current", [loadTest(on: nil)], is: .error),
    Case("limits kept", "load-test-passed", [loadTest(kept: true)], is: .pass),
    Case("limits broken", "load-test-passed", [loadTest(kept: false)], is: .fail),
    Case(
      "a better one before", "load-test-passed",
      [loadTest(kept: true, on: today + -9), loadTest(kept: false, at: "m.md")], is: .fail),
    Case("twice the peak", "load-test-headroom", [loadTest(load: "2x expected peak")], is: .pass),
    Case(
      "twice the peak, and nothing measured", "load-test-headroom", [loadTest(load: "2x peak", measured: nil)],
      is: .claimed, because: "said to be tested at 2 times the peak, of which no measured value can be read"),
    Case(
      "one and a half times", "load-test-headroom", [loadTest(load: "1.5x")], is: .fail,
      because: "tested at no more than 1.5 times the peak"),
    Case(
      "twice in words", "load-test-headroom", [loadTest(load: "twice the expected peak (120 requests/s)")], is: .pass,
      because: "tested at 2 times the peak"),
    Case(
      "three times in words", "load-test-headroom", [loadTest(load: "Three times our peak")], is: .pass,
      because: "tested at 3 times the peak"),
    Case(
      "twice the peak, and broken", "load-test-headroom", [loadTest(load: "2x peak", kept: false)], is: .fail,
      because: "at 2 times the peak 1 of 1 limit was broken"),
    Case("twice the peak, and kept", "load-test-headroom", [loadTest(load: "2x peak", kept: true)], is: .pass),
    Case(
      "broken at three times, kept at two", "load-test-headroom",
      [loadTest(load: "3x", kept: false), loadTest(load: "2x", kept: true, at: "m.md")], is: .pass,
      because: "tested at 2 times the peak"),
    Case(
      "broken at one and a half", "load-test-headroom",
      [loadTest(load: "1.5x", kept: false), loadTest(load: "2x", kept: true, at: "m.md")], is: .fail,
      because: "at 1.5 times the peak 1 of 1 limit was broken"),
    Case(
      "broken off", "load-test-headroom", [loadTest(load: "2x peak (aborted at 0.8x)")], is: .fail,
      because: "tested at no more than 0.8 times the peak"),
    Case(
      "broken off at nobody knows what", "load-test-headroom", [loadTest(load: "2x peak, aborted")], is: .fail,
      because: "at 2 times the peak it was broken off"),
    Case("nothing failed", "load-test-headroom", [loadTest(load: "2x peak, no request failed")], is: .pass),
    Case("repeated, not multiplied", "load-test-headroom", [loadTest(load: "peak, run 3 times")], is: .unknown),
    Case("a number of users", "load-test-headroom", [loadTest(load: "500 users")], is: .unknown),
    Case(
      "approved", "deployments-approved", [record("d.md", .deployment(Deployment(approvedBy: "checkout")))], is: .pass),
    Case(
      "approved by who deployed it", "deployments-approved",
      [record("d.md", .deployment(Deployment(approvedBy: "Ann Lee", deployedBy: "ann lee")))], is: .fail),
    Case(
      "approved by another", "deployments-approved",
      [record("d.md", .deployment(Deployment(approvedBy: "checkout", deployedBy: "ann lee")))], is: .pass),
    Case(
      "approved by nobody", "deployments-approved", [record("d.md", .deployment(Deployment(approvedBy: "TBD")))],
      is: .fail),
    Case(
      "not approved yet", "deployments-approved",
      ["not approved", "pending (platform)", "platform (not yet signed)"].map { (name: String) -> Record in
        record("\(name).md", .deployment(Deployment(approvedBy: name)))
      }, is: .fail),
    Case("to be estimated", "plans-estimated", [plan("TBD")], is: .fail),
    Case("estimated", "plans-estimated", [plan("2 weeks")], is: .pass),
    Case("not estimated", "plans-estimated", [plan(nil)], is: .fail),
    Case("measured", "indicators-measured", [kpi("99.7")], is: .pass),
    Case("measured in its time", "indicators-measured", [kpi("99.7", "weekly", on: today + -10)], is: .pass),
    Case("measured too long ago", "indicators-measured", [kpi("99.7", "weekly", on: today + -11)], is: .fail),
    Case("not measured", "indicators-measured", [kpi(nil)], is: .fail),
    Case("met", "indicators-met", [kpi("99.51")], is: .pass),
    Case("missed", "indicators-met", [kpi("99.5")], is: .fail),
    Case("nothing to compare", "indicators-met", [kpi(nil)], is: .unknown),
    Case("five times", "automation-pays", [automation(60, saved: 300)], is: .pass),
    Case("not quite five times", "automation-pays", [automation(60, saved: 299)], is: .fail),
    Case("nobody knows", "automation-pays", [automation(60, saved: nil)], is: .unknown),
    Case("a budget that is not touched", "error-budgets", measured(good: 10), is: .pass),
    Case("a budget that is spent", "error-budgets", measured(good: 8), is: .fail),
    Case("an objective that nobody measures", "error-budgets", [slo("0.9")], is: .unknown),
    Case("an unknown probe", "no-such-probe", is: .error),
  ]

  @Test(arguments: cases)
  func looks(_ example: Case) {
    let result = example.sample.assess().results[0]
    #expect(result.state == example.state)
    if let reason = example.reason { #expect(result.reason == reason) }
  }

  @Test(arguments: [
    ("load-test-current", CheckState.stale, CheckState.pass), ("findings-young", .fail, .pass),
    ("runbooks-current", .fail, .pass), ("indicators-measured", .fail, .pass),
  ])
  func `how long something is good for is the policy's to say`(
    _ probe: String, _ before: CheckState, _ after: CheckState
  ) {
    var sample = Sample(
      records: [
        Self.loadTest(on: today + -200), review(by: "qa", .fail, findings: [finding("x", .high)], on: today + -80),
        record("r.md", .runbook(Runbook(lastExercised: today + -200))), Self.kpi("99.7", "weekly", on: today + -20),
      ], checks: [Check(id: "c", question: "?", category: "All", severity: .recommended, probe: probe)])
    #expect(sample.assess().results[0].state == before)
    for kind in [TimeToLive.Kind.loadTest, .runbook, .kpiWeekly] { sample.policy.ttl[kind] = 200 }
    sample.policy.findingLimits[.high] = 80
    #expect(sample.assess().results[0].state == after)
  }

  @Test func `every probe is seen to say no`() {
    // Nobody measures a load test that was not made: an old one is out of date, and no failure.
    let refusing = Set(Self.cases.filter { $0.state == .fail }.map(\.probe)).union(["load-test-current"])
    #expect(Set(Probe.all.map(\.name)) == refusing)
  }

  @Test func `a tick that a probe refutes is contradicted, with both places`() {
    let check = Check(
      id: "c", question: "?", category: "All", severity: .required, probe: "security-review",
      claims: ["Security review passed"])
    let ticked = ChecklistItem(text: "Security review passed", state: .pass, line: 6)
    let sample = Sample(
      records: [checklist([ticked]), review(by: "security-engineer", .fail, at: "reviews/s.md")], checks: [check])
    let result = sample.assess().results[0]
    #expect(result.state == .contradicted)
    #expect(result.evidence == [origin("ready.md", 6), origin("reviews/s.md", 5)])
    #expect(sample.assess().score?.text == "verified 0.0 (0.0-0.0) · coverage 100 % · claimed 100.0")
    let (report, log) = sample.report()
    #expect(report.claims.filter { $0.kind == .reference }.map { "\($0.verdict) \($0.origin.line)" } == ["refuted 6"])
    #expect(log.sorted.filter { $0.id == "claim.reference-refuted" }.map(\.location?.line) == [6])
  }

  @Test func `a tick that another claim of its line refutes is one claim`() {
    let check = Check(
      id: "c", question: "?", category: "All", severity: .required, probe: "security-review",
      claims: ["Security review passed"])
    let ticked = ChecklistItem(text: "Security review passed", state: .pass, line: 6)
    var sample = Sample(
      records: [checklist([ticked]), review(by: "security-engineer", .fail, at: "reviews/s.md")], checks: [check])
    sample.statements = [Statement(.passed(["security"]), at: origin("ready.md", 6), text: "Security review passed")]
    #expect(sample.report().0.claims.filter { $0.kind == .reference }.map(\.verdict) == [.refuted])
  }

  @Test func `a cross that a probe bears out and a tick that it bears out refute nothing`() {
    let check = Check(
      id: "c", question: "?", category: "All", severity: .required, probe: "security-review", claims: ["Looked at it"])
    for (state, verdict) in [(ChecklistItem.State.fail, Review.Verdict.fail), (.pass, .pass), (.unknown, .fail)] {
      let said = ChecklistItem(text: "Looked at it", state: state, line: 6)
      let records = [checklist([said]), review(by: "security-engineer", verdict, at: "reviews/s.md")]
      #expect(Sample(records: records, checks: [check]).report().0.claims.filter { $0.kind == .reference } == [])
    }
  }

  @Test func `where the probe sees no record, a tick with evidence is only claimed`() {
    let check = Check(id: "c", question: "?", category: "All", severity: .required, probe: "security-review")
    let result = Sample(records: [checklist([item("c")])], checks: [check]).assess().results[0]
    #expect(result.state == .claimed)
    #expect(
      result.reason == "\"c\" is ticked, and src/app.swift exists, whose lines were not looked at; "
        + "nothing bears it out: there is no security review")
  }
}
