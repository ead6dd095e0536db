import Diagnostics
import Foundation
import MusterKit
import ReportModel
import TestSupport
import Testing

/// Documents in, rows of the ledger out.
@Suite struct ClaimLedgerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    /// `line kind verdict`, the line counted from the first one of `text`.
    var expected: [String]

    init(_ description: String, _ text: String, _ expected: [String]) {
      (testDescription, self.text, self.expected) = (description, text, expected)
    }
  }

  /// The claims of the persona catalogue that cannot be true, as other words about another service would make them.
  static let defects = [
    Case(
      "a progress line beside its rows: 3 of 24 in words, 1 of 4 in rows",
      """
      ### Checklist

      - ❌ Rollback (BLOCKER)
      - ⚠️ Feature flags
      - ❌ Canary
      - ✅ Metrics

      **Overall Progress**: 3/5 checks passed (60%)
      """, ["8 fraction refuted"]),
    Case(
      "the minutes of October at 99.9 %",
      "**Last Month** (Oct 2025):\n- SLO: 99.9% availability = 43.2 min downtime allowed",
      ["2 window refuted"]),
    Case("the same in one line", "October 2025: 99.9 % = 43.2 min", ["1 window refuted"]),
    Case(
      "three blockers in the headline and in the findings, and a fourth among the rows",
      """
      ### Overall Assessment: 🚨 NOT READY - 2 Critical Blockers

      ### Blockers

      **1. No Way Back** (BLOCKER)
      - Effort: 1 day

      **2. One Database** (BLOCKER)
      - Effort: 1 day

      ### Checklist

      - ❌ Way back (BLOCKER)
      - ❌ Alerts (BLOCKER)
      - ❌ Tracing (BLOCKER)
      """, ["1 count refuted", "1 status verified"]),
    Case(
      "two critical issues, of which one is labelled HIGH",
      "### Critical Issues: 🚨 2 found\n\n**1. Open Door** (CRITICAL)\n- Fix: shut it\n\n**2. Thin Wall** (HIGH)\n- Fix: brick",
      ["1 count refuted"]),
    Case(
      "a phase that takes longer than its items",
      """
      **Phase 1: Blockers**
      1. Way back (2-3 days)
      2. Second database (1-2 days)

      **Estimated Timeline**: 7-10 days (1.5-2 weeks)
      """, ["5 sum refuted"]),
    Case(
      "a finding in no phase, and an item that is no finding",
      """
      ### Issues

      **1. No Backup Drill** (HIGH)
      **2. One Writer** (HIGH)
      **3. Stack Traces Reach Clients** (LOW)

      ### Recommendations

      **Phase 1**
      1. Backup drill (1 day)
      2. Another writer (3 days)

      **Phase 2**
      3. Agree on an on-call rotation (0.5 day)
      """, ["5 reference refuted", "14 reference refuted"]),
    Case(
      "one quantity with two values, and a part longer than the whole",
      """
      ### Current Performance: ⚠️ Needs Optimization
      - P50 latency: 450ms (target: <200ms)
      - Queries per request: 23 (target: <5)

      ### Bottlenecks

      **1. A Query per Row** (CRITICAL - 80% of latency)
      ```
      Total: 151 queries for one page
      ```
      **Impact**: 1.8s database time
      **Expected Improvement**: 1.8s → 50ms (36x faster)
      """, ["3 count refuted", "11 target refuted", "12 product verified"]),
    Case(
      "a review that passed and that nobody has written", "### Checklist\n\n- ❌ Rollback\n- ✅ Security review passed",
      ["4 reference unverifiable"]),
    Case(
      "ticks under requirements are no results",
      "**Minimum Viable Launch Requirements**:\n- ✅ Blue-green deployment\n- ✅ Coverage > 80% (currently 40%)", []),
    Case(
      "a target that its own number meets",
      "### Checklist\n\n- ✅ Runbooks\n- ❌ Toil < 50% (currently 30 min/week manual work)",
      ["4 target refuted"]),
    Case(
      "no data is not zero, and what is left of it is a projection",
      """
      **Current Month** (Nov 2025):
      - SLO: 99.9% availability = 43.2 min downtime allowed
      - Used: 0 minutes (not yet in production)
      - Remaining: 43.2 minutes
      """, ["2 window verified", "3 window unverifiable", "4 sum unverifiable"]),
    Case(
      "not applicable without anybody who agreed", "### Compliance\n\n- ⚠️ PCI-DSS: N/A (no card data)\n- ❌ Audit log",
      ["3 reference unverifiable"]),
    Case(
      "sums and products that hold",
      """
      - Toil Calculation: 30 min/week × 52 weeks = 26 hours/year per engineer
      - SLO: 99.9% of 30 days = 43.2 min downtime allowed
      - Estimated: 15 min/month for deployments
      - Buffer: 28.2 min
      """, ["1 product verified", "2 window verified", "4 sum verified"]),
  ]

  /// One of each kind that holds, and its neighbour that does not.
  static let kinds = [
    Case(
      "tests that passed are no rows", "### Checklist\n\n- ❌ Rollback\n- ✅ Metrics\n\n**Results**: 8/8 tests passed", []
    ),
    Case("a share", "Coverage 93% (186 of 200 lines), later 94% (186 of 200)", ["1 fraction verified"]),
    Case("a share that is wrong", "186 of 200 lines (95%)", ["1 fraction refuted"]),
    Case("a share that is a bound is none", "At least 90% (36 of 40) and ~50% (1 of 3)", []),
    Case("a difference", "43.2 - 15 = 28.2", ["1 sum verified"]),
    Case("a difference that is wrong", "43.2 - 15 = 29.2", ["1 sum refuted"]),
    Case("minutes divided by sixty are hours", "45 min × 52 / 60 = 39 h", ["1 product verified"]),
    Case("a product that is wrong", "2 replicas × 3 zones = 7 pods", ["1 product refuted"]),
    Case("a budget with units at its numbers", "30 days × 24 h × 60 min × 0.1 % = 43.2 min", ["1 product verified"]),
    Case("the same with bare numbers", "30 days × 24 × 60 × 0.1 % = 43.2 min", ["1 product verified"]),
    Case("hours that are meant as minutes", "30 days × 24 × 0.1 % = 43.2 min", []),
    Case("a share of days, wrongly", "30 days × 0.1 % = 44.2 min", ["1 product refuted"]),
    Case("per cent on top", "200 ms + 20 % = 240 ms", ["1 sum verified"]),
    Case("per cent off", "43.2 min - 50 % = 21.6 min", ["1 sum verified"]),
    Case("per cent on top of who knows what", "200 ms + 20 % = 250 ms", []),
    Case("per cent beside per cent", "99 % + 0.5 % = 99.4 %", ["1 sum refuted"]),
    Case("a month beside weeks", "1 month + 2 weeks = 6 weeks", []),
    Case("tenths are exact", "0.1 + 0.2 = 0.3", ["1 sum verified"]),
    Case("nothing is divided by nothing", "43.2 / 0 = 7 and 0 × 5 / 0 = 0", []),
    Case("a product beyond all use", "999999999999 × 999999999999 = 7", []),
    Case("an assignment is no equation", "budget = 43.2 - 15, x = 3 * 4", []),
    Case("times faster", "420 ms → 112 ms P50 latency (3.75x improvement)", ["1 product verified"]),
    Case("times faster, wrongly", "336ms → 28ms (10x faster)", ["1 product refuted"]),
    Case("per cent less", "200 ms to 150 ms (25 % less)", ["1 product verified"]),
    Case("an objective over a year", "99.99 % allows 52.6 min downtime per year", ["1 window verified"]),
    Case("a month without a name has 28 to 31 days", "99.9% (44.6 minutes downtime/month)", ["1 window verified"]),
    Case("minutes that no month allows", "99.9% (50 minutes downtime/month)", ["1 window refuted"]),
    Case("no period that is usual", "99.9 % = 17 min downtime allowed", ["1 window unverifiable"]),
    Case("minutes or events", "- **Error Budget**: 21.6 min/month or 0.05% of logins", ["1 window refuted"]),
    Case("below a target", "### Current Coverage: 74% - ⚠️ Below Target (90%)", ["1 target verified"]),
    Case(
      "a table of objectives", "| Objective | Minutes per 30 days |\n|---|---|\n| 99.9 % | 43.2 |\n| 99.5 % | 200 |",
      [
        "3 window verified", "4 window refuted",
      ]),
    Case(
      "a table of results",
      "| Measure | Target | Result |\n|---|---|---|\n| Rate | > 10 | 36.6 ✅ |\n| Errors | < 1 % | 2 % ✅ |",
      [
        "3 target verified", "4 target refuted",
      ]),
    Case(
      "a bare share beside a target in per cent",
      """
      | Measure | Target | Result |
      |---|---|---|
      | Availability | >= 99.9 % | 0.9995 ✅ |
      | Availability | >= 99.9 % | 0.995 ✅ |
      | Errors | < 1 % | 0.3 ✅ |
      | Errors | < 1 % | 0.003 ✅ |
      | Jobs | >= 90 % | 12 ✅ |
      """, ["3 target verified", "4 target refuted", "6 target verified"]),
    Case("the same twice in a line is one row", "In all 2 + 2 = 5. In all 2 + 2 = 5.", ["1 sum refuted"]),
    Case(
      "a wrong product behind a right one", "30 min x 52 weeks = 26 hours. 15 min x 52 weeks = 12 hours.",
      ["1 product refuted", "1 product verified"]),
    Case(
      "two in one sentence", "So 30 min × 52 weeks = 26 hours and 15 min × 52 weeks = 12 hours",
      ["1 product refuted", "1 product verified"]),
    Case("one that goes on is none of its own", "2 + 2 = 2 × 2 = 5", []),
    Case(
      "an allowance behind what was measured",
      "Uptime was 99.95 % in the last 30 days. October 2026: 99.95 % = 22.32 minutes.", ["1 window verified"]),
    Case(
      "a period said before, not one that was",
      "In October 2026 we may fail. 99.9 % = 43.2 min.\n\nIt was 99.9 % last week. 99.9 % = 43.2 min.",
      ["1 window refuted", "3 window verified"]),
    Case(
      "an allowance in the next sentence", "We promise 99.9 %. That is 43.2 min downtime a month.",
      ["1 window verified"]),
    Case(
      "shares, one sentence after the other", "Lines: 93 % (186 of 200). Branches: 80 % (30 of 40).",
      ["1 fraction refuted", "1 fraction verified"]),
    Case(
      "changes, one sentence after the other", "336ms → 28ms (12x faster). 420 ms → 100 ms (2x faster).",
      ["1 product verified", "1 product refuted"]),
    Case(
      "a budget in one line", "Allowed: 99.9 % of 30 days = 43.2 min. Used: 15 min. Remaining: 30 min.",
      ["1 sum refuted", "1 window verified"]),
    Case(
      "a change is told from what it was",
      "Cost grew from 100 to 150 (33 % more).\n\nErrors fell from 200 to 100 (100 % less).\n\n"
        + "Latency went from 100 ms to 200 ms (50 % slower).\n\nLatency went from 100 ms to 200 ms (50 % faster).",
      ["1 product refuted", "3 product refuted", "5 product refuted", "7 product refuted"]),
    Case(
      "but what is faster may be told from what it is",
      "It fell from 200 ms to 100 ms (100 % faster).\n\nIt fell from 200 ms to 100 ms (50 % less).",
      ["1 product verified", "3 product verified"]),
    Case(
      "a change the other way", "It grew from 100 to 200 (100 % less).\n\nIt fell from 200 to 100 (2x more).",
      ["1 product refuted", "3 product refuted"]),
    Case(
      "the rest is named, or it is not meant", "99 % (1 of 100 failed).\n\n99 % (1 of 100 requests) failed.",
      ["1 fraction verified", "3 fraction refuted"]),
    Case(
      "durations of two parts",
      "99.95 % availability per year allows 4 h 22 min of downtime.\n\n"
        + "99.95 % availability per year allows 4 h 59 min of downtime.\n\n"
        + "99.9 % availability over 30 days allows 43 min 59 s of downtime.\n\n"
        + "99.9 % availability over 30 days allows 0 h 43 min of downtime.",
      ["1 window verified", "3 window refuted", "5 window refuted", "7 window verified"]),
    Case(
      "a total below numbers, and below shares",
      """
      | Area | Passed | Critical |
      |---|---|---|
      | Auth | 2/3 | 1 |
      | Data | 1/1 | 0 |
      | Total | 4/4 | 1 |
      """, ["5 sum verified", "5 sum refuted", "5 sum verified"]),
    Case(
      "of which some are counted twice",
      "| Area | Critical |\n|---|---|\n| Auth | 2 |\n| of which open | 1 |\n| Total | 2 |", []),
    Case("a share beside what is none", "| Area | Passed |\n|---|---|\n| A | 2/3 |\n| B | most |\n| Total | 4/4 |", []),
    Case("a decimal comma makes no claim", "1,5 h + 2,5 h = 5 h", []),
    Case("an abbreviation ends nothing", "That is 30 min x 52 weeks = approx. 20 hours", []),
    Case("no critical issues", "### Critical Issues: 0 found", ["1 count verified"]),
    Case("a condition is no claim", "Launch once the security review passed. Not before all gates passed.", []),
    Case("a quotation is somebody else's", "> 2 + 2 = 5", []),
  ]

  @Test(arguments: defects + kinds)
  func `a sentence becomes a row`(_ example: Case) async throws {
    #expect(try await rows(of: example.text) == example.expected)
  }

  @Test(arguments: defects)
  func `in a fence it gives nothing`(_ example: Case) async throws {
    // A fence with more ticks than the text has, as a catalogue would show it.
    let fenced = "````markdown\n\(example.text)\n````\n\nNothing else."
    #expect(try await rows(of: fenced) == [])
  }

  @Test(arguments: [
    (
      """
      **Phase 1: Blockers**
      1. A way back (3-4 days)
      2. Alerts (1-2 days)
      3. Traces (2-3 days)

      **Estimated Timeline**: 8-12 days
      """,
      "3-4 days + 1-2 days + 2-3 days = 6-9 days"
    ),
    ("Coverage: 74% - ⚠️ Below Target (90%)", "74% is not ≥ 90%"),
    ("Error rate: 0.3% - ✅ Below Target (1%)", "0.3% is < 1%"),
    ("Error rate: 0.3%, below target (1%)", "0.3% is < 1%"),
  ])
  func `what is derived is written out`(_ text: String, _ derivation: String) async throws {
    let claims = try await claims(of: text, beside: nil).filter { $0.kind == .sum || $0.kind == .target }
    #expect(claims.map(\.derivation) == [derivation])
  }

  @Test(arguments: [
    ("74% - ⚠️ Below Target (90%)", "74%, target ≥ 90%: missed", "missed", Claim.Verdict.verified),
    ("94% - ❌ Below Target (90%)", "94%, target ≥ 90%: missed", "met", .refuted),
    ("2% - 🔴 Above Target (1%)", "2%, target ≤ 1%: missed", "missed", .verified),
    ("0.3% - ✅ Below Target (1%)", "0.3%, target < 1%: met", "met", .verified),
    ("74%, below target (90%)", "74% < 90%", "is < 90%", .verified),
  ])
  func `on which side of a target a value is says nothing of which side is good, a mark does`(
    _ text: String, _ stated: String, _ derived: String, _ verdict: Claim.Verdict
  ) async throws {
    let claims = try await claims(of: "Level: \(text)", beside: nil)
    #expect(claims.map(\.stated) == [stated])
    #expect(claims.map(\.derived) == [derived])
    #expect(claims.map(\.verdict) == [verdict])
  }

  @Test func `a security review of the component bears it out, one that refuses refutes it`() async throws {
    for (verdict, expected) in [("pass", "verified"), ("fail", "refuted"), ("conditional", "unverifiable")] {
      let claims = try await claims(
        of: "### Checklist\n\n- ❌ Rollback\n- ✅ Security review passed",
        beside:
          "---\nkind: review\nservice: tide\npersona: security-engineer\ndate: 2026-11-01\nverdict: \(verdict)\n---\n# Tide\n\nRead the whole of it.\n"
      )
      let references = claims.filter { $0.kind == .reference }
      #expect(references.map(\.verdict.rawValue) == [expected])
    }
  }

  @Test func `that a review itself passed is no claim of that review`() async throws {
    let text = "The SRE review passed.\n"
    #expect(try await claims(of: text, beside: nil).filter { $0.kind == .reference }.isEmpty)
  }

  @Test func `a verdict is compared with the findings below it`() async throws {
    let findings = "\n### Issues\n\n**1. Open Door** (CRITICAL)\n- Fix: shut it\n"
    for (verdict, text, expected) in [
      ("pass", findings, ["refuted"]), ("pass", "", ["verified"]), ("conditional", "", ["unverifiable"]),
      ("fail", findings, []),
    ] {
      let claims = try await claims(
        of: "Nothing.",
        beside:
          "---\nkind: review\nservice: tide\npersona: qa\ndate: 2026-11-01\nverdict: \(verdict)\n---\n# Tide\n\nRead the whole of it.\n\(text)"
      )
      #expect(claims.filter { $0.kind == .verdict }.map(\.verdict.rawValue) == expected)
    }
  }

  @Test func `a tick that its own number refutes contradicts the check`() async throws {
    let report = try await report(
      of: "### Checklist\n\n- ❌ Rollback\n- ✅ operations.toil: toil < 50% (currently 30 h/week)", beside: nil)
    let result = try #require(report.assessments.first?.results.first { $0.check == "operations.toil" })
    #expect(result.state == .contradicted)
  }

  @Test func `a refuted claim is a warning at its number, explained, and marked at its sentence`() async throws {
    try await withTemporaryFolder { folder in
      var workplace = Workplace(folder)
      try folder.write(document("### Numbers\n\nIn all 2 + 2 = 5, as everybody knows."), to: "tide/reviews/sre.md")
      try await workplace.build("tide", to: "site")
      #expect(
        workplace.diagnostics.contains {
          $0.contains("reviews/sre.md:12:16: warning: ") && $0.contains("claim.sum-refuted")
        })
      let site = try workplace.site("site")
      let address = site.files.keys.first {
        $0.hasPrefix("reviews/") && $0.hasSuffix(".html") && $0 != "reviews/index.html"
      }
      let page = try site.main(#require(address, "\(site.files.keys.sorted())"))
      let start = try #require(page.range(of: "as everybody knows. <a class=\"s bad\" href=\"../../claims/index.html#"))
      let anchor = page[start.upperBound...].prefix { $0 != "\"" }
      let ledger = try site.main("claims/index.html")
      #expect(ledger.contains("<tr id=\"\(anchor)\">"))
      #expect(ledger.contains("1 claim was checked: 1 refuted."))
    }
  }

  @Test func `each sentence of a line is a row with its own words and place`() async throws {
    let claims = try await claims(of: "One: 2 + 3 = 5. Two: 2 + 2 = 5. Three: 5 = 5.", beside: nil)
    #expect(claims.map(\.text) == ["One: 2 + 3 = 5.", "Two: 2 + 2 = 5."])
    #expect(claims.map(\.column) == [14, 30])
  }

  private func document(_ text: String) -> String {
    "---\nkind: review\nservice: tide\npersona: sre\ndate: 2026-11-02\nverdict: fail\n---\n# Readiness of Tide\n\n"
      + text + "\n"
  }

  private func rows(of text: String) async throws -> [String] {
    try await claims(of: text, beside: nil).map { "\($0.origin.line - 9) \($0.kind.rawValue) \($0.verdict.rawValue)" }
  }

  private func claims(of text: String, beside other: String?) async throws -> [Claim] {
    try await report(of: text, beside: other).claims
  }

  private func report(of text: String, beside other: String?) async throws -> Report {
    try await withTemporaryFolder { folder in
      try folder.write(document(text), to: "tide/reviews/sre.md")
      if let other { try folder.write(other, to: "tide/reviews/security.md") }
      var log = DiagnosticLog()
      return try await makeReport(Workplace(folder).request(["tide"]), into: &log)
    }
  }
}
