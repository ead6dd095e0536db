import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// Statements beside records, as verdicts.
@Suite struct ClaimTests {
  private static let host = review(by: "sre", .fail, at: "reviews/sre.md")

  /// `verdict derived` of each claim that statements of a record become.
  private func verdicts(_ statements: [Statement], _ records: [Record], _ policy: AssessmentPolicy = .init())
    -> [String]
  {
    claims(statements, records, policy).filter { $0.kind != .verdict }.map {
      "\($0.verdict) \($0.derived ?? "nothing")"
    }
  }

  private func claims(_ statements: [Statement], _ records: [Record], _ policy: AssessmentPolicy = .init()) -> [Claim] {
    var sample = Sample(records: records, policy: policy)
    sample.statements = statements
    return sample.report().0.claims
  }

  private func stated(_ fact: Statement.Fact, in record: Record = host, line: Int = 4, column: Int? = nil) -> Statement
  {
    Statement(fact, at: Origin(record.origin.document, line: line), column: column, text: "x")
  }

  @Test(arguments: [
    ("all ran", 8, 2, 10, "verified 10 tests"), ("one was skipped", 8, 1, 10, "unverifiable nothing"),
    ("more than there are", 8, 3, 10, "refuted 11 tests"),
    ("more than can be counted", .max, 1, .max, "refuted more than \(Int.max) tests"),
  ])
  func `tests that ran`(_ sentence: String, _ passed: Int, _ failed: Int, _ total: Int, _ expected: String) {
    let run = stated(.tests(passed: passed, failed: failed, total: total, stoppedBy: nil))
    #expect(verdicts([run], [Self.host]) == [expected], "\(sentence)")
  }

  @Test(
    arguments: [
      (nil, "verified met"), (.isBound, "unverifiable nothing"), (.differs, "unverifiable nothing"),
    ] as [(Statement.Comparison.Doubt?, String)])
  func `a value that cannot be compared with its target says nothing`(
    _ doubt: Statement.Comparison.Doubt?, _ expected: String
  ) {
    let comparison = Statement.Comparison(
      subject: ["deploys"], value: Amount(.init(3), text: "3"), relation: .atLeast, target: Amount(.init(2), text: "2"),
      saysMet: true, doubt: doubt)
    #expect(verdicts([stated(.comparison(comparison))], [Self.host]) == [expected])
  }

  @Test(arguments: [
    ("numbers without a gap", ["1", "2"], "refuted 2 critical"), ("a gap", ["1", "3"], "unverifiable nothing"),
    ("the largest number", [String(Int.max), "1"], "unverifiable nothing"),
    ("too large a number", [String(Int.max) + "0", "1"], "unverifiable nothing"),
  ])
  func `a list that is numbered through is whole`(_ sentence: String, _ ids: [String], _ expected: String) {
    let findings = ids.map { Finding(id: $0, title: $0, severity: .critical, line: 6) }
    let host = review(by: "sre", nil, findings: findings, at: "reviews/sre.md")
    let count = stated(.count(3, .severity(.critical), isHeading: true, section: 4...9))
    #expect(verdicts([count], [host]) == [expected], "\(sentence)")
  }

  @Test(arguments: [(false, 4, []), (false, 5, ["refuted 2"]), (true, 4, ["refuted 2"])])
  func `prose counts no blockers, the verdict and headings do`(isHeading: Bool, line: Int, expected: [String]) {
    let host = review(by: "sre", .fail, at: "reviews/sre.md")
    let count = stated(.count(1, .blockers(labelled: 2), isHeading: isHeading, section: 4...9), line: line)
    #expect(verdicts([count], [host]) == expected)
  }

  @Test(arguments: [
    ("one metric", ["Queries per request"], 1, ["refuted 61 queries"]),
    ("two metrics", ["Queries per request", "Slow queries"], 1, []),
    ("two totals", ["Queries per request"], 2, []),
  ])
  func `a total and its metric`(_ sentence: String, _ names: [String], _ totals: Int, _ expected: [String]) {
    var record = Self.host
    record.details = .review(Review(metrics: names.map { .init(name: $0, value: "23", line: 3) }))
    let amount = Amount(.init(61), text: "61")
    let statements = (0..<totals).map { stated(.total("queries", amount), line: 5 + $0) }
    #expect(verdicts(statements, [record]) == expected, "\(sentence)")
  }

  @Test(arguments: [
    ("the newest one passes", [(-9, false), (-2, true)], "verified passed"),
    ("the newest one fails", [(-9, true), (-2, false)], "refuted missed"),
    ("too long ago to say anything", [(-31, false)], "unverifiable nothing"),
    ("on its last day", [(-30, false)], "refuted missed"),
  ])
  func `a load test passed`(_ sentence: String, _ tests: [(day: Int, isKept: Bool)], _ expected: String) {
    let records = tests.map { test in
      let limit = LoadTest.Threshold(metric: "p95", expression: "p95<500", isKept: test.isKept, line: 3)
      return record("perf/\(-test.day).json", .loadTest(.init(thresholds: [limit])), on: today + test.day)
    }
    var policy = AssessmentPolicy()
    policy.ttl[.loadTest] = 30
    #expect(verdicts([stated(.passed(["load", "test"]))], records + [Self.host], policy) == [expected], "\(sentence)")
  }

  @Test(arguments: [
    ("none", [], "no live load test of this component was found"),
    ("one to come", [2], "no live load test of this component was found"),
    (
      "without limits", [-40, -2],
      "the newest load test, of 2026-11-18, states no limits of its own that it could have passed"
    ),
    ("too old", [-31], "the newest load test is of 2026-10-20, longer ago than 30 days"),
    ("without a day", [nil], "no load test states limits of its own or a date"),
  ])
  func `why a load test is not known to have passed`(_ sentence: String, _ days: [Int?], _ reason: String) {
    let records = days.map { day in
      record("perf/\(day ?? 0).md", .loadTest(.init(p95: "300")), on: day.map { today + $0 })
    }
    var policy = AssessmentPolicy()
    policy.ttl[.loadTest] = 30
    let found = claims([stated(.passed(["load", "test"]))], records + [Self.host], policy)
    #expect(found.filter { $0.kind == .reference }.map(\.derivation) == [reason], "\(sentence)")
    #expect(found.filter { $0.kind == .reference }.map(\.verdict) == [.unverifiable], "\(sentence)")
  }

  @Test(arguments: [
    ("of another component", "pay ledger", 0, "unverifiable nothing"),
    ("of the component", "pay gateway", 0, "refuted refused"),
    ("too old for a certificate", "pay gateway", -21, "unverifiable nothing"),
    ("on its last day", "pay gateway", -20, "refuted refused"),
  ])
  func `a certificate speaks of its component`(_ sentence: String, _ component: String, _ day: Int, _ expected: String)
  {
    let host = certificate(by: "sre", .go, on: "Pay-Gateway", path: "certificates/host.md")
    let other = certificate(by: "security", .rejected, on: component, date: today + day)
    var policy = AssessmentPolicy()
    policy.ttl[.certificate] = 20
    #expect(verdicts([stated(.passed(["security"]), in: host)], [host, other], policy) == [expected], "\(sentence)")
  }

  @Test func `of many that pass, three are named, and all are evidence`() throws {
    let reviews = (1...5).map { review(by: "security \($0)", .pass, at: "reviews/\($0).md") }
    let claim = try #require(
      claims([stated(.passed(["security"]))], reviews + [Self.host]).first { $0.kind == .reference })
    #expect(claim.derivation == "reviews/1.md; reviews/2.md; reviews/3.md")
    #expect(claim.evidence.count == 5)
  }

  @Test func `claims that differ in the column alone are one, and the order does not depend on theirs`() {
    let run = { self.stated(.tests(passed: 1, failed: 0, total: 1, stoppedBy: nil), column: $0) }
    let other = stated(.tests(passed: 2, failed: 0, total: 2, stoppedBy: nil), column: 1)
    let found = claims([run(9), other, run(3)], [Self.host])
    #expect(found == claims([run(3), run(9), other], [Self.host]))
    #expect(found.filter { $0.kind == .count }.map(\.column) == [3, 1])
  }

  @Test func `a claim names fifty places at most`() {
    let findings = (1...60).map { Finding(id: "\($0)", title: "\($0)", severity: .low, line: 6) }
    let host = review(by: "sre", nil, findings: findings, at: "reviews/sre.md")
    let found = claims([stated(.count(60, .findings, isHeading: true, section: 4...9))], [host])
    #expect(found.map(\.evidence.count) == [50])
    #expect(found.map(\.unnamedEvidence) == [10])
  }

  @Test(arguments: [(50, [50]), (52, [50, 2])])
  func `of many rows that carry BLOCKER the first fifty are told, and how many more there are`(
    _ rows: Int, _ expected: [Int]
  ) throws {
    let items = (1...rows).map { ChecklistItem(text: "Row \($0)", state: .fail, isBlocker: true, line: 5 + $0) }
    var host = Self.host
    host.lines = 1...100
    host.details = .review(Review(verdict: .fail, checklist: items))
    var sample = Sample(records: [host])
    sample.statements = [stated(.count(1, .blockers(labelled: 1), isHeading: true, section: 4...90), in: host)]
    let notes = sample.report().1.sorted.filter { $0.id.description == "claim.blocker-unexplained" }
    let more = notes.filter { $0.message.contains("more rows") }
    #expect([notes.count - more.count] + more.compactMap { Int($0.message.prefix { $0 != " " }) } == expected)
  }
}
