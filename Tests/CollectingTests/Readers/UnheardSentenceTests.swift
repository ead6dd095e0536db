import ReportModel
import Testing

/// Sentences against the launch below a verdict that passes: in a summary they refuse, elsewhere they are reported.
@Suite struct UnheardSentenceTests {
  private static let front =
    "---\nkind: review\nservice: pay\npersona: x\ndate: 2026-11-12\nverdict: pass\n---\n# R\n\n"

  private func read(_ text: String) throws -> (verdict: Review.Verdict?, diagnostics: [String]) {
    let document = ReadDocument("docs/reviews/r.md", Self.front + text)
    let record = try #require(document.only(.review).first)
    guard case .review(let review) = record.details else { return (nil, []) }
    let heard = ["speaks-against-launch", "critical-in-sentence"]
    return (review.verdict, heard.filter { id in document.diagnostics.contains { $0.hasSuffix(id) } })
  }

  @Test(arguments: [
    "BLOCK LAUNCH", "**BLOCK LAUNCH**", "NOT READY", "DO NOT LAUNCH", "LAUNCH BLOCKED", "**Do not launch.**",
    "## Findings\n\n### 1. Slow key (LOW)\n\n- Owner: ann\n\nBLOCK LAUNCH",
    "## Summary\n\nThe service is NOT READY. Do not launch.", "## Executive Summary\n\nWe read all.\n\nDo not launch.",
    "## Summary\n\nThe service is NOT READY. Two other findings were fixed.",
    "## Overall\n\nThe service is not ready for production.", "**Summary:** We recommend against launching.",
  ])
  func `an order and a summary refuse`(text: String) throws { #expect(try read(text).verdict == .fail, "\(text)") }

  @Test(arguments: [
    "We must not go live.", "I recommend against launching.", "Do not launch this.",
    "\n\n## Dissenting view\n\nThe ledger may lose a row in a crash.",
    "It should not be deployed to production before that is fixed.", "The service is not ready for production.",
    "The release must not be shipped until the key is rotated.",
  ])
  func `a sentence elsewhere is reported`(text: String) throws {
    let (verdict, diagnostics) = try read("We read all of it. " + text)
    #expect(verdict == .pass)
    #expect(diagnostics == ["speaks-against-launch"], "\(text)")
  }

  @Test(arguments: [
    "There is one critical problem: anybody can refund.", "We found two critical issues.",
    "Anybody can refund. This is critical and is not fixed.", "There is a blocker.",
  ])
  func `something critical in a sentence is reported`(text: String) throws {
    #expect(try read(text).diagnostics == ["critical-in-sentence"], "\(text)")
  }

  @Test func `a critical finding that remains open is counted`() throws {
    let document = ReadDocument(
      "docs/reviews/r.md", Self.front + "One critical finding was found and remains open.")
    guard case .review(let review) = try #require(document.only(.review).first).details else { return }
    #expect(review.statedCounts.map(\.count) == [1])
  }

  @Test(arguments: [
    "## Summary\n\nThe service was not ready in June. It is now.", "Do not deploy on Fridays.",
    "Do not deploy without approval.", "Do not deploy to production manually.",
    "The mobile app is not ready for production.",
    "If the key leaks, do not launch.", "The auditor wrote \"do not launch\" in June.", "> Do not launch.",
    "Do not launch until the key is rotated, which was done on Monday; it is fixed.",
    "## Summary\n\nSecrets must not be deployed to production.", "BLOCKERS", "**Blocked users**", "STATUS", "SUMMARY",
    "There are no critical findings.", "There is a critical path through checkout.",
    "There was one critical problem.", "There is one critical problem: lost orders. It was fixed in 1.2.",
    "We found one critical issue, which is fixed.", "A critical problem could occur if the key leaks.",
    "## Findings\n\nThere is one critical issue.\n\n### 1. Lost orders (CRITICAL)\n\n- Status: fixed",
    "## Summary\n\nAll blockers are closed. Launch is approved.",
  ])
  func `what is about something else is not`(text: String) throws {
    let (verdict, diagnostics) = try read(text)
    #expect(verdict == .pass, "\(text)")
    #expect(diagnostics.isEmpty, "\(text)")
  }
}
