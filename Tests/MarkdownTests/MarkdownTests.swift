import Markdown
import Testing

private func html(_ source: String) -> String {
  renderMarkdown(Array(source.utf8), MarkdownOptions(headingShift: 0) { _ in .broken("nowhere") }).html.text
}

@Suite struct PolicyTests {
  @Test(arguments: [
    "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "[x](javascript:alert(1))",
    "[x](java\tscript:alert(1))", "![x](data:text/html;base64,AAAA)", "[x](//evil.example)",
    "```\"><script>\nx\n```", "# <script>alert(1)</script>", "| <script> |\n|---|\n| <b onclick=x> |",
  ])
  func `no script, no handler and no foreign scheme comes through`(_ source: String) {
    let out = renderMarkdown(Array(source.utf8), MarkdownOptions { .external($0.destination) }).html.text
    for bad in ["<script", "<img", "<b ", "href=\"java", "href=\"data", "href=\"//"] {
      #expect(!out.contains(bad), "\(bad) in \(out)")
    }
  }

  @Test func `headings are shifted and have GitHub's anchors`() {
    let out = renderMarkdown(
      Array("# A b: c\n\n# A b: c\n\n###### Z\n\n[go](#a-b-c-1)".utf8), MarkdownOptions { _ in .broken("") })
    #expect(out.headings.map(\.id) == ["h-a-b-c", "h-a-b-c-1", "h-z"])
    #expect(out.headings.map(\.level) == [2, 2, 6])
    #expect(out.html.text.contains("<a href=\"#h-a-b-c-1\">go</a>"))
  }

  @Test(arguments: [
    ("<!-- x --> after", "<p>after</p>\n"), ("<!-- x -->", ""), ("  <!-- x -->  \n", ""), ("<!-- x\ny -->\n", ""),
    ("<!-- x\ny --> after & more", "<p>after &amp; more</p>\n"), ("<!-- x --><!-- y --> after", "<p>after</p>\n"),
    ("<!--> after", "<p>after</p>\n"), ("a <!-- x --> b", "<p>a  b</p>\n"),
    ("<!-- x --> <b>bold</b>", "<pre><code>&lt;b&gt;bold&lt;/b&gt;</code></pre>\n"),
    ("<!-- no end\n\nhidden", "<pre><code>&lt;!-- no end\n\nhidden\n</code></pre>\n"),
  ])
  func `a comment hides itself and nothing beside it`(source: String, shown: String) {
    #expect(html(source) == shown)
  }

  @Test func `links are reported with their line`() {
    let source = "---\ntitle: x\n---\n# H\n\none\ntwo [a](b.md) ![i](p.png)\n"
    let seen = Recorder()
    _ = renderMarkdown(
      Array(source.utf8),
      MarkdownOptions {
        seen.add($0)
        return .page("x.html")
      })
    #expect(
      seen.references == [
        .init(destination: "b.md", isImage: false, line: 7), .init(destination: "p.png", isImage: true, line: 7),
      ])
  }

  @Test func `only the lines asked for are rendered`() {
    let out = renderMarkdown(
      Array("# A\n\none\n\n# B\n\ntwo [r]\n\n[r]: u.md\n".utf8), MarkdownOptions(lines: 5...7) { .page($0.destination) }
    )
    #expect(out.html.text.contains("two <a href=\"u.md\">r</a>"))
    #expect(!out.html.text.contains("one"))
  }
}

@Suite struct LimitTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var source: String
  }

  @Test(arguments: [
    Case(testDescription: "60,000 nested quotes", source: String(repeating: "> ", count: 60_000) + "x"),
    Case(testDescription: "20,000 nested lists", source: String(repeating: "- ", count: 20_000) + "x"),
    Case(testDescription: "a line of 200 KB", source: String(repeating: "x", count: 200_000)),
    Case(testDescription: "10,000 image openers", source: String(repeating: "![[]()\n", count: 10_000)),
    Case(testDescription: "300 blanks of indentation", source: String(repeating: " ", count: 300) + "x"),
    Case(testDescription: "more than a MiB", source: String(repeating: "x\n", count: 600_000)),
  ])
  func `what would cost too much is shown as text and says so`(_ example: Case) {
    let bytes = Array(example.source.utf8)
    let out = renderMarkdown(bytes, MarkdownOptions { _ in .broken("") })
    #expect(!out.limits.isEmpty)
    #expect(out.html.text.utf8.count < 400_000)
    #expect(MarkdownContent(reading: DocumentText(decoding: bytes)).limit != nil)
  }
}

@Suite struct DocumentTextTests {
  @Test func `marks, carriage returns and bad bytes are mended and named`() {
    let text = DocumentText(decoding: [0xEF, 0xBB, 0xBF] + Array("---\r\na: 1\r\n---\r\n# T\r\nb".utf8) + [0xFF])
    #expect(text.repairs == [.byteOrderMark, .carriageReturns, .invalidUTF8(line: 5, column: 2)])
    #expect(text.frontMatterText == "a: 1\n")
    #expect(text.bodyLine == 4)
    #expect(text.lineText(4) == "# T")
    #expect(text.lineText(5) == "b\u{FFFD}")
  }

  @Test func `a rule without a closing fence is no front matter`() {
    #expect(DocumentText(decoding: Array("---\nx\n".utf8)).frontMatter == nil)
    #expect(DocumentText(decoding: []).lineCount == 0)
  }
}

@Suite struct MarkdownContentTests {
  @Test func `blocks keep their lines, leads, links and depth`() {
    let source = """
      ---
      x: 1
      ---
      # Title

      **Status**: Accepted
      **Date**: 2026-01-02

      - **Issue:** one [a](b.md)
        - [x] nested

      ```
      # not a heading
      ```

      | A | B |
      |---|---|
      | 1 | ~~two~~ |
      """
    let blocks = MarkdownContent(reading: DocumentText(decoding: Array(source.utf8))).blocks
    #expect(blocks.map(\.firstLine) == [4, 6, 9, 10, 12, 16])
    #expect(blocks[1].text.map(\.lead) == ["Status", "Date"])
    #expect(blocks[1].text.map(\.text) == ["Status: Accepted", "Date: 2026-01-02"])
    #expect(blocks[2].text.first?.links == [.init(text: "a", destination: "b.md")])
    #expect(blocks[3].kind == .item(task: .done, isOrdered: false))
    #expect(blocks[3].depth == 2)
    #expect(blocks[3].plain == "nested")
    guard case .table(let table) = blocks[5].kind else { return #expect(Bool(false), "no table") }
    #expect(table.rows == [[.init(number: 18, text: "1"), .init(number: 18, text: "two", isStruck: true)]])
  }

  @Test func `an HTML block has the lines that it has in the document`() {
    let text = DocumentText(decoding: Array("<!-- a -->\n\n<!--\nb\n-->\n\n<div>\nc\n".utf8))
    let blocks = MarkdownContent(reading: text).blocks
    #expect(blocks.map(\.firstLine) == [1, 3, 7])
    #expect(blocks.map(\.lastLine) == [1, 5, 8])
  }

  @Test func `prose behind a comment is read`() {
    let text = DocumentText(decoding: Array("# A\n\n<!-- x\ny --> Status: open\n\n<!-- z --> <b>no</b>\n".utf8))
    let blocks = MarkdownContent(reading: text).blocks
    #expect(blocks.map(\.kind) == [.heading(level: 1), .paragraph, .html])
    #expect(blocks[1].text == [.init(number: 4, text: "Status: open")])
  }

  @Test func `sections nest and know their last line`() {
    let content = MarkdownContent(reading: DocumentText(decoding: Array("# A\n## B\nx\n## C\n# D\n".utf8)))
    let sections = content.sections(endingAt: 5)
    #expect(sections.map(\.title) == ["A", "B", "C", "D"])
    #expect(sections.map(\.lastLine) == [4, 3, 4, 5])
    #expect(sections[1].blocks == 2..<3)
  }
}
