import Testing

@testable import Rendering

@Suite struct SortKeyTests {
  @Test(arguments: [
    ("1 h 37 min", 5_820_000), ("8 min", 480_000), ("28 d 2 h", 2_426_400_000), ("2 weeks", 1_209_600_000),
    ("30 minutes", 1_800_000), ("0.5 days", 43_200_000), ("12 days, 30 allowed", 1_036_800_000), ("450 ms", 450),
    ("in 6 days", 518_400_000), ("today", 0), ("tomorrow", 86_400_000), ("critical", 0), ("info", 4),
  ])
  func `lengths of time and words with a rank are sorted by their size`(text: String, key: Int) {
    #expect(sortKey(of: text) == key)
  }

  @Test(arguments: [
    "", "5", "12.5 %", "4 unanswered, 1 critical", "2026-11-20", "in production", "overdue since", "3 of 5", "1e99 d",
    "in ", "9",
  ])
  func `of all else the text itself counts`(text: String) {
    #expect(sortKey(of: text) == nil)
  }

  @Test func `decisions stand as everywhere else, the worst first`() {
    let keys = ["NO-GO", "NOT ASSESSED", "GO WITH CONDITIONS", "GO"].map { sortKey(of: $0) ?? -1 }
    #expect(keys == [0, 1, 2, 3])
  }

  @Test func `levels go up`() {
    let keys = ["Unassessed", "Not ready", "Bronze", "Silver", "Gold"].map { sortKey(of: $0) ?? -1 }
    #expect(keys == keys.sorted() && keys[0] >= 0, "\(keys)")
    #expect(sortKey(of: "Silver*1") == sortKey(of: "Silver"))
  }

  @Test func `what holds back most comes first`() {
    var stopped = OpenBlockers(refused: [], partial: 0, unanswered: [], findings: 0)
    stopped.isStopped = true
    var refused = OpenBlockers(refused: ["a"], partial: 0, unanswered: [], findings: 1)
    refused.refusals = 2
    let blockers = [
      stopped, refused,
      OpenBlockers(refused: [], partial: 0, unanswered: ["a"], findings: 2),
      OpenBlockers(refused: [], partial: 0, unanswered: [], findings: 1),
      OpenBlockers(refused: ["a", "b"], partial: 1, unanswered: [], findings: 0),
      OpenBlockers(refused: ["a"], partial: 1, unanswered: ["b", "c", "d", "e"], findings: 0),
      OpenBlockers(refused: [], partial: 0, unanswered: ["a"], findings: 0),
      OpenBlockers(refused: [], partial: 0, unanswered: [], findings: 0),
    ]
    let ranks = blockers.map(\.rank)
    #expect(ranks == ranks.sorted() && Set(ranks).count == ranks.count, "\(ranks)")
    #expect(stopped.text == "emergency stop")
    #expect(refused.text == "2 refusals, 1 failed, 1 critical finding")
  }

  @Test func `what holds back a service without an open blocker is said`() {
    var open = OpenBlockers(refused: [], partial: 0, unanswered: [], findings: 0)
    #expect(open.text == "none")
    open.otherwise = "error budget used up"
    #expect(open.text == "error budget used up")
    open.unanswered = ["a"]
    #expect(open.text == "1 unanswered")
  }
}
