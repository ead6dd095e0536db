import ReportModel
import Testing

@testable import Assessing

@Suite struct RecordSpansTests {
  /// A review of 40 lines that holds two runbooks, and a load test behind it.
  private static let spans: RecordSpans = {
    let records = [
      (RecordKind.review, 1...40, today), (.runbook, 5...9, today + -1), (.runbook, 20...22, today + -2),
      (.loadTest, 50...60, today + -3),
    ].map { kind, lines, day in
      var found = record(
        "a.md", kind == .review ? .review(Review()) : kind == .runbook ? .runbook(Runbook()) : .loadTest(LoadTest()),
        on: day, line: lines.lowerBound)
      found.lines = lines
      return found
    }
    return RecordSpans(records) { $0.date }
  }()

  @Test(arguments: [
    (1, [RecordKind.review], 0), (7, [.review, .runbook], 0), (15, [.review], 0), (22, [.review, .runbook], 0),
    (40, [.review], 0), (45, [], 0), (50, [.loadTest], -3), (60, [.loadTest], -3), (61, [], 0),
  ])
  func `a line is of every kind that holds it, and of the outermost record's day`(
    line: Int, kinds: [RecordKind], day: Int
  ) {
    let place = origin("a.md", line)
    #expect([.review, .runbook, .loadTest].filter { Self.spans.isKind($0, at: place) } == kinds)
    #expect(Self.spans.day(at: place) == today + day)
  }

  @Test func `of another document nothing is known`() {
    #expect(!Self.spans.isKind(.review, at: origin("b.md")) && Self.spans.isKind(nil, at: origin("b.md")))
    #expect(Self.spans.day(at: origin("b.md")) == nil)
    #expect(Self.spans.holds(.runbook, in: origin("a.md").document))
    #expect(!Self.spans.holds(.slo, in: origin("a.md").document))
  }
}
