import Assessing
import Diagnostics
import ReportModel
import Testing

/// What is said about reviews and checklists, and where.
@Suite struct ReviewDiagnosticTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var records: [Record]
    var notices: [String]

    init(_ description: String, _ records: Record..., gives notices: String...) {
      (testDescription, self.records, self.notices) = (description, records, notices)
    }
  }

  static func asking(for day: Day, on date: Day = today) -> Record {
    record("r/\(date.iso).md", .review(Review(verdict: .pass, reReview: day)), persona: "qa", on: date)
  }

  static func blocker(_ state: ChecklistItem.State) -> Record {
    checklist([ChecklistItem(text: "Data stays in the country", state: state, isBlocker: true, line: 4)])
  }

  @Test(arguments: [
    Case("nothing to say", review(by: "qa", .pass, on: today), asking(for: today, on: today + -1)),
    Case(
      "another look was due yesterday", asking(for: today + -1),
      gives: "r/2026-11-20.md:1: review.re-review-overdue"),
    Case("another look was due, and was had", asking(for: today + -9, on: today + -20), asking(for: today + 9)),
    Case(
      "conditional on nothing", review(by: "qa", .conditional, at: "a.md"),
      gives: "a.md:5: review.conditional-without-conditions", "a.md:5: assessment.stated-decision-disagrees"),
    Case("no date", review(by: "qa", .unrecognised, on: nil, at: "a.md"), gives: "a.md:1: review.undated"),
    Case("no persona", review(by: nil, .unrecognised, at: "a.md"), gives: "a.md:1: review.without-persona"),
    Case(
      "a blocker that no check asks for", blocker(.fail), gives: "ready.md:4: assessment.unmatched-blocker"),
    Case("the same, met", blocker(.pass)),
    Case(
      "dated tomorrow", checklist([item("c-1")], at: "a.md", on: today + 1), gives: "a.md:1: assessment.future-date"),
  ])
  func reports(_ example: Case) {
    let records = example.records + [checklist([item("c-1")], at: "z.md")]
    let (_, log) = Sample(records: records, checks: checks(1, .blocker)).report()
    let notices = log.sorted.map { "\($0.location?.path ?? ""):\($0.location?.line ?? 0): \($0.id)" }
    #expect(notices == example.notices)
  }

  @Test func `an item that could answer two checks answers neither, and is told how to choose`() {
    let twins = ["a", "b"].map {
      Check(id: $0, question: "?", category: "All", severity: .required, claims: ["Canary deployment"])
    }
    let list = checklist([ChecklistItem(text: "Canary deployment", state: .pass, line: 4)])
    let (report, log) = Sample(records: [list], checks: twins).report()
    #expect(report.assessments[0].results.map(\.state) == [.unknown, .unknown])
    let notice = log.sorted.first { $0.id == "assessment.ambiguous-item" }
    #expect(notice?.location == FileLocation(source: "app", path: "ready.md", line: 4))
    #expect(notice?.help == "Begin the item with the check's id and a colon: `a: ...`.")
  }

  @Test func `personas stand in the configuration's order, then whoever else has reviewed`() {
    let policy = AssessmentPolicy(requiredPersonas: [2: ["sre", "qa"]])
    let records = [
      review(by: "dba", .pass), review(by: "Site Reliability Engineer (SRE)", .fail, at: "s.md"),
      review(by: "qa", nil, on: today + -4),
    ]
    let standings = Sample(records: records, policy: policy).assess().personas
    #expect(
      standings == [
        PersonaStanding(persona: "sre", state: .current, isRequired: true, review: "review/smd", date: today),
        PersonaStanding(
          persona: "qa", state: .unrecognised, isRequired: true, review: "review/reviewsqa20261116md",
          date: today + -4),
        PersonaStanding(
          persona: "dba", state: .current, isRequired: false, review: "review/reviewsdba20261120md", date: today),
      ])
  }

  @Test func `a service sees only its own records, and each is assessed by id`() {
    var foreign = checklist([item("c-1", .fail)], at: "other.md")
    foreign.service = "ledger"
    var log = DiagnosticLog()
    let portfolio = Portfolio(
      records: [foreign, checklist([item("c-1")])],
      services: [Service(id: "pay", name: "P", tier: 2), Service(id: "ledger", name: "L", tier: 2)],
      paths: ["app": ["src/app.swift"]])
    let report = assess(
      portfolio, by: Rubric(id: "r", title: "R", checks: checks(1, .blocker)), policy: AssessmentPolicy(), asOf: today,
      into: &log)
    #expect(report.assessments.map(\.service.id) == ["ledger", "pay"])
    #expect(report.assessments.map(\.decision.word) == [.noGo, .go])
  }
}
