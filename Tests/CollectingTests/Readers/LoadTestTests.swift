import ReportModel
import Testing

@testable import Collecting

@Suite struct LoadTestTests {
  private func test(_ path: String, _ text: String) -> (LoadTest?, ReadDocument) {
    let read = ReadDocument(path, text)
    guard case .loadTest(let test) = read.only(.loadTest).first?.details else { return (nil, read) }
    return (test, read)
  }

  @Test func `in k6's older form false is kept, and what fails did not fail`() throws {
    let (found, read) = test(
      "perf/summary.json",
      """
      {"metrics": {
      "http_req_duration": {"med": 180.0, "p(95)": 520.7, "thresholds": {
        "p(95)<2000": false,
        "p(99)<1500": true}},
      "http_reqs": {"count": 2890, "rate": 48.16},
      "http_req_failed": {"fails": 2890, "passes": 0, "value": 0}}}
      """)
    #expect(
      found
        == LoadTest(
          tool: "k6", requests: 2890, failed: 0, errorRate: "0", p50: "180", p95: "520.7",
          thresholds: [
            .init(metric: "http_req_duration", expression: "p(95)<2000", isKept: true, line: 3),
            .init(metric: "http_req_duration", expression: "p(99)<1500", isKept: false, line: 4),
          ]))
    #expect(read.diagnostics == ["4 load-test.threshold-broken"])
  }

  @Test func `k6's newer form says ok, one level deeper`() throws {
    let (found, read) = test(
      "perf/summary.json",
      """
      {"metadata": {"generatedAt": "2026-04-21T10:00:00.000Z"}, "metrics": {
      "http_req_duration": {"values": {"med": 80.2, "p(95)": 240.9, "p(99)": 410}, "thresholds": {"p(95)<500": {"ok": true}}},
      "http_req_failed": {"values": {"rate": 0.02, "passes": 120, "fails": 5880}},
      "http_reqs": {"values": {"count": 6000}}}}
      """)
    let test = try #require(found)
    #expect(test.requests == 6000)
    #expect(test.failed == 120)
    #expect(test.errorRate == "0.02")
    #expect(test.p99 == "410")
    #expect(test.thresholds.map(\.isKept) == [true])
    #expect(read.records.first?.date == Day(iso: "2026-04-21"))
    #expect(read.diagnostics == [])
  }

  @Test func `Locust's last row is the whole, and a test of which all failed is reported`() {
    let (found, read) = test(
      "perf/x_stats.csv",
      """
      Type,Name,Request Count,Failure Count,50%,95%,99%
      GET,/a,9,9,20,44,71
      ,Aggregated,10,10,21,45,76
      """)
    #expect(
      found == LoadTest(tool: "Locust", requests: 10, failed: 10, errorRate: "1", p50: "21", p95: "45", p99: "76"))
    #expect(read.diagnostics == ["3 load-test.all-failed"])
  }

  @Test(arguments: [
    "| Endpoint | RPS | p95 (ms) | Error % |\n|---|---|---|---|\n| /a | 50 | 80 | 0.0 |\n| /b | 20 | 900 | 4.2 |",
    "| Endpoint | p95 | Error rate |\n|---|---|---|\n| /b | 0.9 s | 4.2% |\n| /a | 80 ms | 0.0% |",
  ])
  func `of endpoints without a row for the whole the worst counts`(table: String) throws {
    let (found, _) = test("docs/load-test-2026-11.md", "# Load test\n\n**Verdict:** FAILED\n\n\(table)\n")
    let test = try #require(found)
    #expect(test.p95 == "900")
    #expect(test.errorRate == "0.042")
  }

  @Test func `JMeter's samples are counted without the sums of transactions`() {
    let rows = (1...20).map { "177123600\(1000 + $0),\($0 * 10),a,200,OK,text,\($0 == 20 ? "false" : "true"),http://a" }
    let sum = "1771236009999,9999,Test,,\"Number of samples in transaction : 20\",text,false,null"
    let header = "timeStamp,elapsed,label,responseCode,responseMessage,dataType,success,URL"
    let (found, read) = test("perf/results.jtl", ([header] + rows + [sum]).joined(separator: "\n"))
    #expect(
      found == LoadTest(tool: "JMeter", requests: 20, failed: 1, errorRate: "0.05", p50: "100", p95: "190", p99: "200"))
    #expect(read.records.first?.date == Day(iso: "2026-02-16"))
  }

  @Test(arguments: [
    (
      "a.jtl",
      "<?xml version=\"1.0\"?>\n<testResults version=\"1.2\">\n<httpSample t=\"120\" ts=\"1771236000000\" s=\"true\"/>\n<httpSample t=\"480\" ts=\"1771236001000\" s=\"false\"/>\n</testResults>\n",
      LoadTest(tool: "JMeter", requests: 2, failed: 1, errorRate: "0.5", p50: "120", p95: "480", p99: "480")
    ),
    (
      "statistics.json",
      "{\"/a\": {\"sampleCount\": 4, \"errorCount\": 4}, \"Total\": {\"transaction\": \"Total\", \"sampleCount\": 4, \"errorCount\": 1, \"medianResTime\": 16.0, \"pct2ResTime\": 80.5, \"pct3ResTime\": 99}}",
      LoadTest(tool: "JMeter", requests: 4, failed: 1, errorRate: "0.25", p50: "16", p95: "80.5", p99: "99")
    ),
    (
      "stats.json",
      "{\"type\": \"GROUP\", \"stats\": {\"numberOfRequests\": {\"total\": \"1200\", \"ko\": \"12\"}, \"percentiles3\": {\"total\": \"240\"}, \"percentiles4\": {\"total\": \"-\"}}}",
      LoadTest(tool: "Gatling", requests: 1200, failed: 12, errorRate: "0.01", p95: "240")
    ),
    (
      "vegeta.json",
      "{\"latencies\": {\"mean\": 1, \"50th\": 41000000, \"95th\": 120000000, \"99th\": 300500000}, \"requests\": 60000, \"success\": 0.999, \"status_codes\": {\"200\": 59940, \"503\": 60}}",
      LoadTest(tool: "vegeta", requests: 60000, failed: 60, errorRate: "0.001", p50: "41", p95: "120", p99: "300.5")
    ),
    (
      "wrk.txt",
      "Running 30s test @ http://a\n  Latency Distribution\n     50%  635.00us\n     99%    1.20s\n  2000 requests in 30.00s, 4MB read\n  Non-2xx or 3xx responses: 20\nRequests/sec: 66.6\n",
      LoadTest(tool: "wrk", requests: 2000, failed: 20, errorRate: "0.01", p50: "0.635", p99: "1200")
    ),
    (
      "wrk.txt",
      "  2000 requests in 30.00s, 4MB read\n  Socket errors: connect 0, read 12, write 0, timeout 8\n  Non-2xx or 3xx responses: 20\nRequests/sec: 66.6\n",
      LoadTest(tool: "wrk", requests: 2000, failed: 40, errorRate: "0.02")
    ),
  ])
  func `the outputs of other tools are read in their units`(_ path: String, _ text: String, _ expected: LoadTest) {
    #expect(test(path, text).0 == expected)
  }

  @Test(
    arguments: [
      ("0.4 \u{2030}", "0.0004"), ("0.4\u{2030}", "0.0004"), ("4 %o", nil), ("0.4 %", "0.004"), ("0.4% (12)", "0.004"),
    ] as [(String, String?)])
  func `a permille is a tenth of a percent`(cell: String, rate: String?) throws {
    let table =
      "| Metric | Target | Actual |\n|---|---|---|\n| p95 | < 300 ms | 280 ms |\n| Error rate | < 0.05 % | \(cell) |"
    let (found, _) = test("loadtests/a.md", "# Load test\n\n\(table)\n")
    let test = try #require(found)
    #expect(test.errorRate == rate)
    #expect(test.thresholds.map(\.isKept) == (rate == nil ? [true] : [true, rate == "0.0004"]))
  }

  @Test(arguments: [
    ("loadtests/2026-08-05.md", "# Load test\n\n- p95: 280 ms\n", "2026-08-05"),
    ("loadtests/a.md", "# Load test Shop, 5 August 2026\n\n- p95: 280 ms\n", "2026-08-05"),
    ("loadtests/2026-08-05.md", "# Load test\n\n**Date**: 2026-08-04\n\n- p95: 280 ms\n", "2026-08-04"),
    (
      "perf/2026-11-04_stats.csv", "Type,Name,Request Count,Failure Count,50%,95%,99%\n,Aggregated,9,0,1,2,3\n",
      "2026-11-04"
    ),
  ])
  func `a load test is of the day that it, its file's name or its title says`(path: String, text: String, day: String) {
    #expect(test(path, text).1.records.first?.date?.iso == day)
  }

  @Test func `a report's measured column counts, beside its baseline and targets`() throws {
    let (found, read) = test(
      "docs/load-test-results.md",
      """
      # Load test of the shop

      **Date**: 2026-02-16
      **Tool**: k6

      | Metric | Baseline | This run | Target |
      |---|---|---|---|
      | p95 | 210 ms | 0.241 s | < 500 ms |
      | Error rate | 0.1 % | 2 % | < 1 % |
      """)
    let test = try #require(found)
    #expect(test.tool == "k6")
    #expect(test.p95 == "241")
    #expect(test.errorRate == "0.02")
    #expect(test.baseline == "p95 210 ms, Error rate 0.1 %")
    #expect(
      test.thresholds == [
        .init(metric: "p95", expression: "< 500 ms", isKept: true, line: 8),
        .init(metric: "Error rate", expression: "< 1 %", isKept: false, line: 9),
      ])
    #expect(read.diagnostics == ["9 load-test.threshold-broken"])
    #expect(read.only(.loadTest).first?.date == Day(iso: "2026-02-16"))
  }

  @Test func `targets alone are no result, and that is said`() {
    let (found, read) = test(
      "docs/load-test-baseline.md", "# Load test baseline\n\n| Endpoint | Target p95 |\n|---|---|\n| /a | < 5 ms |\n")
    #expect(found == nil)
    #expect(read.diagnostics == ["1 load-test.no-measurements"])
  }

  @Test(arguments: [
    ("docs/load-testing-guide.md", "# Load testing guide\n\n- p95: 20 ms\n"),
    ("package.json", "{\"name\": \"perf\", \"metrics\": {\"unit\": \"ms\"}}"),
    ("x_failures.csv", "Method,Name,Error,Occurrences\nGET,/a,busy,9\n"),
    ("x_stats_history.csv", "Timestamp,Name,Total Request Count,Total Failure Count\n1,Aggregated,120,0\n"),
  ])
  func `what only looks like one is no load test`(_ path: String, _ text: String) {
    #expect(test(path, text).0 == nil)
  }

  @Test(arguments: [
    ("**Result: FAILED** - the database fell over at minute 20.", ["result as stated: passed"]),
    ("❌ FAILED", ["result as stated: passed"]), ("- Overall result: `FAIL`", ["result as stated: passed"]),
    ("Result: PASSED", []), ("- ❌ Failed logins were retried", []), ("- Failed: 12", []),
    (
      "| Metric | Actual | Threshold | Result |\n|---|---|---|---|\n| search_p95 | 57 | 12 | FAIL |\n| a_p95 | 1 | 2 | PASS |",
      ["search_p95: 12"]
    ),
  ])
  func `a report that says that it failed did not pass`(_ text: String, _ expected: [String]) throws {
    let read = ReadDocument("docs/load-test.md", "# Load test\n\n- p95: 180 ms\n\n\(text)\n")
    guard case .loadTest(let test) = try #require(read.only(.loadTest).first).details else { return }
    #expect(test.thresholds.filter { !$0.isKept }.map { "\($0.metric): \($0.expression)" } == expected)
  }

  @Test func `a metric of all requests counts before that of a part`() throws {
    let rows = "| search_p95_ms | 5700 |\n| aggregate_p95_ms | 27.0 |\n| Failed requests | 12,345 (1.0 %) |\n"
    let read = ReadDocument("docs/load-test.md", "# Load test\n\n| Metric | Actual |\n|---|---|\n\(rows)")
    guard case .loadTest(let test) = try #require(read.only(.loadTest).first).details else { return }
    #expect(test.p95 == "27")
    #expect(test.failed == 12_345)
  }
}
