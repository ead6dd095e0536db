import ReportModel
import Testing

@testable import Collecting

@Suite struct EmptyTextTests {
  private static func emptiness(_ text: String, in path: SourcePath) -> Emptiness? {
    var empty = EmptyText(of: path)
    return empty.emptiness(of: FileLines(Array(text.utf8)).all)
  }

  @Test(
    arguments: [
      ("# Evidence\n\nTBD\n", .evasive("TBD")), ("Coming soon", .evasive("Coming soon")),
      ("- TBD\n- n/a", .evasive("TBD n/a")),
      ("# Evidence", .wordless), ("", .wordless), ("<!-- describe\nit -->", .wordless),
      ("Evidence\n===\n\n---", .wordless),
      ("**Owner:**", .wordless), ("Status: TBD", .evasive("TBD")),
      ("# {Title}\n\n- Owner: [name]\n- Date: YYYY-MM-DD", .template),
      ("# Evidence\n\nLorem ipsum dolor sit amet.", .filler), ("Not done yet.", .undone("Not done yet.")),
      ("Not implemented. We have no tests.", .undone("Not implemented. We have no tests.")),
      ("TODO: everything", .undone("TODO: everything")),
    ] as [(String, Emptiness)])
  func `a text that says nothing is no evidence`(text: String, emptiness: Emptiness) {
    #expect(Self.emptiness(text, in: "docs/a.md") == emptiness)
  }

  @Test(
    arguments: [
      ("}", .wordless), ("# TODO: everything\n# not done yet", .undone("TODO: everything not done yet")),
      ("// TBD", .evasive("TBD")), ("@pytest.mark.skip(reason=\"broken\")\ndef test_x():\n    pass", .skippedTest),
      ("it.skip(\"rolls back\", () => {", .skippedTest),
    ] as [(String, Emptiness)])
  func `code that shows nothing is no evidence`(text: String, emptiness: Emptiness) {
    #expect(Self.emptiness(text, in: "src/a.py") == emptiness)
  }

  @Test(arguments: [
    ("docs/a.md", "The pipeline rolls back."), ("docs/a.md", "| p95 | 210 ms |"),
    ("docs/a.md", "[dashboard](https://x)"),
    ("docs/a.md", "Not done by hand: the pipeline rolls back."), ("docs/a.md", "Ana, Ben"),
    ("docs/a.md", "Rolled back in May.\n\n---\n"),
    ("docs/a.md", "`<name>` is 3"),
    ("docs/a.md", "Last restore: 41 minutes"), ("docs/a.md", "Requests over the limit are not processed yet."),
    ("src/a.py", "# Rolls back on its own."), ("src/a.py", "# Failure: retry with backoff"),
    ("src/a.py", "retries = 3"),
    ("src/a.py", "@pytest.mark.skipif(windows)\ndef test_x():\n    check()"), ("src/a.html", "<main>"),
    ("deploy/a.yml", "readinessProbe:"), ("src/a.c", "#include <x.h>"), ("src/a.c", "*retries = 3;"),
  ])
  func `whatever says something may be evidence`(path: String, text: String) {
    #expect(Self.emptiness(text, in: SourcePath(path)) == nil)
  }

  @Test func `a heading stands for what is below it`() {
    let file = SearchedFile(FileLines(Array("# A\n\n## Rollback\n\nTBD\n\n## Tests\n\nNone fails.\n".utf8)), at: "a.md")
    #expect([3...3, 7...7, 1...1].map { file.emptiness(of: $0) } == [.evasive("TBD"), nil, nil])
  }

  @Test func `a long line of brackets is read in time`() {
    #expect(Self.emptiness(String(repeating: "[", count: 16_000), in: "a.md") == .wordless)
  }
}

extension FileLines {
  fileprivate var all: [ArraySlice<UInt8>] { count == 0 ? [] : (1...count).map { self[$0] } }
}
