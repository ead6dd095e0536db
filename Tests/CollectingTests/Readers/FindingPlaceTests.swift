import ReportModel
import Testing

/// Findings in shapes of lists, levels and ids that stand under whatever heading.
@Suite struct FindingPlaceTests {
  private func shown(_ text: String) -> [String] {
    FindingShapeTests.findings(text).map {
      "\($0.title) \($0.severity?.rawValue ?? "-")" + ($0.isClosed ? " closed" : "")
    }
  }

  @Test(arguments: [
    (
      "tags of an AI review",
      "## Tasks\n\n- [ ] [AI-Review][HIGH] Token can be replayed [src/auth.ts:40]\n- [x] [AI-Review][MEDIUM] No log\n"
        + "- [ ] [Review][Patch] HIGH — Symlink loop [main.ts:72]\n- [ ] [Review][Decision] Which port?",
      ["Token can be replayed [src/auth.ts:40] high", "No log medium closed", "Symlink loop [main.ts:72] high"]
    ),
    (
      "letters behind boxes", "## Tasks\n\n- [ ] [H1] Dead fallback\n- [x] [L2] Typo\n- [ ] [Med] Slow",
      ["Dead fallback high", "Typo low closed", "Slow medium"]
    ),
    (
      "letters of ids", "## Results\n\n### C-1: SQL injection\n\nx\n\n### H-1: No CSP\n\nx\n\n### M-01: Slow\n\nx",
      ["SQL injection critical", "No CSP high", "Slow medium"]
    ),
    (
      "a field says more than a letter",
      "## Findings\n\n### H-1: Replay\n\n**Severity:** Low\n\n### M-1: Slow\n\nx", ["Replay low", "Slow medium"]
    ),
    (
      "a level with a remark",
      "**P1 Issues (Should Fix Soon):**\n1. Replay\n2. Theft\n\n**P2 Issues:**\n1. No CSP\n\n"
        + "**High priority (should fix soon):**\n\n- Slow query",
      ["Replay high", "Theft high", "No CSP medium", "Slow query high"]
    ),
    (
      "a heading that counts",
      "## Findings\n\n#### HIGH Severity (2)\n\n1. **Replay** - x\n2. **Theft** - y",
      ["Replay - x high", "Theft - y high"]
    ),
    (
      "paths below a level",
      "## Major\n\n### internal/a.go\n\n- **L15** — Nil dereference\n\n## Nits\n\n### internal/b.go\n\n- **L2** — Typo",
      ["L15 — Nil dereference high", "L2 — Typo info"]
    ),
    (
      "an id with its level in the place of a field",
      "## Findings\n\n### F-1: Replay (HIGH)\n\ntext\n\n- **F-13 (High):** Theft\n- **F-14 (Low):** Typos",
      ["Replay high", "Theft high", "Typos low"]
    ),
    (
      "what is left",
      "## Open\n\n- **F-1 (High):** Replay\n\n## Not fixed\n\n- **F-2 (High):** Theft\n\n"
        + "## Unresolved from previous review\n\n- **F-3 (Low):** Typos",
      ["Replay high", "Theft high", "Typos low"]
    ),
    (
      "a severity on a line of its own",
      "## Findings\n\n### Replay\n\n**Severity**\nCritical\n\n### Theft\n\n**Severity**\n\nHigh\n\n### Slow\n\n#### Severity\n\nLow",
      ["Replay critical", "Theft high", "Slow low"]
    ),
    (
      "fields on one line",
      "## Findings\n\n### Replay\n\n**Impact:** High **Likelihood:** High **Severity:** Critical", ["Replay critical"]
    ),
    (
      "verdicts on parts",
      "## 2. Memory\n\n**Verdict: [V-2] FAIL — CRITICAL: hard-coded factor**\n\n## 3. Errors\n\n**Verdict: [V-3] PASS — fine**",
      ["hard-coded factor critical"]
    ),
    (
      "a named level behind a title",
      "## Problems everywhere\n\n### 1. **EXPOSED KEY** ⚠️ SEVERITY: CRITICAL\n\n- **Location:** a.js:10",
      ["EXPOSED KEY critical"]
    ),
    (
      "a letter that is none", "## Conditions\n\n- [ ] [C1] Rotate the key\n\n### M-1: Milestone\n\nx",
      ["[C1] Rotate the key -"]
    ),
    ("halves of a year", "## Plan\n\n### H1 2027\n\n- Slow\n\n### H2 2027\n\n- Fast", []),
    ("tags of something else", "## Tasks\n\n- [ ] [Docs][API] High time to write\n- [ ] [Review] Read again", []),
    (
      "a title that sounds so", "## Findings\n\n### HIGH memory use in the parser\n\nx",
      ["memory use in the parser high"]
    ),
    (
      "a path that is a title", "## Major\n\n### internal/a.go\n\nIt dereferences nil.", ["internal/a.go high"]
    ),
  ])
  func `findings are read where they stand`(sentence: String, text: String, expected: [String]) {
    #expect(shown(text) == expected, "\(sentence)")
  }

  @Test(arguments: [
    ("### Keys\n\n**Severity:** P0 (was P1, before that P2)", "Keys critical"),
    ("### Keys\n\n**Severity:** P1 (used to be P2), now P0", "Keys critical"),
    ("### Keys (was HIGH, CRITICAL since the audit)", "Keys critical"),
    ("### Keys (low effort, CRITICAL)", "Keys critical"), ("### Keys (HIGH, low effort)", "Keys high"),
    ("### Keys (medium, was critical)", "Keys medium"), ("### Keys (HIGH, see CRITICAL path)", "Keys high"),
    ("### Keys (HIGH)\n\n**Initial severity:** Low", "Keys high"),
    ("### Keys\n\n**Initial severity:** Low", "Keys low"),
    (
      "| ID | Severity (before) | Severity (now) | Finding |\n|---|---|---|---|\n| S-1 | Low | Critical | Keys |",
      "Keys critical"
    ),
    (
      "| ID | Severity (now) | Severity (before) | Finding |\n|---|---|---|---|\n| S-1 | Low | Critical | Keys |",
      "Keys low"
    ),
  ])
  func `of several levels the one that holds counts, else the gravest`(text: String, expected: String) {
    #expect(shown("## Findings\n\n" + text) == [expected])
  }

  @Test(arguments: [
    ("MED", "medium"), ("MOD", "medium"), ("H", "high"), ("m", "medium"), ("C", "critical"), ("L", "low"),
    ("S2", "high"), ("Serious", "high"), ("9.8 (AV:N/AC:L)", "critical"), ("CVSS: 9.8 (AV:N/AC:L)", "critical"),
    ("CVSS:3.1/AV:N/AC:L/PR:N 5.3", "medium"), ("CVSS:3.1/AV:N/AC:L/PR:N", "-"), ("Nit", "info"), ("S9", "-"),
    ("X", "-"),
  ])
  func `words for levels in a column`(written: String, severity: String) {
    let text =
      "## Findings\n\n| ID | Severity | Finding |\n|---|---|---|\n| F-1 | \(written) | Replay |\n| F-2 | Low | Typos |"
    #expect(shown(text) == ["Replay \(severity)", "Typos low"])
  }

  @Test(arguments: [
    (
      "| Impact | Rule | Issue | Status |\n|---|---|---|---|\n| Serious | contrast | Contrast | Open |\n| Critical | label | No label | Fixed |",
      ["Contrast high", "No label critical closed"]
    ),
    (
      "| Impact | Issue |\n|---|---|\n| High | Contrast |\n| Low | Label |\n| Unclear | Region |",
      ["Contrast high", "Label low", "Region -"]
    ),
    ("| Impact | Issue |\n|---|---|\n| Orders are lost | Contrast |\n| High | Label |\n| Low | Region |", []),
    ("| Impact | Issue |\n|---|---|\n| Users | Contrast |\n| High | Label |", []),
  ])
  func `an impact is a level where most cells are`(table: String, expected: [String]) {
    #expect(shown("## Accessibility\n\n\(table)") == expected)
  }

  @Test(arguments: [
    ("### F-1 Cache (HIGH) — Fix verified 2026-11-02", true), ("### F-1 Cache (HIGH)\n\nStatus: Open → Fixed", true),
    ("### F-1 Cache (HIGH)\n\nStatus: Open -> Fixed in #12", true),
    ("### F-1 Cache (HIGH)\n\n**Fixed in:** #123", true), ("### F-1 Cache (HIGH)\n\n**Fixed in:** abc1234", true),
    ("### F-1 Cache (HIGH)\n\n> **Update 2026-11-20:** fixed in abc1234.", true),
    ("### F-1 Cache (HIGH) — Fix available", false), ("### F-1 Cache (HIGH)\n\nStatus: fixed \u{2717}", false),
    ("### F-1 Cache (HIGH)\n\nStatus: Fixed in PR #12 (unmerged)", false),
    ("### F-1 Cache (HIGH)\n\nStatus: Fixed in PR #12 (merged)", true),
    ("### F-1 Cache (HIGH) (closed as won't fix)", false),
    ("### F-1 Cache (HIGH)\n\nStatus: Fixed → Reopened", false),
    ("### F-1 Cache (HIGH)\n\nStatus: Open → Fixed in staging", false),
    ("### F-1 Cache (HIGH)\n\n**Fixed in:** 4.2", false), ("### F-1 Cache (HIGH)\n\n**Fixed in:** next sprint", false),
    ("### F-1 Cache (HIGH)\n\n> **Update 2026-11-20:** fixed in staging.", false),
    ("### F-1 Cache (HIGH)\n\n> fixed in abc1234.", false),
    ("### F-1 Cache (HIGH)\n\n**Status:** Open\n\n> **Update:** fixed.", false),
  ])
  func `what became of it`(text: String, isClosed: Bool) {
    #expect(FindingShapeTests.findings("## Findings\n\n" + text).map(\.isClosed) == [isClosed])
  }

  @Test func `the title of a review is none`() {
    for title in ["Research review (HIGH-6)", "Security review: checkout (HIGH)"] {
      let text = "# \(title)\n\n**Reviewer:** Jane\n**Verdict:** PASS\n\nWe read the notes.\n"
      guard case .review(let review)? = ReadDocument("docs/reviews/r.md", text).only(.review).first?.details else {
        Issue.record("no review")
        continue
      }
      #expect(review.findings == [])
    }
  }

  @Test(arguments: [
    ("## Notes\n\n- Tokens can be replayed (HIGH)", true), ("## Notes\n\n- HIGH: tokens can be replayed", true),
    ("## Notes\n\n1. SQL injection — Critical", true), ("## Findings\n\n- Tokens can be replayed (HIGH)", false),
    ("## Notes\n\n- Tokens can be replayed (LOW)", false),
    ("## Notes\n\n- Tokens could be replayed (HIGH) (fixed in #12)", false),
    ("## Recommendations\n\n- High: add a cache", false), ("## Severity levels\n\n- High: orders are late", false),
    ("## Dependencies\n\n- PostgreSQL database (HIGH)", false), ("## Notes\n\n- High: must be fixed", false),
    ("## Notes\n\n- [ ] HIGH: tokens can be replayed", false), ("## Notes\n\n- Fast (high traffic)", false),
    ("## Fixed\n\n- Tokens could be replayed (HIGH)", false),
  ])
  func `what looks like a grave finding of a review that passes is told`(text: String, isTold: Bool) {
    let head = "# Security review\n\n**Reviewer:** Jane\n**Verdict:** PASS\n\n"
    let diagnostics = ReadDocument("docs/reviews/r.md", head + text + "\n").diagnostics
    #expect(diagnostics.contains { $0.hasSuffix("finding.unread") } == isTold)
  }
}
