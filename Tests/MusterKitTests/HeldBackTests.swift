import Foundation
import ReportModel
import Testing

@testable import MusterKit

/// What a gate says of the services that it holds back.
@Suite struct HeldBackTests {
  private func assessment(_ id: String, _ word: Decision.Word, _ rule: Int, _ reasons: [String] = []) -> Assessment {
    let fired = [FiredRule(number: rule, decision: word, reasons: reasons.map { .init(text: $0) })]
    return Assessment(
      service: Service(id: id, name: id), decision: Decision(word: word, rule: rule, fired: fired), level: .unassessed,
      score: nil, results: [])
  }

  @Test func `each is named with the rule and its first reason, the worst first`() {
    let all = [
      assessment("cart", .go, 7), assessment("pricing", .notAssessed, 4, ["sre has not reviewed it", "coverage"]),
      assessment("fraud", .noGo, 1, ["security-engineer has stopped everything"]),
    ]
    let fraud = "fraud is NO-GO (rule 1: security-engineer has stopped everything)"
    #expect(heldBack(all, by: [.noGo]) == fraud)
    #expect(
      heldBack(all, by: [.noGo, .notAssessed])
        == "\(fraud); pricing is NOT ASSESSED (rule 4: sre has not reviewed it, and 1 more)")
    #expect(heldBack([all[0]], by: [.noGo, .notAssessed]) == nil)
  }

  @Test(arguments: [(5, "s5 is NO-GO (rule 3)"), (6, "1 more"), (40, "35 more")])
  func `no more than five are listed`(_ count: Int, _ last: String) {
    let sentence = heldBack((1...count).map { assessment("s\($0)", .noGo, 3) }, by: [.noGo])
    let parts = sentence?.components(separatedBy: "; ") ?? []
    #expect(parts.count == min(count, 6))
    #expect(parts.last == last)
  }
}
