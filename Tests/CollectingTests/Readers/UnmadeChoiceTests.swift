import ReportModel
import Testing

/// Reviews whose verdict nobody has chosen, and those of which somebody ticked one.
@Suite struct UnmadeChoiceTests {
  private func verdicts(_ verdict: String, _ body: String = "text") -> [Review.Verdict?] {
    let text = "# Security review\n\n**Reviewer:** Jane Doe\n**Verdict:** \(verdict)\n\n\(body)\n"
    return ReadDocument("docs/reviews/r.md", text).only(.review).map { $0.reviewVerdict }
  }

  @Test(arguments: [
    "PASS | CONDITIONAL | FAIL", "{PASS}", "[PASS / FAIL]", "GO / NO-GO", "☐ APPROVED | ☐ REJECTED",
    "[ ] PASS / [ ] FAIL",
  ])
  func `a choice is nothing, and above findings a review without a verdict`(verdict: String) {
    #expect(verdicts(verdict) == [])
    #expect(verdicts(verdict, "## Findings\n\n### [Title] (HIGH)\n\n### {ID}: {Title} (LOW)") == [])
    let findings = "## Findings\n\n### F-1: Token replay (CRITICAL)\n\nx"
    #expect(verdicts(verdict, findings) == [.unrecognised])
    let text = "# Security review\n\n**Verdict:** \(verdict)\n\n\(findings)\n"
    #expect(
      ReadDocument("docs/reviews/r.md", text).diagnostics.contains { $0.hasSuffix("review.verdict-unrecognised") })
  }

  @Test(arguments: [
    ("☐ APPROVED | ☐ APPROVED WITH CONDITIONS | ☑ REJECTED", Review.Verdict.fail),
    ("☐ APPROVED | ☑ APPROVED WITH CONDITIONS | ☐ REJECTED", .conditional),
    ("[x] PASS / [ ] FAIL", .pass), ("[ ] PASS / [x] FAIL", .fail), ("☑ GO ☐ NO-GO", .pass),
    ("APPROVED | 2 minor findings", .unrecognised),
  ])
  func `what is ticked is the verdict`(verdict: String, expected: Review.Verdict) {
    #expect(verdicts(verdict) == [expected])
  }
}

extension Record {
  fileprivate var reviewVerdict: Review.Verdict? {
    if case .review(let review) = details { review.verdict } else { nil }
  }
}
