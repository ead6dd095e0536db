import ReportModel
import Testing

@testable import Collecting

/// Several incidents in one document, and what becomes of each.
@Suite struct IncidentLogTests {
  private func incidents(_ path: String, _ text: String) -> [String] {
    ReadDocument(path, text).only(.incident).map { record in
      guard case .incident(let incident) = record.details else { return "" }
      let minutes = incident.statedDuration.map { "\($0) min" } ?? "-"
      return "\(record.date?.iso ?? "-") \(incident.severity?.rawValue ?? "-") \(minutes)"
        + (incident.isOpen ? " open" : "")
    }
  }

  @Test(
    arguments: [
      (
        "### 2025-08-18 – Logs failed\n\n- **Severity:** High\n- **Status:** Resolved\n\n"
          + "### 2025-08-25 – Checkout Failure\n\n- **Severity:** Critical\n- **Status:** Open",
        ["2025-08-18 high -", "2025-08-25 critical - open"], "a day in front of each title"
      ),
      (
        "### INC-001: Deployments stopped — 2026-03-01\n**Severity**: P1 (degraded)\n"
          + "**Duration**: 4h 10m (detected → resolved)\n\n### INC-002: Login broken — 2026-03-02\n**Severity**: P0",
        ["2026-03-01 high 250 min", "2026-03-02 critical -"], "a number, and the day behind the title"
      ),
      (
        "## 2026-03-01: Checkout down\n\n**Severity:** P0\n**Duration:** 25m", ["2026-03-01 critical 25 min"],
        "only one"
      ),
      ("## INC-2026-001 — Down (2026-03-01)\n\n**Severity:** P0", ["2026-03-01 critical -"], "a number with its year"),
      (
        "## INC-1: Down\n\n**Severity:** P0\n\n## INC-2: Slow\n\n**Severity:** P2", ["- critical -", "- medium -"],
        "no day"
      ),
      ("## 2026-03-01: Rules of this log\n\nWrite short sentences.", [], "a day, and nothing of an incident"),
    ] as [(String, [String], String)])
  func `each section of a log that has a day or a number is an incident`(
    text: String, expected: [String], why: String
  ) {
    #expect(incidents("docs/incidents/log.md", "# Incidents\n\n\(text)\n") == expected, "\(why)")
  }

  @Test func `days that divide one incident are no incidents`() {
    let text = """
      # Checkout down

      **Severity:** SEV1
      **Date:** 2026-03-01

      ## 2026-03-01 10:00: Page

      **Severity:** SEV2

      ## 2026-03-01 10:20: Raised

      **Severity:** SEV1
      """
    #expect(incidents("docs/incidents/checkout.md", text) == ["2026-03-01 critical -"])
  }

  @Test(
    arguments: [
      ("✅ Resolved", .over), ("Resolved.", .over), ("Complete, action items in progress", .over), ("Open", .open),
      ("Ongoing — not resolved", .open), ("🔴 Investigating", .open), ("Not yet resolved", .open),
      ("Partially resolved", .open), ("resolved-pending-clean-recovery (fix on main)", .open),
      ("Pending resolution", .open), ("We believe that it is resolved: not confirmed", .open),
      ("Resolved, pending deploy of the alert", .over), ("Resolved pending postmortem", .over),
      ("In progress", .open), ("Closed (open questions in #12)", .over),
      ("Mitigated", nil), ("Draft", nil), ("Open / Mitigated / Resolved", nil), ("Published", nil), ("対応中", .open),
    ] as [(String, Incident.State?)])
  func `a status says whether an incident is over`(status: String, state: Incident.State?) {
    #expect(IncidentStatusText.state(in: status) == state)
  }

  @Test(
    arguments: [
      ("severity: critical\nstatus: open", ["incident.open"], "grave and open"),
      ("severity: high\nstatus: Investigating", ["incident.open"], "one below"),
      ("severity: low\nstatus: open", [], "not grave"),
      ("severity: critical\nstatus: resolved", [], "over"),
      ("severity: critical\nstatus: open\nresolved: 2026-03-01T10:00Z", [], "its actions may be open"),
      ("severity: critical", [], "nobody says"),
    ] as [(String, [String], String)])
  func `a grave incident that is said to be open is told`(fields: String, expected: [String], why: String) {
    let read = ReadDocument("docs/a.md", "---\nkind: incident\ndate: 2026-03-01\n\(fields)\n---\n# Checkout down\n")
    #expect(read.diagnostics.map { String($0.split(separator: " ")[1]) } == expected, "\(why)")
  }

  @Test func `the rows of a log say what became of each`() {
    let table =
      "| ID | Date (UTC) | Severity | Summary | Status |\n|---|---|---|---|---|\n"
      + "| INC-1 | 2026-02-03 | SEV1 | Payments down | Resolved |\n| INC-2 | 2026-02-05 | SEV2 | Login slow | Open |"
    #expect(
      incidents("docs/incidents/incident-log.md", "# Incident log\n\n\(table)\n") == [
        "2026-02-03 critical -", "2026-02-05 high - open",
      ])
  }

  @Test func `severity, duration and times may stand below what it did`() throws {
    let text =
      "# Checkout down\n\n## Impact\n\n- **Severity**: SEV-1\n- **Duration**: 45 minutes (14:30 UTC to 15:15 UTC)\n"
      + "- **Start**: 2026-03-01 10:00 UTC\n- **System**: all users\n"
    let record = try #require(ReadDocument("docs/incidents/2026-03-01-checkout.md", text).only(.incident).first)
    guard case .incident(let details) = record.details else { return }
    #expect(details.severity == .critical)
    #expect(details.statedDuration == 45)
    #expect(details.started?.iso == "2026-03-01T10:00Z")
    #expect(record.statedService == nil, "what was hit is told in words")
  }

  @Test func `a name may have its abbreviation behind it`() throws {
    let text =
      "# Post-mortem: Y\n\n**Incident date:** 4 March 2026\n**Time to Detect (TTD):** 12 minutes\n"
      + "**Time to Resolve (TTR):** 1h30m\n**Incident Detected:** 2026-03-04 10:10 UTC\n"
    let record = try #require(ReadDocument("docs/postmortems/y.md", text).only(.incident).first)
    guard case .incident(let details) = record.details else { return }
    #expect(details.statedResolve == 90)
    #expect(details.detected?.iso == "2026-03-04T10:10Z")
  }

  @Test(
    arguments: [
      (
        "data/incidents.csv",
        "id,service,severity,started_at,resolved_at,title\nINC-1,pay,SEV1,2026-11-01T00:00:00Z,2026-11-01T02:00:00Z,Down",
        "Down of pay: critical 120"
      ),
      (
        "incidents/pd.json",
        #"{"incidents":[{"title":"Down","created_at":"2026-11-03T10:00:00Z","resolved_at":"2026-11-03T11:00:00Z","status":"resolved","service":{"summary":"pay"}}]}"#,
        "Down of pay: - 60"
      ),
      (
        "data/incidents.json",
        #"[{"service":"pay","severity":"SEV1","startedAt":"2026-11-01T00:00:00Z","resolvedAt":"2026-11-01T02:00:00Z","title":"Down"}]"#,
        "Down of pay: critical 120"
      ),
      ("data/orders.csv", "id,started_at,resolved_at,title\n1,2026-11-01T00:00:00Z,2026-11-01T02:00:00Z,Down", ""),
      ("incidents/metrics.csv", "time,value\n2026-11-01T00:00:00Z,1", ""),
    ] as [(String, String, String)])
  func `an export is a list of incidents`(path: String, text: String, expected: String) {
    let found = ReadDocument(path, text + "\n").only(.incident).map { record -> String in
      guard case .incident(let incident) = record.details else { return "" }
      let minutes = incident.resolveMinutes.map(String.init) ?? "-"
      return "\(record.title) of \(record.statedService ?? "-"): \(incident.severity?.rawValue ?? "-") \(minutes)"
    }
    #expect(found.joined(separator: ", ") == expected)
  }

  @Test(arguments: [
    ("docs/incidents/INC-006-oom.md", 1), ("docs/incidents/how-we-work.md", 0), ("docs/notes/INC-006-oom.md", 0),
  ])
  func `a report with a number counts without a day`(path: String, count: Int) {
    let text = "# Container killed\n\n## Incident Summary\n\nIt was killed.\n\n## Learnings\n\nLimits.\n"
    #expect(ReadDocument(path, text).only(.incident).count == count)
  }

  @Test func `a bracket of full width ends a level`() throws {
    let text = "# 障害\n\n**重大度:** SEV-2（全面停止）\n**Date:** 2026-02-04\n"
    #expect(incidents("docs/incidents/2026-02-04-x.md", text) == ["2026-02-04 high -"])
  }
}
