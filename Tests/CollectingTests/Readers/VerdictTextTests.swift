import ReportModel
import Testing

@testable import Collecting

@Suite struct VerdictTextTests {
  @Test(arguments: [
    "fail", "FAIL", "not ready", "NOT READY", "not yet ready", "isn't ready", "isn\u{2019}t ready",
    "is not quite ready", "cannot pass", "can not pass", "can't pass", "not yet approved", "ready? no",
    "Ready? Not really.", "ready: not yet", "no go", "NO-GO", "No-go", "never approve", "will never be approved",
    "neither ready nor approved", "nobody approves", "nothing passes", "we do not approve", "we don't approve this",
    "doesn't pass", "this won't pass", "no", "Never!", "hardly ready", "far from ready", "rejected", "BLOCK LAUNCH",
    "❌ **BLOCK LAUNCH**", "❌", "🚨 Multiple Critical Issues", "🚨 NOT READY - 3 Critical Blockers",
    "approved, but blocked by legal", "conditional, not ready", "3 blockers", "failed to be approved",
    "no critical issues, yet not ready", "not passed", "ready, not approved", "unacceptable", "do not launch",
    "no good", "Do not deploy", "No-ship", "🟡 Hold", "On hold", "Delay launch", "Defer", "Postponed",
    "❌ NOT CERTIFIED FOR PRODUCTION", "Approved; some blockers fixed", "Approved; all blockers must be fixed",
    "Approved; all blockers to be fixed", "Approved; most critical issues resolved", "Ready when all blockers fixed",
    "GO, not blocked yet", "Approved, blockers fixed on staging", "Ready, emergency stop needed",
    "Approved, 2 blockers fixed", "GO ✗", "✘ Approved", "✖️ Ready", "🔴", "Red", "Not met", "Hold the launch", "Reject",
    "Was approved, now NO-GO", "Go/No-Go: No-Go", "Approved, was NOT READY and still is", "Ready, 1 failed, 41 passed",
    "Approved after remediation of S-1 is done", "GO, nothing blocks rollback, which is blocked",
    "Approved, replaces the NOT READY, which still holds, rejected", "Rework required", "Needs rework", "Do not merge",
    "🛑 Do not merge until CI is green", "STOP", "VETO", "Insufficient", "Unsatisfactory", "Non-compliant",
    "Not compliant", "NACK", "KO", "NOK", "👎", "Revise and resubmit", "no aprobado", "Rechazado",
    "não aprovado", "NÃO APROVADO", "Reprovado", "Défavorable", "non approuvé", "refusé", "nicht freigegeben", "nein",
    "noch nicht genehmigt", "Abgelehnt", "не схвалено", "ВІДХИЛЕНО", "Отклонено", "не одобрено",
    "I would not launch this",
  ])
  func `a refusal is one, wherever its negation stands`(_ words: String) {
    #expect(VerdictText.verdict(in: words) == .fail)
  }

  @Test(arguments: [
    "conditional", "APPROVED WITH CONDITIONS", "conditionally approved", "⚠️ Needs Revision",
    "⚠️ Needs Optimization", "76% - ⚠️ Below Target (90%)", "⚠️ ready", "⚠️", "approved if the tests pass",
    "ready once the runbook is there", "pass, provided that the index is added", "approved pending fixes",
    "ready unless load doubles", "approved, with issues", "changes requested", "Pass, with exceptions",
    "conditional until 2026-12-01", "Request changes", "🟡 GO", "🟠 Ready", "Ready after the fix", "GO after fixes",
    "Launch only after the drill", "GO, but only once the key is rotated", "Ready after re-review", "Revise",
    "Ship with caveats",
    "Approved with changes", "Approved w/ changes", "Approved with reservations", "Approved w/ caveats",
    "GO WITH ACCEPTED RISKS", "Accepted with major revisions", "Approved, minor fixes required", "GO at risk",
    "aprobado con condiciones", "aprovado com ressalvas", "Favorable sous réserves", "freigegeben unter Auflagen",
    "Genehmigt, vorbehaltlich der Prüfung", "схвалено з умовами", "Одобрено с условиями",
  ])
  func `what depends on something is conditional`(_ words: String) {
    #expect(VerdictText.verdict(in: words) == .conditional)
  }

  @Test(arguments: [
    "pass", "Passed", "approved", "APPROVED", "go", "GO", "ready for launch", "ready for production", "✅", "✅ Pass",
    "✅ Good with Minor Improvements", "good to go", "LGTM", "approved, no blockers", "pass - no open critical issues",
    "no issues found, ready for launch", "approved without conditions", "unconditionally approved", "all checks passed",
    "GO (2026-11-20)", "Approved on 20 November 2026", "GO, v1.2.3", "Approved by Ann Lee, CTO",
    "Pass - @ann (security)",
    "GO 🚀", "✅ PASS — 24/24", "GO, all requirements met", "GO (valid until 2026-11-25)", "~~NO-GO~~ GO",
    "☐ NO-GO ☑ GO", "GO[^1]", "Ship", "Unconditional GO", "Green", "Certified for production",
    "Approved; all blockers fixed", "Approved - critical issues resolved", "Ready, not blocked by anything",
    "GO, no emergency stop needed", "Pass, all findings have been resolved and retested",
    "Approved – supersedes the NOT READY of June", "GO with no remediation required",
    "GO – all 3 blockers resolved", "Approved – all blockers from 10 Nov are fixed", "GO: blockers S-1, S-2 are closed",
    "Approved, non-blocking comments below", "GO — nothing blocks the launch", "Pass – 0 failed, 42 passed",
    "GO (was NO-GO)", "Approved following remediation of S-1", "Approved after re-review",
    "~~NO-GO~~ ✅ GO (2026-11-20, after the fix)", "Approved, no exceptions", "Approved without exception",
    "Approved w/o conditions", "Approved: all conditions met", "GO — no blockers remain",
    "PASS (no critical or high findings open)", "Go/No-Go: Go", "Approved. Nothing found.", "GO; all criticals fixed",
    "GO, no rework required", "Approved, no changes requested", "aprobado", "APROVADO", "Favorable", "approuvé",
    "freigegeben", "Bestanden",
    "Схвалено", "ОДОБРЕНО", "Approved without reservations", "GO, no caveats",
  ])
  func `a pass consists of words that are known`(_ words: String) {
    #expect(VerdictText.verdict(in: words) == .pass)
  }

  @Test(arguments: [
    "Approved with requirements", "OK, quality below requirements", "It was approved", "Approved by TBD",
    "Approved by Pending",
  ])
  func `harmless words add up to no pass that nobody gave`(words: String) {
    #expect(VerdictText.verdict(in: words) != .pass)
  }

  @Test(arguments: [
    "", "NOT ASSESSED", "NOT ASSESSED - insufficient data", "not reviewed", "no verdict", "not yet assessed",
    "approved; performance not assessed", "fine by me", "ready as pigs fly", "ready?", "is this ready?",
    "almost ready", "ready for review", "to be approved", "should pass", "1 of 25 checks passed",
    "approved, not tested", "without passing tests", "✅ whatever", "go back", "ready in 2027", "pending approval",
    "no concerns fixed, approved", "unknown", "passt", "не ready", "TBD", "⚠️ pending", "GO, must fix S-1 first",
    "GO, SQLi still open", "GO — revoked 2026-11-24", "OK, withdrawn on 2026-11-24", "GO (draft)", "GO (proposed)",
    "GO (staging only)", "Approved, on the understanding that MFA is enabled first", "GO. Do not enable payments yet.",
    "Approved by the team, security has still to sign", "Approved by Nobody", "Approved by Monday", "~~GO~~",
    "🔴 GO", "Was approved", "GO, no tests", "3 of 42 passed", "GO, see below", "no blockers open to outsiders, GO",
    "☐ GO ☐ NO-GO", "Go-live: 2026-12-01", "the contracts hold", "Passed (3/25)", "conditional (draft)",
    "stop words are indexed", "media", "fast freigegeben", "aprobado quizás", "ще не зовсім схвалено",
    "O\u{212A}", "ja", "sufficient", "we revise the plan in May", "compliant",
  ])
  func `what is not understood never passes`(_ words: String) {
    let verdict = VerdictText.verdict(in: words)
    #expect(verdict == .unrecognised)
  }

  @Test(arguments: [
    ("GO / NO-GO", true), ("Pass/Fail", true), ("GO / NO-GO / CONDITIONAL GO", true), ("NO-GO", false),
    ("NO-GO / not ready", false), ("GO / NO-GO: NO-GO", false), ("GO 24/24", false),
  ])
  func `a choice is no verdict yet`(words: String, isChoice: Bool) {
    #expect(VerdictText.isChoice(words) == isChoice)
  }
}
