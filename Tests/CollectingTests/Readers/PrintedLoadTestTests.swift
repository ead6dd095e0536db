import ReportModel
import Testing

@testable import Collecting

/// What k6 prints on the screen, in a report and in a file of its own.
@Suite struct PrintedLoadTestTests {
  private static let older = """
         ✗ body is small
          ↳  99% — ✓ 998 / ✗ 2

         checks.........................: 99.80% ✓ 998      ✗ 2
       ✓ http_req_duration..............: avg=201.3ms min=90.1ms med=180.5ms max=2.1s p(90)=380ms p(95)=1.45s
           { expected_response:true }...: avg=200.1ms min=90.1ms med=180.1ms max=2.1s p(90)=380ms p(95)=449ms
       ✗ http_req_failed................: 2.00%  ✓ 20       ✗ 980
         http_reqs......................: 1000   16.6/s
         iteration_duration.............: avg=1.2s min=1s med=1.18s max=3.1s p(90)=1.38s p(95)=9s
    """

  private static let newer = """
      █ THRESHOLDS

        http_req_duration
        ✓ 'p(95)<500' p(95)=450.7ms
        ✗ 'p(99)<600' p(99)=1.2s

        http_req_failed
        ✗ 'rate<0.01' rate=2.00%

      █ TOTAL RESULTS

        checks_succeeded...: 99.80%  998 out of 1000

        http_req_duration..............: avg=201.3ms med=180.5ms p(95)=450.7ms p(99)=1m2s
        http_req_failed................: 2.00%  20 out of 1000
        http_reqs......................: 1000   16.6/s
    """

  private func test(_ path: String, _ text: String) -> (LoadTest?, ReadDocument) {
    let read = ReadDocument(path, text)
    guard case .loadTest(let test) = read.only(.loadTest).first?.details else { return (nil, read) }
    return (test, read)
  }

  @Test func `the older summary marks its metrics, and what a rate ticks has failed`() {
    let (found, read) = test("docs/load-test.md", "# Load test\n\n```\n\(Self.older)\n```\n")
    #expect(
      found
        == LoadTest(
          tool: "k6", requests: 1000, failed: 20, errorRate: "0.02", p50: "180.5", p95: "1450",
          thresholds: [
            .init(metric: "http_req_duration", expression: "as its script sets it", isKept: true, line: 8),
            .init(metric: "http_req_failed", expression: "as its script sets it", isKept: false, line: 10),
          ]))
    #expect(read.records.first?.fields == [Field(name: "checks", value: "998 of 1000 succeeded", line: 8)])
    #expect(read.diagnostics == ["10 load-test.threshold-broken"])
  }

  @Test(arguments: [
    ("docs/load-test.md", "# Load test\n\n```text\n", "\n```\n", 3), ("perf/output.txt", "", "\n", 0),
    ("docs/load-test.md", "# Load test\n\n", "\n", 2),
  ])
  func `the newer summary names its thresholds, wherever it stands`(
    _ path: String, _ before: String, _ behind: String, _ lines: Int
  ) {
    let (found, read) = test(path, before + Self.newer + behind)
    #expect(
      found
        == LoadTest(
          tool: "k6", requests: 1000, failed: 20, errorRate: "0.02", p50: "180.5", p95: "450.7", p99: "62000",
          thresholds: [
            .init(metric: "http_req_duration", expression: "p(95)<500", isKept: true, line: lines + 4),
            .init(metric: "http_req_duration", expression: "p(99)<600", isKept: false, line: lines + 5),
            .init(metric: "http_req_failed", expression: "rate<0.01", isKept: false, line: lines + 8),
          ]))
    #expect(read.records.first?.fields.map(\.name) == ["checks"])
  }

  @Test func `pasted without a fence, its lines are no fields`() throws {
    let (found, read) = test(
      "docs/load-test.md",
      "# Load test\n\nhttp_req_duration..: avg=201ms p(95)=450ms\nhttp_reqs...: 1000 16.6/s\n")
    #expect(found == LoadTest(tool: "k6", requests: 1000, p95: "450"))
    #expect(read.records.first?.fields == [])
  }

  @Test func `what the report says in its own words counts first`() throws {
    let (found, _) = test(
      "docs/load-test.md",
      "# Load test\n\n**Tool**: k6 cloud\n\n- p95: 300 ms\n\n```\nhttp_req_duration..: med=80ms p(95)=450ms\n```\n")
    #expect(found == LoadTest(tool: "k6 cloud", p50: "80", p95: "300"))
  }

  @Test func `of several runs the slowest counts, and a baseline not`() throws {
    func run(_ time: String) -> String { "```\nhttp_req_duration..: p(95)=\(time)\n```\n" }
    let (found, _) = test(
      "docs/load-test.md",
      "# Load test\n\n## Run 1\n\n\(run("300ms"))\n## Run 2\n\n\(run("320ms"))\n## Baseline\n\n\(run("2s"))")
    #expect(found?.p95 == "320")
  }

  @Test func `all requests failed, also where the summary was pasted`() {
    let (_, read) = test(
      "docs/load-test.md",
      "# Load test\n\n```\nhttp_reqs..: 10 1/s\nhttp_req_failed..: 100.00% 10 out of 10\n```\n")
    #expect(read.diagnostics == ["4 load-test.all-failed"])
  }

  @Test(arguments: [
    ("docs/load-test-guide.md", "# How to load test\n\n```\nhttp_req_duration..: p(95)=300ms\n```\n"),
    ("docs/load-test.md", "# Load test\n\n```markdown\nhttp_req_duration..: p(95)=300ms\n```\n"),
    ("docs/load-test.md", "# Load test\n\n> http_req_duration..: p(95)=300ms\n"),
    ("docs/load-test.md", "# Load test\n\nWe look at http_req_duration: its p(95) says most.\n"),
    ("docs/load-test.md", "# Load test\n\n```js\nthresholds: { http_req_duration: ['p(95)<500'] }\n```\n"),
    ("notes/api.md", "# The API\n\n```\nhttp_req_duration..: p(95)=300ms\n```\n"),
    ("docs/load-test.md", "# Load test\n\n```\nping_duration..: p(95)=300ms\n```\n"),
  ])
  func `a sample, a script and a sentence measure nothing`(_ path: String, _ text: String) {
    #expect(test(path, text).0 == nil)
  }
}
