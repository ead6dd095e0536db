import Diagnostics
import ReportModel
import Testing

@Suite struct StageTests {
  @Test(arguments: [
    ("production" as String?, ["all", "live"]), ("Production", ["all", "live"]), ("experimental", ["all"]),
    (nil, ["all", "live"]), ("", ["all", "live"]), ("porduction", ["all", "live"]), ("retired", ["all"]),
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

  @Test(arguments: [
    ("production" as String?, "production", []), ("porduction", "production", ["service.lifecycle-unknown"]),
    ("prod", "production", ["service.lifecycle-unknown"]), ("", "production", []), (nil, "production", []),
    ("production", "prodution", ["rubric.unknown-stage"]), ("tier-a", "tier-a", []),
  ])
  func `a lifecycle that nobody knows is told, and so is a stage that looks like a slip`(
    lifecycle: String?, stage: String, told: [String]
  ) {
    var live = Check(id: "live", question: "?", category: "All", severity: .required, claims: ["It lives"])
    live.stages = [stage]
    let service = Service(id: "pay", name: "Payments", tier: 2, lifecycle: lifecycle)
    let diagnostics = Sample(service: service, checks: [live]).report().1.sorted
    #expect(diagnostics.map(\.id.description).filter { $0.hasSuffix("-stage") || $0.hasPrefix("service") } == told)
  }
}
