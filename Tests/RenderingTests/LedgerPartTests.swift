import ReportModel
import Testing

@testable import Rendering

@Suite struct LedgerPartTests {
  @Test(arguments: [(0, 1, 0..<0), (1, 1, 0..<1), (250, 1, 0..<250), (251, 2, 250..<251), (600, 3, 500..<600)])
  func `rows are on pages of 250`(_ rows: Int, _ count: Int, _ last: Range<Int>) {
    let pages = LedgerPages(section: .claims, id: "refuted", rows: rows)
    #expect(pages.count == count)
    #expect(pages.rows(of: count - 1) == last)
  }

  @Test func `pages have the name of their part`() {
    let pages = LedgerPages(section: .findings, id: "open", rows: 600)
    #expect((0..<3).map(pages.address) == ["findings/index.html", "findings/open-2.html", "findings/open-3.html"])
  }

  @Test func `a claim that does not fit on the first page is found where it is`() throws {
    var sample = SamplePortfolio()
    let unverifiable = try #require(sample.report.claims.first { $0.verdict == .unverifiable })
    sample.report.claims += (1...600).map { number in
      var claim = unverifiable
      claim.stated = "passed \(number) times"
      return claim
    }
    let site = try RenderedSite(sample.report, documents: sample.documents)
    let last = try #require(sample.report.claims.last)
    let page = try site.text("claims/unverifiable-3.html")
    #expect(page.contains("id=\"\(last.anchor)\""))
    #expect(page.contains("501 to 601 of 601."))
    #expect(try site.text("claims/unverifiable-2.html").contains("href=\"unverifiable-3.html\""))
    let ledger = try site.text("claims/index.html")
    #expect(ledger.contains("<a href=\"unverifiable-2.html\"><bdi>and 351 more</bdi></a>"))
    #expect(!ledger.contains(last.anchor))
    let review = try #require(
      sample.report.portfolio.records.firstIndex { $0.origin.document == last.origin.document })
    let address = recordAddress(sample.report.portfolio.records[review], services: [])
    #expect(try site.text(address).contains("claims/unverifiable-3.html#\(last.anchor)"))
    // The table's file has all of it.
    let file = String(decoding: try #require(site.files["claims/index-unverifiable.csv"]), as: UTF8.self)
    #expect(file.contains("passed 600 times"))
  }

  @Test func `what runs out goes on where its page ends`() throws {
    var sample = SamplePortfolio()
    let first = try #require(sample.report.expiries.first)
    sample.report.expiries = (1...300).map { number in
      var expiry = first
      expiry.text = "answer \(number)"
      expiry.day = SamplePortfolio.asOf + 200
      return expiry
    }
    let site = try RenderedSite(sample.report)
    #expect(try site.text("expiry/index.html").contains("<a href=\"later-2.html\"><bdi>and 50 more</bdi></a>"))
    #expect(try site.text("expiry/later-2.html").contains("Answer 300"))
  }
}
