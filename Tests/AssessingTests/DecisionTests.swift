import Diagnostics
import ReportModel
import Testing

@Suite struct DecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sample: Sample
    var word: Decision.Word
    var fired: [Int]

    init(_ description: String, _ sample: Sample, is word: Decision.Word, by fired: [Int]) {
      (testDescription, self.sample, self.word, self.fired) = (description, sample, word, fired)
    }
  }

  static let security = AssessmentPolicy(requiredPersonas: [2: ["security-engineer"]])
  static let blocker = checks(1, .blocker)
  static let done = checklist([item("c-1")])
  static func ready(_ more: [Record] = [], policy: AssessmentPolicy = AssessmentPolicy()) -> Sample {
    Sample(records: [done] + more, checks: blocker, policy: policy)
  }

  @Test(arguments: [
    Case("nothing against it", ready(), is: .go, by: [7]),
    Case(
      "a required persona refuses", ready([review(by: "Security Engineer", .fail)], policy: security),
      is: .noGo, by: [2]),
    Case("somebody who is not required refuses", ready([review(by: "qa", .fail)]), is: .noGo, by: [6]),
    Case(
      "somebody who is not required refused, and lets it pass later",
      ready([review(by: "qa", .fail, on: today + -9), review(by: "qa", .pass)]), is: .go, by: [7]),
    Case("a refusal that names nobody", ready([review(by: nil, .fail)]), is: .noGo, by: [6]),
    Case(
      "a refusal is no promise, whatever its findings say",
      ready([review(by: "qa", .fail, findings: [finding("x", .low, owner: "team-a", due: "2027-01-01")])]),
      is: .noGo, by: [6]),
    Case(
      "a certificate of somebody who is not required refuses",
      ready([certificate(by: "qa", .requiresRemediation)]), is: .noGo, by: [6]),
    Case("a blocker fails", Sample(records: [checklist([item("c-1", .fail)])], checks: blocker), is: .noGo, by: [3]),
    Case(
      "a blocker is done in part",
      Sample(records: [checklist([item("c-1", .partial)])], checks: blocker + checks(9, .recommended, prefix: "o")),
      is: .noGo, by: [3, 4]),
    Case(
      "a Critical finding is open", ready([review(by: "qa", .fail, findings: [finding("x", .critical)])]), is: .noGo,
      by: [3, 6]),
    Case("a required persona is missing", ready(policy: security), is: .notAssessed, by: [4]),
    Case(
      "a required review is too old",
      ready([review(by: "security-engineer", .pass, on: today + -91)], policy: security),
      is: .notAssessed, by: [4]),
    Case(
      "a required review is in its last day",
      ready([review(by: "security-engineer", .pass, on: today + -90)], policy: security),
      is: .go, by: [7]),
    Case(
      "a required review has no verdict", ready([review(by: "security-engineer", nil)], policy: security),
      is: .notAssessed, by: [4]),
    Case(
      "a required review has no date", ready([review(by: "security-engineer", .pass, on: nil)], policy: security),
      is: .notAssessed, by: [4]),
    Case(
      "an old refusal is not lifted by silence",
      ready([review(by: "security-engineer", .fail, on: today + -400)], policy: security),
      is: .noGo, by: [2, 4]),
    Case(
      "a refusal is lifted by a later pass of the same persona",
      ready(
        [review(by: "security-engineer", .fail, on: today + -30), review(by: "security-engineer", .pass)],
        policy: security),
      is: .go, by: [7]),
    Case(
      "a refusal is not lifted by a later review without a verdict",
      ready(
        [review(by: "security-engineer", .fail, on: today + -30), review(by: "security-engineer", nil)],
        policy: security),
      is: .noGo, by: [2, 4]),
    Case(
      "of two verdicts on one day the stricter counts",
      ready(
        [review(by: "security-engineer", .pass, at: "a.md"), review(by: "security-engineer", .fail, at: "b.md")],
        policy: security),
      is: .noGo, by: [2]),
    Case("a blocker is unknown", Sample(checks: blocker), is: .notAssessed, by: [4]),
    Case(
      "a blocker is only claimed", Sample(records: [checklist([item("c-1", cites: nil)])], checks: blocker),
      is: .notAssessed, by: [4]),
    Case(
      "coverage is at the line of tier 2",
      Sample(records: [checklist([item("c-1"), item("c-2"), item("c-3")])], checks: checks(5, .recommended)),
      is: .go, by: [7]),
    Case(
      "coverage is below the line of tier 2",
      Sample(records: [checklist([item("c-1")])], checks: checks(2, .recommended)),
      is: .notAssessed, by: [4]),
    Case(
      "the same coverage is too little for tier 1",
      Sample(
        service: Service(id: "pay", name: "Payments", tier: 1),
        records: [checklist([item("c-1"), item("c-2"), item("c-3")])], checks: checks(5, .recommended)),
      is: .notAssessed, by: [4]),
    Case(
      "a required check fails", Sample(records: [checklist([item("c-1", .fail)])], checks: checks(1, .required)),
      is: .noGo, by: [6]),
    Case(
      "a High finding has an owner and a day",
      ready([review(by: "qa", .pass, findings: [finding("x", .high, owner: "team-a", due: "2026-12-01")])]),
      is: .goWithConditions, by: [6]),
    Case(
      "a High finding has no owner",
      ready([review(by: "qa", .pass, findings: [finding("x", .high, due: "2026-12-01")])]),
      is: .noGo, by: [6]),
    Case(
      "a High finding has an owner who is yet to be found",
      ready([review(by: "qa", .pass, findings: [finding("x", .high, owner: "TBD", due: "2026-12-01")])]),
      is: .noGo, by: [6]),
    Case(
      "a High finding's day has gone by",
      ready([review(by: "qa", .pass, findings: [finding("x", .high, owner: "team-a", due: "2026-11-19")])]),
      is: .noGo, by: [6]),
    Case(
      "a High finding is due today",
      ready([review(by: "qa", .pass, findings: [finding("x", .high, owner: "team-a", due: "2026-11-20")])]),
      is: .goWithConditions, by: [6]),
    Case(
      "a closed finding is no condition",
      ready([review(by: "qa", .conditional, findings: [finding("x", .medium, closed: true)])]), is: .go, by: [7]),
    Case(
      "a conditional review's points are bounded",
      ready([review(by: "qa", .conditional, findings: [finding("x", .low, owner: "team-a", due: "2027-01-01")])]),
      is: .goWithConditions, by: [6]),
    Case("a conditional review names no condition", ready([review(by: "qa", .conditional)]), is: .noGo, by: [6]),
    Case(
      "a later pass replaces conditions",
      ready([review(by: "qa", .conditional, on: today + -9), review(by: "QA", .pass)]), is: .go, by: [7]),
    Case(
      "everything at once is listed in order",
      Sample(
        records: [
          review(by: "security-engineer", .fail, findings: [finding("x", .high)], on: today + -99),
          checklist([item("c-1", .fail)]),
        ],
        checks: blocker + checks(9, .recommended, prefix: "o"), policy: security),
      is: .noGo, by: [2, 3, 4, 6]),
  ])
  func decides(_ example: Case) {
    let assessment = example.sample.assess()
    #expect(assessment.decision.word == example.word)
    #expect(assessment.numbers == example.fired)
    #expect(assessment.decision.rule == example.fired[0])
  }

  @Test func `a High finding of a conditional review is one reason, and of any other review too`() {
    func reasons(_ verdict: Review.Verdict) -> [String] {
      let open = finding("x", .high, owner: "team-a", due: "2026-12-01")
      let decision = DecisionTests.ready([review(by: "qa", verdict, findings: [open])]).assess().decision
      return decision.fired.first { $0.number == 6 }?.reasons.map(\.text) ?? []
    }
    #expect(reasons(.conditional) == ["an open condition of qa: \"x\" (until 2026-12-01)"])
    #expect(reasons(.pass) == ["an open High finding: \"x\" (until 2026-12-01)"])
  }

  @Test func `a pass above an open Critical finding counts as unrecognised and is reported at its verdict`() {
    let sample = DecisionTests.ready(
      [review(by: "security-engineer", .pass, "APPROVED", findings: [finding("hole", .critical)])],
      policy: Self.security)
    let (report, log) = sample.report()
    let assessment = report.assessments[0]
    #expect(assessment.numbers == [3, 4])
    #expect(assessment.personas.map(\.state) == [.unrecognised])
    let places = log.sorted.filter { $0.id == "review.verdict-contradicts-findings" }.map(\.location)
    #expect(places == [FileLocation(source: "app", path: "reviews/security-engineer-2026-11-20.md", line: 5)])
  }

  @Test func `a GO is valid until the first of what it rests on runs out`() {
    let check = Check(id: "c-1", question: "?", category: "All", severity: .blocker, ttl: 60)
    let sample = Sample(
      records: [checklist([item("c-1")], on: today + -10), review(by: "security-engineer", .pass, on: today + -20)],
      checks: [check], policy: Self.security)
    #expect(sample.assess().decision.validUntil == today + 50)
    #expect(Sample(records: [Self.done], checks: Self.blocker).assess().decision.validUntil == nil)
  }

  @Test(
    arguments: [
      ("the end of a recommended answer takes nothing away", .recommended, 1, 60),
      ("that of a required one does", .required, 1, 10),
      ("that of so many recommended ones that too little is covered does", .recommended, 9, 10),
    ] as [(String, Check.Severity, Int, Int)])
  func `a GO rests on recommended checks for their coverage alone`(
    _ sentence: String, _ severity: Check.Severity, _ count: Int, _ last: Int
  ) {
    var others = AssessingTests.checks(count, severity, prefix: "r")
    for index in others.indices { others[index].ttl = 10 }
    let lasting = Check(id: "c-1", question: "?", category: "All", severity: .blocker, ttl: 60)
    let items = [item("c-1")] + others.map { item($0.id, cites: "src/\($0.id).swift") }
    let sample = Sample(
      records: [checklist(items, on: today)], checks: [lasting] + others,
      paths: Set(others.map { SourcePath("src/\($0.id).swift") } + [SourcePath("src/app.swift")]))
    #expect(sample.assess().decision.word == .go, "\(sentence)")
    #expect(sample.assess().decision.validUntil == today + last, "\(sentence)")
  }

  @Test func `what documents say stands beside what is derived`() {
    let records = [
      Self.done, review(by: "qa", .fail, "BLOCK LAUNCH"), review(by: "sre", .pass, "GO"),
      review(by: "dba", .unrecognised, "Fine?"),
    ]
    let (report, log) = Sample(records: records, checks: Self.blocker).report()
    let stated = report.assessments[0].decision.stated
    #expect(stated.map(\.text) == ["Fine?", "BLOCK LAUNCH", "GO"])
    #expect(stated.map(\.disagrees) == [false, false, true])
    #expect(stated[1].origin == origin("reviews/qa-2026-11-20.md", 5))
    #expect(log.sorted.filter { $0.id == "assessment.stated-decision-disagrees" }.count == 1)
  }

  @Test func `who passes his own part contradicts nobody who stops the launch for something else`() {
    let records = [
      Self.done, review(by: "qa", .fail, "BLOCK LAUNCH"), review(by: "sre", .pass, "pass"),
      review(by: "dba", .pass, "Approved for production"),
      review(by: "ux", .pass, "pass", findings: [finding("hole", .critical)]),
    ]
    let stated = Sample(records: records, checks: Self.blocker).assess().decision.stated
    let words = stated.map {
      "\($0.persona ?? "-") \($0.disagrees ? "disagrees" : $0.isOfPart ? "of its part" : "agrees")"
    }
    #expect(words == ["dba disagrees", "qa agrees", "sre of its part", "ux disagrees"])
  }

  @Test(
    arguments: [
      ("with a condition that somebody has", "ann", today + 9, "pass", "of its part"),
      ("with a condition that nobody has", nil, nil, "pass", "disagrees"),
      ("with a condition that is overdue", "ann", today + -1, "pass", "disagrees"),
      ("of the launch", "ann", today + 9, "GO with conditions", "disagrees"),
    ] as [(String, String?, Day?, String, String)])
  func `an approval on conditions contradicts nobody who stops the launch for something else`(
    _ sentence: String, _ owner: String?, _ due: Day?, _ words: String, _ relation: String
  ) {
    let open = finding("Slow", .medium, owner: owner, due: due?.iso)
    let records = [
      Self.done, review(by: "qa", .conditional, words == "pass" ? nil : words, findings: [open]),
      review(by: "security-engineer", .fail, "BLOCK LAUNCH"),
    ]
    let decision = Sample(records: records, checks: Self.blocker, policy: Self.security).assess().decision
    #expect(decision.word == .noGo)
    let stated = decision.stated.filter { $0.persona == "qa" }
    #expect(
      stated.map { $0.disagrees ? "disagrees" : $0.isOfPart ? "of its part" : "agrees" } == [relation], "\(sentence)")
  }

  @Test func `without a tier it is judged as tier 2, and says so`() {
    let assessment = Sample(service: Service(id: "pay", name: "Payments"), checks: Self.blocker).assess()
    #expect(
      assessment.notes == [
        "No tier is declared, so it is judged as tier 2.", "No persona is required to review tier 2.",
      ])
  }

  @Test func `a condition stays one when a review without a verdict repeats it`() {
    let slow = finding("Slow", .medium)
    let conditional = review(by: "qa", .conditional, findings: [slow], on: today + -9)
    let decision = Self.ready([conditional, review(by: "qa", nil, findings: [slow])]).assess().decision
    #expect(decision.fired.map(\.number) == [6])
    #expect(
      decision.fired[0].reasons.map(\.text) == ["an open condition of qa: \"Slow\" (no owner and no due date stated)"])
  }

  @Test func `findings that stand in one line are a condition each`() {
    let findings = [finding("Leak", .medium), finding("Slow", .low)]
    let decision = Self.ready([review(by: "qa", .conditional, findings: findings)]).assess().decision
    #expect(
      decision.fired[0].reasons.map(\.text).sorted() == [
        "an open condition of qa: \"Leak\" (no owner and no due date stated)",
        "an open condition of qa: \"Slow\" (no owner and no due date stated)",
      ])
  }

  @Test func `a refusal keeps the findings open that an earlier review holds`() {
    let older = review(by: "qa", .fail, findings: [finding("Leak", .critical), finding("Slow", .high)], on: today + -9)
    let newer = review(by: "qa", .fail, findings: [finding("slow", .high, closed: true)])
    #expect(Self.ready([older, newer]).assess().openFindings.map(\.finding.title) == ["Leak"])
    let passing = review(by: "qa", .pass)
    #expect(Self.ready([older, passing]).assess().openFindings.isEmpty)
  }
}
