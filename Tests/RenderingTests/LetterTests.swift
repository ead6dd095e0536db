import Diagnostics
import ReportModel
import TestSupport
import Testing

@testable import Rendering

@Suite struct LetterTests {
  private let sample = SamplePortfolio().report

  private var letter: Letter {
    get throws {
      ChangeLetter(
        try #require(sample.changes), of: sample, title: "Shop readiness", baseURL: "https://reports.example/"
      )
      .letter(isShort: true)
    }
  }

  @Test func `as plain text`() throws { try expectGolden(letter.plain(), "letter.txt") }

  @Test func `as Markdown`() throws { try expectGolden(letter.markdown(), "letter.md") }

  @Test func `as a mail`() throws {
    var log = DiagnosticLog()
    let mail = renderMail(try letter, templates: try repositoryTemplates(), into: &log)
    #expect(log.sorted == [])
    try expectGolden(mail, "letter.html")
  }

  @Test func `no line is wider than a screen`() throws {
    for text in [try letter.plain(), try letter.markdown()] {
      for line in text.split(separator: "\n") { #expect(line.count <= Letter.width, "\(line)") }
    }
  }

  @Test func `a part is cut to a screen, and says how much is missing`() {
    let items = (1...40).map { "Check \($0) \(String(repeating: "word ", count: 20))" }
    let cut = Letter(title: "T", lead: [], parts: [.init(title: "Payments: NO-GO", items: items)], closing: []).cut
    let lines = cut.plain().split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "Payments: NO-GO" }
    #expect(lines.count <= Letter.height)
    #expect(cut.parts[0].items.last == "and 31 more")
    #expect(cut.parts[0].items.count == 10)
  }

  @Test(arguments: [
    ("*bold* <b> [x](y) `c`", "\\*bold\\* \\<b\\> \\[x\\](y) \\`c\\`"), ("# not & never!", "\\# not \\& never\\!"),
    ("a_b|c~d", "a\\_b\\|c\\~d"),
  ])
  func `a text is no markup`(text: String, written: String) { #expect(markdownText(text) == written) }

  @Test(arguments: ["-", "+", "1.", "12)", "--", "---", "==="])
  func `no line begins a list or a heading`(word: String) {
    let text = String(repeating: "x", count: 78) + " \(word) y"
    #expect(!wrapped(text, first: "- ", others: "  ").contains { $0.hasPrefix("  \(word)") })
  }

  @Test func `control characters are shown`() {
    #expect(wrapped("a\u{1B}[2Jb") == ["a\\u{1B}[2Jb"])
  }
}
