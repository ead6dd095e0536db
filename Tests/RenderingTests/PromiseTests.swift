import Foundation
import ReportModel
import Testing

@testable import Rendering

/// What pages say about how old they may become.
@Suite struct PromiseTests {
  private func site(every period: Int?) throws -> RenderedSite {
    var report = SamplePortfolio().report
    report.asOf = Day(iso: "2026-12-30")!
    return try RenderedSite(report, settings: SiteSettings(title: "Shop readiness", rebuiltEvery: period))
  }

  @Test(arguments: [
    (1, "every day", "2026-12-31", "2027-01-01"), (7, "every 7 days", "2027-01-06", "2027-01-07"),
  ])
  func `a page that ages names the last day of its promise, and its script the day after`(
    period: Int, often: String, last: String, late: String
  ) throws {
    let site = try site(every: period)
    for address in ["index.html", "services/payments/index.html"] {
      let page = try site.text(address)
      let banner = try #require(page.range(of: "<p role=\"status\" data-late=\"\(late)\" hidden>")).lowerBound
      #expect(try banner < #require(page.range(of: "<h1")).lowerBound, "\(address)")
      #expect(page.contains("rebuilt \(often), by the end of \(last) (UTC)"), "\(address)")
      #expect(page.contains("<p>Rebuilt \(often): after \(last) (UTC) it is older than promised.</p>"), "\(address)")
    }
    #expect(
      try site.text("brief.html").contains(
        "as of 2026-12-30 (UTC); rebuilt \(often), so that after \(last) it is older than promised</p>"))
  }

  @Test func `a page speaks of a promise just when it says for which day it is true`() throws {
    let site = try site(every: 1)
    var aging = 0
    for (address, bytes) in site.files where address.hasSuffix(".html") && address != "brief.html" {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(page.contains("<p>As of ") == page.contains("data-late"), "\(address)")
      aging += page.contains("data-late") ? 1 : 0
    }
    #expect(aging > 2)
    #expect(aging < site.files.count / 2)
  }

  @Test func `nothing is promised where nobody promised`() throws {
    for (address, bytes) in try site(every: nil).files where address.hasSuffix(".html") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("promised"), "\(address)")
    }
  }
}
