import ReportModel
import Testing

@testable import Collecting

/// Which of several verdicts of one review counts: that of the latest look, and of one look the strictest.
@Suite struct ReviewRoundTests {
  private static func review(_ text: String) -> Review? {
    let head = "---\nkind: review\npersona: security-engineer\ndate: 2026-11-20\n---\n# Review\n\n"
    guard case .review(let review)? = ReadDocument("docs/reviews/r.md", head + text + "\n").only(.review).first?.details
    else { return nil }
    return review
  }

  /// A heading and the verdict below it, one after the other.
  private static func sections(_ parts: [(String, String)]) -> String {
    parts.map { "\($0.0)\n\n**Verdict:** \($0.1)" }.joined(separator: "\n\n")
  }

  @Test(
    arguments: [
      ([("## Payments", "NO-GO"), ("## Search", "GO")], .fail),
      ([("## Payments", "GO"), ("## Search", "GO")], .pass),
      ([("## Payments", "GO with conditions"), ("## Search", "GO")], .conditional),
      ([("### Current state", "NOT READY"), ("### Target state", "READY")], .fail),
      ([("### 1. Authentication", "❌ FAIL"), ("### 2. Logging", "✅ PASS")], .fail),
      ([("## Re-review (2026-11-18)", "NO-GO"), ("## Original review (2026-10-01)", "GO")], .fail),
      ([("## Re-review (2026-11-18)", "GO"), ("## Original review (2026-10-01)", "NO-GO")], .pass),
      ([("## Original review", "NO-GO"), ("## Re-review", "GO")], .pass),
      ([("## Initial review", "NO-GO"), ("## Follow-up", "GO")], .pass),
      ([("## Follow-up", "NO-GO"), ("## Initial review", "GO")], .fail),
      ([("## Round 2", "NO-GO"), ("## Round 1", "GO")], .fail),
      ([("## Round 2", "GO"), ("## Round 1", "NO-GO")], .pass),
      ([("## Round 1", "NO-GO"), ("## Round 2", "GO")], .pass),
      ([("## Round 1", "GO"), ("## Round 2", "NO-GO")], .fail),
      ([("## 2026-11-18", "NO-GO"), ("## 2026-10-01", "GO")], .fail),
      ([("## 2026-11-18", "GO"), ("## 2026-10-01", "NO-GO")], .pass),
      ([("## Follow-up 2026-11-18", "NO-GO"), ("## Review 2026-10-01", "GO")], .fail),
      ([("## Second review", "GO"), ("## First review", "NO-GO")], .pass),
      ([("## Second reviewer", "GO"), ("## First reviewer", "NO-GO")], .fail),
      ([("## Review 1: Security", "NO-GO"), ("## Review 2: QA", "GO")], .fail),
      ([("## Update", "GO"), ("## Logging", "NO-GO")], .pass),
      ([("## Round 2", "NO-GO"), ("### Logging", "GO")], .fail),
    ] as [([(String, String)], Review.Verdict)])
  func `sections that conclude`(parts: [(String, String)], verdict: Review.Verdict) {
    #expect(Self.review(Self.sections(parts))?.verdict == verdict, "\(parts)")
  }

  @Test(
    arguments: [
      ("**Overall verdict:** NO-GO", .fail), ("**Final verdict:** NO-GO", .fail), ("## Verdict: NO-GO", .fail),
      ("**Verdict:** GO", .pass), ("**Verdict:** pending the retest", .unrecognised),
      ("**Verdict:** conditional", .conditional),
    ] as [(String, Review.Verdict)])
  func `a part takes nothing back from the whole`(whole: String, verdict: Review.Verdict) {
    let part = "### Logging\n\n**Verdict:** PASS"
    #expect(Self.review("\(whole)\n\n\(part)")?.verdict == verdict)
    #expect(Self.review("\(part)\n\n## Conclusion\n\n\(whole)")?.verdict == verdict)
    // A milder part contradicts nothing either.
    #expect(Self.review("\(whole)\n\n\(part)")?.statedVerdicts.count == 1)
  }

  @Test(
    arguments: [
      ("**Verdict (2026-11-18):** NO-GO\n\n**Verdict (2026-10-01):** GO", .fail),
      ("**Verdict (2026-11-18):** GO\n\n**Verdict (2026-10-01):** NO-GO", .pass),
      ("**Verdict:** NO-GO\n\n**Verdict:** GO", .fail), ("**Verdict:** NO-GO\n\n**New verdict:** GO", .pass),
      ("**Verdict:** GO\n\n### 1. Replay (LOW)\n\n**Verdict:** confirmed", .pass),
      ("## Original review\n\nNOT READY FOR LAUNCH\n\n## Re-review\n\n**Verdict:** GO", .pass),
      ("## Re-review\n\nNOT READY FOR LAUNCH\n\n## Original review\n\n**Verdict:** GO", .fail),
    ] as [(String, Review.Verdict)])
  func `what is said twice`(text: String, verdict: Review.Verdict) {
    #expect(Self.review(text)?.verdict == verdict, "\(text)")
  }

  /// `persona verdict service date` of each.
  private static func reviews(_ text: String) -> [String] {
    let head = "# Launch review: Shop\n\n**Date:** 2026-11-18\n\n"
    return ReadDocument("docs/reviews/launch.md", head + text + "\n").only(.review).map { record in
      guard case .review(let review) = record.details else { return "?" }
      let parts = [record.persona, review.verdict?.rawValue, record.statedService, record.date?.iso]
      return parts.map { $0 ?? "-" }.joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      (
        [("## 🔐 Security Engineer Review", "❌ NO-GO"), ("## 🛠 SRE Review", "✅ GO")],
        ["security-engineer fail Shop 2026-11-18", "sre pass Shop 2026-11-18"]
      ),
      (
        [("### Security Review (8/10)", "GO"), ("### QA Review (6/10)", "NO-GO")],
        ["security-engineer pass Shop 2026-11-18", "qa-engineer fail Shop 2026-11-18"]
      ),
      (
        [("## Product Manager — Ann", "GO"), ("## SRE — Omar", "GO")],
        ["product-manager pass Shop 2026-11-18", "sre pass Shop 2026-11-18"]
      ),
      ([("## Security", "NO-GO"), ("## Performance", "GO")], ["sre fail Shop 2026-11-18"]),
      ([("## SRE", "GO"), ("## SRE", "NO-GO")], ["sre fail Shop 2026-11-18"]),
      ([("## Security Engineer", "GO"), ("## SRE", "GO"), ("## Verdict", "NO-GO")], ["sre fail Shop 2026-11-18"]),
    ] as [([(String, String)], [String])])
  func `several personas in one document`(parts: [(String, String)], expected: [String]) {
    #expect(Self.reviews(Self.sections(parts)) == expected, "\(parts)")
  }
}
