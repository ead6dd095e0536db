import Foundation
import ReportModel
import Testing

@testable import Rendering

/// What runs out, with what is past before what is to come.
@Suite struct ExpiryPageTests {
  private func report(_ days: [Int]) -> Report {
    var report = Report(
      asOf: Day(iso: "2026-11-20")!, portfolio: Portfolio(), rubric: Rubric(id: "r", title: "R", checks: []),
      assessments: [])
    report.expiries = days.sorted().enumerated().map { index, day in
      Expiry(
        kind: .answer, key: "\(index)", day: report.asOf + day, text: "answer \(index)",
        origin: Origin(DocumentID(source: "app", path: "a.md"), line: 1))
    }
    return report
  }

  @Test(arguments: [
    ([], "Nothing that was read runs out."),
    ([40], "Nothing runs out within 30 days; nothing has run out already."),
    ([-1, 40], "Nothing runs out within 30 days; 1 thing has run out already."),
    ([-9, -1, 20, 30], "2 things run out within 30 days; 2 have run out already."),
    ([-9, 0, 7, 8], "3 things run out within 30 days, 2 of them within 7; 1 has run out already."),
    ([5], "1 thing runs out within 7 days, and nothing more within 30; nothing has run out already."),
  ])
  func `one sentence says how much is to come`(days: [Int], expected: String) {
    #expect(expirySentence(report(days)) == expected)
  }

  @Test func `what is past comes first, then the nearest end, and links lead to each part`() throws {
    let page = try RenderedSite(report([-40, -1, 0, 7, 8, 21, 22, 31, 90, 91])).main("expiry/index.html")
    let headings = page.components(separatedBy: "<h2 id=\"").dropFirst()
      .map { $0.components(separatedBy: "</h2>")[0].replacing("\">", with: ": ") }
    #expect(
      headings == [
        "over: Has run out or is overdue", "week: Within 7 days", "three-weeks: In 8 to 21 days",
        "month: In 22 to 30 days", "quarter: In 31 to 90 days", "later: In more than 90 days",
      ])
    #expect(page.contains("<li><a href=\"#over\">Has run out or is overdue: 2</a></li>"))
    #expect(page.contains("<caption id=\"ends-week\">2 things</caption>"))
  }

  @Test func `a page with a single part needs no links to it`() throws {
    #expect(try !RenderedSite(report([-1])).main("expiry/index.html").contains("On this page"))
  }

  @Test func `the first page has what changes a decision first, measurements in one line, and how much is over`() throws
  {
    var report = report([-3, -1, 2, 5, 9, 40])
    let asOf = report.asOf
    for day in 0...2 {
      report.expiries.append(
        Expiry(
          kind: .measurement, key: "m\(day)", day: asOf + 1, text: "the measurement \(day)", service: "pay",
          origin: Origin(DocumentID(source: "app", path: "m.csv"), line: 1)))
    }
    report.expiries.sort { $0.day < $1.day }
    let turning = try #require(report.expiries.firstIndex { $0.day == asOf + 9 })
    report.expiries[turning].service = "pay"
    var assessment = Assessment(
      service: Service(id: "pay", name: "Pay"), decision: Decision(word: .go, rule: 7, fired: []), level: .gold,
      score: nil, results: [])
    assessment.forecast = [ForecastStep(day: asOf + 10, decision: .noGo, rule: 3, reason: "it ended")]
    report.assessments = [assessment]
    let page = try RenderedSite(report).main("index.html")
    #expect(
      page.contains("<a class=\"s bad\" href=\"expiry/index.html#over\">2 things have run out or are overdue</a>"))
    let start = try #require(page.range(of: "<caption id=\"expiring\">")).upperBound
    let table = page[start...].prefix { $0 != "\u{0}" }.components(separatedBy: "</table>")[0]
    #expect(table.hasPrefix("6 things"))
    let heads = table.components(separatedBy: "<th scope=\"row\">").dropFirst().map { row in
      ["Answer 4", "3 measurements", "Answer 2", "Answer 3"].first { row.contains($0) }
    }
    #expect(heads == ["Answer 4", "3 measurements", "Answer 2", "Answer 3"])
    #expect(table.components(separatedBy: "NO-GO").count == 2)
  }

  @Test func `an owner sees what is to come before what is past`() {
    let days = report([-3, -1, 0, 4]).expiries.comingFirst(asOf: Day(iso: "2026-11-20")!)
    #expect(days.map { $0.day - Day(iso: "2026-11-20")! } == [0, 4, -3, -1])
  }
}
