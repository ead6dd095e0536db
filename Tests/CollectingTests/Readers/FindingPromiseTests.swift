import ReportModel
import Testing

/// Who closes a finding by when, what a later look says of it, and where findings are listed besides reviews.
@Suite struct FindingPromiseTests {
  @Test(arguments: [
    "### 1. Key (HIGH)\n\n- Assigned to: Ana\n- ETA: 2026-12-10", "### 1. Key (HIGH)\n\n- Owner: Ana, due 2026-12-10",
    "### 1. Key (HIGH)\n\n| Owner | Due |\n|---|---|\n| Ana | 2026-12-10 |",
    "### 1. Key (HIGH)\n\n- Owner: Ana\n- Due: ~~2026-11-25~~ 2026-12-10",
  ])
  func `an owner and a day are read`(text: String) {
    let found = FindingShapeTests.findings("## Findings\n\n" + text)
    #expect(found.map { $0.field("owner") } == ["Ana"])
    #expect(found.map(\.due) == [Day(iso: "2026-12-10")])
  }

  @Test func `a handle behind a dash is an owner, and one in a title is not`() {
    let found = FindingShapeTests.findings(
      "## Findings\n\n### 1. Key (HIGH) — @ana, due 2026-12-10\n\n### 2. Old @acme/core (HIGH)\n\nText.")
    #expect(found.map { $0.field("owner") } == ["@ana", nil])
    #expect(found.map(\.due) == [Day(iso: "2026-12-10"), nil])
  }

  @Test(arguments: [("Fixed", true), ("Open", false)])
  func `what a later look says of a finding counts`(status: String, isClosed: Bool) {
    let earlier = isClosed ? "Open" : "Fixed"
    let text = """
      ## Findings

      ### 1. Key (CRITICAL)

      - Status: \(earlier)

      ### 2. Banner (LOW)

      ## Re-review (2026-11-25)

      ### 1. Key (CRITICAL)

      - Status: \(status)
      """
    let found = FindingShapeTests.findings(text)
    #expect(found.map(\.title).sorted() == ["Banner", "Key"])
    #expect(found.filter { $0.title == "Key" }.map(\.isClosed) == [isClosed])
  }

  @Test(arguments: [
    "# Ad-blocker: security review", "# Blocker list service: security review", "# Security Review: Ad-blocker",
  ])
  func `the name of what was reviewed is no level`(title: String) throws {
    let text = "\(title)\n\n**Reviewer:** Security Engineer\n**Date:** 2026-11-20\n**Verdict:** GO\n\nAll good.\n"
    let record = try #require(ReadDocument("docs/reviews/r.md", text).only(.review).first)
    guard case .review(let review) = record.details else { return }
    #expect(review.findings == [])
  }

  @Test(arguments: ["# Security review of pay: blockers", "# Launch blockers review"])
  func `a title that names blockers lists them`(title: String) throws {
    let text = "\(title)\n\n**Date:** 2026-11-20\n**Verdict:** GO\n\n- Lost orders\n"
    let record = try #require(ReadDocument("docs/reviews/r.md", text).only(.review).first)
    guard case .review(let review) = record.details else { return }
    #expect(review.findings.map(\.severity) == [.critical])
  }

  @Test(arguments: [
    ("docs/assessments/findings_register.md", "# Findings register", 1), ("docs/findings.md", "# Findings", 1),
    ("docs/security/security-findings.md", "# Security findings", 1), ("docs/findings-template.md", "# Findings", 0),
    ("docs/notes.md", "# Findings", 0),
  ])
  func `a register of findings is one in Markdown, too`(path: String, title: String, count: Int) {
    let text =
      "\(title)\n\n| ID | Priority | Status | Title |\n|---|---|---|---|\n| F-1 | P0 | Open | Upload runs code |\n"
    #expect(ReadDocument(path, text).only(.debt).count == count)
  }

  @Test(
    arguments: [
      ("Low → upgraded to SEV1", .critical), ("Sev 2 (downgraded from Sev 1)", .high), ("Not critical", .low),
      ("P0 / P1 / P2", nil), ("SEV\u{2011}1", .critical), ("was Low, now SEV2", .high),
      ("Critical: fix now, low effort", .critical),
      ("Raised to the board: SEV2", .high), ("High (was Critical)", .high), ("Medium-High", .high),
      ("changed to high availability", .high),
    ] as [(String, Severity?)])
  func `of levels that follow each other the last one counts`(text: String, severity: Severity?) {
    #expect(
      ReadDocument("postmortems/a.md", "# Postmortem: A\n\n**Date:** 2026-09-14\n**Severity:** \(text)\n").only(
        .incident
      ).map { record in
        guard case .incident(let incident) = record.details else { return nil }
        return incident.severity
      } == [severity])
  }
}
