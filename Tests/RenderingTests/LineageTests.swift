import ReportModel
import Testing

@testable import Rendering

/// Which decision record replaced which, and how that is drawn.
@Suite struct LineageTests {
  /// - Parameter replaces: For each record the numbers of those that it says it supersedes.
  private func lineage(_ replaces: [[Int]]) -> DecisionLineage {
    let records = replaces.enumerated().map { number, older in
      Record(
        origin: Origin(DocumentID(source: "s", path: SourcePath("\(number).md")), line: 1), lines: 1...9,
        title: "Record \(number)",
        details: .decisionRecord(
          DecisionRecord(number: number, status: .accepted, supersedes: older.map { SourcePath("\($0).md") })))
    }
    return DecisionLineage(records, RecordLocator(records))
  }

  /// `record:depth:rows of what it replaced`
  private func rows(_ lineage: DecisionLineage) -> [String] {
    lineage.nodes.map { "\($0.record):\($0.depth):\($0.parents.map(String.init).joined(separator: ","))" }
  }

  @Test func `a chain goes down and to the right`() {
    #expect(rows(lineage([[], [0], [1]])) == ["0:0:", "1:1:0", "2:2:1"])
  }

  @Test func `what replaced two stands below both`() {
    #expect(rows(lineage([[], [], [0, 1]])) == ["0:0:", "1:1:", "2:2:0,1"])
  }

  @Test func `no line runs through what it does not join`() {
    // 0 and 3 became 4; 1 became 2, and stands apart.
    #expect(rows(lineage([[], [], [1], [], [0, 3]])) == ["0:0:", "3:1:", "4:2:0,1", "1:0:", "2:1:3"])
  }

  @Test func `one that was split has both parts below it`() {
    #expect(rows(lineage([[], [0], [0]])) == ["0:0:", "1:1:0", "2:1:0"])
  }

  @Test func `a circle is listed and ends`() {
    let circle = lineage([[2], [0], [1]])
    #expect(rows(circle) == ["0:0:", "1:0:", "2:0:"])
    #expect(circle.replacements.count == 3)
  }

  @Test(
    arguments: [
      (.accepted, .accepted, true, "what an accepted record replaces is replaced"),
      (.proposed, .accepted, true, "whatever it was before"), (nil, .accepted, true, "and whether it says anything"),
      (.accepted, .superseded, true, "who was replaced later had replaced it"),
      (.accepted, .proposed, false, "a proposal replaces nothing yet"),
      (.accepted, .rejected, false, "nor does what was rejected"), (.accepted, nil, false, "nor what states nothing"),
      (.rejected, .accepted, false, "what was rejected stays so"),
      (.deprecated, .accepted, false, "what says that it holds no more has said it"),
    ] as [(DecisionRecord.Status?, DecisionRecord.Status?, Bool, String)])
  func `what another record has replaced is superseded`(
    _ older: DecisionRecord.Status?, _ newer: DecisionRecord.Status?, _ isReplaced: Bool, _ why: String
  ) {
    let records = [DecisionRecord(status: older), DecisionRecord(status: newer, supersedes: [SourcePath("0.md")])]
      .enumerated().map { number, decision in
        Record(
          origin: Origin(DocumentID(source: "s", path: SourcePath("\(number).md")), line: 1), lines: 1...9,
          title: "Record \(number)", details: .decisionRecord(decision))
      }
    let lineage = DecisionLineage(records, RecordLocator(records))
    #expect(lineage.replaced(among: records) == (isReplaced ? [0] : []), "\(why)")
  }

  @Test func `of a circle none is replaced`() {
    let records = (0...1).map { number in
      Record(
        origin: Origin(DocumentID(source: "s", path: SourcePath("\(number).md")), line: 1), lines: 1...9,
        title: "Record \(number)",
        details: .decisionRecord(DecisionRecord(status: .accepted, supersedes: [SourcePath("\(1 - number).md")])))
    }
    #expect(DecisionLineage(records, RecordLocator(records)).replaced(among: records) == [])
  }

  @Test func `records without relatives are not drawn, nor what replaces itself or nothing`() {
    #expect(lineage([[], [1], [9]]).nodes == [])
  }

  @Test func `a chain of ten thousand takes no stack`() {
    let nodes = lineage((0..<10_000).map { $0 == 0 ? [] : [$0 - 1] }).nodes
    #expect(nodes.count == 10_000)
    #expect(nodes.last?.depth == 9_999)
  }

  @Test(arguments: [
    ("2026-01-31", "2026-02-01", "month 2 2026-01 2026-02"),
    ("2023-11-30", "2027-03-01", "quarter 14 2023 Q4 2027 Q1"),
    ("1999-12-31", "2026-01-01", "year 28 1999 2026"),
  ])
  func `a timeline has spans that fit`(_ first: String, _ last: String, _ expected: String) throws {
    let (first, last) = (try #require(Day(iso: first)), try #require(Day(iso: last)))
    let spans = CalendarSpans(from: first, to: last)
    #expect(
      "\(spans.unit) \(spans.count) \(spans.name(0)) \(spans.name(spans.count - 1))" == expected)
    #expect(spans.index(of: first) == 0)
    #expect(spans.index(of: last) == spans.count - 1)
  }

  @Test(arguments: [
    ("team-payments", "team-payments"), ("NO DATA", "no-data"), ("@shop/platform", "shop-platform"),
    ("Уведомления", "other"),
    ("", "other"), ("--", "other"),
  ])
  func `a word of an address has letters, digits and single hyphens`(_ text: String, _ expected: String) {
    #expect(foldedAddressWord(text) == expected)
  }

  @Test func `owners whose names fold to one word have addresses of their own`() {
    let names = ["team a", "team-a", "Team A", "@team/a", "команда", "فريق", ""]
    #expect(Set(names.map(addressWord)).count == names.count)
    #expect(addressWord("team-a") == "team-a")
  }
}
