import Assessing
import Diagnostics
import ReportModel
import Testing

func waiver(
  on check: String? = "b-1", until expires: Day? = today + 30, from created: Day? = today + -10,
  author: String? = "checkout", approver: String? = "platform", reason: String? = "One harbour only until spring",
  isCreatedUnreadable: Bool = false, renews: String? = nil, id: String? = nil, notApplicable: Bool = false,
  at path: String = "waivers/one.md",
  service: String? = "pay"
) -> Record {
  var waiver = record(
    path,
    .waiver(
      Waiver(
        check: check, reason: reason, author: author, approver: approver, created: created,
        isCreatedUnreadable: isCreatedUnreadable, expires: expires,
        compensatingControl: "Watched by hand", renews: renews, saysNotApplicable: notApplicable)),
    on: created)
  waiver.statedID = id
  waiver.service = service
  return waiver
}

/// What a waiver does to the state of its check, and what is said about it.
@Suite struct WaiverEffectTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var waivers: [Record]
    var answer: ChecklistItem.State
    var state: CheckState
    var notices: [String]

    init(
      _ description: String, _ waivers: Record..., on answer: ChecklistItem.State = .fail, gives state: CheckState,
      notices: String...
    ) {
      (testDescription, self.waivers, self.answer, self.state, self.notices) = (
        description, waivers, answer, state, notices
      )
    }
  }

  @Test(arguments: [
    Case("a valid one covers a failure", waiver(), gives: .waived),
    Case("and a warning sign", waiver(), on: .partial, gives: .waived),
    Case("but not what nobody has answered", waiver(), on: .unknown, gives: .unknown, notices: "note waiver.idle"),
    Case("nor what passes", waiver(), on: .pass, gives: .pass, notices: "note waiver.idle"),
    Case("it holds on its last day", waiver(until: today), gives: .waived, notices: "warning waiver.expires-today"),
    Case(
      "and not on the day after", waiver(until: today + -1), gives: .waiverExpired, notices: "warning waiver.expired"),
    Case(
      "a week before its end it is loud", waiver(until: today + 7), gives: .waived, notices: "warning waiver.ends-soon"),
    Case("three weeks before it is heard", waiver(until: today + 21), gives: .waived, notices: "note waiver.ends-soon"),
    Case("one day earlier it is silent", waiver(until: today + 22), gives: .waived),
    Case("one without an end waives nothing", waiver(until: nil), gives: .fail),
    Case("nor does one without an approver", waiver(approver: nil), gives: .fail),
    Case("nor one that its author approved", waiver(author: "Platform", approver: "platform"), gives: .fail),
    Case("nor one without a reason", waiver(reason: nil), gives: .fail),
    Case(
      "nor one whose reason says nothing", waiver(reason: "TBD"), gives: .fail, notices: "warning waiver.evasive-reason"
    ),
    Case(
      "nor one whose reason is a word", waiver(reason: "deadline"), gives: .fail,
      notices: "warning waiver.evasive-reason"
    ),
    Case(
      "nor one whose reason is a ticket", waiver(reason: "see ticket"), gives: .fail,
      notices: "warning waiver.evasive-reason"
    ),
    Case(
      "nor one that nobody has approved yet", waiver(approver: "Pending"), gives: .fail,
      notices: "warning waiver.evasive-approver"),
    Case(
      "nor one without an author that its owner approved", owned(waiver(author: nil), by: "Platform"), gives: .fail,
      notices: "warning waiver.written-by-its-approver"),
    Case("whose author is known may be owned by its approver", owned(waiver(), by: "Platform"), gives: .waived),
    Case(
      "one without an author waives, and is reported", waiver(author: nil), gives: .waived,
      notices: "warning waiver.no-author"),
    Case(
      "one on a blocker without any first day waives nothing", waiver(until: today + 40, from: nil), gives: .fail,
      notices: "warning waiver.no-day-of-creation"),
    Case(
      "nor does one whose first day cannot be read", waiver(from: nil, isCreatedUnreadable: true), gives: .fail),
    Case(
      "nor one for another service", waiver(service: "ledger"), gives: .fail),
    Case("nor one for no service", waiver(service: nil), gives: .fail, notices: "warning waiver.no-service"),
    Case("nor one that begins tomorrow", waiver(from: today + 1), gives: .fail),
    Case("90 days are allowed on a blocker", waiver(until: today + 80, from: today + -10), gives: .waived),
    Case(
      "91 are not", waiver(until: today + 81, from: today + -10), gives: .fail,
      notices: "warning waiver.outlasts-its-check"),
    Case(
      "a check may be named as checklists name it", waiver(on: "answer B-1"), gives: .waived),
    Case(
      "somebody who has not signed", waiver(on: "b-1", approver: "head-of-ops (not yet signed)"), gives: .fail,
      notices: "warning waiver.evasive-approver"),
    Case("an unknown check", waiver(on: "b-11"), gives: .fail, notices: "warning waiver.unknown-check"),
    Case(
      "the longer of two counts, and the ended one is not mentioned", waiver(until: today + -3, at: "waivers/a.md"),
      waiver(until: today + 40, from: today + -3, at: "waivers/b.md"), gives: .waived),
  ])
  func effect(_ example: Case) {
    let list = checklist([item("b-1", example.answer)])
    let (report, log) = Sample(records: [list] + example.waivers, checks: checks(1, .blocker, prefix: "b")).report()
    #expect(report.assessments[0].state(of: "b-1") == example.state)
    let notices = log.sorted.filter { $0.id.description.hasPrefix("waiver.") }.map { "\($0.severity) \($0.id)" }
    #expect(notices == example.notices)
  }

  @Test func `each waiver has one standing, which pages and probes share`() {
    let waivers = [
      waiver(until: today, at: "w/shorter.md"), waiver(until: today + 30, at: "w/longer.md"),
      waiver(on: "b-2", until: today + -1, at: "w/ended.md"), waiver(on: "b-3", from: today + 1, at: "w/ahead.md"),
      waiver(on: "b-4", until: nil, at: "w/endless.md"), waiver(on: "b-11", at: "w/unknown.md"),
      waiver(on: "b-5", approver: nil, at: "w/unsigned.md"), waiver(on: "b-5", reason: "TBD", at: "w/unreasoned.md"),
    ]
    let report = Sample(records: waivers, checks: checks(5, .blocker, prefix: "b")).report().0
    let found = waivers.map { report.waivers[$0.id] }
    var idle = WaiverStanding(state: .inForce, isValid: true)
    idle.isIdle = true
    #expect(
      found == [
        WaiverStanding(state: .replaced, isValid: true), idle,
        WaiverStanding(state: .ended, isValid: false), WaiverStanding(state: .ahead, isValid: true),
        WaiverStanding(state: .void, faults: ["it has no end"], isValid: true),
        WaiverStanding(state: .void, faults: ["no check of the rubric is called that"], isValid: true),
        WaiverStanding(state: .void, faults: ["no approver"], isValid: false),
        WaiverStanding(state: .void, faults: ["its reason says nothing"], isValid: false),
      ])
  }

  private static func owned(_ waiver: Record, by owner: String) -> Record {
    var waiver = waiver
    waiver.owner = owner
    return waiver
  }

  @Test func `one without an author is not approved by whoever alone has written its file`() {
    func state(_ authors: [String]) -> CheckState? {
      let records = [checklist([item("b-1", .fail)]), waiver(author: nil)]
      let commit = DocumentHistory.Commit(id: "c1", day: today + -10)
      return report(records, DocumentHistory(first: commit, last: commit, authors: authors)).assessments[0]
        .state(of: "b-1")
    }
    #expect(state(["Platform"]) == .fail)
    #expect(state(["Platform", "Checkout"]) == .waived)
    #expect(state(["Checkout"]) == .waived)
  }

  @Test func `a check that may not be waived is not`() {
    var check = checks(1, .blocker, prefix: "b")
    check[0].isWaivable = false
    let (report, log) = Sample(records: [checklist([item("b-1", .fail)]), waiver()], checks: check).report()
    #expect(report.assessments[0].state(of: "b-1") == .fail)
    #expect(
      log.sorted.first { $0.id == "waiver.not-waivable" }?.location
        == FileLocation(source: "app", path: "waivers/one.md", line: 1))
  }

  @Test func `a required check may be waived for 180 days`() {
    let list = checklist([item("r-1", .fail)])
    func state(_ days: Int) -> CheckState? {
      Sample(
        records: [list, waiver(on: "r-1", until: today + days, from: today)], checks: checks(1, .required, prefix: "r")
      )
      .assess().state(of: "r-1")
    }
    #expect(state(180) == .waived)
    #expect(state(181) == .fail)
  }

  @Test(arguments: [(180, CheckState.waived, "waiver.no-day-of-creation"), (181, .fail, "waiver.outlasts-its-check")])
  func `a required check may be waived without a first day, if it has no more than 180 days to go`(
    _ days: Int, _ state: CheckState, _ notice: String
  ) {
    let records = [checklist([item("r-1", .fail)]), waiver(on: "r-1", until: today + days, from: nil)]
    let (report, log) = Sample(records: records, checks: checks(1, .required, prefix: "r")).report()
    #expect(report.assessments[0].state(of: "r-1") == state)
    #expect(log.sorted.map(\.id.description).filter { $0.hasPrefix("waiver.") } == [notice])
  }

  @Test func `without a first day one on a blocker waives nothing, whatever the first commit of its document`() {
    let records = [checklist([item("b-1", .fail)]), waiver(until: today + 40, from: nil)]
    let commit = DocumentHistory.Commit(id: "c1", day: today + -10)
    let report = report(records, DocumentHistory(first: commit, last: commit, authors: ["Checkout"]))
    #expect(report.assessments[0].state(of: "b-1") == .fail)
  }

  @Test func `waivers side by side renew nothing`() {
    let waivers = (0...3).map { (number: Int) -> Record in
      let (begins, ends) = (today + (number - 20), today + (60 - number))
      return waiver(until: ends, from: begins, at: "waivers/\(number).md")
    }
    let sample = Sample(records: [checklist([item("b-1", .fail)])] + waivers, checks: checks(1, .blocker, prefix: "b"))
    #expect(sample.assess().state(of: "b-1") == .waived)
  }

  /// Where git knows the document of the waiver.
  private func report(_ records: [Record], _ history: DocumentHistory) -> Report {
    var portfolio = Sample(records: records).portfolio
    portfolio.documents = [
      DocumentFacts(id: origin("waivers/one.md").document, sha256: "", size: 1, history: history)
    ]
    var log = DiagnosticLog()
    let rubric = Rubric(id: "sample", title: "Sample", checks: checks(1, .blocker, prefix: "b"))
    return assess(portfolio, by: rubric, policy: AssessmentPolicy(), asOf: today, into: &log)
  }

  @Test func `what it covers and who has it stay visible`() throws {
    let result = try #require(
      Sample(records: [checklist([item("b-1", .fail)]), waiver()], checks: checks(1, .blocker, prefix: "b")).assess()
        .results.first)
    #expect(result.underlying == .fail)
    #expect(result.waiverOwner == "checkout")
    #expect(result.expires == today + 30)
    #expect(result.evidence.map(\.document.path.text) == ["ready.md", "waivers/one.md"])
    #expect(result.reason.hasPrefix("waived until \((today + 30).iso), approved by platform: One harbour only"))
  }

  @Test func `nine of ten blockers and a waiver are GO WITH CONDITIONS until it ends`() {
    let items = (1...10).map { item("b-\($0)", $0 == 10 ? .fail : .pass, line: $0) }
    let sample = Sample(
      records: [checklist(items), waiver(on: "b-10", until: today + 30)], checks: checks(10, .blocker, prefix: "b"))
    let before = sample.assess()
    #expect(before.score?.verified.percentText == "90.0")
    #expect(before.decision.word == .goWithConditions)
    #expect(before.decision.validUntil == today + 30)
    let after = sample.assess(asOf: today + 31)
    #expect(after.score?.verified.percentText == "90.0")
    #expect(after.decision.word == .noGo)
    #expect(
      before.forecast == [
        ForecastStep(day: today + 31, decision: .noGo, rule: 3, reason: "blocker b-10 has a waiver that expired")
      ])
  }

  @Test(arguments: [(2, CheckState.waived), (3, .fail)])
  func `a waiver may be renewed twice`(_ renewals: Int, _ state: CheckState) {
    let chain = (0...renewals).map { number in
      waiver(
        until: today + 30 + (number - renewals) * 40, from: today + -10 + (number - renewals) * 40,
        renews: number > 0 ? "W-\(number - 1)" : nil, id: "W-\(number)", at: "waivers/\(number).md")
    }
    // The ones before the last have ended long ago.
    let sample = Sample(records: [checklist([item("b-1", .fail)])] + chain, checks: checks(1, .blocker, prefix: "b"))
    let found = sample.assess().state(of: "b-1")
    #expect(found == (renewals == 3 ? .waiverExpired : state))
  }

  /// Four of forty days, with so many days between them, of which only those before the last have ended.
  private static func chain(gap: Int, renews: (Int) -> String? = { _ in nil }) -> [Record] {
    (0...3).map { number in
      let begins = today + -10 + (number - 3) * (40 + gap)
      var waiver = waiver(
        until: begins + 40, from: begins, renews: number > 0 ? renews(number - 1) : nil, id: "W-\(number)",
        at: "waivers/\(number).md")
      waiver.title = "No load test, part \(number)"
      return waiver
    }
  }

  struct Renewal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var chain: [Record]
    var notices: [String]
  }

  @Test(arguments: [
    Renewal(
      testDescription: "by the path from the document's folder", chain: chain(gap: 9) { "\($0).md" },
      notices: ["waiver.renewed-too-often"]),
    Renewal(
      testDescription: "by the path from the root", chain: chain(gap: 9) { "waivers/\($0).md" },
      notices: ["waiver.renewed-too-often"]),
    Renewal(
      testDescription: "by the title", chain: chain(gap: 9) { "no load test: part \($0)" },
      notices: ["waiver.renewed-too-often"]),
    Renewal(
      testDescription: "on the day after the last one ended", chain: chain(gap: 1),
      notices: ["waiver.renewed-too-often"]
    ),
    Renewal(testDescription: "before the last one ends", chain: chain(gap: -3), notices: ["waiver.renewed-too-often"]),
    Renewal(testDescription: "a day later it is another", chain: chain(gap: 2), notices: []),
    Renewal(
      testDescription: "what leads nowhere counts once", chain: chain(gap: 9) { "W-\($0 + 10)" },
      notices: ["waiver.renews-nothing", "waiver.renews-nothing", "waiver.renews-nothing"]),
    Renewal(
      testDescription: "one that was never fit to waive was not renewed",
      chain: [waiver(until: today + -129, from: today + -170, approver: nil, at: "waivers/9.md")]
        + chain(gap: 1).dropFirst(),
      notices: []),
  ])
  func `what a waiver renews`(_ example: Renewal) {
    let records = [checklist([item("b-1", .fail)])] + example.chain
    let (report, log) = Sample(records: records, checks: checks(1, .blocker, prefix: "b")).report()
    let isTooOften = example.notices.contains("waiver.renewed-too-often")
    #expect(report.assessments[0].state(of: "b-1") == (isTooOften ? .waiverExpired : .waived))
    #expect(log.sorted.map(\.id.description).filter { $0.hasPrefix("waiver.renew") } == example.notices)
  }

  @Test func `waivers that continue one another in a ring are an end to none`() {
    let ring = [waiver(renews: "W-2", id: "W-1", at: "a.md"), waiver(renews: "W-1", id: "W-2", at: "b.md")]
    let (report, log) = Sample(
      records: [checklist([item("b-1", .fail)])] + ring, checks: checks(1, .blocker, prefix: "b")
    ).report()
    #expect(report.assessments[0].state(of: "b-1") == .fail)
    #expect(log.sorted.count { $0.id == "waiver.renewed-too-often" } == 2)
  }
}

@Suite struct NotApplicableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var exemption: Exemption?
    var state: CheckState
    var reason: String
  }

  @Test(arguments: [
    Case(
      testDescription: "with all three",
      exemption: Exemption(reason: "no card data", approver: "platform", reviewBy: today),
      state: .notApplicable, reason: "\"c-1\" does not apply: no card data, approved by platform"),
    Case(
      testDescription: "nothing", exemption: nil, state: .unknown,
      reason: "\"c-1\" is marked not applicable, but no reason is given"),
    Case(
      testDescription: "no approver", exemption: Exemption(reason: "no card data", reviewBy: today), state: .unknown,
      reason: "\"c-1\" is marked not applicable, but nobody with the right to has approved it"),
    Case(
      testDescription: "approved by its author",
      exemption: Exemption(reason: "no card data", approver: "Team A", reviewBy: today), state: .unknown,
      reason: "\"c-1\" is marked not applicable, but its author approved it"),
    Case(
      testDescription: "no day to look again", exemption: Exemption(reason: "no card data", approver: "platform"),
      state: .unknown,
      reason: "\"c-1\" is marked not applicable, but no day is named on which somebody looks at it again"),
    Case(
      testDescription: "a day that has gone by",
      exemption: Exemption(reason: "no card data", approver: "platform", reviewBy: today + -1), state: .unknown,
      reason: "\"c-1\" is marked not applicable, but it was to be looked at again by 2026-11-19"),
  ])
  func `a question does not apply when somebody else says so until a day`(_ example: Case) throws {
    var row = item("c-1", .notApplicable)
    row.exemption = example.exemption
    var list = checklist([row])
    list.owner = "team-a"
    let result = try #require(Sample(records: [list], checks: checks(1, .required)).assess().results.first)
    #expect(result.state == example.state)
    #expect(result.reason == example.reason)
  }

  @Test func `eight passes of ten are 80 until somebody approves that two do not apply`() {
    func assessment(_ exemption: Exemption?) -> Assessment {
      let items = (1...10).map { number in
        var row = item("c-\(number)", number > 8 ? .notApplicable : .pass, line: number)
        row.exemption = number > 8 ? exemption : nil
        return row
      }
      return Sample(records: [checklist(items)], checks: checks(10, .recommended)).assess()
    }
    let unapproved = assessment(Exemption(reason: "no card data", reviewBy: today + 9))
    #expect(unapproved.score?.verified.percentText == "80.0")
    #expect(unapproved.score?.upper.percentText == "100.0")
    let approved = assessment(Exemption(reason: "no card data", approver: "platform", reviewBy: today + 9))
    #expect(approved.score?.verified.percentText == "100.0")
    #expect(approved.score?.scope.value == 0.8)
  }

  @Test func `a record can say it for a check that a probe would answer`() {
    var check = checks(1, .required)
    check[0].probe = "security-review"
    let says = waiver(on: "c-1", until: today + 300, notApplicable: true)
    #expect(Sample(records: [says], checks: check).assess().state(of: "c-1") == .notApplicable)
    #expect(Sample(records: [says], checks: check).assess(asOf: today + 301).state(of: "c-1") == .unknown)
  }
}
