import ReportModel
import Testing

@testable import Collecting

/// Plans, updates, KPIs, actions and log entries.
@Suite struct ProgressReaderTests {
  private struct NotThere: Error {}

  private func update(_ json: String) throws -> (ProgressUpdate, [String]) {
    let read = ReadDocument("updates/a.json", json)
    guard case .update(let update) = try #require(read.only(.update).first).details else { throw NotThere() }
    return (update, read.diagnostics)
  }

  @Test func `an update is read from JSON with what it says`() throws {
    let json = """
      {"implementation_id": "I-7", "service": "pay", "status": "in_progress", "progress_percentage": 60,
       "blockers": ["Contract"], "next_milestone": "Signed", "date": "2026-02-03"}
      """
    let record = try #require(ReadDocument("u/a.json", json).only(.update).first)
    #expect(record.statedID == "I-7")
    #expect(record.statedService == "pay")
    #expect(record.statusRaw == "in_progress")
    #expect(record.date?.iso == "2026-02-03")
    #expect(
      record.details == .update(ProgressUpdate(progress: "60", blockers: ["Contract"], nextMilestone: "Signed")))
  }

  @Test(arguments: [
    (#""status": "completed", "progress_percentage": 80"#, "1:74 update.inconsistent"),
    (#""status": "completed", "progress_percentage": 100, "blockers": ["x"]"#, "1:39 update.inconsistent"),
    (#""status": "blocked", "progress_percentage": 5, "blockers": []"#, "1:39 update.inconsistent"),
    (#""status": "started", "progress_percentage": 140"#, "1:72 progress.out-of-range"),
    (#""status": "started", "progress_percentage": -1"#, "1:72 progress.out-of-range"),
  ])
  func `an update that cannot be is reported`(members: String, note: String) throws {
    #expect(try update(#"{"implementation_id": "I", \#(members)}"#).1 == [note])
  }

  @Test(arguments: [
    #"{"name": "x", "status": "accepted"}"#,
    #"{"implementation_id": "string", "status": "started|blocked", "progress": 1}"#,
    #"[1, "a", null]"#,
  ])
  func `JSON of other kinds is no update`(json: String) {
    #expect(ReadDocument("updates/a.json", json).only(.update).isEmpty)
  }

  @Test func `each line of a file of events is an update`() {
    let lines = (1...3).map {
      #"{"implementation_id": "I-\#($0)", "status": "started", "progress_percentage": \#($0)}"#
    }
    let read = ReadDocument("u/e.jsonl", lines.joined(separator: "\n"))
    #expect(read.only(.update).map(\.origin.line) == [1, 2, 3])
  }

  @Test func `a plan is read with its phases, and what is missing is reported`() throws {
    let read = ReadDocument(
      "plans/p.json",
      """
      {"implementation_id": "P-1", "implementation_phases": [
        {"phase": "build", "dependencies": [], "estimated_hours": 16},
        {"phase": "launch", "dependencies": ["build",
          "legal"]}],
       "deployment_plan": {"strategy": "canary",
          "rollback_procedure": ""}}
      """)
    guard case .plan(let plan) = try #require(read.only(.plan).first).details else { throw NotThere() }
    #expect(plan.phases.map(\.name) == ["build", "launch"])
    #expect(plan.phases.map(\.effort) == ["16 h", nil])
    #expect(plan.phases[1].dependencies == ["build", "legal"])
    #expect(read.diagnostics == ["4:5 plan.dependency-missing", "6:27 plan.rollback-missing"])
  }

  @Test func `a plan in Markdown has its phases in a table`() throws {
    let read = ReadDocument(
      "docs/plans/refunds.md",
      "# Refunds\n\n**Progress**: 40 %\n\n| Phase | Effort | Status |\n|---|---|---|\n| Keys | 3 days | done |\n| Launch | - | |\n"
    )
    guard case .plan(let plan) = try #require(read.only(.plan).first).details else { throw NotThere() }
    #expect(plan.progress == "40")
    #expect(plan.phases.map(\.name) == ["Keys", "Launch"])
    #expect(plan.phases.map(\.effort) == ["3 days", nil])
    #expect(ReadDocument("docs/plans/a.md", "# A\n\nNo table.\n").only(.plan).isEmpty)
  }

  @Test(
    arguments: [
      ("None (can start immediately)", []), ("none, ready to start", []), ("No blockers; on track", []), ("-", []),
      ("None, but the key is missing", ["but the key is missing"]), ("legal; keys", ["legal", "keys"]),
      ("No key", ["No key"]), ("N. Petrova", ["N. Petrova"]),
    ] as [(String, [String])])
  func `what says that nothing blocks is no blocker`(_ text: String, _ blockers: [String]) throws {
    let read = ReadDocument(
      "docs/plans/a.md", "# A\n\n**Blocked By**: \(text)\n\n| Phase | Effort |\n|---|---|\n| Keys | 3 days |\n")
    guard case .plan(let plan) = try #require(read.only(.plan).first).details else { throw NotThere() }
    #expect(plan.blockers == blockers)
  }

  @Test(
    arguments: [
      ("| Phase | Dauer |", "| Keys | 3 Tage |", ["Keys 3 Tage"]), ("| Phase | Weeks |", "| Keys | 3 |", ["Keys 3"]),
      ("| Phase | Duración |", "| Keys | 3 días |", ["Keys 3 días"]),
      ("| Phase | Durée |", "| Keys | 3 jours |", ["Keys 3 jours"]),
      ("| Phase | Effort |", "| Keys | 3 days |\n| **CORE** | **72-91 hours** |", ["Keys 3 days"]),
      ("| Phase | Effort |", "| **Keys** | **3 days** |", ["Keys 3 days"]),
      ("| Phase | Effort |", "| Keys | 3 days |\n| **Phase 2** | **2 days** |", ["Keys 3 days", "Phase 2 2 days"]),
      ("| Phase | Effort |", "| Keys | 3 days |\n| **Launch** | 2 days |", ["Keys 3 days", "Launch 2 days"]),
    ] as [(String, String, [String])])
  func `the effort of a phase has many names, and a subtotal is none`(
    _ header: String, _ rows: String, _ phases: [String]
  )
    throws
  {
    let read = ReadDocument("docs/plans/a.md", "# A\n\n\(header)\n|---|---|\n\(rows)\n")
    guard case .plan(let plan) = try #require(read.only(.plan).first).details else { throw NotThere() }
    #expect(plan.phases.map { "\($0.name) \($0.effort ?? "-")" } == phases)
  }

  /// What a phase says: its name, effort, status and tasks.
  private func phases(_ text: String, at path: String = "docs/plans/a.md") throws -> [String] {
    guard let record = ReadDocument(path, text).only(.plan).first else { return [] }
    guard case .plan(let plan) = record.details else { throw NotThere() }
    return plan.phases.map { phase in
      let parts = [phase.name, phase.effort, phase.status, phase.tasks.map { "\($0.done)/\($0.total)" }]
      return (parts.map { $0 ?? "-" } + (phase.isDone ? ["over"] : [])).joined(separator: " | ")
    }
  }

  @Test(
    arguments: [
      ("## Phase 1: Keys", "Phase 1: Keys | - | -"),
      ("## Phase 1: Keys (2 weeks)", "Phase 1: Keys | 2 weeks | -"),
      ("### 3. Phase 1 — Keys (Weeks 1-2) ✅ COMPLETE", "Phase 1 — Keys | Weeks 1-2 | ✅ COMPLETE"),
      ("## ✅ Phase 1: Keys", "Phase 1: Keys | - | ✅"), ("## Phase 1: Keys ✅", "Phase 1: Keys | - | ✅"),
      ("## Phase 1: Keys [DONE] (40h)", "Phase 1: Keys | 40h | DONE"),
      ("## Phase 1: Keys - IN PROGRESS", "Phase 1: Keys | - | IN PROGRESS"),
      ("## Phase 1: Keys (in the vault)", "Phase 1: Keys (in the vault) | - | -"),
      ("## Phase 1: Keys - and locks", "Phase 1: Keys - and locks | - | -"),
      ("**Milestone M1: Keys** (3 days)", "Milestone M1: Keys | 3 days | -"),
      ("## Etapa 1: Claves (2 semanas)", "Etapa 1: Claves | 2 semanas | -"),
    ])
  func `a phase may be a heading`(_ heading: String, _ expected: String) throws {
    let text = "# Plan\n\n\(heading)\n\nWords.\n\n## Risks\n\n- [ ] None\n"
    let isOver = ["✅", "DONE"].contains(where: heading.contains)
    #expect(try phases(text) == ["\(expected) | -" + (isOver ? " | over" : "")])
  }

  @Test func `a phase has the fields and the tasks below it`() throws {
    let text = """
      # Refunds

      **Progress**: 50

      ## Phase 1: Keys

      **Status**: Complete
      **Duration**: 3 days

      - [x] Write
      - [ ] Read

      ### Tests

      - [x] Run (planned)

      ## Phase 2: Launch

      **Status**: 60 % complete
      **Dependencies**: Phase 1, legal
      """
    #expect(
      try phases(text) == [
        "Phase 1: Keys | 3 days | Complete | 1/3 | over", "Phase 2: Launch | - | 60 % complete | -",
      ])
    guard case .plan(let plan) = try #require(ReadDocument("docs/plans/a.md", text).only(.plan).first).details else {
      throw NotThere()
    }
    #expect(plan.phases[1].dependencies == ["Phase 1", "legal"])
    #expect(plan.progressLine == 3)
    #expect(plan.tasks == WorkPlan.Tasks(done: 1, total: 3))
  }

  @Test(
    arguments: [
      ("MIGRATION_PLAN.md", true), ("docs/2026-roadmap.md", true), ("docs/roadmap-2026.md", true),
      ("docs/migrationsplan.md", true), ("docs/rollback-plan.md", false), ("docs/incident-response-plan.md", false),
      ("docs/planning.md", false), ("docs/plan/README.md", false),
    ])
  func `a plan by its name says how far its phases are`(_ path: String, _ isPlan: Bool) throws {
    let text = "# Move\n\n## Phase 1: Keys (2 weeks)\n\nWords.\n\n## Phase 2: Locks\n\nWords.\n"
    #expect(try phases(text, at: path).isEmpty == !isPlan)
    // Names alone are chapters.
    #expect(try phases("# Move\n\n## Phase 1: Keys\n\n## Phase 2: Locks\n", at: path).isEmpty)
  }

  @Test func `KPIs stand in tables and bullets below a heading that says so`() {
    let read = ReadDocument(
      "roles/sofia.md",
      """
      # Sofia

      ## KPIs

      | Metric | Target | Frequency |
      |---|---|---|
      | Uptime | >99.5% | Monthly |
      | Mood | good | Quarterly |

      ## Success Metrics

      - **Lead Time**: < 2 hours to production
      - **Deployments**: several a day

      ## Other

      | Metric | Meaning |
      |---|---|
      | Uptime | share of minutes |
      """)
    let indicators = read.only(.kpi).compactMap { record in
      if case .kpi(let indicator) = record.details { indicator } else { nil }
    }
    #expect(indicators.map(\.metric) == ["Uptime", "Mood", "Lead Time", "Deployments"])
    #expect(indicators.map { $0.target?.number } == ["99.5", nil, "2", nil])
    #expect(indicators.map { $0.target?.comparator } == [.greater, nil, .less, nil])
    #expect(indicators.map { $0.target?.unit } == ["%", nil, "h", nil])
    #expect(indicators.map(\.cadence) == ["monthly", "quarterly", nil, nil])
    #expect(read.only(.kpi).map(\.origin.line) == [7, 8, 12, 13])
  }

  @Test(
    arguments: [
      ("| Actual | Measured | Cadence |", "| 93 % | 2026-11-25 | Weekly |", "weekly", "2026-11-25", "93", ""),
      ("| Actual | Cadence | Measured |", "| 93 % | Weekly | 25 Nov 2026 |", "weekly", "2026-11-25", "93", ""),
      ("| Actual | Measured |", "| 93 % | Weekly |", "weekly", nil, "93", ""),
      ("| Actual | Measured |", "| 93 % | every 30 days |", "every 30 days", nil, "93", ""),
      ("| Actual | Measured |", "| 93 % | weekly (2026-11-25) |", "weekly (2026-11-25)", "2026-11-25", "93", ""),
      ("| Actual | Measured |", "| 93 % | 2026-11-25 |", nil, "2026-11-25", "93", ""),
      ("| Actual | Measured |", "| 93 % | 2026-13-25 |", nil, nil, "93", "7:26 date.unreadable"),
      ("| Actual | Measured | Frequency |", "| 93 % | | Weekly |", "weekly", nil, "93", ""),
      ("| Actual | As of |", "| 93 % | 2026-11-25 |", nil, "2026-11-25", "93", ""),
      ("| Measured |", "| 93 % |", nil, nil, "93", ""),
      ("| Measured | Cadence |", "| ~93 % | weekly |", "weekly", nil, "93", ""),
      ("| Measured |", "| weekly |", "weekly", nil, nil, ""),
      ("| Measured |", "| 2 times per week |", "2 times per week", nil, nil, ""),
      ("| Measured |", "| 2026-11-25 |", nil, nil, nil, ""),
      ("| Due date | Frequency |", "| 2026-11-25 | Weekly |", "weekly", nil, nil, ""),
      ("| Date | Frequency |", "| 2026-11-25 | Weekly |", "weekly", nil, nil, ""),
    ] as [(String, String, String?, String?, String?, String)])
  func `a column of days says when the value was measured, and not how often`(
    header: String, row: String, cadence: String?, day: String?, actual: String?, diagnostic: String
  ) throws {
    let rule = String(repeating: "|---", count: header.utf8.count { $0 == UInt8(ascii: "|") } - 1)
    let text = "# Pay\n\n## KPIs\n\n| Metric | Target \(header)\n|---|---\(rule)|\n| Hits | > 90 % \(row)\n"
    let read = ReadDocument("docs/kpis.md", text)
    let record = try #require(read.only(.kpi).first)
    guard case .kpi(let indicator) = record.details else { return }
    #expect(indicator.cadence == cadence)
    #expect(indicator.measured?.iso == day)
    #expect(record.date?.iso == day)
    #expect(indicator.actual == actual)
    #expect(read.diagnostics == (diagnostic.isEmpty ? [] : [diagnostic]))
  }

  @Test func `a table below front matter of KPIs is read`() {
    let read = ReadDocument(
      "docs/kpis.md",
      "---\nkind: kpi\ndate: 2026-11-20\n---\n# KPIs\n\n| KPI | Target | Actual |\n|---|---|---|\n"
        + "| Uptime | ≥ 99,9 % | 99,85 % |\n| ROI | ≥ 1,500 % | 4-6 |\n")
    let found = read.only(.kpi).compactMap { record in
      if case .kpi(let indicator) = record.details { indicator } else { nil }
    }
    #expect(found.map(\.metric) == ["Uptime", "ROI"])
    #expect(found.map(\.actual) == ["99.85", nil])
    #expect(found.map(\.actualUnit) == ["%", nil])
    #expect(found.map(\.target?.number) == ["99.9", nil])
    #expect(found.map { $0.measured?.iso } == ["2026-11-20", nil])
    #expect(read.diagnostics == ["10 kpi.target-ambiguous", "10:23 kpi.value-unreadable"])
  }

  @Test(arguments: [
    ("# OKRs Q4 2026\n\n| Objective | Key result | Target | Current |\n|-|-|-|-|\n| Calm | Pages | ≤ 2 | 5 |\n", 1),
    (
      "# Goals\n\n## Ours\n\n| Objective | Key Results | Target | Current |\n|-|-|-|-|\n| Calm | Pages | ≤ 2 | 5 |\n", 1
    ),
    ("# OKRs\n\n## Calm nights\n\n| KR | Target | Actual |\n|-|-|-|\n| Pages | ≤ 2 | 5 |\n", 1),
    ("# Goals\n\n| Key result | Target | Current |\n|-|-|-|\n| Pages | ≤ 2 | 5 |\n", 0),
    ("# How we set OKRs\n\n| Objective | Key result | Target | Current |\n|-|-|-|-|\n| Calm | Pages | ≤ 2 | 5 |\n", 0),
    ("# OKRs\n\n| Objective | Owner |\n|-|-|\n| Calm | us |\n", 0),
    ("# Goals\n\n| Objective | Target | Actual |\n|-|-|-|\n| Calm | 2 | 5 |\n", 0),
  ])
  func `key results are KPIs`(_ text: String, _ count: Int) {
    let found = ReadDocument("docs/goals.md", text).only(.kpi).compactMap { record -> String? in
      guard case .kpi(let indicator) = record.details else { return nil }
      return "\(indicator.metric) \(indicator.target?.raw ?? "-") \(indicator.actual ?? "-")"
    }
    #expect(found == Array(repeating: "Pages ≤ 2 5", count: count))
  }

  @Test func `bullets that compare nothing are no KPIs`() {
    #expect(ReadDocument("a.md", "# A\n\n## Key metrics\n\n- **Note**: see below\n").only(.kpi).isEmpty)
  }

  @Test func `measured values are read from CSV`() {
    let read = ReadDocument(
      "m/kpi.csv", "metric,period,value,measured_on\nUptime,2026-02,99.42,2026-03-01\nROI,q1,6x,\n")
    let indicators = read.only(.kpi).compactMap { record in
      if case .kpi(let indicator) = record.details { indicator } else { nil }
    }
    #expect(indicators.map(\.actual) == ["99.42", "6"])
    #expect(indicators.map(\.period) == ["2026-02", "q1"])
    #expect(indicators.map { $0.measured?.iso } == ["2026-03-01", nil])
    #expect(ReadDocument("m/sli.csv", "metric,slo,value,date\na,b,1,2026-01-01\n").only(.kpi).isEmpty)
  }

  @Test(arguments: [
    ("12", "12"), ("007", "7"), ("0.50", "0.5"), ("1,200.5 ms", "1200.5"), ("5.", "5"), (".5", nil), ("-1", nil),
    ("", nil), ("1.2.3", nil), ("0,5", "0.5"),
  ])
  func `a decimal is a number of JSON`(text: String, number: String?) { #expect(decimalText(text) == number) }

  @Test func `next actions are read from boxes, struck ones are cancelled`() {
    let read = ReadDocument(
      "docs/agents/mara/next-actions.md",
      """
      # Next actions

      ## High
      - [ ] Split the table (due 2026-02-15) @mara
      - [x] Ask
      - [ ] ~~Remove output~~
         - [ ] Nested
      - [-] Test

      ```
      - [ ] in a fence
      ```
      """)
    let actions = read.only(.action).compactMap { record in
      if case .action(let action) = record.details { action } else { nil }
    }
    #expect(actions.map(\.state) == [.open, .done, .cancelled, .open, .cancelled])
    #expect(actions.first?.due?.iso == "2026-02-15")
    #expect(actions.first?.section == "High")
    #expect(read.only(.action).first?.owner == "@mara")
    #expect(read.only(.action).first?.persona == "mara")
  }

  @Test func `next actions are read from a table`() {
    let read = ReadDocument(
      "next-actions.md",
      "# N\n\n| Action | Owner | Status |\n|---|---|---|\n| Run | wren | TODO |\n| Publish | wren | Done ✅ |\n| Sing | | Dropped |\n"
    )
    let states = read.only(.action).compactMap { record in
      if case .action(let action) = record.details { action.state } else { nil }
    }
    #expect(states == [.open, .done, .cancelled])
  }

  @Test func `a decisions log has an entry for each dated heading`() {
    let read = ReadDocument(
      "decisions-log.md",
      "# Log\n\n## 2026-01-10: Append only\n\n**Status**: ACTIVE\n\n## YYYY-MM-DD: Title\n\n**Status**: x\n")
    #expect(read.only(.action).map(\.title) == ["Append only"])
    #expect(read.only(.action).map { $0.date?.iso } == ["2026-01-10"])
    #expect(read.only(.action).map(\.statusRaw) == ["ACTIVE"])
  }

  @Test func `dated entries say what their kind is asked for`() {
    let deployment = ReadDocument(
      "deployments/a.md",
      "---\ndate: 2026-01-02\nversion: 2.4.0\noutcome: success\napproved_by: platform\ndeployed_by: Ann Lee\n---\n# Two four\n"
    )
    #expect(
      deployment.only(.deployment).map(\.details) == [
        .deployment(Deployment(version: "2.4.0", outcome: "success", approvedBy: "platform", deployedBy: "Ann Lee"))
      ])
    let automation = ReadDocument("x.md", "---\nkind: automation\nspent: 6h\nsaved: 2d 4h\n---\n# Reports\n")
    #expect(
      automation.only(.automation).map(\.details) == [.automation(Automation(spentMinutes: 360, savedMinutes: 3120))])
    let each = ReadDocument("x.md", "---\nkind: automation\nspent: 6h\nsaved: 10 min per deployment\n---\n# Reports\n")
    #expect(
      each.only(.automation).map(\.details) == [.automation(Automation(spentMinutes: 360))],
      "nobody counts the deployments")
    let vendor = ReadDocument("vendors/gate.md", "# Gate\n\n**Date**: 2026-01-02\n**Status**: approved\n")
    #expect(vendor.only(.vendor).map(\.details) == [.vendor(Vendor(name: "Gate"))])
    #expect(vendor.only(.vendor).map(\.statusRaw) == ["approved"])
    #expect(ReadDocument("deployments/how.md", "# How we deploy\n\nWith care.\n").only(.deployment).isEmpty)
  }

  @Test func `a row that adds up is no phase`() throws {
    let rows = "| 1 | 3 days |\n| 2 | 5 days |\n| **Total** | **8 days** |\n"
    let read = ReadDocument("docs/implementation-plan.md", "# Plan\n\n| Phase | Effort |\n|---|---|\n\(rows)")
    guard case .plan(let plan) = try #require(read.only(.plan).first).details else { return }
    #expect(plan.phases.map(\.name) == ["1", "2"])
  }
}
