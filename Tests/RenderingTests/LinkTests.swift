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

@Suite struct ForgeLinkTests {
  static func source(_ style: Forge.Style, prefix: String = "") -> Source {
    Source(name: "s", commit: "c0ffee", forge: Forge(url: "https://forge.example/o/r", style: style, prefix: prefix))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var style: Forge.Style
    var line: String
    var lines: String
    var column: String
    var folder: String
    var heading: String
    var testDescription: String { style.rawValue }
  }

  @Test(arguments: [
    Case(
      style: .github, line: "blob/c0ffee/src/a%20b.swift#L3", lines: "blob/c0ffee/a.md?plain=1#L3-L9",
      column: "blob/c0ffee/a.c#L3C5", folder: "tree/c0ffee/src", heading: "blob/c0ffee/a.md#set-up"),
    Case(
      style: .gitlab, line: "-/blob/c0ffee/src/a%20b.swift#L3", lines: "-/blob/c0ffee/a.md?plain=1#L3-9",
      column: "-/blob/c0ffee/a.c#L3", folder: "-/tree/c0ffee/src", heading: "-/blob/c0ffee/a.md#set-up"),
    Case(
      style: .bitbucket, line: "src/c0ffee/src/a%20b.swift#lines-3", lines: "src/c0ffee/a.md#lines-3:9",
      column: "src/c0ffee/a.c#lines-3", folder: "src/c0ffee/src", heading: "src/c0ffee/a.md#markdown-header-set-up"),
    Case(
      style: .gitea, line: "src/commit/c0ffee/src/a%20b.swift#L3",
      lines: "src/commit/c0ffee/a.md?display=source#L3-L9", column: "src/commit/c0ffee/a.c#L3",
      folder: "src/commit/c0ffee/src", heading: "src/commit/c0ffee/a.md#set-up"),
  ])
  func `each forge has its own address for lines, folders and headings`(_ example: Case) {
    let source = Self.source(example.style)
    let root = "https://forge.example/o/r/"
    #expect(forgeLink(source, "src/a b.swift", at: .lines(LineSpan(3))) == root + example.line)
    #expect(forgeLink(source, "a.md", at: .lines(LineSpan(3, to: 9))) == root + example.lines)
    #expect(forgeLink(source, "a.c", at: .lines(LineSpan(3, columns: .init(first: 5)))) == root + example.column)
    #expect(forgeLink(source, "src", isFolder: true) == root + example.folder)
    #expect(forgeLink(source, "a.md", at: .heading("set-up")) == root + example.heading)
    #expect(forgeLink(source, "a.c", at: .heading("set-up")) == forgeLink(source, "a.c"))
  }

  @Test func `a range of columns is a range on the one forge that knows them`() {
    let lines = LineSpan(3, to: 4, columns: .init(first: 5, last: 7))
    #expect(forgeLink(Self.source(.github), "a.c", at: .lines(lines))?.hasSuffix("/a.c#L3C5-L4C7") == true)
  }

  @Test func `a source that is a folder of its repository is found there`() {
    let source = Self.source(.github, prefix: "services/pay")
    #expect(
      forgeLink(source, "a.md", at: .lines(LineSpan(2)))
        == "https://forge.example/o/r/blob/c0ffee/services/pay/a.md?plain=1#L2")
    #expect(forgeLink(source, "", isFolder: true) == "https://forge.example/o/r/tree/c0ffee/services/pay")
    #expect(forgeLink(Self.source(.github), "", isFolder: true) == "https://forge.example/o/r/tree/c0ffee")
  }

  @Test func `without a commit there is no address`() {
    var source = Self.source(.github)
    source.commit = nil
    #expect(forgeLink(source, "a.md") == nil)
  }
}
