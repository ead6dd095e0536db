import Foundation
import ReportModel
import Testing

@testable import Rendering

@Suite struct FeedTests {
  private func feed(asOf: String? = nil, base: String? = nil, title: String = "Shop readiness") throws -> String {
    var sample = SamplePortfolio()
    // Without a past each decision is news.
    sample.report.history = nil
    if let asOf { sample.report.asOf = try #require(Day(iso: asOf)) }
    let settings = SiteSettings(title: title, baseURL: base, version: "1.0")
    return try RenderedSite(sample.report, documents: sample.documents, settings: settings).text("changes/feed.xml")
  }

  private func values(_ name: String, in text: String) -> [String] {
    text.components(separatedBy: "<\(name)>").dropFirst().compactMap {
      $0.components(separatedBy: "</\(name)>").first
    }
  }

  @Test func `it tells of decisions, records and ends, the youngest first`() throws {
    let text = try feed()
    let titles = values("title", in: text)
    #expect(titles.first == "Shop readiness")
    for word in [
      "is NO-GO", "is GO", "Review of ", "Decision record", "ran out on 2026-11-19", "runs out on 2026-12-20",
      "Ledger: new high finding", "has to be closed by 2026-11-27",
    ] {
      #expect(titles.contains { $0.contains(word) }, "\(word)")
    }
    let days = values("updated", in: text)
    #expect(days.dropFirst().sorted(by: >) == Array(days.dropFirst()))
    #expect(days[0] == days[1])
    #expect(days.allSatisfy { $0 <= "2026-11-20T00:00:00Z" }, "nothing comes from the future")
    let ids = values("id", in: text)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("urn:uuid:") && $0.utf8.count == 45 })
  }

  @Test func `an entry keeps its id and its day as the days go by`() throws {
    func entries(_ text: String) -> Set<String> { Set(text.components(separatedBy: "<entry>").dropFirst()) }
    let (today, later) = (entries(try feed()), entries(try feed(asOf: "2026-11-21")))
    // What ended yesterday, and what came within a month.
    #expect(later.subtracting(today).count <= 4)
    #expect(today.intersection(later).count > 20)
  }

  /// The entries on what became of one service's decision; its points are days before the 20th of November.
  private func turns(_ points: [(Int, Decision.Word, Int?)], asOf day: Int = 0) throws -> [String] {
    var sample = SamplePortfolio()
    let today = sample.report.asOf
    sample.report.asOf = today + day
    let history = points.map { days, word, left in
      let service = History.Service(
        decision: word, level: .bronze, verified: nil, validUntil: left.map { today + -$0 })
      let standing = History.Standing(services: ["payments": service], openFindings: 0, openDebts: 0)
      // What is of today is what was committed last.
      let commit = days > 0 ? days : points.map(\.0).filter { $0 > 0 }.min() ?? 0
      return History.Point(day: today + -days, commits: ["shop": "\(commit)"], standing: standing)
    }
    sample.report.history = History(points: history, since: today + -180)
    let text = try RenderedSite(sample.report).text("changes/feed.xml")
    return text.components(separatedBy: "<entry>").dropFirst().filter {
      $0.contains("services/payments/") && $0.contains(", was ")
    }
  }

  @Test func `a decision that became another one is told on its day, and never again as something else`() throws {
    let points: [(Int, Decision.Word, Int?)] = [(30, .noGo, nil), (17, .go, nil), (9, .noGo, nil), (4, .go, nil)]
    let first = try turns(points + [(0, .go, nil)])
    #expect(first.map { $0.contains("is GO, was NO-GO") } == [true, false])
    try #require(first.count == 2)
    #expect(first[0].contains("2026-11-16T00:00:00Z") && first[1].contains("2026-11-11T00:00:00Z"))
    // A night, and a commit that changes nothing.
    let second = try turns(points + [(0, .go, nil), (-1, .go, nil)], asOf: 1)
    #expect(second == first)
    // What is known week by week only is news no more.
    #expect(try turns(points + [(-8, .go, nil)], asOf: 8) == [first[0]])
    #expect(try turns([(60, .go, nil), (20, .noGo, nil), (0, .noGo, nil)]) == [])
  }

  @Test func `a decision that ended by itself is dated by its end, whenever somebody commits`() throws {
    // The day after the end of a decision is always looked at.
    let before = try turns([(10, .go, 6), (5, .noGo, nil), (0, .noGo, nil)])
    #expect(before.map { $0.contains("2026-11-15T00:00:00Z") } == [true])
    #expect(try turns([(10, .go, 6), (5, .noGo, nil), (2, .noGo, nil), (0, .noGo, nil)]) == before)
    #expect(try turns([(10, .go, 6), (5, .noGo, nil), (-1, .noGo, nil)], asOf: 1) == before)
  }

  @Test(arguments: [(5, true), (13, false)])
  func `a service that came after the others is new for a fortnight, and stands then`(_ age: Int, isNew: Bool) throws {
    var sample = SamplePortfolio()
    let today = sample.report.asOf
    let service = History.Service(decision: .noGo, level: .bronze, verified: nil)
    let points = [(30, [:]), (age, ["payments": service]), (0, ["payments": service])].map { days, services in
      History.Point(
        day: today + -days, commits: [:],
        standing: History.Standing(services: services, openFindings: 0, openDebts: 0))
    }
    sample.report.history = History(points: points, since: today + -180)
    let titles = values("title", in: try RenderedSite(sample.report).text("changes/feed.xml"))
    #expect(titles.contains("Payment Processing is new, and NO-GO") == isNew)
    #expect(titles.contains("Payment Processing is NO-GO") == !isNew)
  }

  @Test func `what time alone brought, and nobody knows when, is no entry`() throws {
    #expect(try turns([(10, .notAssessed, nil), (0, .noGo, nil)]) == [])
    #expect(try turns([(10, .notAssessed, nil), (2, .noGo, nil), (0, .noGo, nil)]).count == 1)
  }

  @Test func `its links are relative, or lead to the site's address`() throws {
    #expect(
      try feed().contains("<link rel=\"alternate\" type=\"text/html\" href=\"../services/payments/index.html\"/>"))
    #expect(try !feed().contains("rel=\"self\""))
    let served = try feed(base: "https://reports.example/shop/")
    #expect(served.contains("href=\"https://reports.example/shop/services/payments/index.html\"/>"))
    #expect(
      served.contains(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://reports.example/shop/changes/feed.xml\"/>"))
  }

  @Test func `what may not stand in XML does not`() throws {
    let text = try feed(title: "a<b>&\"\u{1}\u{FFFE}\u{202E}'")
    #expect(values("title", in: text)[0] == "a&lt;b&gt;&amp;&quot;⟨U+0001⟩\u{FFFD}⟨U+202E⟩&#39;")
  }
}

@Suite struct BadgeTests {
  @Test func `a badge says service and decision, to eyes and to ears`() throws {
    let sample = SamplePortfolio()
    let site = try RenderedSite(sample.report)
    let badge = try site.text("badges/payments.svg")
    #expect(badge.contains("role=\"img\" aria-label=\"payments: NO-GO\""))
    #expect(badge.contains("<title>payments: NO-GO</title>"))
    #expect(badge.contains(">\u{25A0} NO-GO</text>"))
    #expect(badge.contains("fill=\"#b3201b\""))
    #expect(!badge.contains("<script") && !badge.contains("href") && !badge.contains("style="))
    let score = try site.text("badges/score/payments.svg")
    #expect(score.contains("aria-label=\"payments verified: 42.0 of 100, coverage 68 %\""))
    #expect(try site.text("badges/score/mukhattat.svg").contains("<title>mukhattat verified: no number</title>"))
    #expect(site.files.keys.count { $0.hasPrefix("badges/") } == 2 * sample.report.assessments.count)
  }

  @Test func `a service's page has the Markdown that shows its badges elsewhere`() throws {
    let settings = SiteSettings(title: "Shop", baseURL: "https://reports.example/shop/", version: "1.0")
    let page = try RenderedSite(SamplePortfolio().report, settings: settings).text("services/payments/index.html")
    let base = "https://reports.example/shop"
    #expect(page.contains("[![payments: decision](\(base)/badges/payments.svg)](\(base)/services/payments/index.html)"))
    #expect(page.contains("href=\"../../badges/score/payments.svg\""))
    let local = try RenderedSite(SamplePortfolio().report).text("services/payments/index.html")
    #expect(local.contains("(https://ADDRESS-OF-THE-SITE/badges/payments.svg)"))
  }
}
