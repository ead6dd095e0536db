import ReportModel
import Testing

@testable import Assessing

/// Sentences that count, in words that fit the number.
@Suite struct TraitTests {
  @Test(arguments: [
    (0, 1, "0 of 1 SLO states a window"), (1, 1, "1 of 1 SLO states a window"), (0, 3, "0 of 3 SLOs state a window"),
    (1, 3, "1 of 3 SLOs states a window"), (2, 3, "2 of 3 SLOs state a window"),
  ])
  func `a noun goes with all of them, a verb with those that do`(count: Int, all: Int, expected: String) {
    #expect(Trait("SLO", "SLOs", "states", "state", "a window").sentence(count, of: all) == expected)
  }

  @Test(arguments: Probe.all)
  func `what a probe lacks is a sentence behind a colon`(probe: Probe) {
    // "nothing to look at: …", "nothing bears it out: …"
    #expect(probe.lack.hasPrefix("there is no ") || probe.lack.hasPrefix("no "), "\(probe.name)")
    #expect(!probe.lack.hasSuffix("."), "\(probe.name)")
  }
}
