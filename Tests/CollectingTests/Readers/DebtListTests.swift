import ReportModel
import Testing

@testable import Collecting

/// Registers that are tables and headings at once, or plain lists.
@Suite struct DebtListTests {
  private struct Item: Hashable, CustomStringConvertible {
    var (id, title): (String?, String)
    var severity: Severity?
    var isClosed: Bool
    var due: String?

    init(_ id: String?, _ title: String, _ severity: Severity?, closed: Bool = false, due: String? = nil) {
      (self.id, self.title, self.severity, isClosed, self.due) = (id, title, severity, closed, due)
    }

    var description: String { "\(id ?? "-") \(title) \(severity?.rawValue ?? "-") \(isClosed) \(due ?? "-")" }
  }

  private func items(_ text: String, _ path: String = "TECH_DEBT.md") -> [Item] {
    ReadDocument(path, "# Technical debt\n\n" + text + "\n").only(.debt).compactMap { record in
      guard case .debt(let debt) = record.details else { return nil }
      return Item(record.statedID, record.title, debt.severity, closed: debt.isClosed, due: debt.due?.iso)
    }
  }

  private static let table =
    "| ID | Item | Severity | Status |\n|---|---|---|---|\n| TD-1 | Old logger | Low | Resolved |"

  @Test(arguments: [
    (
      "Finding_ID,Priority,Impact_Business,Root_Cause", "F-1,P0,Orders are lost on restart,No queue",
      "Orders are lost on restart"
    ),
    ("Finding_ID,Priority,Impact,Root_Cause", "F-1,P0,High,There is no queue at all", "There is no queue at all"),
    ("Finding_ID,Priority,Title,Root_Cause", "F-1,P0,Lost orders,There is no queue at all", "Lost orders"),
    ("Finding_ID,Priority,Note", "F-1,P0,There is no queue at all", "F-1"),
  ])
  func `a register without titles is read, and named by what it tells`(_ header: String, _ row: String, _ title: String)
  {
    let found = ReadDocument("docs/findings_register.csv", "\(header)\n\(row)\n").only(.debt)
    #expect(found.map(\.title) == [title])
    #expect(found.map(\.statedID) == ["F-1"])
  }

  @Test(arguments: [
    ("Example register", 0), ("Entry template", 0), ("Open", 1), ("Sampled requests", 1),
  ])
  func `what shows how to write a debt is none`(_ heading: String, _ count: Int) {
    let forms = [
      "| ID | Description | Severity | Status |\n|---|---|---|---|\n| TD-1 | One big module | High | Open |\n",
      "### TD-1: One big module\n\n- **Severity**: High\n", "- **High**: one big module\n",
    ]
    for form in forms {
      let read = ReadDocument("docs/technical-debt.md", "# Technical debt\n\n## \(heading)\n\n\(form)")
      #expect(read.only(.debt).count == count, "\(form)")
    }
  }

  @Test func `a table hides no debt that is a heading`() {
    let found = items(
      "## Resolved\n\n\(Self.table)\n\n## Open\n\n### TD-2: No backups\n\n**Severity:** Critical\n**Status:** Open\n**Due:** 2026-10-01"
    )
    #expect(
      found == [
        Item("TD-1", "Old logger", .low, closed: true), Item("TD-2", "No backups", .critical, due: "2026-10-01"),
      ])
  }

  @Test(arguments: [
    "### TD-1: Old logger\n\n**Status:** Resolved", "### Old logger\n\n**Status:** Resolved",
    "## 1. How we work\n\nText.", "## Details\n\nText.", "## 2. Register\n\n### A\n\nText.",
  ])
  func `details of a row, and chapters beside a table, are no further debts`(_ text: String) {
    #expect(items("\(Self.table)\n\n\(text)") == [Item("TD-1", "Old logger", .low, closed: true)])
  }

  @Test func `an effort in another script is one`() {
    let text = "# Технический долг\n\n### [CRITICAL] Нет тайм-аута\n\n**Статус**: Открыт\n**Оценка сложности**: M\n"
    let debts = ReadDocument("docs/DEBT.ru.md", text).only(.debt).compactMap { record -> String? in
      if case .debt(let debt) = record.details { debt.effort } else { nil }
    }
    #expect(debts == ["M"])
  }

  @Test(arguments: [
    "## Priorities\n\n- High: fix in the next sprint\n- Low: when there is time",
    "## Levels\n\n- **Critical**: blocks a release", "## Labels\n\n- P1: soon",
  ])
  func `what levels mean is no debt`(_ text: String) { #expect(items(text) == []) }

  @Test func `a heading's details fill in what the row leaves out`() {
    let table = Self.table.replacing("Resolved", with: "Open")
    #expect(
      items("\(table)\n\n### TD-1: Old logger\n\n**Due:** 2026-10-01\n**Status:** Open")
        == [Item("TD-1", "Old logger", .low, due: "2026-10-01")])
  }

  @Test(
    arguments: [
      ("- **Target date:** 2026-10-15", false, "2026-10-15"),
      ("- **Target Resolution:** 2026-10-15", false, "2026-10-15"),
      ("- **ETA:** 2026-10-15", false, "2026-10-15"), ("- **Fix by:** 2026-10-15", false, "2026-10-15"),
      ("- **Resolved:** 2026-10-10", true, nil), ("- **Status:** No longer open", true, nil),
      ("- **Resolved:** no", false, nil), ("- **Status:** No longer blocking", false, nil),
    ] as [(String, Bool, String?)])
  func `a heading's fields say until when, and that it is over`(_ field: String, _ isClosed: Bool, _ due: String?) {
    #expect(
      items("### 3.1 Critical Priority\n\n#### TD-4: Old OS\n\n- **Assigned To:** kim\n\(field)")
        == [Item("TD-4", "Old OS", .critical, closed: isClosed, due: due)])
  }

  @Test func `a heading's owner may be called by other names`() {
    let text = "# Debt\n\n### TD-1: Old OS\n\n- **Status:** Open\n- **Responsible:** kim\n"
    #expect(ReadDocument("TECH_DEBT.md", text).only(.debt).map(\.owner) == ["kim"])
  }

  @Test func `plain items below a level or a state are debts`() {
    let found = items(
      """
      ## High
      - Legacy lint cleanup
        - Effort: 2 days
        - Due: 2026-10-01
      - None of the jobs is retried

      ## P0
      - **No backups**: since March

      ## Low
      - None

      ## Notes
      - Read them on Mondays.
      - [ ] **Medium**: upgrade Node 16
      - [x] **High**: rotate keys

      ## Done
      - Old logger
      """)
    #expect(
      found == [
        Item(nil, "Legacy lint cleanup", .high, due: "2026-10-01"), Item(nil, "None of the jobs is retried", .high),
        Item(nil, "No backups", .critical), Item(nil, "upgrade Node 16", .medium),
        Item(nil, "rotate keys", .high, closed: true), Item(nil, "Old logger", nil, closed: true),
      ])
  }

  @Test(arguments: [
    ("TECH_DEBT.md", "## Policy\n\n- High items come first."), ("TECH_DEBT.md", "## Categories\n\n- Code\n- Tests"),
    ("docs/plan.md", "## High\n\n- No backups"),
    ("TECH_DEBT.md", "## Summary\n\n### High\n\n- 3 items"),
  ])
  func `lists of other things are no debts`(_ path: String, _ text: String) { #expect(items(text, path) == []) }

  @Test func `a table below a level needs no column of it`() {
    #expect(
      items(
        "### High Priority 🔥\n| Debt Item | Estimated Cost | Deadline |\n|---|---|---|\n| No retries | 8 hours | 2026-10-01 |"
      )
        == [Item(nil, "No retries", .high, due: "2026-10-01")])
    #expect(items("### Overview\n| Debt Item | Estimated Cost |\n|---|---|\n| No retries | 8 hours |") == [])
  }

  @Test(
    arguments: [
      ("### [Date: YYYY-MM-DD] — [Brief Title]\n\n**Severity**: [High/Medium/Low]", []),
      ("### 2026-01-10 — Slow tests\n\n**Severity**: High", ["2026-01-10 — Slow tests high"]),
      ("### [API] Slow tests\n\n**Severity**: High", ["[API] Slow tests high"]),
      (
        "| ID | Severity | Description |\n|---|---|---|\n| *TD-001* | *Medium* | *Example debt entry* |\n| TD-2 | Low | Old ORM |",
        ["Old ORM low"]
      ),
      ("### Slow tests\n\n**Severity**: Low\n\n## Notes\n\n- Add new items below", ["Slow tests low"]),
      ("## Resolved\n\n## Debt Trends\n\nNone.", []),
    ] as [(String, [String])])
  func `what shows how to write a debt is none`(text: String, expected: [String]) {
    let read = ReadDocument("docs/tech-debt.md", "# Tech Debt\n\n## Active Technical Debt\n\n\(text)\n")
    let found = read.only(.debt).map { record -> String in
      guard case .debt(let debt) = record.details else { return "" }
      return "\(record.title) \(debt.severity?.rawValue ?? "-")"
    }
    #expect(found == expected)
  }

  @Test(arguments: [("P2 - Low", Severity.low), ("P0 - Critical", .critical), ("P1", .high), ("P3 High", .high)])
  func `of a heading's code and its word the word counts`(heading: String, severity: Severity) {
    #expect(DebtHeading.group(heading)?.severity == severity)
  }
}
