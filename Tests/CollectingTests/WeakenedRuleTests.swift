import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// What a configuration asks less for than is usual, told where it is written.
@Suite struct WeakenedRuleTests {
  @Test(arguments: [
    ("ttl: { review: 180d }", ["1:16 `ttl.review` is 180 days, and 90 are usual"]),
    ("ttl: { review: 90d, drill: 1d }", []),
    ("ttl: { review: soon }", []),
    (
      "findings: { critical: 30d, high: 30d, low: 900d }",
      ["1:23 `findings.critical` is 30 days, and 7 are usual"]
    ),
    ("services: [ { id: pay, tier: 3 } ]", ["1:30 `pay` is judged as tier 3, and its own declaration says 1"]),
    ("services: [ { id: pay, tier: 1 } ]", []), ("services: [ { id: pay } ]", []),
    ("services: [ { id: other, tier: 3 } ]", []),
  ])
  func `what is asked less is told`(_ text: String, _ expected: [String]) {
    var log = DiagnosticLog()
    let configuration = Configuration(reading: text + "\n", at: FileLocation(path: "muster.yml"), into: &log)
    let entry = ServiceEntry(id: "pay", tier: 1)
    let origin = Origin(DocumentID(source: "s", path: "catalog-info.yaml"), line: 1)
    let portfolio = Portfolio(records: [Record(origin: origin, lines: 1...1, title: "Pay", details: .service(entry))])
    var found = DiagnosticLog()
    reportWeakened(configuration, in: portfolio, into: &found)
    let told = found.sorted.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" }
    #expect(told == expected)
    #expect(found.sorted.allSatisfy { $0.id == "configuration.weakened" && $0.severity == .note })
  }
}
