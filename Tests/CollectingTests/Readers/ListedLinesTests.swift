import ReportModel
import Testing

/// Findings that stand before the first section, and the head above them.
@Suite struct ListedLinesTests {
  private func read(_ body: String) throws -> (findings: [String], statuses: [String], owner: String?) {
    let head = "# Checkout security review\n\n**Reviewer:** Jane\n**Date:** 2026-11-10\n**Verdict:** conditional\n\n"
    let record = try #require(ReadDocument("docs/reviews/r.md", head + body + "\n").only(.review).first)
    guard case .review(let review) = record.details else { return ([], [], nil) }
    let findings = review.findings.map {
      "\($0.id) \($0.title) \($0.severity?.rawValue ?? "-")\($0.isClosed ? " closed" : "")"
    }
    return (findings, record.statuses.map(\.words), record.owner)
  }

  @Test(arguments: [
    (
      "a list",
      "1. Replay\n   - Severity: High\n   - Status: Fixed\n2. No CSP\n   - Severity: Low\n   - Status: Open\n   - Owner: Bob",
      ["replay Replay high closed", "no-csp No CSP low"]
    ),
    (
      "lines in bold",
      "**1. Replay**\n\n- Severity: High\n- Status: Fixed\n\n**2. No CSP**\n\n- Severity: Low\n- Status: Open\n- Owner: Bob",
      ["1 Replay high closed", "2 No CSP low"]
    ),
    (
      "lines in bold above their fields",
      "**1. Replay**\n**Severity:** High\n**Status:** Fixed\n\n**2. No CSP**\n**Severity:** Low\n**Status:** Open",
      ["1 Replay high closed", "2 No CSP low"]
    ),
    (
      "items that begin with an id",
      "- **ID:** F-1\n  **Title:** Replay\n  **Severity:** High\n  **Status:** Fixed\n"
        + "- **ID:** F-2\n  **Title:** No CSP\n  **Severity:** Low\n  **Status:** Open",
      ["F-1 Replay high closed", "F-2 No CSP low"]
    ),
    (
      "ordinals",
      "Finding 1: Replay\nSeverity: High\nStatus: Fixed\n\nFinding 2: No CSP\nSeverity: Low\nStatus: Open",
      ["1 Replay high closed", "2 No CSP low"]
    ),
  ])
  func `their fields are not those of the review`(sentence: String, body: String, expected: [String]) throws {
    let read = try read(body)
    #expect(read.findings == expected, "\(sentence)")
    #expect(read.statuses == [], "\(sentence)")
    #expect(read.owner == nil, "\(sentence)")
  }

  @Test(arguments: [
    "- Status: Draft\n- Owner: Bob", "- Metadata\n  - Status: Draft\n  - Owner: Bob",
    "- Document:\n  - Status: Draft\n  - Owner: Bob", "**1. Control**\n\n- Status: Draft\n- Owner: Bob",
    "- ID: R-7\n- Status: Draft\n- Owner: Bob", "Status: Draft\nOwner: Bob",
  ])
  func `the head's own are`(body: String) throws {
    let read = try read(body)
    #expect(read.statuses == ["Draft"])
    #expect(read.owner == "Bob")
    #expect(read.findings == [])
  }
}
