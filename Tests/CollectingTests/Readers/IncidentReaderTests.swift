import ReportModel
import Testing

@testable import Collecting

@Suite struct IncidentReaderTests {
  private func incident(_ path: String, _ text: String) throws -> (record: Record, details: Incident, notes: [String]) {
    let read = ReadDocument(path, text)
    let record = try #require(read.only(.incident).first, "\(path)")
    guard case .incident(let details) = record.details else { throw NotThere() }
    return (record, details, read.diagnostics)
  }

  private struct NotThere: Error {}

  private let log = "incidents/2026-02-12.md"

  private func events(_ events: String, repair: String = "", resolve: String = "") -> String {
    "# Writes failed\n\n- **Key events**\n\(events)\n- **Time to repair**: \(repair)\n- **Time to resolve**: \(resolve)\n"
  }

  @Test func `an incident in the canonical form is read whole`() throws {
    let (record, details, notes) = try incident(
      "any/a.md",
      """
      ---
      kind: incident
      service: payments
      severity: high
      detected: 2026-09-14T09:30Z
      mitigated: 2026-09-14T10:05Z
      resolved: 2026-09-14T11:00Z
      ---
      # Refunds were paid twice
      """)
    #expect(record.title == "Refunds were paid twice")
    #expect(record.date?.iso == "2026-09-14")
    #expect(details.severity == .high)
    #expect(details.detected?.iso == "2026-09-14T09:30Z")
    #expect(details.mitigateMinutes == 35)
    #expect(details.repairMinutes == nil, "mitigated is not repaired")
    #expect(details.resolveMinutes == 90)
    #expect(notes == [])
  }

  @Test(arguments: [
    ("started: 2026-03-04T22:50Z", "2026-03-04"), ("detected: 2026-03-05", "2026-03-05"),
    ("started: 2026-03-04T22:50Z\ndate: 2026-03-06", "2026-03-06"), ("started:", "2026-03-09"),
    ("started: 09:30", "2026-03-09"), ("severity: SEV1", "2026-03-09"),
  ])
  func `the day on which it began goes before that of the file's name`(_ head: String, _ expected: String) throws {
    let text = "---\nkind: incident\n\(head)\n---\n# Refunds were paid twice\n"
    #expect(try incident("incidents/2026-03-09-refunds.md", text).record.date?.iso == expected)
  }

  @Test func `key events are read through their noise, a timeline is not`() throws {
    let text =
      events(
        "  - First detected 2026-02-12 9:29\n  - Incident declared: 2026-02-12 11.50\n  - Repaired: 2026-02-12 1600",
        repair: "6h 31m", resolve: "1d 5h 47m") + "- **Context**:\n  - 2026-02-12 16:00: Resolved: by mistake\n"
    let (record, details, notes) = try incident(log, text)
    #expect(details.detected?.iso == "2026-02-12T09:29")
    #expect(details.acknowledged?.iso == "2026-02-12T11:50")
    #expect(details.repaired?.iso == "2026-02-12T16:00")
    #expect(details.resolved == nil)
    #expect(details.statedRepair == 391)
    #expect(details.statedResolve == 1787)
    #expect(record.date?.iso == "2026-02-12", "from the file's name")
    #expect(notes == [])
  }

  @Test func `what was mitigated, in words and by the clock`() throws {
    let text = events("  - First detected: 2026-02-12 08:00\n  - Mitigated: 2026-02-12 08:40", repair: "1h")
    let (_, details, notes) = try incident(log, text + "- **Time to mitigate**: 25m\n")
    #expect(details.mitigated?.iso == "2026-02-12T08:40")
    #expect(details.statedMitigate == 25)
    #expect(details.statedRepair == 60)
    #expect(notes == ["8:25 incident.duration-mismatch"])
  }

  @Test func `zones are reckoned with, and the stated duration stays`() throws {
    let text = events(
      "  - First detected: 2026-02-12T07:15:00Z\n  - Repaired: 2026-02-12T09:45:00+02:00", repair: "2h 30m")
    let (_, details, notes) = try incident(log, text)
    #expect(details.repaired?.iso == "2026-02-12T07:45Z")
    #expect(details.repairMinutes == 30)
    #expect(details.statedRepair == 150)
    #expect(notes == ["6:23 incident.duration-mismatch"])
  }

  @Test(arguments: [
    ("  - First detected: 22026-02-12 08:05", "", "4:21 incident.time-invalid", "a year of five digits"),
    (
      "  - First detected: 2026-02-12 18:00\n  - Resolved: 2025-02-12 18:20", "", "5:15 incident.time-order",
      "resolved a year before"
    ),
    (
      "  - First detected: 2026-02-12 10:00\n  - Repaired: 2026-02-12 10:55", "27m", "6:23 incident.duration-mismatch",
      "another duration than the clock's"
    ),
  ])
  func `a time that cannot be is reported where it stands`(text: String, repair: String, note: String, why: String)
    throws
  {
    #expect(try incident(log, events(text, repair: repair)).notes == [note], "\(why)")
  }

  @Test func `a resolution shorter than the repair is reported`() throws {
    #expect(try incident(log, events("", repair: "27m", resolve: "8m")).notes == ["6:24 incident.duration-order"])
  }

  @Test(
    arguments: [
      ("Duration: 1h 30m", [], 70, "from the beginning"),
      ("Total duration: 89m", [], 70, "rounded"),
      ("Duration: 1h 10m", [], 70, "from the notice"),
      ("Duration: 2h", ["10:11 incident.duration-mismatch"], 120, "from neither"),
      ("Time to resolve: 1h 10m", [], 70, "it runs from the notice"),
      ("Time to resolve: 1h 30m", [], 90, "or from the beginning"),
      ("Time to resolve: 2h", ["10:18 incident.duration-mismatch"], 120, "from neither either"),
      ("Time to resolve: > 1 h", [], 70, "a bound is no duration"),
      ("Time to detect: 20 min", [], 70, "as the times say"),
      ("Time to detect: 25 min", ["10:17 incident.duration-mismatch"], 70, "as they do not"),
      ("Duration: 1h 30m\n\nTime to resolve: 1h 10m", [], 70, "both, each right"),
    ] as [(String, [String], Int, String)])
  func `a duration and a time to resolve run from the beginning or from the notice`(
    body: String, expected: [String], resolve: Int, why: String
  ) throws {
    let text = """
      ---
      kind: incident
      service: pay
      started: 2026-11-10T08:00Z
      detected: 2026-11-10T08:20Z
      resolved: 2026-11-10T09:30Z
      ---
      # Outage

      \(body)
      """
    let (_, details, notes) = try incident("docs/outage.md", text)
    #expect(notes == expected, "\(why)")
    #expect(details.minutes(to: .resolve) == resolve, "\(why)")
    #expect(details.durationMinutes == 90)
  }

  @Test(
    arguments: [
      ("2026-11-03 23:40 CET", "2026-11-03 23:20 UTC", 40, []),
      ("2026-11-03 17:40 EST", "2026-11-03 23:20 UTC", 40, []),
      ("2026-11-03 11:40 PM", "2026-11-04 12:20 AM", 40, []),
      ("2026-11-03 23:40 IST", "2026-11-04 00:20 IST", 40, ["incident.zone-unknown"]),
      ("2026-11-03 23:40 IST", "2026-11-04 00:20 UTC", nil, ["incident.zone-unknown"]),
    ] as [(String, String, Int?, [String])])
  func `times in several zones are compared where their distance is known`(
    started: String, resolved: String, minutes: Int?, expected: [String]
  ) throws {
    let text = "---\nkind: incident\nstarted: \(started)\nresolved: \(resolved)\n---\n# Outage\n"
    let (_, details, notes) = try incident("docs/outage.md", text)
    #expect(details.minutes(to: .resolve) == minutes)
    #expect(notes.compactMap { $0.split(separator: " ").last.map(String.init) } == expected)
  }

  @Test func `a duration runs from the notice where nobody knows the beginning`() throws {
    let text = events("  - First detected: 2026-02-12 10:00\n  - Resolved: 2026-02-12 11:00")
    let (_, details, notes) = try incident(log, text + "- **Duration**: 2h\n")
    #expect(notes == ["8:17 incident.duration-mismatch"])
    #expect(details.contradiction(of: .resolve) == 60)
  }

  @Test func `a postmortem says its severity, its day and its name in a table`() throws {
    let (record, details, _) = try incident(
      "docs/post-mortems/lag.md",
      "# Lag\n\n| | |\n|---|---|\n| **Incident ID** | INC-7 |\n| **Date** | 2026-01-10 |\n| **Severity** | SEV2 |\n| **Duration** | 95 min |\n"
    )
    #expect(record.statedID == "INC-7")
    #expect(record.date?.iso == "2026-01-10")
    #expect(details.severity == .high)
    #expect(details.statedDuration == 95)
    #expect(details.minutes(to: .resolve) == 95)
  }

  @Test func `a log of many incidents has a record for each`() {
    let read = ReadDocument(
      "source/incident-log.md",
      """
      # Incident log

      ## Q1 2026

      - **Mean time to repair**: 2h

      ### Incident on 2026-02-12 - Writes failed

      - **Key events**
        - First detected: 2026-02-12 14:28
        - Repaired: 2026-02-12 14:44
      - **Time to repair**: 16m

      ### Incident on 2026-01-10 09:00 - Disk full

      - **Time to repair**: 1h 5m
      """)
    #expect(read.only(.incident).map(\.origin.line) == [7, 14])
    #expect(read.only(.incident).map { $0.date?.iso } == ["2026-02-12", "2026-01-10"])
    let minutes = read.only(.incident).compactMap { record in
      if case .incident(let incident) = record.details { incident.statedRepair } else { nil }
    }
    #expect(minutes == [16, 65])
    #expect(read.diagnostics == [])
  }

  @Test func `a collection is known by its front matter`() throws {
    let (record, details, _) = try incident(
      "data/71.md",
      "---\ntitle: Stale feed\nstart_time: 2026-01-03T05:10:00Z\nend_time: 2026-01-03T07:40:00Z\n---\nIt was.\n")
    #expect(record.title == "Stale feed")
    #expect(record.date?.iso == "2026-01-03")
    #expect(details.resolveMinutes == 150)
  }

  @Test(arguments: [
    ("incidents/index.md", "# Log\n\n- **Time to repair**: 1h\n", "an index"),
    ("incidents/when-all-is-down.md", "# When all is down\n\nCall.\n", "a procedure in the folder"),
    ("postmortems/TEMPLATE.md", "# <title>\n\n- **Time to repair**: 1h\n", "a template"),
    ("notes/a.md", "# Notes\n\n- **Time to repair**: 1h\n", "nothing says it is one"),
  ])
  func `what is no incident makes none`(path: String, text: String, why: String) {
    #expect(ReadDocument(path, text).only(.incident).isEmpty, "\(why)")
  }

  @Test(arguments: [
    ("docs/06-incidents", true), ("docs/13_Post-Mortems", true), ("docs/06", false), ("docs/6incidents", false),
  ])
  func `a folder may have a number in front`(folder: String, isOne: Bool) {
    let text = "# Queue down\n\n**Severity:** SEV2\n**Date:** 2026-11-01\n**Duration:** 40m\n"
    #expect(ReadDocument("\(folder)/2026-11-01-queue.md", text).only(.incident).count == (isOne ? 1 : 0))
  }

  @Test(arguments: [
    ("0h 16m", 16), ("8m", 8), ("673h 34m", 40_414), ("1d 5h 47m", 1787), ("1 hour 0 minutes", 60), ("95 min", 95),
    ("3 h 10", 190), ("3h10", 190), ("3 h 70", 180), ("3 h 10 users", 180), ("2 d 10", 2880),
    ("7h (during support hours 10:00-17:00)", 420), ("1.5h", 90), ("2 hours and 5 minutes", 125), ("90s", 2),
    ("about 3h", 180), ("37", nil), ("soon", nil), ("", nil),
  ])
  func `a duration is read as people write it`(text: String, minutes: Int?) {
    #expect(DurationText.minutes(in: text) == minutes)
  }

  @Test(arguments: [
    ("2026-01-31 14:28", "2026-01-31T14:28"), ("2026-01-31T23:30:00-02:00", "2026-02-01T01:30Z"),
    ("2026-01-31 9:29 (Time TBC)", "2026-01-31T09:29"), ("2026-01-31 1600", "2026-01-31T16:00"),
    ("2026-01-31 11.50", "2026-01-31T11:50"), ("31 January 2026, 14:28 UTC", "2026-01-31T14:28Z"),
    ("2026-01-31", "2026-01-31"), ("2026-01-31 25:00", "2026-01-31"), ("14:28", nil),
  ])
  func `a moment is read as people write it`(text: String, iso: String?) {
    #expect(MomentText.moment(in: text)?.iso == iso)
  }

  @Test(
    arguments: [
      ("**Duration:** 08:41–09:54 UTC (1 h 13 m)", "2026-09-14T08:41Z", "2026-09-14T09:54Z", 73),
      ("**Duration:** 14:02 UTC - 15:17 UTC", "2026-09-14T14:02Z", "2026-09-14T15:17Z", nil),
      ("**Start time:** 14:02 UTC\n**End time:** 15:17 UTC", "2026-09-14T14:02Z", "2026-09-14T15:17Z", nil),
      ("**Start:** 23:50\n**End:** 00:20", "2026-09-14T23:50", "2026-09-15T00:20", nil),
      ("**Resolution time:** 2026-09-14 16:30 UTC", nil, "2026-09-14T16:30Z", nil),
      ("**Downtime:** 70 mins", nil, nil, 70), ("**Duration minutes:** 153", nil, nil, 153),
      (
        "## Timeline\n\n- 14:51 News\n- 14:54 **OUTAGE BEGINS**: it melts\n- 16:30 **INCIDENT ENDS**, at last",
        "2026-09-14T14:54", "2026-09-14T16:30", nil
      ),
      ("## Timeline\n\n- 14:54 outage begins\n- 16:30 Resolved", nil, nil, nil),
    ] as [(String, String?, String?, Int?)])
  func `times are read beside the day of the incident`(
    _ text: String, _ started: String?, _ resolved: String?, _ minutes: Int?
  ) throws {
    let read = ReadDocument("postmortems/a.md", "# Postmortem: A\n\n**Date:** 2026-09-14\n\(text)\n")
    guard case .incident(let incident) = try #require(read.only(.incident).first).details else { return }
    #expect(incident.started?.iso == started)
    #expect(incident.resolved?.iso == resolved)
    #expect(incident.statedDuration == minutes)
    #expect(read.diagnostics == [])
  }

  @Test func `a time to resolve is no time of day`() throws {
    let read = ReadDocument(
      "postmortems/a.md", "# Postmortem: A\n\n**Date:** 2026-09-14\n**Resolution time:** 2 hours\n")
    guard case .incident(let incident) = try #require(read.only(.incident).first).details else { return }
    #expect(incident.resolved == nil)
    #expect(incident.statedResolve == 120)
    #expect(read.diagnostics == [])
  }

  @Test(
    arguments: [
      ("🔴 SEV2", .high, nil), ("🔴 S2", .high, nil), ("🔴 High", .high, nil), ("🟠 Medium", .medium, nil),
      ("🔴", .critical, nil), ("🔴 Outage", .critical, nil), ("S1", .critical, nil), ("High impact (S2)", .high, nil),
      ("S4", .low, nil), ("SEV3", .medium, nil),
      ("Level 2", nil, "4:15 severity.unknown"), ("1", nil, "4:15 severity.unknown"),
      ("Severe", nil, "4:15 severity.unknown"), ("TBD", nil, nil), ("[S1-S4]", nil, nil),
    ] as [(String, Severity?, String?)])
  func `how grave it was is read or asked for`(_ text: String, _ severity: Severity?, _ note: String?) throws {
    let read = ReadDocument("postmortems/a.md", "# Postmortem: A\n\n**Date:** 2026-09-14\n**Severity:** \(text)\n")
    guard case .incident(let incident) = try #require(read.only(.incident).first).details else { return }
    #expect(incident.severity == severity)
    #expect(read.diagnostics == [note].compactMap(\.self))
  }

  @Test func `a log that is a table has an incident a row`() {
    let table = """
      # Incident Log

      | Date | Incident | Severity | Duration |
      |---|---|---|---|
      | 2026-10-01 | API down | SEV1 | 45m |
      | 2026-10-09 | Slow queue | S3 | 3h |
      """
    let read = ReadDocument("docs/incident-log.md", table)
    let found = read.only(.incident).compactMap { record -> String? in
      guard case .incident(let incident) = record.details else { return nil }
      let level = incident.severity?.rawValue ?? "-"
      return "\(record.date?.iso ?? "-") \(record.title) \(level) \(incident.statedDuration ?? 0)"
    }
    #expect(found == ["2026-10-01 API down critical 45", "2026-10-09 Slow queue medium 180"])
    // A report may list what happened before.
    #expect(ReadDocument("postmortems/2026-10-01-api.md", table).only(.incident).count == 1)
  }

  @Test func `a row whose day cannot be read is kept and reported`() {
    let read = ReadDocument(
      "incidents/log.md",
      """
      # Incidents

      | Date | Title | Sev | Duration |
      |---|---|---|---|
      | 11/12/2026 | Cache | SEV1 | 12 min |
      | early Nov | Orders | SEV2 | 3h |
      | YYYY-MM-DD | What | SEV1 | |
      | 2026-11-09 | Queue | SEV1 | 3 h 10 |
      """)
    #expect(
      read.only(.incident).map { "\($0.title) \($0.date?.iso ?? "-")" } == ["Cache -", "Orders -", "Queue 2026-11-09"])
    #expect(read.diagnostics == ["5 date.unreadable", "6 date.unreadable"])
  }

  @Test(
    arguments: [
      ("**Services:** Checkout", "Checkout"), ("**Affected services:** Checkout", "Checkout"),
      ("**Affected services:** Checkout, Ledger", nil), ("**Affected service:** Checkout", "Checkout"),
    ] as [(String, String?)])
  func `the one service that it names is its own`(line: String, service: String?) throws {
    let text = "# Postmortem: outage\n\n**Severity:** SEV-1\n\(line)\n**Date:** 2026-11-09\n"
    #expect(try incident("incidents/1.md", text).record.statedService == service)
  }

  @Test func `a log with a numbered heading for each has a record for each`() {
    let read = ReadDocument(
      "docs/incident-log.md",
      """
      # Incident log

      ## INC-001 — Tenants were mixed

      - **Found:** 2026-08-16, by a test.
      - **Severity:** High

      ## INC-002 — A turn escalated

      - **Found:** 2026-08-29
      """)
    #expect(read.only(.incident).map { $0.date?.iso } == ["2026-08-16", "2026-08-29"])
    #expect(read.only(.incident).map(\.origin.line) == [3, 8])
  }

  private func incidents(_ read: ReadDocument) -> [String] {
    read.only(.incident).compactMap { record in
      guard case .incident(let incident) = record.details else { return nil }
      return "\(record.origin.line) \(record.title): \(incident.severity?.rawValue ?? "-"), "
        + "\(incident.started?.iso ?? "-") to \(incident.resolved?.iso ?? "-"), \(incident.actions) actions"
    }
  }

  private static let fields = """
    title: Checkout was down
    severity: SEV-1
    started: 2026-10-03T10:00:00Z
    resolved: 2026-10-03T11:30:00Z
    impact: Nobody could pay.

    """
  private static let told =
    "Checkout was down: critical, 2026-10-03T10:00Z to 2026-10-03T11:30Z, 0 actions"

  @Test(arguments: [
    ("incidents/2026-10-03.yaml", fields, ["1 \(told)"]), ("ops/a.yml", "kind: incident\n" + fields, ["1 \(told)"]),
    ("ops/a.yml", fields, ["1 \(told)"]), ("ops/a.yml", "---\n\(fields)---\n\(fields)", ["2 \(told)", "8 \(told)"]),
    (
      "docs/outages.yaml",
      "incidents:\n  - {summary: Slow, severity: high, started: 2026-10-04 10:00, end: 2026-10-04 11:00, impact: Few.}\n",
      ["2 Slow: high, 2026-10-04T10:00 to 2026-10-04T11:00, 0 actions"]
    ),
    (
      "postmortems/search.yaml",
      "name: Slow\ntimeline:\n  detected: 2026-10-04 10:05\n  fixed: 2026-10-04 11:00\nactions: [Add an alert, Test it]\n",
      ["1 Slow: -, - to -, 2 actions"]
    ),
    (
      "incidents/a.json",
      #"{"title": "Slow", "severity": "low", "start_time": "2026-10-04T10:00:00Z", "end_time": "2026-10-04T10:20:00Z"}"#,
      ["1 Slow: low, 2026-10-04T10:00Z to 2026-10-04T10:20Z, 0 actions"]
    ),
  ])
  func `an incident may be a mapping, with or without its kind`(_ path: String, _ text: String, _ expected: [String]) {
    let read = ReadDocument(path, text)
    #expect(incidents(read) == expected)
    #expect(read.diagnostics == [])
  }

  @Test(arguments: [
    ("incidents/schema.yaml", "severity: SEV-1\nimpact: text\n"), ("incidents/config.yaml", "levels: [1, 2]\n"),
    ("jobs/run.yaml", "title: Nightly\nstarted: 2026-10-03\nresolved: 2026-10-03\n"),
    (
      "export.json",
      #"{"title": "A", "severity": "low", "started": "2026-10-04", "resolved": "2026-10-04", "impact": "x"}"#
    ),
    ("k8s/a.yaml", "apiVersion: ops/v1\nkind: Incident\n" + fields), ("incidents/template.yaml", fields),
    ("ops/a.yml", "kind: maintenance\n" + fields),
  ])
  func `a mapping that only looks like one is no incident`(_ path: String, _ text: String) {
    #expect(incidents(ReadDocument(path, text)) == [])
  }

  @Test func `a time in a mapping that cannot be read is told at its place`() {
    let read = ReadDocument(
      "incidents/a.yaml", "title: A\nseverity: big\nstarted: 2026-13-40 10:00\nresolved: 2026-10-04 10:00\n")
    #expect(read.diagnostics == ["2:11 severity.unknown", "3:10 incident.time-invalid"])
  }
}
