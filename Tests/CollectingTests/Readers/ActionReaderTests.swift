import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct ActionReaderTests {
  private func actions(_ path: String, _ text: String) -> [(record: Record, action: Action)] {
    ReadDocument(path, text).only(.action).compactMap { record in
      if case .action(let action) = record.details { (record, action) } else { nil }
    }
  }

  @Test func `the memory of an agent belongs to its persona`() throws {
    let found = actions(
      "docs/agents/harbour-master/working-memory.md",
      "# Working memory\n\n**Last Updated**: 2026-01-24 09:00 UTC\n\n## Focus\n- Berths\n")
    let (record, action) = try #require(found.first)
    #expect(found.count == 1)
    #expect(action.state == .memory)
    #expect(record.persona == "harbour-master")
    #expect(record.title == "Working memory")
    #expect(record.date?.iso == "2026-01-24")
    #expect(record.lines == 1...6)
  }

  @Test func `a memory that belongs to nobody is no record`() {
    #expect(actions("docs/working-memory.md", "# Working memory\n").isEmpty)
  }

  @Test func `the action items of an incident are actions`() {
    let found = actions(
      "postmortems/INC-7.md",
      """
      # INC-7: Tides were late

      | **Severity** | SEV2 |
      |---|---|

      ## Action items

      | Action | Owner | Due | Status |
      |---|---|---|---|
      | Alert on lag | @platform | 2025-10-24 | done |
      | Split the batch | @checkout | 2025-11-15 | open |

      ## Notes

      - [ ] no action item
      """)
    #expect(found.map(\.record.title) == ["Alert on lag", "Split the batch"])
    #expect(found.map(\.action.state) == [.done, .open])
    #expect(found.map { $0.action.due?.iso } == ["2025-10-24", "2025-11-15"])
    #expect(found.map(\.record.owner) == ["@platform", "@checkout"])
    #expect(found.map(\.record.origin.line) == [10, 11])
  }

  @Test func `a day to review again is an action`() throws {
    let found = actions(
      "any/a.md",
      "---\nkind: review\npersona: sre\nservice: tides\ndate: 2026-01-10\nverdict: pass\nre_review: 2026-04-10\n---\n# Tides\n"
    )
    let (record, action) = try #require(found.first)
    #expect(record.title == "Review again: Tides")
    #expect(action.due?.iso == "2026-04-10")
    #expect(record.statedService == "tides")
    #expect(record.persona == "sre")
  }

  struct FollowUp: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var owners: [String?]
    var days: [String?]
    var states: [Action.State]
  }

  @Test(arguments: [
    FollowUp(
      testDescription: "a table without a state is open",
      text: "| Action | Owner | Due date |\n|---|---|---|\n| A | Pat | 2026-10-20 |\n| B | — | - |\n",
      owners: ["Pat", nil], days: ["2026-10-20", nil], states: [.open, .open]),
    FollowUp(
      testDescription: "the table of the SRE book says it beside the bug",
      text:
        "| Action Item | Type | Owner | Bug |\n|---|---|---|---|\n| A | fix | jo | n/a **DONE** |\n| B | fix | jo | #1 TODO |\n",
      owners: ["jo", "jo"], days: [nil, nil], states: [.done, .open]),
    FollowUp(
      testDescription: "a plain list where it says by when",
      text:
        "1. **A** - Owner: Pat - Due: 2026-10-20\n2. B (P1, @ben, by Oct 21, 2026)\n3. C, some day\n4. D - due 2026-10-22 - done\n",
      owners: ["Pat", "@ben", nil], days: ["2026-10-20", "2026-10-21", "2026-10-22"], states: [.open, .open, .done]),
    FollowUp(
      testDescription: "boxes with a name and a day in any order",
      text: "- [ ] A — @pat — 2026-10-21 — Open\n- [ ] B (owner: Jonas Weiss, due 2026-10-20)\n- [x] C\n",
      owners: ["@pat", "Jonas Weiss", nil], days: ["2026-10-21", "2026-10-20", nil], states: [.open, .open, .done]),
    FollowUp(
      testDescription: "what is not done yet",
      text:
        "- A, due 2026-10-20 — not done\n- B (Owner: Pat, Due: 2026-10-20, Status: Not done)\n- C, due 2026-10-20 (never closed)\n"
        + "- D, due 2026-10-20, not yet fixed\n- E, due 2026-10-20, to be done\n- Do not log keys, due 2026-10-20, done\n",
      owners: [nil, "Pat", nil, nil, nil, nil], days: Array(repeating: "2026-10-20", count: 6),
      states: [.open, .open, .open, .open, .open, .done]),
    FollowUp(
      testDescription: "a name and a day without words for them",
      text: "- [ ] A (Ann, 2026-11-05)\n- [ ] B (owner: ann; ETA: 5 November 2026)\n- [ ] C @ann 2026-11-05\n"
        + "- [ ] D (see 2026-11-05)\n",
      owners: ["Ann", "ann", "@ann", nil], days: ["2026-11-05", "2026-11-05", "2026-11-05", nil],
      states: [.open, .open, .open, .open]),
    FollowUp(
      testDescription: "columns by other names",
      text: "| ID | Description | Owner | Due |\n|---|---|---|---|\n| 1 | A | Pat | 2026-10-20 |\n\n"
        + "| Corrective action | Owner | Done |\n|---|---|---|\n| B | Pat | Yes |\n| C | Pat | ✓ |\n| D | Pat | no |\n",
      owners: ["Pat", "Pat", "Pat", "Pat"], days: ["2026-10-20", nil, nil, nil], states: [.open, .done, .done, .open]),
    FollowUp(
      testDescription: "columns in Spanish",
      text: "| Acción | Responsable | Fecha límite | Estado |\n|---|---|---|---|\n| A | Jo | 2026-10-20 | Hecho |\n"
        + "| B | Ana | 2026-10-21 | Pendiente |\n| C | Ana | 2026-10-22 | No hecho |\n",
      owners: ["Jo", "Ana", "Ana"], days: ["2026-10-20", "2026-10-21", "2026-10-22"], states: [.done, .open, .open]),
    FollowUp(
      testDescription: "columns in Portuguese, and a day that is none by which to do it",
      text: "| Ação | Responsável | Data | Prazo |\n|---|---|---|---|\n| A | Ana | 2026-10-01 | 2026-10-20 |\n",
      owners: ["Ana"], days: ["2026-10-20"], states: [.open]),
    FollowUp(
      testDescription: "a table of something else",
      text: "| Action | Effect |\n|---|---|\n| Restart | none |\n", owners: [], days: [], states: []),
  ])
  func `what follows from an incident is read in the usual forms`(_ example: FollowUp) {
    let found = actions("postmortems/a.md", "# Postmortem: A\n\n## Action Items\n\n\(example.text)")
    #expect(found.map(\.record.owner) == example.owners)
    #expect(found.map { $0.action.due?.iso } == example.days)
    #expect(found.map(\.action.state) == example.states)
  }

  @Test(
    arguments: [
      ("Completed", .done), ("Complete", .done), ("✅ Completed", .done), ("Implemented", .done), ("Deployed", .done),
      ("✔️", .done), ("✔", .done), ("☑", .done), ("[x]", .done), ("Done (PR #12, staging and production)", .done),
      ("n/a", .cancelled), ("Cancelled", .cancelled), ("Not cancelled, open", .open), ("Not implemented", .open),
      ("Implemented in part", .open), ("✅ planned", .open), ("Deployed to staging", .open), ("In progress", .open),
      ("Completed?", .open),
    ] as [(String, Action.State)])
  func `a status says whether an action is over`(status: String, state: Action.State) {
    let table = "| Action | Owner | Status |\n|---|---|---|\n| A | Pat | \(status) |\n"
    #expect(actions("postmortems/a.md", "# Postmortem: A\n\n## Actions\n\n\(table)").map(\.action.state) == [state])
  }

  @Test(
    arguments: [
      ("5. Action Items", 1), ("Follow-up", 1), ("Corrective and Preventative Measures", 1),
      ("Action Items (short term)", 1), ("Immediate response", 1),
    ] as [(String, Int)])
  func `what follows stands below headings of many names`(heading: String, count: Int) {
    #expect(
      actions("postmortems/a.md", "# Postmortem: A\n\n## \(heading)\n\n- [ ] A — @pat — 2026-11-05\n").count == count)
  }

  @Test(
    arguments: [
      ("Follow-up tasks", "- [ ] Automate renewal (Owner: Ann, Due: 2026-02-01)", 1),
      ("Remediation plan", "- [ ] Add an alert", 1), ("What we will do", "- [ ] Add an alert", 1),
      ("アクションアイテム", "- [ ] 監視を追加 担当：田中", 1), ("Ações preventivas", "- [ ] Alerta", 1),
      ("Recommendations", "- Add an alert by 2026-02-01", 0), ("Detection", "- [ ] Pager went off", 0),
      ("Remediation", "| Action | Owner |\n|---|---|\n| Add an alert | Ann |", 1),
      ("Mitigation", "| Action | Status |\n|---|---|\n| Restarted the pods | done |", 0),
      ("Lessons\n\n### Action items", "- Add an alert, due 2026-02-01", 1),
      ("Action items\n\n### Follow-up actions", "- [ ] Add an alert", 1),
    ] as [(String, String, Int)])
  func `a box is an action below a heading that speaks of actions, elsewhere when somebody does it`(
    heading: String, text: String, count: Int
  ) {
    let read = ReadDocument("postmortems/a.md", "# Outage\n\n**Date:** 2026-01-05\n\n## \(heading)\n\n\(text)\n")
    #expect(read.only(.action).count == count)
  }

  @Test(arguments: ["担当: 田中", "担当：田中", "Responsável: 田中", "Owner: 田中"])
  func `an owner is named in other languages too`(label: String) {
    let found = ReadDocument("postmortems/a.md", "# Outage\n\n## Detection\n\n- [ ] Alert (\(label))\n").only(.action)
    #expect(found.map(\.owner) == ["田中"])
  }
}
