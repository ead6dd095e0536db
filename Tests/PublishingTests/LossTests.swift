import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

/// A site that lost too much against the one that stands is not published.
@Suite struct LossTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// How many files of each source, and how many pages.
    var before: (sources: [String: Int], pages: Int)
    var after: (sources: [String: Int], pages: Int)
    var expected: [String]
  }

  private static func pages(_ count: Int) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (0..<count).map { ("\($0).html", "page") })
  }

  @Test(
    arguments: [
      Case(
        testDescription: "a tenth of the files may go", before: (["shop": 100], 10), after: (["shop": 90], 10),
        expected: []
      ),
      Case(
        testDescription: "more than a tenth may not", before: (["shop": 100], 10), after: (["shop": 89], 10),
        expected: ["site.shrunk"]),
      Case(
        testDescription: "a tenth of the pages may go", before: (["shop": 9], 20), after: (["shop": 9], 18),
        expected: []),
      Case(
        testDescription: "more may not", before: (["shop": 9], 20), after: (["shop": 9], 17), expected: ["site.shrunk"]),
      Case(
        testDescription: "everything is gone", before: (["shop": 9], 20), after: ([:], 0),
        expected: ["site.lost-source", "site.shrunk", "site.shrunk"]),
      Case(
        testDescription: "a small source is lost", before: (["shop": 99, "a \"b\"": 1], 9), after: (["shop": 99], 9),
        expected: ["site.lost-source"]),
      Case(
        testDescription: "a source whose name needs escapes is still there", before: (["a \"b\"": 1], 9),
        after: (["a \"b\"": 1], 9), expected: []),
      Case(testDescription: "more of everything", before: (["a": 1], 1), after: (["a": 9, "b": 1], 9), expected: []),
    ], PublishingMode.allCases)
  func `the gate compares with the site that stands`(_ example: Case, _ mode: PublishingMode) throws {
    let box = try Sandbox(mode)
    var log = DiagnosticLog()
    try box.build(Self.pages(example.before.pages), sources: example.before.sources, into: &log)
    let shown = try box.shown()
    let build = {
      try box.build(
        Self.pages(example.after.pages), sources: example.after.sources, allowsLosses: $0, at: 1, into: &log)
    }
    guard !example.expected.isEmpty else {
      try _ = build(false)
      #expect(log.sorted == [])
      return
    }
    let error = #expect(throws: PublishingError.self) { try build(false) }
    #expect(error?.description.hasPrefix("the new site lacks too much") == true)
    #expect(log.sorted.map(\.id.description).sorted() == example.expected)
    #expect(log.sorted.allSatisfy { $0.severity == .error && $0.location?.path == box.destination.path() })
    #expect(try box.shown() == shown)
    #expect(try box.beside() == [])
    try _ = build(true)
    #expect(try box.shown().count == example.after.pages)
  }
}
