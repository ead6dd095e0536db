import Foundation
import ReportModel
import Testing

@testable import Rendering

/// What a reader has to see first stands first, over all services.
@Suite struct WorstFirstTests {
  private func finding(_ id: String, _ severity: Severity?, _ since: String?, of service: String = "a") -> LedgerFinding
  {
    LedgerFinding(
      id: id, service: service, title: id, severity: severity, life: .new, since: since.flatMap { Day(iso: $0) },
      age: since == nil ? nil : 323, limit: severity == .critical ? 7 : nil, record: "r",
      origin: Origin(DocumentID(source: "app", path: "a.md"), line: 1))
  }

  @Test func `findings stand by their gravity, then by their age`() {
    let findings = [
      finding("low", .low, "2026-01-01"), finding("bare", nil, "2026-01-01"), finding("undated", .critical, nil),
      finding("young", .critical, "2026-05-01", of: "b"), finding("old", .critical, "2026-04-01", of: "c"),
      finding("twin", .critical, "2026-04-01", of: "d"),
    ]
    #expect(findings.gravestFirst().map(\.id) == ["old", "twin", "young", "undated", "low", "bare"])
  }

  @Test func `a grave finding of the last service stands on the first page, and every one on some page`() throws {
    var sample = SamplePortfolio()
    sample.report.findings =
      (1...300).map { finding("f-low-\($0)", .low, "2026-01-01") }
      + [finding("f-grave", .critical, "2026-01-01", of: "search")]
    let site = try RenderedSite(sample.report)
    let page = try site.main("findings/index.html")
    let first = try #require(page.components(separatedBy: "<tr id=\"").dropFirst().first)
    #expect(first.hasPrefix("f-grave\""))
    #expect(first.contains("<span class=\"s half\">seen once</span>"))
    #expect(first.contains("<span class=\"s bad\">323 days, 7 allowed</span>"))
    #expect(try site.main("findings/open-2.html").contains("<tr id=\"f-low-300\""))
  }

  @Test func `each tier that is declared has a page with its services alone`() throws {
    let site = try RenderedSite(SamplePortfolio().report)
    let page = try site.main("services/tier-1.html")
    #expect(page.contains("<h1>Services: tier 1</h1>"))
    #expect(page.contains("0 of 2 services are GO; 1 is <bdi class=\"n\">NO-GO</bdi> and 1 is NOT ASSESSED."))
    #expect(page.contains("aria-current=\"page\">tier 1: 2</a>"))
    #expect(page.contains("<bdi>Ledger</bdi>") && !page.contains("<bdi>Catalogue</bdi>"))
    #expect(try site.main("services/tier-none.html").contains("The only service is NOT ASSESSED."))
    #expect(site.files["services/tier-4.html"] == nil)
    #expect(site.files["services/decision-go.html"] != nil)
  }

  @Test func `without a tier there is nothing to choose by it`() throws {
    var sample = SamplePortfolio()
    for index in sample.report.assessments.indices { sample.report.assessments[index].service.tier = nil }
    let site = try RenderedSite(sample.report)
    #expect(try !site.main("index.html").contains("no tier:"))
    #expect(site.files["services/tier-none.html"] == nil)
  }

  @Test func `a rule's page begins with the services that fail it`() throws {
    var sample = SamplePortfolio()
    let states: [CheckState] = [.pass, .unknown, .fail, .notApplicable, .contradicted, .claimed, .fail]
    for (index, state) in states.enumerated() { sample.report.assessments[index].results[0].state = state }
    let page = try RenderedSite(sample.report).main("rules/deployment.rollback/index.html")
    let table = try #require(page.components(separatedBy: "id=\"standings\"").last)
    let words = table.components(separatedBy: "data-l=\"State\"><span class=\"s ").dropFirst()
      .map { $0.components(separatedBy: "</span>")[0].components(separatedBy: ">")[1] }
    #expect(words == ["contradicted", "fails", "fails", "unknown", "not verified", "verified", "not applicable"])
  }
}
