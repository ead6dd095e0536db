import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Rendering

/// A site whose record Alpha holds the links of a test, beside other records and files that are none.
struct LinkedSite {
  static let page = "decision-records/alpha/index.html"
  static let image = try? SiteImage([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 3, 0, 2, 0], at: "content/shot.gif")

  let site: RenderedSite

  /// - Parameters:
  ///   - text: Of `content/a.md`, from its first line on.
  ///   - destinations: What a collector would have found in it.
  init(
    _ text: String, destinations: [String] = [], forge: Forge? = nil, uncommitted: Set<SourcePath> = []
  ) throws {
    let titles = [
      "content/a.md": "Alpha", "content/b.md": "Beta", "docs/README.md": "Docs", "site/guide.html.md.erb": "Guide",
      "content/log.md": "Log",
    ]
    var records = titles.sorted { $0.key < $1.key }.map { Self.record($0.key, 1...9, $0.value) }
    // A second record of one document.
    records.append(Self.record("content/log.md", 10...20, "Late entry"))
    let links = destinations.map { DocumentLink(destination: $0, line: 1) }
    let source = Source(name: "s", commit: "c0ffee", forge: forge)
    let others: [SourcePath] = [
      "src/main.swift", "src/a:3", "content/shot.gif", "content/x.svg", "Makefile", "Notes/n.txt",
    ]
    let portfolio = Portfolio(
      sources: [source],
      documents: [
        Self.facts("content/a.md", [], links), Self.facts("content/b.md", [("set-up", 5), ("set-up-1", 7)]),
        Self.facts("content/log.md", [("why", 3), ("why-1", 15)]),
      ],
      records: records, paths: ["s": Set(titles.keys.map { SourcePath($0) } + others)],
      uncommitted: ["s": uncommitted])
    let report = Report(
      asOf: Day(iso: "2026-11-20")!, portfolio: portfolio, rubric: Rubric(id: "r", title: "R", checks: []),
      assessments: [])
    let texts = ["content/a.md": text, "content/b.md": "# Beta\n\n\n\n## Set up\n\n## Set up\n"]
    site = try RenderedSite(
      report,
      documents: Dictionary(uniqueKeysWithValues: texts.map { (DocumentID(source: "s", path: SourcePath($0)), $1) }),
      images: [
        DocumentID(source: "s", path: "content/shot.gif"): .success(#require(Self.image)),
        DocumentID(source: "s", path: "content/x.svg"): .failure(ImageRefusal(reason: "it is SVG")),
      ])
  }

  private static func record(_ path: String, _ lines: ClosedRange<Int>, _ title: String) -> Record {
    let document = DocumentID(source: "s", path: SourcePath(path))
    var record = Record(
      origin: Origin(document, line: lines.lowerBound), lines: lines, title: title,
      details: .decisionRecord(DecisionRecord()))
    record.slug = title.asciiLowercased.replacing(" ", with: "-")
    return record
  }

  private static func facts(
    _ path: SourcePath, _ anchors: [(String, Int)], _ links: [DocumentLink] = []
  ) -> DocumentFacts {
    DocumentFacts(
      id: DocumentID(source: "s", path: path), sha256: "", size: 1, links: links,
      anchors: anchors.map { DocumentAnchor(fragment: $0, line: $1) })
  }

  var main: String { get throws { try site.main(Self.page) } }
}

@Suite struct LinkResolutionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var link: String
    var address: String

    init(_ description: String, _ link: String, _ address: String) {
      (testDescription, self.link, self.address) = (description, link, address)
    }
  }

  @Test(arguments: [
    Case("a neighbour", "b.md", "../beta/index.html"),
    Case("from the root", "/content/b.md", "../beta/index.html"),
    Case("the first heading of its name", "b.md#set-up", "../beta/index.html#h-set-up"),
    Case("the second", "b.md#set-up-1", "../beta/index.html#h-set-up-1"),
    Case("as GitHub's pages call it", "b.md#user-content-set-up", "../beta/index.html#h-set-up"),
    Case("a heading in other capitals", "b.md#Set-Up", "../beta/index.html#h-set-up"),
    Case("a line of a record", "b.md#L4-L6", "../beta/index.html"),
    Case("a line of the second record", "log.md#L12", "../late-entry/index.html"),
    Case("behind a colon", "log.md:12", "../late-entry/index.html"),
    Case("a heading of the second record", "log.md#why-1", "../late-entry/index.html#h-why-1"),
    Case("a record that no heading has", "log.md#late-entry", "../late-entry/index.html"),
    Case("a folder with a readme", "../docs", "../docs/index.html"),
    Case("a folder with a slash", "/docs/", "../docs/index.html"),
    Case("the page that a site makes of the file", "b.html", "../beta/index.html"),
    Case("the page of a template", "/site/guide.html", "../guide/index.html"),
    Case("without its ending", "./b", "../beta/index.html"),
    Case("a template without its ending", "/site/guide", "../guide/index.html"),
    Case("this document by name", "a.md", "#main"),
    Case("this document", "#", "#main"),
    Case("this document by its title", "#alpha", "#main"),
  ])
  func `a link to a record is a link to its page`(_ example: Case) throws {
    let linked = try LinkedSite("[x](\(example.link))\n")
    #expect(try linked.main.contains("<a href=\"\(example.address)\">x</a>"))
    #expect(linked.site.diagnostics == [])
  }

  @Test func `a heading of this document is an anchor of this page`() throws {
    let linked = try LinkedSite("[x](#there)\n\n## There\n")
    #expect(try linked.main.contains("<a href=\"#h-there\">x</a>"))
    #expect(try linked.main.contains("<h3 id=\"h-there\">"))
    #expect(linked.site.diagnostics == [])
  }

  @Test func `every anchor that links may name is on the page, whatever became of its heading`() throws {
    let linked = try LinkedSite("x\n")
    let beta = try linked.site.main("decision-records/beta/index.html")
    #expect(beta.contains("<h3 id=\"h-set-up\">") && beta.contains("<h3 id=\"h-set-up-1\">"))
    // This document could not be read again.
    let late = try linked.site.main("decision-records/late-entry/index.html")
    #expect(late.contains("<h1><span id=\"h-why-1\"></span>"))
    #expect(!late.contains("id=\"h-why\""))
  }

  static let github = Forge(url: "https://forge.example/o/r", style: .github)

  @Test(arguments: [
    Case("a file", "../src/main.swift", "blob/c0ffee/src/main.swift"),
    Case("lines, as the forge writes them", "../src/main.swift#L7-L9", "blob/c0ffee/src/main.swift#L7-L9"),
    Case("a line behind a colon", "/src/main.swift:7", "blob/c0ffee/src/main.swift#L7"),
    Case("lines behind a colon", "/src/main.swift:7-9", "blob/c0ffee/src/main.swift#L7-L9"),
    Case("a column behind a colon", "/src/main.swift:7:3", "blob/c0ffee/src/main.swift#L7C3"),
    Case("a colon that is part of the name", "/src/a:3", "blob/c0ffee/src/a%3A3"),
    Case("a folder without a readme", "../src/", "tree/c0ffee/src"),
    Case("a picture that is only linked", "shot.gif", "blob/c0ffee/content/shot.gif"),
  ])
  func `a file without a page is linked on the forge, at the commit`(_ example: Case) throws {
    let linked = try LinkedSite("[x](\(example.link))\n", forge: Self.github)
    #expect(try linked.main.contains("href=\"https://forge.example/o/r/\(example.address)\""))
    #expect(linked.site.diagnostics == [])
  }

  @Test func `what the commit does not have is not linked on the forge`() throws {
    let linked = try LinkedSite("[x](/src/main.swift)\n", forge: Self.github, uncommitted: ["src/main.swift"])
    #expect(try linked.main.contains("title=\"src/main.swift\">x</span>"))
  }

  @Test func `a file without a page and without a forge is named`() throws {
    let linked = try LinkedSite("[x](../src/main.swift)\n")
    #expect(try linked.main.contains("<span class=\"path\" title=\"src/main.swift\">x</span>"))
    #expect(linked.site.diagnostics == [])
  }

  @Test(arguments: [
    ("gone.md", "link.broken", "no file &#39;content/gone.md&#39; in this source"),
    ("gone.swift:12", "link.broken", "no file &#39;content/gone.swift&#39; in this source"),
    ("../../outside.md", "link.broken", "&#39;../../outside.md&#39; leads out of the source"),
    ("#nowhere", "link.broken", "no heading &#39;#nowhere&#39; in this document"),
    ("//host/x", "link.broken", "&#39;//host/x&#39; names a host and no scheme"),
    ("javascript:alert(1)", "link.refused", "is an address of a kind that is not linked"),
    ("file:///etc/passwd", "link.refused", "is an address of a kind that is not linked"),
    ("https://user:secret@example.org/", "link.refused", "is an address of a kind that is not linked"),
  ])
  func `a link that leads nowhere is marked, and reported with its place`(
    destination: String, id: String, reason: String
  ) throws {
    let linked = try LinkedSite("# Alpha\n\nText and\nmore [x](\(destination))\n")
    #expect(try linked.main.contains("<span class=\"broken\" title=\""))
    #expect(try linked.main.contains("\(reason)\">x</span>"))
    #expect(linked.site.diagnostics.map(\.id.description) == [id])
    #expect(
      linked.site.diagnostics.first?.location
        == FileLocation(source: "s", path: "content/a.md", line: 4, column: 10))
    #expect(try linked.main.contains("<a href=\"../../rules/\(id)/index.html\">"), "on the page of its record")
    #expect(try linked.site.main("diagnostics/index.html").contains("content/a.md:4"))
    #expect(try linked.site.main("rules/\(id)/index.html").contains("content/a.md:4"))
  }

  @Test func `each of several broken links has its own place, also in a table`() throws {
    let text = "# Alpha\n\n[x](gone.md) and [y](gone.md)\n\n| A |\n|---|\n| one |\n| [z](<gone too.md>) |\n"
    let places = try LinkedSite(text).site.diagnostics.compactMap(\.location)
    #expect(places.map { "\($0.line ?? 0):\($0.column ?? 0)" } == ["3:5", "3:22", "8:8"])
  }

  @Test func `a link in other capitals is resolved when one path alone can be meant, and reported`() throws {
    for link in ["B.MD", "/CONTENT/b.md", "B", "/SRC/Main.swift"] {
      let linked = try LinkedSite("[x](\(link))\n", destinations: [link], forge: Self.github)
      #expect(try !linked.main.contains("class=\"broken\""), "\(link)")
      #expect(linked.site.diagnostics.map(\.id) == ["link.case"], "\(link)")
    }
  }

  @Test func `what is wrong with very many links is counted, not listed`() throws {
    let linked = try LinkedSite(String(repeating: "[x](gone.md)\n", count: 250))
    #expect(linked.site.diagnostics.count == 201)
    #expect(linked.site.diagnostics.first?.message == "50 more links are like those that are listed")
    #expect(try linked.main.components(separatedBy: "class=\"broken\"").count == 251)
  }

  @Test func `the links beyond ten thousand are words`() throws {
    let linked = try LinkedSite(String(repeating: "[x](b.md)\n", count: 10_003))
    #expect(try linked.main.components(separatedBy: "<a href=\"../beta/index.html\">").count == 10_001)
    #expect(linked.site.diagnostics.map(\.id) == ["link.limit", "link.limit", "link.limit"])
  }

  @Test func `a heading that is not there leaves the link and is reported`() throws {
    let linked = try LinkedSite("[x](b.md#gone)\n")
    #expect(try linked.main.contains("<a href=\"../beta/index.html\">x</a>"))
    #expect(linked.site.diagnostics.map(\.message) == ["no heading '#gone' in 'content/b.md'"])
  }
}

@Suite struct ImageResolutionTests {
  @Test func `a local image is shown with its words and its size`() throws {
    let linked = try LinkedSite("![A \"b\" *c*](shot.gif)\n")
    let address = try #require(LinkedSite.image).address
    #expect(
      try linked.main.contains(
        "<img src=\"../../\(address)\" alt=\"A &quot;b&quot; c\" width=\"3\" height=\"2\" loading=\"lazy\">"))
    #expect(linked.site.diagnostics == [])
  }

  @Test func `what is no image becomes a link to the forge, else a path with the reason, and is reported`() throws {
    let onForge = try LinkedSite("![x](x.svg)\n", forge: LinkResolutionTests.github)
    #expect(try onForge.main.contains("blob/c0ffee/content/x.svg\" rel=\"noopener noreferrer nofollow\""))
    let local = try LinkedSite("![x](x.svg)\n")
    #expect(
      try local.main.contains("title=\"&#39;content/x.svg&#39; is not shown as an image: it is SVG\">x</span>"))
    for linked in [onForge, local] {
      #expect(linked.site.diagnostics.map(\.id) == ["image.refused"])
      #expect(linked.site.diagnostics.first?.location?.column == 6)
      #expect(try !linked.main.contains("<img"))
    }
  }

  @Test(arguments: ["gone.png", "../docs", "/"])
  func `an image that is not there is a broken link`(destination: String) throws {
    let linked = try LinkedSite("![x](\(destination))\n")
    #expect(try linked.main.contains("class=\"broken\""))
    #expect(linked.site.diagnostics.map(\.id) == ["link.broken"])
  }

  @Test func `an image of another machine is a link and never loaded`() throws {
    let linked = try LinkedSite("![x](https://example.org/x.png)\n")
    #expect(try linked.main.contains("<a href=\"https://example.org/x.png\""))
    #expect(try !linked.main.contains("<img"))
  }

  @Test func `the images beyond five hundred of a page are linked`() throws {
    let linked = try LinkedSite(String(repeating: "![x](shot.gif)\n", count: 502))
    #expect(try linked.main.components(separatedBy: "<img").count == 501)
    #expect(Set(linked.site.diagnostics.map(\.id)) == ["image.refused"])
  }
}
