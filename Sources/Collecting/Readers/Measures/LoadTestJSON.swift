import ReportModel

/// k6 in both its forms, Gatling, JMeter's statistics and vegeta.
enum LoadTestJSON {
  static func read(_ root: YAMLValue) -> LoadTestOutput? {
    k6(root) ?? gatling(root) ?? jMeter(root) ?? vegeta(root)
  }

  // MARK: k6

  private static func k6(_ root: YAMLValue) -> LoadTestOutput? {
    guard let metrics = root["metrics"], metrics.entries != nil,
      let requests = metrics["http_reqs"] ?? metrics["http_req_duration"] ?? metrics["iterations"],
      requests.entries != nil
    else { return nil }
    /// The summary of a script holds its numbers one level deeper.
    func number(_ metric: String, _ key: String) -> String? {
      (metrics.at("\(metric) values \(key)") ?? metrics.at("\(metric) \(key)"))?.text.flatMap(decimal)
    }
    var test = LoadTest(tool: LoadTestTool.k6.rawValue, requests: number("http_reqs", "count").flatMap(wholeNumber))
    // A rate counts what it names: its passes are the failed requests, and its fails the good ones.
    test.failed = number("http_req_failed", "passes").flatMap(wholeNumber)
    test.errorRate = number("http_req_failed", "rate") ?? number("http_req_failed", "value")
    test.p50 = number("http_req_duration", "med") ?? number("http_req_duration", "p(50)")
    test.p95 = number("http_req_duration", "p(95)")
    test.p99 = number("http_req_duration", "p(99)")
    test.thresholds = (metrics.entries ?? []).flatMap { thresholds(of: $0) }
    let date = root.firstText(["metadata generatedAt", "timestamp", "generatedAt"]).flatMap { DateText.day(in: $0) }
    return LoadTestOutput(test: test, date: date, line: requests.line)
  }

  /// `{"ok": true}` is kept. A bare `false` is kept too: in the older form it says whether the threshold was crossed.
  private static func thresholds(of metric: YAMLValue.Entry) -> [LoadTest.Threshold] {
    (metric.value["thresholds"]?.entries ?? []).map { entry in
      let isKept = entry.value["ok"].map { $0.text == "true" } ?? (entry.value.text == "false")
      return .init(metric: metric.key, expression: entry.key, isKept: isKept, line: entry.keyLine)
    }
  }

  // MARK: Others

  /// Numbers are texts, and `-` is none. The third percentile is the 95th, the fourth the 99th, unless configured.
  private static func gatling(_ root: YAMLValue) -> LoadTestOutput? {
    guard root["type"]?.text == "GROUP", let stats = root["stats"], stats["numberOfRequests"] != nil else { return nil }
    func number(_ path: String) -> String? { stats.at(path)?.text.flatMap(decimal) }
    return LoadTestOutput(
      test: counted(
        LoadTest(
          tool: LoadTestTool.gatling.rawValue, requests: number("numberOfRequests total").flatMap(wholeNumber),
          failed: number("numberOfRequests ko").flatMap(wholeNumber), p50: number("percentiles1 total"),
          p95: number("percentiles3 total"), p99: number("percentiles4 total"))), line: stats.line)
  }

  /// The entry for the total is as JMeter itself adds up, without the sums of transactions.
  private static func jMeter(_ root: YAMLValue) -> LoadTestOutput? {
    let entries = (root.entries ?? []).filter { $0.value["sampleCount"] != nil && $0.value["errorCount"] != nil }
    guard !entries.isEmpty, entries.count == root.entries?.count else { return nil }
    guard let total = entries.first(where: { $0.value["transaction"]?.text == "Total" || $0.key == "Total" }) else {
      func sum(_ key: String) -> Int { entries.compactMap { $0.value[key]?.text.flatMap(wholeNumber) }.reduce(0, +) }
      return LoadTestOutput(
        test: counted(
          LoadTest(tool: LoadTestTool.jMeter.rawValue, requests: sum("sampleCount"), failed: sum("errorCount"))))
    }
    func number(_ key: String) -> String? { total.value[key]?.text.flatMap(decimal) }
    return LoadTestOutput(
      test: counted(
        LoadTest(
          tool: LoadTestTool.jMeter.rawValue, requests: number("sampleCount").flatMap(wholeNumber),
          failed: number("errorCount").flatMap(wholeNumber), p50: number("medianResTime"),
          p95: number("pct2ResTime"), p99: number("pct3ResTime"))), line: total.keyLine)
  }

  /// Latencies in nanoseconds.
  private static func vegeta(_ root: YAMLValue) -> LoadTestOutput? {
    guard let latencies = root["latencies"], latencies["mean"] != nil, let success = root["success"]?.text,
      let requests = root["requests"]?.text.flatMap(wholeNumber)
    else { return nil }
    func milliseconds(_ key: String) -> String? {
      latencies[key]?.text.flatMap { DecimalText($0) }?.shifted(by: -6).text
    }
    let codes = root["status_codes"]?.entries
    let good = codes?.filter { ["2", "3"].contains($0.key.prefix(1)) }.compactMap { $0.value.text.flatMap(wholeNumber) }
    let test = LoadTest(
      tool: LoadTestTool.vegeta.rawValue, requests: requests, failed: good.map { max(0, requests - $0.reduce(0, +)) },
      errorRate: decimal(PrometheusAnswer.oneMinus(success)), p50: milliseconds("50th"), p95: milliseconds("95th"),
      p99: milliseconds("99th"))
    return LoadTestOutput(test: test, date: root["earliest"]?.text.flatMap { DateText.day(in: $0) })
  }

  static func decimal(_ text: String) -> String? { DecimalText(text).flatMap { $0.isNegative ? nil : $0.text } }
}

/// With the share of what failed, where both numbers are known.
func counted(_ test: LoadTest) -> LoadTest {
  var test = test
  if let requests = test.requests, let failed = test.failed { test.errorRate = Decimals.quotient(failed, requests) }
  return test
}
