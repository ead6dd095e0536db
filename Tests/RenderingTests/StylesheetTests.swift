import Testing

@testable import Rendering

@Suite struct StylesheetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var compact: String

    init(_ description: String, _ text: String, _ compact: String) {
      (testDescription, self.text, self.compact) = (description, text, compact)
    }
  }

  @Test(arguments: [
    Case("comments and indentation go", "/* a */\nb {\n  c: d;\n}\n", "b {c: d;}"),
    Case("a value over two lines keeps its gap", "a { b: c,\n  d; }", "a {b: c,\nd;}"),
    Case("quotes hold what looks like a comment", "a { content: \"/* x */\"; }", "a {content: \"/* x */\";}"),
    Case("an escaped quote ends nothing", "a { content: \"\\\"/* \"; }", "a {content: \"\\\"/* \";}"),
    Case("a comment that is never closed ends the text", "a {}/* b", "a {} "),
    Case("stars in a comment", "a/***/b /* * / **/c", "a b  c"),
  ])
  func compaction(_ example: Case) {
    #expect(compactStylesheet(example.text) == example.compact)
  }
}
