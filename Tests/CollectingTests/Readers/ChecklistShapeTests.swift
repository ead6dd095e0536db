import ReportModel
import Testing

@Suite struct ChecklistShapeTests {
  /// The states of the items of the only checklist, `-` for none.
  private func states(_ text: String, at path: String = "docs/readiness.md") -> String {
    let found = ReadDocument(path, text).only(.checklist)
    guard found.count == 1, case .checklist(let checklist) = found[0].details else { return "-" }
    return checklist.items.map { item in
      (item.isBlocker ? "!" : "") + item.state.rawValue + (item.note.map { " (\($0))" } ?? "")
    }.joined(separator: ", ")
  }

  @Test func `items are no fields of the checklist, and what stands above them is`() throws {
    let text = """
      ---
      kind: checklist
      ---
      # Payments: before launch

      - Stage: beta
      - **Owner:** team-payments

      Answers:

      - [x] security.secrets: all in the vault (docs/vault.md:12)
        - Status: rotated yesterday
      - [ ] Persona: nobody yet
      - ❌ scalability.load-test: not done yet

      """
    let record = try #require(ReadDocument("a.md", text).records.first)
    #expect(record.fields.map(\.name) == ["Stage", "Answers"])
    #expect(record.owner == "team-payments")
    #expect(record.persona == nil)
    #expect(record.statusRaw == nil)
    guard case .checklist(let checklist) = record.details else { return }
    #expect(checklist.items.count == 3)
  }

  @Test(arguments: [
    ("no issues", "| Check | Status |\n|---|---|\n| Log | No issues |\n| Key | No |", "pass (No issues), fail"),
    (
      "a header that explains its marks",
      "| Item | Status (✅/⚠️/❌) | Owner |\n|---|---|---|\n| Log | ✅ | ann |\n| Key | ❌ | ben |", "pass, fail"
    ),
    ("a tick for a header", "| Item | ✓ |\n|---|---|\n| Log | ✅ |\n| Key | ❌ |", "pass, fail"),
    ("a verdict on each", "| Check | Verdict |\n|---|---|\n| Log | PASS |\n| Key | FAIL |", "pass, fail"),
    ("somebody's verdict", "| Team | Verdict |\n|---|---|\n| Ops | PASS |\n| Legal | FAIL |", "-"),
    ("boxes to decide with", "- [x] Log\n- [ ] Key\n\n## Final call\n\n- [ ] **GO**\n- [x] **NO-GO**", "pass, unknown"),
    ("letters", "| Check | Ready? |\n|---|---|\n| Log | N |\n| Key | Y |\n| Pager | NOK |", "fail, pass, fail"),
    (
      "a column for yes and one for no",
      "| Check | Pass | Fail |\n|---|---|---|\n| Log |  | X |\n| Key | X |  |\n| Pager | | |",
      "fail, pass, unknown"
    ),
    (
      "boxes in such columns", "| Check | Yes | No |\n|---|---|---|\n| Log | [ ] | [x] |\n| Key | [x] | [ ] |",
      "fail, pass"
    ),
    ("marks in both", "| Check | Yes | No |\n|---|---|---|\n| Log | x | x |\n| Key | x | |", "unknown, pass"),
    ("open and closed", "| Item | Status |\n|---|---|\n| Log | Open |\n| Key | Closed |", "unknown, pass"),
    (
      "what is not", "| Check | Status |\n|---|---|\n| Log | Not configured |\n| Key | Not ready |", "fail, fail"
    ),
    ("a struck answer", "| Check | Status |\n|---|---|\n| Log | ~~Done~~ |\n| Key | Done |", "unknown, pass"),
    (
      "what a cell adds", "| Check | Status |\n|---|---|\n| Log | Passed with failures |\n| Key | Done |",
      "pass (Passed with failures), pass"
    ),
  ])
  func `cells answer in words, letters and columns`(sentence: String, text: String, states: String) {
    #expect(self.states("# Readiness checklist\n\n" + text) == states, "\(sentence)")
  }

  @Test func `a struck item does not apply, unless it is ticked and nothing says that it was dropped`() {
    let text =
      "# Readiness checklist\n\n- [ ] ~~Alerts configured~~ (ok.txt:1)\n- [x] Log\n- [x] ~~Fax~~\n"
      + "- [x] ~~Page~~ (no longer needed)"
    #expect(states(text) == "not-applicable (ok.txt:1), pass, pass, not-applicable (no longer needed)")
  }

  @Test func `a box may hold other signs than those of GitHub`() {
    let text = "# Readiness checklist\n\n- [x] Log\n- [~] Key\n- [❌] Page\n- [!] Fax\n- [✓] Mail\n- [/] Post\n- [a] b"
    #expect(states(text) == "pass, partial, fail, unknown, pass, partial")
  }

  @Test(
    arguments: [
      ("a bold line", "- [x] Log\n- [x] Key\n\n**Decision: NO-GO**", "9 fail NO-GO"),
      ("a label", "- [x] Log\n- [x] Key\n\n**Verdict:** NOT READY", "9 fail NOT READY"),
      ("none", "- [x] Log\n- [x] Verdict of the board: known", nil),
    ] as [(String, String, String?)])
  func `what a checklist concludes is read`(sentence: String, text: String, verdict: String?) throws {
    let record = try #require(ReadDocument("a.md", "---\nkind: checklist\n---\n# List\n\n" + text).records.first)
    guard case .checklist(let checklist) = record.details else { return }
    #expect(checklist.verdict.map { "\($0.line) \($0.verdict) \($0.raw)" } == verdict, "\(sentence)")
  }

  @Test(arguments: [
    ("boxes", "- [x] Rollback\n- [ ] Canary (BLOCKER)\n- [-] Pager", "pass, !unknown, not-applicable"),
    ("a struck item behind its box", "- [x] Runbook\n- [ ] ~~Fax~~", "pass, not-applicable"),
    ("signs at the start of lines", "✓ Plan?\n✗ Drill?\n⏳ Training", "pass, fail, unknown"),
    (
      "an answer below an unticked question",
      "- [ ] **Is there a plan?**\n\n  _Yes, see the wiki._\n\n- [ ] Who owns it?",
      "partial (Yes, see the wiki.), unknown"
    ),
    ("an explanation below a task is no answer", "- [ ] Load test\n\n  Use k6.\n\n- [x] Log", "unknown, pass"),
    (
      "a table",
      "| Check | Owner | State |\n|---|---|---|\n| A | v | ✅ |\n| B | v | ❌ (BLOCKER) |\n| C | v | N/A (inside) |",
      "pass, !fail, not-applicable (inside)"
    ),
    (
      "a table in words", "| Item | Done |\n|---|---|\n| A | yes |\n| B | in progress |\n| C | ні |",
      "pass, partial, fail"
    ),
    (
      "levels ask, they do not answer", "| Check | Level B | Level A |\n|---|---|---|\n| A | ✅ | ✅ |\n| B | | ✅ |",
      "unknown (required at Level B, Level A), unknown (required at Level A)"
    ),
    ("a legend", "- ✅ means that it is asked for", "-"),
    ("nothing to tick", "- One\n- Two", "-"),
  ])
  func `an answer is read from its mark`(sentence: String, text: String, expected: String) {
    #expect(states("# Readiness of mill\n\n\(text)\n") == expected, "\(sentence)")
  }

  @Test(arguments: [
    ("an area before the check", "| Area | Check | Status |", "B"),
    ("a step before the check", "| Step | Check | Status |", "B"),
    ("a gate before its criteria", "| Gate | Criteria | Status |", "B"),
    ("a check before its description", "| Check | Description | Status |", "A"),
    ("an area alone", "| Area | Owner | Status |", "A"),
    ("an area behind a number", "| # | Area | Status |", "B"),
    ("a heading that nobody knows", "| Thema | Wer | Status |", "A"),
    ("levels below a check", "| Area | Check | Level B | Level A |", "B"),
  ])
  func `what a table asks stands in the column that says so`(sentence: String, header: String, text: String) throws {
    let columns = header.utf8.count { $0 == UInt8(ascii: "|") } - 1
    let rule = String(repeating: "|---", count: columns) + "|"
    let row = "| A | B | ✅ |" + (columns > 3 ? " ✅ |" : "")
    let read = ReadDocument("docs/readiness.md", "---\nkind: checklist\n---\n# Mill\n\n\(header)\n\(rule)\n\(row)\n")
    let record = try #require(read.only(.checklist).first, "\(sentence)")
    guard case .checklist(let checklist) = record.details else { return }
    #expect(checklist.items.map(\.text) == [text], "\(sentence)")
  }

  @Test(arguments: [
    ("a shopping list", "docs/shopping.md", "# Shopping\n\n- [x] Milk\n- [ ] Rope\n"),
    ("a title with a hole", "docs/readiness.md", "# Readiness of <service>\n\n- [ ] A\n- [ ] B\n"),
    (
      "a page that explains levels", "docs/readiness-level.md",
      "# Readiness level\n\n## How to choose?\n\nSo.\n\n## Level A\n\nBest.\n"
    ),
    ("an agent's definition", "a/readiness.md", "---\nname: a\ndescription: b\n---\n- [ ] A\n- [ ] B\n"),
  ])
  func `what only looks like one is none`(sentence: String, path: String, text: String) {
    #expect(states(text, at: path) == "-", "\(sentence)")
  }

  @Test func `questions that are headings have the prose below them as answers`() throws {
    let text = """
      # Proposal 7: Mill

      ## Production Readiness Review Questionnaire

      <!-- Fill this in. -->

      ### Rollout

      ###### How can it be turned off?

      <!--
      Pick one.
      -->

      - [ ] A flag

      ###### Can it fail?

      <!--
      Be honest.
      -->

      ###### What is watched?

      The error rate, `src/mill.py:3`.

      ## History

      ###### Is this one?
      """
    let record = try #require(ReadDocument("proposals/7-mill/README.md", text).only(.checklist).first)
    guard case .checklist(let checklist) = record.details else { return }
    #expect(record.title == "Proposal 7: Mill")
    #expect(checklist.items.map(\.text) == ["How can it be turned off?", "Can it fail?", "What is watched?"])
    #expect(checklist.items.map(\.note) == ["A flag", nil, "The error rate, src/mill.py:3."])
    #expect(checklist.items.map(\.section) == ["Rollout", "Rollout", "Rollout"])
    #expect(checklist.isNotStarted)
  }

  @Test func `questions may be bold items`() throws {
    let text = """
      # Mill

      ## Production Readiness Questionnaire

      * **Is it on
        by default?**

        No.

      * **Can it be turned off?**
      """
    let record = try #require(ReadDocument("p/README.md", text).only(.checklist).first)
    guard case .checklist(let checklist) = record.details else { return }
    #expect(checklist.items.map(\.text) == ["Is it on by default?", "Can it be turned off?"])
    #expect(checklist.items.map(\.note) == ["No.", nil])
  }

  @Test func `the template of a questionnaire is none`() {
    let text = "# Title\n\n## Review Questionnaire\n\n### Can it fail?\n"
    #expect(ReadDocument("proposals/NNNN-template/README.md", text).only(.checklist).isEmpty)
  }

  @Test(arguments: [
    ("- Metrics ✅", ["Metrics pass"]), ("- **Metrics**: ✅ Prometheus", ["Metrics pass Prometheus"]),
    ("- Backups: ❌ none", ["Backups fail none"]), ("- Alerting ⚠️", ["Alerting partial"]),
    ("- Risk: 🔴 High", []), ("- **Status**: ✅ Approved", []), ("- Overall ready: ✅", ["Overall ready pass"]),
    ("- The load: 🟢 low", []), ("- 🟢 **LOW:** 115", []), ("- 🟠 5 medium findings", []), ("- 🔴 CRITICAL: 0", []),
    ("- ⚠️ P1 issues: 3 open", []), ("- ✅ 0 critical issues", ["0 critical issues pass"]),
    ("- 0 critical issues ✅", ["0 critical issues pass"]),
    ("- 🔴 CRITICAL: 2 backups are missing", ["CRITICAL: 2 backups are missing fail"]),
    ("- 🟢 High availability: 3 zones", ["High availability: 3 zones pass"]),
  ])
  func `a tick behind the name is an answer, a colour is none`(_ line: String, _ expected: [String]) {
    let read = ReadDocument("docs/production-readiness.md", "# Production Readiness\n\n- ✅ First\n\(line)\n")
    let items = read.only(.checklist).flatMap { record -> [ChecklistItem] in
      if case .checklist(let checklist) = record.details { checklist.items } else { [] }
    }
    let texts = items.dropFirst().map { item in
      [item.text, item.state.rawValue, item.note].compactMap(\.self).joined(separator: " ")
    }
    #expect(texts == expected)
  }

  @Test(arguments: [
    ("✅ **PRODUCTION READY** - nothing blocks it", "pass"), ("- ✅ **Ready to ship**", "pass"),
    ("❌ **Not ready for production**: no backups", "pass"), ("✅ Ready for launch", "pass, pass"),
    ("✅ **Production ready** dashboards", "pass, pass"), ("- [x] **Ready to ship**", "pass, pass"),
  ])
  func `a mark with a verdict in bold is no item`(_ line: String, _ expected: String) {
    let text = "---\nkind: checklist\n---\n# Readiness\n\n\(line)\n\n- ✅ Backups\n"
    #expect(states(text) == expected)
  }

  @Test(arguments: [
    ("Users", "100 users", 0), ("Load", "2000", 0), ("Load", "50 req/s", 0), ("Load", "Peak", 2), ("Nr", "1", 2),
    ("Users", "1. Sign in", 2), ("Check", "100 users", 2), ("Users", "100 users at once on one node", 2),
  ])
  func `what was measured at an amount is no item`(_ column: String, _ cell: String, _ count: Int) {
    let rows = "| \(cell) | 8 MB | ✅ Optimal |\n| \(cell) | 67 MB | 🔴 Critical |\n"
    let read = ReadDocument(
      "a.md", "---\nkind: checklist\n---\n# Readiness\n\n| \(column) | Memory | Status |\n|---|---|---|\n\(rows)")
    guard case .checklist(let list)? = read.only(.checklist).first?.details else { return }
    #expect(list.items.count == count)
  }

  @Test(arguments: [
    ("3 of 4", "partial"), ("50 %", "partial"), ("partly", "partial"), ("ok?", "unknown"), ("✅ ?", "unknown"),
    ("yes", "pass"), ("Yes, but last restore failed", "fail"), ("Yes, will be added", "pass"), ("24/7", "unknown"),
    ("Yes/No", "unknown"), ("Yes*", "partial"), ("✅*", "partial"), ("No*", "fail"), ("Yes, no issues", "pass"),
    ("**Yes**", "pass"),
  ])
  func `a cell is what it says`(cell: String, state: String) {
    let table = "| Check | Status |\n|---|---|\n| Rollback | \(cell) |\n| Metrics | yes |\n| Logs | no |\n"
    let read = ReadDocument("docs/production-readiness.md", "# Production Readiness\n\n\(table)")
    guard case .checklist(let list)? = read.only(.checklist).first?.details else { return }
    #expect(list.items.first?.state.rawValue == state)
  }

  @Test(arguments: [
    ("Logs - no, still plain text", "fail"), ("Backups: restore failed on 2026-11-01", "fail"),
    ("Logs: untested", "pass"),
    ("Flags — N/A: none are used", "not-applicable"), ("Logs: no tests failing", "pass"), ("Logs", "pass"),
  ])
  func `a tick above words that say no is a no`(text: String, state: String) {
    let read = ReadDocument("docs/production-readiness.md", "# Production Readiness\n\n- [x] \(text)\n- [x] Metrics\n")
    guard case .checklist(let list)? = read.only(.checklist).first?.details else { return }
    #expect(list.items.first?.state.rawValue == state)
  }

  @Test(arguments: [("Severity | Area | Status | Finding", 0), ("Priority | Area | Status | Item", 2)])
  func `a table of findings is no checklist`(_ header: String, _ count: Int) {
    let rows = "| High | Docs | Done | No runbook |\n| Low | Docs | Open | No index |\n"
    let read = ReadDocument(
      "docs/production-readiness.md", "# Production Readiness\n\n| \(header) |\n|---|---|---|---|\n\(rows)")
    let items = read.only(.checklist).flatMap { record -> [ChecklistItem] in
      if case .checklist(let checklist) = record.details { checklist.items } else { [] }
    }
    #expect(items.count == count)
  }

  @Test(arguments: ["CONTRIBUTING.md", ".github/ISSUE_TEMPLATE/launch.md"])
  func `what is to be copied, or asked of changes, answers nothing`(_ path: String) {
    #expect(ReadDocument(path, "# Launch checklist\n\n- [x] Rollback tested\n- [x] Alerts\n").only(.checklist).isEmpty)
  }

  @Test(arguments: [
    ("an empty box below it", "- [x] Rota\n  - [ ] nights\n- [x] Log", "partial, unknown, pass"),
    (
      "a box below it that is optional", "- [x] Rota\n  - [ ] nights (optional)\n- [x] Log",
      "pass, unknown (optional), pass"
    ),
    ("ticked boxes below it", "- [x] Rota\n  - [x] nights\n- [x] Log", "pass, pass, pass"),
    ("a remark below it", "- [x] Rota\n  - not staffed yet\n- [x] Log", "pass (not staffed yet), pass"),
    ("a paragraph below it", "- [x] Rota\n\n  Nobody is on it yet.\n- [x] Log", "pass (Nobody is on it yet.), pass"),
    (
      "a paragraph that contradicts it", "- [x] Log\n- [x] Rota\n\nNot true: it is empty.",
      "pass, pass (Not true: it is empty.)"
    ),
    ("a paragraph that says something else", "- [x] Log\n- [x] Rota\n\nNot part of it: the pager.", "pass, pass"),
    ("a colour behind an id", "- [x] ops.rota: 🟡 at night\n- [x] ops.log: 🔴 P1: all", "partial, pass"),
    (
      "a sign and evidence behind an id", "- [x] ops.rota: 🟡 (docs/a.md:2)\n- [x] ops.log: ⏳",
      "partial (docs/a.md:2), unknown"
    ),
    ("a clock behind an id", "- [x] ops.rota: ⏳ at night\n- [x] ops.log: ✅ all", "unknown, pass"),
    (
      "a struck answer behind an id", "- [x] ops.rota: ~~all week~~ (docs/a.md:2)\n- [x] ops.log: ~~a~~ b",
      "unknown (docs/a.md:2), pass"
    ),
    ("a struck item", "- [x] ~~ops.rota: all week~~\n- [x] Log", "pass, pass"),
    (
      "a comment on what is still so",
      "| Check | Status | Comment |\n|---|---|---|\n| Key | ✅ | the password is still in git |\n| Log | ✅ | still in use |",
      "pass (the password is still in git), pass"
    ),
    ("what is demanded below it", "- [x] Rota\n  - should be tested\n- [x] Log", "pass, pass"),
    ("a cross behind the box", "- [x] ❌ Rota\n- [x] Log", "fail, pass"),
    ("a warning behind the box", "- [x] ⚠️ Rota\n- [x] Log", "partial, pass"),
    ("a colour that says how grave it is", "- [x] 🔴 P1: Rota\n- [x] Log", "pass, pass"),
    ("two signs", "| Check | Status |\n|---|---|\n| Rota | 🟢🟡 |\n| Log | ✅ |", "partial, pass"),
    (
      "another look", "| Check | Status | Verified |\n|---|---|---|\n| Rota | ✅ | ❌ |\n| Log | ✅ | ✅ |", "partial, pass"
    ),
    (
      "a comment",
      "| Check | Status | Comment |\n|---|---|---|\n| Rota | ✅ | not at weekends yet |\n| Log | ✅ | all of it |",
      "pass (not at weekends yet), pass"
    ),
    (
      "comments on what is good",
      "| Check | Status | Comment |\n|---|---|---|\n| Rota | ✅ | never missed |\n| Log | ✅ | Open issues: none |",
      "pass, pass"
    ),
    (
      "comments on what is left out",
      "| Check | Status | Comment |\n|---|---|---|\n| Rota | ✅ | not needed in dev |\n| Log | ✅ | Not on disk |",
      "pass, pass"
    ),
    ("signs of what there is none of", "- ✅ Rota\n- ❌ Blockers: none\n- ⛔ None\n- ❌ Log", "pass, fail"),
    (
      "remarks on how it is", "- [x] Rota\n  - planned and tested in October\n  - not in code, in Vault\n- [x] Log",
      "pass, pass"
    ),
    (
      "an answer that says no", "- [ ] **Tested?**\n\n  No, we have never done it.\n- [x] Log",
      "fail (No, we have never done it.), pass"
    ),
    ("demands with signs", "## Minimum viable launch requirements\n\n- ✅ Rota\n- ✅ Log", "unknown, unknown"),
    ("requirements with boxes", "## Security requirements\n\n- [x] Rota\n- [x] Log", "pass, pass"),
    ("plans", "## Planned\n\n- [x] Rota\n\n### Ops\n\n- [x] Log\n\n## Now\n\n- [x] Key", "unknown, unknown, pass"),
    ("another launch", "## Previous launch (2025)\n\n- [x] Rota\n- ❌ Log", "unknown, fail"),
    ("another place", "## Staging only\n\n- [x] Rota\n- [x] Log", "unknown, unknown"),
    ("planned maintenance", "## Planned maintenance\n\n- [x] Rota\n- [x] Log", "pass, pass"),
  ])
  func `a tick counts only where nothing takes it back`(sentence: String, text: String, states: String) {
    #expect(self.states("# Readiness\n\n\(text)\n") == states, "\(sentence)")
  }

  @Test(arguments: [
    ("a draft", "---\nkind: checklist\nstatus: draft\n---\n# Readiness\n\n", true),
    ("a draft by a field", "# Readiness\n\n**Status:** DRAFT\n\n", true),
    ("one that is replaced", "# Readiness\n\n**Status:** Superseded\n\n", true),
    ("a template", "# Readiness (TEMPLATE)\n\n", true),
    ("one that names its successor", "# Readiness\n\n> Superseded by checklist-v2.md\n\n", true),
    ("one for staging", "---\nkind: checklist\nenvironment: staging\n---\n# Readiness\n\n", true),
    ("one that is final", "# Readiness\n\n**Status:** Final\n\n", false),
    ("one in progress", "# Readiness\n\n**Status:** In progress\n\n", false),
    ("one that replaces another", "# Readiness\n\n> Supersedes checklist-v1.md\n\n", false),
    ("one about drafts", "# Readiness\n\nDraft releases are signed.\n\n", false),
    ("one that says so", "# Readiness\n\nThis checklist is a draft.\n\n", true),
    ("one beside a draft", "# Readiness\n\nA draft of the plan lies in docs/plan.md.\n\n", false),
    ("one about templates", "# Readiness (template service)\n\n", false),
  ])
  func `a checklist that is none yet, or no more, answers nothing`(sentence: String, head: String, isWithheld: Bool) {
    let text = head + "- [x] Rota\n- [x] Log\n"
    #expect(states(text) == (isWithheld ? "unknown, unknown" : "pass, pass"), "\(sentence)")
    let found = ReadDocument("docs/readiness.md", text).diagnostics
    #expect(found.contains { $0.hasSuffix("checklist.withheld") } == isWithheld, "\(sentence)")
  }

  @Test func `an item, a row or the head tells when it was done`() throws {
    func days(_ text: String) -> [String?] {
      let found = ReadDocument("docs/readiness.md", text).only(.checklist)
      guard case .checklist(let checklist)? = found.first?.details else { return [] }
      return checklist.items.map { $0.day?.iso }
    }
    #expect(
      days("# Readiness\n\n- [x] Drill 2024-03-10\n- [x] Secrets (rotated on 2024-03-11)\n- [x] Log\n")
        == ["2024-03-10", "2024-03-11", nil])
    #expect(
      days("# Readiness\n\n| Check | Done | Date |\n|---|---|---|\n| Drill | ✅ | 2024-03-10 |\n| Log | ✅ | |\n")
        == ["2024-03-10", nil])
    let record = try #require(
      ReadDocument("docs/readiness.md", "# Readiness\n\n**Completed on:** 2024-03-10\n\n- [x] Drill\n- [x] Log\n")
        .only(.checklist).first)
    #expect(record.date?.iso == "2024-03-10")
  }
}
