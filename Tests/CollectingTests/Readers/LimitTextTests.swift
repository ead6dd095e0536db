import ReportModel
import Testing

@testable import Collecting

/// What stands around a verdict and makes less of it, or takes it back.
@Suite struct LimitTextTests {
  private static func verdict(_ text: String, front: String = "") -> Review.Verdict? {
    let head = "---\nkind: review\npersona: security-engineer\ndate: 2026-11-20\n\(front)---\n# Review\n\n"
    guard case .review(let review)? = ReadDocument("docs/reviews/r.md", head + text + "\n").only(.review).first?.details
    else { return nil }
    return review.verdict
  }

  @Test(
    arguments: [
      ("**Decision:** APPROVED\nprovided that the key is rotated before launch.", .conditional),
      ("**Decision:** APPROVED\nif the drill passes.", .conditional),
      ("**Decision:** APPROVED\nReviewer: Omar", .pass), ("**Decision:** APPROVED\nThe key was rotated.", .pass),
      ("## Verdict\n\nAPPROVED for launch.\nREJECTED for v2.", .fail),
      ("## Verdict\n\n✅ APPROVED\n\n- ❌ payments module: REJECTED", .fail),
      ("## Verdict\n\nApproved.\n\nHowever, the payments module must not go live.", .fail),
      ("## Verdict\n\nApproved.\n\nDo not deploy before the key is rotated.", .fail),
      ("## Verdict\n\nGO\n\nThis GO holds only if the leaked key is rotated.", .conditional),
      ("## Verdict\n\nGO\n\n### Required before production\n\n1. Rotate the key", .conditional),
      ("## Verdict\n\nGO\n\n### Required before production\n\n1. ✅ Rotate the key", .pass),
      ("## Verdict\n\nApproved¹\n\n¹ only when the filter is enabled", .conditional),
      ("## Verdict\n\nApproved¹\n\n¹ Signed on Monday.", .pass),
      ("**Verdict:** Ready on 2026-12-24", .conditional), ("**Verdict:** Ready by the end of May", .conditional),
      ("**Verdict:** Ready (signed on 2026-11-20)", .pass), ("**Verdict:** GO on 2026-12-24", .pass),
      ("**Verdict:** GO\n\n# ❌ NOT READY FOR PRODUCTION", .fail),
      ("## Verdict\n\nGO\n\nRejected requests are logged.", .pass),
      ("## Verdict\n\nGO\n\nHowever, latency is good.", .pass),
      ("## Verdict\n\nGO\n\nIf traffic grows, look again.", .pass),
      ("## Verdict\n\nGO\n\nThe worker must not release locks twice.", .pass),
      ("## Verdict\n\nGO\n\n## Risks\n\nOnly if both regions fail do we lose orders.", .pass),
    ] as [(String, Review.Verdict)])
  func `what makes less of a verdict`(text: String, verdict: Review.Verdict) {
    #expect(Self.verdict(text) == verdict, "\(text)")
  }

  @Test(
    arguments: [
      ("_Superseded by the review of 2026-11-20 after the outage._", false),
      ("**Superseded by** [review 2](002.md)", false), ("> ⚠️ This review is outdated.", false),
      ("⚠️ OUTDATED — see the review of 2026-11-20", false), ("_This document is obsolete._", false),
      ("This review has been superseded by r7.", false), ("**Status:** Archived", false),
      ("**Status:** Historical", false), ("**Update (2026-11-18):** New findings; verdict is now NO-GO.", false),
      ("> **2026-11-18 correction:** the verdict below is wrong, F-1 works.", false),
      ("**Correction:** the PASS below was issued in error.", false),
      ("## Addendum 2026-11-18\n\nWe saw F-1 again; the approval no longer stands.", false),
      ("Deprecated endpoints were reviewed.", true), ("This review is about the outdated cache.", true),
      ("This document is reviewed yearly.", true), ("Archived orders are not read.", true),
      ("An approval that no longer holds is removed by the job.", true), ("**Status:** Final", true),
    ] as [(String, Bool)])
  func `what takes a verdict back`(text: String, passes: Bool) {
    let verdict = Self.verdict("**Verdict:** GO\n\n\(text)")
    #expect((verdict == .pass) == passes, "\(text): \(String(describing: verdict))")
    #expect((Self.verdict(text, front: "verdict: pass\n") == .pass) == passes, "\(text)")
  }
}
