import Markdown
import Testing

private func html(_ source: String) -> String {
  renderMarkdown(Array(source.utf8), MarkdownOptions(headingShift: 0) { .external($0.destination) }).html.text
}

/// Markup and what becomes of it, as the body of a page.
struct DialectCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var source: String
  var expected: String

  init(_ description: String, _ source: String, _ expected: String) {
    (testDescription, self.source, self.expected) = (description, source, expected)
  }
}

@Suite struct DialectTests {
  @Test func `a table has head and body, and escaped pipes stay text`() {
    let out = html("Intro\n| a | b |\n|:--|--:|\n| `x\\|y` | **z** |\n| short |\n\nafter")
    #expect(out.contains("<p>Intro</p>"))
    #expect(out.contains("<th scope=\"col\" class=\"ta-l\">a</th>"))
    #expect(out.contains("<td class=\"ta-l\"><code>x|y</code></td>"))
    #expect(out.contains("<td class=\"ta-r\"><strong>z</strong></td>"))
    #expect(out.contains("<p>after</p>"))
  }

  @Test func `a table in a quote and one in a list are tables`() {
    #expect(html("> | a | b |\n> |---|---|\n> | 1 | 2 |").contains("<td>2</td>"))
    #expect(html("- | a | b |\n  |---|---|\n  | 1 | 2 |").contains("<td>2</td>"))
  }

  @Test func `cells see the document's link definitions`() {
    let source = "| a |\n|---|\n| [text][r] |\n\n[r]: https://example.org/x\n"
    let out = renderMarkdown(Array(source.utf8), MarkdownOptions { .external($0.destination) }).html.text
    #expect(
      out.contains("<a href=\"https://example.org/x\" rel=\"noopener noreferrer nofollow\" class=\"ext\">text</a>"))
  }

  @Test func `task items have boxes`() {
    let out = html("- [x] done\n- [ ] open\n- [-] struck\n")
    #expect(out.contains("checked=\"\" aria-label=\"done\"> done"))
    #expect(out.contains("disabled=\"\" aria-label=\"open\"> open"))
    #expect(out.contains("<li>struck</li>"))
  }

  @Test func `strikethrough spans other markup, three tildes do not`() {
    #expect(html("~~a *b* c~~ d") == "<p><del>a <em>b</em> c</del> d</p>\n")
    #expect(html("a ~~~b~~~ c").contains("~~~b~~~"))
    #expect(html("| a |\n|---|\n| ~~b~~ |").contains("<td><del>b</del></td>"))
  }
}

@Suite struct InlineTagTests {
  @Test(arguments: [
    DialectCase("a tag without attributes is written", "H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>\n"),
    DialectCase("a break is written", "a<br>b<br/>c<BR />d", "<p>a<br />b<br />c<br />d</p>\n"),
    DialectCase("an attribute makes it text", "<b class=x>a</b>", "<p>&lt;b class=x&gt;a</p>\n"),
    DialectCase("a blank makes it text", "<b >a", "<p>&lt;b &gt;a</p>\n"),
    DialectCase("other tags are text", "<span>a</span>", "<p>&lt;span&gt;a&lt;/span&gt;</p>\n"),
    DialectCase("what is never closed ends with its paragraph", "<b>a *c*", "<p><b>a <em>c</em></b></p>\n"),
    DialectCase("what ends in the wrong order ends together", "<b><i>a</b>c</i>", "<p><b><i>a</i></b>c</p>\n"),
    DialectCase("tags hold other markup", "<kbd>~~a~~</kbd>", "<p><kbd><del>a</del></kbd></p>\n"),
    DialectCase(
      "tags in a cell", "| a |\n|---|\n| b<br>c |",
      "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table\"><table>\n<thead>\n<tr>\n"
        + "<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b<br />c</td>\n</tr>\n</tbody>\n</table></div>\n"
    ),
  ])
  func `inline tags without attributes are ours`(_ example: DialectCase) {
    #expect(html(example.source) == example.expected)
  }

  @Test func `tags nested beyond the limit are text`() {
    let out = html("x" + String(repeating: "<b>", count: 20))
    let tags = String(repeating: "<b>", count: 16)
    #expect(
      out == "<p>x\(tags)\(String(repeating: "&lt;b&gt;", count: 4))\(String(repeating: "</b>", count: 16))</p>\n")
  }
}

@Suite struct AlertTests {
  @Test(arguments: [
    DialectCase(
      "each kind has its class and title", "> [!WARNING]\n> Mind *this*.",
      "<div class=\"alert alert-warning\">\n<p class=\"alert-title\">\nWarning\n</p>\n<p>Mind <em>this</em>.</p>\n</div>\n"
    ),
    DialectCase(
      "the marker may stand alone", "> [!note]\n>\n> - a",
      "<div class=\"alert alert-note\">\n<p class=\"alert-title\">\nNote\n</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"),
    DialectCase(
      "words behind the marker make it a quote", "> [!NOTE] a", "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n"),
    DialectCase("an unknown kind is a quote", "> [!FOO]\n> a", "<blockquote>\n<p>[!FOO]\na</p>\n</blockquote>\n"),
  ])
  func `a quote that begins with a marker is an alert`(_ example: DialectCase) {
    #expect(html(example.source) == example.expected)
  }
}

@Suite struct DetailsTests {
  @Test(arguments: [
    DialectCase(
      "blank lines around Markdown", "<details>\n<summary>More *a*</summary>\n\nText\n\n</details>\n\nafter",
      "<details>\n<summary>\nMore <em>a</em>\n</summary>\n<p>Text</p>\n</details>\n<p>after</p>\n"),
    DialectCase(
      "all in one block", "<details open><summary>S</summary>\nwords\n</details>",
      "<details open>\n<summary>\nS\n</summary>\n<p>words</p>\n</details>\n"),
    DialectCase(
      "bold in a summary", "<details>\n<summary><b>S</b></summary>\n\n</details>",
      "<details>\n<summary>\n<b>S</b>\n</summary>\n</details>\n"),
    DialectCase(
      "one that is never closed ends with the document", "<details>\n\na", "<details>\n<p>a</p>\n</details>\n"),
    DialectCase(
      "another attribute makes it text", "<details ontoggle=alert(1)>\n\na",
      "<pre><code>&lt;details ontoggle=alert(1)&gt;\n</code></pre>\n<p>a</p>\n"),
    DialectCase(
      "another tag makes all of the block text", "<details>\n<img src=x onerror=alert(1)>\n</details>",
      "<pre><code>&lt;details&gt;\n&lt;img src=x onerror=alert(1)&gt;\n&lt;/details&gt;\n</code></pre>\n"),
    DialectCase("a summary elsewhere is a paragraph", "<summary>a</summary>", "<p>a</p>\n"),
  ])
  func `details fold, and nothing else of HTML's blocks does`(_ example: DialectCase) {
    #expect(html(example.source) == example.expected)
  }
}

@Suite struct FootnoteTests {
  private let back = "class=\"footnote-backref\" aria-label=\"back to reference 1\">↩</a>"

  @Test func `a footnote used twice has two ways back`() {
    #expect(
      html("a[^x] b[^X]\n\n[^x]: Note\n")
        == "<p>a<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1\">1</a></sup> "
        + "b<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1-2\">1</a></sup></p>\n"
        + "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn1\">\n"
        + "<p>Note <a href=\"#fnref1\" \(back) <a href=\"#fnref1-2\" \(back)</p>\n</li>\n</ol>\n</section>\n")
  }

  @Test func `a definition that looks like a link definition is a footnote`() {
    #expect(html("a[^1]\n\n[^1]: https://example.org").contains("<li id=\"fn1\">\n<p><a href=\"https://example.org\""))
  }

  @Test func `what is not referred to is not shown, and what is not defined stays text`() {
    #expect(html("a[^2]\n\n[^1]: Note") == "<p>a[^2]</p>\n")
  }

  @Test func `a definition in a fence is code`() {
    #expect(html("a[^1]\n\n```\n[^1]: Note\n```") == "<p>a[^1]</p>\n<pre><code>[^1]: Note\n</code></pre>\n")
  }

  @Test func `footnotes may refer to others, hold tables and see the document's links`() {
    let out = html("a[^a]\n\n[^b]: [l]\n[^a]: see[^b]\n\n    | t |\n    |---|\n    | 1 |\n\n[l]: https://example.org\n")
    #expect(
      out.contains("<li id=\"fn1\">\n<p>see<sup class=\"footnote-ref\"><a href=\"#fn2\" id=\"fnref2\">2</a></sup></p>"))
    #expect(out.contains("<td>1</td>"))
    #expect(out.contains("<li id=\"fn2\">\n<p><a href=\"https://example.org\""))
  }

  @Test func `links in footnotes and tables are reported with the document's lines`() {
    let source = "---\nk: v\n---\na[^a]\n\n[^a]: one\n    [x](x.md)\n\n| h |\n|---|\n| [y](y.md) |\n| [z](z.md) |\n"
    let seen = Recorder()
    _ = renderMarkdown(
      Array(source.utf8),
      MarkdownOptions {
        seen.add($0)
        return .page("x.html")
      })
    #expect(seen.references.map { "\($0.destination):\($0.line)" }.sorted() == ["x.md:7", "y.md:11", "z.md:12"])
  }

  @Test func `a part of a document shows the footnotes that the whole defines`() {
    let source = "# A\n\na[^1]\n\n# B\n\n[^1]: Note\n"
    let out = renderMarkdown(Array(source.utf8), MarkdownOptions(lines: 1...4) { _ in .broken("") }).html.text
    #expect(out.contains("<li id=\"fn1\">"))
    #expect(!out.contains(">B<"))
  }
}

@Suite struct ContinuedLineTests {
  static let lines = [
    "# b", "> b", "- b", "* b", "+", "* * *", "---", "===", "___", "1. b", "2) b", "```", "~~~ b", "<div>", "<!-- b",
    "<?b", "</table>", "-", "#", "\\# b", "`b`", "<b>b</b>", "*b*", "| b", "[b]: /c",
  ]

  /// The words around the line would vanish or change places if it began a block of its own.
  @Test(arguments: lines)
  func `an indented line in front of a table stays in its paragraph`(_ line: String) {
    let out = html("a\n      \(line)\nc\n| h |\n|---|\n| *d* |\n\n| i |\n|---|\n| *e* |")
    #expect(out.hasPrefix("<p>a\n"), "\(out)")
    #expect(out.contains("\nc</p>"), "\(out)")
    #expect(out.contains("<td><em>d</em></td>") && out.contains("<td><em>e</em></td>"), "\(out)")
  }

  @Test(arguments: lines.filter { !$0.contains("<") })
  func `a line in details stays in its paragraph`(_ line: String) {
    let out = html("<details>\na\n\(line)\nc\n</details>\n\n*d*")
    #expect(out.hasPrefix("<details>\n<p>a\n"), "\(out)")
    #expect(out.hasSuffix("\nc</p>\n</details>\n<p><em>d</em></p>\n"), "\(out)")
  }
}

@Suite struct NestedLinkTests {
  private func link(_ url: String, _ words: String) -> String {
    "<p><a href=\"\(url)\" rel=\"noopener noreferrer nofollow\" class=\"ext\">\(words)</a></p>\n"
  }

  @Test(arguments: [
    ("[<https://a.b>](https://c.d)", "https://a.b"), ("![http://a.b](https://c.d)", "http://a.b"),
    ("![[a](https://a.b)](https://c.d)", "a"), ("[a[^1]](https://c.d)\n\n[^1]: b", "a[^1]"),
    ("[www.a.b](https://c.d)", "www.a.b"),
  ])
  func `there is no link in a link`(source: String, words: String) {
    #expect(html(source) == link("https://c.d", words))
  }
}

@Suite struct ShortCodeTests {
  @Test(arguments: [
    DialectCase("a status", ":white_check_mark: done, :x: not", "<p>✅ done, ❌ not</p>\n"),
    DialectCase("anything else stays", ":smile: 12:30:45 a:b:c", "<p>:smile: 12:30:45 a:b:c</p>\n"),
    DialectCase("code stays", "`:x:`", "<p><code>:x:</code></p>\n"),
  ])
  func `short codes that stand for a status become emoji`(_ example: DialectCase) {
    #expect(html(example.source) == example.expected)
  }
}

@Suite struct EscapedMarkTests {
  @Test(arguments: [
    DialectCase("a tilde", "\\~~a~~ \\~b~", "<p>~~a~~ ~b~</p>\n"),
    DialectCase("a tilde on a lazy line", "- a\nb \\~~c~~ d", "<ul>\n<li>a\nb ~~c~~ d</li>\n</ul>\n"),
    DialectCase(
      "a tilde in a heading", "#  \\~~a~~ [b](#c)",
      "<h1 id=\"h-a-b\">~~a~~ <span class=\"broken\" title=\"an address of this kind is not linked\">b</span></h1>\n"),
    DialectCase("a tilde in a quote", "> a\n>  b \\~c~", "<blockquote>\n<p>a\nb ~c~</p>\n</blockquote>\n"),
    DialectCase("a box", "- \\[x] a", "<ul>\n<li>[x] a</li>\n</ul>\n"),
    DialectCase("a short code and an address", "\\:x: a\\@b.c https\\://d.e", "<p>:x: a@b.c https://d.e</p>\n"),
    DialectCase("a footnote", "a\\[^1]\n\n[^1]: b", "<p>a[^1]</p>\n"),
    DialectCase("what was escaped before it does not count", "\\\\~~a~~", "<p>\\<del>a</del></p>\n"),
  ])
  func `an escaped mark is text`(_ example: DialectCase) {
    #expect(html(example.source) == example.expected)
  }

  @Test func `an escaped mark in a cell is text`() {
    #expect(html("| a |\n|---|\n| \\~~b~~ ~~c~~ |").contains("<td>~~b~~ <del>c</del></td>"))
  }
}

@Suite struct InvisibleCharacterTests {
  @Test(arguments: [
    DialectCase("an override in code", "`a\u{202E}b`", "<p><code>a⟨U+202E⟩b</code></p>\n"),
    DialectCase("a blank of no width in a block of code", "    a\u{200B}b", "<pre><code>a⟨U+200B⟩b\n</code></pre>\n"),
    DialectCase("an isolate in a heading", "# a\u{2066}b", "<h1 id=\"h-ab\">a⟨U+2066⟩b</h1>\n"),
    DialectCase("an escape in code", "`\u{1B}[31m`", "<p><code>⟨U+001B⟩[31m</code></p>\n"),
    DialectCase("prose keeps what its script needs", "a\u{200F}b", "<p>a\u{200F}b</p>\n"),
    DialectCase("emoji keep their joiners", "`👩\u{200D}💻`", "<p><code>👩\u{200D}💻</code></p>\n"),
    DialectCase("a variant in a heading", "# a\u{E0100}", "<h1 id=\"h-a\">a⟨U+E0100⟩</h1>\n"),
    DialectCase("an override in a heading's code", "# `a\u{202E}b`", "<h1 id=\"h-ab\"><code>a⟨U+202E⟩b</code></h1>\n"),
    DialectCase("an override in raw HTML", "<div \u{202E}>", "<pre><code>&lt;div ⟨U+202E⟩&gt;\n</code></pre>\n"),
    DialectCase(
      "an override in a bare address", "https://a.example/\u{202E}b",
      "<p><a href=\"https://a.example/%E2%80%AEb\" rel=\"noopener noreferrer nofollow\" class=\"ext\">https://a.example/⟨U+202E⟩b</a></p>\n"
    ),
    DialectCase("tabs stay", "    a\tb", "<pre><code>a\tb\n</code></pre>\n"),
  ])
  func `what nobody sees is written out in headings and code`(_ example: DialectCase) {
    #expect(html(example.source) == example.expected)
  }

  @Test(arguments: [
    ("a\u{202E}<b>", "a⟨U+202E⟩&lt;b&gt;"), ("\u{FEFF}x\u{AD}", "⟨U+FEFF⟩x⟨U+00AD⟩"), ("\u{E0041}", "⟨U+E0041⟩"),
    ("é\u{200D}", "é\u{200D}"), ("e\u{200D}", "e⟨U+200D⟩"), ("–“✅⚠️", "–“✅⚠️"),
  ])
  func `texts in templates show what nobody sees`(text: String, shown: String) {
    #expect(escapedHTML(text).utf8.elementsEqual(shown.utf8))
  }
}
