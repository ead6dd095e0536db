import ReportModel
import Testing

/// In how many ways findings are written, and what is none.
@Suite struct FindingShapeTests {
  static func findings(_ text: String) -> [Finding] {
    let front = "---\nkind: review\nservice: pay\npersona: x\ndate: 2026-11-12\nverdict: pass\n---\n# R\n\n"
    guard let record = ReadDocument("docs/reviews/r.md", front + text).only(.review).first,
      case .review(let review) = record.details
    else { return [] }
    return review.findings
  }

  private func shown(_ text: String) -> [String] {
    Self.findings(text).map { "\($0.id) | \($0.title) | \($0.severity?.rawValue ?? "-")" }
  }

  @Test(arguments: [
    ("a field below a heading", "### F-2: Slow query\n\n**Severity:** 🔴 Critical", ["F-2 | Slow query | critical"]),
    ("a tag", "### [CRITICAL] Keys in code\n\ntext", ["keys-in-code | Keys in code | critical"]),
    (
      "a tag behind a number", "### 1. [HIGH] Slow\n\n### [P1] F-3: Loud",
      ["1 | Slow | high", "F-3 | Loud | high"]
    ),
    (
      "a field in a list below a heading", "## Findings\n\n### Keys in code\n\n- Severity: Critical\n- Owner: ann",
      ["keys-in-code | Keys in code | critical"]
    ),
    (
      "headings one after the other",
      "## Findings\n\n### Keys\n\n- Severity: Critical\n\n### TLS\n\n- **Severity**: High\n\n### Notes\n\n- Fine: yes",
      ["keys | Keys | critical", "tls | TLS | high"]
    ),
    ("a level in bold", "## Findings\n\n- **CRITICAL**: Key in image", ["key-in-image | Key in image | critical"]),
    ("a level in bold capitals", "## Findings\n\n- **HIGH** No TLS", ["no-tls | No TLS | high"]),
    (
      "an item with a level in brackets", "## Findings\n\n- Key in image (CRITICAL)",
      ["key-in-image | Key in image | critical"]
    ),
    ("an item with a tag", "## Findings\n\n1. [Low] No log", ["no-log | No log | low"]),
    (
      "a level before a colon", "## Findings\n\n### Critical: Keys in code\n\ntext",
      ["keys-in-code | Keys in code | critical"]
    ),
    ("a tag without a heading", "- [CRITICAL] Lost orders", ["lost-orders | Lost orders | critical"]),
    ("a tag in bold without a heading", "- **[HIGH]** Slow", ["slow | Slow | high"]),
    (
      "a tag below other headings", "## Open items\n\n1. [CRITICAL] Lost orders",
      ["lost-orders | Lost orders | critical"]
    ),
    (
      "a tag below the name of another finding", "### 1. Auth (HIGH)\n\n- [CRITICAL] Keys leak",
      ["1 | Auth | high", "keys-leak | Keys leak | critical"]
    ),
    ("a tag in a summary", "## Summary\n\n- [CRITICAL] Lost orders", ["lost-orders | Lost orders | critical"]),
    (
      "a tag in a summary of what is told elsewhere",
      "## Summary\n\n- [CRITICAL] Lost orders\n\n### 1. Orders are lost (CRITICAL)", ["1 | Orders are lost | critical"]
    ),
    (
      "looser below what is left", "## To be fixed\n\n- **High**: Slow\n\n## Observations\n\n- Loud (LOW)",
      ["slow | Slow | high", "loud | Loud | low"]
    ),
    (
      "a label", "**Blockers:** lost orders on failover",
      ["lost-orders-on-failover | lost orders on failover | critical"]
    ),
    ("a label with a lack", "Blockers: no rollback", ["no-rollback | no rollback | critical"]),
    (
      "a label below a summary", "## Summary\n\n**Open blockers:** lost orders",
      ["lost-orders | lost orders | critical"]
    ),
    (
      "a label above a list", "Blockers:\n\n- Lost orders\n- [HIGH] No pager\n\nStrengths:\n\n- Fast",
      ["lost-orders | Lost orders | critical", "no-pager | No pager | high"]
    ),
    ("a label among fields", "- Owner: ann\n- Critical issues: lost orders", ["lost-orders | lost orders | critical"]),
    (
      "a label in a list above a list", "- Blockers:\n  - Lost orders\n- Strengths:\n  - Fast",
      ["lost-orders | Lost orders | critical"]
    ),
    (
      "a heading that calls its level one",
      "## Severity: Critical\n\n### Lost orders\n\ntext\n\n## Priority: P1\n\n- Slow",
      ["lost-orders | Lost orders | critical", "slow | Slow | high"]
    ),
    ("such a heading, underlined", "Severity: High\n---\n\n### Slow\n\ntext", ["slow | Slow | high"]),
    (
      "such a heading below a finding", "## Findings\n\n### Slow\n\n#### Severity: High\n\ntext", ["slow | Slow | high"]
    ),
    (
      "none but one", "## Critical\n\nNone besides lost orders on failover.",
      ["lost-orders-on-failover | lost orders on failover | critical"]
    ),
    (
      "none but one in an item", "## Findings\n\n- Critical: none except lost orders",
      ["lost-orders | lost orders | critical"]
    ),
    (
      "levels of incidents", "## Findings\n\n- **Sev 1**: no failover\n- **Sev-2**: no pager",
      ["no-failover | no failover | critical", "no-pager | no pager | high"]
    ),
    (
      "a level between dashes",
      "## Issues\n\n1. **Backups** – Critical – never restored\n2. **Pager** - _High_ - two people",
      ["backups-never-restored | Backups – never restored | critical", "pager-two-people | Pager – two people | high"]
    ),
    (
      "items below a level", "## Findings\n\n- **Critical**\n  - Lost orders\n- **Low**\n  - typos",
      ["lost-orders | Lost orders | critical", "typos | typos | low"]
    ),
    (
      "items below a level and a colon", "## Findings\n\n1. 🔴 Critical:\n   - Lost orders\n2. Low: none",
      ["lost-orders | Lost orders | critical"]
    ),
    (
      "a level with its name in brackets", "## Findings\n\n- Lost orders (sev: crit)\n- no logs (severity: critical)",
      ["lost-orders | Lost orders | critical", "no-logs | no logs | critical"]
    ),
    (
      "a number for a title",
      "## Findings\n\n### Finding 1\n\n- Title: Lost orders\n- Severity: Critical\n\n### Finding 2\n\n- Severity: High",
      ["lost-orders | Lost orders | critical", "finding-2 | Finding 2 | high"]
    ),
    (
      "a level and a sentence", "## Findings\n\n- **Critical**: No failover\n- Severity: Critical. No MFA.",
      ["no-failover | No failover | critical", "no-mfa | No MFA | critical"]
    ),
    ("a level before a dash", "## Findings\n\n### High - No TLS\n\ntext", ["no-tls | No TLS | high"]),
    ("a level behind a dash", "## Findings\n\n### No TLS — HIGH\n\ntext", ["no-tls | No TLS | high"]),
    ("a colour", "## Findings\n\n### 🔴 Third thing\n\nx", ["third-thing | Third thing | critical"]),
    ("its own field wins", "## High\n\n### Slow query\n\n- Severity: Critical", ["slow-query | Slow query | critical"]),
    ("its own bracket wins", "## High\n\n- Slow query (CRITICAL)", ["slow-query | Slow query | critical"]),
    (
      "a field wins over a bracket", "### 1. Slow (HIGH)\n\n- Severity: Low",
      ["1 | Slow | low"]
    ),
    ("of two fields the gravest", "### 1. Slow (LOW)\n\n- Severity: Medium\n- Severity: High", ["1 | Slow | high"]),
    (
      "two headings, each with its own level",
      "### High: Missing index\n\ntext\n\n### F-2: Slow query\n\n**Severity:** Critical",
      ["missing-index | Missing index | high", "F-2 | Slow query | critical"]
    ),
    (
      "fields of an item", "## Findings\n\n1. **Keys in code**\n   - Severity: Critical\n   - Owner: ann\n2. Other",
      ["keys-in-code | Keys in code | critical"]
    ),
    (
      "fields below a line in bold", "## Findings\n\n**Keys in code**\n\n- Severity: Critical\n- Owner: ann",
      ["keys-in-code | Keys in code | critical"]
    ),
    (
      "a table of fields", "### F-2: Slow query\n\n| Severity | Critical |\n|---|---|\n| Owner | ann |",
      ["F-2 | Slow query | critical"]
    ),
    (
      "a table of fields with a head", "### F-2: Slow query\n\n| Field | Value |\n|---|---|\n| Severity | Critical |",
      ["F-2 | Slow query | critical"]
    ),
    (
      "in groups below the heading for findings", "## Findings\n\n### Backend\n\n- No rollback (HIGH)\n- No log",
      ["no-rollback | No rollback | high"]
    ),
    (
      "parts of a finding are none",
      "### High: Missing index\n\n#### Impact\n\nSlow.\n\n#### Recommended fix\n\n- Add: one",
      ["missing-index | Missing index | high"]
    ),
    (
      "a demand above a list", "## P0: Must fix before launch\n\n- Keys in code\n- No TLS",
      ["keys-in-code | Keys in code | critical", "no-tls | No TLS | critical"]
    ),
    (
      "a title with a word of other headings", "## Findings\n\n### No evidence of any backup\n\n- Severity: Critical",
      ["no-evidence-of-any-backup | No evidence of any backup | critical"]
    ),
    (
      "a title that begins with a large number", "### 2. 10,000 pages (LOW)\n\n### [LOW] 9,000 pages",
      [
        "2 | 10,000 pages | low", "9-000-pages | 9,000 pages | low",
      ]
    ),
    (
      "a title that begins with a number", "## Findings\n\n- **HIGH**: 3 keys in the image",
      ["3-keys-in-the-image | 3 keys in the image | high"]
    ),
    (
      "a level alone in a heading announces a list", "## Blocker (P0)\n\n- Keys in code",
      ["keys-in-code | Keys in code | critical"]
    ),
    (
      "a priority below a heading for findings", "## Issues\n\n### Rate limit\n\n- Priority: P1",
      ["rate-limit | Rate limit | high"]
    ),
    ("a severity in another language", "### F-1: Schlüssel\n\n- Schweregrad: kritisch", ["F-1 | Schlüssel | critical"]),
  ])
  func `a finding is read`(sentence: String, text: String, findings: [String]) {
    #expect(shown(text) == findings, "\(sentence)")
  }

  @Test(arguments: [
    ("counts", "## Findings\n\n- **Critical**: 2\n- High: 3 found\n- Medium: none\n- Low: 0 issues"),
    (
      "counts with what they count",
      "## Findings\n\n### Summary by severity\n\n- **Critical**: 1 (F-1)\n\n### Numbers\n\n- High: 2, of which one is new\n- Low: 1 - see below"
    ),
    ("counts in one line", "## Findings\n\nCritical: 2, High: 3, Medium: 1"),
    ("a scale", "## Severity levels\n\n- **Critical**: the launch is blocked\n- **High**: within a month"),
    ("a scale with fields", "## Severity definitions\n\n- Severity: Critical\n- Meaning: it burns"),
    ("a choice nobody has made", "### Title of the finding\n\n- Severity: Critical | High | Medium | Low"),
    ("a rating of the whole", "## Risk assessment\n\n- Severity: High\n- Likelihood: Low"),
    ("an overall risk", "## Findings\n\n### Overall risk — High\n\nText."),
    (
      "advice",
      "## Recommendations\n\n- Rotate the keys (HIGH)\n- **HIGH**: rotate\n\n### High: rotate the keys\n\nNow."
    ),
    ("prose that begins so", "## Important: before you start\n\nRead.\n\n## Note: nothing here"),
    ("a note", "## Findings\n\n- **Note**: this was a short look"),
    ("words that only hold a level", "## High-level design\n\nText.\n\n## Critical path: checkout\n\nText."),
    ("a remark that begins with a level", "## Findings\n\n- The cache is needed (high traffic)"),
    ("the header of the review", "**Severity**: High\n\nText."),
    ("items of a checklist", "## Checklist\n\n- ❌ No rollback (CRITICAL)\n- ✅ Log"),
    ("prose", "## Findings\n\n**High** load breaks it - which is **critical** to know.\n\nHigh load: it broke."),
    ("what is fine", "## Findings\n\n- 🟢 Logging\n- ✅ Metrics"),
    ("none", "## Findings\n\n### Critical: none\n\n### High: 0\n\n### Medium: N/A"),
    ("no blockers", "**Blockers:** none\n\nOpen blockers: 0\n\nBlockers: n/a\n\nBlockers: -"),
    ("blockers that are over", "Blockers: all resolved\n\nCritical issues: fixed"),
    ("blockers of before", "Critical issues resolved: lost orders"),
    ("blockers told elsewhere", "Blockers: see the table"),
    ("what levels mean", "## Severity levels\n\n- [CRITICAL] blocks the launch\n- [HIGH] should be fixed"),
    ("what is recommended", "## Recommendations\n\n- [HIGH] Add an index"),
    ("what is left out", "## Out of scope\n\n- [CRITICAL] Legacy importer"),
    ("none but what is told above", "## Critical\n\nNone besides those listed above."),
    ("none, and a word of advice", "## Critical\n\nNone, but watch the lag."),
    ("those of an earlier review", "## Previous review (2026-06-01)\n\n### 1. Lost orders (CRITICAL)"),
  ])
  func `what is no finding is none`(sentence: String, text: String) {
    #expect(shown(text) == [], "\(sentence)")
  }

  @Test(arguments: [
    ("a tag that says so", "### [FIXED] [HIGH] Slow", true),
    ("a bracket behind the level", "### 1. Slow (HIGH) (fixed)", true),
    ("a tick in front", "### ✅ 1. Slow (HIGH)", true), ("it is struck", "### ~~1. Slow (HIGH)~~", true),
    ("struck, with a word behind", "### ~~1. Slow (HIGH)~~ ✅ fixed", true),
    ("fields on one line", "### F-1: Slow\n\n**Severity:** High | **Status:** Fixed", true),
    ("the status says more", "### ~~1. Slow (HIGH)~~\n\n- Status: open", false),
    ("a colour is no tick", "### 🟢 1. Slow (LOW)", false), ("struck in part", "### 1. ~~Very~~ slow (HIGH)", false),
    ("a word behind the level", "### 1. Slow (HIGH) - fixed in 0a1b2c", true),
    ("an open word behind the level", "### 1. Slow (HIGH) - open", false),
    ("not yet", "### 1. Slow (HIGH) (to be fixed)", false),
    ("struck before its level", "### 1. ~~No rollback~~ (CRITICAL)", true),
    ("struck behind its level", "### [CRITICAL] ~~No rollback~~", true),
    ("struck in part", "### 1. ~~No rollback~~ still open (CRITICAL)", false),
    ("a field that says yes", "### 1. No rollback (CRITICAL)\n\n- Fixed: yes", true),
    ("a field that says no", "### 1. No rollback (CRITICAL)\n\n- Fixed: no", false),
    ("a field with a day", "### 1. No rollback (CRITICAL)\n\n- Fixed: 2026-11-02", true),
    ("how it was resolved", "### 1. No rollback (CRITICAL)\n\n- Resolution: Fixed in 1.2", true),
    ("how it is to be resolved", "### 1. No rollback (CRITICAL)\n\n- Resolution: Add an index", false),
    ("resolved, and open", "### 1. No rollback (CRITICAL)\n\n- Resolution: fixed\n- Status: open", false),
    ("a cell that says yes", "| Severity | Finding | Fixed |\n|---|---|---|\n| Critical | Lost orders | Yes |", true),
    ("a cell that is empty", "| Severity | Finding | Fixed |\n|---|---|---|\n| Critical | Lost orders | |", false),
    ("a label of what is over", "Critical issues: lost orders (fixed in 1.2)", true),
  ])
  func `a finding says itself that it is over`(sentence: String, text: String, isClosed: Bool) {
    #expect(Self.findings(text).map(\.isClosed) == [isClosed], "\(sentence)")
  }

  @Test(arguments: [
    ("a box that is ticked", "- [x] Add docs", true), ("an open box", "- [ ] Add docs", false),
    ("a box that does not apply", "- [-] Add docs", true), ("struck through", "- ~~Typo~~", true),
    ("struck, with a word behind", "- ~~Typo~~ ✅ fixed in 0a1b2c", true), ("struck in part", "- ~~Old~~ typo", false),
    ("a level of its own", "- [x] Add docs (CRITICAL)", true), ("a plain one", "- Typo", false),
  ])
  func `an item may be ticked or struck`(sentence: String, text: String, isClosed: Bool) {
    #expect(Self.findings("## High Priority\n\n\(text)").map(\.isClosed) == [isClosed], "\(sentence)")
  }

  @Test(
    arguments: [
      ("ISO", "- Due: 2026-12-24", "2026-12-24"), ("ISO with words", "- Due: 2026-12-24 (agreed)", "2026-12-24"),
      ("with slashes", "- Due: 24/12/2026", "2026-12-24"), ("in words", "- Due: Dec 24, 2026", "2026-12-24"),
      ("with dots", "- **Deadline**: 24.12.2026", "2026-12-24"), ("no day", "- Due: soon", nil),
      ("two months it may be", "- Due: 01/02/2026", nil), ("none", "- Owner: ann", nil),
    ] as [(String, String, String?)])
  func `a finding is due on a day in any way of writing it`(sentence: String, text: String, day: String?) {
    #expect(Self.findings("### 1. Slow (HIGH)\n\n\(text)").map { $0.due?.iso } == [day], "\(sentence)")
  }

  /// `!` open, `x` closed, with the severity.
  private static func states(_ text: String) -> [String] {
    findings(text).map { finding in
      let level = finding.severity?.rawValue ?? finding.unknownSeverity.map { "?\($0)" } ?? "-"
      return "\(finding.isClosed ? "x" : "!") \(finding.title) \(level)"
    }
  }

  @Test(arguments: [
    ("launch blockers", "## Launch blockers\n\n1. SQLi", ["! SQLi critical"]),
    (
      "blockers", "## Blockers (must be fixed before launch)\n\n- SQLi\n- ~~XSS~~",
      ["! SQLi critical", "x XSS critical"]
    ),
    ("blocking issues", "## Blocking issues\n\n1. SQLi", ["! SQLi critical"]),
    ("non-blocking ones", "## Non-blocking issues\n\n1. Typo", ["! Typo low"]),
    ("risks beside blockers", "## Risks and blockers\n\n- Slow", []),
    ("a paragraph below a level", "## Critical\n\nSQLi in login.", ["! SQLi in login. critical"]),
    ("a paragraph below such findings", "## Critical Findings\n\nSQLi in login.", ["! SQLi in login. critical"]),
    (
      "an introduction to a list is none", "## Critical Findings\n\nTo be fixed at once.\n\n- SQLi",
      ["! SQLi critical"]
    ),
    ("an introduction to headings is none", "## Critical\n\nTo be fixed.\n\n### SQLi\n\nText.", ["! SQLi critical"]),
    (
      "paragraphs that begin in bold", "## Critical Issues\n\n**SQLi in login.** Text.\n\n**XSS.** Text.",
      ["! SQLi in login critical", "! XSS critical"]
    ),
    ("a summary without details", "## Summary of findings\n\n- Critical: SQLi", ["! SQLi critical"]),
    (
      "a summary above its details",
      "## Summary of findings\n\n- Critical: SQLi\n\n## Details\n\n### 1. SQL (CRITICAL)",
      ["! SQL critical"]
    ),
    ("a severity in a remark", "## Findings\n\n1. SQLi (severity: critical, CVSS 9.8)", ["! SQLi critical"]),
    ("a label with a number", "**Critical Findings:** 1\n\n- SQLi", ["! SQLi critical"]),
    ("Sev-1", "### 1. SQLi\n\n- Severity: Sev-1", ["! SQLi critical"]),
    ("a sign that is no level", "## Findings\n\n### 1. SQLi\n\n**Severity:** ⛔", ["! SQLi ?⛔"]),
    ("a word that is no level", "## Findings\n\n### 1. SQLi\n\n- Severity: Catastrophic", ["! SQLi ?Catastrophic"]),
    ("a score of CVSS", "## Findings\n\n### 1. SQLi\n\n- Severity: 9.8", ["! SQLi critical"]),
    ("a number that is no level", "## Findings\n\n### 1. SQLi\n\n- Severity: 9", ["! SQLi ?9"]),
    ("no level yet", "## Findings\n\n### 1. SQLi\n\n- Severity: n/a", ["! SQLi -"]),
    ("a table of risks", "## Findings\n\n| Finding | Risk |\n|---|---|\n| SQLi | Critical |", ["! SQLi critical"]),
    ("a risk rating", "| Risk rating | Description |\n|---|---|\n| Critical | SQLi |", ["! SQLi critical"]),
    ("a summary column", "| Severity | Summary | Status |\n|---|---|---|\n| Crit | SQLi | open |", ["! SQLi critical"]),
    ("an item column", "| Severity | Item |\n|---|---|\n| CRIT. | SQLi |", ["! SQLi critical"]),
    (
      "a recommendation column",
      "| # | Severity | Area | Recommendation |\n|---|---|---|---|\n| 1 | Critical | In | Bind |",
      ["! Bind critical"]
    ),
    (
      "a row behind a blank line", "| Finding | Severity |\n|---|---|\n| XSS | Low |\n\n| SQLi | Critical |",
      ["! XSS low", "! SQLi critical"]
    ),
    (
      "a cell that is no level", "| Finding | Severity |\n|---|---|\n| XSS | Low |\n| Slow | S9 |",
      ["! XSS low", "! Slow ?S9"]
    ),
    ("journeys", "## Critical user journeys\n\n- Login works", []), ("a path", "## Critical path\n\n- Build", []),
    ("availability", "## High availability\n\n- Two nodes", []),
    ("an overview", "## High-level overview\n\n- API", []), ("notes", "## Important notes\n\n- Same bytes", []),
    ("demands", "## Must-have requirements\n\n- TLS", []), ("a path in bold", "**Critical path**\n\n- Build", []),
    ("none found", "## Critical Issues\n\n- No critical issues were found.\n- None found", []),
    ("none in another language", "## Critical Issues\n\n- Keine", []),
    ("all of them over", "## Critical Issues\n\n- All fixed, see v1.2", []),
    ("none in a sentence", "## Critical\n\nNo critical issues were identified during this review.", []),
    ("what lacks is one", "## Critical\n\n- No rate limit on login", ["! No rate limit on login critical"]),
    ("over but for one", "## Critical\n\n- All fixed but SQLi", ["! SQLi critical"]),
    ("a heading in a quotation", "> ### 1. SQLi (CRITICAL)", []),
    ("a legend", "## Severity definitions\n\n| Severity | Description |\n|---|---|\n| Critical | Data loss |", []),
    ("what is over", "## Resolved findings\n\n### 1. SQLi (Critical)\n\nFixed.", ["x SQLi critical"]),
    (
      "what is over, and open again", "## Resolved findings\n\n### 1. SQLi (Critical)\n\n- Status: open",
      ["! SQLi critical"]
    ),
    ("what is to be over", "## Findings to be fixed\n\n### 1. SQLi (Critical)", ["! SQLi critical"]),
    ("a tick behind a number", "### 1. ✅ SQLi (Critical)", ["x SQLi critical"]),
    ("a tick at the end", "### 1. SQLi (Critical) ✅", ["x SQLi critical"]),
    (
      "a tick that is denied", "### Critical\n\n- [x] SQLi - not fixed yet\n- [x] XSS (fixed)",
      ["! SQLi - not fixed yet critical", "x XSS (fixed) critical"]
    ),
  ])
  func `what is grave is found, and what only looks so is not`(sentence: String, text: String, states: [String]) {
    #expect(Self.states(text) == states, "\(sentence)")
  }

  @Test(arguments: [
    ("a table", "| Severity | Count |\n|---|---|\n| Critical | 2 |\n| High | 1 |", ["critical 2", "high 1"]),
    ("a table of what is over", "| Severity | Found | Fixed |\n|---|---|---|\n| Critical | 2 | 2 |", ["critical 0"]),
    ("a column for each", "| Critical | High |\n|---|---|\n| 2 | 1 |", ["critical 2", "high 1"]),
    ("a line", "Critical: 1, High: 0", ["critical 1", "high 0"]),
    ("a label", "**Critical Findings:** 1", ["critical 1"]), ("minutes", "P0: 15, P1: 30", []),
    ("blockers", "**Open blockers:** 1", ["critical 1"]),
    ("blockers with a remark", "Blockers: 1 (lost orders)", ["critical 1"]),
    ("found", "Critical issues: 2 found", ["critical 2"]), ("none", "Launch blockers: 0", ["critical 0"]),
    ("all over", "Blockers: 2 (both fixed)", []), ("a duration", "Critical: 2 minutes", []),
  ])
  func `what is counted of each severity is read`(sentence: String, text: String, counts: [String]) {
    let front = "---\nkind: review\nservice: pay\npersona: x\ndate: 2026-11-12\nverdict: pass\n---\n# R\n\n"
    guard let record = ReadDocument("docs/reviews/r.md", front + text).only(.review).first,
      case .review(let review) = record.details
    else { return }
    #expect(review.statedCounts.map { "\($0.severity.rawValue) \($0.count)" } == counts, "\(sentence)")
  }

  @Test func `a severity that is not known, and a table that is not understood, are told`() {
    let text = """
      # Security Review: Mill

      **Verdict**: FAIL

      ## Findings

      ### 1. Slow

      - Severity: S9

      | Severity | Area |
      |---|---|
      | Critical | Login |

      """
    #expect(
      ReadDocument("docs/reviews/mill.md", text).diagnostics == ["9:13 severity.unknown", "11 finding.table-unread"])
  }

  @Test func `a title says who closes it until when, also without brackets`() {
    let found = Self.findings("## Findings\n\n- **Critical** – SQLi, owner: Bob, due: 2026-12-01")
    #expect(found.map { $0.field("owner") } == ["Bob"])
    #expect(found.map(\.due) == [Day(iso: "2026-12-01")])
  }

  @Test func `a title in brackets says who closes it until when`() {
    let found = Self.findings(
      "## High Priority\n\n- [ ] Rotate keys (owner: ann, due 24/12/2026)\n- Old @acme/core (by 2027)")
    #expect(found.map { $0.field("owner") } == ["ann", nil])
    #expect(found.map(\.due) == [Day(iso: "2026-12-24"), nil])
  }

  @Test func `a day that cannot be read is told`() {
    let text = "# Security Review: Mill\n\n**Verdict**: FAIL\n\n### 1. Slow (HIGH)\n\n- Due: 01/02/2026\n"
    #expect(ReadDocument("docs/reviews/mill.md", text).diagnostics == ["7:8 date.unreadable"])
  }

  @Test(
    arguments: [
      ("## Findings\n\n- CRITICAL Keys are in the image\n- P1 No alert", [.critical, .high]),
      ("## Findings\n\n- High traffic is not tested", []),
      ("## Findings\n\n- CRITICAL", []),
      ("## Must fix before launch\n\n- Keys are in the image", [.critical]),
      ("## Should fix\n\n- Logs have no day", [.medium]),
      ("## Findings\n\n### 1. Keys\n\n- **Rating:** Critical", [.critical]),
      ("## Findings\n\n### Keys\n\n**Risk:** High", [.high]),
      ("## Findings\n\n### 1. Keys (LOW)\n\n- **Risk:** High load stops the mill", [.low]),
    ] as [(String, [Severity?])])
  func `levels without a sign behind them are read`(text: String, severities: [Severity?]) {
    #expect(Self.findings(text).map(\.severity) == severities, "\(text)")
  }

  @Test(
    arguments: [
      ("### 1. Cards leak (CRITCAL)", "CRITCAL", "Cards leak"), ("### 1. Cards leak (HIHG)", "HIHG", "Cards leak"),
      ("### [Critcal] Cards leak", "Critcal", "Cards leak"), ("### 1. Cards leak (URGENT)", "URGENT", "Cards leak"),
      ("### 1. Cards leak (API)", nil, "Cards leak (API)"), ("### 1. Cards leak (slow)", nil, "Cards leak (slow)"),
      ("### 1. Cards leak (premium)", nil, "Cards leak (premium)"),
    ] as [(String, String?, String)])
  func `a level with a slip in it is no level, and is told`(_ heading: String, _ unknown: String?, _ title: String)
    throws
  {
    let read = ReadDocument(
      "reviews/a.md", "---\nkind: review\nverdict: fail\n---\n# A\n\n## Findings\n\n\(heading)\n\n- Owner: x\n")
    guard case .review(let review) = try #require(read.only(.review).first).details else { return }
    #expect(review.findings.map(\.unknownSeverity) == [unknown])
    #expect(review.findings.map(\.title) == [title])
    #expect(read.diagnostics == (unknown == nil ? [] : ["9 severity.unknown"]))
  }

  private func states(_ text: String) -> [String] {
    Self.findings(text).map { "\($0.title) | \($0.severity?.rawValue ?? "-") | \($0.isClosed ? "closed" : "open")" }
  }

  @Test(arguments: [
    ("### P0 - Critical (must have)\n\n- [x] Health checks", ["Health checks | critical | closed"]),
    ("### P1 - High (soon after launch)\n\n1. No retry", ["No retry | high | open"]),
    ("## 🔴 High Priority\n\nNone.\n\n## 🟡 Medium Priority\n\n- Slow boot", ["Slow boot | medium | open"]),
    ("## 🔴 High Priority Findings\n\n### No retry", ["No retry | high | open"]),
    ("### Critical Issues\n\n1. None.\n\n## 2. Database\n\nText.", []),
    (
      "## Findings\n\n### Critical\n\n- Keys in code\n\n## 2. Database\n\nText.", ["Keys in code | critical | open"]
    ),
  ])
  func `a heading that is a level names no finding, and one further out is not in its group`(
    text: String, findings: [String]
  ) {
    #expect(states(text) == findings, "\(text)")
  }

  @Test(arguments: [
    (
      "## 🔴 Blockers (Must Fix)\n\n### 1. No way back\n\nText.\n\n## 🟠 Risks (Fix If Time)\n\n### 2. Slow tests\n\nText.",
      ["No way back | critical | open", "Slow tests | medium | open"]
    ),
    (
      "## 🔴 Blockers\n\n- No way back\n\n## 🟠 Risks\n\n- Slow tests\n\n## 🟡 Nits\n\n- Odd names",
      ["No way back | critical | open", "Slow tests | high | open", "Odd names | info | open"]
    ),
    (
      "## Findings\n\n### 🟠 Risks (fix if time permits)\n\n- Slow tests\n\n### 🔴 Concerns\n\n- No way back",
      ["Slow tests | medium | open", "No way back | critical | open"]
    ),
    ("## 🔴 Blockers\n\n- No way back\n\n## 🟠 Risks\n\nNone.", ["No way back | critical | open"]),
    ("## Findings\n\n### 🔴 Tokens are logged\n\nText.", ["Tokens are logged | critical | open"]),
    (
      "## 🔴 Critical\n\n### Keys in code\n\nText.\n\n### 🟡 Tokens are logged\n\nText.",
      ["Keys in code | critical | open", "Tokens are logged | critical | open"]
    ),
    (
      "## Findings\n\n### 🔴 Risks of a lost queue\n\n- **File:** a.swift",
      ["Risks of a lost queue | critical | open"]
    ),
  ])
  func `a painted heading for several findings is none, and not as grave as the one before it`(
    text: String, findings: [String]
  ) {
    #expect(states(text) == findings, "\(text)")
  }

  @Test(arguments: [
    ("## P0 Blockers\n\nNone at this time.\n\nResolved P0:\n\n1. Backups were not tested.", ["closed"]),
    ("## P0 Blockers\n\nResolved P0:\n\n1. Backups\n\nStill open:\n\n1. Keys", ["closed", "open"]),
    (
      "## High\n\n1. FIXED: no retry.\n2. No alert (fixed in #12)\n3. No limit — FIXED\n4. No log",
      ["closed", "closed", "closed", "open"]
    ),
    (
      "## High\n\n1. Not fixed: no retry.\n2. No alert (fixed soon)\n3. Holes - closed ports", ["open", "open", "open"]
    ),
    ("### R1 (High) - Missing limit — FIXED", ["closed"]),
    ("### R1 (High) — No drain\n\n**Status: fixed.** A phase was added.", ["closed"]),
    ("### R1 (High) — No drain\n\n**Status: open.** Nobody has it.", ["open"]),
    (
      "## Previously reported (all fixed)\n\n| ID | Severity | Finding |\n|---|---|---|\n| 1 | Critical | Keys |",
      ["closed"]
    ),
  ])
  func `what is said to be over is closed, and nothing else`(text: String, states: [String]) {
    #expect(Self.findings(text).map { $0.isClosed ? "closed" : "open" } == states, "\(text)")
  }
}
