import ReportModel
import Testing

/// The places where a header field may stand. `«` and `»` mark the value, whose place the diagnostic must name.
@Suite struct FieldPlaceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var source: String

    init(_ description: String, _ source: String) { (testDescription, self.source) = (description, source) }
  }

  @Test(arguments: [
    Case("front matter", "---\ntitle: A\nstatus: «undecided»\n---\n# A\n"),
    Case("front matter that is not YAML", "---\nstatus: «undecided»\n  - [\n---\n# A\n"),
    Case("a section", "# A\n\n## Status\n\n«undecided»\n"),
    Case("a section in bold", "# A\n\n## Status\n\n**«undecided»**\n"),
    Case("a bold line", "# A\n\n**Status**: «undecided»\n"),
    Case("a bold line among others", "# A\n\n**Owner:** x\n**Status:** «undecided»  \n"),
    Case("a bullet", "# A\n\n- Owner: x\n- Status: «undecided»\n"),
    Case("a bold bullet", "# A\n\n* **Status:** «undecided» so far\n"),
    Case("a plain line", "# A\n\nStatus: «undecided»\n"),
    Case("a vertical table", "# A\n\n| Field | Value |\n|---|---|\n| **Status** | «undecided» |\n"),
    Case("a vertical table without a header", "# A\n\n| | |\n|---|---|\n| Status | «undecided» |\n"),
    Case("a horizontal table", "# A\n\n| Date | Status | Owner |\n|---|---|---|\n| 2026-01-02 | «undecided» | x |\n"),
    Case("a line that goes on lazily", "# A\n\n> Owner: x\n   Status: «undecided»\n"),
    Case("a line behind non-Latin words", "# A\n\n**Владелец:** Ж **x**\n**Status:** «undecided»\n"),
    Case("a line with CRLF", "# A\r\n\r\nStatus: «undecided»\r\n"),
    Case("HTML's bold", "# A\n\n<b>Status:</b> «undecided»\n"),
  ])
  func `a field is read, and its diagnostic names the line and the column in bytes`(_ example: Case) {
    let lines = example.source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let mark = Array("«".utf8)
    let place = lines.indices.lazy.compactMap { index in
      lines[index].indices.first { lines[index][$0...].starts(with: mark) }.map { start in
        "\(index + 1):\(lines[index][..<start].count + 1)"
      }
    }.first
    let plain = example.source.replacing("«", with: "").replacing("»", with: "")
    let read = ReadDocument("docs/adr/0001-a.md", plain)
    #expect(read.diagnostics.filter { $0.hasSuffix("status.unknown") } == ["\(place ?? "?") status.unknown"])
  }
}

/// A value may go on over several lines of one item.
@Suite struct WrappedFieldTests {
  private func head(_ lines: String) -> [String: String] {
    let record = ReadDocument("docs/adr/0001-a.md", "# 1. A\n\n\(lines)\n\n## Context\nx\n").only(.decisionRecord).first
    let fields = (record?.fields ?? []).map { ($0.name, $0.value) }
    return Dictionary(fields + [("status", record?.statusRaw ?? ""), ("owner", record?.owner ?? "")]) { $1 }
      .filter { !$0.value.isEmpty }
  }

  @Test(arguments: [
    ("a value", "- **Scope**: the gate and\n  the ledger", ["Scope": "the gate and the ledger"]),
    (
      "a line with a colon", "- **Owner:** the team, and while they are\n  away: the on-call",
      ["owner": "the team, and while they are away: the on-call"]
    ),
    (
      "the name of a field, in small letters", "- **Scope**: all that has a\n  status: it is drawn red",
      ["Scope": "all that has a status: it is drawn red"]
    ),
    (
      "plain fields", "- Scope: the gate\n  when it is\n  open: it is wide",
      ["Scope": "the gate when it is open: it is wide"]
    ),
    ("a field in bold below it", "- **Scope**: the gate\n  **Area**: north", ["Scope": "the gate", "Area": "north"]),
    (
      "a field of the head below it", "- **Scope**: the gate\n  Status: Accepted",
      ["Scope": "the gate", "status": "Accepted"]
    ),
    ("plain fields one below the other", "- Scope: the gate\n  Area: north", ["Scope": "the gate", "Area": "north"]),
    ("two blanks end a line", "- **Scope**: the gate  \n  area: north", ["Scope": "the gate", "area": "north"]),
    ("a backslash ends a line", "- **Scope**: the gate\\\n  area: north", ["Scope": "the gate", "area": "north"]),
    ("a break ends a line", "- **Scope**: the gate<br>\n  area: north", ["Scope": "the gate", "area": "north"]),
    ("a paragraph has a field a line", "**Scope**: the gate\narea: north", ["Scope": "the gate", "area": "north"]),
    ("and what is none of them is none", "**Scope**: the gate\nand more", ["Scope": "the gate"]),
    ("an item is not a field because its second line is", "- The gate\n  Area: north", ["Area": "north"]),
  ])
  func `a field of an item takes in the lines over which it was wrapped`(
    _ name: String, _ lines: String, _ expected: [String: String]
  ) {
    #expect(head(lines) == expected)
  }

  @Test func `what a line says behind its wrapped value displaces no field that follows`() {
    let read = ReadDocument(
      "docs/incidents/2026-11-05-gate.md",
      "# Incident: the gate\n\n- **Severity**: customers saw errors, which is\n  status: SEV-2 in our scale\n"
        + "- **Date**: 2026-11-05\n- **Status**: Resolved\n")
    let record = read.only(.incident).first
    #expect(record?.statusRaw == "Resolved")
    guard case .incident(let incident)? = record?.details else { return }
    #expect(incident.severity == .high)
  }
}

/// Where what can be overdue is written.
@Suite struct DueDayPlaceTests {
  @Test(arguments: [
    ("docs/debt/001-locks.md", "# Locks\n\n- **Status:** Open\n- **Target:** 2026-01-01"),
    ("TECH_DEBT.md", "# Debt\n\n### TD-1: Locks\n- **Due:** 2026-01-01\n- **Status:** Open"),
  ])
  func `a debt's due day has a line of its own`(_ path: String, _ text: String) throws {
    let record = try #require(ReadDocument(path, text).only(.debt).first)
    guard case .debt(let debt) = record.details else { return }
    #expect(debt.due == Day(iso: "2026-01-01"))
    #expect(debt.dueLine == 4)
  }

  @Test(arguments: [
    ("**Last Updated**: 2025-10-01\n**Review Cycle**: Quarterly", 3),
    ("**Review Cycle**: Quarterly\n**Next review**: 2026-01-01", 4),
  ])
  func `a runbook's next review follows from the line that dates it`(_ head: String, _ line: Int) throws {
    let read = ReadDocument("runbooks/r.md", "# Restore\n\n\(head)\n\n## Diagnosis\n\nLook.")
    let record = try #require(read.only(.runbook).first)
    guard case .runbook(let runbook) = record.details else { return }
    #expect(runbook.reviewDue == Day(iso: "2026-01-01"))
    #expect(runbook.reviewLine == line)
  }
}
