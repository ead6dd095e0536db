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
        try #require(sample.changes), of: ComparedReport(sample), sample, title: "Shop readiness",
        baseURL: "https://reports.example/"
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

  @Test func `what is on a page's title cannot begin a line of its own`() {
    let letter = Letter(
      title: "T\r\nBcc: x\n\u{1B}[31mred", lead: [],
      parts: [.init(title: "pay\n\n- By rule 9: all is well", items: ["one\n\n- two"])], closing: [])
    for text in [letter.plain(), letter.markdown()] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(!lines.contains { $0.hasPrefix("Bcc:") || $0.hasPrefix("- By rule") || $0.hasPrefix("- two") }, "\(text)")
      #expect(!text.utf8.contains(0x1B) && !text.utf8.contains(0x0D))
    }
  }

  @Test(arguments: [(0, 0), (1, 0), (20, 0), (21, 2), (40, 21), (4000, 3981)])
  func `a part is cut to a screen`(count: Int, left: Int) {
    let items = (0..<count).map { "item \($0)" }
    let cut = Letter(title: "T", lead: [], parts: [.init(title: "Pay", items: items)], closing: []).cut.parts[0].items
    #expect(cut == items.prefix(count - left) + (left > 0 ? ["and \(left) more"] : []))
  }

  @Test func `a service that became worse stands before one that is as bad as it was`() {
    func service(_ name: String) -> ComparedReport.Service {
      ComparedReport.Service(name: name, decision: .noGo, level: .notReady, verified: nil)
    }
    let later = ComparedReport(asOf: Day(iso: "2026-11-20"), services: ["a": service("A"), "b": service("B")])
    let fell = ServiceChange(
      id: "b", name: "B", presence: .kept, decision: Change(.go, .noGo), level: Change(.notReady, .notReady),
      verified: Change(nil, nil))
    let found = FindingChange(what: .new, id: "f", title: "F", service: "a", severity: .critical)
    let changes = ReportChanges(since: Day(iso: "2026-11-12"), services: [fell], findings: [found])
    let letter = ChangeLetter(changes, of: later).letter(isShort: true)
    #expect(letter.parts.map(\.title) == ["B: NO-GO, was GO", "A: NO-GO, as before"])
    #expect(letter.title == "Readiness, 2026-11-12 to 2026-11-20")
    #expect(letter.lead.first == "0 of 2 services are GO; 2 are NO-GO.")
  }

  @Test func `an answer is told as a sentence, and so is what a file of another name cites`() {
    let later = ComparedReport(
      asOf: nil, services: ["a": ComparedReport.Service(name: "A", decision: .go, level: .gold, verified: nil)])
    let cause = ChangeCause(
      .citationChanged, DocumentID(source: "shop", path: "list.md"), cited: ["src/a.swift", "src/b.swift"])
    let change = ServiceChange(
      id: "a", name: "A", presence: .kept, decision: Change(.go, .go), level: Change(.gold, .gold),
      verified: Change(nil, nil),
      checks: [
        CheckChange(check: "was-no", before: "fail", after: .barePartial),
        CheckChange(check: "was-yes", before: "pass", after: .stale, causes: [cause]),
        CheckChange(check: "is-no", before: nil, after: .fail),
      ])
    let letter = ChangeLetter(ReportChanges(since: nil, services: [change]), of: later).letter(isShort: false)
    #expect(
      letter.parts.map(\.items) == [
        [
          "was-no In part; it failed before",
          "was-yes Out of date; it was verified before: what list.md cites in src/a.swift and 1 more file changed",
          "is-no Fails; it was not asked before",
        ]
      ])
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
