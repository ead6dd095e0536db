import Diagnostics
import Foundation
import Markdown
import Testing

@testable import Rendering

@Suite struct TemplateTests {
  @Test func `every template of the theme asks only for what its view offers`() throws {
    var log = DiagnosticLog()
    _ = Theme(loading: try repositoryTemplates(), into: &log)
    #expect(log.sorted == [])
  }

  @Test func `every template is used`() throws {
    let files = try repositoryTemplates().filter { $0.path.hasSuffix(".mustache") }
    let included = Set(
      files.flatMap { templateTags(in: $0.text) }.filter { [.partial, .parent].contains($0.form) }.map(\.name))
    let known = included.union(PageTemplate.allCases.map(\.rawValue)).union(PartTemplate.allCases.map(\.rawValue))
      .union(FileTemplate.allCases.map(\.rawValue)).union(FileTemplate.allCases.compactMap(\.layout))
    #expect(Set(files.map { String($0.path.dropLast(9)) }) == known)
  }

  @Test func `markup stands in three braces only under names that say so`() throws {
    for file in try repositoryTemplates() where file.path.hasSuffix(".mustache") {
      for tag in templateTags(in: file.text) {
        #expect(tag.form != .forbidden, "\(file.path):\(tag.line)")
        #expect(tag.form != .markup || tag.name.hasSuffix("HTML"), "\(file.path):\(tag.line)")
      }
    }
  }

  @Test func `a mistake around all pages is told once, and an empty layout is one`() throws {
    for (text, message) in [
      ("{{nothing}}{{$main}}{{/main}}", "'nothing' is not something this page offers"),
      ("\n", "template 'layout' is empty"),
    ] {
      let files = try repositoryTemplates().map {
        $0.path == "layout.mustache" ? TemplateFile(path: $0.path, text: text) : $0
      }
      var log = DiagnosticLog()
      _ = Theme(loading: files, into: &log)
      #expect(log.sorted.filter { $0.id != .templateUnused }.map(\.message) == [message])
    }
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var id: Diagnostic.ID
    var line: Int?

    init(_ description: String, _ text: String, _ id: Diagnostic.ID, line: Int?) {
      (testDescription, self.text, self.id, self.line) = (description, text, id, line)
    }
  }

  @Test(arguments: [
    Mistake("a key of no view", "<p>\n{{sentense}}", "template.unknown-key", line: 2),
    Mistake(
      "a key of no view, two sections deep", "{{#groups}}\n{{#rule}}\n{{hrf}}\n{{/rule}}\n{{/groups}}",
      "template.unknown-key", line: 3),
    Mistake(
      "a key of a section that has ended", "{{#groups}}{{/groups}}\n{{#table}}{{/table}}", "template.unknown-key",
      line: 2),
    Mistake("a value used as a section", "{{#root}}{{/root}}", "template.unknown-key", line: 1),
    Mistake("a section used as a value", "\n\n{{groups}}", "template.unknown-key", line: 3),
    Mistake("a partial that is not there", "\n{{>parts/nothing}}", "template.missing", line: 2),
    Mistake("a template that includes itself", "{{>pages/diagnostics}}", "template.malformed", line: 1),
    Mistake("a value let through as markup", "{{{root}}}", "template.unsafe-tag", line: 1),
    Mistake("an ampersand, which lets a value through", "\n{{&root}}", "template.unsafe-tag", line: 2),
    Mistake("nothing", "", "template.malformed", line: nil),
    Mistake("nothing but blanks and a remark", " \n{{! later }}\n", "template.malformed", line: nil),
    Mistake("other delimiters", "{{=<% %>=}}", "template.unsafe-tag", line: 1),
    Mistake("a pragma", "{{% CONTENT_TYPE:TEXT}}", "template.unsafe-tag", line: 1),
  ])
  func `a mistake in a template is an error with its line`(_ mistake: Mistake) throws {
    let replaced = try repositoryTemplates().map { file in
      file.path == "pages/diagnostics.mustache" ? TemplateFile(path: file.path, text: mistake.text) : file
    }
    var log = DiagnosticLog()
    _ = Theme(loading: replaced, into: &log)
    let found = log.sorted.first { $0.id == mistake.id }
    #expect(found?.severity == .error)
    #expect(found?.location?.path == "templates/site/pages/diagnostics.mustache")
    #expect(found?.location?.line == mistake.line)
  }

  @Test func `a block that a layout puts into a list is an error where it stands`() throws {
    let replaced = try repositoryTemplates().map { file in
      file.path == "layout.mustache"
        ? TemplateFile(path: file.path, text: "<main>\n{{#asOf}}{{$main}}{{/main}}{{/asOf}}</main>") : file
    }
    var log = DiagnosticLog()
    _ = Theme(loading: replaced, into: &log)
    let found = log.sorted.first { $0.id == "template.malformed" }
    #expect(found?.message == "the block 'main' stands in a section over a list")
    #expect(found?.location?.path == "templates/site/layout.mustache")
    #expect(found?.location?.line == 2)
  }

  @Test func `a mistake in a template of one's own is shown where that lies, with a suggestion`() throws {
    let own = [
      TemplateFile(
        path: "pages/not-found.mustache", text: "<h1>\n  a {{hom}}\n{{>parts/tabel}}</h1>\n",
        place: "ours/site/pages/not-found.mustache"),
      TemplateFile(
        path: "pages/scorboard.mustache", text: "<h1>Ours</h1>\n", place: "ours/site/pages/scorboard.mustache"),
    ]
    let others = try repositoryTemplates().filter { $0.path != own[0].path }
    var log = DiagnosticLog()
    _ = Theme(loading: others + own, into: &log)
    // What else is offered follows.
    let found = log.sorted.map { String($0.description.split(separator: " It offers")[0]) }
    let expected: [String] = [
      """
      ours/site/pages/not-found.mustache:2:5: error: 'hom' is not something this page offers [template.unknown-key]
        help: Did you mean 'home'?
      """,
      """
      ours/site/pages/not-found.mustache:3:1: error: no template named 'parts/tabel' [template.missing]
        help: Did you mean 'parts/table'?
      """,
      """
      ours/site/pages/scorboard.mustache: error: nothing asks for the template 'pages/scorboard' [template.unused]
        help: Did you mean 'pages/scoreboard'?
      """,
    ]
    #expect(found == expected)
  }

  @Test func `a section that is never closed is an error`() throws {
    let replaced = try repositoryTemplates().map { file in
      file.path == "parts/facts.mustache" ? TemplateFile(path: file.path, text: "<dl>\n{{#facts}}\n") : file
    }
    var log = DiagnosticLog()
    _ = Theme(loading: replaced, into: &log)
    #expect(
      log.sorted.contains {
        $0.id == "template.malformed" && $0.location?.path == "templates/site/parts/facts.mustache"
      })
  }

  @Test func `no template at all is reported, not crashed on`() {
    var log = DiagnosticLog()
    let theme = Theme(loading: [], into: &log)
    // A service's page is asked for by the site and by the file that stands alone, and is missing once.
    let missing = log.sorted.filter { $0.id == "template.missing" }
    #expect(
      missing.count == PageTemplate.allCases.count + PartTemplate.allCases.count + FileTemplate.allCases.count - 1)
    let frame = FrameView(
      title: "", address: "404.html", root: "", stylesheet: "", script: "", header: .empty, asOf: [])
    #expect(theme.page(.notFound, NotFoundView(home: ""), in: frame).bytes == [])
  }

  /// A quote and what a browser would read after it. Each mark hides the quote from code that compares Characters, as the
  /// template library's own escaping does.
  @Test(arguments: ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{20E3}", "\u{E0100}"])
  func `a quote under a combining mark is escaped`(mark: String) throws {
    var log = DiagnosticLog()
    let theme = Theme(loading: try repositoryTemplates(), into: &log)
    func render(_ text: String) -> [UInt8] {
      Array(theme.part(.header, HeaderView(siteTitle: text, home: text, logo: [], sections: [], records: [])).text.utf8)
    }
    let (plain, hostile) = (render("x"), render("x\"\(mark) onfocus=alert(1) y=\"\(mark)<\(mark)b>\(mark)'\(mark)"))
    for character in "\"<>'".utf8 {
      #expect(hostile.count { $0 == character } == plain.count { $0 == character })
    }
  }
}
