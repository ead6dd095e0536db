import Foundation
import ReportModel
import Testing

@testable import Rendering

/// What runs out, with what is to come before what is past.
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

  @Test func `the nearest end comes first, what is past comes last, and links lead to each part`() throws {
    let page = try RenderedSite(report([-40, -1, 0, 7, 8, 21, 22, 31, 90, 91])).main("expiry/index.html")
    let headings = page.components(separatedBy: "<h2 id=\"").dropFirst()
      .map { $0.components(separatedBy: "</h2>")[0].replacing("\">", with: ": ") }
    #expect(
      headings == [
        "week: Within 7 days", "three-weeks: In 8 to 21 days", "month: In 22 to 30 days", "quarter: In 31 to 90 days",
        "later: In more than 90 days", "over: Has run out or is overdue",
      ])
    #expect(page.contains("<li><a href=\"#over\">Has run out or is overdue: 2</a></li>"))
    #expect(page.contains("<caption id=\"ends-week\">2 things</caption>"))
  }

  @Test func `a page with a single part needs no links to it`() throws {
    #expect(try !RenderedSite(report([-1])).main("expiry/index.html").contains("On this page"))
  }

  @Test func `an owner sees what is to come before what is past`() {
    let days = report([-3, -1, 0, 4]).expiries.comingFirst(asOf: Day(iso: "2026-11-20")!)
    #expect(days.map { $0.day - Day(iso: "2026-11-20")! } == [0, 4, -3, -1])
  }
}
