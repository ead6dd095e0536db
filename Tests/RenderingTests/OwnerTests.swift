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
}
