import ReportModel
import Testing

/// Bodies of reviews that pass, and whether what stands in them lets them.
@Suite struct FindingDialectTests {
  /// An open finding that is critical or that may be, or a count of such findings that are not listed.
  private static func isHeld(_ body: String) throws -> Bool {
    let head = "# pay: security review\n\n**Reviewer:** Security Engineer\n**Date:** 2026-11-20\n**Verdict:** GO\n\n"
    let record = try #require(ReadDocument("docs/reviews/r.md", head + body + "\n").only(.review).first)
    guard case .review(let review) = record.details else { return false }
    let stated = review.statedCounts.filter { $0.severity == .critical }.map(\.count).max() ?? 0
    return stated > review.findings.count { $0.severity == .critical }
      || review.findings.contains { !$0.isClosed && ($0.severity == .critical || $0.unknownSeverity != nil) }
  }

  @Test(arguments: held)
  func `what is grave holds a review that passes`(sentence: String, bodies: [String]) throws {
    #expect(try bodies.filter { try !Self.isHeld($0) } == [], "\(sentence)")
  }

  @Test(arguments: free)
  func `what only looks so does not`(sentence: String, bodies: [String]) throws {
    #expect(try bodies.filter { try Self.isHeld($0) } == [], "\(sentence)")
  }

  static let held: [(String, [String])] = [
    (
      "columns and scales",
      [
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | S1 | Signing key in the repository | Open |\n| S-2 | S3 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | 9.8 | Signing key in the repository | Open |\n| S-2 | 4.3 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | C | Signing key in the repository | Open |\n| S-2 | L | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Must | Signing key in the repository | Open |\n| S-2 | Should | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | P-0 | Signing key in the repository | Open |\n| S-2 | P-2 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Prio 1 | Signing key in the repository | Open |\n| S-2 | Prio 3 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Cat 1 | Signing key in the repository | Open |\n| S-2 | Cat 3 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Level 1 | Signing key in the repository | Open |\n| S-2 | Level 3 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Sev I | Signing key in the repository | Open |\n| S-2 | Sev III | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critique | Signing key in the repository | Open |\n| S-2 | Mineur | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Schwer | Signing key in the repository | Open |\n| S-2 | Leicht | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Kritiek | Signing key in the repository | Open |\n| S-2 | Laag | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Fatal | Signing key in the repository | Open |\n| S-2 | Minor thing | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Urgent | Signing key in the repository | Open |\n| S-2 | Normal | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | 🟥 | Signing key in the repository | Open |\n| S-2 | 🟨 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Extreme | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Highest | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | CVSS 9.8 | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity (CVSS) | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity ⚠️ | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Current Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Initial Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Schweregrad | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Gravité | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding Description | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Issue Description | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding / Evidence | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Security Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Defect | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Bug | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Action | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Task | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Area | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Component | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Comment | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n### 1. Signing key in the repository\n\n- Severity: S1\n- Status: open",
        "## Findings\n\n### 1. Signing key in the repository\n\n- CVSS: 9.8\n- Status: open",
        "## Findings\n\n### 1. Signing key in the repository\n\n- Blocking: Yes\n- Status: open",
        "## Findings\n\n### 1. Signing key in the repository\n\n- Launch blocker: yes\n- Status: open",
      ]
    ),
    (
      "denials of a whole",
      [
        "## Blockers\n\n- None of the backups can be restored",
        "## Blockers\n\n- Nothing is encrypted",
        "## Blockers\n\nNothing has been tested.",
        "## Blockers\n\n- Nothing is encrypted at rest",
      ]
    ),
    (
      "levels behind titles",
      [
        "## Findings\n\n### 1. Unencrypted backups — CRITICAL (open)\n\nText.",
        "## Findings\n\n### 2. No rate limit - Critical, owner Ann\n\nText.",
        "## Findings\n\n### 3. No TLS [CRITICAL] (open)\n\nText.",
        "## Findings\n\n### 3. No TLS [CRITICAL] — open\n\nText.",
      ]
    ),
    (
      "changed levels",
      [
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | ~~Medium~~ Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Medium → Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Low (raised to Critical) | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | was Low, now Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | P3 → P0 | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | SEV‑1 | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Low -> Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | upgraded from Medium to Critical | Signing key in the repository | Open |",
        "## Findings\n\n### 1. Key in the repository (LOW → CRITICAL)\n\n- Status: open",
        "## Findings\n\n### 1. Key in the repository (~~LOW~~ CRITICAL)\n\n- Status: open",
      ]
    ),
    (
      "fixed, and taken back",
      [
        "## Findings\n\n| ID | Severity | Finding | Status | Retest |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | ❌ Failed |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | No |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | ❌ |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Not yet |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verification |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Failed – key still valid |",
        "## Findings\n\n| ID | Severity | Finding | Status | Notes |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Reopened on 2026-11-25 |",
        "## Findings\n\n| ID | Severity | Finding | Status | Comment |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Fix reverted in #44 |",
        "## Findings\n\n| ID | Severity | Finding | Status | Deployed |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | No |",
        "## Findings\n\n| ID | Severity | Finding | Status | In production |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | ❌ |",
        "## Findings\n\n### 1. Key in the repository (CRITICAL)\n\n- Status: Fixed\n- Retest: failed",
        "## Findings\n\n### 1. Key in the repository (CRITICAL)\n\n- Status: Fixed\n\n> **Update 2026-11-25:** reopened",
        "## Findings\n\n### 1. ✅ Key in the repository (CRITICAL)\n\nStill open.",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ~~Fixed~~ |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ~~Fixed~~ Reopened |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed at 50% |",
      ]
    ),
    (
      "notations",
      [
        "## Findings\n\n### [S-1] [CRITICAL] Signing key in the repository\n\nThe key was committed.",
        "## Findings\n\n### S-1 | Critical | Signing key\n\nThe key was committed.",
        "## Findings\n\n#### S-1 · Critical · Signing key\n\nThe key was committed.",
        "## Findings\n\n### 1. Signing key `CRITICAL`\n\nThe key was committed.",
        "## Findings\n\n### 1. Signing key 🔴\n\nThe key was committed.",
        "## Findings\n\n### ❌ Signing key in the repository\n\nThe key was committed.",
        "## Findings\n\n- S-1 (Critical, open): Signing key",
        "## Findings\n\n- **Blocker** Signing key in the repository",
        "## Findings\n\n- **S-1 Signing key** — *Critical*, open",
        "## Findings\n\n1. Critical. Signing key in the repository",
        "## Findings\n\nSigning key in the repository. Severity: critical. Status: open.",
        "## Findings\n\n- [ ] Signing key in the repository (launch blocker)",
        "## Findings\n\n### Kritische Mängel\n\n- Signing key in the repository",
        "## Findings\n\n### Points bloquants\n\n- Signing key in the repository",
      ]
    ),
    (
      "empty levels",
      [
        "## Findings\n\n| Severity | Finding | Status |\n|---|---|---|\n| Critical | Old TLS | Fixed |\n|  | Key in the repository | Open |",
        "## Findings\n\n| Severity | Finding | Status |\n|---|---|---|\n| Critical | Old TLS | Fixed |\n| TBD | Key in the repository | Open |",
      ]
    ),
    (
      "labels and sentences",
      [
        "## Notes\n\n**Critical**: the key is in the repository.",
        "**Critical**: the key is in the repository.",
        "## Notes\n\n⚠️ **CRITICAL:** the key is in the repository.",
        "⚠️ **CRITICAL:** the key is in the repository.",
        "## Notes\n\n🔴 **Critical:** the key is in the repository.",
        "🔴 **Critical:** the key is in the repository.",
        "## Notes\n\n❌ **Blocker:** the key is in the repository.",
        "❌ **Blocker:** the key is in the repository.",
        "## Notes\n\n**Blocker:** the key is in the repository.",
        "**Blocker:** the key is in the repository.",
        "## Notes\n\n**Critical:** the key is in the repository.",
        "**Critical:** the key is in the repository.",
        "## Findings\n\n**Launch blocker:** the key is in the repository.",
        "## Findings\n\n**Remaining blocker:** the key is in the repository.",
        "## Findings\n\n**Open critical issue:** the key is in the repository.",
        "## Findings\n\n**Known critical issue:** the key is in the repository.",
        "## Findings\n\n**Must fix before launch:** rotate the key",
        "## Summary\n\nAll criticals are resolved except S-1.",
        "## Summary\n\nOne blocker remains: the key is in the repository.",
        "## Summary\n\nOne critical issue is still open.",
      ]
    ),
    (
      "counts",
      [
        "## Summary\n\n**1 Critical**, 0 High, 2 Medium",
        "## Summary\n\n**Findings:** 1 Critical / 0 High",
        "## Summary\n\n**Total findings:** 4 (1 critical, 3 low)",
        "## Summary\n\n🔴 1 · 🟠 0",
        "## Summary\n\nBlockers: 1 · High: 0",
        "## Summary\n\n**Critical issues fixed:** 3/4",
        "## Summary\n\n3 of 4 critical findings are fixed",
        "## Summary\n\n| Area | Critical | High |\n|---|---|---|\n| API | 1 | 0 |\n| UI | 0 | 0 |",
        "## Summary\n\n|  | Critical | High |\n|---|---|---|\n| Open | 1 | 0 |\n| Fixed | 0 | 2 |",
      ]
    ),
    (
      "counts of what is left",
      [
        "## Summary\n\n- **Found:** 3 critical, 5 high",
        "## Summary\n\nFound: 3 critical, 5 high\n\n**To be fixed:** all",
        "## Summary\n\n| Severity | Critical | High |\n|---|---|---|\n| Open | 1 | 0 |\n| Fixed | 0 | 2 |",
        "## Summary\n\n| Area | Critical | High |\n|---|---|---|\n| API | 1 | 0 |\n| Alerts | 0 | 0 |",
        "## Summary\n\n| Area | Critical | High |\n|---|---|---|\n| Test environment | 1 | 0 |",
        "## Summary\n\n| | Critical | High |\n|---|---|---|\n| Before | 2 | 3 |\n| Fixed | 1 | 3 |\n| After | 1 | 0 |",
        "Blockers: 1 | Criticals: 0 | Highs: 0",
        "**Blockers:** the key is in the repository | Highs: 0",
        "## Summary\n\n| | Critical | High |\n|---|---|---|\n| Before | 0 | 3 |\n| After | 1 | 0 |",
        "## Summary\n\n| Date | Critical | High |\n|---|---|---|\n| 2026-11-01 | 1 | 0 |\n| 2026-10-01 | 0 | 3 |",
        "## Summary\n\n| | Critical | High |\n|---|---|---|\n| Round 1 | 0 | 3 |\n| Round 2 | 1 | 0 |",
        "## Summary\n\n| | Critical | High |\n|---|---|---|\n| Found | 2 | 3 |\n| Fixed | 1 | 3 |",
        "## Summary\n\n| | Critical | High |\n|---|---|---|\n| Found | 2 | 3 |\n| Accepted | 2 | 3 |",
        "## Summary\n\n| Scan | Critical | High |\n|---|---|---|\n| SAST | 1 | 0 |\n| DAST | 0 | 0 |",
        "## Summary\n\n| Service | Critical | High |\n|---|---|---|\n| s3 | 1 | 0 |\n| ec2 | 0 | 0 |",
        "## Summary\n\n| Area | Critical | High |\n|---|---|---|\n| Initial setup | 1 | 0 |\n| API | 0 | 0 |",
        "## Penetration test\n\n| Area | Critical | High |\n|---|---|---|\n| API | 1 | 0 |\n| UI | 0 | 0 |",
        "## Summary\n\nFound: 3 critical, 5 high\nFixed: 2 critical, 5 high",
        "## Summary\n\n- Found: 3 critical, 5 high\n- Not fixed: 3 critical, 5 high",
        "## Summary\n\n- Total findings: 8 (3 critical, 5 high)\n- Fixed findings: 6\n- Open findings: 2",
        "## Summary\n\n- Total findings: 12 (3 critical, 5 high)\n- Fixed findings: 8",
        "## Summary\n\nFirst round: 0 critical, 2 high. Second round: 1 critical, 0 high.",
        "## Summary\n\nThere is one critical flaw still open.",
        "## Summary\n\nThere is one critical open source issue still open.",
      ]
    ),
    (
      "threats and bugs",
      [
        "## Bugs\n\n| Bug | Severity | Fixed in |\n|---|---|---|\n| B1 | Critical | Sprint 14 |",
        "## Bugs\n\n| Bug | Severity | Fixed in |\n|---|---|---|\n| B1 | Critical | v2.4 (planned) |",
        "## Bugs\n\n| Bug | Severity | Fixed in |\n|---|---|---|\n| B1 | Critical | 2027-01 |",
        "## Bugs\n\n| Bug | Severity | Fixed in | Status |\n|---|---|---|---|\n| B1 | Critical | v2.3 | Reopened |",
        "## Findings\n\n| Finding | Package | Severity | Fixed in |\n|---|---|---|---|\n| Overflow | tls | Critical | 1.2 |",
        "## Findings\n\n| Finding | Severity | State |\n|---|---|---|\n| Key | Critical | Verified |",
        "## STRIDE\n\n| Threat | Severity | Mitigation | Status |\n|---|---|---|---|\n| DoS | Critical | Rate limits | Open |",
        "## STRIDE\n\n| Threat | Severity | Status |\n|---|---|---|\n| DoS | Critical | Not mitigated |",
        "## STRIDE\n\n| Threat | Severity | Mitigation |\n|---|---|---|\n| DoS | Critical | None |",
        "## Bugs fixed\n\n| Bug | Severity | Status |\n|---|---|---|\n| Lost orders | Critical | Open |",
        "## Bugs to be fixed\n\n| Bug | Severity | PR |\n|---|---|---|\n| Lost orders | Critical | #12 |",
        "## Bugs\n\n| Bug | Severity | Fixed in |\n|---|---|---|\n| B1 | Critical |  |",
        "## Bugs\n\n| Bug | Severity | Fixed in |\n|---|---|---|\n| B1 | Critical | - |",
        "## Bugs\n\n| Bug | Severity | Fixed in |\n|---|---|---|\n| B1 | Critical | TBD |",
        "## Bugs\n\n| Bug | Severity | Fixed in |\n|---|---|---|\n| B1 | Critical | Q1 2027 |",
        "## Bugs\n\n| Bug | Severity | Fixed by |\n|---|---|---|\n| B1 | Critical | 2026-12-10 |",
        "## Findings\n\n| CVE | Package | Severity | Fixed in |\n|---|---|---|---|\n| CVE-2026-1 | tls | Critical | 1.2 |",
      ]
    ),
    (
      "alerts and folds",
      [
        "> [!CAUTION]\n> **Critical (open):** key in the repository",
        "## Findings\n\n> ### 1. Key in the repository (CRITICAL)\n> - Status: open",
        "## Findings\n\n<details>\n<summary>🔴 Critical (1)</summary>\n\n- Key in the repository\n\n</details>",
        "## Findings\n\n<details>\n<summary>S-1</summary>\n\n**Severity:** Critical\n\nKey in the repository\n\n</details>",
      ]
    ),
    (
      "words that close",
      [
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Not completed |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Incomplete |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Completed 3 of 5 |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fix implemented, not deployed |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Partially implemented |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ☐ |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | [ ] |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Not implemented |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | To be deployed |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Completed? |",
      ]
    ),
    (
      "settled findings",
      [
        "## Findings\n\n| ID | Severity | Finding | Result |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ❌ Failed |",
        "## Findings\n\n| ID | Severity | Finding | Retest result |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Failed |",
        "## Findings\n\n| ID | Severity | Finding | Disposition |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Accepted |",
        "## Findings\n\n| ID | Severity | Finding | Remediation |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Rotate the key |",
        "## Findings\n\n| ID | Severity | Finding | Closed on |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository |  |",
        "## Findings\n\n| ID | Severity | Finding | Status (20 Nov) |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Open? |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Yes |",
        "## Findings\n\n| ID | Severity | Finding | Open? |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository |  |",
        "## Findings\n\n| ID | Severity | Finding | Status before | Status now |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Reopened |",
      ]
    ),
    (
      "further",
      [
        "## Findings\n\n### 1. Key (CRITICAL)\n\nThe key is in the repository. It was not fixed.",
        "## Findings\n\n### 1. Key (CRITICAL)\n\nFixed in staging only.",
        "## Findings\n\n### 1. Key (CRITICAL)\n\n- Status: Fixed\n- Notes: Reopened 2026-11-24, key still valid",
        "## Result\n\n🚨 **CRITICAL:** signing key in the repository",
        "## Summary\n\n2 of 3 blockers are resolved.",
        "# More blockers\n\n- lost orders",
        "## Findings\n\n### 1. Key\n\n- Severity: S1\n- Status: Open",
        "## Findings\n\n| Severity | Finding |\n|---|---|\n| Severe | Key in repo |\n| Low | x |",
        "## Findings\n\n| Schweregrad | Finding | Status |\n|---|---|---|\n| Hoch | Key in repo | Open |\n| Kritisch | Backups | Open |",
        "## Findings\n\n| Finding | CVSS | Status |\n|---|---|---|\n| Key in repo | 9.8 | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Key | Fixed |\n\n## Retest 2026-11-25\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Key | Open |",
        "## Findings\n\n| # | Finding | Blocker? | Status |\n|---|---|---|---|\n| 1 | Key | Yes | Open |",
        "## Findings\n\n| ID | Schweregrad | Befund | Status |\n|---|---|---|---|\n| 1 | Kritisch | Key | Offen |",
        "## Findings\n\n- **Open critical issue:** the key is in the repository",
        "## Findings\n\n- **Must fix before launch:** rotate the key",
        "## Summary\n\nWe found 2 critical findings, both open.",
        "## Findings\n\n| ID | Severity | Finding | Status (Oct) | Status (Nov) |\n|---|---|---|---|---|\n| S-1 | Critical | Key | Fixed | Reopened |",
        "### 1. Key\n\n- Severity: S1\n- Status: open",
      ]
    ),
  ]
}
