import ReportModel
import Testing

@testable import Collecting

/// Where reports of incidents keep what they say of themselves.
@Suite struct IncidentHeadTests {
  private func incident(_ path: String, _ text: String) -> (record: Record, details: Incident)? {
    guard let record = ReadDocument(path, text).only(.incident).first, case .incident(let details) = record.details
    else { return nil }
    return (record, details)
  }

  private static let table =
    "| Field | Value |\n|---|---|\n| **Incident ID** | INC-2026-011 |\n| **Severity** | P1 |\n| **Duration** | 85 min |\n| **Date** | 2026-10-20 |"
  private static let bullets = "- Incident ID: INC-2026-011\n- Severity: P1\n- Duration: 85 min\n- Date: 2026-10-20"

  @Test(arguments: [
    ("Incident Summary", Self.table), ("Summary", Self.bullets), ("Overview", Self.bullets),
    ("1. Summary", Self.bullets),
    ("Key facts", Self.table),
  ])
  func `fields below a heading that sums up are those of the head`(_ heading: String, _ fields: String) throws {
    let (record, details) = try #require(
      incident("docs/incidents/db.md", "# DB outage\n\n## \(heading)\n\n\(fields)\n"))
    #expect(record.statedID == "INC-2026-011")
    #expect(record.date?.iso == "2026-10-20")
    #expect(details.severity == .high)
    #expect(details.statedDuration == 85)
  }

  @Test func `in other documents a summary is no head`() throws {
    let text = "# 1. Regions\n\n- Status: Accepted\n\n## Summary\n\n- Date: 2026-10-20\n- Owner: kim\n"
    let record = try #require(ReadDocument("docs/adr/0001-a.md", text).only(.decisionRecord).first)
    #expect(record.date == nil)
    #expect(record.owner == nil)
  }

  @Test func `a zone behind a field's name is that of its time`() throws {
    let text =
      "# DB outage\n\n- Date (UTC): 2026-10-05\n- Start Time (CEST): 2026-10-05 12:00\n- End Time (UTC): 2026-10-05 12:30\n"
    let (record, details) = try #require(incident("docs/incidents/db.md", text))
    #expect(record.date?.iso == "2026-10-05")
    #expect(details.started?.iso == "2026-10-05T10:00Z")
    #expect(details.resolved?.iso == "2026-10-05T12:30Z")
  }

  @Test(arguments: [
    ("INC-2026-10-05-db.md", "**Severity:** SEV2", "2026-10-05"),
    ("2026-10-02-db.md", "**Date:** 10-02-2026", "2026-10-02"),
    ("db.md", "**Date:** 2026\u{2011}10\u{2011}02", "2026-10-02"),
    ("2026-10-02-db.md", "**Date:** 2026-10-01", "2026-10-01"),
  ])
  func `an incident is of its own day, else of that of its file`(_ name: String, _ field: String, _ day: String) {
    #expect(incident("docs/incidents/" + name, "# DB outage\n\n\(field)\n")?.record.date?.iso == day)
  }
}

/// What of a document's tables and lists is its head.
@Suite struct DocumentHeadTests {
  @Test(arguments: [
    ("docs/adr/0001-x.md", "## Status\n\nAccepted\n\n## Date\n\n12. März 2026", "accepted", "2026-03-12"),
    ("docs/adr/0001-x.md", "## Status\n\nAccepted\n\n## Date\n\n12. March 2026", "accepted", "2026-03-12"),
    (
      "docs/adr/0001-x.md", "Date: 2026-01-01\n\n## Status\n\nProposed\n\nAccepted 2026-02-01", "accepted", "2026-01-01"
    ),
    ("docs/adr/0001-x.md", "Date: 2026-01-01\n\n## Status\n\nProposed\n\nDeprecated", "deprecated", "2026-01-01"),
    (
      "docs/adr/0001-x.md", "Date: 2026-01-01\n\n## Status\n\nProposed\n\nAccepted by nobody so far", "proposed",
      "2026-01-01"
    ),
  ])
  func `a section's paragraphs say what became of it, and an item may be a day`(
    _ path: String, _ text: String, _ status: String, _ day: String
  ) throws {
    let record = try #require(ReadDocument(path, "# 1. X\n\n\(text)\n").only(.decisionRecord).first)
    guard case .decisionRecord(let decision) = record.details else { return }
    #expect(decision.status?.rawValue == status)
    #expect(record.date?.iso == day)
  }

  @Test(arguments: [
    ("docs/implementation-plan.md", "# Implementation plan", "| Phase | Status |\n|---|---|\n| Phase 1 | Done |"),
    (
      "docs/launch-readiness-review.md", "# Launch Readiness Review\n\n**Verdict:** READY",
      "| # | Finding | Severity | Status |\n|---|---|---|---|\n| 1 | Unencrypted backups | Critical | Fixed at 50% |"
    ),
    (
      "docs/load-test.md", "# Load test\n\n- p95: 20 ms",
      "| Metric | Target | Actual | Status |\n|---|---|---|---|\n| p95 | < 100 ms | 20 ms | ✅ |"
    ),
  ])
  func `a list of one row is no head`(_ path: String, _ head: String, _ table: String) {
    let read = ReadDocument(path, "\(head)\n\n\(table)\n")
    #expect(!read.records.isEmpty)
    #expect(read.records.allSatisfy { $0.statusRaw == nil })
  }
}
