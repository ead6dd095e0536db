import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// What a configuration says about how long things are good for.
@Suite struct PolicyTests {
  private func read(_ text: String) -> (policy: AssessmentPolicy, diagnostics: [String]) {
    var log = DiagnosticLog()
    let configuration = Configuration(reading: text, at: FileLocation(path: "muster.yml"), into: &log)
    let diagnostics = log.sorted.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message) | \($0.help ?? "")"
    }
    return (configuration.policy, diagnostics)
  }

  @Test func `lifetimes and limits are read, and the others keep theirs`() {
    let (policy, diagnostics) = read("ttl: { review: 30d, drill: 8w }\nfindings: { critical: 3d, low: 1d }\n")
    #expect(diagnostics == [])
    #expect(policy.reviewTTL == 30)
    #expect(policy.ttl[.drill] == 56)
    #expect(
      TimeToLive.Kind.allCases.filter { $0 != .review && $0 != .drill }.map { policy.ttl[$0] } == [
        90, 90, 90, 180, 2, 10, 35, 100,
      ])
    #expect(policy.findingLimits == [.critical: 3, .high: 30, .medium: 90, .low: 1])
  }

  @Test(arguments: [
    ("ttl: { reviews: 30d }\n", "1:8 unknown key `ttl.reviews` | Did you mean `review`?"),
    ("ttl:\n  load-test: soon\n", "2:14 `soon` is no duration | Write days or weeks: `90d`, `13w`."),
    ("ttl:\n  drill: 0d\n", "2:10 `0d` is no duration | Write days or weeks: `90d`, `13w`."),
    ("findings: { hihg: 30d }\n", "1:13 unknown key `findings.hihg` | Did you mean `high`?"),
    ("finding: { high: 30d }\n", "1:1 unknown key `finding` | Did you mean `findings`?"),
  ])
  func `a slip is an error at its place`(_ text: String, _ expected: String) {
    #expect(read(text).diagnostics == [expected])
  }

  @Test(arguments: [
    (
      "personas: { required: [sre, qa] }\n",
      "1:23 `required` says for no tier who must review | Write `required: { 1: [role, role], 2: [role] }`."
    ),
    (
      "personas: { required: sre }\n",
      "1:23 `required` says for no tier who must review | Write `required: { 1: [role, role], 2: [role] }`."
    ),
    ("personas: { ttl: 1d }\n", "1:13 unknown key `personas.ttl` | Known here: required, may_lift."),
    ("personas: { required: { one: [sre] } }\n", "1:25 the tier `one` is no number | Write `1: [role, role]`."),
  ])
  func `who must review is said for a tier`(_ text: String, _ expected: String) {
    #expect(read(text).diagnostics == [expected])
    #expect(read(text).policy.requiredPersonas == [:])
  }
}
