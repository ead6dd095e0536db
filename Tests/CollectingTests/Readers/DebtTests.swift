import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct DebtTests {
  struct Item: Equatable, Sendable {
    var id: String?
    var title: String
    var severity: Severity?
    var isClosed: Bool

    init(_ id: String?, _ title: String, _ severity: Severity?, closed: Bool = false) {
      (self.id, self.title, self.severity, isClosed) = (id, title, severity, closed)
    }
  }

  private func items(_ read: ReadDocument) -> [Item] {
    read.only(.debt).compactMap { record in
      guard case .debt(let debt) = record.details else { return nil }
      return Item(record.statedID, record.title, debt.severity, closed: debt.isClosed)
    }
  }

  @Test func `a register may name its columns in short words`() throws {
    let text =
      "# Debt\n\n| ID | What | Prio | Since | Status |\n|---|---|---|---|---|\n| TD-1 | Old ORM | P1 | 2026-08-01 | open |\n"
    let record = try #require(ReadDocument("TECH_DEBT.md", text).only(.debt).first)
    guard case .debt(let debt) = record.details else { return }
    #expect(record.title == "Old ORM")
    #expect(debt.severity == .high)
    #expect(debt.opened?.iso == "2026-08-01")
  }

  @Test(arguments: [
    ("a struck title", "| TD-1 | High | ~~Cron~~ | |", true),
    ("a struck title with what became of it", "| TD-1 | High | ~~Cron~~ (fixed in #12) | Open |", true),
    ("a row struck cell by cell", "| ~~TD-1~~ | ~~High~~ | ~~Cron~~ | ~~Open~~ |", true),
    ("a struck state", "| TD-1 | High | Cron | ~~Open~~ Resolved 2026-11-01 |", true),
    ("a struck end", "| TD-1 | High | Cron | ~~Resolved~~ Reopened |", false),
    ("a struck owner", "| TD-1 | High | Cron ~~by cron~~ | Open |", false),
  ])
  func `what is struck through is over, and what it says is not said`(sentence: String, row: String, isClosed: Bool) {
    let text = "# Debt\n\n| ID | Severity | Title | Status |\n|---|---|---|---|\n\(row)\n"
    #expect(items(ReadDocument("TECH_DEBT.md", text)).map(\.isClosed) == [isClosed], "\(sentence)")
  }

  @Test(arguments: [
    ("Fixed (#12)", true), ("✅ resolved (wording corrected)", true), ("Fixed — extracted to a service", true),
    ("Resolved: header added", true), ("Removed", true), ("Résolu", true), ("Fixed (partially)", false),
    ("Fixed — still open in the EU", false), ("Addressed in part", false), ("Open (fixed for one tenant)", false),
  ])
  func `a status may say what was done`(status: String, isClosed: Bool) {
    let text = "# Debt\n\n| ID | Severity | Title | Status |\n|---|---|---|---|\n| TD-1 | High | Cron | \(status) |\n"
    #expect(items(ReadDocument("TECH_DEBT.md", text)).map(\.isClosed) == [isClosed])
  }

  @Test(arguments: [
    ("ID | Where | Debt | Why accepted | Resolve by", "TD-1 | api | Old ORM | Time | M3"),
    ("ID | Debt | Owner | Due", "TD-1 | Old ORM | api | 2027-01-01"),
    (
      "ID | Beschreibung | Priorität | Status | Verantwortlich | Fällig",
      "TD-1 | Old ORM | Hoch | Offen | api | 2027-01-01"
    ),
    ("ID | Deuda | Prioridad | Estado", "TD-1 | Old ORM | Alta | Pendiente"),
  ])
  func `a register need not have a severity, and may be in other languages`(header: String, row: String) {
    let rule = header.split(separator: "|").map { _ in "---" }.joined(separator: "|")
    let text = "# Debt\n\n| \(header) |\n|\(rule)|\n| \(row) |\n"
    #expect(items(ReadDocument("TECH_DEBT.md", text)).map(\.title) == ["Old ORM"])
  }

  @Test func `sections about a register are no debts, whatever stands above them`() {
    let text =
      "# Debt\n\n## Classification system\n\n- **Critical**: blocks deployments\n\n## Resolved\n\n"
      + "### TD-1: Old ORM\n\n## Review schedule\n\nMonthly.\n"
    #expect(items(ReadDocument("TECH_DEBT.md", text)) == [Item("TD-1", "Old ORM", nil, closed: true)])
  }

  @Test(arguments: [
    ("**Total debt items:** 2+ (reduced from 12+)", false), ("**Total**: 44 files", false), ("Total: 3 debts", true),
    ("Total: 3 open", true),
  ])
  func `a total that counts something else is not compared`(line: String, isWrong: Bool) {
    let text = "# Debt\n\n\(line)\n\n| ID | Severity | Title |\n|---|---|---|\n| TD-1 | High | Old ORM |\n"
    #expect(ReadDocument("TECH_DEBT.md", text).diagnostics.contains("3 debt.total-mismatch") == isWrong)
  }

  @Test func `a register is a table; an id that comes twice is one debt, and rows behind a blank line count`() {
    let read = ReadDocument(
      "TECH_DEBT.md",
      """
      # Debt

      ## Active

      | ID | Severity | Title | Effort | Status |
      |---|---|---|---|---|
      | TD-1 | High | Two formatters | M | Resolved |
      | TD-2 | 🔴 | `A \\| B` everywhere | S | Open — the copy was resolved |

      | TD-3 | P2 (Medium) | Needs a network | M | Accepted |

      ## Resolved items

      | ID | Severity | Title | Date |
      |---|---|---|---|
      | TD-1 | High | Two formatters | 2025-11-30 |
      | TD-0 | low | Real clock | 2025-10-02 |

      **Total: 7 items.**
      """)
    #expect(
      items(read) == [
        Item("TD-1", "Two formatters", .high, closed: true), Item("TD-2", "A | B everywhere", .critical),
        Item("TD-3", "Needs a network", .medium), Item("TD-0", "Real clock", .low, closed: true),
      ])
    #expect(read.only(.debt).map(\.origin.line) == [7, 8, 10, 17])
    #expect(
      read.diagnostics == ["10 debt.row-detached", "16 debt.duplicate-id", "19 debt.total-mismatch"])
  }

  @Test func `a score is no severity, and tables of other things are no registers`() {
    let read = ReadDocument(
      "docs/tech-debt-register.md",
      """
      | # | Item | I | E | Pri |
      |---|---|---|---|---|
      | 1 | Writes | 4 | 2 | 28 |

      ## Indicators

      | Indicator | Status |
      |---|---|
      | Build | red |
      """)
    #expect(items(read) == [Item("1", "Writes", nil)])
    #expect(read.diagnostics == [])
  }

  @Test func `headings below priorities and states are debts, those about the register are not`() {
    let read = ReadDocument(
      "docs/DEBT.md",
      """
      # Debt

      ## How to add an entry

      ### Not a debt

      ## P0 — Critical

      ### 1. Secrets in the log

      **Status:** PENDING

      #### A detail

      ### 2. ~~No backup~~ — done

      ### Without a number

      ## 🟢 Low

      ### [MEDIUM] Old names

      ## Done

      ### Old driver
      """)
    #expect(
      items(read) == [
        Item("1", "Secrets in the log", .critical), Item("2", "No backup", .critical, closed: true),
        Item(nil, "Without a number", .critical), Item(nil, "Old names", .medium),
        Item(nil, "Old driver", nil, closed: true),
      ])
  }

  @Test func `groups may stand at the level of their debts, and other languages have words too`() throws {
    let read = ReadDocument(
      "TECHNICAL_DEBT.md",
      """
      # Technical debt

      ## Active entries

      ## TD-4 — Images are not signed

      **Status:** Active
      (review in the spring)
      **Accepted:** 2025-09-14
      **Owner:** @kiosk

      ## Resolved entries

      ## TD-2: Names are guessed
      """)
    #expect(
      items(read) == [
        Item("TD-4", "Images are not signed", nil), Item("TD-2", "Names are guessed", nil, closed: true),
      ])
    #expect(read.only(.debt).first?.owner == "@kiosk")
    #expect(read.only(.debt).first?.date == Day(iso: "2025-09-14"))
    let other = ReadDocument(
      "docs/DEBT.md",
      "# Долг\n\n## 🔴 Критический долг\n\n### Нет тайм-аута\n\n## Средний долг\n\n### Отчёты — Закрыто\n")
    #expect(
      items(other) == [Item(nil, "Нет тайм-аута", .critical), Item(nil, "Отчёты", .medium, closed: true)])
  }

  @Test func `a README may be the register`() {
    let text =
      "# Technical debt\n\nNotes.\n\n## 1. One big module\n\n## 2. Three ways\n\n## How to add\n\n## Background\n"
    #expect(
      items(ReadDocument("docs/tech-debt/README.md", text)) == [
        Item("1", "One big module", nil), Item("2", "Three ways", nil),
      ])
  }

  @Test func `a file in a folder of debts is one, by its number`() {
    let text =
      "# Locks are held\n\n- **Priority:** P1\n- **Status:** Resolved\n- **Target:** 2026-01-01\n\n## What\n\nx\n"
    #expect(
      items(ReadDocument("docs/tech-debt/001-locks.md", text)) == [Item("1", "Locks are held", .high, closed: true)])
    #expect(ReadDocument("docs/tech-debt/000-template.md", text).records.isEmpty)
    #expect(ReadDocument("docs/tech-debt/README.md", "# Debt\n\n- [001](001-locks.md)\n").records.isEmpty)
  }

  @Test(arguments: [
    (
      "findings_register.csv",
      "ID,Priority,Status,Title\nF-1,P0,Open,\"No limit, and\nno pair\"\nF-2,,Wontfix,Colours\n",
      [Item("F-1", "No limit, and no pair", .critical), Item("F-2", "Colours", nil, closed: true)]
    ),
    (
      "backlog.yaml",
      "backlog:\n  - {id: B-1, title: Split, priority: high}\n  - {id: B-2, title: Remove, priority: low, status: done}\n",
      [Item("B-1", "Split", .high), Item("B-2", "Remove", .low, closed: true)]
    ),
    (
      "assessment.json",
      "{\"debt\": [{\"id\": \"T-1\", \"title\": \"Grows\", \"severity\": \"high\", \"status\": \"open\"}]}",
      [Item("T-1", "Grows", .high)]
    ),
    ("scorecard.csv", "ID,Dimension,Maturity\nD1,Security,3\n", []),
    ("issues.csv", "ID,Priority,Status,Title\nF-1,P0,Open,x\n", []),
    ("prices.yaml", "backlog:\n  - {id: B-1, title: Split, priority: high}\n", []),
  ])
  func `registers may be data`(_ path: String, _ text: String, _ expected: [Item]) {
    #expect(items(ReadDocument(path, text)) == expected)
  }

  @Test(arguments: [
    ("  // TODO(kim): retry less", CodeNote(marker: "TODO", owner: "kim", text: "retry less")),
    ("x = 1  # FIXME: not zero", CodeNote(marker: "FIXME", owner: nil, text: "not zero")),
    (" * HACK the clock", CodeNote(marker: "HACK", owner: nil, text: "the clock")),
    ("print(\"TODO: x\")", nil), ("// TODOS are many", nil), ("// TODO", nil), ("// see the TODO list", nil),
  ])
  func `a note in code is a marker behind the sign of a comment`(_ line: String, _ expected: CodeNote?) {
    #expect(CodeNote(Array(line.utf8)[...]) == expected)
  }

  @Test(arguments: [
    ("docs/tech-debt-policy.md", "# Debt policy\n\n## 1. Purpose\n\n## 2. Rules\n"),
    ("docs/adr/0012-technical-debt.md", "# Debt\n\n## 1. One\n"),
    ("docs/notes.md", "# Notes\n\n| ID | Severity | Title |\n|---|---|---|\n| 1 | High | x |\n"),
  ])
  func `what only speaks of debt is none`(_ path: String, _ text: String) {
    #expect(ReadDocument(path, text).only(.debt).isEmpty)
  }

  @Test(
    arguments: [
      ("2026-Q2", "2026-06-30", nil), ("Q1 2026", "2026-03-31", nil), ("Nov 2026", "2026-11-30", nil),
      ("2026-05-01", "2026-05-01", nil), ("v2.0", nil, nil), ("Sprint 14", nil, nil), ("next release", nil, nil),
      ("TBD", nil, nil), ("—", nil, nil), ("2026-99-99", nil, "warning"), ("soon", nil, "note"),
      ("05/06/2026", nil, "warning"),
    ] as [(String, String?, String?)])
  func `a debt is due on a day, or when a period is over`(_ text: String, _ due: String?, _ severity: String?) throws {
    let table =
      "| ID | Debt | Severity | Target | Status |\n|---|---|---|---|---|\n| TD-1 | X | High | \(text) | open |\n"
    var log = DiagnosticLog()
    let id = DocumentID(source: "s", path: "docs/TECH_DEBT.md")
    let document = Document(id, reading: Array("# Tech Debt Register\n\n\(table)".utf8), into: &log)
    let record = try #require(readRecords(in: document, into: &log).first { $0.kind == .debt })
    guard case .debt(let debt) = record.details else { return }
    #expect(debt.due?.iso == due)
    #expect(
      log.sorted.map { "\($0.severity) \($0.id)" } == [severity].compactMap { $0.map { "\($0) date.unreadable" } })
  }

  @Test(
    arguments: [
      ("opne", "open"), ("closd", "closed"), ("Resovled", "resolved"), ("in progres", "in progress"), ("open", nil),
      ("Closed", nil), ("active", nil), ("triage", nil), ("Batch 5", nil), ("fix in Q3", nil), ("new", nil),
      ("zu tun", nil), ("offen", nil), ("won't fix", nil),
    ] as [(String, String?)])
  func `a status that is a slip away from one is told`(_ status: String, _ nearest: String?) {
    #expect(ClosingText.nearestDebtStatus(to: status) == nearest)
  }

  @Test(
    arguments: [
      ("debt/one.md", "---\nkind: debt\nseverity: high\nstatus: opne\nopened: soon\n---\n# Queue\n", "4:9", "5:9"),
      (
        "TECH_DEBT.md", "| ID | Item | Severity | Status | Opened |\n|-|-|-|-|-|\n| A | Queue | high | opne | soon |\n",
        "3:22", "3:29"
      ),
      ("TECH_DEBT.md", "# Tech debt\n\n## 1. Queue\n\n- Status: opne\n- Opened: soon\n", "5:11", "6:11"),
      (
        "debt.yaml", "debts:\n  - title: Queue\n    severity: high\n    status: opne\n    opened: soon\n", "4:13",
        "5:13"
      ),
    ])
  func `neither a misspelt status nor a day that is none is taken in silence`(
    _ path: String, _ text: String, _ status: String, _ day: String
  ) {
    let read = ReadDocument(path, text)
    #expect(read.diagnostics == ["\(status) status.unknown", "\(day) date.unreadable"])
    #expect(read.only(.debt).map(\.date) == [nil])
  }

  @Test(arguments: ["Q3 2025", "March 2025", "v2.1", "-", "TBD", ""])
  func `a month, a release and nothing are no day of opening, and no error`(_ text: String) {
    let read = ReadDocument(
      "TECH_DEBT.md", "| ID | Item | Severity | Opened |\n|-|-|-|-|\n| A | Queue | high | \(text) |\n")
    #expect(read.diagnostics == [])
  }
}
