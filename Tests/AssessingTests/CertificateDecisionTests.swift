import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// What certificates do to a decision.
@Suite struct CertificateDecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var certificates: [Record]
    var policy: AssessmentPolicy
    var word: Decision.Word
    var fired: [Int]

    init(
      _ description: String, _ certificates: [Record], required: [String] = [], lifting: [String] = [],
      is word: Decision.Word, by fired: [Int]
    ) {
      (testDescription, self.certificates, self.word, self.fired) = (description, certificates, word, fired)
      policy = AssessmentPolicy(requiredPersonas: [2: required])
      policy.mayLift = lifting
    }
  }

  static func stop(by agent: String? = "pell", at time: Int? = nil, date: Day = today + -9) -> Record {
    certificate(by: agent, .emergencyStop, at: time, date: date)
  }

  @Test func `on one day the times in the names of the files tell which is later`() {
    func named(_ verdict: Certificate.Verdict, _ time: String) -> Record {
      let day = today + -9
      let name = "launch_pay_\(day.iso.filter { $0 != "-" })_\(time).md"
      return certificate(by: "pell", verdict, date: day, path: "certificates/\(name)")
    }
    let stopped = named(.emergencyStop, "124500")
    let approved = named(.approved, "230000")
    let sample = Sample(records: [stopped, approved], checks: checks(1, .recommended))
    #expect(sample.report().0.replacedCertificates == [stopped.id: approved.id])
  }

  @Test func `a certificate is replaced by the agent's newest decision, or lifted by name`() {
    let stopped = Self.stop(at: 500)
    let asked = certificate(by: "pell", .requiresRemediation, at: 800, date: today + -9)
    let approved = certificate(by: "pell", .approved, at: 1000, date: today + -9)
    let other = Self.stop(by: "ada")
    let lifting = certificate(by: "bea", .approved, names: ["ada-\((today + -9).number)-0"])
    let live = Self.stop(by: "cleo")
    var sample = Sample(records: [stopped, asked, approved, other, lifting, live], checks: checks(1, .recommended))
    sample.policy.mayLift = ["bea"]
    #expect(
      sample.report().0.replacedCertificates == [
        stopped.id: approved.id, asked.id: approved.id, other.id: lifting.id,
      ])
  }

  static let stopID = "pell-\((today + -9).number)-0"

  @Test(arguments: [
    Case("a stop by anybody", [stop()], is: .noGo, by: [1]),
    Case("a stop by nobody in particular", [stop(by: nil)], is: .noGo, by: [1]),
    Case("a stop of two years ago: silence lifts nothing", [stop(date: today + -730)], is: .noGo, by: [1]),
    Case("a stop of tomorrow has not happened yet", [stop(date: today + 1)], is: .go, by: [7]),
    Case("the same agent approves later", [stop(), certificate(by: "Pell", .approved)], is: .go, by: [7]),
    Case(
      "the same agent wants remediation later", [stop(), certificate(by: "pell", .requiresRemediation)], is: .noGo,
      by: [2]),
    Case(
      "and approves in the end",
      [stop(), certificate(by: "pell", .requiresRemediation, date: today + -5), certificate(by: "pell", .go)], is: .go,
      by: [7]),
    Case(
      "the same agent approved, then rejects",
      [certificate(by: "pell", .go, date: today + -9), certificate(by: "pell", .rejected)], is: .noGo, by: [6]),
    Case(
      "the same agent's conditions, then a rejection",
      [
        certificate(by: "pell", .conditionallyApproved, conditions: [.init("x")], date: today + -9),
        certificate(by: "pell", .rejected),
      ], is: .noGo, by: [6]),
    Case(
      "the same agent's conditions, then an approval",
      [
        certificate(by: "pell", .conditionallyApproved, conditions: [.init("x")], date: today + -9),
        certificate(by: "pell", .approved),
      ], is: .go, by: [7]),
    Case(
      "the same persona's conditions, then a passing review",
      [
        certificate(by: "pell", .conditionallyApproved, conditions: [.init("x")], date: today + -9),
        review(by: "pell", .pass),
      ], is: .go, by: [7]),
    Case(
      "the same agent approves another component", [stop(), certificate(by: "pell", .approved, on: "ledger")],
      is: .noGo, by: [1]),
    Case("another agent approves later", [stop(), certificate(by: "otto", .go)], is: .noGo, by: [1]),
    Case(
      "the same agent approved before", [stop(), certificate(by: "pell", .approved, date: today + -10)], is: .noGo,
      by: [1]),
    Case("the same agent advises later", [stop(), certificate(by: "pell", .advisoryOnly)], is: .noGo, by: [1]),
    Case("the same agent recommends later", [stop(), certificate(by: "pell", .recommend)], is: .noGo, by: [1]),
    Case(
      "the same agent says later what nobody can read", [stop(), certificate(by: "pell", .unrecognised)], is: .noGo,
      by: [1]),
    Case("the same agent decides nothing later", [stop(), certificate(by: "pell", nil)], is: .noGo, by: [1]),
    Case(
      "the same agent wants another look later", [stop(), certificate(by: "pell", .needsFurtherReview)], is: .noGo,
      by: [1]),
    Case(
      "on one day the time decides: stop, then approval",
      [stop(at: 600), certificate(by: "pell", .approved, at: 601, date: today + -9)], is: .go, by: [7]),
    Case(
      "on one day the time decides: approval, then stop",
      [stop(at: 600), certificate(by: "pell", .approved, at: 599, date: today + -9)], is: .noGo, by: [1]),
    Case(
      "on one day without times the stricter counts",
      [stop(), certificate(by: "pell", .approved, at: 1200, date: today + -9)], is: .noGo, by: [1]),
    Case(
      "a persona with the right names the stop",
      [stop(), certificate(by: "Chief Architect", .approved, names: [stopID])], lifting: ["chief-architect"], is: .go,
      by: [7]),
    Case(
      "a persona with the right names nothing", [stop(), certificate(by: "chief-architect", .approved)],
      lifting: ["chief-architect"], is: .noGo, by: [1]),
    Case(
      "a persona without the right names the stop", [stop(), certificate(by: "otto", .approved, names: [stopID])],
      lifting: ["chief-architect"], is: .noGo, by: [1]),
    Case(
      "a persona with the right names the stop and refuses",
      [stop(), certificate(by: "chief-architect", .rejected, names: [stopID])], lifting: ["chief-architect"], is: .noGo,
      by: [1, 6]),
    Case(
      "a persona with the right named the stop before it came",
      [stop(), certificate(by: "chief-architect", .approved, names: [stopID], date: today + -10)],
      lifting: ["chief-architect"], is: .noGo, by: [1]),
    Case("somebody who is not required rejects", [certificate(by: "otto", .rejected)], is: .noGo, by: [6]),
    Case("a required agent rejects", [certificate(by: "Otto", .rejected)], required: ["otto"], is: .noGo, by: [2]),
    Case("a required agent says NO_GO", [certificate(by: "otto", .noGo)], required: ["otto"], is: .noGo, by: [2]),
    Case(
      "a required agent does not recommend", [certificate(by: "otto", .doNotRecommend)], required: ["otto"], is: .noGo,
      by: [2]),
    Case(
      "a required agent wants remediation", [certificate(by: "otto", .requiresRemediation)], required: ["otto"],
      is: .noGo, by: [2]),
    Case(
      "a refusal of long ago stands", [certificate(by: "otto", .rejected, date: today + -400)], required: ["otto"],
      is: .noGo, by: [2, 4]),
    Case("a required agent approves", [certificate(by: "otto", .approved)], required: ["otto"], is: .go, by: [7]),
    Case(
      "a required agent approved on the last day that counts", [certificate(by: "otto", .go, date: today + -90)],
      required: ["otto"], is: .go, by: [7]),
    Case(
      "a required agent approved too long ago", [certificate(by: "otto", .go, date: today + -91)], required: ["otto"],
      is: .notAssessed, by: [4]),
    Case(
      "a required agent wants another look",
      [certificate(by: "otto", .approved, date: today + -9), certificate(by: "otto", .needsFurtherReview)],
      required: ["otto"], is: .notAssessed, by: [4]),
    Case(
      "a required agent only advises", [certificate(by: "otto", .advisoryOnly)], required: ["otto"], is: .notAssessed,
      by: [4]),
    Case(
      "a required agent cannot be understood", [certificate(by: "otto", .unrecognised)], required: ["otto"],
      is: .notAssessed, by: [4]),
    Case(
      "a required agent's stop was lifted by another, and nothing since",
      [stop(by: "pell"), certificate(by: "boss", .go, names: [stopID])], required: ["pell"], lifting: ["boss"],
      is: .notAssessed, by: [4]),
    Case(
      "a rejection of one component stands beside an approval of another",
      [certificate(by: "otto", .rejected, on: "ui", date: today + -9), certificate(by: "otto", .approved, on: "api")],
      required: ["otto"], is: .noGo, by: [2]),
    Case(
      "a later review of the service replaces a certificate of it",
      [certificate(by: "otto", .rejected, date: today + -9), review(by: "otto", .pass)], required: ["otto"], is: .go,
      by: [7]),
    Case(
      "a later certificate of the service replaces a review",
      [review(by: "otto", .fail, on: today + -9), certificate(by: "otto", .approved)], required: ["otto"], is: .go,
      by: [7]),
    Case(
      "a review replaces no certificate of a component",
      [certificate(by: "otto", .rejected, on: "ui", date: today + -9), review(by: "otto", .pass)], required: ["otto"],
      is: .noGo, by: [2]),
    Case(
      "a required agent approved one component too long ago, and another since",
      [certificate(by: "otto", .go, on: "ui", date: today + -91), certificate(by: "otto", .go, on: "api")],
      required: ["otto"], is: .notAssessed, by: [4]),
    Case(
      "a required agent's stop of one component was lifted by another, who has approved a second one",
      [
        stop(by: "pell"), certificate(by: "boss", .go, names: [stopID]), certificate(by: "pell", .go, on: "api"),
      ],
      required: ["pell"], lifting: ["boss"], is: .notAssessed, by: [4]),
    Case(
      "conditions without owner and day",
      [certificate(by: "otto", .conditionallyApproved, conditions: [.init("Rotate the key.")])], is: .noGo, by: [6]),
    Case(
      "conditions with owner and day",
      [certificate(by: "otto", .conditionallyApproved, conditions: [rotation(owner: "team-a", due: "2026-12-01")])],
      is: .goWithConditions, by: [6]),
    Case(
      "conditions whose day has gone by",
      [certificate(by: "otto", .conditionallyApproved, conditions: [rotation(owner: "team-a", due: "2026-11-19")])],
      is: .noGo, by: [6]),
    Case(
      "conditions with an owner to be found",
      [certificate(by: "otto", .conditionallyApproved, conditions: [rotation(owner: "TBD", due: "2026-12-01")])],
      is: .noGo, by: [6]),
    Case(
      "conditions that are met",
      [
        certificate(by: "otto", .conditionallyApproved, conditions: [.init("x", isMet: true), .init("y", isMet: true)])
      ],
      is: .go, by: [7]),
    Case(
      "a condition beside one that is met",
      [certificate(by: "otto", .conditionallyApproved, conditions: [.init("x", isMet: true), .init("y")])],
      is: .noGo, by: [6]),
    Case("conditional without conditions", [certificate(by: "otto", .conditionallyApproved)], is: .noGo, by: [6]),
    Case(
      "four certificates of one agent on one day",
      [
        certificate(by: "mara", .emergencyStop, on: "ledger", at: 550),
        certificate(by: "mara", .requiresRemediation, on: "ledger", at: 820),
        certificate(by: "mara", .conditionallyApproved, on: "ledger", at: 1085, conditions: [.init("x")]),
        certificate(by: "mara", .approved, on: "ledger", at: 1350),
      ], is: .go, by: [7]),
  ])
  func decides(_ example: Case) {
    let sample = Sample(
      records: [DecisionTests.done] + example.certificates, checks: DecisionTests.blocker, policy: example.policy)
    let assessment = sample.assess()
    #expect(assessment.decision.word == example.word)
    #expect(assessment.numbers == example.fired)
  }

  @Test(arguments: [
    (CitationReading.State.same, Decision.Word.go), (.moved, .go), (.renamed, .go), (.unread, .go),
    (.changed, .notAssessed), (.gone, .notAssessed),
  ])
  func `a certificate whose cited lines have changed is stale`(state: CitationReading.State, word: Decision.Word) {
    let signed = certificate(by: "otto", .approved, date: today + -9)
    let cited = Citation(path: "src/app.swift", firstLine: 3, lastLine: 5, line: 12)
    var sample = Sample(
      records: [DecisionTests.done, signed], checks: DecisionTests.blocker,
      policy: AssessmentPolicy(requiredPersonas: [2: ["otto"]]))
    sample.citations = [
      CitationReading(
        record: signed.id, origin: Origin(signed.origin.document, line: 12), citation: cited, atReview: .same,
        atNewest: state)
    ]
    let decision = sample.assess().decision
    #expect(decision.word == word)
    guard word == .notAssessed else { return }
    #expect(
      decision.fired[0].reasons.map(\.text) == [
        "the certificate by otto rests on lines that have changed since: src/app.swift:3"
      ])
    #expect(decision.fired[0].reasons[0].evidence.map(\.line) == [7, 12])
  }

  @Test func `a change is not forgotten by growing old beside a newer certificate of another component`() {
    let signed = certificate(by: "otto", .approved, on: "ui", date: today + -80)
    var sample = Sample(
      records: [DecisionTests.done, signed, certificate(by: "otto", .approved, on: "api")],
      checks: DecisionTests.blocker, policy: AssessmentPolicy(requiredPersonas: [2: ["otto"]]))
    #expect(sample.assess().decision.validUntil == today + 10)
    sample.citations = [
      CitationReading(
        record: signed.id, origin: Origin(signed.origin.document, line: 12),
        citation: Citation(path: "src/app.swift", firstLine: 3, lastLine: 5, line: 12), atReview: .same,
        atNewest: .changed)
    ]
    #expect(
      [0, 10, 11].map { sample.assess(asOf: today + $0).decision.word } == [.notAssessed, .notAssessed, .notAssessed])
  }

  @Test func `five agents of one week: the stop decides, and the others are listed`() {
    let week = [
      certificate(by: "juno", .conditionallyApproved, conditions: [.init("An alert.")], date: today + -2),
      certificate(by: "otto", .go, date: today + -3), certificate(by: "wren", .noGo, date: today + -5),
      certificate(by: "sable", .noGo, date: today + -4), certificate(by: "pell", .emergencyStop, date: today + -3),
    ]
    let assessment = Sample(records: [DecisionTests.done] + week, checks: DecisionTests.blocker).assess()
    #expect(assessment.decision.word == .noGo)
    #expect(assessment.numbers == [1, 6])
    #expect(assessment.decision.fired[0].reasons.map(\.text) == ["pell has stopped everything on pay (pell-20774-0)"])
    let stated = assessment.decision.stated
    #expect(stated.map(\.persona) == ["juno", "otto", "pell", "sable", "wren"])
    #expect(stated.map(\.text) == ["CONDITIONALLY_APPROVED", "GO", "EMERGENCY_STOP", "NO_GO", "NO_GO"])
    #expect(stated.map(\.disagrees) == [true, true, false, false, false])
    #expect(assessment.personas.map(\.persona) == ["juno", "otto", "pell", "sable", "wren"])
  }

  @Test func `required personas who disagree are printed, the strictest first`() {
    let records = [
      DecisionTests.done, certificate(by: "sre", .conditionallyApproved, conditions: [.init("x")]),
      review(by: "qa", .pass, "Good to go"), review(by: "security-engineer", .fail, "BLOCK LAUNCH"),
    ]
    let policy = AssessmentPolicy(requiredPersonas: [2: ["qa", "sre", "security-engineer"]])
    let decision = Sample(records: records, checks: DecisionTests.blocker, policy: policy).assess().decision
    #expect(decision.word == .noGo && decision.rule == 2)
    #expect(decision.dissent.map(\.persona) == ["security-engineer", "sre", "qa"])
    #expect(decision.dissent.map(\.words) == ["BLOCK LAUNCH", "CONDITIONALLY_APPROVED", "Good to go"])
    let agreeing = AssessmentPolicy(requiredPersonas: [2: ["qa"]])
    #expect(Sample(records: records, checks: DecisionTests.blocker, policy: agreeing).assess().decision.dissent.isEmpty)
  }

  @Test func `a GO rests on the certificates of required personas, too`() {
    let sample = Sample(
      records: [DecisionTests.done, certificate(by: "otto", .approved, date: today + -30)],
      checks: DecisionTests.blocker, policy: AssessmentPolicy(requiredPersonas: [2: ["otto"]]))
    #expect(sample.assess().decision.validUntil == today + 60)
  }
}

private func rotation(owner: String, due: String) -> Certificate.Condition {
  .init("Rotate the key", owner: owner, due: Day(iso: due))
}
