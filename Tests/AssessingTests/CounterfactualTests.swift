import Diagnostics
import ReportModel
import Testing

@testable import Assessing

@Suite struct CounterfactualTests {
  private func way(_ sample: Sample, to goal: Counterfactual.Goal) -> Counterfactual? {
    sample.assess().counterfactuals.first { $0.goal == goal }
  }

  @Test func `the way to GO is everything that fires, with who and when where it is known`() throws {
    let open = finding("Leak", .critical, owner: "team-a", due: "2026-12-01")
    let sample = Sample(
      records: [
        checklist([item("b-1", .fail), item("b-2", .unknown, line: 4), item("r-1", .fail, line: 5)]),
        certificate(by: "pell", .emergencyStop), review(by: "qa", .fail, findings: [open]),
      ],
      checks: checks(2, .blocker, prefix: "b") + checks(1, .required, prefix: "r"),
      policy: AssessmentPolicy(requiredPersonas: [2: ["qa", "sre"]]))
    let steps = try #require(way(sample, to: .go)).steps
    #expect(
      steps.map(\.text) == [
        "have pell decide anew on pay", "have qa review it and let it pass", "pass b-1", "close the finding \"Leak\"",
        "have sre review it and let it pass", "pass b-2", "pass r-1",
      ])
    #expect(steps.map(\.owner) == ["pell", "qa", nil, "team-a", "sre", nil, nil])
    #expect(steps.map(\.due) == [nil, nil, nil, Day(iso: "2026-12-01"), nil, nil, nil])
  }

  @Test func `a check that fails for open findings alone is nothing beside them`() throws {
    let check = Check(
      id: "critical", question: "?", category: "All", severity: .blocker, probe: "critical-findings")
    let leak = finding("Leak", .critical, owner: "team-a", due: "2026-12-01")
    let sample = Sample(records: [review(by: "qa", .conditional, findings: [leak])], checks: [check])
    let assessment = sample.assess()
    #expect(assessment.results.map(\.state) == [.fail])
    #expect(assessment.decision.rule == 3)
    #expect(assessment.decision.fired.first?.reasons.map(\.text) == ["an open Critical finding: \"Leak\""])
    #expect(try #require(way(sample, to: .go)).steps.map(\.text).contains("close the finding \"Leak\""))
    #expect(try #require(way(sample, to: .go)).steps.map(\.kind).contains(.check) == false)
  }

  @Test func `nor is it one where a tick says that there is none`() throws {
    let check = Check(
      id: "critical", question: "?", category: "All", severity: .blocker, probe: "critical-findings")
    let leak = finding("Leak", .critical, owner: "team-a", due: "2026-12-01")
    let ticked = checklist([item("critical"), item("b-1", .fail, line: 9)])
    let sample = Sample(
      records: [review(by: "qa", .conditional, findings: [leak]), ticked],
      checks: [check] + checks(1, .blocker, prefix: "b"))
    let assessment = sample.assess()
    #expect(assessment.results.map(\.state) == [.contradicted, .fail])
    #expect(assessment.results[0].refuted == [Origin(ticked.origin.document, line: 3)])
    #expect(
      assessment.decision.fired.first?.reasons.map(\.text) == [
        "blocker b-1 fails", "an open Critical finding: \"Leak\"",
      ])
    #expect(try #require(way(sample, to: .go)).steps.map(\.text) == ["pass b-1", "close the finding \"Leak\""])
  }

  @Test(arguments: [
    ("required-reviews", ["security-engineer"], false, "the missing review is asked for by itself"),
    ("security-review", ["security-engineer"], false, "and so is that of the security engineer"),
    ("security-review", ["qa"], true, "another persona's review is no security review"),
    ("owner-declared", ["security-engineer"], true, "a review answers no other question"),
  ])
  func `a check that asks for the reviews among the steps is nothing beside them`(
    _ probe: String, _ required: [String], _ stays: Bool, _ why: String
  ) throws {
    let check = Check(id: "asks", question: "?", category: "All", severity: .blocker, probe: probe)
    let sample = Sample(
      records: [DecisionTests.done], checks: DecisionTests.blocker + [check],
      policy: AssessmentPolicy(requiredPersonas: [2: required]))
    let steps = try #require(way(sample, to: .go)).steps
    #expect(steps.contains { $0.kind == .review })
    #expect(steps.contains { $0.subject == "asks" } == stays, "\(why)")
  }

  @Test(arguments: [
    ([], "have pell decide anew on pay"),
    (["Rotate the key"], "have pell decide anew on pay, after doing what the stop asks for: \"Rotate the key\""),
    (
      ["A", "B", "C", "D", "E"],
      "have pell decide anew on pay, after doing what the stop asks for: \"A\", \"B\", \"C\" and 2 more"
    ),
  ])
  func `a stop says what it asks for`(_ demands: [String], _ text: String) {
    let stop = certificate(by: "pell", .emergencyStop, conditions: demands.map { .init($0) })
    let sample = Sample(records: [DecisionTests.done, stop], checks: DecisionTests.blocker)
    #expect(way(sample, to: .go)?.steps.map(\.text) == [text])
  }

  @Test func `a check that is waived is up to whoever has the waiver, until that ends`() throws {
    let sample = Sample(
      records: [checklist([item("b-1", .fail)]), waiver()], checks: checks(1, .blocker, prefix: "b"))
    let steps = try #require(way(sample, to: .go)).steps
    #expect(steps.map(\.text) == ["pass b-1"])
    #expect(steps.map(\.owner) == ["checkout"])
    #expect(steps.map(\.due) == [today + 30])
  }

  @Test func `a stop can be lifted by whoever has the right`() {
    var sample = Sample(
      records: [DecisionTests.done, certificate(by: "pell", .emergencyStop)], checks: DecisionTests.blocker)
    sample.policy.mayLift = ["chief-architect"]
    #expect(
      way(sample, to: .go)?.steps.map(\.text) == [
        "have pell decide anew on pay, or chief-architect lift pell-20777-0 by name"
      ])
  }

  @Test func `coverage is lifted over its line by the fewest checks, the heaviest first`() {
    let light = checks(4, .recommended, prefix: "o")
    let heavy = Check(id: "heavy", question: "?", category: "All", severity: .recommended, weight: 10)
    let sample = Sample(records: [checklist([item("o-1")])], checks: light + [heavy])
    // 2.5 of 20 are covered; 60 % are 12.
    #expect(way(sample, to: .go)?.steps.map(\.subject) == ["heavy"])
    let tierOne = Sample(
      service: Service(id: "pay", name: "Payments", tier: 1), records: sample.records, checks: sample.checks)
    // 80 % are 16.
    #expect(way(tierOne, to: .go)?.steps.map(\.subject) == ["heavy", "o-2", "o-3"])
  }

  @Test func `a debt or an action that names a check tells who mends it, by when and at what cost`() throws {
    var debt = record("debt.md", .debt(Debt(due: Day(iso: "2026-12-24"), effort: "3 days")))
    debt.owner = "team-b"
    debt.fields = [Field(name: "Check", value: "c-1", line: 4)]
    let sample = Sample(records: [checklist([item("c-1", .fail)]), debt], checks: checks(1, .required))
    let assessment = sample.assess()
    #expect(assessment.decision.word == .goWithConditions)
    #expect(assessment.decision.validUntil == Day(iso: "2026-12-24"))
    let step = try #require(way(sample, to: .go)?.steps.first)
    #expect(step.owner == "team-b" && step.effort == "3 days" && step.due == Day(iso: "2026-12-24"))
  }

  @Test func `a GO needs nothing, and Gold has no next level`() {
    let assessment = DecisionTests.ready().assess()
    #expect(assessment.decision.word == .go)
    #expect(assessment.level == .gold)
    #expect(assessment.counterfactuals.isEmpty)
  }

  @Test func `the way to the next level is what breaks it and what caps it`() {
    let rungs = [Level.bronze, .silver, .gold].flatMap { level in
      (1...2).map {
        Check(id: "\(level.rawValue)-\($0)", question: "?", category: "All", severity: .recommended, level: level)
      }
    }
    func sample(_ failing: [String], findings: [Finding] = []) -> Sample {
      let items = rungs.enumerated().map { line, check in
        item(check.id, failing.contains(check.id) ? .fail : .pass, line: line + 1)
      }
      return Sample(records: [checklist(items), review(by: "qa", .pass, findings: findings)], checks: rungs)
    }
    #expect(way(sample(["bronze-2", "silver-1"]), to: .level(.bronze))?.steps.map(\.subject) == ["bronze-2"])
    #expect(way(sample(["silver-1", "gold-1"]), to: .level(.silver))?.steps.map(\.subject) == ["silver-1"])
    let high = [finding("Slow", .high, owner: "a", due: "2027-01-01")]
    #expect(way(sample(["gold-2"], findings: high), to: .level(.gold))?.steps.map(\.subject) == ["gold-2", "Slow"])
    #expect(sample(["gold-2"], findings: high).assess().level == .silver)
  }

  @Test func `the fix that unblocks most stands first, and one that helps many before one that helps few`() {
    func assessment(_ id: String, _ steps: [Counterfactual.Step]) -> Assessment {
      var assessment = Assessment(
        service: Service(id: id, name: id), decision: Decision(word: .noGo, rule: 3, fired: []), level: .notReady,
        score: nil, results: [])
      assessment.counterfactuals = [Counterfactual(goal: .go, steps: steps)]
      return assessment
    }
    let tracing = Counterfactual.Step(.check, "tracing", "pass tracing")
    let metrics = Counterfactual.Step(.check, "metrics", "pass metrics")
    let security = Counterfactual.Step(.review, "security", "have security review it")
    // Of one title, and two things all the same.
    let finding = Counterfactual.Step(.finding, "No rate limit", "close the finding")
    let condition = Counterfactual.Step(.condition, "Rotate the key", "meet the condition")
    let rubric = Rubric(
      id: "r", title: "R",
      checks: [
        Check(id: "alerts", question: "?", category: "C", severity: .required),
        Check(id: "rollback", question: "?", category: "C", severity: .blocker),
      ])
    let pair = ["alerts", "rollback"].map { Counterfactual.Step(.check, $0, "pass \($0)") }
    #expect(
      sharedFixes([assessment("a", pair), assessment("b", pair)], by: rubric).map(\.subject) == ["rollback", "alerts"])
    let fixes = sharedFixes(
      [
        assessment("a", [tracing, security]), assessment("b", [security]),
        assessment("c", [tracing, metrics, finding]),
        assessment("d", [tracing, metrics]), assessment("e", [finding]), assessment("f", [finding, metrics]),
        assessment("g", [condition]), assessment("h", [condition]),
        assessment("i", [tracing, security]),
      ], by: rubric)
    #expect(fixes.map(\.subject) == ["security", "tracing", "metrics"])
    #expect(fixes.map(\.unblocks) == [["b"], [], []])
    #expect(fixes.map(\.services) == [["a", "b", "i"], ["a", "c", "d", "i"], ["c", "d", "f"]])
  }
}
