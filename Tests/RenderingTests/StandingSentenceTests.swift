import Foundation
import ReportModel
import Testing

@testable import Rendering

/// The sentence with which the index of a kind begins.
@Suite struct StandingSentenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var words: KindWords
    var statuses: [Status?]
    var sentence: String

    init(_ description: String, _ words: KindWords, _ counts: [(Status?, Int)], _ sentence: String) {
      (testDescription, self.words, self.sentence) = (description, words, sentence)
      statuses = counts.flatMap { [Status?](repeating: $0, count: $1) }
    }
  }

  private static let open = Status(word: "open", tone: .half)
  private static let closed = Status(word: "closed", tone: .good)
  private static let met = Status(word: "met", tone: .good)
  private static let missed = Status(word: "missed", tone: .bad)

  @Test(arguments: [
    Case(
      "what is bad comes first", Debt.words, [(open, 8), (closed, 1), (.overdue, 3)],
      "12 debts: 3 overdue, 8 open and 1 closed."),
    Case(
      "an abbreviation keeps its capitals", Indicator.words, [(met, 11), (missed, 2), (nil, 11)],
      "24 KPIs: 2 missed, 11 met and 11 without a target."),
    Case("one of a kind", Debt.words, [(open, 1)], "1 debt, open."),
    Case("all alike", ServiceLevelObjective.words, [(met, 3)], "3 SLOs, all met."),
    Case(
      "one word, and some without", DecisionRecord.words, [(met, 3), (nil, 1)],
      "4 decision records: 3 met and 1 without a status."),
    Case("a kind without statuses", LoadTest.words, [(nil, 2)], "2 load tests."),
    Case(
      "many words of their authors", Vendor.words,
      (1...9).map { (Status(word: "word \($0)", tone: .unknown), 10 - $0) },
      "45 vendors: 9 word 1, 8 word 2, 7 word 3, 6 word 4, 5 word 5, 4 word 6 and 6 in other states."),
  ])
  func `an index begins with how its records stand`(example: Case) {
    #expect(standingSentence(example.statuses, example.words) == example.sentence)
  }

  @Test func `the answer comes before the definition`() throws {
    let page = try SampleSiteTests.site().main("decision-records/index.html")
    let paragraphs = page.components(separatedBy: "<p").dropFirst().map { $0.components(separatedBy: "</p>")[0] }
    #expect(
      paragraphs[0]
        == " class=\"lede\">9 decision records: 5 accepted, 1 deprecated, 1 proposed, 1 rejected and 1 superseded.")
    #expect(paragraphs[1] == ">A decision record says what was decided about the architecture, and why.")
    let drawings = try #require(page.range(of: "<svg"))
    let list = try #require(page.range(of: "id=\"records\""))
    #expect(page.range(of: "<details>\n<summary>")!.lowerBound < drawings.lowerBound)
    #expect(drawings.lowerBound < list.lowerBound)
  }

  @Test func `a list of one status says of how many it is a part`() throws {
    #expect(
      try SampleSiteTests.site().main("decision-records/status-accepted.html").contains(
        "<p class=\"lede\">5 of 9 decision records.</p>"))
  }
}
