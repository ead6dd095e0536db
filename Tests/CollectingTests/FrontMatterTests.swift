import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct UnclosedFrontMatterTests {
  @Test(arguments: [
    ("a field and no end", "---\nkind: debt\nid: TD-1\n\n# Title\n", ["1:1 front-matter.unclosed"]),
    ("cut off after the fields", "---\nkind: debt\n", ["1:1 front-matter.unclosed"]),
    ("with carriage returns", "---\r\nstatus: open\r\n# Title\r\n", ["1:1 front-matter.unclosed"]),
    ("closed", "---\nname: sre\n---\n# SRE\n", []),
    ("a rule before prose", "---\nNote: this is prose.\n", []),
    ("a rule alone", "---", []),
    ("a longer rule", "----\nkind: debt\n", []),
    ("further down", "\n---\nkind: debt\n", []),
  ])
  func `front matter without an end is reported, a rule is not`(
    what: String, text: String, diagnostics: [String]
  ) {
    #expect(ReadDocument("notes/a.md", text).diagnostics == diagnostics, "\(what)")
  }
}

@Suite struct TabbedFrontMatterTests {
  @Test func `a field behind a tab is a field of its own, and is reported`() throws {
    let read = ReadDocument(
      "a.md", "---\nkind: review\nservice: payments\n\tpersona: sre\n\tdate: 2026-13-01\n---\n# Payments\n")
    let record = try #require(read.records.first)
    #expect(record.statedService == "payments")
    #expect(record.persona == "sre")
    #expect(read.diagnostics == ["4:1 front-matter.not-yaml", "5:8 date.unreadable", "7 review.verdict-missing"])
  }

  @Test(arguments: [
    ("a block", "description: |\n  Use it.\n  \tname: x\n", "Use it.\n\tname: x"),
    ("a quotation", "description: \"Use it.\n\tname: x\"\n", "Use it. name: x"),
    ("an example in a description", "description: Use it.\n\tuser: hello\n", "Use it. user: hello"),
  ])
  func `a tab in a text stays`(what: String, fields: String, description: String) throws {
    var log = DiagnosticLog()
    let text = "---\nname: sre\n\(fields)---\n# SRE\n"
    let document = Document(DocumentID(source: "s", path: "agents/a.md"), reading: Array(text.utf8), into: &log)
    #expect(document.frontMatter["description"]?.text.map(foldedWords) == foldedWords(description), "\(what)")
    #expect(document.frontMatter.entries.map(\.key) == ["name", "description"], "\(what)")
  }
}
