import Collecting
import ReportModel
import Testing

@Suite struct GlobTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pattern: String
    var path: String
    var matches: Bool

    init(_ description: String, _ pattern: String, _ path: String, _ matches: Bool) {
      (testDescription, self.pattern, self.path, self.matches) = (description, pattern, path, matches)
    }
  }

  @Test(arguments: [
    Case("two stars are everything", "**", "a/b/c.md", true),
    Case("two stars are a file at the root too", "**", "c.md", true),
    Case("a folder and two stars are what lies below", "Tests/**", "Tests/a/b.md", true),
    Case("two stars do not stop in a name", "Tests/**", "Testsx/a.md", false),
    Case("a pattern with a slash is anchored", "docs/*.md", "x/docs/a.md", false),
    Case("a star stays in its component", "docs/*.md", "docs/a/b.md", false),
    Case("a star matches nothing too", "docs/a*.md", "docs/a.md", true),
    Case("two stars in front are any depth", "**/slo/*.yml", "a/b/slo/x.yml", true),
    Case("two stars in front are no depth too", "**/slo/*.yml", "slo/x.yml", true),
    Case("two stars in the middle", "a/**/z.md", "a/b/c/z.md", true),
    Case("two stars in the middle may be nothing", "a/**/z.md", "a/z.md", true),
    Case("a pattern without a slash is at any depth", "*.draft.md", "a/b/x.draft.md", true),
    Case("a folder's name covers what is in it", "vendor", "a/vendor/b/c.md", true),
    Case("a slash in front anchors a single name", "/vendor", "a/vendor/c.md", false),
    Case("a slash at the end changes nothing", "docs/", "x/docs/a.md", true),
    Case("a folder's path covers what is in it", "a/b", "a/b/c.md", true),
    Case("a path is not the beginning of a name", "a/b", "a/bc.md", false),
    Case("a question mark is one byte", "a?.md", "ab.md", true),
    Case("a question mark is not none", "a?.md", "a.md", false),
    Case("a set", "[a-c]x.md", "bx.md", true),
    Case("a set that is negated", "[!a-c]x.md", "bx.md", false),
    Case("a bracket in a set", "[]]x", "]x", true),
    Case("a bracket that is never closed stands for itself", "[ax", "[ax", true),
    Case("a backslash takes the next sign as it is", "a\\*b", "axb", false),
    Case("capital letters are other letters", "README.md", "readme.md", false),
    Case("the same look in other bytes is another name", "caf\u{E9}", "cafe\u{301}", false),
    Case("an empty pattern matches nothing", "", "a.md", false),
    Case("two stars retry as far as needed", "**/a/b", "a/a/a/b", true),
    Case("stars retry as far as needed", "*ab*ab*c", "ababxababxc", true),
  ])
  func matching(_ example: Case) {
    #expect(Glob(example.pattern).matches(SourcePath(example.path)) == example.matches)
  }

  @Test(.timeLimit(.minutes(1))) func manyStarsDoNotExplode() {
    let name = String(repeating: "a", count: 1000)
    let stars = Glob(String(repeating: "*a", count: 500) + "b")
    #expect(!stars.matches(SourcePath(name)))
    let folders = Glob(String(repeating: "**/a/", count: 100) + "b")
    #expect(!folders.matches(SourcePath(Array(repeating: "a", count: 500).joined(separator: "/"))))
  }
}

@Suite struct SelectionTests {
  @Test(arguments: [
    ("docs/a.md", true), ("a.MD", true), ("slo.yaml", true), ("data.csv", true), ("page.html.md.erb", true),
    ("page.html.erb", false), ("a.swift", false), ("README", false), ("node_modules/x/README.md", false),
    ("a/fixtures/b.md", false), ("fixtures.md", true), (".git/x.md", false), ("Tests/a.md", false),
  ])
  func documents(_ path: String, isDocument: Bool) {
    #expect(Selection(exclude: ["Tests/**"]).selects(SourcePath(path)) == isDocument)
  }

  @Test func onlyWhatIsIncluded() {
    let selection = Selection(include: ["content/**"], names: ["codeowners"])
    #expect(selection.selects("content/a.md"))
    #expect(selection.selects("content/CODEOWNERS"))
    #expect(!selection.selects("a.md"))
  }

  @Test func `what is usually left out is chosen where a glob names its folder`() {
    let selection = Selection(include: ["**", "reports/testdata/**"])
    #expect(selection.selects("reports/testdata/summary.json"))
    #expect(!selection.selects("other/testdata/summary.json"))
  }

  @Test func `source files are documents only where somebody asks for the debts in them`() {
    #expect(Selection(code: ["src/**"]).selects("src/a.py"))
    #expect(!Selection(code: ["src/**"]).selects("lib/a.py"))
    #expect(!Selection(code: ["**"]).selects("node_modules/src/a.py"))
  }
}
