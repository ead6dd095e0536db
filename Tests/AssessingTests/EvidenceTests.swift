import ReportModel
import Testing

@testable import Assessing

@Suite struct EvidenceTests {
  private let index = EvidenceIndex(
    Portfolio(
      documents: [
        DocumentFacts(id: DocumentID(source: "app", path: "docs/slo.md"), sha256: "", size: 9, lines: 40),
        DocumentFacts(id: DocumentID(source: "app", path: "docs/notes.md"), sha256: "", size: 9, lines: 1),
      ],
      records: [
        checklist(
          [ChecklistItem(text: "", state: .pass, line: 1, links: ["deploy.sh", "twice.md", "notes.md"])],
          at: "docs/ready.md"),
        review(by: "qa", .pass, at: "reviews/qa.md"),
      ],
      paths: [
        "app": [
          "src/app.swift", "ops/deploy.sh", "docs/slo.md", "a/twice.md", "b/twice.md", "docs/notes.md", "my file.md",
        ]
      ]))

  @Test(arguments: [
    ("src/app.swift", true), ("slo.md", true), ("../src/app.swift", true), ("./slo.md", true),
    ("/home/ci/checkout/src/app.swift", true), ("/home/ci/app.swift", false), ("/src/app.swift", true),
    ("deploy.sh", true), ("twice.md", false), ("app.swift", false), ("../../etc/passwd", false), ("ready.md", false),
    ("docs/ready.md", false), ("", false), ("..", false), ("/", false), ("src", false),
  ])
  func `a path is looked up from the root, from its document, and by a unique name`(path: String, exists: Bool) {
    #expect(index.exists(path, from: DocumentID(source: "app", path: "docs/ready.md")) == exists)
  }

  @Test(arguments: [
    ("../src/app.swift#L3", true), ("slo.md?plain=1", true), ("../my%20file.md", true), ("review/reviewsqamd", true),
    ("https://example.org/src/app.swift", false), ("#top", false), ("%2e%2e/%2e%2e/etc/passwd", false), ("my%2", false),
  ])
  func `a link is evidence when it leads to a file or a record`(link: String, exists: Bool) {
    let item = ChecklistItem(text: "", state: .pass, line: 1, links: [link])
    let support = index.support(for: item, in: DocumentID(source: "app", path: "docs/ready.md"))
    #expect(support == (exists ? .file(link) : .none))
  }

  @Test func `a source's paths are no evidence in another`() {
    #expect(!index.exists("src/app.swift", from: DocumentID(source: "other", path: "docs/ready.md")))
  }

  @Test(arguments: [
    ("slo.md", 1, 40, Support.lines("slo.md")), ("slo.md", 40, 41, .noSuchLines("slo.md")),
    ("slo.md", 99999, 99999, .noSuchLines("slo.md")), ("slo.md", 5, 3, .unfit("slo.md", .reversed)),
    ("notes.md", 1, 1, .lines("notes.md")), ("notes.md", 2, 2, .noSuchLines("notes.md")),
    ("src/app.swift", 99999, 99999, .linesUnseen("src/app.swift")),
    ("src/app.swift", 9, 2, .unfit("src/app.swift", .reversed)),
    ("gone.md", 1, 1, .none),
  ])
  func `a citation is followed to its lines where they are known`(
    path: String, first: Int, last: Int, support: Support
  ) {
    let citation = Citation(path: path, firstLine: first, lastLine: last, line: 1)
    let item = ChecklistItem(text: "", state: .pass, line: 1, citations: [citation])
    #expect(index.support(for: item, in: DocumentID(source: "app", path: "docs/ready.md")) == support)
  }

  @Test func `of several pieces of evidence the first that exists counts`() {
    let wrong = Citation(path: "slo.md", firstLine: 41, lastLine: 41, line: 1)
    let right = Citation(path: "slo.md", firstLine: 4, lastLine: 4, line: 1)
    let place = DocumentID(source: "app", path: "docs/ready.md")
    let both = ChecklistItem(text: "", state: .pass, line: 1, citations: [wrong, right])
    #expect(index.support(for: both, in: place) == .lines("slo.md"))
    let linked = ChecklistItem(text: "", state: .pass, line: 1, citations: [wrong], links: ["notes.md"])
    #expect(index.support(for: linked, in: place) == .file("notes.md"))
  }
}
