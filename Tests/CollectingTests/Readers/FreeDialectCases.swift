/// Bodies in which nothing holds a review: what only looks grave, and what is over.
extension FindingDialectTests {
  static let free: [(String, [String])] = [
    (
      "columns and scales",
      [
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | 4.3 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | CVSS 3.1 | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Minor | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Lowest | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Faible | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Mineur | Verbose errors | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | S1 | Signing key | Fixed |",
      ]
    ),
    (
      "denials of a whole",
      [
        "## Blockers\n\nNone of note.",
        "## Blockers\n\nNothing to report.",
        "## Blockers\n\nNothing found.",
        "## Blockers\n\nNone of the findings block the launch.",
        "## Blockers\n\nNone",
        "## Blockers\n\nNothing critical was found.",
        "## Blockers\n\n- None identified at this time",
        "## Blockers\n\n- None of them is open",
        "## Blockers\n\nNothing blocks the launch.",
        "## Blockers\n\nNone remaining",
        "## Blockers\n\nNothing outstanding",
        "## Blockers\n\nNone blocking.",
        "## Blockers\n\nN/A",
        "## Blockers\n\nKeine",
        "## Blockers\n\nNothing.",
        "## Blockers\n\n- None (all resolved in round 1)",
      ]
    ),
    (
      "levels behind titles",
      [
        "## Findings\n\n### 1. Unencrypted backups — CRITICAL (fixed)\n\nText.",
        "## Findings\n\n### 3. No TLS [CRITICAL] (fixed)\n\nText.",
        "## Findings\n\n### 3. No TLS [CRITICAL] — resolved in #12\n\nText.",
      ]
    ),
    (
      "changed levels",
      [
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Not critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Non-critical | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical → Low | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | ~~Critical~~ Low | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Low (downgraded from Critical) | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | was Critical, now Low | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Low (was Critical) | Signing key in the repository | Open |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical (downgraded to Low) | Signing key in the repository | Open |",
        "## Findings\n\n### 1. Key in the repository (CRITICAL → LOW)\n\n- Status: open",
      ]
    ),
    (
      "fixed, and taken back",
      [
        "## Findings\n\n| ID | Severity | Finding | Status | Retest |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Passed |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Yes |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | ✅ |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | 2026-11-20 |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Ann |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verification |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Key no longer valid |",
        "## Findings\n\n| ID | Severity | Finding | Status | Notes |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Was reopened, fixed again |",
        "## Findings\n\n| ID | Severity | Finding | Status | Comment |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | No regression |",
        "## Findings\n\n| ID | Severity | Finding | Status | Deployed |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Yes |",
        "## Findings\n\n| ID | Severity | Finding | Status | In production |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | ✅ |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | - |",
        "## Findings\n\n| ID | Severity | Finding | Status | Retest |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | n/a |",
        "## Findings\n\n| ID | Severity | Finding | Status | Notes |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Old clients failed before |",
        "## Findings\n\n| ID | Severity | Finding | Status | Comment |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed | Test failed before the fix |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed (100%) |",
      ]
    ),
    (
      "notations",
      [
        "## Findings\n\n### [S-1] [CRITICAL] [FIXED] Signing key",
        "## Findings\n\n### 1. Signing key 🟢",
        "## Findings\n\n- S-1 (Critical, fixed): Signing key",
        "## Findings\n\n- **S-1 Signing key** — *Critical*, fixed",
        "## Findings\n\n- [x] Signing key in the repository (launch blocker)",
        "## Findings\n\n### S-1 | Critical | Signing key | Fixed",
        "## Findings\n\n#### S-1 · Critical · Signing key · Fixed",
        "## Findings\n\nSigning key in the repository. Severity: critical. Status: fixed.",
        "## Findings\n\n### ✅ Signing key in the vault",
      ]
    ),
    (
      "empty levels",
      [
        "## Findings\n\n| Severity | Finding | Status |\n|---|---|---|\n| Low | Old TLS | Fixed |\n|  | Verbose errors | Open |",
        "## Findings\n\n| Severity | Finding | Status |\n|---|---|---|\n| Critical | Old TLS | Fixed |\n|  | Key in the repository | Fixed |",
      ]
    ),
    (
      "labels and sentences",
      [
        "## Notes\n\n**Critical:** none",
        "## Notes\n\n**Critical**: 0",
        "## Notes\n\n**Critical:** all fixed",
        "## Notes\n\n🔴 **Critical:** None",
        "## Notes\n\n**Blocker:** no",
        "## Notes\n\nOne critical issue was found and fixed.",
        "## Notes\n\nAll criticals are resolved.",
        "## Notes\n\nNo blocker remains.",
        "## Notes\n\n**Launch blocker:** none",
        "## Notes\n\n**Important:** read the runbook first.",
        "## Notes\n\n**Note:** the key was rotated.",
      ]
    ),
    (
      "counts",
      [
        "## Summary\n\n**0 Critical**, 0 High, 2 Medium",
        "## Summary\n\n**Findings:** 0 Critical / 0 High",
        "## Summary\n\n**Total findings:** 3 (0 critical, 3 low)",
        "## Summary\n\n🔴 0 · 🟠 0",
        "## Summary\n\nBlockers: 0 · High: 0",
        "## Summary\n\n**Critical issues fixed:** 4/4",
        "## Summary\n\n4 of 4 critical findings are fixed",
        "## Summary\n\n| Area | Critical | High |\n|---|---|---|\n| API | 0 | 0 |\n| UI | 0 | 0 |",
        "## Summary\n\n|  | Critical | High |\n|---|---|---|\n| Open | 0 | 0 |\n| Fixed | 1 | 2 |",
        "## Summary\n\nThe review took 1 critical hour, 2 high-level meetings.",
        "## Summary\n\n1 critical path, 2 high availability zones",
      ]
    ),
    (
      "alerts and folds",
      [
        "> The last review said: one Critical finding, key in the repository."
      ]
    ),
    (
      "words that close",
      [
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Completed |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Complete |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ✅ Completed |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Implemented |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Deployed |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ✔️ |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ✔ |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ☑ |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | [x] |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Closed 18.11.2026 |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Duplicate of S-2 |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ✅ |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Done |",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | fixed & deployed |",
        "## Findings\n\n| ID | Severity | Finding | Done |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Yes |",
        "## Findings\n\n| ID | Severity | Finding | Done |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ✓ |",
      ]
    ),
    (
      "settled findings",
      [
        "## Findings\n\n### Critical Findings — RESOLVED ✅\n\n- Signing key in the repository",
        "## Findings\n\n### ✅ Resolved Critical Findings\n\n- Signing key in the repository",
        "## Findings\n\n### Verified fixes\n\n- Signing key in the repository (CRITICAL)",
        "## Findings\n\n### 1. Key in the repository (CRITICAL → RESOLVED)",
        "## Findings\n\n### 1. Key in the repository (CRITICAL)\n\nIt was there.\n\n✅ Fixed in #412.",
        "## Findings\n\n### 1. Key in the repository (CRITICAL)\n\n**Fixed** in #412 on 2026-11-18.",
        "## Blockers\n\n1. No rollback → fixed",
        "## Findings\n\n### Blockers\n\nAll blockers of the last review have been closed.",
        "## Findings\n\n| ID | Severity | Finding | Result |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ✅ Fixed |",
        "## Findings\n\n| ID | Severity | Finding | Retest result |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Passed |",
        "## Findings\n\n| ID | Severity | Finding | Retest |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ✅ Passed |",
        "## Findings\n\n| ID | Severity | Finding | Disposition |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed |",
        "## Findings\n\n| ID | Severity | Finding | Remediation |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Done |",
        "## Findings\n\n| ID | Severity | Finding | Closed on |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | 2026-11-18 |",
        "## Findings\n\n| ID | Severity | Finding | Status (20 Nov) |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Fixed |",
        "## Findings\n\n| ID | Severity | Finding | Open? |\n|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | No |",
        "## Findings\n\n| ID | Severity | Finding | Status before | Status now |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | Open | Fixed |",
        "## Findings\n\n| ID | Severity | Finding | Before | After |\n|---|---|---|---|---|\n| S-1 | Critical | Signing key in the repository | ❌ | ✅ |",
        "## Executive Summary\n\n### 1. Key in the repository (CRITICAL)\n\n**Status:** ✅ Resolved (2026-11-18)",
        "## Findings\n\n### 1. Key in the repository (CRITICAL)\n\n- Status: Open\n\n## Re-review (2026-11-25)\n\n**Verdict:** GO\n\n### 1. Key in the repository (CRITICAL)\n\n- Status: Fixed",
      ]
    ),
    (
      "words that are no level",
      [
        "## SLA for findings\n\n| Severity | Time to fix |\n|---|---|\n| Critical | 24 hours |\n| High | 7 days |"
      ]
    ),
    (
      "further",
      [
        "## Overview\n\n| Area | Risk level | Notes |\n|---|---|---|\n| API | Critical | business critical |",
        "## Components\n\n| Component | Criticality | Owner |\n|---|---|---|\n| API | Critical | ann |",
        "## How findings are rated\n\n**Critical:** must be fixed before launch\n\n**High:** must be fixed within 7 days\n\n**Low:** any time",
        "## Levels\n\n**Critical**: must be fixed before launch  \n**High**: within 7 days",
        "## Notes\n\n**Important:** read the runbook.",
        "## Notes\n\nThe critical path was tested. Two critical journeys are covered.",
        "## Summary\n\nNo critical finding is open. 0 critical, 0 high, 2 low.",
        "## Summary\n\nAll 3 critical findings are fixed.",
        "## Summary\n\nThe last review had 2 critical, 3 high findings.",
        "## Summary\n\nFound 2 critical, 3 high; all fixed.",
        "## Remediation SLA\n\n| Severity | Target | Actual | Status |\n|---|---|---|---|\n| Critical | 24 h | 20 h | Met |\n| High | 7 d | 5 d | Met |",
        "## Findings\n\nNone.\n\n> The key was reopened for the test.",
        "## Findings\n\n### 1. Verbose errors (LOW)\n\n- Status: Open\n\n<details>\n<summary>Evidence</summary>\n\n- curl output: critical path\n\n</details>",
        "## Findings\n\n<details>\n<summary>Click to expand</summary>\n\n### 1. Key (CRITICAL)\n\n- Status: Fixed\n\n</details>",
        "## Findings\n\n| ID | Severity | Finding | Status | Notes |\n|---|---|---|---|---|\n| S-1 | Critical | Key | Fixed | Not reverted since |",
        "## Findings\n\n### 1. Key (CRITICAL)\n\nResolved in v1.2.",
        "## Blockers\n\nNothing stands in the way.",
        "## Blockers\n\nNone of the above blocks the launch.",
        "## Blockers\n\nNone of these is open any more.",
        "## Blockers\n\nNothing that would block the launch was found.",
        "## Blockers\n\nNothing is missing.",
        "## Findings\n\n- ✅ Keys are in the vault\n- ❌ No dark mode (Low)",
        "## Findings\n\n### 1. Errors in the log say HIGH load (LOW)\n\nText.",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Medium → Low | Errors | Open |",
        "## Findings\n\n### 1. Redirect from http -> critical pages (LOW)\n\n- Status: open",
        "## Findings\n\n| ID | Severity | Finding | Status | Deployed |\n|---|---|---|---|---|\n| S-1 | Critical | Key | Fixed | 2026-11-18 |",
        "## Findings\n\n| ID | Severity | Finding | Status | Result |\n|---|---|---|---|---|\n| S-1 | Critical | Key | Fixed | No longer exploitable |",
        "## Findings\n\n| ID | Severity | Finding | Status | Verified by |\n|---|---|---|---|---|\n| S-1 | Critical | Key | Fixed | Ann |",
        "## Findings\n\n| Severity | Title | Status |\n|---|---|---|\n| Info | Old banner | Open |\n| n/a | Good logging | - |",
        "## Findings\n\n| Finding | CVSS | Status |\n|---|---|---|\n| Banner | 3.1 | Open |",
        "## Findings\n\n| Finding | Severity | CVSS | Status |\n|---|---|---|---|\n| Banner | Low | 3.1 | Open |",
        "## Findings\n\n### 1. Banner (LOW)\n\n- CVSS: CVSS:3.1/AV:N/AC:L\n- Status: open",
        "## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Key | Open |\n\n## Retest 2026-11-25\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| S-1 | Critical | Key | Fixed |",
        "## Findings\n\n### 1. Key (HIGH)\n\n- Status: fixed\n- ETA: 2026-12-01",
        "## Executive Summary\n\n### 1. Key (CRITICAL)\n\n✅ Fixed in #412.",
        "## Executive Summary\n\n### 1. Key (CRITICAL)\n\n> [!NOTE]\n> Fixed in #412 on 2026-11-18.",
        "## Threat model\n\n| Threat | Impact | Likelihood | Residual risk |\n|---|---|---|---|\n| Token theft | High | Low | Low |",
        "## Findings\n\n| # | Finding | Blocker? | Status |\n|---|---|---|---|\n| 1 | Key | Yes | Fixed |\n| 2 | Banner | No | Open |",
        "## Findings\n\n- **Open critical issues:** none\n- **Must fix before launch:** nothing",
        "## Summary\n\nWe found 2 critical findings, both fixed.",
        "## Summary\n\nWe found one critical open source library, and it is maintained.",
        "## Findings\n\n| ID | Severity | Finding | Status (Oct) | Status (Nov) |\n|---|---|---|---|---|\n| S-1 | Critical | Key | Open | Fixed |",
        "### 1. Alerts\n\n- Impact: none\n- Status: open",
        "## Findings\n\n### 1. Key (CRITICAL)\n\n- **Status:** Fixed in production since 2026-11-18",
      ]
    ),
    (
      "whole reviews",
      [
        "## Executive Summary\n\nThe team fixed everything that the last review found. No critical or high findings remain; two low ones are open.\n\n**Findings:** 0 Critical / 0 High / 0 Medium / 2 Low\n\n## Scope\n\n- Authentication\n- Critical paths: login, payout\n\n## Findings\n\n### 1. Verbose errors (LOW)\n\n- **Status:** Open\n- **Owner:** Ana, due 2026-12-10\n- **Notes:** Was critical in the old version, no longer reachable\n\n### 2. Banner shows version (LOW)\n\n**Impact:** Low\n**Likelihood:** High\n**Recommendation:** Remove the header. Fix before launch if time.\n\n## Positive observations\n\n- ✅ Secrets in the vault\n- ✅ Nothing is logged in clear text\n\n## Severity definitions\n\n| Severity | Definition |\n|---|---|\n| Critical | Must be fixed before launch |\n| High | Within a week |\n\n## Decision\n\n**GO**",
        "## Summary of findings\n\n| Severity | Count | Fixed | Open |\n|---|---|---|---|\n| Critical | 1 | 1 | 0 |\n| High | 2 | 2 | 0 |\n\n## Findings\n\n### F-1: Signing key in repository\n\n| | |\n|---|---|\n| Severity | Critical |\n| Status | Fixed in #412 |\n| Verified | 2026-11-18, Bo |\n\nThe key was committed in 2025. It was rotated. History was rewritten.\n\n### F-2: No rate limit\n\n| | |\n|---|---|\n| Severity | High |\n| Status | Fixed |\n\n### F-3: Weak cipher\n\n| | |\n|---|---|\n| Severity | High |\n| Status | ✅ Closed 2026-11-17 |",
        "## Findings\n\n1. **[FIXED] SQL injection in search** (CRITICAL): parameterised since 1.4.\n2. **[FIXED] Missing CSRF token** (HIGH)\n3. Verbose errors — LOW, owner Ana\n\n## Test results\n\n| Test | Result | Severity if failing |\n|---|---|---|\n| Authn | ✅ Pass | Critical |\n| Authz | ✅ Pass | Critical |\n\n## Recommendations\n\n- **Critical**: keep rotating the keys\n- **High**: add alerts",
        "## Findings\n\nNo critical or high findings. None of the medium findings block the launch.\n\n| ID | Severity | Finding | Status | Retest | Comment |\n|---|---|---|---|---|---|\n| M-1 | Medium | Cookies without SameSite | Open | - | planned for Q1 |\n| M-2 | Critical | Token in URL | Fixed | ✅ | Retest failed at first, fixed again on 2026-11-12 |\n| M-3 | Critical | Old TLS | Resolved | n/a | Reverted to TLS 1.3 only |",
        "## Checklist\n\n- [x] No critical vulnerabilities\n- [x] Secrets rotated\n- [ ] Nice to have: dark mode\n\n## Blockers\n\nNone at this time. Nothing has come up since the last review.\n\n## Risks\n\n| Risk | Likelihood | Impact | Mitigation | Status |\n|---|---|---|---|---|\n| Vendor outage | Low | High | Fallback tested | Closed |",
        "## Threats considered\n\n| Threat | Severity | Control | Result |\n|---|---|---|---|\n| Token theft | Critical | DPoP | ✅ Mitigated |\n| Replay | High | Nonce | ✅ Mitigated |",
        "## Components\n\n| Component | Severity of an outage | Status |\n|---|---|---|\n| API | Critical | ✅ Ready |\n| Worker | High | ✅ Ready |\n\n## Alerts\n\n| Alert | Severity | Action | Status |\n|---|---|---|---|\n| Down | Critical | Page the on-call | ✅ Active |\n| Slow | High | Ticket | ✅ Active |",
        "## Alert review\n\n| Alert | Severity | Component | Status |\n|---|---|---|---|\n| PaymentsDown | critical | API | Active |\n\n## Incident history\n\n| Date | Severity | Summary | Status |\n|---|---|---|---|\n| 2026-10-01 | SEV1 | Queue stuck | Resolved |",
        "## Previous findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|\n| P-1 | Critical | Key | Closed |\n\nEverything else that was critical has been closed.\n\n**Critical:** 0 **High:** 0\n\n> **Note:** Critical alerts page the on-call.\n\n**Critical path:** login, payout, refund.\n\n**Highest risk:** vendor outage, mitigated.",
        "## Resolved Findings\n\n### 1. Key in repository (CRITICAL)\n\nFixed in #412.\n\n### 2. Old TLS — CRITICAL\n\nResolved on 2026-11-12.\n\n### ✅ 3. No rate limit [HIGH]\n\n## Open Findings\n\nNone.",
        "## Severity ratings used\n\n- **Critical** Must be fixed before launch\n- **High** Fix within a week\n\n## Findings\n\n- **Low** Banner shows the version",
        "## Findings\n\n| # | Severity | Area | Finding | Owner | Due | Status |\n|---|---|---|---|---|---|---|\n| 1 | ~~High~~ Low | Auth | Session lifetime | Ana | 2026-12-10 | In progress |\n| 2 | Critical | Auth | Key | Bo | 2026-11-10 | Done (2026-11-09) |\n| 3 | Low (was Critical) | UI | Errors | Bo | 2026-12-10 | Open |\n\n**Update 2026-11-19:** finding 2 was verified by QA.\n\n> [!IMPORTANT]\n> Critical findings have to be closed before launch; all of them are.\n\n> [!WARNING]\n> **Critical:** none\n\nOne critical finding was open at the start of the review and has been fixed.\n\nTwo critical user journeys remain manual tests.",
        "## Findings\n\n### Fixed\n\n- **Critical** – Key in repository\n- **High** – No rate limit\n\n### Open\n\n- **Low** – Banner\n\n### Accepted\n\n- Low: Verbose errors. Accepted until 2027.",
        "## Summary\n\nOverall severity: Low. Critical systems are isolated. The highest severity found was low.\n\n- Critical: 0\n- High: 0\n- Low: 2 (S-1, S-2)\n\n**Result:** 0 of 12 critical controls failed. 12 of 12 critical controls passed.\n\n3 of 3 blockers from the last review are fixed.",
        "## Findings\n\n- [x] Key in repository — CRITICAL (fixed)\n- [x] [HIGH] No rate limit\n- [ ] Banner — LOW\n\n## Notes\n\n- **Blocker** handling: the release manager decides.\n- Blocker removed from the dependency list.\n- High availability: two zones. Critical data: encrypted.",
      ]
    ),
  ]
}
