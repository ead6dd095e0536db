import Markdown
import Testing

private func rendered(_ source: String) -> RenderedMarkdown {
  renderMarkdown(Array(source.utf8), MarkdownOptions { .external($0.destination) })
}

private func content(_ source: String) -> MarkdownContent {
  MarkdownContent(reading: DocumentText(decoding: Array(source.utf8)))
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

@Suite struct InputLimitTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var source: String
    var limit: InputLimit?

    init(_ description: String, _ source: String, _ limit: InputLimit?) {
      (testDescription, self.source, self.limit) = (description, source, limit)
    }
  }

  @Test(arguments: [
    Case("32 quotes in each other", times(32, "> ") + "x", nil),
    Case("33 quotes in each other", times(33, "> ") + "x", .containerMarkers),
    Case("33 quotes without blanks", times(33, ">") + "x", .containerMarkers),
    Case("32 lists on one line", times(32, "- ") + "x", nil),
    Case("33 lists on one line", times(33, "- ") + "x", .containerMarkers),
    Case("the 32nd list, opened a line each", times(62, " ") + "- x", nil),
    Case("the 33rd list, opened a line each", times(64, " ") + "- x", .containerMarkers),
    Case("the 33rd list, within a quote", "> " + times(62, " ") + "1) x", .containerMarkers),
    Case("words far to the right", times(256, " ") + "x - y", nil),
    Case("words too far to the right", times(257, " ") + "x", .indentation),
    Case("a long rule", times(60, "* "), nil),
    Case("a rule that is none", times(60, "* ") + "x", .containerMarkers),
    Case("as many image openers as may be", times(2_500, "![a\n"), nil),
    Case("one image opener too many", times(2_501, "![a\n"), .imageOpeners),
    Case("as many pipes as may be", times(4_000, times(50, "|") + "\n\n"), nil),
    Case("one pipe too many", times(4_000, times(50, "|") + "\n\n") + "|", .tableCells),
    Case("emphasis in emphasis, but not too deep", times(40, "*a **b ") + "c" + times(40, "***"), nil),
    Case("emphasis in emphasis, over lines", times(60, "*a\n**b\n") + "c" + times(60, "***"), .depth),
  ])
  func `what is within the limits is rendered, what is not is shown as text`(_ example: Case) {
    #expect(content(example.source).limit == example.limit)
    #expect(rendered(example.source).limits.isEmpty == (example.limit == nil))
  }

  @Test func `a table of 5,000 rows is whole, and one row more is left out and said to be`() {
    let head = "a\n\n| b |\n|---|\n"
    let row = "| c |\n"
    let notice = "<p>Left out: the last 1 row of this table, which has more than a table may have.</p>"
    #expect(content(head + times(5_000, row)).omissions.isEmpty)
    #expect(!rendered(head + times(5_000, row)).html.text.contains("Left out"))
    #expect(content(head + times(5_001, row)).omissions == [.init(rows: 1, line: 5_005)])
    #expect(rendered(head + times(5_001, row) + "\nd").html.text.hasSuffix("</table></div>\n\(notice)\n<p>d</p>\n"))
  }

  @Test func `cells are filled in as long as they are not many more than were written`() {
    let head = times(64, "| a ") + "|\n" + times(64, "|---") + "|\n"
    #expect(content(head + times(2, "b\n")).omissions.isEmpty)
    // 64 and 64 to spare; each row takes 62 of them.
    #expect(content(head + times(1_000, "b\n")).omissions == [.init(rows: 998, line: 5)])
    #expect(content("| a | b |\n|---|---|\n" + times(1_000, "c\n")).omissions.isEmpty)
  }
}
