import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct OwnTextReadingTests {
  private static func read(_ body: String) -> OwnText? {
    let head =
      "---\nkind: review\nservice: mill\npersona: qa\nreviewer: Ana Holm\nverdict: pass\n---\n# Mill: review\n\n"
    var log = DiagnosticLog()
    let document = Document(
      DocumentID(source: "s", path: "docs/reviews/r.md"), reading: Array((head + body).utf8), into: &log)
    var records = readRecords(in: document, into: &log)
    records.findOwnTexts(in: document)
    guard case .review(let review)? = records.first?.details else { return nil }
    return review.ownText
  }

  @Test(arguments: [
    ("", 0), ("TBD", 0), ("## Findings\n\nNone.", 0),
    ("**Reviewer:** Ana Holm of the platform team\n**Verdict:** pass", 0),
    ("| Reviewer | Ana Holm |\n|---|---|\n| Date | 2026-11-20 |", 0), ("<!-- What was looked at, and how. -->", 0),
    ("## Summary\n\n[Describe what was reviewed]\n\n### 1. [Title] (SEVERITY)\n\n- Location: path/to/file:line", 0),
    ("Reviewed the diff, nothing to add.", 6), ("**Scope:** all of src", 4), ("| API | 40 requests, none failed |", 5),
  ])
  func `words are those beside the head, the headings and what is to be filled in`(body: String, words: Int) {
    #expect(Self.read(body)?.words == words)
  }

  @Test(
    arguments: [
      ("Lorem ipsum dolor sit amet, consectetur.", .filler), ("TBD", .evasive("TBD")), ("Read all of it.", nil),
    ] as [(String, Emptiness?)])
  func `a text that says nothing is known as such`(body: String, emptiness: Emptiness?) {
    #expect(Self.read(body)?.emptiness == emptiness)
  }

  @Test func `that there are no findings is said in more than a word`() {
    let texts = ["No findings.", "None.", "Ready. Nothing is open.", "Good. Nothing found.", "Fine."]
    #expect(texts.map { Self.read($0)?.saysNone } == [true, false, true, true, false])
  }

  @Test func `who has not looked says so in a place`() {
    #expect(Self.read("All is well.\n\nI have not looked\nat the code.")?.admission?.line == 12)
    #expect(Self.read("I have looked at the code.")?.admission == nil)
    let long = String(repeating: "Each of the queues was filled up and drained. ", count: 5)
    #expect(Self.read(long + "I have not looked at the code.")?.admission == nil)
  }

  @Test func `the same words are the same text, however they are set`() {
    let texts = ["Read everything; it is good.\n\nNo findings.", "- Read **everything**: it is good. No findings."]
    #expect(Set(texts.map { Self.read($0)?.digest }).count == 1)
    #expect(Self.read(texts[0])?.digest != nil)
    #expect(Self.read("Looks good to me.")?.digest == nil)
  }
}
