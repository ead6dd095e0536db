import ReportModel
import Testing

@testable import Collecting

/// Documents whose front matter says what they are: several records in one are read as they are without it.
@Suite struct DeclaredKindTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var kind: String
    var body: String
    var expected: [String]
  }

  @Test(arguments: [
    Case(
      testDescription: "a register of debts", kind: "debt",
      body: """
        # Debts

        | ID | Title | Severity | Status |
        |---|---|---|---|
        | D1 | One | high | open |
        | D2 | Two | low | open |
        """, expected: ["debt 9 One", "debt 10 Two"]),
    Case(
      testDescription: "debts with a heading each", kind: "debt",
      body: "# Debts\n\n## D-1: One\n\n- Severity: high\n\n## D-2: Two\n\n- Severity: low\n",
      expected: ["debt 7 One", "debt 11 Two"]),
    Case(
      testDescription: "one debt with a table in it", kind: "debt\nseverity: high",
      body: """
        # Old queue

        | ID | Title | Severity | Status |
        |---|---|---|---|
        | D1 | One | high | open |
        """, expected: ["debt 6 Old queue"]),
    Case(
      testDescription: "one debt that says nothing of itself, with numbered parts", kind: "debt",
      body: "# Old queue\n\n## 1. Context\n\nText.\n\n## 2. Impact\n\nText.\n", expected: ["debt 5 Old queue"]),
    Case(
      testDescription: "a table of objectives", kind: "slo",
      body: "# What we promise\n\n| SLO | Target |\n|---|---|\n| Availability | 99.9 % |\n| p95 latency | < 300 ms |\n",
      expected: ["slo 9 Availability", "slo 10 p95 latency"]),
    Case(
      testDescription: "one objective", kind: "slo\nobjective: 99.9 %",
      body: "# Availability\n\n| SLO | Target |\n|---|---|\n| Old | 99 % |\n", expected: ["slo 6 Availability"]),
    Case(
      testDescription: "a list of actions", kind: "action",
      body: "# Next\n\n- [ ] Do it, due 2026-11-25\n- [x] Other\n",
      expected: ["action 7 Do it, due 2026-11-25", "action 8 Other"]),
    Case(
      testDescription: "one action with its steps", kind: "action\ndue: 2026-11-25",
      body: "# Do it\n\n- [ ] First step\n- [ ] Second step\n", expected: ["action 6 Do it"]),
    Case(
      testDescription: "an incident and what follows from it", kind: "incident",
      body:
        "# Down\n\n## Action items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n| Alarm | Jo | 2026-11-20 | open |\n",
      expected: ["incident 5 Down", "action 11 Alarm"]),
    Case(
      testDescription: "a register of waivers", kind: "waiver",
      body:
        "# Waivers\n\n| Check | Reason | Approver | Expires |\n|---|---|---|---|\n| a.b | Why not | Olga | 2026-12-30 |\n",
      expected: ["waiver 9 a.b"]),
  ])
  func `parts are read`(_ example: Case) {
    let read = ReadDocument("docs/x.md", "---\nkind: \(example.kind)\nservice: pay\n---\n\(example.body)")
    #expect(read.records.map { "\($0.kind) \($0.origin.line) \($0.title)" } == example.expected)
    #expect(read.records.allSatisfy { $0.statedService == "pay" })
  }

  @Test func `the service of the front matter is that of all parts that name no other`() {
    let rows = "| SLO | Target | Service |\n|---|---|---|\n| Up | 99.9 % | mail |\n| Fast | 99 % | |\n"
    let read = ReadDocument("docs/slo.md", "---\nservice: pay\n---\n# SLOs of tidegate\n\n\(rows)")
    #expect(read.only(.slo).map(\.statedService) == ["mail", "pay"])
  }

  @Test func `a component in a sentence is no service`() {
    let front = "kind: certificate\nagent: sre\ncomponent: The payment flow of the shop\n"
    let read = ReadDocument("docs/c.md", "---\n\(front)---\n# Certificate\n")
    #expect(read.only(.certificate).map(\.statedService) == [nil])
  }
}
