import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test(arguments: [
    (
      "a place, and help",
      Diagnostic(
        "slo.odd", .error, "the target is \"140 %\"", help: "Write a share.",
        at: FileLocation(source: "shop", path: "docs/slo.md", line: 12, column: 3)),
      "docs/slo.md:12:3: error: the target is \"140 %\" [slo.odd]\n  help: Write a share.",
      "shop/docs/slo.md:12:3: error: the target is \"140 %\" [slo.odd]\n  help: Write a share."
    ),
    (
      "a line without a column",
      Diagnostic("a.b", .warning, "old", at: FileLocation(source: "shop", path: "a.md", line: 7)),
      "a.md:7: warning: old [a.b]", "shop/a.md:7: warning: old [a.b]"
    ),
    (
      "a file as a whole, in no source",
      Diagnostic("a.b", .note, "seen", at: FileLocation(path: "muster.yml")),
      "muster.yml: note: seen [a.b]", "muster.yml: note: seen [a.b]"
    ),
    ("no place", Diagnostic("a.b", .note, "seen"), "muster: note: seen [a.b]", "muster: note: seen [a.b]"),
  ])
  func `a diagnostic reads like a compiler's`(
    what: String, diagnostic: Diagnostic, text: String, textWithSource: String
  ) {
    #expect(diagnostic.description == text, "\(what)")
    #expect(diagnostic.text(namingSource: true) == textWithSource, "\(what)")
  }

  @Test func `diagnostics are sorted by place, then the gravest first`() {
    func diagnostic(
      _ path: String, _ line: Int?, _ column: Int? = nil, _ severity: Diagnostic.Severity = .note, in source: String = "s"
    ) -> Diagnostic {
      Diagnostic("a.b", severity, "m", at: FileLocation(source: source, path: path, line: line, column: column))
    }
    let inOrder = [
      Diagnostic("a.b", .note, "nowhere"),
      diagnostic("z.md", 9, in: "first"),
      diagnostic("a.md", nil),
      diagnostic("a.md", 2, 1, .error),
      diagnostic("a.md", 2, 1, .warning),
      diagnostic("a.md", 2, 1, .note),
      diagnostic("a.md", 2, 10),
      diagnostic("a.md", 10, 1),
      diagnostic("b.md", 1),
    ]
    var log = DiagnosticLog()
    for diagnostic in inOrder.reversed() { log.emit(diagnostic) }
    #expect(log.sorted == inOrder)
  }

  @Test func `what is said twice is kept once`() {
    var (one, other) = (DiagnosticLog(), DiagnosticLog())
    for _ in 1...2 { one.emit(Diagnostic("a.b", .warning, "m", at: FileLocation(path: "a.md", line: 1))) }
    other.emit(Diagnostic("a.b", .warning, "m", at: FileLocation(path: "a.md", line: 1)))
    #expect(!one.hasErrors)
    other.emit(Diagnostic("a.b", .error, "m", at: FileLocation(path: "a.md", line: 1)))
    one.merge(other)
    #expect(one.count(of: .warning) == 1)
    #expect(one.count(of: .error) == 1)
    #expect(one.hasErrors)
  }
}

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("a letter is missing", "exclud", "exclude"),
    ("two letters changed places", "sevrices", "services"),
    ("two letters of a short word changed places", "stie", "site"),
    ("the word itself", "rubric", "rubric"),
    ("a short word may be one letter off", "tt", "ttl"),
    ("nothing is near", "colour", nil),
    ("two letters of three are too many", "txx", nil),
    ("nothing was written", "", nil),
  ])
  func `the nearest known word is suggested`(what: String, word: String, nearest: String?) {
    let known = ["site", "sources", "services", "include", "exclude", "rubric", "ttl"]
    #expect(suggestion(for: word, among: known) == nearest, "\(what)")
  }

  @Test func `of two words that are equally near, always the same one is suggested`() {
    #expect(suggestion(for: "cat", among: ["car", "bat"]) == "bat")
    #expect(suggestion(for: "cat", among: ["bat", "car"]) == "bat")
    #expect(suggestion(for: "cat", among: []) == nil)
  }
}
