import ReportModel
import Testing

@Suite struct StageTests {
  @Test(arguments: [
    ("production" as String?, ["all", "live"]), ("Production", ["all", "live"]), ("experimental", ["all"]),
    (nil, ["all", "live"]),
  ])
  func `a check with stages is asked of services in one of them, and of those that state none`(
    lifecycle: String?, asked: [String]
  ) {
    let all = Check(id: "all", question: "?", category: "All", severity: .required)
    var live = Check(id: "live", question: "?", category: "All", severity: .required)
    live.stages = ["production", "deprecated"]
    let service = Service(id: "pay", name: "Payments", tier: 2, lifecycle: lifecycle)
    #expect(Sample(service: service, checks: [all, live]).assess().results.map(\.check) == asked)
  }
}
