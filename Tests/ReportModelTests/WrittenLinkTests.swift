import Foundation
import ReportModel
import Testing

@Suite struct WrittenLinkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var destination: String
    var expected: WrittenLink

    init(_ description: String, _ destination: String, is expected: WrittenLink) {
      (testDescription, self.destination, self.expected) = (description, destination, expected)
    }
  }

  @Test(arguments: [
    Case("a neighbour", "b.md", is: .path("docs/b.md", nil)),
    Case("with a heading", "b.md#setup", is: .path("docs/b.md", .heading("setup"))),
    Case("one folder up", "../a.md", is: .path("a.md", nil)),
    Case("from the root", "/x/y.md", is: .path("x/y.md", nil)),
    Case("dots on the way", "./x/.././b.md", is: .path("docs/b.md", nil)),
    Case("a folder", "../slos/", is: .path("slos", nil)),
    Case("the root", "/", is: .path("", nil)),
    Case("the folder itself", ".", is: .path("docs", nil)),
    Case("a blank in the name", "a b.md", is: .path("docs/a b.md", nil)),
    Case("blanks around it are no part of it", " b.md\t", is: .path("docs/b.md", nil)),
    Case("a query is not part of the path", "b.md?plain=1#L3", is: .path("docs/b.md", .lines(LineSpan(3)))),
    Case("escapes are decoded", "b%20c.md", is: .path("docs/b c.md", nil)),
    Case("and only once", "b%2520c.md", is: .path("docs/b%20c.md", nil)),
    Case("an escape that is none stays", "100%.md", is: .path("docs/100%.md", nil)),
    Case(
      "beyond ASCII", "%C3%A9t%C3%A9.md#%C3%A9t%C3%A9", is: .path("docs/\u{E9}t\u{E9}.md", .heading("\u{E9}t\u{E9}"))),
    Case("encoded dots climb like dots", "%2e%2e/a.md", is: .path("a.md", nil)),
    Case("an encoded slash is one", "..%2f..%2fa.md", is: .nowhere("leads out of the source")),
    Case("out of the source", "../../etc/passwd", is: .nowhere("leads out of the source")),
    Case("out and in again", "../../shop/docs/b.md", is: .nowhere("leads out of the source")),
    Case("a combining mark behind a slash", "x/\u{301}../b.md", is: .path("docs/x/\u{301}../b.md", nil)),
    Case("not UTF-8", "b%ff.md", is: .nowhere("is not a path")),
    Case("a zero byte", "b%00.md", is: .nowhere("is not a path")),
    Case("a line end", "b%0A.md", is: .nowhere("is not a path")),
    Case("a backslash", "..\\a.md", is: .nowhere("is not a path")),
    Case("an encoded backslash", "..%5Ca.md", is: .nowhere("is not a path")),
    Case("a heading of this document", "#setup", is: .heading("setup")),
    Case("a heading that is no text", "#%ff", is: .nowhere("has a heading that is no text")),
    Case("the document itself", "#", is: .path("docs/a.md", nil)),
    Case("elsewhere", "https://example.org/a", is: .elsewhere),
    Case("elsewhere with a port", "http://localhost:8080", is: .elsewhere),
    Case("elsewhere, however it is written", "JAVASCRIPT:alert(1)", is: .elsewhere),
    Case("a drive", "C:/Users/x", is: .elsewhere),
    Case("a host without a scheme", "//example.org/a", is: .nowhere("names a host and no scheme")),
    Case("a colon after a slash is no scheme", "./a:b.md", is: .path("docs/a:b.md", nil)),
    Case("nothing", "", is: .nowhere("is empty")),
    Case("a line behind the name", "../src/a.swift:12", is: .path("src/a.swift:12", nil)),
    Case("a line, and no folder", "a.swift:12", is: .path("docs/a.swift:12", nil)),
    Case("lines behind the name", "a.swift:12-20", is: .path("docs/a.swift:12-20", nil)),
    Case("a column behind the line", "a.swift:12:3", is: .path("docs/a.swift:12:3", nil)),
  ])
  func `a destination is resolved lexically in its source`(_ example: Case) {
    #expect(WrittenLink(reading: example.destination, in: "docs/a.md") == example.expected)
  }

  @Test(arguments: [
    ("L10", LineSpan(10)), ("L10-L20", LineSpan(10, to: 20)), ("L10-20", LineSpan(10, to: 20)),
    ("L20-L10", LineSpan(10, to: 20)), ("L10C3", LineSpan(10, columns: .init(first: 3))),
    ("L10C3-L12C5", LineSpan(10, to: 12, columns: .init(first: 3, last: 5))),
    ("lines-10", LineSpan(10)), ("lines-10:20", LineSpan(10, to: 20)),
  ])
  func `the forges' ways to name lines are understood`(fragment: String, expected: LineSpan) {
    #expect(LinkPlace(reading: fragment) == .lines(expected))
  }

  @Test(arguments: ["L", "L0", "L10x", "L10-", "Lima", "l10", "lines-", "L10-L20-L30", "L9999999999", "lines-1-2"])
  func `what only looks like lines is a heading`(fragment: String) {
    #expect(LinkPlace(reading: fragment) == .heading(fragment))
  }

  @Test(arguments: [
    ("src/a.swift:12", "src/a.swift", LineSpan(12)), ("a.md:3-9", "a.md", LineSpan(3, to: 9)),
    ("a.md:3:7", "a.md", LineSpan(3, columns: .init(first: 7))),
  ])
  func `lines behind a path are told from it`(path: String, file: String, lines: LineSpan) throws {
    let cut = try #require(SourcePath(path).withoutLines)
    #expect(cut.path == SourcePath(file))
    #expect(cut.lines == lines)
  }

  @Test(arguments: ["a.md", "a:b.md", ":12", "x/:12", "a.md:", "a.md:x", "a.md:1:2:3", "12:30/a.md"])
  func `a colon alone makes no lines`(path: String) { #expect(SourcePath(path).withoutLines == nil) }
}

@Suite struct TraversalTests {
  /// Every sequence of up to five pieces that a path out of the source could be made of.
  @Test func `no destination leads above the root, however it is put together`() {
    let pieces = ["..", ".", "/", "%2e", "%2F", "a", "%5c", "\u{301}", ":", "%"]
    var destinations = [""]
    var longest = [""]
    for _ in 1...5 {
      longest = longest.flatMap { head in pieces.map { head + $0 } }
      destinations += longest
    }
    #expect(destinations.count == 111_111)
    #expect(destinations.allSatisfy { staysInside($0, "a.md") && staysInside($0, "x/y/z.md") })
  }

  /// The lists of what others have tried, where they are at hand.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: hostile), "there is no ../shared/hostile"))
  func `no known way out of a folder leads out of a source`() throws {
    var destinations = try JSONDecoder().decode(
      [String].self, from: Data(contentsOf: URL(filePath: "\(hostile)/path-vectors.json")))
    let lists = [
      "deep_traversal", "directory_traversal", "traversals-8-deep-exotic-encoding", "Open-Redirect-payloads",
    ]
    for list in lists {
      let text = try String(contentsOf: URL(filePath: "\(hostile)/\(list).txt"), encoding: .isoLatin1)
      destinations += text.components(separatedBy: "\n").map { $0.replacing("{FILE}", with: "etc/passwd") }
    }
    #expect(destinations.count > 2000)
    for destination in destinations {
      #expect(staysInside(destination, "a.md") && staysInside(destination, "x/y/z.md"), "\(destination)")
    }
  }
}

private let hostile = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/hostile").path

/// Whether what a destination resolves to, if anything, is a plain path below the root.
private func staysInside(_ destination: String, _ document: SourcePath) -> Bool {
  guard case .path(let path, _) = WrittenLink(reading: destination, in: document), !path.text.isEmpty else {
    return true
  }
  let parts = path.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return !path.text.utf8.contains(0) && !path.text.utf8.contains(UInt8(ascii: "\\"))
    && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual("..".utf8) && !$0.elementsEqual(".".utf8) }
}
