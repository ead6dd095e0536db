import ReportModel
import Testing

@Suite struct SourcePathTests {
  @Test(arguments: [
    ("a/b/c.tar.gz", "a/b", "c.tar.gz", "c.tar", "gz"),
    ("README.MD", "", "README.MD", "README", "md"),
    ("docs/.hidden", "docs", ".hidden", ".hidden", ""),
    ("Makefile", "", "Makefile", "Makefile", ""),
    ("a/b.", "a", "b.", "b", ""),
    ("", "", "", "", ""),
  ])
  func `a path is taken apart`(path: String, folder: String, name: String, stem: String, type: String) {
    let path = SourcePath(path)
    #expect(path.folder.text == folder)
    #expect(path.name == name)
    #expect(path.stem == stem)
    #expect(path.pathExtension == type)
  }

  @Test func `paths that look alike are two paths`() {
    #expect(SourcePath("caf\u{E9}.md") != SourcePath("cafe\u{301}.md"))
    #expect(Set<SourcePath>(["caf\u{E9}.md", "cafe\u{301}.md"]).count == 2)
    #expect("\u{212A}".asciiLowercased == "\u{212A}", "the sign of the kelvin is no K")
  }

  @Test func `paths are ordered by their bytes`() {
    let paths: [SourcePath] = ["B.md", "a-b/c.md", "a/c.md", "a.md", "\u{E9}.md", "z.md"]
    #expect(paths.sorted().map(\.text) == ["B.md", "a-b/c.md", "a.md", "a/c.md", "z.md", "\u{E9}.md"])
  }
}
