import ReportModel
import Testing

@testable import Collecting

/// Latencies in files of measurements: each form gives the same values.
@Suite struct MeasuredLatencyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var path: String
    var text: String
    var latencies: [MeasuredLatency]
    var diagnostics: [String] = []
  }

  /// 2026-11-20T00:00:00Z.
  static let end = 1_795_132_800

  static func p(_ percentile: String?, _ value: String, at instant: Int = end, byClock: Bool = false)
    -> MeasuredLatency
  {
    MeasuredLatency(
      end: instant, isByTheClock: byClock,
      outcome: .percentile(percentile, milliseconds: ExactDecimal(value)!))
  }

  static func mean(_ value: String) -> MeasuredLatency {
    var latency = p(nil, value)
    latency.mayBeMean = true
    return latency
  }

  static func buckets(_ counts: [(String?, String)], at instant: Int = end, byClock: Bool = false) -> MeasuredLatency {
    MeasuredLatency(
      end: instant, isByTheClock: byClock,
      outcome: .buckets(
        counts.map { .init(upTo: $0.0.map { ExactDecimal($0)! }, count: ExactDecimal($0.1)!) }))
  }

  @Test(arguments: [
    Case(
      testDescription: "CSV with a column for each percentile and its unit in the name", path: "a.csv",
      text: "service,slo,date,p95_ms,p99 (s)\nshop,checkout,2026-11-19,450,1.25\n",
      latencies: [p("95", "450", byClock: true), p("99", "1250", byClock: true)]),
    Case(
      testDescription: "CSV whose cells have units, and whose objective says the percentile", path: "a.csv",
      text: "service;slo;timestamp;value\nshop;checkout;1795132800;0,45 s\n", latencies: [p(nil, "450")]),
    Case(
      testDescription: "CSV with columns for percentile and unit", path: "a.csv",
      text: "slo,timestamp,percentile,value,unit\na,1795132800,95,450,ms\na,1795132800,0.99,1250,ms\n",
      latencies: [p("95", "450"), p("99", "1250")]),
    Case(
      testDescription: "CSV of buckets", path: "a.csv",
      text: "slo,timestamp,le_ms,count\na,1795132800,500,90\na,1795132800,+Inf,100\na,1795132800,100,20\n",
      latencies: [buckets([("100", "20"), ("500", "90"), (nil, "100")])]),
    Case(
      testDescription: "JSON as a list of flat objects", path: "a.json",
      text: #"[{"service": "shop", "slo": "a", "timestamp": 1795132800, "p95_seconds": 0.45}]"#,
      latencies: [p("95", "450")]),
    Case(
      testDescription: "JSON with a list of buckets", path: "a.json",
      text: """
        [{"slo": "a", "timestamp": 1795132800, "buckets": [
          {"le_s": 0.1, "count": 20}, {"le_s": 0.5, "count": 90}, {"le_s": "+Inf", "count": 100}]}]
        """,
      latencies: [buckets([("100", "20"), ("500", "90"), (nil, "100")])]),
    Case(
      testDescription: "OpenMetrics: a summary, its sum and its count", path: "a.prom",
      text: """
        # TYPE http_request_duration_seconds summary
        http_request_duration_seconds{service="shop",slo="a",quantile="0.95"} 4.5e-01 1795132800
        http_request_duration_seconds_sum{service="shop",slo="a"} 8953.332 1795132800
        http_request_duration_seconds_count{service="shop",slo="a"} 27892 1795132800
        # EOF
        """,
      latencies: [p("95", "450")]),
    Case(
      testDescription: "OpenMetrics: a histogram", path: "a.prom",
      text: """
        # TYPE d_seconds histogram
        d_seconds_bucket{slo="a",le="0.1"} 20 1795132800
        d_seconds_bucket{slo="a",le="0.5"} 90 1795132800
        d_seconds_bucket{slo="a",le="+Inf"} 100 1795132800
        """,
      latencies: [buckets([("100", "20"), ("500", "90"), (nil, "100")])]),
    Case(
      testDescription: "an answer of Prometheus with quantiles, the last point of each", path: "a.json",
      text: """
        {"status": "success", "data": {"resultType": "matrix", "result": [
        {"metric": {"__name__": "latency_ms", "slo": "a", "quantile": "0.95"}, "values": [[1795129200, "9"], [1795132800, "450"]]}
        ]}}
        """,
      latencies: [p("95", "450")]),
    Case(
      testDescription: "an answer of Prometheus with buckets", path: "a.json",
      text: """
        {"status": "success", "data": {"resultType": "vector", "result": [
        {"metric": {"__name__": "d_milliseconds_bucket", "slo": "a", "le": "500"}, "value": [1795132800, "90"]},
        {"metric": {"__name__": "d_milliseconds_bucket", "slo": "a", "le": "+Inf"}, "value": [1795132800, "100"]}
        ]}}
        """,
      latencies: [buckets([("500", "90"), (nil, "100")])]),
    Case(
      testDescription: "a report of slo-generator whose measurement has a unit", path: "a.json",
      text: """
        [{"name": "a", "slo_name": "a", "goal": 0.95, "window": 3600, "timestamp": 1795132800, "valid": true,
          "sli_measurement": 450, "metadata": {"unit": "ms"}}]
        """,
      latencies: [p(nil, "450")]),
    Case(
      testDescription: "front matter", path: "a.md",
      text: "---\nkind: measurement\nslo: a\ndate: 2026-11-19\np95: 450 ms\n---\n# Checkout\n",
      latencies: [p("95", "450", byClock: true)]),
    Case(
      testDescription: "without a unit nobody can tell milliseconds from seconds", path: "a.csv",
      text: "slo,timestamp,p95\na,1795132800,450\na,1795136400,450ms\n",
      latencies: [p("95", "450", at: end + 3600)], diagnostics: ["2 measurement.latency-invalid"]),
    Case(
      testDescription: "what is no time is left out", path: "a.csv",
      text: "slo,timestamp,p95_ms\na,1795132800,-3\na,1795132800,fast\na,1795132800,NaN\n", latencies: [],
      diagnostics: ["2 measurement.latency-invalid", "3 measurement.latency-invalid", "4 measurement.no-data"]),
    Case(
      testDescription: "buckets that do not count all cannot say a percentile", path: "a.csv",
      text: "slo,timestamp,le_ms,count\na,1795132800,100,20\na,1795132800,500,90\n", latencies: [],
      diagnostics: ["2 measurement.latency-invalid"]),
    Case(
      testDescription: "nor can buckets that fall", path: "a.csv",
      text: "slo,timestamp,le_ms,count\na,1795132800,100,20\na,1795132800,500,19\na,1795132800,inf,20\n",
      latencies: [], diagnostics: ["2 measurement.latency-invalid"]),
    Case(
      testDescription: "a column called latency may hold means", path: "a.csv",
      text: "slo,timestamp,latency_ms\na,1795132800,450\n", latencies: [mean("450")]),
    Case(
      testDescription: "a share is no latency", path: "a.csv", text: "slo,timestamp,value\na,1795132800,0.98\n",
      latencies: []),
  ])
  func `a latency is read`(_ example: Case) throws {
    let read = ReadDocument(example.path, example.text)
    let found = read.only(.measurement).flatMap { record in
      if case .measurement(let measurement) = record.details { measurement.latencies } else { [MeasuredLatency]() }
    }
    #expect(found == example.latencies)
    #expect(read.diagnostics == example.diagnostics)
  }

  @Test(arguments: [
    ("p95 < 8 s", "8 s", false), ("p95 <= 8 s", "8 s", true), ("p95 \u{2264} 8 s", "8 s", true),
    ("p95 latency < 450ms", "450 ms", false),
  ])
  func `the comparator of a target is kept`(_ text: String, _ target: String, _ mayEqual: Bool) throws {
    let latency = try #require(LatencyText.latency(text, warning: nil))
    #expect(latency.target == target)
    #expect(latency.mayEqualTarget == mayEqual)
  }

  @Test func `a floor is no latency`() {
    #expect(ObjectiveText(">= 500ms", context: ["p95"]).latency == nil)
    #expect(ObjectiveText("<= 500ms", context: ["p95"]).latency?.mayEqualTarget == true)
  }
}
