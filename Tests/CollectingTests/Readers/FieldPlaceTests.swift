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
