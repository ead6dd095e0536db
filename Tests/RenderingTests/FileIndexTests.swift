import ReportModel
import Testing

@testable import Rendering

@Suite struct FileIndexTests {
  static let paths: Set<SourcePath> = [
    "README.md", "docs/readme.md", "docs/Guide.md", "docs/page.html", "docs/page.md", "docs/caf\u{E9}.md", "a/Twin.md",
    "a/twin.md", "b/0003-foo.md", "b/0003-foo/x.png", "b/v1.2-notes.md", "c/index.html.md.erb", "d:1/e.md",
  ]

  static func find(_ path: SourcePath, learning: Bool = true) -> FoundFile {
    var index = FileIndex(Portfolio(paths: ["s": paths]))
    if learning { index.learnPathsLike([DocumentID(source: "s", path: path)]) }
    return index.find(path, in: "s").found
  }

  @Test(arguments: [
    ("README.md", FoundFile.file("README.md", isAsWritten: true)), ("", .folder("", isAsWritten: true)),
    ("docs", .folder("docs", isAsWritten: true)), ("docs/guide.md", .file("docs/Guide.md", isAsWritten: false)),
    ("DOCS", .folder("docs", isAsWritten: false)), ("docs/page.html", .file("docs/page.html", isAsWritten: true)),
    ("docs/page.htm", .file("docs/page.md", isAsWritten: true)),
    ("docs/GUIDE", .file("docs/Guide.md", isAsWritten: false)),
    ("docs/cafe\u{301}.md", .file("docs/caf\u{E9}.md", isAsWritten: false)),
    ("a/twin.md", .file("a/twin.md", isAsWritten: true)),
    ("a/TWIN.md", .nothing), ("b/0003-foo", .folder("b/0003-foo", isAsWritten: true)),
    ("b/v1.2-notes", .file("b/v1.2-notes.md", isAsWritten: true)),
    ("c/index.html", .file("c/index.html.md.erb", isAsWritten: true)),
    ("docs/index.html", .folder("docs", isAsWritten: true)), ("d:1/e.md:3", .file("d:1/e.md", isAsWritten: true)),
    ("docs/Guide.md/x", .nothing), ("doc", .nothing), ("docs/page", .file("docs/page.md", isAsWritten: true)),
  ])
  func `a path leads to the file that it names, or to the one that alone can be meant`(
    path: String, expected: FoundFile
  ) {
    #expect(Self.find(SourcePath(path)) == expected)
  }

  @Test func `nothing is known of a source whose files nobody listed`() {
    #expect(FileIndex(Portfolio()).find("a.md", in: "s").found == .unlisted)
  }

  @Test func `a readme stands for its folder`() {
    let index = FileIndex(Portfolio(paths: ["s": Self.paths]))
    #expect(index.indexFiles(of: "", in: "s") == ["README.md"])
    #expect(index.indexFiles(of: "docs", in: "s") == ["docs/readme.md"])
    #expect(index.indexFiles(of: "c", in: "s") == ["c/index.html.md.erb"])
    #expect(index.indexFiles(of: "a", in: "s") == [])
  }
}
