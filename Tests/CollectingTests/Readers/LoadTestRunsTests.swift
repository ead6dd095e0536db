import ReportModel
import Testing

@testable import Collecting

/// Several runs in one report or one file: the worst counts.
@Suite struct LoadTestRunsTests {
  private func test(_ path: String, _ text: String) -> LoadTest? {
    guard case .loadTest(let test) = ReadDocument(path, text).only(.loadTest).first?.details else { return nil }
    return test
  }

  private static func k6(_ time: String, failed: String, of requests: String, mark: String = " ") -> String {
    """
      \(mark) http_req_duration..: med=1ms p(95)=\(time)
      \(mark) http_req_failed....: \(failed) out of \(requests)
        http_reqs..........: \(requests) 84.8/s
    """
  }

  private static func fence(_ text: String) -> String { "```\n\(text)\n```\n" }

  @Test(arguments: [
    (
      "k6, a run below each heading",
      "## Steady\n\n\(fence(k6("1.2s", failed: "0.00% 0", of: "52939")))\n## Spike\n\n\(fence(k6("90ms", failed: "62.00% 6200", of: "10000", mark: "✗")))",
      LoadTest(tool: "k6", requests: 10_000, failed: 6200, errorRate: "0.62", p50: "1", p95: "1200"), 2
    ),
    (
      "k6, two runs in one fence",
      fence(k6("2ms", failed: "0.00% 0", of: "5961") + "\n\n" + k6("900ms", failed: "50.00% 500", of: "1000")),
      LoadTest(tool: "k6", requests: 1000, failed: 500, errorRate: "0.5", p50: "1", p95: "900"), 0
    ),
    (
      "vegeta",
      fence(
        """
        Requests      [total, rate, throughput]         60, 1.02, 0.33
        Latencies     [min, mean, 50, 90, 95, 99, max]  1ms, 5s, 3ms, 4s, 7s, 9s, 10s
        Success       [ratio]                           100.00%
        Status Codes  [code:count]                      200:60

        Requests      [total, rate, throughput]         300, 5.02, 1.62
        Latencies     [min, mean, 50, 90, 95, 99, max]  1ms, 1ms, 1ms, 2ms, 3ms, 4ms, 5ms
        Success       [ratio]                           5.00%
        Status Codes  [code:count]                      0:285  200:15
        """),
      LoadTest(tool: "vegeta", requests: 300, failed: 285, errorRate: "0.95", p50: "3", p95: "7000", p99: "9000"), 0
    ),
    (
      "wrk",
      fence(
        """
        Running 30s test @ http://a/
          10000 requests in 30.00s, 3MB read
        Requests/sec:  333.27
        Running 30s test @ http://a/
          1000 requests in 30.00s, 3MB read
          Non-2xx or 3xx responses: 900
        Requests/sec:  33.27
        Running 30s test @ http://a/
          100000 requests in 30.00s, 3MB read
        Requests/sec:  3333.27
        """),
      LoadTest(tool: "wrk", requests: 1000, failed: 900, errorRate: "0.9"), 0
    ),
    (
      "hey",
      fence(
        """
        Latency distribution:
          95% in 1.5000 secs
        Status code distribution:
          [200] 100 responses
          [503] 100 responses

        Latency distribution:
          95% in 0.0100 secs
        Status code distribution:
          [200] 20000 responses
        """),
      LoadTest(tool: "hey", requests: 200, failed: 100, errorRate: "0.5", p95: "1500"), 0
    ),
    (
      "ab",
      fence(
        "Complete requests:      1000\nFailed requests:        0\n  95%    10\n\nComplete requests:      1000\nFailed requests:        900\n  95%    463"
      ),
      LoadTest(tool: "ab", requests: 1000, failed: 900, errorRate: "0.9", p95: "463"), 0
    ),
    (
      "of two days the newer counts, with what stands below its headings",
      "## 2026-03-01\n\n\(fence(k6("9s", failed: "62.00% 620", of: "1000", mark: "✗")))\n## 2026-04-01\n\n### Peak\n\n\(fence(k6("90ms", failed: "0.00% 0", of: "1000", mark: "✓")))",
      LoadTest(tool: "k6", requests: 1000, failed: 0, errorRate: "0", p50: "1", p95: "90"), 0
    ),
    (
      "a run that looks for the limit may fail",
      "## Peak\n\n\(fence(k6("90ms", failed: "0.00% 0", of: "1000")))\n## Breaking point\n\n\(fence(k6("9s", failed: "62.00% 620", of: "1000", mark: "✗")))",
      LoadTest(tool: "k6", requests: 1000, failed: 0, errorRate: "0", p50: "1", p95: "90"), 0
    ),
    (
      "a baseline is none of its runs",
      "## Baseline\n\n\(fence(k6("9s", failed: "62.00% 620", of: "1000")))\n## Now\n\n\(fence(k6("90ms", failed: "0.00% 0", of: "1000")))",
      LoadTest(tool: "k6", requests: 1000, failed: 0, errorRate: "0", p50: "1", p95: "90"), 0
    ),
  ])
  func `the worst of several runs counts`(_ sentence: String, _ text: String, _ expected: LoadTest, _ broken: Int) {
    var found = test("docs/load-test.md", "# Load test\n\n\(text)\n")
    #expect(found?.thresholds.count { !$0.isKept } == broken, "\(sentence)")
    found?.thresholds = []
    #expect(found == expected, "\(sentence)")
  }

  @Test func `a text file with several runs is as bad as its worst`() {
    let text = Self.k6("2ms", failed: "0.00% 0", of: "5961") + "\n\n" + Self.k6("1ms", failed: "50.00% 500", of: "1000")
    #expect(
      test("perf/load-test.txt", text)
        == LoadTest(tool: "k6", requests: 1000, failed: 500, errorRate: "0.5", p50: "1", p95: "2"))
  }

  @Test(arguments: [
    (
      "wrk2",
      "Running 2m test @ http://a\n 50.000%    1.37ms\n 99.000%   56.64ms\n  599839 requests in 2.00m\nRequests/sec: 4998\n",
      LoadTest(tool: "wrk", requests: 599_839, failed: 0, errorRate: "0", p50: "1.37", p99: "56.64")
    ),
    (
      "oha",
      "Summary:\n  Success rate: 100.00%\nResponse time distribution:\n  50.00% in 0.0015 secs\n  95.00% in 1.6 ms\nStatus code distribution:\n  [200] 20000 responses\n",
      LoadTest(tool: "oha", requests: 20_000, failed: 0, errorRate: "0", p50: "1.5", p95: "1.6")
    ),
    (
      "ab, whose answers were of several lengths",
      "Complete requests:      1000\nFailed requests:        723\n   (Connect: 1, Receive: 2, Length: 720, Exceptions: 0)\n  95%    463\n",
      LoadTest(tool: "ab", requests: 1000, failed: 3, errorRate: "0.003", p95: "463")
    ),
    (
      "Gatling",
      "---- Global Information ----\n> request count                     1000 (OK=700    KO=300   )\n> response time 50th percentile    18584 (OK=18584  KO=-     )\n> response time 95th percentile    34082 (OK=34082  KO=-     )\n",
      LoadTest(tool: "Gatling", requests: 1000, failed: 300, errorRate: "0.3", p50: "18584", p95: "34082")
    ),
    (
      "Gatling since 3.10",
      "> request count                     | 12,000 | 11,990 | 10\n> response time 95th percentile (ms) | 1,240 | 1,240 | -\n",
      LoadTest(tool: "Gatling", requests: 12_000, failed: 10, errorRate: "0.000833333", p95: "1240")
    ),
    (
      "Artillery sums up what it printed before",
      "Metrics for period to: 16:47:10\nhttp.codes.200: ..... 50\nhttp.requests: ...... 50\nSummary report @ 16:47:15(+0000)\nerrors.ETIMEDOUT: ... 4\nhttp.codes.200: ..... 90\nhttp.codes.503: ..... 6\nhttp.requests: ...... 100\nhttp.response_time:\n  median: ..... 2\n  p95: ..... 7\n  p99: ..... 10.1\nhttp.response_time.2xx:\n  p95: ..... 6\n",
      LoadTest(tool: "Artillery", requests: 100, failed: 10, errorRate: "0.1", p50: "2", p95: "7", p99: "10.1")
    ),
    (
      "Artillery's first version",
      "Report @ 01:18:24(-0500) 2020-03-05\n  Requests completed:  394\n  Request latency:\n    median: 101.7\n    p95: 140.5\n  Codes:\n    200: 197\n    503: 197\n",
      LoadTest(tool: "Artillery", requests: 394, failed: 197, errorRate: "0.5", p50: "101.7", p95: "140.5")
    ),
  ])
  func `what further tools print is read`(_ tool: String, _ text: String, _ expected: LoadTest) {
    #expect(test("perf/output.txt", text) == expected, "\(tool)")
    #expect(test("docs/load-test.md", "# Load test\n\n\(Self.fence(text))") == expected, "\(tool)")
  }

  @Test func `JMeter's sums are read: the row for all, or of every request the worst`() {
    let header = "Label,# Samples,Average,Median,90% Line,95% Line,99% Line,Min,Max,Error %,Throughput\n"
    #expect(
      test(
        "jmeter/a.csv",
        header
          + "Login,162,229,162,234,456,1140,147,4161,2.000%,.2\nTOTAL,804,245,169,465,539,945,147,4161,0.500%,1.3\n")
        == LoadTest(tool: "JMeter", requests: 804, errorRate: "0.005", p50: "169", p95: "539", p99: "945"))
    #expect(
      test("jmeter/a.csv", header + "A,300,28,28,32,34,38,23,43,0,1.7\nB,100,83,88,92,93,95,41,100,0.25,2\n")
        == LoadTest(tool: "JMeter", requests: 400, errorRate: "0.25", p50: "88", p95: "93", p99: "95"))
    #expect(test("data/a.csv", "Label,Samples,Error\ncat,30,0.4\n") == nil)
  }

  @Test func `k6's thresholds belong to the metric above them, whatever its name`() {
    let text = """
      █ THRESHOLDS

        http_req_duration
        ✓ 'p(95)<500' p(95)=148.92ms

        checks
        ✗ 'rate>0.95' rate=61.00%

      http_req_duration..............: avg=1ms med=1ms p(95)=2ms
      """
    #expect(
      test("docs/load-test.md", "# Load test\n\n\(Self.fence(text))")?.thresholds.map { "\($0.metric) \($0.isKept)" }
        == [
          "http_req_duration true", "checks false",
        ])
  }

  @Test(arguments: [
    ("| Metric | Result | Target SLO | Status |", "| p99 | 36.2ms | < 15ms | ❌ FAIL |", ["p99 false"]),
    ("| Metric | Result | Target SLO | Status |", "| Cold starts | some | few | ❌ FAIL |", ["Cold starts false"]),
    ("| Metric | Value | Wanted | Reached |", "| Cold starts | 12 | 5 | FAIL |", ["Cold starts false"]),
    ("| Metric | Limit | Measured | Result |", "| p95 | 800 ms | 742 ms | pass |", ["p95 true"]),
    ("| Metric | Limit | Measured | Result |", "| p95 | 800 ms | 942 ms | pass |", ["p95 false"]),
    ("| Metric | Limit | Measured | Result |", "| Peak memory | 512 MB | 430 MB | pass |", ["Peak memory true"]),
    ("| Metric | Limit | Measured | Result |", "| Peak memory | TBD | 430 MB | pass |", []),
    ("| Endpoint | p95 | Cached | Public |", "| /a | 20 ms | ❌ | ✅ |", []),
    ("| Case | p95 | Expected | Note |", "| /a | 20 ms | FAIL | - |", []),
    ("| Metric | Target | Measured | Note |", "| Throughput | 600 rps | 3 rps | - |", ["Throughput false"]),
    ("| Metric | Target | Measured | Note |", "| Throughput | 600 rps | 598 rps | - |", []),
    ("| Metric | Target | Measured | Note |", "| Users | 600 | 300 | - |", []),
  ])
  func `a row that says FAIL counts below any header, and one that passed beside its limit`(
    _ header: String, _ row: String, _ expected: [String]
  ) {
    let found = test("docs/load-test.md", "# Load test\n\n- p50: 5 ms\n\n\(header)\n|---|---|---|---|\n\(row)\n")
    #expect(found?.thresholds.map { "\($0.metric) \($0.isKept)" } == expected)
  }

  @Test(arguments: [
    ("Not run yet; planned for January.", 0), ("Planned for January.", 0), ("We ran it on Monday.", 1),
    ("- p95: 20 ms\n\nNot run yet at night.", 1),
  ])
  func `what is still to come is no load test`(_ text: String, _ count: Int) {
    let read = ReadDocument(
      "docs/load-test.md", "---\nkind: load-test\ndate: 2026-11-12\n---\n# Load test\n\n\(text)\n")
    #expect(read.only(.loadTest).count == count)
  }

  @Test func `k6's own names are read in tables`() {
    #expect(
      test(
        "docs/load-test.md",
        "# Load test\n\n| Metric | Value |\n|---|---|\n| Latency p(95) | 900 ms |\n| p(99) | 1.2 s |\n| http_req_failed | 12% |\n| http_reqs | 1000 |\n"
      ) == LoadTest(requests: 1000, errorRate: "0.12", p95: "900", p99: "1200"))
  }
}
