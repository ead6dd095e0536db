import Assessing
import ReportModel
import Testing

@Suite struct ExpiryCalendarTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var records: [Record]
    /// `kind day owner`.
    var rows: [String]

    init(_ description: String, _ records: Record..., gives rows: String...) {
      (testDescription, self.records, self.rows) = (description, records, rows)
    }
  }

  static func kpi(_ metric: String, _ cadence: String?, measured: Day?, at path: String) -> Record {
    record(
      path, .kpi(Indicator(metric: metric, cadence: cadence, actual: measured == nil ? nil : "1", measured: measured)),
      on: measured)
  }

  /// Rows that follow each other up to the end of a day.
  static func measurement(_ days: Int, each length: Int, to end: Day, at path: String = "m.csv") -> Record {
    var measurement = Measurement(objective: "charges", start: end + (1 - days), end: end, points: days / length)
    measurement.rows = stride(from: 0, to: days, by: length).map { day in
      let start = (end + (1 - days + day)).number * 86_400
      return MeasuredInterval(
        start: start, end: start + length * 86_400, isByTheClock: true, outcome: .events(EventCount(good: 1, valid: 1)))
    }
    return record(path, .measurement(measurement), on: end)
  }

  @Test(arguments: [
    Case("a waiver, with its author", waiver(until: today + 9), gives: "waiver 2026-11-29 checkout"),
    Case("an ended one stays", waiver(until: today + -9), gives: "waiver 2026-11-11 checkout"),
    Case("one that waives nothing is none", waiver(until: today + 9, approver: nil)),
    Case("nor is one on a check that is none", waiver(on: "b-7", until: today + 9)),
    Case(
      "one that was renewed is over without a word", waiver(until: today + -3, at: "a.md"),
      waiver(until: today + 9, from: today + -3, at: "b.md"), gives: "waiver 2026-11-29 checkout"),
    Case("a review, good for 90 days", review(by: "qa", .pass, on: today + -10), gives: "review 2027-02-08 qa"),
    Case("a refusal does not run out", review(by: "qa", .fail, on: today + -10)),
    Case(
      "only the newest of a persona", review(by: "qa", .pass, on: today + -50),
      review(by: "qa", .pass, on: today + -10),
      gives: "review 2027-02-08 qa"),
    Case(
      "a day for another look", record("r.md", .review(Review(verdict: .pass, reReview: today + 4)), persona: "qa"),
      gives: "re-review 2026-11-24 qa", "review 2027-02-18 qa"),
    Case(
      "a finding by its due day",
      review(by: "qa", .fail, findings: [finding("Leak", .high, owner: "data", due: "2026-12-01")]),
      gives: "finding 2026-12-01 data"),
    Case(
      "without one by how long it may be open", review(by: "qa", .fail, findings: [finding("Leak", .critical)]),
      gives: "finding 2026-11-27 team-pay"),
    Case(
      "in a conditional review it is a condition",
      review(by: "qa", .conditional, findings: [finding("Leak", .low, due: "2026-12-01")]),
      gives: "condition 2026-12-01 team-pay", "review 2027-02-18 qa"),
    Case(
      "an open action", record("a.md", .action(Action(due: today + 2))),
      record("b.md", .action(Action(due: today, state: .done))),
      gives: "action 2026-11-22 team-pay"),
    Case(
      "a runbook, to be read and to be gone through",
      record("r.md", .runbook(Runbook(lastExercised: today + -10, reviewDue: today + 3))),
      gives: "runbook 2026-11-23 team-pay", "runbook 2027-05-09 team-pay"),
    Case("a deprecated one is left alone", record("r.md", .runbook(Runbook(reviewDue: today + 3, isDeprecated: true)))),
    Case(
      "a monthly KPI is good for 35 days", kpi("MTTR", "monthly", measured: today + -5, at: "k.md"),
      gives: "kpi 2026-12-20 team-pay"),
    Case(
      "its cadence may stand elsewhere", kpi("MTTR", "Every week", measured: nil, at: "k.md"),
      kpi("mttr", nil, measured: today + -5, at: "v.csv"), kpi("MTTR", nil, measured: today + -9, at: "w.csv"),
      gives: "kpi 2026-11-25 team-pay"),
    Case("what is counted per incident has no end", kpi("MTTR", "per incident", measured: today, at: "k.md")),
    Case(
      "a measurement by month is good for two", measurement(60, each: 30, to: today + -1),
      gives: "measurement 2027-01-19 team-pay"),
    Case(
      "one by day for two days", measurement(30, each: 1, to: today + -1), gives: "measurement 2026-11-22 team-pay"),
    Case(
      "the newest load test", record("a.json", .loadTest(LoadTest()), on: today + -100),
      record("b.json", .loadTest(LoadTest()), on: today + -80),
      gives: "load-test 2026-11-30 team-pay"),
    Case(
      "an approval, but no refusal and no advice",
      record("a.md", .certificate(Certificate(verdict: .approved, agent: "sre")), on: today + -80),
      record("b.md", .certificate(Certificate(verdict: .noGo, agent: "qa")), on: today + -80),
      record("c.md", .certificate(Certificate(verdict: .advisoryOnly, agent: "dba")), on: today + -80),
      gives: "certificate 2026-11-30 team-pay"),
    Case(
      "no approval that a refusal has replaced",
      record("a.md", .certificate(Certificate(verdict: .approved, agent: "sre")), on: today + -80),
      record("b.md", .certificate(Certificate(verdict: .noGo, agent: "sre")), on: today + -70)),
    Case(
      "nor one that was refused on the same day",
      record("z.md", .certificate(Certificate(verdict: .approved, agent: "sre")), on: today + -80),
      record("b.md", .certificate(Certificate(verdict: .noGo, agent: "sre")), on: today + -80)),
  ])
  func rows(_ example: Case) {
    var sample = Sample(records: example.records, checks: checks(1, .blocker, prefix: "b"))
    sample.service.owner = "team-pay"
    let rows = sample.report().0.expiries.map { "\($0.kind.rawValue) \($0.day.iso) \($0.owner ?? "nobody")" }
    #expect(rows == example.rows)
  }

  @Test func `another look is one line, its reviewer's, and what else is due on that day stays`() {
    let review = record("r.md", .review(Review(verdict: .pass, reReview: today + 4)), persona: "qa")
    let again = record(
      "r.md", .action(Action(due: today + 4, section: Action.reReview)), persona: "qa", on: nil, line: 3)
    let other = record("r.md", .action(Action(due: today + 4)), persona: "qa", on: nil, line: 5)
    let rows = Sample(records: [review, again, other], checks: []).report().0.expiries
      .filter { $0.day == today + 4 }.map { "\($0.kind.rawValue) \($0.origin.line) \($0.owner ?? "nobody")" }
    #expect(rows == ["action 3 qa", "action 5 nobody"])
  }

  @Test func `answers that age together are one line, and a drill is its own`() {
    var asked = checks(4, .recommended)
    for index in 0..<3 { asked[index].ttl = 30 }
    asked[3].evidence.kind = .drill
    let list = checklist((1...4).map { item("c-\($0)", line: $0) }, on: today + -5)
    let rows = Sample(records: [list], checks: asked).report().0.expiries.map {
      "\($0.kind.rawValue) \($0.day.iso) \($0.text)"
    }
    #expect(rows == ["answer 2026-12-15 the answers to \"?\" and 2 more questions", "drill 2027-02-15 \"?\""])
  }

  @Test func `the lifetimes are those of the policy`() {
    var sample = Sample(records: [record("b.json", .loadTest(LoadTest()), on: today)], checks: [])
    sample.policy.ttl[.loadTest] = 10
    #expect(sample.report().0.expiries.map(\.day) == [today + 10])
  }

  @Test func `what an end is called does not depend on the day`() {
    func keys(_ days: Int) -> [String] {
      Sample(records: [waiver(until: today + days)], checks: checks(1, .blocker, prefix: "b")).report().0.expiries.map(
        \.key)
    }
    #expect(keys(5) == keys(50))
  }
}

/// What a decision will be on a later day if nobody acts.
@Suite struct ForecastTests {
  private func sample() -> Sample {
    var sample = Sample(
      records: [checklist([item("c-1")]), review(by: "qa", .pass, on: today + -80)], checks: checks(1, .required))
    sample.policy.requiredPersonas = [2: ["qa"]]
    return sample
  }

  @Test func `a GO ends with the review that it rests on`() {
    let assessment = sample().assess()
    #expect(assessment.decision.word == .go)
    #expect(assessment.decision.validUntil == today + 10)
    #expect(assessment.forecast.map(\.day) == [today + 11])
    #expect(assessment.forecast.map(\.decision) == [.notAssessed])
    #expect(sample().assess(asOf: today + 11).decision.word == .notAssessed)
    #expect(sample().assess(asOf: today + 10).decision.word == .go)
  }

  @Test func `what is dated later is not counted on`() {
    var later = sample()
    later.records.append(review(by: "qa", .pass, on: today + 5))
    #expect(later.assess().forecast.map(\.decision) == [.notAssessed])
  }

  @Test func `nor is a waiver that begins later`() {
    let list = checklist([item("b-1", .fail)])
    let later = waiver(until: today + 40, from: today + 3)
    let dated = record("r.md", .runbook(Runbook(reviewDue: today + 5)))
    let sample = Sample(records: [list, later, dated], checks: checks(1, .blocker, prefix: "b"))
    #expect(sample.assess().decision.word == .noGo)
    #expect(sample.assess().forecast == [])
  }

  @Test func `a renewal takes over, and ends in turn`() {
    let list = checklist([item("b-1", .fail)])
    let first = waiver(until: today + 3, from: today + -20)
    func days(_ renewal: Record) -> [Day] {
      Sample(records: [list, first, renewal], checks: checks(1, .blocker, prefix: "b")).assess().forecast.map(\.day)
    }
    #expect(days(waiver(until: today + 40, from: today + 4, at: "waivers/two.md")) == [today + 41])
    #expect(days(waiver(until: today + 40, from: today + 6, at: "waivers/two.md")) == [today + 4])
  }

  @Test func `a check that begins to count is foreseen`() {
    var announced = sample()
    announced.checks += checks(1, .blocker, prefix: "b")
    announced.checks[1].enforcedFrom = today + 4
    #expect(announced.assess().forecast.map(\.day) == [today + 4])
    #expect(announced.assess().decision.validUntil == today + 3)
  }

  @Test func `the day for which a finding is promised is foreseen after its age has run out`() {
    var promised = sample()
    promised.records[1] = review(by: "qa", .pass, on: today)
    let late = finding("Late", .high, owner: "ann", due: (today + 50).iso)
    promised.records.append(review(by: "dev", .conditional, findings: [late], on: today + -29))
    let assessment = promised.assess()
    #expect(assessment.decision.word == .goWithConditions)
    #expect(promised.assess(asOf: today + 50).decision.word != .noGo)
    #expect(promised.assess(asOf: today + 51).decision.word == .noGo)
    #expect(assessment.forecast.contains { $0.day == today + 51 && $0.decision == .noGo })
  }

  @Test func `beyond 90 days nothing is foretold`() {
    var young = sample()
    young.records[1] = review(by: "qa", .pass, on: today)
    #expect(young.assess().forecast.map(\.day) == [])
    young.records[1] = review(by: "qa", .pass, on: today + -1)
    #expect(young.assess().forecast.map(\.day) == [today + 90])
  }
}

@Suite struct EvidenceDemandTests {
  @Test func `a yes takes as many pieces of evidence as the check asks for`() {
    var check = checks(1, .required)
    check[0].evidence.minimum = 2
    var row = item("c-1")
    func state(_ row: ChecklistItem) -> CheckState? {
      var sample = Sample(records: [checklist([row])], checks: check)
      sample.paths = ["src/app.swift", "src/b.swift"]
      return sample.assess().state(of: "c-1")
    }
    #expect(state(row) == .claimed)
    row.citations.append(Citation(path: "src/app.swift", firstLine: 5, lastLine: 6, line: 3))
    #expect(state(row) == .claimed)
    row.citations.append(Citation(path: "src/b.swift", firstLine: 5, lastLine: 6, line: 3))
    #expect(state(row) == .pass)
  }

  @Test func `of the kind that it asks for`() {
    var check = checks(1, .required)
    check[0].evidence.kind = .record(.loadTest)
    let row = item("c-1", cites: "perf/test.md")
    let test = record("perf/test.md", .loadTest(LoadTest()))
    func state(_ test: Record) -> CheckState? {
      var sample = Sample(records: [checklist([row]), test], checks: check)
      sample.paths = ["perf/test.md"]
      return sample.assess().state(of: "c-1")
    }
    #expect(state(test) == .pass)
    #expect(state(record("perf/test.md", .runbook(Runbook()))) == .claimed)
  }

  @Test func `a probe's yes ages with the records behind it when the rubric says so`() {
    var check = Check(id: "slo", question: "?", category: "All", severity: .required, probe: "slo-stated", ttl: 30)
    func state(_ days: Int) -> CheckState? {
      let slo = record(
        "slo.md", .slo(ServiceLevelObjective(objective: "0.99", format: .frontMatter)), on: today + -days)
      return Sample(records: [slo], checks: [check]).assess().state(of: "slo")
    }
    #expect(state(30) == .pass)
    #expect(state(31) == .stale)
    check.evidence.minimum = 2
    #expect(state(1) == .partial(done: 1, of: 2))
  }

  @Test func `a check of another stage is not asked`() {
    var check = checks(2, .required)
    check[1].stages = ["production"]
    func asked(_ lifecycle: String?) -> Int {
      var sample = Sample(checks: check)
      sample.service.lifecycle = lifecycle
      return sample.assess().results.count
    }
    #expect(asked("Production") == 2)
    #expect(asked("experimental") == 1)
    #expect(asked(nil) == 2)
  }
}
