import ReportModel
import Testing

/// What begins with `CRITICAL` counts under any heading; what only explains the word does not.
@Suite struct GraveLineTests {
  private func open(_ text: String) -> [String] {
    FindingShapeTests.findings(text).filter { !$0.isClosed }.map {
      "\($0.severity?.rawValue ?? "-") \($0.title)"
    }
  }

  @Test(arguments: [
    "- CRITICAL: anybody can refund", "1. CRITICAL: anybody can refund", "- **CRITICAL**: anybody can refund",
    "- **Critical:** anybody can refund", "- Critical — anybody can refund", "- Blocker - anybody can refund",
    "CRITICAL: anybody can refund", "**CRITICAL** anybody can refund", "## Notes\n\n- CRITICAL: anybody can refund",
    "## Appendix\n\n- Critical: anybody can refund", "> CRITICAL: anybody can refund",
    "> **CRITICAL** anybody can refund", "> [!CAUTION]\n> Critical: anybody can refund",
    "<details>\n<summary>1 finding</summary>\n\n- CRITICAL: anybody can refund\n\n</details>",
    "## Summary\n\n- CRITICAL: anybody can refund", "- Auth\n  - CRITICAL: anybody can refund",
    "## Findings\n\n- src/auth.py\n  - CRITICAL: anybody can refund", "🔴 CRITICAL: anybody can refund",
    "[CRITICAL] anybody can refund", "## Dependencies\n\n- CRITICAL: anybody can refund",
    "We looked at the tokens:\n\n- CRITICAL: anybody can refund",
    "- CRITICAL: anybody can refund\n- Medium: names of metrics\n- Low: a typo in the log",
    "- CRITICAL: anybody can refund\n  - Status: open",
  ])
  func `the gravest level in front is a finding under any heading`(text: String) {
    #expect(open(text).contains { $0.hasSuffix("anybody can refund") && $0.hasPrefix("critical") }, "\(text)")
  }

  @Test func `what is high beside it is one, too`() {
    #expect(open("- CRITICAL: lost orders\n- HIGH: no tests") == ["critical lost orders", "high no tests"])
    #expect(open("- HIGH: lost orders\n- HIGH: no tests").isEmpty)
  }

  @Test func `inside another finding it has to be loud`() {
    let other = "## Findings\n\n### 1. Slow key (LOW)\n\n- Owner: ann\n\n"
    #expect(open(other + "> **CRITICAL**: anybody can refund") == ["low Slow key", "critical anybody can refund"])
    #expect(open(other + "- CRITICAL: anybody can refund") == ["low Slow key", "critical anybody can refund"])
    #expect(open(other + "- Critical: the key is fetched twice") == ["low Slow key"])
  }

  @Test(arguments: [
    "- CRITICAL: must be fixed before launch", "- CRITICAL: fix before launch\n- HIGH: fix within 30 days",
    "Critical: any finding that lets data leak", "- Critical: blocks the launch",
    "## Severity levels\n\n- Critical: data loss or outage\n- High: degraded service",
    "## How we rate\n\n- CRITICAL: loss of money or data",
    "Findings are rated as follows:\n\n- Critical: loss of money\n- High: degraded service",
    "- Critical: loss of money\n- High: degraded service\n- Medium: slow pages\n- Low: cosmetic",
    "- Critical: 7 days\n- High: 30 days", "- Critical: none", "- CRITICAL: no critical issues were found",
    "- Critical: 0",
    "- Critical: 2 (both fixed)", "- **Critical**: 0\n- **High**: 1", "- CRITICAL: all fixed",
    "## Alerts\n\n- Critical: p95 above two seconds",
    "- Critical: p95 above two seconds\n- Warning: p95 above one second",
    "## Dependencies\n\n- Critical: PostgreSQL, Kafka\n- Optional: Redis", "- Critical path: checkout and payment",
    "- [x] CRITICAL: backups are tested", "- [ ] CRITICAL: backups are tested", "- ✅ CRITICAL: backups are tested",
    "```\nCRITICAL: anybody can refund\n```", "The scanner of last year said:\n\n> CRITICAL: anybody can refund",
    "## Recommendations\n\n- Critical: rotate the key every month", "This is critical: the key has to be rotated.",
    "~~CRITICAL: anybody can refund~~", "- Critical: see below",
  ])
  func `what explains, counts, denies or quotes the word is none`(text: String) {
    #expect(open(text).isEmpty, "\(text)")
  }

  @Test(arguments: [
    "- CRITICAL: anybody can refund (fixed in #12)", "- CRITICAL: anybody can refund. Fixed in 1.2.",
    "- CRITICAL: anybody could refund; this was resolved on 2026-11-02",
    "- CRITICAL: anybody can refund\n  - Status: fixed", "- ~~CRITICAL: anybody can refund~~",
  ])
  func `what is over is closed`(text: String) { #expect(open(text).isEmpty, "\(text)") }

  @Test func `it is open until it is fixed`() {
    #expect(open("- CRITICAL: anybody can refund until this is fixed").count == 1)
  }

  @Test func `a table below a level and a topic lists findings of that level`() {
    let text =
      "## Medium Priority Findings\n\n### Architecture\n\n| ID | Finding | File |\n|---|---|---|\n"
      + "| A-1 | Layers are mixed | a.py |\n\n### Performance\n\n| ID | Finding | Impact |\n|---|---|---|\n"
      + "| P-1 | Index is rebuilt | slow |"
    #expect(open(text) == ["medium Layers are mixed", "medium Index is rebuilt"])
  }

  @Test func `a table that counts by priority lists none`() {
    let text =
      "## Remediation Priority Matrix\n\n| Priority | Count | Effort | Findings |\n|---|---|---|---|\n"
      + "| **P1** | 2 | Low | SEC-001, SEC-006 |\n| **P2** | 8 | Low | Quality improvements |"
    #expect(open(text).isEmpty)
  }
}
