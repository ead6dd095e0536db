import ReportModel
import Testing

@testable import Collecting

/// What a review says besides its verdict: of the whole, of itself, and who has reviewed.
@Suite struct ReviewDissentTests {
  private static func review(_ text: String, front: String = "", title: String = "# Mill: security review") -> Review? {
    let text = "\(front)\(title)\n\n**Reviewer:** Security Engineer\n**Date:** 2026-11-20\n\(text)\n"
    guard let record = ReadDocument("docs/reviews/r.md", text).only(.review).first,
      case .review(let review) = record.details
    else { return nil }
    return review
  }

  @Test(
    arguments: [
      "**Recommendation:** ❌ **BLOCK LAUNCH**", "**Recommendation:** Hold the launch", "**Recommendation:** Reject",
      "## Recommendation\n\nPostpone the launch until the key is rotated.", "### Overall Assessment: 🚨 NOT READY",
      "**Overall status:** 🔴 NOT READY", "**Production ready:** No", "**Ready for launch?** No",
      "**Launch approved:** ❌ No", "**Final assessment:** ❌ FAIL", "**Result:** FAILED", "**Quality gate:** FAILED",
      "## Conclusion\n\nThe service is **not ready**\nfor production.", "## 🚦 Final Verdict\n\nNO-GO",
      "## Verdict & Sign-off\n\nNO-GO", "## Verdict Summary\n\nNO-GO", "## Go-Live Decision\n\nNO-GO",
      "## Go/No-Go\n\nNO-GO", "## Go/No-Go Recommendation\n\nWe recommend a No-Go.", "## Readiness: ❌ NOT READY",
      "**Final verdict** — NO-GO", "**Verdict (production):** NO-GO", "**Risk:** high | **Verdict:** NO-GO",
      "| | |\n|---|---|\n| **Decision** | ❌ **NO-GO** |", "| Field | Value |\n|---|---|\n| Go/No-Go | No-Go |",
      "| Reviewer | Recommendation |\n|---|---|\n| Security | NO-GO |",
      "| Reviewer | Vote |\n|---|---|\n| Security | NO-GO |",
      "| Role | Approval |\n|---|---|\n| Security | Rejected |", "| Component | Verdict |\n|---|---|\n| API | NO-GO |",
      "| Environment | Verdict |\n|---|---|\n| Staging | GO |\n| Production | NO-GO |",
      "## Review history\n\n| Date | Verdict |\n|---|---|\n| 2026-11-20 | GO |\n| 2026-11-25 | NO-GO |",
      "## Bottom line\n\n**NO-GO.** The key is in the repository.", "### ❌ NO-GO\n\nThe key.",
      "**🚨 NOT READY - 1 critical blocker 🚨**", "Our verdict is **NO-GO** as long as the key is there.",
      "> [!CAUTION]\n> **Do not deploy to production** until the key is rotated.",
      "**Overall assessment:** Not ready. Critical findings: 0", "**Overall assessment:** Ready. Blockers: 2",
      "**Readiness:** 0 blocked, 3 failed", "**Readiness:** 0 blocked and 3 failed", "**Readiness:** Nothing ready",
      "**Overall assessment:** ❌ Blockers: none",
      "### ❌ NO-GO\n\n- The key is in the repository", "### ❌ NO-GO\n\nNone of the backups can be restored.",
      "| Area | Recommendation |\n|---|---|\n| Launch | Block |\n| Tor traffic | Allow |",
      "| Area | Recommendation |\n|---|---|\n| Security | Block |",
      "| Area | Recommendation |\n|---|---|\n| Tor traffic | Block the launch |",
      "| Component | Verdict |\n|---|---|\n| Admin UI | Fail |",
      "**Recommendation:** Hold the rollout at 0 %.", "**Recommendation:** Hold the release.",
      "## Conclusion\n\nMill is not ready for production.",
      "## Conclusion\n\nThe service is not ready for production; it is reviewed separately.",
      "## Conclusion\n\nMill is not ready for production; the mobile app is reviewed separately.",
    ])
  func `a refusal of the whole outweighs a pass`(text: String) {
    #expect(Self.review("**Verdict:** GO\n\n\(text)")?.verdict == .fail)
  }

  @Test(arguments: [
    "**Recommendation:** GO WITH CONDITIONS", "**Recommendation:** Launch only after the drill",
    "### Overall Assessment: ⚠️ Needs Revision",
    "The approval is subject to the annual review and the rotation of the key.",
    "The approval is subject to the review of the key.",
  ])
  func `so does what makes it depend on something`(text: String) {
    #expect(Self.review("**Verdict:** GO\n\n\(text)")?.verdict == .conditional)
  }

  @Test(arguments: [
    "### 1. Slow (LOW)\n\n**Recommendation:** block requests without a token",
    "### 1. Slow (LOW)\n\n- Status: Rejected",
    "**Recommendation:** Launch, and rotate the key in Q1", "**Recommendation:** block requests without a token",
    "## Conclusion\n\nThe service is ready for production.", "**Overall status:** 🟢 Ready",
    "## NO-GO criteria\n\n- Data loss",
    "| Test | Result |\n|---|---|\n| Retry | Failed once |", "**Verdict (staging):** NO-GO",
    "| Environment | Verdict |\n|---|---|\n| Staging | NO-GO |\n| Production | GO |",
    "## Review history\n\n| Date | Verdict |\n|---|---|\n| 2026-11-10 | NO-GO |\n| 2026-11-20 | GO |",
    "| Reviewer | Date | Verdict |\n|---|---|---|\n| Omar | 2026-11-18 | NO-GO |\n| Omar | 2026-11-19 | GO |",
    "| Component | Recommendation |\n|---|---|\n| Worker | Reject bad jobs early |",
    "## Recommendations\n\n1. Hold keys in a vault", "> We were asked to look at the login.",
    "> Expired certificates were accepted in June.", "**Update 2026-11-25:** Two revoked keys were removed.",
    "Our verdict is GO.", "**Scope:** the staging environment",
    "**Overall Assessment:** ✅ Ready. Critical findings: 0", "**Overall assessment:** Ready. Blockers: none",
    "**Overall assessment:** Ready. Blockers: 0", "**Overall assessment:** Blockers: none",
    "**Overall assessment:** Good. Critical findings: none", "**Readiness:** 100 % - 0 blocked, 0 failed",
    "**Launch readiness:** Nothing failed", "**Overall readiness:** not a single blocker",
    "### ❌ NO-GO\n\nNone.", "## Votes\n\n### GO\n\n- Ann\n\n### NO-GO\n\n- nobody",
    "## Votes\n\n### NO-GO\n\n- Omar\n\n### ✅ GO\n\n- Ann\n- Bob", "### ❌ Not ready\n\n- nothing",
    "## ❌ Rejected\n\n- Kafka",
    "| Area | Recommendation |\n|---|---|\n| Launch | GO |\n| Tor traffic | Block |",
    "| Component | Verdict |\n|---|---|\n| API | Pass |\n| Admin UI (not part of this launch) | Fail |",
    "**Recommendation:** Hold the rollout at 10 % for a day, then go to 100 %.",
    "**Recommendation:** Hold the release branch open for a week.",
    "## Conclusion\n\nThe mobile app is not ready for production; it is reviewed separately.",
    "## Conclusion\n\nv1 is not ready for production and will be retired; v2 is.",
    "The approval is subject to the annual review.", "This approval is subject to a quarterly review.",
    "> **Template:** security-review v3", "> **Example:** a login without a token",
    "> **Deprecated:** the SOAP API is not covered.", "> **Superseded:** the review of May 2026",
    "> Outdated on purpose: node 18", "> **Draft:** no", "> **Superseded:** none",
  ])
  func `what is said of something else takes nothing back`(text: String) {
    #expect(Self.review("**Verdict:** GO\n\n\(text)")?.verdict == .pass)
  }

  @Test(arguments: [
    "## 🏁 Verdict\n\n✅ **GO**", "## ✅ Verdict: GO", "## 7) Final Verdict: ✅ GO", "**Verdict** — GO",
    "> **Verdict:** ✅ APPROVED", "## Summary\n\n> **Verdict:** GO",
  ])
  func `a pass is read in such places, too`(text: String) { #expect(Self.review(text)?.verdict == .pass) }

  @Test(arguments: [
    ("GO[^1]\n\n[^1]: Only if the key is rotated before launch.", Review.Verdict.conditional),
    ("GO\\*\n\n\\* subject to rotation of the key", .conditional), ("GO[^1]\n\n[^1]: See the minutes.", .pass),
    ("<s>GO</s> NO-GO", .fail), ("<s>NO-GO</s> GO", .pass), ("<del>GO</del>", .unrecognised),
  ])
  func `a note and a tag change what a verdict says`(text: String, verdict: Review.Verdict) {
    #expect(Self.review("**Verdict:** \(text)")?.verdict == verdict)
  }

  @Test(arguments: [
    "**Status:** DRAFT", "**Status:** Withdrawn on 2026-11-24", "**Status:** In review",
    "**Status:** Pending CISO approval",
    "**Status:** Preliminary", "**Status:** Not final", "**Status:** No longer valid", "**Status:** Obsolete",
    "**Status:** Under revision", "**Final verdict:** pending", "> ⚠️ **DRAFT** – not for decision making",
    "> **Superseded by** the review of 25 Nov", "> **Superseded by:** r7.md", "> **Withdrawn:** 2026-11-25",
    "> **DRAFT v0.3** for comments", "> Outdated since 2026-11-25", "> **Draft:** do not use",
    "> **Outdated:** this review is from May", "> **Draft:** some numbers are missing",
    "> **Superseded:** [r7](r7.md)", "> **Superseded**, see r7", "> **Withdrawn:** the drill failed",
    "**Update 2026-11-25:** Approval withdrawn after the pentest.",
    "## Update 2026-11-25\n\nApproval withdrawn after the pentest.",
    "## Addendum\n\nAfter the pentest we withdraw our approval.",
  ])
  func `what is not finished or counts no more lets nothing pass`(text: String) {
    for title in ["# Mill: security review", "# Security Review: Mill"] {
      #expect(Self.review("**Verdict:** GO\n\(text)", title: title)?.verdict == .unrecognised, "\(title)")
    }
  }

  @Test(
    arguments: [
      ("# [DRAFT] Mill: security review", .unrecognised), ("# Mill security review (superseded)", .unrecognised),
      ("# Mill: security review plan", .unrecognised), ("# Example Security Review: Mill", .unrecognised),
      ("# Mill security review template for Mill", .unrecognised), ("# Security Review: Draft", .unrecognised),
      ("# Mill security review (early draft)", .unrecognised), ("# Mill security review [draft v2]", .unrecognised),
      ("# Mill security review (superseded by r7)", .unrecognised), ("# Sample security review", .unrecognised),
      ("# Mill (EU): security review", .pass), ("# Template engine: security review", .pass),
      ("# Security Review Plan Service", .pass), ("# Security Assessment Plan B", .pass),
      ("# Review Template Engine", .pass), ("# Security Review: Example Corp", .pass),
      ("# Sample rate limiter review", .pass), ("# Security Review (draft comments resolved)", .pass),
      ("# Security Review [v2, replaces draft]", .pass),
    ] as [(String, Review.Verdict)])
  func `a title may say so`(title: String, verdict: Review.Verdict) {
    #expect(Self.review("**Verdict:** GO", title: title)?.verdict == verdict)
  }

  @Test(
    arguments: [
      ("draft: true", .unrecognised), ("revoked: true", .unrecognised), ("withdrawn: 2026-11-25", .unrecognised),
      ("superseded_by: r7.md", .unrecognised), ("environment: staging", .unrecognised), ("decision: no-go", .fail),
      ("verdict: fail", .fail), ("status: Rejected", .fail), ("conditions:\n  - Rotate the key", .conditional),
      ("blockers: 2", .unrecognised), ("draft: false", .pass), ("superseded_by: none", .pass),
      ("conditions: []", .pass),
      ("environment: production", .pass), ("status: final", .pass), ("blockers: 0", .pass),
    ] as [(String, Review.Verdict)])
  func `front matter may say so`(field: String, verdict: Review.Verdict) {
    let front = "---\nkind: review\npersona: security-engineer\nverdict: pass\n\(field)\n---\n"
    #expect(Self.review("", front: front)?.verdict == verdict)
  }

  @Test func `findings in front matter are findings`() {
    let front = "---\nkind: review\nverdict: pass\nfindings:\n  - {title: Old key, severity: critical}\n---\n"
    #expect(Self.review("", front: front)?.findings.map(\.severity) == [.critical])
  }

  private func record(_ reviewer: String, _ title: String, verdict: String = "GO") -> Record? {
    let text = "\(title)\n\n**Reviewer:** \(reviewer)\n**Date:** 2026-11-20\n**Verdict:** \(verdict)\n"
    return ReadDocument("docs/reviews/r.md", text).only(.review).first
  }

  @Test(arguments: [
    "Security Engineer (declined to review)", "Security Engineer (TBD)", "Security Engineer – not yet assigned", "TBD",
    "N/A", "pending: Security Engineer", "Not a Security Engineer",
  ])
  func `who has not reviewed approves nothing, and refuses all the same`(reviewer: String) {
    for title in ["# Security Review: Mill", "# Mill: security review"] {
      #expect(record(reviewer, title)?.persona == nil, "\(title)")
      #expect(record(reviewer, title, verdict: "NO-GO")?.persona != nil, "\(title)")
    }
  }

  @Test(arguments: [
    ("Claude (as Security Engineer)", "Security Engineer"), ("🤖 Security Engineer Agent", "Security Engineer"),
    ("Security Engineer Persona", "Security Engineer"), ("~~Security Engineer~~ QA Engineer", "QA Engineer"),
  ])
  func `a role is read without the words around it`(reviewer: String, persona: String) {
    #expect(
      record(reviewer, "# Review: Mill")?.persona ?? "" == persona
        || record(reviewer, "# Mill review")?.persona == persona)
  }

  @Test(
    arguments: [
      ("**Date:** planned for 2026-11-28\n**Verdict:** GO", "2026-11-28", .unrecognised),
      ("**Date:** 2026-11-25 (draft)\n**Verdict:** GO", "2026-11-25", .unrecognised),
      ("**Date:** 2026-11-25 (planned for the launch week)\n**Verdict:** GO", "2026-11-25", .unrecognised),
      ("**Date:** 2026-11-25 (planned)\n**Verdict:** GO", "2026-11-25", .unrecognised),
      ("**Date:** 2026-11-20 (planned follow-up 2027-05)\n**Verdict:** GO", "2026-11-20", .pass),
      ("**Date:** 2026-11-20, as scheduled\n**Verdict:** GO", "2026-11-20", .pass),
      ("**Created:** 2026-10-01\n**Updated:** 2026-11-25\n**Verdict:** NO-GO", "2026-11-25", .fail),
      ("**Created:** 2026-10-01\n**Updated:** 2026-11-25\n**Verdict:** GO", "2026-10-01", .pass),
      ("**Generated:** 2026-11-02\n**Verdict:** GO", "2026-11-02", .pass),
      ("**Decision Date:** 2026-11-02\n**Verdict:** GO", "2026-11-02", .pass),
    ] as [(String, String, Review.Verdict)])
  func `its day is the one on which it decided`(head: String, day: String, verdict: Review.Verdict) {
    for title in ["# Mill: security review", "# Security Review"] {
      let found = ReadDocument("docs/reviews/r.md", "\(title)\n\n\(head)\n").only(.review).first
      #expect(found?.date?.iso == day, "\(title)")
      guard case .review(let review)? = found?.details else { continue }
      #expect(review.verdict == verdict, "\(title)")
    }
  }

  @Test(arguments: [
    ("This approval is valid for 5 days.", "2026-11-25"), ("**Approval expires:** 2026-11-25", "2026-11-25"),
    ("The certificate of the API is valid for 5 days.", nil),
  ])
  func `it ends by its own words`(text: String, day: String?) {
    #expect(Self.review("**Verdict:** GO\n\n\(text)")?.validUntil?.iso == day)
  }

  @Test(
    arguments: [
      ("# GO/NO-GO DECISION FRAMEWORK", "**Decision:** 🔴 **ABSOLUTE NO-GO FOR PRODUCTION**", [.fail]),
      ("# Production Readiness Framework", "**Verdict:** NOT READY", [.fail]),
      ("# Launch Readiness Review Guide for Mill", "**Verdict:** NOT READY", [.fail]),
      ("# GO/NO-GO DECISION FRAMEWORK", "**Decision:** GO", []),
      ("# Production Readiness Framework", "**Verdict:** READY", []),
      ("# Production Readiness Framework", "**Decision:** GO / NO-GO", []),
    ] as [(String, String, [Review.Verdict?])])
  func `what teaches may refuse, and approves nothing`(title: String, line: String, verdicts: [Review.Verdict?]) {
    let found = ReadDocument("docs/launch/gate.md", "\(title)\n\n\(line)\n").only(.review)
    #expect(found.map { if case .review(let review) = $0.details { review.verdict } else { nil } } == verdicts)
  }
}
