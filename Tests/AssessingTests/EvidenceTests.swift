import ReportModel
import Testing

@testable import Assessing

@Suite struct EvidenceTests {
  private let index = EvidenceIndex(
    Portfolio(
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
    ("/home/ann/checkout/src/app.swift", true), ("/home/ann/app.swift", false), ("/src/app.swift", true),
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
    #expect((support != nil) == exists)
  }

  @Test func `a source's paths are no evidence in another`() {
    #expect(!index.exists("src/app.swift", from: DocumentID(source: "other", path: "docs/ready.md")))
  }
}
