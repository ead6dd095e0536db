import ReportModel
import Testing

@testable import Collecting

/// What people write in reports of load tests.
@Suite struct LoadTestReportTests {
  private func read(_ text: String, _ path: String = "docs/load-test-results.md") -> ReadDocument {
    ReadDocument(path, "# Load test results\n\n\(text)\n")
  }

  private func test(_ text: String) -> LoadTest? {
    guard case .loadTest(let test) = read(text).only(.loadTest).first?.details else { return nil }
    return test
  }

  @Test(arguments: [
    "**Overall Status:** ❌ FAIL", "**Test Status:** Fail", "**Final Verdict:** NO-GO", "**Assessment:** ❌ Memory leak",
    "**Result:** FAILED under peak load", "**Overall Result:** Did not pass",
    "**Result:** aborted after 5 minutes: the database fell over", "❌ **NOT READY FOR PRODUCTION**",
    "**NOT READY FOR PRODUCTION**", "## Result: FAILED", "**Pass/Fail:** FAIL",
    "| Scenario | p95 | Target p95 | Result |\n|---|---|---|---|\n| Checkout | 950 ms | 300 ms | ❌ Fail |",
    "| Scenario | Result |\n|---|---|\n| Browse | PASS |\n| Checkout | FAIL |",
    "- p99: 820 ms (target: < 500 ms)", "- **p95 < 100 ms:** ✅ met",
  ])
  func `a report that says that it failed, or shows it, keeps a limit less`(_ text: String) throws {
    #expect(try #require(test("- p95: 180 ms\n\n\(text)")).thresholds.filter { !$0.isKept }.count == 1)
  }

  @Test(arguments: [
    "**Result:** PASS", "**Result:** Failed requests stayed below 0.1 %", "**Result:** Failover took 3 s",
    "**Status:** Final", "**Result:** FAIL (passed on the second run)", "**Result:** Did not degrade",
    "- ❌ Failed logins were retried", "- **Failed:** 12", "The system was not ready for production in March.",
    "**Exit status:** failed pods were restarted", "- p99: 420 ms (target: < 500 ms)", "- **p95 < 1s:** ✅ met",
    "- p95: 180 ms (soak)", "## Baseline\n\n**Result:** FAILED",
    "## Stress test\n\n| Users | Result |\n|---|---|\n| 500 | PASS |\n| 5000 | FAIL |",
    "| Run | Date | Result |\n|---|---|---|\n| 1 | 2026-10-01 | FAIL |\n| 2 | 2026-10-10 | PASS |",
  ])
  func `honest words that only look alike break no limit`(_ text: String) throws {
    #expect(try #require(test("- p95: 180 ms\n\n\(text)")).thresholds.allSatisfy(\.isKept))
  }

  private static func apart(_ targets: String, _ results: String) -> String {
    "## Targets\n\n| Endpoint | p95 target | Max error rate |\n|---|---|---|\n\(targets)\n\n## Results\n\n"
      + "| Endpoint | Requests | p95 (ms) | Error rate |\n|---|---|---|---|\n\(results)"
  }

  @Test(arguments: [
    (apart("| GET /a | < 500 ms | < 1 % |", "| GET /a | 9 | 612 | 0.4 % |"), ["GET /a p95 < 500 ms missed 13"]),
    (apart("| GET /a | < 700 ms | < 1 % |", "| GET /a | 9 | 612 | 1.4 % |"), ["GET /a error rate < 1 % missed 13"]),
    (apart("| GET /a | 500 ms | < 1 % |", "| GET /a | 9 | 612 | 0.4 % |"), ["GET /a p95 500 ms missed 13"]),
    (apart("| GET /a | < 500 ms | < 1 % |", "| GET /b | 9 | 612 | 1.4 % |"), []),
    (apart("| GET /a | < 500 ms | < 1 % |", "| GET /a | 9 | 300 | 0.4 % |\n| GET /a | 900 | 612 | 1.4 % |"), []),
    (apart("| GET /a | fast | none |", "| GET /a | 9 | 612 | 0.4 % |"), []),
    (
      "| Scenario | p95 | Target p95 |\n|---|---|---|\n| Buy | 950 ms | 300 ms |\n| Look | 80 ms | 300 ms |",
      ["Buy p95 300 ms missed 5"]
    ),
  ])
  func `a target in a table of its own is held against the results`(_ text: String, _ expected: [String]) throws {
    let broken = try #require(test(text)).thresholds.filter { !$0.isKept }
    #expect(broken.map { "\($0.metric) \($0.expression) missed \($0.line)" } == expected.map { $0 })
  }

  @Test func `what was simulated is no test, and that is said`() {
    let read = read("**Result:** PASS (simulated)\n\n- p95: 180 ms")
    #expect(read.only(.loadTest).isEmpty)
    #expect(read.diagnostics == ["3 load-test.no-measurements"])
    #expect(test("**Result:** PASS (simulated 500 users)\n\n- p95: 180 ms") != nil)
  }

  @Test(
    arguments: [
      ("**Test Date:** 2024-03-10", "2024-03-10"), ("**Generated:** 2024-03-10T07:26:37.687Z", "2024-03-10"),
      ("**Timestamp:** 2024-03-10 08:25:09", "2024-03-10"), ("- Executed on: March 10, 2024", "2024-03-10"),
      ("## Notes\n\nReport Generated: 2024-03-10 02:47:11 UTC", "2024-03-10"),
      ("**Date:** 2026-11-01\n**Test Date:** 2024-03-10", "2024-03-10"),
      ("**Date:** 2026-10-30\n**Generated:** 2026-10-31", "2026-10-30"), ("**Next test:** 2027-01-01", nil),
    ] as [(String, String?)])
  func `a test is of the day on which it ran`(_ text: String, _ day: String?) {
    #expect(read("\(text)\n\np95: 200 ms").only(.loadTest).first?.date?.iso == day)
  }

  @Test(arguments: [
    (
      "| Percentile | Latency | Target | Status |\n|---|---|---|---|\n| P95 | 183ms | <50.00ms | ❌ |\n| P99 | 211ms | <900ms | ✅ |",
      LoadTest(
        p95: "183", p99: "211",
        thresholds: [
          .init(metric: "P95", expression: "<50.00ms", isKept: false, line: 5),
          .init(metric: "P99", expression: "<900ms", isKept: true, line: 6),
        ])
    ),
    (
      "| Metric | Value | Target |\n|---|---|---|\n| Throughput | 19 req/s | > 100 req/s |",
      LoadTest(thresholds: [.init(metric: "Throughput", expression: "> 100 req/s", isKept: false, line: 5)])
    ),
    ("- 95th percentile: 12 s\n- Success rate: 68 %", LoadTest(errorRate: "0.32", p95: "12000")),
    ("- p(95): 1.2 s\n- Error rate: 1 in 100", LoadTest(errorRate: "0.01", p95: "1200")),
    (
      "| Metric | Value | Unit |\n|---|---|---|\n| P95 Latency | 5.5 | s |\n| P50 Latency | 800 | µs |\n| Error Rate | 12.5 | % |",
      LoadTest(errorRate: "0.125", p50: "0.8", p95: "5500")
    ),
    (
      "| Metric | Target | Actual |\n|---|---|---|\n| Error rate | < 0.1% | 0.05 |",
      LoadTest(
        errorRate: "0.0005", thresholds: [.init(metric: "Error rate", expression: "< 0.1%", isKept: true, line: 5)])
    ),
    (
      "- **Total Tests:** 3\n- **Failed:** 3\n\n## Baseline\n\n| Metric | Value |\n|---|---|\n| P95 | 26 ms |\n| Total Requests | 279848 |\n| Error Rate | 0% |\n\n## Peak\n\n| Metric | Value |\n|---|---|\n| P95 | 2600 ms |\n| Error Rate | 12% |",
      LoadTest(errorRate: "0.12", p95: "2600")
    ),
    (
      "## Normal\n\n- p95: 200 ms\n- Requests: 900\n\n## Peak\n\n- p95: 800 ms\n- Requests: 4000\n- Failed: 40",
      LoadTest(requests: 4000, failed: 40, errorRate: "0.01", p95: "800")
    ),
    (
      "## Normal\n\n- p95: 200 ms\n\n## Stress test\n\n- p95: 9 s",
      LoadTest(p95: "200")
    ),
    (
      "```\nRequests      [total, rate, throughput]         3000, 100.03, 40.02\nLatencies     [min, mean, 50, 90, 95, 99, max]  290µs, 1.2s, 900ms, 2.1s, 2.9s, 5.1s, 10.2s\nSuccess       [ratio]                           40.00%\nStatus Codes  [code:count]                      200:1200  503:1800\n```",
      LoadTest(tool: "vegeta", requests: 3000, failed: 1800, errorRate: "0.6", p50: "900", p95: "2900", p99: "5100")
    ),
    (
      "```\nSummary:\n  Requests/sec:\t198.5\n\nLatency distribution:\n  50% in 0.0310 secs\n  95% in 0.9000 secs\n  99% in 1.2000 secs\n\nStatus code distribution:\n  [200]\t198 responses\n  [503]\t1 responses\n\nError distribution:\n  [1]\tGet \"http://a\": timeout\n```",
      LoadTest(tool: "hey", requests: 200, failed: 2, errorRate: "0.01", p50: "31", p95: "900", p99: "1200")
    ),
    (
      "```\nComplete requests:      1000\nFailed requests:        12\nNon-2xx responses:      8\n  50%     12\n  95%     30\n  99%    100\n```",
      LoadTest(tool: "ab", requests: 1000, failed: 20, errorRate: "0.02", p50: "12", p95: "30", p99: "100")
    ),
  ])
  func `what was measured is read as it is written`(_ text: String, _ expected: LoadTest) {
    #expect(test(text) == expected)
  }

  @Test func `results in prose alone are no record, and that is said`() {
    let read = read("Under peak load the service answered after twelve seconds.")
    #expect(read.only(.loadTest).isEmpty)
    #expect(read.diagnostics == ["1 load-test.no-measurements"])
  }

  @Test(arguments: [
    ("docs/load-test-results.md", "# Load test\n\n- **p99 < 2s:** stays fast", 0),
    ("docs/notes.md", "# Notes\n\n- **p99 < 2s:** ✅ met", 0), ("docs/notes.md", "# Notes\n\n- **p99 < 2s:** missed", 0),
    ("docs/notes.md", "# Notes\n\n## Pass criteria\n\n- **p99 < 2s:** at all times", 0),
    ("docs/notes.md", "# Notes\n\n- **p95 latency < 8 seconds**: at all times", 1),
  ])
  func `a criterion of a test promises nothing`(_ path: String, _ text: String, _ count: Int) {
    #expect(ReadDocument(path, text).only(.slo).count == count)
  }
}
