import Foundation
import Testing

@testable import Markdown

@Suite struct ClaimMarkTests {
  private func html(_ text: String, marking lines: Int...) -> String {
    let marks = Dictionary(uniqueKeysWithValues: lines.map { ($0, [ClaimMark(.refuted, at: "../c.html#x\($0)")]) })
    let options = MarkdownOptions(marks: marks) { .external($0.destination) }
    return renderMarkdown(Array(text.utf8), options).html.text
  }

  private func mark(_ line: Int) -> String { " <a class=\"s bad\" href=\"../c.html#x\(line)\">refuted</a>" }

  @Test func `a mark stands behind its sentence, wherever that ends`() {
    #expect(html("one\ntwo\nthree", marking: 2) == "<p>one\ntwo\(mark(2))\nthree</p>\n")
    #expect(html("one\n\n- two\n- three", marking: 4).contains("<li>three\(mark(4))</li>"))
    #expect(html("## One\n\ntwo", marking: 1).contains("<h3 id=\"h-one\">One\(mark(1))</h3>"))
    #expect(html("| A | B |\n|---|---|\n| 1 | 2 |", marking: 3).contains("<td>2\(mark(3))</td>"))
  }

  /// `[word]` for each mark, in the place where it stands.
  private func marked(_ text: String, _ claims: (words: String, endsSentence: Bool)...) -> String {
    let marks = claims.map { ClaimMark(.stale, at: "c", words: [$0.words], endsSentence: $0.endsSentence) }
    let options = MarkdownOptions(marks: [1: marks]) { .external($0.destination) }
    let html = renderMarkdown(Array(text.utf8), options).html.text
    return html.replacing(#/ <a class="s half" href="c" aria-label="stale: ([^"]*)">stale</a>/#) { "[\($0.1)]" }
  }

  @Test func `each claim of a line has its mark behind its own sentence`() {
    #expect(
      marked("A is 3/25 (12 %). B is 20/25 (90 %). C.", ("20/25 (90%)", true), ("3/25 (12%)", true))
        == "<p>A is 3/25 (12 %).[3/25 (12%)] B is 20/25 (90 %).[20/25 (90%)] C.</p>\n")
    #expect(marked("It *is* **12 %**, they say. More.", ("12 %", true)).contains("they say.[12 %] More."))
    #expect(marked("A 5, B 5.", ("5", false), ("5", false)) == "<p>A 5[5], B 5[5].</p>\n")
    #expect(marked("A is v1.5 here", ("1.5", true)) == "<p>A is v1.5 here[1.5]</p>\n")
    #expect(marked("A is not here. B.", ("9", true)) == "<p>A is not here. B.[9]</p>\n")
  }

  @Test func `the marks of citations stand behind them`() {
    #expect(
      marked("See `a.swift:1` and b.swift:2, c.", ("b.swift:2", false), ("a.swift:1", false))
        == "<p>See <code>a.swift:1</code>[a.swift:1] and b.swift:2[b.swift:2], c.</p>\n")
    #expect(
      marked("See [the file a.swift:1 there](https://e.example/x).", ("a.swift:1", false)).contains(
        "there</a>[a.swift:1]."))
  }

  @Test func `a mark stays in the cell of its claim`() {
    let html = marked("| 1. A | 2 |\n|---|---|\n", ("1", true), ("2", true))
    #expect(html.contains("1. A[1]</th>") || html.contains("1.[1] A</th>"), "\(html)")
    #expect(html.contains("2[2]</th>"), "\(html)")
  }

  @Test func `a mark is never put into a link or a fence`() {
    #expect(html("see [one\ntwo](x)", marking: 1).components(separatedBy: "refuted").count == 1)
    #expect(html("```\n1\n2\n```", marking: 2).components(separatedBy: "refuted").count == 1)
  }

  @Test func `an address is escaped`() {
    let options = MarkdownOptions(marks: [1: [ClaimMark(.verified, at: "a\"><script>")]]) { .external($0.destination) }
    #expect(!renderMarkdown(Array("one".utf8), options).html.text.contains("<script>"))
  }
}
