import ReportModel
import Testing

@testable import Rendering

@Suite struct OwnerTests {
  @Test func `a name in two spellings that Unicode calls equal has a page for each`() throws {
    var sample = SamplePortfolio()
    let names = ["Jos\u{E9}", "Jose\u{301}"]
    (sample.report.findings[0].owner, sample.report.findings[1].owner) = (names[0], names[1])
    let site = try RenderedSite(sample.report)
    for name in names { #expect(site.files[ownerAddress(name)] != nil) }
    #expect(ownerAddress(names[0]).utf8.elementsEqual(ownerAddress(names[1]).utf8) == false)
  }

  @Test func `who owned what is fixed has a page, and no link leads to none`() throws {
    var sample = SamplePortfolio()
    let fixed = try #require(sample.report.findings.indices.first)
    sample.report.findings[fixed].owner = "Team Gone"
    sample.report.findings[fixed].life = .fixed
    // A record that declares a service of its own is no reason for a page.
    let record = try #require(sample.report.portfolio.records.firstIndex { $0.kind == .service })
    sample.report.portfolio.records[record].owner = "Team Declared"
    sample.report.portfolio.records[record].details = .service(ServiceEntry(id: "other"))
    sample.report.portfolio.records[record].service = nil
    let site = try RenderedSite(sample.report)
    let page = try site.text(ownerAddress("Team Gone"))
    #expect(page.contains("Named as an owner of what is no longer open."))
    #expect(try site.text("findings/index.html").contains("../\(ownerAddress("Team Gone"))"))
    let address = recordAddress(sample.report.portfolio.records[record], services: [])
    #expect(try site.text(address).contains("Team Declared"))
    #expect(site.files[ownerAddress("Team Declared")] == nil)
    #expect(try !site.text(address).contains(ownerAddress("Team Declared")))
  }

  @Test func `what two own stands on the page of each`() throws {
    var sample = SamplePortfolio()
    sample.report.findings[0].owner = "@org/payments, @org/platform"
    sample.report.findings[0].life = .new
    let site = try RenderedSite(sample.report)
    for name in ["@org/payments", "@org/platform"] {
      #expect(try site.text(ownerAddress(name)).contains(sample.report.findings[0].title))
      #expect(try site.text("findings/index.html").contains("../\(ownerAddress(name))"))
    }
    #expect(site.files[ownerAddress("@org/payments, @org/platform")] == nil)
  }

  @Test func `an open finding that nobody has is the service's owner's`() throws {
    var sample = SamplePortfolio()
    let open = try #require(sample.report.findings.firstIndex { $0.isOpen && $0.service == "payments" })
    sample.report.findings[open].owner = nil
    let owner = try #require(sample.report.assessments.first { $0.service.id == "payments" }?.service.owner)
    let book = OwnerBook(sample.report)
    #expect(book.share(of: owner).findings.contains { $0.id == sample.report.findings[open].id })
    sample.report.findings[open].life = .fixed
    #expect(!OwnerBook(sample.report).share(of: owner).findings.contains { $0.id == sample.report.findings[open].id })
  }

  @Test(arguments: [
    ("@northwind/team-bi", ["team-bi"], "team-bi"), ("@northwind/Team_BI", ["team-bi"], "team-bi"),
    ("@northwind/team-bi", ["ann, team-bi"], "team-bi"), ("@northwind/team-bi", [], "@northwind/team-bi"),
    ("@northwind/team-bi", ["team-b"], "@northwind/team-bi"), ("@team-bi", ["team-bi"], "@team-bi"),
    ("@northwind/team-bi", ["team-bi", "@other/team-bi"], "@northwind/team-bi"),
    ("@northwind/team-bi", ["team-bi", "Team BI"], "@northwind/team-bi"),
  ])
  func `a team of a forge is the one of that name`(_ owner: String, _ others: [String], _ name: String) {
    #expect(TeamNames(among: [owner] + others).name(of: owner) == name)
  }

  @Test func `a team in two spellings has one page, and both lead there`() throws {
    var sample = SamplePortfolio()
    let open = try #require(sample.report.findings.firstIndex { $0.isOpen && $0.service == "payments" })
    let owner = try #require(sample.report.assessments.first { $0.service.id == "payments" }?.service.owner)
    sample.report.findings[open].owner = "@shop/\(owner)"
    let site = try RenderedSite(sample.report)
    #expect(site.files[ownerAddress("@shop/\(owner)")] == nil)
    #expect(try site.text(ownerAddress(owner)).contains(sample.report.findings[open].id))
    #expect(
      try site.text("findings/index.html").contains("../\(ownerAddress(owner))\"><bdi>@shop/\(owner)</bdi>"))
  }

  @Test(arguments: [
    ("Ann", ["Ann"]), ("Ann, Bob", ["Ann", "Bob"]), ("Ann; Bob;Ann,", ["Ann", "Bob"]),
    ("Ann (payments, on call), Bob <b@x.org>", ["Ann (payments, on call)", "Bob <b@x.org>"]), (" , ", []),
  ])
  func `names are parted by commas outside brackets`(owner: String, names: [String]) {
    #expect(ownerNames(owner) == names)
  }
}
