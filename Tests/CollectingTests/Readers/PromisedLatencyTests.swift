import ReportModel
import Testing

@testable import Collecting

/// Objectives that are a latency, in the forms of tools, of teams and of sentences; and what is no objective at all.
@Suite struct PromisedLatencyTests {
  private func objectives(_ path: String, _ text: String) -> [ServiceLevelObjective] {
    ReadDocument(path, text).records.compactMap { if case .slo(let slo) = $0.details { slo } else { nil } }
  }

  @Test(
    arguments: [
      (
        "Pyrra's native histogram",
        """
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata: {name: a}
        spec: {target: "99.5", window: 28d, indicator: {latencyNative: {latency: 200ms}}}
        """, "p99.5 <= 200 ms"
      ),
      (
        "Pyrra's buckets",
        """
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata: {name: a}
        spec:
          target: "99"
          window: 28d
          indicator:
            latency:
              success: {metric: 'http_request_duration_seconds_bucket{job="a",le="0.3"}'}
              total: {metric: 'http_request_duration_seconds_count{job="a"}'}
        """, "p99 <= 0.3 s"
      ),
      (
        "OpenSLO's threshold, which its own name tells",
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: lat}
        spec:
          objectives: [{displayName: 99% of requests < 300ms, target: 0.99, op: lte, value: 0.3}]
        """, "p99 < 300 ms"
      ),
      (
        "Nobl9's threshold, in the unit of its metric",
        """
        apiVersion: n9/v1alpha
        kind: SLO
        metadata: {name: lat}
        spec:
          objectives:
            - {target: 0.98, op: lte, value: 0.25, rawMetric: {query: {prometheus: {promql: 'histogram_quantile(0.95, http_request_duration_seconds_bucket)'}}}}
        """, "p95 <= 0.25 s"
      ),
      (
        "Sloth's queries",
        """
        version: prometheus/v1
        service: a
        slos:
          - name: latency
            objective: 99
            sli: {events: {error_query: 'sum(x_duration_seconds_count) - sum(x_duration_seconds_bucket{le="0.3"})', total_query: 'sum(x_duration_seconds_count)'}}
        """, "p99 <= 0.3 s"
      ),
      (
        "an availability has none",
        """
        version: prometheus/v1
        service: a
        slos:
          - {name: up, objective: 99, sli: {events: {error_query: 'sum(http_requests_total{code="500"})', total_query: 'sum(http_requests_total)'}}}
        """, nil
      ),
      (
        "nor has a size",
        """
        version: prometheus/v1
        service: a
        slos:
          - {name: size, objective: 99, sli: {events: {error_query: 'sum(response_size_bytes_bucket{le="1024"})', total_query: 'sum(a)'}}}
        """, nil
      ),
      (
        "a team's own threshold",
        "service: a\nslos:\n  - {name: api, sli: {type: latency, percentile: 95, threshold_ms: 500}, objective: 95.0}\n",
        "p95 <= 500 ms"
      ),
      ("a unit in the key", "slos:\n  - {name: api, indicator: p95 latency, target_ms: 300}\n", "p95 < 300 ms"),
    ] as [(String, String, String?)])
  func `a latency is promised`(_ sentence: String, _ text: String, _ expected: String?) {
    let found = objectives("slo.yaml", text)
    #expect(found.count == 1, "\(sentence)")
    #expect(found.first?.latency.map { "p\($0.percentile) \($0.mayEqualTarget ? "<=" : "<") \($0.target)" } == expected)
  }

  @Test func `a document promises it in its text or its indicator`() throws {
    let text =
      "---\nkind: slo\nservice: a\nobjective: 95%\nwindow: 30d\nindicator: charges answered within 800 ms\n---\n"
    let stated = try #require(objectives("slo.md", text + "# Fast\n\np95 < 700 ms, warning at 600 ms.\n").first)
    #expect(stated.latency == .init(percentile: "95", target: "700 ms", warning: "600 ms"))
    #expect(stated.objective == "0.95")
    let implied = try #require(objectives("slo.md", text + "# Fast\n").first)
    #expect(implied.latency == .init(percentile: "95", target: "800 ms", mayEqualTarget: true))
    let other = text.replacing("charges answered within 800 ms", with: "successful charges")
    #expect(objectives("slo.md", other + "# Fast\n").first?.latency == nil)
  }

  @Test(arguments: [
    ("Example SLOs", 0), ("Sample objectives", 0), ("2. SLO template", 0), ("Example: payments", 0), ("Ejemplos", 0),
    ("Example SLOs\n\n### Payments SLO", 0), ("SLOs", 1), ("Objectives of the template service SLO", 1),
    ("Sample rate SLO", 1),
  ])
  func `what shows how to write an objective is none`(_ heading: String, _ count: Int) {
    let table = "| Service | SLI | Target | Window |\n|---|---|---|---|\n| Search | Availability | 99.9% | 30 days |\n"
    let read = ReadDocument("docs/slos.md", "# SLOs\n\n## \(heading)\n\n\(table)")
    #expect(read.only(.slo).count == count)
    #expect(count > 0 || read.diagnostics.isEmpty)
  }

  private static func named(_ target: String, _ alerts: String) -> String {
    "# SLOs\n\n## 2. API latency SLO\n\n| Field | Value |\n|---|---|\n| **SLO** | \(target) |\n"
      + "| **Alerting threshold** | \(alerts) |\n"
  }

  @Test(
    arguments: [
      (
        "P95 response time < 500 ms; P99 response time < 2 s over a 30-day rolling window",
        "Warn when P95 > 400 ms for 5 minutes; page when P95 > 500 ms or P99 > 2 s",
        ["API latency SLO: p95 < 500 ms from 400 ms", "API latency SLO (p99): p99 < 2 s"]
      ),
      ("P95 < 500 ms", "Page when P95 > 500 ms", ["API latency SLO: p95 < 500 ms"]),
      ("P95 < 500 ms", "Warn when P99 > 400 ms", ["API latency SLO: p95 < 500 ms"]),
      ("P95 < 500 ms", "Warn when it stays slow for 5 minutes", ["API latency SLO: p95 < 500 ms"]),
      ("P95 < 500 ms; Errors < 1 %", "-", ["API latency SLO: p95 < 500 ms"]),
      ("P95 < 500 ms; p95 < 2 s on Sundays", "-", ["API latency SLO: p95 < 500 ms"]),
    ] as [(String, String, [String])])
  func `a target may name several latencies, and the alerts their warning lines`(
    _ target: String, _ alerts: String, _ expected: [String]
  ) {
    let found = ReadDocument("docs/slos.md", Self.named(target, alerts)).only(.slo).map { record -> String in
      guard case .slo(let slo) = record.details, let latency = slo.latency else { return record.title }
      return "\(record.title): p\(latency.percentile) < \(latency.target)"
        + (latency.warning.map { " from \($0)" } ?? "")
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("1. Availability", "Availability"), ("2) Availability", "Availability"),
    ("99.9 availability", "99.9 availability"),
    ("5xx rate", "5xx rate"), ("3 nines", "3 nines"),
  ])
  func `the place of a section is no part of its title`(_ heading: String, _ title: String) {
    let read = ReadDocument("docs/slos.md", "# SLOs\n\n## \(heading)\n\n**Target**: 99.9 %\n")
    #expect(read.only(.slo).map(\.title) == [title])
  }

  @Test func `a target in a bold line counts before that of a part`() {
    let found = objectives(
      "docs/slos.md",
      """
      # Service Level Objectives

      ### 1. Availability SLO

      **Target: 99.9% (three nines)**

      **Measurement Window**: 30-day rolling window

      ### 2. Request Latency SLO

      **Target: p99 < 10ms for authorization checks**

      **WASM Latency SLO**:
      - **Target**: p99 < 50ms for WASM-enhanced checks
      """)
    #expect(found.map(\.objective) == ["0.999", nil])
    #expect(found.map(\.window) == ["30-day rolling window", nil])
    #expect(found.map(\.latency?.target) == [nil, "10 ms"])
  }

  @Test(arguments: [
    ("course/lesson.yaml", "objectives:\n  - {name: Understand loops, target: 80%}\n  - {title: Write}\n", 0),
    ("docs/quests.json", "{\"objectives\": [{\"id\": \"o1\", \"title\": \"Defeat\", \"target\": \"5\"}]}", 0),
    ("okr/q4.yaml", "objectives:\n  - {id: O1, title: Grow, target: 120%, owner: sales}\n", 0),
    ("docs/slo.yaml", "objectives:\n  - {name: up, target: 99.9%}\n", 1),
    ("docs/a.yaml", "service: a\nobjectives:\n  - {name: up, target: 99.9%}\n", 1),
    ("docs/a.yaml", "objectives:\n  - {name: up, target: 99.9%, window: 30d}\n  - {name: Grow, target: 120%}\n", 1),
  ])
  func `a list of objectives is one of SLOs where something says so`(_ path: String, _ text: String, _ count: Int) {
    let read = ReadDocument(path, text)
    #expect(read.only(.slo).count == count)
    #expect(read.diagnostics == [])
  }

  @Test(arguments: [
    ("slos: {availability: {target_percent: 99.5}}\n", ["availability 0.995 nil"]),
    ("slis:\n  availability: {objective: 99.95, window: 30d}\n  latency: {unit: ms}\n", ["availability 0.9995 30d"]),
    ("window: 30d\nslos:\n  - {name: up, target: 99.9%}\n", ["up 0.999 30d"]),
    ("window_days: 28\nslos:\n  - {name: up, target: 99.9%}\n", ["up 0.999 28d"]),
    ("slos:\n  - {name: detect, target_max_minutes: 60}\n", ["detect nil nil"]),
    ("slos: {enabled: true, defaults: {window: 30d}}\n", []),
  ])
  func `mappings are read, and windows beside the list`(_ text: String, _ expected: [String]) {
    let read = ReadDocument("ops/levels.yaml", "service: a\n" + text)
    let found = read.only(.slo).map { record -> String in
      guard case .slo(let slo) = record.details else { return "" }
      return "\(record.title) \(slo.objective ?? "nil") \(slo.window ?? "nil")"
    }
    #expect(found == expected)
    #expect(read.diagnostics == [])
  }

  @Test(arguments: [
    ("0%", "availability", "", ["4 slo.objective-out-of-range"]), ("1%", "availability", "", ["4 slo.objective-low"]),
    ("99%", "availability", "", []), ("99%", "TBD", "", ["4 slo.indicator-open"]),
    ("99%", "answers", "latency: p95 < 3600 s\n", ["4 slo.latency-slow"]),
    ("99%", "nightly jobs", "latency: p95 < 3600 s\n", []), ("99%", "answers", "latency: p95 < 60 s\n", []),
  ])
  func `what promises hardly anything is reported`(
    _ share: String, _ indicator: String, _ rest: String, _ expected: [String]
  ) {
    let head =
      "---\nkind: slo\nservice: a\nobjective: \(share)\nwindow: 30d\nindicator: \(indicator)\n\(rest)---\n# A\n"
    let read = ReadDocument("slo.md", head)
    #expect(read.diagnostics == expected)
    #expect(read.only(.slo).count == 1)
  }

  @Test func `names of columns in other scripts are read in any case`() {
    let text = "# SLO\n\n| SLO | Цель | Окно |\n|---|---|---|\n| Доступность | 99.5% | 30d |\n"
    #expect(objectives("docs/slo.md", text).map { "\($0.objective ?? "") \($0.window ?? "")" } == ["0.995 30d"])
  }

  @Test func `a time for a share is both`() {
    let text =
      "# Service level objectives\n\n| Surface | SLI | SLO |\n|---|---|---|\n| Revocation | revoke to denied | **<5 s** at 99.9% |\n"
    #expect(objectives("docs/slo.md", text).first?.latency?.percentile == "99.9")
    #expect(objectives("docs/slo.md", text).first?.objective == "0.999")
  }

  @Test(arguments: ["Measurement Window", "Time window", "Window"])
  func `the column of the window has several names`(name: String) {
    #expect(
      objectives("docs/slo.md", "# SLOs\n\n| SLO | Target | \(name) |\n|---|---|---|\n| Up | 99.9% | 30 days |\n").map(
        \.window)
        == ["30 days"])
  }

  @Test func `of a file with a broken document the others are read, and it is reported where it is an entry`() {
    let read = ReadDocument(
      "catalog-info.yaml",
      """
      apiVersion: backstage.io/v1alpha1
      kind: Domain
      metadata: {name: x}
      metadata: {name: y}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata:
        name: pay
        description: Payments: the core
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: shop}
      spec: {owner: a}
      """)
    #expect(read.only(.service).map(\.title) == ["shop"])
    #expect(read.only(.service).map(\.origin.line) == [12])
    #expect(read.diagnostics == ["10:24 document.yaml-invalid"])
  }
}
