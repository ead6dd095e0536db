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

  @Test func `a mark is never put into a link or a fence`() {
    #expect(html("see [one\ntwo](x)", marking: 1).components(separatedBy: "refuted").count == 1)
    #expect(html("```\n1\n2\n```", marking: 2).components(separatedBy: "refuted").count == 1)
  }

  @Test func `an address is escaped`() {
    let options = MarkdownOptions(marks: [1: [ClaimMark(.verified, at: "a\"><script>")]]) { .external($0.destination) }
    #expect(!renderMarkdown(Array("one".utf8), options).html.text.contains("<script>"))
  }
}
