import Diagnostics
import Publishing
import Testing

@Suite struct GateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var html: String
    /// `nil` when nothing is wrong.
    var expected: String?

    init(_ description: String, _ html: String, _ expected: String? = nil) {
      (testDescription, self.html, self.expected) = (description, html, expected)
    }
  }

  /// Checks `html` as `reviews/x/index.html`, in a site with a few other files.
  @Test(arguments: [
    Case("a page beside", "<a href=\"../y/index.html\">"),
    Case("a page above, with a query", "<a href='../../index.html?q=a%20b'>"),
    Case("an anchor of another page", "<a href=\"../y/index.html#h-1\">"),
    Case("an anchor of the page itself", "<h2 id=\"here\"></h2><a href=\"#here\">"),
    Case("the page itself by its name", "<h2 id=\"here\"></h2><a href=\"index.html#here\">"),
    Case("the top", "<a href=\"#\"><a href=\"#top\"><a href=\"../y/index.html#\">"),
    Case("an escaped anchor", "<a href=\"../y/index.html#a&amp;b&#39;%C3%A9\">"),
    Case("the web", "<a href=\"https://example.org/a?b#c\"><a href=\"HTTP://x\"><a href=\"mailto:a@b.example\">"),
    Case("a picture", "<img alt=\"\" src=../../favicon.svg>"),
    Case("the manifest", "<a href=\"../../manifest.json\"><a href=\"../../BUILD.json\">"),
    Case("text that looks like a link", "<p>href=\"gone.html\" &lt;a href=\"gone.html\"&gt;</p>"),
    Case("a comment", "<!-- <a href=\"gone.html\"> -->"),
    Case("a script", "<script>\"<a href='gone.html'>\"</script><style>/*<a href=\"gone.html\">*/</style>"),
    Case("an attribute that only ends like one", "<a data-href=\"gone.html\" title=\"href='gone.html'\">"),
    Case("a page that is not there", "<a href=\"../gone/index.html\">", "site.broken-link"),
    Case("a folder", "<a href=\"../y/\">", "site.broken-link"),
    Case("another letter case", "<a href=\"../Y/index.html\">", "site.broken-link"),
    Case("a percent sign without digits", "<a href=\"%zz\">", "site.broken-link"),
    Case("a decoded control character", "<a href=\"a%00.html\">", "site.broken-link"),
    Case("a backslash", "<a href=\"..\\y\\index.html\">", "site.broken-link"),
    Case("an upper-case attribute", "<A HREF=\"gone.html\">", "site.broken-link"),
    Case("a script's source", "<script src=\"gone.js\"></script>", "site.broken-link"),
    Case("an anchor that is not there", "<a href=\"#gone\">", "site.broken-anchor"),
    Case("an anchor that is not in another page", "<a href=\"../y/index.html#gone\">", "site.broken-anchor"),
    Case("an anchor of what is no page", "<a href=\"../../favicon.svg#x\">", "site.broken-anchor"),
    Case("above the root", "<a href=\"../../../index.html\">", "site.outside-link"),
    Case("above the root and back", "<a href=\"../../../site/index.html\">", "site.outside-link"),
    Case("the root of the server", "<a href=\"/index.html\">", "site.outside-link"),
    Case("another host without a scheme", "<img src=\"//evil.example/x.png\">", "site.outside-link"),
    Case("a file of the reader", "<a href=\"file:///etc/passwd\">", "site.outside-link"),
    Case("a script in a link", "<a href=\"java&#115;cript:alert(1)\">", "site.outside-link"),
    Case("a scheme with a tab in it", "<a href=\"java\tscript:alert(1)\">", "site.outside-link"),
  ])
  func links(_ example: Case) throws {
    let addresses = LinkedAddresses()
    func file(_ html: String, at address: String) throws -> WrittenFile {
      try examine(Array(html.utf8), at: address, linking: addresses)
    }
    let files = [
      try file(example.html, at: "reviews/x/index.html"),
      try file("<p id=\"h-1\"></p><p id=\"a&amp;b&#39;é\"></p>", at: "reviews/y/index.html"),
      try file("", at: "index.html"), try file("", at: "favicon.svg"),
    ]
    let found = brokenLinks(in: files, addresses)
    #expect(found.map(\.id.description) == (example.expected.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.location == FileLocation(path: "reviews/x/index.html") && $0.severity == .error })
  }

  @Test func `the same wrong link on many pages is reported once`() throws {
    let addresses = LinkedAddresses()
    let files = try (1...9).map {
      try examine(Array("<a href=\"gone.html\">".utf8), at: "p\($0).html", linking: addresses)
    }
    let found = brokenLinks(in: files.reversed(), addresses)
    #expect(
      found.map(\.description) == [
        """
        p1.html: error: the page links to "gone.html", which is no file of the site, like 8 more [site.broken-link]
          help: This is a fault of Muster's own; the site that stands now stays. Please report it
        """
      ])
  }

  @Test(arguments: [
    "<", "<a", "<a href", "<a href=", "<a href=\"x", "<a href=\"x\"", "<!--", "<!-", "<script", "<script>", "</",
    "<a =", "<a \"",
    "<a/", "<a href=x", "&", "<a href=\"&#x", "<a id=\"&#999999999999;\">",
  ])
  func `a page that breaks off is read to its end`(_ html: String) throws {
    _ = try examine(Array(html.utf8), at: "a.html", linking: LinkedAddresses())
  }

  @Test func `every diagnostic has an entry in the handbook`() {
    #expect(
      publishingHandbook.map(\.id.description).sorted() == [
        "site.broken-anchor", "site.broken-link", "site.finished", "site.kept-files", "site.little-room",
        "site.lost-source",
        "site.mended-link", "site.outside-link", "site.recovered", "site.shrunk", "site.untidied",
      ])
  }
}
