import Foundation
import Testing

@testable import Rendering

@Suite struct ScriptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var compact: String

    init(_ description: String, _ text: String, _ compact: String) {
      (testDescription, self.text, self.compact) = (description, text, compact)
    }
  }

  @Test(arguments: [
    Case("comments, indentation and blanks go", "// a\nlet b = 1; // c\n  d();\n", "let b=1;d();"),
    Case("words stay apart", "return  value\n  of it;", "return value of it;"),
    Case("letters beyond ASCII are part of a word", "let ß = é;", "let ß=é;"),
    Case("a constant takes less as a variable", "const a = 1; constant();", "let a=1;constant();"),
    Case("the last semicolon before a brace goes", "{ a(); b(); }", "{a();b()}"),
    Case(
      "texts keep their blanks and slashes", #"a = "b  // c" + 'd  ;}' + `e  ${f}`;"#,
      #"a="b  // c"+'d  ;}'+`e  ${f}`;"#),
    Case("an escaped quote ends nothing", #"a("b\" // c");"#, #"a("b\" // c");"#),
    Case("an expression keeps its blanks, quotes and slashes", #"a(/[/"] {2}\//u, b);"#, #"a(/[/"] {2}\//u,b);"#),
    Case("a division is no expression", "a = b / c; // d / e", "a=b/c;"),
  ])
  func compaction(_ example: Case) {
    #expect(compactScript(example.text) == example.compact)
  }

  @Test func `all scripts of the theme are one of at most 8 KiB`() throws {
    let scripts = try repositoryTemplates().filter { $0.path.hasSuffix(".js") }
    #expect(scripts.map(\.path) == ["static/assets/site.js"])
    #expect(compactScript(try #require(scripts.first).text).utf8.count <= 8 << 10)
  }

  @Test func `no template holds a script or a style, and every page names one policy`() throws {
    for template in try repositoryTemplates() where template.path.hasSuffix(".mustache") {
      #expect(!template.text.contains("style="), "\(template.path)")
      // What stands alone carries its style, which its policy names by digest.
      #expect(!template.text.contains("<style") || template.path.hasPrefix("files/"), "\(template.path)")
      #expect(!template.text.contains(" onclick"), "\(template.path)")
      let scripts = template.text.components(separatedBy: "<script").dropFirst()
      #expect(scripts.allSatisfy { $0.hasPrefix(" src=\"{{root}}{{script}}\"></script>") }, "\(template.path)")
    }
  }
}
