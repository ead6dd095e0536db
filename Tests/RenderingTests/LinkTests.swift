import Diagnostics
import ReportModel
import Testing

@testable import Rendering

@Suite struct RelativeLinkTests {
  @Test(arguments: [
    ("index.html", "reviews/a/index.html", "reviews/a/index.html"),
    ("reviews/a/index.html", "index.html", "../../index.html"),
    ("reviews/a/index.html", "reviews/b/index.html", "../b/index.html"),
    ("reviews/a/index.html", "reviews/index.html", "../index.html"),
    ("reviews/a/index.html", "reviews/ab/index.html", "../ab/index.html"),
    ("services/index.html", "services/x/index.html", "x/index.html"),
    ("404.html", "index.html", "index.html"),
  ])
  func `a link climbs to the folder that both share and names the file`(from: String, to: String, expected: String) {
    #expect(relativeLink(from: from, to: to) == expected)
  }
}

@Suite struct LinkTargetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var destination: String
    var expected: LinkTarget

    init(_ description: String, _ destination: String, is expected: LinkTarget) {
      (testDescription, self.destination, self.expected) = (description, destination, expected)
    }
  }

  @Test(arguments: [
    Case("a neighbour", "b.md", is: .path("docs/b.md", fragment: nil)),
    Case("with a heading", "b.md#setup", is: .path("docs/b.md", fragment: "setup")),
    Case("one folder up", "../a.md", is: .path("a.md", fragment: nil)),
    Case("from the root", "/x/y.md", is: .path("x/y.md", fragment: nil)),
    Case("dots on the way", "./x/.././b.md", is: .path("docs/b.md", fragment: nil)),
    Case("a query is not part of the path", "b.md?plain=1#L3", is: .path("docs/b.md", fragment: "L3")),
    Case("escapes are decoded", "b%20c.md", is: .path("docs/b c.md", fragment: nil)),
    Case("and only once", "b%2520c.md", is: .path("docs/b%20c.md", fragment: nil)),
    Case("an escape that is none stays", "100%.md", is: .path("docs/100%.md", fragment: nil)),
    Case("encoded dots climb like dots", "%2e%2e/a.md", is: .path("a.md", fragment: nil)),
    Case("out of the source", "../../etc/passwd", is: .nowhere("leads out of the source")),
    Case("out and in again", "../../shop/docs/b.md", is: .nowhere("leads out of the source")),
    Case("a slash with a combining mark does not split", "x/\u{301}../b.md", is: .path("docs/x/\u{301}../b.md", fragment: nil)),
    Case("not UTF-8", "b%ff.md", is: .nowhere("is not a path")),
    Case("a zero byte", "b%00.md", is: .nowhere("is not a path")),
    Case("a backslash", "..\\a.md", is: .nowhere("is not a path")),
    Case("a heading of this document", "#setup", is: .anchor("setup")),
    Case("elsewhere", "https://example.org/a", is: .elsewhere),
    Case("elsewhere, however it is written", "JAVASCRIPT:alert(1)", is: .elsewhere),
    Case("a host without a scheme", "//example.org/a", is: .nowhere("names a host and no scheme")),
    Case("a colon after a slash is no scheme", "./a:b.md", is: .path("docs/a:b.md", fragment: nil)),
    Case("nothing", "", is: .nowhere("is empty")),
  ])
  func `a destination is resolved lexically in its source`(_ example: Case) {
    #expect(linkTarget(example.destination, from: "docs/a.md") == example.expected)
  }
}

@Suite struct ForgeLinkTests {
  static func source(_ style: Forge.Style, prefix: String = "") -> Source {
    Source(name: "s", commit: "c0ffee", forge: Forge(url: "https://forge.example/o/r", style: style, prefix: prefix))
  }

  @Test(arguments: [
    (Forge.Style.github, "https://forge.example/o/r/blob/c0ffee/src/a%20b.swift#L3"),
    (.gitlab, "https://forge.example/o/r/-/blob/c0ffee/src/a%20b.swift#L3"),
    (.bitbucket, "https://forge.example/o/r/src/c0ffee/src/a%20b.swift#lines-3"),
    (.gitea, "https://forge.example/o/r/src/commit/c0ffee/src/a%20b.swift#L3"),
  ])
  func `each forge has its own address for a line`(style: Forge.Style, expected: String) {
    #expect(forgeLink(Self.source(style), "src/a b.swift", line: 3) == expected)
  }

  @Test func `a source that is a folder of its repository is found there`() {
    let source = Self.source(.github, prefix: "services/pay")
    #expect(forgeLink(source, "a.md", line: 2) == "https://forge.example/o/r/blob/c0ffee/services/pay/a.md?plain=1#L2")
  }

  @Test func `without a commit there is no address`() {
    var source = Self.source(.github)
    source.commit = nil
    #expect(forgeLink(source, "a.md") == nil)
  }
}

@Suite struct LinkResolutionTests {
  static let titles = ["content/a.md": "Alpha", "content/b.md": "Beta", "docs/README.md": "Docs"]

  /// A site whose record Alpha has `text`, beside Beta, a readme, and a file that is no record.
  static func site(_ text: String, forge: Forge? = nil) throws -> RenderedSite {
    var records: [Record] = []
    for (path, title) in titles.sorted(by: { $0.key < $1.key }) {
      let document = DocumentID(source: "s", path: SourcePath(path))
      var record = Record(
        origin: Origin(document, line: 1), lines: 1...9, title: title, details: .decisionRecord(DecisionRecord()))
      record.slug = title.asciiLowercased
      records.append(record)
    }
    let source = Source(name: "s", commit: "c0ffee", forge: forge)
    let paths = Set(titles.keys.map { SourcePath($0) } + ["src/main.swift"])
    let portfolio = Portfolio(sources: [source], records: records, paths: ["s": paths])
    let report = Report(
      asOf: Day(iso: "2026-11-20")!, portfolio: portfolio, rubric: Rubric(id: "r", title: "R", checks: []), assessments: [])
    return try RenderedSite(report, documents: [DocumentID(source: "s", path: "content/a.md"): text])
  }

  @Test(arguments: [
    ("[b](b.md)", "<a href=\"../beta/index.html\">b</a>"),
    ("[b](b.md#somewhere)", "<a href=\"../beta/index.html\">b</a>"),
    ("[d](../docs)", "<a href=\"../docs/index.html\">d</a>"),
    ("[d](/docs/)", "<a href=\"../docs/index.html\">d</a>"),
    ("[me](#alpha)", "<a href=\"#main\">me</a>"),
    ("[me](a.md)", "<a href=\"#main\">me</a>"),
    ("[h](#there)\n\n## There\n", "<a href=\"#h-there\">h</a>"),
  ])
  func `a link to a record is a link to its page`(text: String, expected: String) throws {
    let site = try Self.site("# Alpha\n\n\(text)\n")
    #expect(try site.main("decision-records/alpha/index.html").contains(expected))
    #expect(site.diagnostics == [])
  }

  @Test func `a file without a page is linked on the forge, at the commit and line`() throws {
    let forge = Forge(url: "https://forge.example/o/r", style: .github)
    let main = try Self.site("[m](../src/main.swift#L7-L9)\n", forge: forge).main("decision-records/alpha/index.html")
    #expect(main.contains("href=\"https://forge.example/o/r/blob/c0ffee/src/main.swift#L7\""))
  }

  @Test func `a file without a page and without a forge is named`() throws {
    let site = try Self.site("[m](../src/main.swift)\n")
    #expect(try site.main("decision-records/alpha/index.html").contains("title=\"src/main.swift\">m</span>"))
    #expect(site.diagnostics == [])
  }

  @Test(arguments: ["gone.md", "../../outside.md", "#nowhere", "//host/x"])
  func `a link that leads nowhere is marked and reported at its line`(destination: String) throws {
    let site = try Self.site("# Alpha\n\nText\n\n[x](\(destination))\n")
    #expect(try site.main("decision-records/alpha/index.html").contains("class=\"broken\""))
    #expect(site.diagnostics.map(\.id) == ["link.broken"])
    #expect(site.diagnostics.first?.location?.path == "content/a.md")
    #expect(site.diagnostics.first?.location?.line == 5)
    #expect(try site.main("diagnostics/index.html").contains("content/a.md:5"))
    #expect(try site.main("rules/link.broken/index.html").contains("content/a.md:5"))
  }
}
