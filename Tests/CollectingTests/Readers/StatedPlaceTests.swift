import ReportModel
import Testing

@testable import Collecting

/// Where texts state their dates and statuses, and what the names of files say.
@Suite struct StatedPlaceTests {
  @Test(arguments: [
    (
      "front matter, head and section", "adr/0007-x.md",
      "---\nstatus: accepted\n---\n# X\n\nDate: 2025-01-10\n\n## Status\n\nProposed\n", ["2 accepted", "10 proposed"]
    ),
    ("the title's first word", "adr/0007-x.md", "# Draft: X\n\n- Status: accepted\n", ["3 accepted", "1 -"]),
    (
      "an entry of a history has no meaning", "adr/0007-x.md",
      "---\nstatus: accepted\n---\n# X\n\n## Status\n\nProposed on 2025-01-10\n", ["2 accepted", "8 -"]
    ),
    (
      "a plan is over or open", "plans/a.md",
      "---\nkind: plan\nstatus: In progress\n---\n# A\n\n**Status**: Done\n", ["3 open", "7 over"]
    ),
    (
      "a certificate's decision, and what its label says", "certificates/a_b_20260304_101500.md",
      "# Certificate\n\n**Component**: b\n**Agent**: vera\n**Date**: 2026-03-04\n\n**CERTIFICATE STATUS: NO_GO**\n\n"
        + "## Decision\n\n**Status**: APPROVED\n", ["11 approved", "7 rejected"]
    ),
    (
      "what a certificate says of its predecessor, quoted or in a section of its own",
      "certificates/a_b_20260304_101500.md",
      "# Certificate\n\n**Component**: b\n**Agent**: vera\n**Date**: 2026-03-04\n\n"
        + "> **Certificate Status: APPROVED**\n\n## Before\n\n**Certificate Status: APPROVED**\n\n## Decision\n\n**Status**: NO_GO\n",
      ["15 rejected"]
    ),
  ])
  func `statuses`(_ sentence: String, _ path: String, _ text: String, _ expected: [String]) {
    let record = ReadDocument(path, text).records.first
    #expect(record?.statuses.map { "\($0.line) \($0.meaning ?? "-")" } == expected, "\(sentence)")
  }

  @Test(arguments: [
    "# X\n\n## Status\n\nAccepted\n\n# Y\n\n## Status\n\nRejected\n",
    "---\nstatus: rejected\n\n# X\n\n## Status\n\nAccepted\n",
  ])
  func `two texts in one document state nothing twice`(_ text: String) {
    #expect(ReadDocument("adr/0007-x.md", text).records.first?.statuses == [])
  }

  @Test(arguments: [
    (
      "front matter and head", "reviews/a.md",
      "---\nkind: review\npersona: qa\ndate: 2026-01-09\nverdict: pass\n---\n# A\n\n**Date**: 2026-01-10\n",
      ["4 2026-01-09", "9 2026-01-10"]
    ),
    (
      "fields of other names are other days", "adr/0007-x.md",
      "# X\n\n- Status: accepted\n- Date: 2025-01-10\n- Last updated: 2026-01-10\n", ["4 2025-01-10"]
    ),
    ("none is stated", "adr/20250110-x.md", "# X\n\n- Status: accepted\n", []),
    ("an incident", "incidents/a.md", "# A\n\n- Date: 2026-01-09\n- Severity: SEV2\n", ["3 2026-01-09"]),
    (
      "an update", "updates/a.json",
      "{\"task_id\": \"T-1\", \"status\": \"in_progress\", \"progress\": 10,\n \"date\": \"2026-01-09\"}",
      ["2 2026-01-09"]
    ),
  ])
  func `days`(_ sentence: String, _ path: String, _ text: String, _ expected: [String]) {
    let record = ReadDocument(path, text).records.first
    #expect(record?.days.map { "\($0.line) \($0.day.iso)" } == expected, "\(sentence)")
  }

  @Test(arguments: [
    ("certificates/review_pay_20260106_0900.md", "2026-01-06"), ("adr/20240301-one.md", "2024-03-01"),
    ("adr/2024-03-01-one/README.md", "2024-03-01"), ("reviews/security-2026-01-09.md", "2026-01-09"),
    ("adr/0007-x.md", nil), ("reviews/2026-13-09.md", nil),
  ])
  func `the day of a name`(_ path: String, _ expected: String?) {
    #expect(dayOfName(SourcePath(path))?.iso == expected)
  }

  @Test(arguments: [
    ("a plain list", "## Action items\n\n- Alert on lag\n- Split the batch\n", 2),
    ("a sentence", "## Follow-up\n\nWe will split the batch.\n\n## Notes\n\nNone.\n", 1),
    ("a box elsewhere, of somebody", "## Notes\n\n- [x] Alert on lag @ann\n", 1),
    ("a box elsewhere, of nobody", "## Notes\n\n- [x] Alert on lag\n", 0),
    ("a box below a plan of prevention", "## Prevention\n\n- [ ] Alert on lag\n", 1),
    ("a label", "**Action**: alert on lag\n", 1),
    ("nothing", "## Timeline\n\n- 10:00 late\n\n## Impact\n\nTides were late.\n", 0),
  ])
  func `what an incident says is to be done`(_ sentence: String, _ text: String, _ expected: Int) throws {
    let record = ReadDocument("postmortems/INC-7.md", "# INC-7\n\n- **Severity**: SEV2\n\n\(text)").only(.incident)
      .first
    guard case .incident(let incident)? = record?.details else {
      Issue.record("no incident")
      return
    }
    #expect(incident.actions == expected, "\(sentence)")
  }
}
