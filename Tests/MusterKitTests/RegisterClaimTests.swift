import Diagnostics
import MusterKit
import ReportModel
import TestSupport
import Testing

/// What registers and files state about themselves, from the text to the verdict.
@Suite struct RegisterClaimTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [String: String]
    /// `line verdict stated, derived`
    var claims: [String]

    init(_ description: String, _ path: String, _ text: String, gives claims: String...) {
      (testDescription, files, self.claims) = (description, [path: text], claims)
    }

    init(_ description: String, _ files: [String: String], gives claims: String...) {
      (testDescription, self.files, self.claims) = (description, files, claims)
    }
  }

  private func claims(_ files: [String: String]) async throws -> [Claim] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (path, text) in files { try folder.write(text + "\n", to: "app/\(path)") }
    var log = DiagnosticLog()
    return try await makeReport(Workplace(folder).request(["app"]), into: &log).claims
  }

  private func expect(_ example: Case) async throws {
    let found = try await claims(example.files).map { claim in
      "\(claim.origin.line) \(claim.verdict) \(claim.stated), \(claim.derived ?? "nothing")"
    }
    #expect(found == example.claims)
  }

  @Test(arguments: [("CRITICAL", "refuted not passed"), ("LOW", "verified pass")])
  func `a certificate is held against the findings of its own text`(level: String, claim: String) async throws {
    let text = """
      # Certificate

      **Agent**: vera
      **Component**: mill
      **Date**: 2026-11-10
      **Certificate ID**: VERA-7

      ## FINDINGS

      ### 1. SQL injection (\(level))

      ## DECISION

      **Status**: APPROVED
      """
    let found = try await claims(["docs/certificates/check_mill_20261110_101010.md": text])
    let verdicts = found.filter { $0.kind == .verdict }
    #expect(verdicts.map { "\($0.origin.line) \($0.verdict) \($0.derived ?? "")" } == ["14 \(claim)"])
  }

  static let register = """
    # Technical debt

    | ID | Severity | Title | Status |
    |---|---|---|---|
    | D-1 | Critical | Old lock | Open |
    | D-2 | Critical | Old key | Resolved |
    | D-3 | Low | Old icon | Open |


    """

  @Test(arguments: [
    Case(
      "all debts, and those that are open", "TECH_DEBT.md", register + "Total: 3 items (2 open, 1 closed)",
      gives: "9 verified 1, 1", "9 verified 2, 2", "9 verified 3, 3"),
    Case(
      "the critical ones are of the active ones", "TECH_DEBT.md", register + "**Total: 2 active items, 2 critical.**",
      gives: "9 verified 2, 2", "9 refuted 2, 1"),
    Case(
      "a bare number may mean all or those that are open", "TECH_DEBT.md", register + "Total: 2",
      gives: "9 verified 2, 2"),
    Case(
      "more than are listed, and the rest may be where the document links to", "TECH_DEBT.md",
      register + "[The rest](debt/README.md)\n\nTotal: 12 items, 1 closed, 1 open",
      gives: "11 verified 1, 1", "11 refuted 1, 2", "11 unverifiable 12, nothing"),
    Case(
      "a table of numbers that cannot be added", "TECH_DEBT.md",
      register + "| Severity | Count |\n|---|---|\n| Critical | \(Int.max) |\n| Low | \(Int.max) |"),
    Case("other things are not debts", "TECH_DEBT.md", register + "Total: 12 days of effort"),
    Case("nor is a total in the middle of a sentence", "TECH_DEBT.md", register + "There are 9 debts in total."),
    Case(
      "in Ukrainian", "TECH_DEBT.md", register + "Усього: 4 борги, з них 2 критичних",
      gives: "9 verified 2, 2", "9 refuted 4, 2"),
    Case(
      "a table of levels", "TECH_DEBT.md",
      register + "| Severity | Count |\n|---|---|\n| Critical | 1 |\n| Low | 2 |\n| Total | 3 |",
      gives: "11 verified 1, 1", "12 refuted 2, 1", "13 verified 3, 3", "13 verified 3, 3"),
    Case(
      "a table of something else", "TECH_DEBT.md",
      register + "| Severity | Count |\n|---|---|\n| Critical | 7 |\n| Low | 9 |"),
  ])
  func `totals of a register of debt`(_ example: Case) async throws { try await expect(example) }

  @Test(arguments: [
    Case(
      "a formula in prose", "docs/risks.md",
      "Score = (Impact + Risk) × (6 − Effort).\n\n| Item | Impact | Risk | Effort | Score |\n|---|---|---|---|---|\n"
        + "| a | 4 | 3 | 2 | 28 |\n| b | 2 | 2 | 1 | 25 |\n| c | high | 2 | 1 | 25 |",
      gives: "5 verified 28, 28", "6 refuted 25, 20"),
    Case(
      "a formula that is written twice", "docs/risks.md",
      "Score = Impact * Risk\n\nAgain: score = impact * risk.\n\nScore = Impact * Risk.\n\n"
        + "| Item | Impact | Risk | Score |\n|---|---|---|---|\n| a | 4 | 3 | 12 |", gives: "9 verified 12, 12"),
    Case(
      "a quotient, rounded", "docs/wsjf.md",
      "WSJF = (Value + Time) / Size\n\n| Job | Value | Time | Size | WSJF |\n|---|---|---|---|---|\n"
        + "| a | 3 | 4 | 3 | 2.33 |\n| b | 3 | 4 | 3 | 2.4 |\n| c | 3 | 4 | 0 | 2 |",
      gives: "5 verified 2.33, 2.33", "6 refuted 2.4, 2.3"),
    Case(
      "a formula over other columns", "docs/risks.md",
      "Score = Impact * Risk\n\n| Item | Impact | Score |\n|---|---|---|\n| a | 4 | 3 |"),
    Case(
      "prose that goes on is no formula", "docs/risks.md",
      "Score = Impact * Risk as agreed?\n\n| Item | Impact | Risk | Score |\n|---|---|---|---|\n| a | 4 | 3 | 3 |"),
  ])
  func `scores by a formula`(_ example: Case) async throws { try await expect(example) }

  @Test(arguments: [
    Case(
      "this less the previous", "scorecard.csv",
      "ID,Dimension,Maturity,Previous,Delta\nD1,Security,3.0,2.5,0.5\nD2,Tests,2.0,2.5,+0.5\nD3,Docs,2.0,2.5,−0.5",
      gives: "2 verified 0.5, 0.5", "3 refuted 0.5, -0.5", "4 verified -0.5, -0.5"),
    Case(
      "a column that says by how much values fell", "docs/runs.md",
      "| Metric | Before | After | Change |\n|---|---|---|---|\n| p95 | 300 | 250 | 50 |\n| p99 | 500 | 420 | 80 |",
      gives: "3 verified 50, 50", "4 verified 80, 80"),
    Case(
      "other units in one row", "docs/runs.md",
      "| Metric | Before | After | Change |\n|---|---|---|---|\n| p95 | 300 | 250 | 17 % |"),
    Case(
      "the sum of a column", "docs/estimate.md",
      "| Part | Hours | Owner |\n|---|---|---|\n| a | 16 | x |\n| b | 40 | y |\n| Total | 60 | |",
      gives: "5 refuted 60, 56"),
    Case(
      "an average is no sum", "docs/estimate.md",
      "| Part | Average hours |\n|---|---|\n| a | 16 |\n| b | 40 |\n| Total | 28 |"),
    Case(
      "what runs side by side", "docs/estimate.md",
      "| Part | Days |\n|---|---|\n| a | 5 |\n| b (in parallel) | 5 |\n| Total | 5 |"),
    Case(
      "a subtotal would be counted twice", "docs/estimate.md",
      "| Part | Hours |\n|---|---|\n| a | 16 |\n| Subtotal | 16 |\n| b | 40 |\n| Total | 56 |"),
    Case(
      "hours of a plan's phases", "plans/p.json",
      #"{"id": "P-1", "phases": [{"phase": "a", "estimated_hours": 16}, {"phase": "b", "estimated_hours": 8.5}],"#
        + "\n" + #""total_estimated_hours": 24.5, "total_score": 3}"#,
      gives: "2 verified 24.5, 24.5"),
    Case(
      "a phase without an estimate leaves the sum open", "plans/p.json",
      #"{"id": "P-1", "phases": [{"phase": "a", "estimated_hours": 16}, {"phase": "b"}], "total_estimated_hours": 9}"#),
  ])
  func `changes and sums`(_ example: Case) async throws { try await expect(example) }

  @Test(arguments: [
    Case(
      "a report of measurements", "metrics/report.json",
      """
      [{"name": "a-b", "service_name": "a", "slo_name": "b", "goal": 0.99,
      "sli_measurement": 0.995,
      "gap": 0.007, "error_budget_target": 0.01, "error_budget_measurement": 0.005,
      "error_budget_burn_rate": 0.7,
      "good_events_count": 995, "bad_events_count": 5, "window": 2592000, "timestamp": 1772323200, "valid": true}]
      """,
      gives: "2 verified 0.995, 0.995", "3 verified 0.005, 0.005", "3 refuted 0.007, 0.005",
      "4 refuted 0.7, 0.5"),
    Case(
      "a remaining budget that contradicts the indicator", "metrics/slis.prom",
      """
      # TYPE slo_sli_ratio gauge
      slo_sli_ratio{service="a",slo="b",window="30d"} 0.9991
      slo_objective_ratio{service="a",slo="b"} 0.995
      slo_period_error_budget_remaining_ratio{service="a",slo="b"} -0.12
      """, gives: "4 refuted -0.12, 0.82"),
    Case(
      "over five minutes an indicator says nothing about a budget", "metrics/slis.prom",
      """
      # TYPE slo_sli_ratio gauge
      slo_sli_ratio{service="a",slo="b",window="5m"} 0.9991
      slo_objective_ratio{service="a",slo="b"} 0.995
      slo_period_error_budget_remaining_ratio{service="a",slo="b"} -0.12
      """),
  ])
  func `budgets and indicators`(_ example: Case) async throws { try await expect(example) }

  @Test(arguments: [
    Case(
      "the mean of a table's durations", "metrics/incidents.md",
      "# Incidents\n\n| Incident | Detected after | Resolved after |\n|---|---|---|\n| a | 3 min | 25 min |\n"
        + "| b | 12 min | 1h 10m |\n\nMTTR: 48 min (mean of 2)\n\nMTTD: 9 min (mean of 2)",
      gives: "8 verified 48 min, 47.5 min", "10 refuted 9 min, 7.5 min"),
    Case(
      "of another number of rows", "metrics/incidents.md",
      "# Incidents\n\n| Incident | Resolved after |\n|---|---|\n| a | 25 min |\n\nMTTR: 48 min (mean of 2)"),
    Case(
      "means of a quarter",
      [
        "incidents/index.md":
          "# Log\n\n## Q1 2026\n\n- **Mean Time to Repair**: 1h 5m\n- **Mean Time to Resolve**: 3h 30m\n\n## Q2 2026\n\n"
          + "- **Mean Time to Repair**: 10m",
        "incidents/2026-01-10.md": incident("2026-01-10", repair: "30m", resolve: "2h"),
        "incidents/2026-03-31.md": incident("2026-03-31", repair: "1h", resolve: "5h"),
      ],
      gives: "5 refuted 1h 5m, 45m", "6 verified 3h 30m, 3h 30m", "10 unverifiable 10m, nothing"),
    Case(
      "an incident whose duration nobody can read leaves the mean open",
      [
        "incidents/index.md": "# Log\n\n## Q1 2026\n\n- **Mean Time to Repair**: 1h 5m",
        "incidents/2026-01-10.md": incident("2026-01-10", repair: "30m", resolve: "2h"),
        "incidents/2026-03-31.md": incident("2026-03-31", repair: "a while", resolve: "5h"),
      ],
      gives: "5 unverifiable 1h 5m, 30m"),
  ])
  func `means of incidents`(_ example: Case) async throws { try await expect(example) }

  static func incident(_ day: String, repair: String, resolve: String) -> String {
    """
    # Incident on \(day)

    - **Key events**
      - First detected: \(day) 08:00
      - Repaired: \(day) 08:30
    - **Time to repair**: \(repair)
    - **Time to resolve**: \(resolve)
    """
  }

  static let run = """
    # Load test

    | Metric | Baseline | This run | Target |
    |---|---|---|---|
    | p95 | 200 ms | 230 ms | < 500 ms |
    | Error rate | 0.1 % | 0.5 % | < 1 % |


    """

  @Test(arguments: [
    Case(
      "a verdict by its own targets", "docs/load-test.md", run + "**Verdict**: ✅ PASS",
      gives: "8 verified pass, all targets met"),
    Case(
      "a miss refutes a pass", "docs/load-test.md",
      run.replacing("0.5 %", with: "2 %") + "**Verdict**: PASS", gives: "8 refuted pass, fail"),
    Case(
      "a run may fail for other reasons", "docs/load-test.md", run + "**Verdict**: FAILED",
      gives: "8 unverifiable fail, all targets met"),
    Case(
      "growth against the baseline", "docs/load-test.md", run + "p95 grew by 15 %. p95 fell by 15 %.",
      gives: "8 refuted 15 %, -15 %", "8 verified 15 %, 15 %"),
    Case("no verdict, no claim", "docs/load-test.md", run + "**Verdict**: pass with warnings"),
    Case(
      "k6 judges its own thresholds", "perf/k6.json",
      """
      {"metrics": {"http_reqs": {"count": 10}, "http_req_duration": {"p(95)": 620.5, "thresholds": {
      "p(95)<500": false, "p(99)<900": false}}}}
      """, gives: "2 refuted kept, broken"),
    Case(
      "completed means all of it", "updates/u.json",
      #"{"implementation_id": "I-1", "status": "completed", "progress_percentage": 80}"#,
      gives: "1 refuted completed, 80 %"),
  ])
  func `results against their own targets`(_ example: Case) async throws { try await expect(example) }

  @Test(arguments: [
    Case(
      "objectives beside what was measured", "docs/slos.md",
      "# SLOs\n\n| SLO | Target | Window | Actual | Status |\n|---|---|---|---|---|\n"
        + "| Availability | 99.9 % | 30 d | 99.5 % | ✅ met |\n| Latency p95 | < 300 ms | 30 d | 0.45 s | ✅ met |\n"
        + "| Errors | < 1 % | 30 d | 0.4 % | ✅ met |\n| Freshness | 99 % | 30 d | 98 % | planned |\n"
        + "| Delivery | 99 % | 30 d | 99.5 % | ❌ exhausted |",
      gives: "5 refuted 99.5 %, target ≥ 99.9 %: met, missed", "6 refuted 0.45 s, target < 300 ms: met, missed",
      "7 verified 0.4 %, target < 1 %: met, met"),
    Case(
      "a report of no record", "docs/slo-report.md",
      "# SLO report\n\n| SLO | Objective | Actual | Status |\n|---|---|---|---|\n"
        + "| Availability | 99.9 % | 99.95 % | ✅ OK |\n| Latency p95 | < 300 ms | 450 ms | ✅ OK |",
      gives: "5 verified 99.95 %, target ≥ 99.9 %: met, met", "6 refuted 450 ms, target < 300 ms: met, missed"),
    Case(
      "KPIs that judge themselves", "docs/kpis.md",
      "# KPIs\n\n| KPI | Target | Actual | Status |\n|---|---|---|---|\n| Failures | < 15 % | 12 % | ❌ |\n"
        + "| Lead time | < 1 h | 70 min | ✅ |",
      gives: "5 refuted 12 %, target < 15 %: missed, met", "6 refuted 70 min, target < 1 h: met, missed"),
  ])
  func `rows that say themselves whether they are met`(_ example: Case) async throws { try await expect(example) }

  @Test func `the derivation can be repeated, and the claim knows its record`() async throws {
    let found = try await claims(["TECH_DEBT.md": Self.register + "Total: 7 items"])
    #expect(found.map(\.derivation) == ["debts listed: 3, of which open: 2, closed: 1"])
    #expect(found.map(\.kind) == [.count])
    #expect(found.map { $0.evidence.map(\.line) } == [[5, 6, 7]])
    let sums = try await claims(["docs/e.md": "| Part | Hours |\n|---|---|\n| a | 1.5 |\n| b | 2 |\n| Sum | 3.5 |"])
    #expect(sums.map(\.derivation) == ["1.5 + 2 = 3.5"])
  }

  @Test func `a target that holds for each incident is met by a share of them, not by their mean`() async throws {
    let found = try await claims([
      "kpis.md":
        "# KPIs\n\n| Metric | Target | Frequency |\n|---|---|---|\n| Time to resolve (MTTR) | < 30 minutes | Per incident |",
      "incidents.md":
        "# Incidents\n\n| Incident | Resolved after |\n|---|---|\n| a | 20 min |\n| b | 30 min |\n\n"
        + "MTTR: 25 min (mean of 2)",
    ])
    #expect(
      found.map(\.derivation) == ["(20 + 30) / 2 = 25; the target is 30 min per incident, which 1 of 2 meets"])
  }
}
