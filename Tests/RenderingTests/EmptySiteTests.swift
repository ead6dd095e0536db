import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Rendering

@Suite struct EmptySiteTests {
  static let empty = Report(
    asOf: Day(iso: "2026-11-20")!, portfolio: Portfolio(), rubric: Rubric(id: "none", title: "None", checks: []),
    assessments: [])

  @Test func `a site without records says what to write`() throws {
    let site = try RenderedSite(Self.empty)
    let main = try site.main("index.html")
    #expect(main.contains("No record was found in what was read."))
    #expect(main.contains("kind: review"))
    #expect(try site.main("changes/index.html").contains("built without an earlier one to compare with"))
    #expect(try site.main("about/index.html").contains("The rubric asks nothing"))
    for kind in RecordKind.allCases where kind != .service {
      #expect(try site.main(kind.index).contains("How to write one"), "\(kind)")
    }
    if let folder = ProcessInfo.processInfo.environment["MUSTER_SAMPLE_SITE"] {
      try site.write(to: URL(filePath: folder).appending(path: "empty"))
    }
  }

  @Test func `many records of no service are counted by kind, and not named`() throws {
    var report = Self.empty
    report.portfolio.records = (1...9).map { line in
      var record = Record(
        origin: Origin(DocumentID(source: "s", path: "a.md"), line: line), lines: line...line, title: "Review \(line)",
        details: .review(Review()))
      record.slug = "a-\(line)"
      return record
    }
    let main = try RenderedSite(report).main("index.html")
    #expect(main.contains("9 records of no service"))
    #expect(main.contains("<a href=\"reviews/index.html\"><bdi>Reviews</bdi></a> <small class=\"n\">9</small>"))
    #expect(!main.contains("Review 1"))
  }

  @Test func `records of no service are counted, shown and not called a service`() throws {
    var record = Record(
      origin: Origin(DocumentID(source: "s", path: "a.md"), line: 1), lines: 1...3, title: "A review",
      details: .review(Review()))
    record.slug = "a"
    var report = Self.empty
    report.portfolio.records = [record]
    let main = try RenderedSite(report).main("index.html")
    #expect(main.contains("1 record was found, and none of them names a service."))
    #expect(main.contains("1 record of no service"))
    #expect(main.contains("<a href=\"reviews/a/index.html\"><bdi>A review</bdi></a>"))
    let page = try RenderedSite(report).text("index.html")
    let header = page.utf8.split(separator: Array("<main".utf8)).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(header.contains("Reviews"))
    #expect(!header.contains("Waivers"), "a kind without records has an index and no place in the navigation")
  }

  @Test(arguments: [(12, false), (13, true)])
  func `links to many kinds of diagnostics are folded`(_ kinds: Int, _ isFolded: Bool) throws {
    let diagnostics = (1...kinds).map {
      Diagnostic(Diagnostic.ID(stringLiteral: "sample.kind-\($0)"), .warning, "a \($0)")
    }
    let page = try RenderedSite(Self.empty, diagnostics: diagnostics).main("diagnostics/index.html")
    #expect(page.contains("<details class=\"aside\">") == isFolded)
    #expect(page.contains("sample.kind-\(kinds): 1</a>"))
  }
}
