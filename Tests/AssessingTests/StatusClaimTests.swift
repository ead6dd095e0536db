import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// Statuses in two places, and hashes.
@Suite struct StatusClaimTests {
  private func stated(_ words: String, _ meaning: String?, line: Int) -> StatedStatus {
    StatedStatus(words, line: line, meaning: meaning)
  }

  @Test(arguments: [
    ("the same words", "Accepted", "accepted", "accepted", "accepted", "verified"),
    ("the same words, known to nobody", "ripe", nil, "Ripe", nil, "verified"),
    ("words that exclude each other", "Accepted", "accepted", "Proposed", "proposed", "refuted"),
    ("other words for the same", "Accepted", "accepted", "Active", "accepted", "unverifiable"),
    ("a word that is in no table", "Accepted", "accepted", "Draft", nil, "unverifiable"),
    ("a remark", "Accepted", "accepted", "Draft until the drill is held", nil, nil),
    ("words that are in no table", "ripe", nil, "mellow", nil, nil),
  ])
  func `a status that a text states twice`(
    _ sentence: String, _ first: String, _ meaning: String?, _ second: String, _ other: String?, _ expected: String?
  ) {
    var record = record("adr/1-a.md", .decisionRecord(DecisionRecord()))
    record.statuses = [stated(first, meaning, line: 2), stated(second, other, line: 9)]
    let claims = statusClaims(of: Portfolio(records: [record]))
    #expect(claims.map(\.verdict.rawValue) == [expected].compactMap(\.self), "\(sentence)")
    #expect(claims.allSatisfy { $0.origin.line == 9 && $0.evidence.map(\.line) == [2] })
  }

  @Test(arguments: [
    ("the stricter of two", "NO-GO until", "fail", "GO", "pass", "refuted"),
    ("the same", "GO", "pass", "go", "pass", "verified"),
    ("other words for the same", "READY", "pass", "GO", "pass", "verified"),
    ("words that nobody knows", "GO", "pass", "splendid", nil, nil),
  ])
  func `a verdict that a review states twice`(
    _ sentence: String, _ first: String, _ meaning: String, _ second: String, _ other: String?, _ expected: String?
  ) {
    var review = Review(verdict: .init(rawValue: meaning), verdictRaw: first, verdictLine: 12)
    review.statedVerdicts = [stated(first, meaning, line: 12), stated(second, other, line: 6)]
    let claims = statusClaims(of: Portfolio(records: [record("reviews/a.md", .review(review))]))
    #expect(claims.map(\.verdict.rawValue) == [expected].compactMap(\.self), "\(sentence)")
    #expect(claims.allSatisfy { $0.origin.line == 6 && $0.derivation.hasPrefix("the verdict is") })
  }

  @Test(
    arguments: [
      ("all boxes", "done", 3, "30", ["verified 3 of 3 tasks", "unverifiable nothing"]),
      ("boxes that are open", "done", 1, "100", ["refuted 1 of 3 tasks", "refuted 33.3 %"]),
      ("a phase that is not done", nil, 1, "33", ["verified 33.3 %"]),
      ("without a share", "done", 2, nil, ["refuted 2 of 3 tasks"]),
    ] as [(String, String?, Int, String?, [String])])
  func `a plan beside the boxes below its phases`(
    _ sentence: String, _ status: String?, _ ticked: Int, _ progress: String?, _ expected: [String]
  ) {
    var phase = WorkPlan.Phase(name: "Keys", status: status, line: 9)
    (phase.isDone, phase.tasks) = (status != nil, .init(done: ticked, total: 3))
    var plan = WorkPlan(progress: progress, phases: [phase])
    plan.progressLine = 4
    let claims = progressClaims(of: record("plan.md", .plan(plan)))
    #expect(claims.map { "\($0.verdict.rawValue) \($0.derived ?? "nothing")" } == expected, "\(sentence)")
    #expect(claims.map(\.origin.line) == (status == nil ? [] : [9]) + (progress == nil ? [] : [4]))
  }

  @Test func `a plan that is done as a whole`() {
    var phase = WorkPlan.Phase(name: "Keys", line: 9)
    phase.tasks = .init(done: 1, total: 3)
    var record = record("plan.md", .plan(WorkPlan(phases: [phase])))
    record.statuses = [stated("Completed", "over", line: 3)]
    let claims = progressClaims(of: record)
    #expect(claims.map(\.verdict) == [.refuted])
    #expect(claims.map(\.derivation) == ["1 of 3 boxes are ticked"])
  }

  private func debt(_ path: String, _ id: String?, _ title: String, _ meaning: String, service: String? = "pay")
    -> Record
  {
    var debt = record(path, .debt(Debt()))
    (debt.statedID, debt.title, debt.service) = (id, title, service)
    debt.statuses = [stated(meaning, meaning, line: 4)]
    return debt
  }

  @Test func `certificates signed one after the other do not contradict each other`() {
    func signed(_ time: String, _ words: String) -> Record {
      var signed = certificate(by: "pell", .approved, path: "certificates/launch_pay_20261120_\(time).md")
      (signed.statedID, signed.title) = ("pay-1", "Certificate")
      signed.statuses = [stated(words, words, line: 14)]
      return signed
    }
    #expect(claims(signed("124500", "stopped"), signed("230000", "approved")) == [])
    #expect(claims(signed("124500", "stopped"), signed("124500_1", "approved")) == ["refuted stopped"])
  }

  @Test func `the file of an item and its row in a register`() {
    let row = debt("DEBT.md", "TD-4", "Old lock", "open")
    #expect(claims(row, debt("debt/td-4.md", "td-4", "Old Lock", "over")) == ["refuted open"])
    #expect(claims(row, debt("debt/td-4.md", "TD-4", "Old lock", "open")) == ["verified open"])
    #expect(claims(row, debt("debt/td-4.md", "TD-4", "New lock", "over")) == [])
    #expect(claims(row, debt("debt/td-4.md", "TD-4", "Old lock", "over", service: "tide")) == [])
    #expect(claims(row, debt("DEBT.md", "TD-4", "Old lock", "over")) == [])
    let unnamed = debt("a.md", nil, "Old lock", "open")
    #expect(claims(unnamed, debt("b.md", nil, "Old lock", "over")) == [])
  }

  private func claims(_ records: Record...) -> [String] {
    statusClaims(of: Portfolio(records: records)).map { "\($0.verdict) \($0.derived ?? "nothing")" }
  }

  @Test func `a repeated status is told where it stands`() {
    var sample = Sample()
    var record = record("adr/1-a.md", .decisionRecord(DecisionRecord(status: .accepted)))
    record.statuses = [
      stated("Accepted", "accepted", line: 2), stated("Proposed", "proposed", line: 5), stated("Draft", nil, line: 9),
    ]
    sample.records = [record]
    let found = sample.report().1.sorted.filter { $0.id.description == "claim.status-conflict" }
    #expect(found.map { "\($0.location?.line ?? 0) \($0.severity)" } == ["5 warning", "9 note"])
  }

  @Test(arguments: [
    (Certificate.HashState.absent, nil), (.placeholder, "unverifiable placeholder"),
    (.wrongLength, "unverifiable wrong-length"), (.mismatch, "refuted mismatch"), (.verified, "verified verified"),
  ])
  func `a hash is refuted only where it is one`(_ state: Certificate.HashState, _ expected: String?) {
    var certificate = Certificate(hashState: state)
    if state != .absent { certificate.hash = Field(name: "Certificate Hash", value: "sha256:0a", line: 12) }
    let claims = hashClaims(of: record("certificates/a.md", .certificate(certificate)))
    #expect(claims.map { "\($0.verdict) \($0.derived ?? "")" } == [expected].compactMap(\.self))
    #expect(claims.allSatisfy { $0.kind == .hash && $0.origin.line == 12 && $0.stated == "sha256:0a" })
  }
}
