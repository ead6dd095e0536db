import ReportModel
import Testing

@testable import Collecting

/// What a review asks in boxes below its own title.
@Suite struct ReviewBoxTests {
  private func items(_ text: String) -> [String] {
    ReadDocument("docs/production-readiness-review.md", text).only(.review).flatMap { record -> [String] in
      if case .review(let review) = record.details { review.checklist.map(\.text) } else { [] }
    }
  }

  @Test(
    arguments: [
      ("# Production Readiness Review: Shop", "- [x] Timeouts\n- [ ] Backups", ["Timeouts", "Backups"]),
      ("# Production Readiness Review", "- [x] Timeouts\n- [ ] Backups", ["Timeouts", "Backups"]),
      ("# Production Readiness Review: Shop", "## Data\n\n- [x] Backups\n\n## Conditions\n\n- [ ] Rota", ["Backups"]),
      ("# Production Readiness Review: Shop", "- ✅ Timeouts\n- Backups", []),
      ("# Security Review: Shop", "- [x] Timeouts\n- [ ] Backups", []),
    ] as [(String, String, [String])])
  func `boxes of a readiness review are its checklist, whatever stands behind its title`(
    title: String, text: String, expected: [String]
  ) {
    #expect(items("\(title)\n\nDate: 2026-11-12\n\n**Verdict:** NOT READY\n\n\(text)\n") == expected)
  }
}
