import MarkupRules
import Testing

private func rule(_ html: String) -> String? {
  firstBrokenRule(in: html) { $0.utf8.elementsEqual("page.html".utf8) }?.message
}

/// The judge of the pages has to be one who can say no.
@Suite struct MarkupRulesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var html: String
    var complaint: String

    init(_ description: String, _ html: String, _ complaint: String) {
      (testDescription, self.html, self.complaint) = (description, html, complaint)
    }
  }

  @Test(arguments: [
    Case("a script", "<script></script>", "no element script is allowed"),
    Case("an element of another language", "<p><svg></svg></p>", "no element svg is allowed"),
    Case("capital letters", "<P></P>", "a name was to stand here"),
    Case("a comment", "<!-- a -->", "a name was to stand here"),
    Case("a tag without an end", "<p", " was to stand here"),
    Case("a handler", "<p onclick=\"a\"></p>", "no attribute onclick is allowed on p"),
    Case("a style", "<td style=\"a\"></td>", "td in the page"),
    Case("an attribute without quotes", "<ol start=1></ol>", "\" was to stand here"),
    Case("an attribute twice", "<h1 id=\"h-a\" id=\"h-b\"></h1>", "id twice"),
    Case("an attribute that is missing", "<h1>a</h1>", "h1 without id"),
    Case("a class that nobody styles", "<span class=\"x\"></span>", "span in the page"),
    Case("a class that comes from input", "<p><span class=\"x\"></span></p>", valueOf("class", "span")),
    Case("a language of other characters", "<pre><code class=\"language-A b\"></code></pre>", valueOf("class", "code")),
    Case("an id without our prefix", "<h1 id=\"a\"></h1>", valueOf("id", "h1")),
    Case("an id of two words", "<h1 id=\"h-a b\"></h1>", valueOf("id", "h1")),
    Case("an id twice", "<h1 id=\"h-a\"></h1><h2 id=\"h-a\"></h2>", valueOf("id", "h2")),
    Case("a link to nowhere in the page", "<p><a href=\"#h-a\">a</a></p>", "no id h-a"),
    Case("a scheme that is not on the list", "<p><a href=\"javascript:a\">a</a></p>", valueOf("href", "a")),
    Case("a scheme with a tab in it", "<p><a href=\"java\tscript:a\">a</a></p>", valueOf("href", "a")),
    Case("a scheme behind entities", "<p><a href=\"data:&amp;\">a</a></p>", valueOf("href", "a")),
    Case("a host without a scheme", "<p><a href=\"//a.b\">a</a></p>", valueOf("href", "a")),
    Case("a user in an address", "<p><a href=\"https://a@b.c\">a</a></p>", valueOf("href", "a")),
    Case("a host behind a backslash", "<p><a href=\"https://a.b\\@c\">a</a></p>", valueOf("href", "a")),
    Case("a page that the resolver did not name", "<p><a href=\"other.html\">a</a></p>", valueOf("href", "a")),
    Case("a picture from anywhere", "<p><img src=\"https://a.b\" alt=\"\"></p>", valueOf("src", "img")),
    Case("an alert of another kind", "<div class=\"alert alert-x\"></div>", valueOf("class", "div")),
    Case("a field to write in", "<p><input type=\"text\" disabled></p>", valueOf("type", "input")),
    Case("an element that is never closed", "<p>", "p is never closed"),
    Case("an element closed twice", "<p></p></p>", "p was not open"),
    Case("elements that cross", "<p><b><i></b></i></p>", "b was not open"),
    Case("an element that closes itself", "<p />", "p cannot close itself"),
    Case("a paragraph among words", "<p><b><p></p></b></p>", "p in b"),
    Case("a list in a heading", "<h1 id=\"h-a\"><ul></ul></h1>", "ul in h1"),
    Case("words in a list", "<ul>a</ul>", "text in ul"),
    Case("words in the page", "a", "text in the page"),
    Case("words among rows", "<table><tbody>a</tbody></table>", "text in tbody"),
    Case("an item without a list", "<li>a</li>", "li in the page"),
    Case("a link in a link", "<p><a href=\"page.html\"><b><a href=\"page.html\"></a></b></a></p>", "a link in a link"),
    Case("a greater-than as it is", "<p>a>b</p>", "byte 62 as it is"),
    Case("a quote as it is", "<p>\"</p>", "byte 34 as it is"),
    Case("an ampersand as it is", "<p>a&b</p>", "& that is no entity"),
    Case("an entity that nobody writes", "<p>&nbsp;</p>", "& that is no entity"),
    Case("code that turns its direction", "<p><code>a\u{202E}</code></p>", "a character in code that nobody sees"),
    Case("a NUL", "<p>\u{0}</p>", "byte 0 as it is"),
    Case("a less-than in a value", "<p><span class=\"path\" title=\"<\"></span></p>", "byte 60 as it is"),
  ])
  func `what a page may not hold is named`(_ example: Case) {
    #expect(rule(example.html)?.hasSuffix(example.complaint) == true, "\(rule(example.html) ?? "nothing")")
  }

  @Test(arguments: [
    "", "<p>a &amp; 'b' &lt;c&gt; &quot;d&quot; &#39;</p>\n", "<hr />\n", "<p>a<br />\nb</p>\n",
    "<h2 id=\"h-a\">A</h2>\n<p><a href=\"#h-a\">a</a> <a href=\"page.html\">b</a></p>\n",
    "<p><a href=\"https://a.b/c?d=e&amp;f\" rel=\"noopener noreferrer nofollow\" class=\"ext\"><em>a</em></a></p>\n",
    "<p><img src=\"page.html\" alt=\"a &amp; b\" width=\"1\" height=\"2\" loading=\"lazy\"></p>\n",
    "<p><a href=\"mailto:a@b.c\" rel=\"noopener noreferrer nofollow\" class=\"ext\">a</a></p>\n",
    "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n</ol>\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n",
    "<pre><code class=\"language-c++\">a\n</code></pre>\n", "<pre class=\"raw\">a</pre>",
    "<blockquote>\n<p><del>a</del></p>\n</blockquote>\n",
    "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"done\"> a</li>\n</ul>\n",
    "<details open>\n<summary>a</summary>\n<p>b</p>\n</details>\n",
    "<div class=\"alert alert-note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n",
    "<p><sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1\">1</a></sup></p>\n<section class=\"footnotes\" "
      + "aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn1\">\n<p>a <a href=\"#fnref1\" class=\"footnote-backref\" "
      + "aria-label=\"back to reference 1\">↩</a></p>\n</li>\n</ol>\n</section>\n",
    "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table\"><table>\n<thead>\n<tr>\n"
      + "<th scope=\"col\" class=\"ta-l\">a</th>\n</tr>\n</thead>\n</table></div>\n",
  ])
  func `what a page may hold is accepted`(_ html: String) { #expect(rule(html) == nil) }
}

private func valueOf(_ attribute: String, _ element: String) -> String {
  "a value of \(attribute) on \(element) that is not allowed"
}
