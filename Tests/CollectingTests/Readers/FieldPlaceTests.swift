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
