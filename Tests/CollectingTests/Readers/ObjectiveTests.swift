import ReportModel
import Testing

@testable import Collecting

@Suite struct ObjectiveTests {
  private func objectives(_ read: ReadDocument) -> [ServiceLevelObjective] {
    read.records.compactMap { if case .slo(let slo) = $0.details { slo } else { nil } }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var titles: [String]
    var shares: [String?]
    var windows: [String?]
    var services: [String?]
    var diagnostics: [String] = []
  }

  @Test(arguments: [
    Case(
      testDescription: "OpenSLO v1 with a share, and a window in words of its own",
      text: """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: a-b, displayName: Logins work}
        spec:
          service: login
          timeWindow: [{duration: 28d}]
          objectives: [{target: 0.999}, {displayName: Contract, target: 0.99}]
        """, titles: ["Logins work"], shares: ["0.999"], windows: ["28d"], services: ["login"]),
    Case(
      testDescription: "OpenSLO v1 with a percentage, a window in minutes and an indicator that is not there",
      text: """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: a-b}
        spec:
          service: login
          indicatorRef: gone
          timeWindow:
            - duration: 1m
          objectives:
            - targetPercent: 99.5
        ---
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: another}
        """, titles: ["a-b"], shares: ["0.995"], windows: ["1m"], services: ["login"],
      diagnostics: ["6:17 slo.indicator-missing", "8:17 slo.window-ambiguous"]),
    Case(
      testDescription: "a percentage where OpenSLO wants a share is an error and no objective",
      text: "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a}\nspec:\n  objectives:\n    - target: 99.9\n",
      titles: ["a"], shares: [nil], windows: [nil], services: [nil], diagnostics: ["6 slo.objective-out-of-range"]),
    Case(
      testDescription: "OpenSLO v1alpha counts its window",
      text: """
        apiVersion: openslo/v1alpha
        kind: SLO
        metadata: {name: a}
        spec: {service: s, timeWindows: [{count: 2, unit: Week}], objectives: [{target: 0.9}]}
        """, titles: ["a"], shares: ["0.9"], windows: ["2w"], services: ["s"]),
    Case(
      testDescription: "Nobl9 as a list at the top, beside an object of another kind",
      text: """
        - apiVersion: n9/v1alpha
          kind: Service
          metadata: {name: shop}
        - apiVersion: n9/v1alpha
          kind: SLO
          metadata: {name: buy, displayName: Buying works}
          spec: {service: shop, timeWindows: [{count: 28, unit: Day}], objectives: [{target: 0.95}]}
        """, titles: ["Buying works"], shares: ["0.95"], windows: ["28d"], services: ["shop"]),
    Case(
      testDescription: "Sloth's numbers are percentages, 1 too",
      text:
        "version: prometheus/v1\nservice: mail\nslos:\n  - {name: sent, objective: 1}\n  - {name: read, objective: 99.95}\n",
      titles: ["sent", "read"], shares: ["0.01", "0.9995"], windows: [nil, nil], services: ["mail", "mail"],
      diagnostics: ["4 slo.objective-low"]),
    Case(
      testDescription: "Sloth's resource",
      text:
        "apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel\nspec:\n  service: mail\n  slos: [{name: a, objective: 101}]\n",
      titles: ["a"], shares: [nil], windows: [nil], services: ["mail"], diagnostics: ["5 slo.objective-out-of-range"]),
    Case(
      testDescription: "Pyrra's target is a percentage in a text",
      text:
        "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: {name: a}\nspec: {target: '100', window: 4w}\n",
      titles: ["a"], shares: ["1"], windows: ["4w"], services: [nil], diagnostics: ["4 slo.objective-100"]),
    Case(
      testDescription: "the same kind of another product, with a share",
      text: """
        apiVersion: sre.google.com/v2
        kind: ServiceLevelObjective
        metadata: {name: a, labels: {service_name: gae}}
        spec: {goal: 0.95}
        """, titles: ["a"], shares: ["0.95"], windows: [nil], services: ["gae"]),
    Case(
      testDescription: "a list that somebody made up: percentages, shares, times, and nothing",
      text: """
        service: booking
        slos:
          - {name: up, target: ">= 99.5%", window: 30d}
          - {name: paint, target: 0.95}
          - {name: latency-p95, target: 500ms}
          - {name: later}
        """, titles: ["up", "paint", "latency-p95", "later"], shares: ["0.995", "0.95", nil, nil],
      windows: ["30d", nil, nil, nil], services: ["booking", "booking", "booking", "booking"],
      diagnostics: ["6 slo.target-missing"]),
    Case(
      testDescription: "a list of Kubernetes objects",
      text: """
        kind: List
        apiVersion: v1
        items:
          - apiVersion: pyrra.dev/v1alpha1
            kind: ServiceLevelObjective
            metadata: {name: a}
            spec: {target: "99.5", window: 2w}
        """, titles: ["a"], shares: ["0.995"], windows: ["2w"], services: [nil]),
    Case(
      testDescription: "a broken file of a known tool is reported, a template of one is not",
      text: "apiVersion: pyrra.dev/v1alpha1\nkind: [\n", titles: [], shares: [], windows: [], services: [],
      diagnostics: ["3:1 document.yaml-invalid"]),
    Case(
      testDescription: "a template is not", text: "{{- if .x }}\napiVersion: pyrra.dev/v1alpha1\nkind: [\n{{- end }}\n",
      titles: [], shares: [], windows: [], services: []),
    Case(
      testDescription: "the definition of a resource is none", text: "kind: CustomResourceDefinition\nslos: see docs\n",
      titles: [], shares: [], windows: [], services: []),
  ])
  func `objectives are read from the files of every tool`(_ example: Case) {
    let read = ReadDocument("slo/a.yaml", example.text)
    let found = objectives(read)
    #expect(read.records.map(\.title) == example.titles)
    #expect(found.map(\.objective) == example.shares)
    #expect(found.map(\.window) == example.windows)
    #expect(read.records.map(\.statedService) == example.services)
    #expect(read.diagnostics == example.diagnostics)
  }

  @Test func `a list that somebody made up may promise times`() {
    let read = ReadDocument(
      "slo/a.yaml",
      """
      slos:
        - {name: latency, target: 500ms, percentile: p95}
        - {name: p99 latency, target: 800ms}
        - {name: api-latency, target: "p95 < 300ms"}
        - {name: other, target: "< 1 s", percentile: 90}
        - {name: share, target: 99.9, percentile: p95}
      """)
    #expect(
      objectives(read).map(\.latency) == [
        .init(percentile: "95", target: "500 ms", mayEqualTarget: true), .init(percentile: "99", target: "800 ms"),
        .init(percentile: "95", target: "300 ms"), .init(percentile: "90", target: "1 s"), nil,
      ])
    #expect(read.diagnostics == [])
  }

  @Test func `a table of objectives has a record for each row that is not struck out`() {
    let read = ReadDocument(
      "docs/slos.md",
      """
      # SLOs

      | SLO | Service | Target | Window |
      |---|---|---|---|
      | Logins | auth | 99.9 % | 30 days |
      | Search (p95) | search | < 300 ms | |
      | ~~Fax~~ | fax | 95 % | |

      | Objective | Minutes |
      |---|---|
      | 99.9 % | 43.2 |
      """)
    let found = objectives(read)
    #expect(read.records.map(\.title) == ["Logins", "Search (p95)"])
    #expect(read.records.map(\.statedService) == ["auth", "search"])
    #expect(found.map(\.objective) == ["0.999", nil])
    #expect(found.map(\.latency) == [nil, .init(percentile: "95", target: "300 ms")])
    #expect(found.map(\.window) == ["30 days", nil])
    #expect(read.diagnostics == [])
  }

  @Test(arguments: [
    ("p95 latency < 8 s", false), ("p95 latency <= 8 s", true), ("< 8 s", false), ("<= 8 s", true),
    ("\u{2264} 8 s", true), ("8 s", false),
  ])
  func `whether a latency may be as long as its target is what the comparator says`(_ text: String, _ mayEqual: Bool) {
    #expect(
      ObjectiveText(text, context: ["Search (p95)"]).latency
        == .init(percentile: "95", target: "8 s", mayEqualTarget: mayEqual))
  }

  @Test(arguments: [
    ("All objectives are measured over a rolling 30-day window.", "rolling 30-day window"),
    ("All objectives use a rolling 30-day window unless stated.", "rolling 30-day window"),
    ("Unless stated otherwise, all our objectives\nare evaluated over 28 days.", "28 days"),
    ("SLOs are tracked per calendar month (UTC).", "calendar month"),
    ("We measure SLOs over the trailing 28 days.", "trailing 28 days"),
    ("A window of 30 days applies to every SLO.", "window of 30 days"),
    (
      "A rolling 4-week window is used for all service level objectives. Alerts use a 1-hour window.",
      "rolling 4-week window"
    ),
    ("- Every SLO has a 30-day window, its alerts one of 1 hour.", "30-day window"),
    ("**Measurement window**: rolling 30 days", "rolling 30 days"),
    ("Alerts on all SLOs use a rolling 1-day window.", nil),
    ("All objectives use a 1-hour window.", nil),
    ("Not all objectives use a rolling 30-day window.", nil),
    ("All objectives were met over the last 30 days.", nil),
    ("All objectives are reviewed every calendar quarter.", nil),
    ("All objectives are evaluated monthly.", nil),
    ("All SLOs allow 43 minutes per month.", nil),
    ("All latency objectives use a rolling 7-day window.", nil),
    ("Most objectives use a rolling 30-day window.", nil),
    ("The maintenance window is 4 hours in 30 days.", nil),
    ("Availability was 99.95 % over the last 30 days.", nil),
    ("All objectives use a rolling 7-day window and a rolling 30-day window.", nil),
    ("All objectives use a rolling 7-day window.\n\nEvery SLO has a rolling 30-day window.", nil),
    ("> All objectives use a rolling 30-day window.", nil),
    ("```\nAll objectives use a rolling 30-day window.\n```", nil),
  ])
  func `prose may state the window of all objectives`(prose: String, window: String?) {
    let read = ReadDocument(
      "docs/slos.md",
      """
      # SLOs

      \(prose)

      | SLO | Target | Window |
      |---|---|---|
      | Logins | 99.9 % | |
      | Search | 99 % | 7 days |

      ### SLO-3: Buying works

      | Attribute | Value |
      |---|---|
      | Objective | 99.5% |
      """)
    #expect(objectives(read).map(\.window) == [window, "7 days", window])
    #expect(objectives(read).first?.period == window.flatMap { WindowText.period($0) })
  }

  @Test func `a window counts where it is stated, and for all where it says so`() {
    let read = ReadDocument(
      "docs/slos.md",
      """
      # SLOs

      ## Measuring

      All objectives are measured over a rolling 30-day window. Objectives use it.

      ## Logins

      SLOs are measured over 28 days.

      | SLO | Target |
      |---|---|
      | Logins | 99.9 % |

      ## Search

      | SLO | Target |
      |---|---|
      | Search | 99 % |
      """)
    #expect(objectives(read).map(\.window) == ["28 days", "rolling 30-day window"])
    let handbook = ReadDocument(
      "docs/handbook.md",
      """
      # Handbook

      All objectives are measured over a rolling 30-day window.

      ## SLOs

      | SLO | Target |
      |---|---|
      | Logins | 99.9 % |
      """)
    #expect(objectives(handbook).map(\.window) == [nil], "of other objectives, perhaps")
  }

  @Test(arguments: [
    ("| Target | Warning |", "| < 500 ms | 400 ms |", "400 ms"),
    ("| Target | Warning line |", "| < 500 ms | > 400ms |", "400 ms"),
    ("| Target | Warning |", "| < 500 ms | - |", nil),
    ("| Target | Warning |", "| < 500 ms | page us |", nil),
    ("| Target |", "| < 500 ms, warning at 400 ms |", "400 ms"),
    ("| Target |", "| < 0.5 s (warn above 0.4 s) |", "0.4 s"),
    ("| Target |", "| < 500 ms; 400 ms is a warning |", "400 ms"),
    ("| Target |", "| < 500 ms warning at < 400 ms |", "400 ms"),
    ("| Target |", "| < 500 ms, warnings go out after 5 min |", nil),
    ("| Target |", "| < 500 ms (no warning) |", nil),
    ("| Target | Note |", "| < 500 ms | warning at 400 ms is planned |", nil),
  ])
  func `a latency in a table may have a warning line`(header: String, row: String, warning: String?) {
    let rule = String(repeating: "|---", count: header.utf8.count { $0 == UInt8(ascii: "|") } - 1)
    let read = ReadDocument("docs/slos.md", "# SLOs\n\n| SLO \(header)\n|---\(rule)|\n| p95 latency \(row)\n")
    let found = objectives(read)
    #expect(found.map { $0.latency?.percentile } == ["95"])
    #expect(found.map { $0.latency?.warning } == [warning])
    let shown = read.records.flatMap(\.fields).contains { $0.name.hasPrefix("Warning") }
    #expect(shown == (warning == nil && header.contains("Warning")), "as a fact, or as it is written")
  }

  @Test func `a latency in a section may have a warning line, and a share has none`() {
    let read = ReadDocument(
      "docs/slos.md",
      """
      # SLOs

      ### SLO-1: Search is quick

      | Attribute | Value |
      |---|---|
      | **Target** | p95 < 300ms |
      | **Warning** | 250ms |

      ### SLO-2: Search works

      | Attribute | Value |
      |---|---|
      | **Target** | 99.9 % |
      | **Warning** | 99.95 % |
      """)
    #expect(objectives(read).map(\.latency) == [.init(percentile: "95", target: "300 ms", warning: "250 ms"), nil])
    #expect(read.records.map { $0.fields.map(\.name) } == [["Target"], ["Target", "Warning"]])
    let made = ReadDocument("slo/a.yaml", "slos:\n  - {name: search-p95, target: 500ms, warning: 400ms}\n")
    #expect(objectives(made).map { $0.latency?.warning } == ["400 ms"])
  }

  @Test(arguments: [
    ("95% of requests under 800 ms", "0.95", "95", "800 ms", false),
    ("99.9 % of searches in less than 2 s", "0.999", "99.9", "2 s", false),
    ("99% of pages within 1.5s", "0.99", "99", "1.5 s", true),
    ("99.5%", "0.995", nil, nil, false),
    ("99% of requests", "0.99", nil, nil, false),
    ("99% in 30 days", "0.99", nil, nil, false),
    ("100% of requests under 800 ms", "1", nil, nil, false),
  ])
  func `a share of requests under a time is a share and a percentile`(
    _ text: String, _ share: String, _ percentile: String?, _ target: String?, _ mayEqual: Bool
  ) {
    let read = ObjectiveText(text)
    #expect(read.share == share)
    #expect(read.latency?.percentile == percentile)
    #expect(read.latency?.target == target)
    #expect(read.latency?.mayEqualTarget ?? false == mayEqual)
  }

  @Test func `a section can be an objective, and the file's title names the service`() throws {
    let read = ReadDocument(
      "docs/slo/login.md",
      """
      # Service level objectives of login

      ### SLO-1: Logins work

      | Attribute | Value |
      |---|---|
      | Objective | 99.5% |
      | Window | 28d |

      ## Glossary

      | Term | Meaning |
      |---|---|
      | SLA | 99 % |
      """)
    let record = try #require(read.records.first)
    #expect(read.records.count == 1)
    #expect(record.title == "Logins work")
    #expect(record.statedID == "SLO-1")
    #expect(record.statedService == "login")
    #expect(objectives(read)[0].objective == "0.995")
    #expect(objectives(read)[0].objectiveLine == 7)
  }

  @Test(arguments: [
    ("docs/why-slos.md", "# Why SLOs\n\nWe say 99.9 % often.\n"),
    ("docs/review.md", "# Review\n\n## SLO report\n\n| SLO | Target |\n|---|---|\n| Logins | 99 % |\n"),
    ("docs/kpi.md", "# Numbers\n\n| Metric | Target |\n|---|---|\n| Coverage | 80 % |\n"),
    ("docs/how.md", "# SLO\n\n```yaml\napiVersion: openslo/v1\nkind: SLO\n```\n"),
  ])
  func `what only speaks of objectives is none`(_ path: String, _ text: String) {
    #expect(ReadDocument(path, text).only(.slo).isEmpty)
  }

  @Test(
    arguments: [
      ("Error rate", "< 0.1%", "0.999", nil), ("5xx rate", "≤ 1 %", "0.99", nil), ("Packet loss", "0.5%", "0.995", nil),
      ("Failed jobs", "at most 5%", "0.95", nil), ("Error rate", "< 0.001", "0.999", nil),
      ("Errors", "99.9%", "0.999", nil), ("Non-5xx responses", "99.9%", "0.999", nil),
      ("Error-free sessions", ">= 99%", "0.99", nil), ("Availability", "99.9%", "0.999", nil),
      ("Availability", "at least 99.9%", "0.999", nil),
      ("CPU utilisation", "< 70%", nil, "5 slo.upper-limit"), ("Disk use", "max. 80 %", nil, "5 slo.upper-limit"),
    ] as [(String, String, String?, String?)])
  func `of failures the rest is good, and another limit is no share`(
    _ title: String, _ target: String, _ share: String?, _ note: String?
  ) {
    let read = ReadDocument("docs/slo.md", "# SLOs\n\n| SLO | Target |\n|---|---|\n| \(title) | \(target) |\n")
    #expect(objectives(read).map(\.objective) == [share])
    #expect(read.diagnostics == [note].compactMap(\.self))
  }

  @Test(arguments: [
    ("Latency p99", "95% < 500ms", "95", "500 ms", false),
    ("Latency", "≤ 300 ms for 99% of requests", "99", "300 ms", true),
    ("p95 latency", "under 300 ms", "95", "300 ms", false), ("p95 latency", "at most 300 ms", "95", "300 ms", true),
  ])
  func `a latency is read with its share on either side`(
    _ title: String, _ target: String, _ percentile: String, _ limit: String, _ mayEqual: Bool
  ) {
    let read = ReadDocument("docs/slo.md", "# SLOs\n\n| SLO | Target |\n|---|---|\n| \(title) | \(target) |\n")
    #expect(
      objectives(read).map(\.latency) == [
        .init(percentile: percentile, target: limit, mayEqualTarget: mayEqual)
      ])
  }

  @Test(
    arguments: [
      ("Availability", "99.9%", "99.85%", "❌ Breached", "5 slo.missed-as-stated"),
      ("Availability", "99.9%", "99.85%", "✅ Met", "5 slo.missed-as-stated"),
      ("Availability", "99.9%", "99.95%", "✅ Met", nil), ("Error rate", "< 0.1%", "0.05%", "", nil),
      ("Error rate", "< 0.1%", "0.2%", "", "5 slo.missed-as-stated"), ("Availability", "99.9%", "n/a", "", nil),
    ] as [(String, String, String, String, String?)])
  func `a breach that the document states is told`(
    _ title: String, _ target: String, _ measured: String, _ standing: String, _ note: String?
  ) {
    let head = "# SLOs\n\n| SLO | Target | Actual (Oct 2026) | Status |\n|---|---|---|---|\n"
    let read = ReadDocument("docs/slo.md", head + "| \(title) | \(target) | \(measured) | \(standing) |\n")
    #expect(objectives(read).map(\.measured) == [measured])
    #expect(read.diagnostics == [note].compactMap(\.self))
  }

  @Test func `bullets below a heading about objectives are objectives`() {
    let read = ReadDocument(
      "docs/slo.md",
      """
      # Service Level Objectives

      - Availability (monthly): 99.5%
      - Latency (p95): < 800 ms
      - **Error rate**: < 0.1%
      - Window: 30 days
      - Owner: 99 % the platform team

      ## Measured

      - Availability: 99.95%
      """)
    #expect(read.only(.slo).map(\.title) == ["Availability (monthly)", "Latency (p95)", "Error rate"])
    #expect(objectives(read).map(\.objective) == ["0.995", nil, "0.999"])
    #expect(objectives(read).map { $0.latency?.target } == [nil, "800 ms", nil])
    #expect(objectives(read).map(\.window) == ["monthly", "30 days", "30 days"])
  }
}

@Suite struct DecimalTextTests {
  @Test(arguments: [
    ("99.95", -2, "0.9995"), ("1", -2, "0.01"), ("100", -2, "1"), ("9.99e-01", 0, "0.999"), ("120000000", -6, "120"),
    ("0.0", 0, "0"), ("-1.50", 0, "-1.5"), ("1e3", 0, "1000"), (".5", 0, "0.5"),
  ])
  func `the point moves and no digit is lost`(_ text: String, by places: Int, _ expected: String) {
    #expect(DecimalText(text)?.shifted(by: places).text == expected)
  }

  @Test(arguments: ["", "a", "1,5", "1e999", "NaN", "+Inf", "1.2.3", "0x10"])
  func `what is no decimal is none`(_ text: String) {
    #expect(DecimalText(text) == nil)
  }

  @Test(arguments: [
    (199_820, 200_000, "0.9991"), (1, 3, "0.333333333"), (2, 3, "0.666666667"), (0, 5, "0"), (5, 5, "1"),
    (999_999_999_9, 10_000_000_000, "1"),
  ])
  func `a quotient has nine places, the last one rounded`(_ part: Int, _ whole: Int, _ expected: String) {
    #expect(Decimals.quotient(part, whole) == expected)
  }
}
