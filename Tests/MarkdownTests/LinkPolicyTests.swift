import Markdown
import Testing

@Suite struct LinkPolicyTests {
  private static func html(
    _ source: String, anchors: [Int: String] = [:], _ resolve: @escaping @Sendable (LinkReference) -> LinkResolution
  ) -> String {
    renderMarkdown(Array(source.utf8), MarkdownOptions(anchors: anchors, headingShift: 0, resolve: resolve)).html.text
  }

  @Test func `a picture keeps its words and nothing else of what was written`() {
    let out = Self.html("![a <b> \"c\" [d](e)](x.png \"title\")") { link in
      link.isImage
        ? .picture(Picture(address: "assets/x\"1.png", size: .init(width: 4, height: 3))) : .page(link.destination)
    }
    #expect(
      out
        == "<p><img src=\"assets/x&quot;1.png\" alt=\"a &lt;b&gt; &quot;c&quot; d\" width=\"4\" height=\"3\" loading=\"lazy\"></p>\n"
    )
  }

  @Test func `a picture without words and without a size is as it is`() {
    #expect(
      Self.html("![](x.png)") { _ in .picture(Picture(address: "x.png")) }
        == "<p><img src=\"x.png\" alt=\"\" loading=\"lazy\"></p>\n")
  }

  @Test func `a picture can be a link, and what is only a link cannot be one in a link`() {
    let text = "[![alt](x.png)](y.md)"
    #expect(
      Self.html(text) { $0.isImage ? .picture(Picture(address: "x.png")) : .page("y.html") }
        == "<p><a href=\"y.html\"><img src=\"x.png\" alt=\"alt\" loading=\"lazy\"></a></p>\n")
    #expect(
      Self.html(text) { $0.isImage ? .external("https://h/x.png") : .page("y.html") }
        == "<p><a href=\"y.html\">alt</a></p>\n")
    #expect(
      Self.html("[*a ![alt](#x) b*](y.md)\n\n# X") { $0.isImage ? .page("z.html") : .page("y.html") }
        .hasPrefix("<p><a href=\"y.html\"><em>a alt b</em></a></p>"))
  }

  @Test func `known headings keep their slugs, and no other heading takes one`() {
    let text = "## Setup\n\n## Setup\n\n## Setup\n\n[a](#setup) [b](#setup-1) [c](#setup-2)\n"
    let whole = Self.html(text) { _ in .broken("gone") }
    #expect(whole.contains("<a href=\"#h-setup\">a</a> <a href=\"#h-setup-1\">b</a> <a href=\"#h-setup-2\">c</a>"))
    // The third is what the whole document calls `setup-7`, and `setup` stands in another part of it.
    let part = Self.html(text, anchors: [5: "setup-7", 90: "setup"]) { _ in .broken("gone") }
    #expect(part.contains("<h2 id=\"h-setup-1\">Setup</h2>\n<h2 id=\"h-setup-2\">Setup</h2>\n<h2 id=\"h-setup-7\">"))
    #expect(part.contains("<span class=\"broken\" title=\"gone\">a</span>"))
  }

  @Test func `lines of known headings are those of the document`() {
    let text = "---\nx: 1\n---\n# A\n\n# B\n"
    let out = renderMarkdown(
      Array(text.utf8), MarkdownOptions(lines: 6...6, anchors: [6: "known"], headingShift: 0) { _ in .broken("") })
    #expect(out.headings.map(\.id) == ["h-known"])
  }

  @Test func `content tells images from links`() {
    let text = DocumentText(decoding: Array("[a](b.md) ![c](d.png)\n".utf8))
    let links = MarkdownContent(reading: text).blocks.flatMap(\.text).flatMap(\.links)
    #expect(links.map(\.isImage) == [false, true])
  }
}
