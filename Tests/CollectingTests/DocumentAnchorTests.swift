import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct DocumentAnchorTests {
  static func anchors(_ text: String, of path: SourcePath = "a.md") -> [DocumentAnchor]? {
    var log = DiagnosticLog()
    return Collecting.anchors(of: Document(DocumentID(source: "s", path: path), reading: Array(text.utf8), into: &log))
  }

  @Test(arguments: [
    ("# Set up", "set-up"), ("## What's new in 2.0?", "whats-new-in-20"), ("# `code` and *more*", "code-and-more"),
    ("# A_b - c", "a_b---c"),
    ("# \u{DC}ber \u{416}\u{438}\u{437}\u{43D}\u{44C}", "\u{FC}ber-\u{436}\u{438}\u{437}\u{43D}\u{44C}"),
    ("# \u{65E5}\u{672C}\u{8A9E}", "\u{65E5}\u{672C}\u{8A9E}"), ("# \u{1F3AF} Goal", "-goal"),
    ("# e\u{301}t\u{E9}", "e\u{301}t\u{E9}"),
    ("# [Link](x.md) text", "link-text"), ("Title\n=====", "title"),
  ])
  func `a heading has the slug that GitHub gives it`(text: String, slug: String) {
    #expect(Self.anchors(text) == [DocumentAnchor(fragment: slug, line: 1)])
  }

  @Test func `slugs are counted through the whole document, and nothing in a fence is a heading`() {
    let text = "---\nx: 1\n---\n# A\n\n## A\n\n```\n# A\n```\n\n> # A\n\n## A-1\n"
    #expect(
      Self.anchors(text)?.map { "\($0.line) \($0.fragment)" } == ["4 a", "6 a-1", "12 a-2", "14 a-1-1"])
  }

  @Test func `what is not Markdown has no headings that anybody knows`() {
    #expect(Self.anchors("# A\n", of: "a.yml") == nil)
    #expect(Self.anchors(String(repeating: "> ", count: 60_000) + "x") == nil)
  }

  @Test func `only what a link of the source names is kept`() {
    func facts(_ path: SourcePath, _ anchors: [String], _ links: [String]) -> DocumentFacts {
      DocumentFacts(
        id: DocumentID(source: "s", path: path), sha256: "", size: 0,
        links: links.map { DocumentLink(destination: $0, line: 1) },
        anchors: anchors.enumerated().map { DocumentAnchor(fragment: $1, line: $0 + 1) })
    }
    var documents = [
      facts("a.md", ["one", "two", "three", "f\u{FC}nf"], ["b.md#Four", "#two", "b.md#L3", "https://h/#one"]),
      facts("b.md", ["four", "two", "l3"], ["a.md#f%C3%BCnf", "a.md#user-content-three"]),
    ]
    keepLinkedAnchors(in: &documents)
    #expect(documents[0].anchors?.map(\.fragment) == ["two", "three", "f\u{FC}nf"])
    #expect(documents[1].anchors?.map(\.fragment) == ["four", "two"])
  }
}
