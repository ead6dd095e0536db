import Assessing
import Diagnostics
import ReportModel
import Testing

/// What should have been done by a day that has passed.
@Suite struct OverdueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var records: [Record]
    var notices: [String]

    init(_ description: String, _ records: Record..., gives notices: String...) {
      (testDescription, self.records, self.notices) = (description, records, notices)
    }
  }

  static let yesterday = today + -1

  private let own: Set<String> = [
    "debt.overdue", "action.overdue", "incident.action-overdue", "runbook.review-overdue", "certificate.conflict",
  ]

  static func certificate(_ agent: String, _ verdict: Certificate.Verdict, on day: Day = yesterday) -> Record {
    record(
      "\(agent)-\(day.iso).md",
      .certificate(Certificate(verdict: verdict, verdictLine: 7, agent: agent, component: "pay_release_2")),
      persona: agent, on: day)
  }

  static func waiver(for service: String) -> Record {
    var waiver = record("w.yaml", .waiver(Waiver(check: "c")))
    waiver.statedService = service
    waiver.service = service
    return waiver
  }

  @Test(arguments: [
    Case(
      "an open debt, where its due day stands", record("d.md", .debt(Debt(due: yesterday, dueLine: 4))),
      gives: "d.md:4: debt.overdue"),
    Case("due today is not late", record("d.md", .debt(Debt(due: today)))),
    Case("a closed one", record("d.md", .debt(Debt(due: yesterday, isClosed: true)))),
    Case("an open action", record("a.md", .action(Action(due: yesterday))), gives: "a.md:1: action.overdue"),
    Case(
      "another look at a service, which its review asks for itself",
      record("r.md", .action(Action(due: yesterday, section: Action.reReview)))),
    Case("one that is done", record("a.md", .action(Action(due: yesterday, state: .done)))),
    Case(
      "a follow-up of an incident", record("i.md", .incident(Incident())),
      record("i.md", .action(Action(due: yesterday)), line: 20), gives: "i.md:20: incident.action-overdue"),
    Case(
      "a runbook to be looked at", record("r.md", .runbook(Runbook(reviewDue: yesterday, reviewLine: 3))),
      gives: "r.md:3: runbook.review-overdue"),
    Case("a deprecated one", record("r.md", .runbook(Runbook(reviewDue: yesterday, isDeprecated: true)))),
    Case(
      "agents who disagree, at the strictest refusal", certificate("a", .go), certificate("b", .noGo),
      certificate("c", .emergencyStop), gives: "c-2026-11-19.md:7: certificate.conflict"),
    Case(
      "the same agent's later word counts", certificate("a", .go), certificate("b", .noGo, on: today + -9),
      certificate("b", .approved)),
    Case("advice is no approval", certificate("a", .recommend), certificate("b", .noGo)),
    Case("what is signed tomorrow is not signed yet", certificate("a", .go), certificate("b", .noGo, on: today + 1)),
  ])
  func reports(_ example: Case) {
    let (_, log) = Sample(records: example.records).report()
    let notices = log.sorted.filter { own.contains($0.id.description) }.map {
      "\($0.location?.path ?? ""):\($0.location?.line ?? 0): \($0.id)"
    }
    #expect(notices == example.notices)
  }

  @Test func `a waiver for a service that nothing else speaks of`() {
    var log = DiagnosticLog()
    let services = [
      Service(id: "pay", name: "Pay"), Service(id: "old", name: "old", isInferred: true),
      Service(id: "new", name: "new", isInferred: true),
    ]
    var other = record("d.md", .debt(Debt()))
    other.service = "new"
    let records = [Self.waiver(for: "pay"), Self.waiver(for: "old"), Self.waiver(for: "new"), other]
    let portfolio = Portfolio(sources: [Source(name: "app")], records: records, services: services)
    _ = assess(
      portfolio, by: Rubric(id: "r", title: "R", checks: []), policy: AssessmentPolicy(), asOf: today, into: &log)
    #expect(log.sorted.filter { $0.id == "waiver.unknown-service" }.map(\.message).count == 1)
    #expect(log.sorted.contains { $0.message.contains("old") })
  }
}
