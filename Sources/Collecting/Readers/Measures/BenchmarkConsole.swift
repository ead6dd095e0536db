import ReportModel

/// What vegeta, hey, oha and ab print when they are done.
enum BenchmarkConsole {
  static func read(_ lines: [PrintedLine]) -> LoadTestOutput? {
    guard let first = lines.first else { return nil }
    let test = vegeta(lines) ?? hey(lines) ?? ab(lines)
    return test.map { LoadTestOutput(test: counted($0), line: first.number) }
  }

  /// `Latencies     [min, mean, 50, 90, 95, 99, max]  290µs, 1.2s, ...`
  private static func vegeta(_ lines: [PrintedLine]) -> LoadTest? {
    func row(_ name: String) -> (names: [String], values: [String])? {
      guard let text = lines.first(where: { $0.text.hasBytePrefix(name + " ") })?.text,
        let open = text.utf8.firstIndex(of: UInt8(ascii: "[")), let close = text.utf8.firstIndex(of: UInt8(ascii: "]")),
        open < close
      else { return nil }
      return (items(text.utf8[open..<close].dropFirst()), items(text.utf8[close...].dropFirst()))
    }
    guard let requests = row("Requests"), let latencies = row("Latencies"), let success = row("Success"),
      let total = requests.values.first.flatMap(wholeNumber)
    else { return nil }
    func time(_ name: String) -> String? {
      guard let index = latencies.names.firstIndex(of: name), index < latencies.values.count else { return nil }
      return LatencyText.milliseconds(latencies.values[index])
    }
    let rate = success.values.first.flatMap { Decimals.share(percent: $0) }.map(PrometheusAnswer.oneMinus)
    // Its own share is rounded; the codes are counted.
    let codes =
      lines.first { $0.text.hasBytePrefix("Status Codes ") }?.text.utf8.split(separator: 0x20)
      .map { $0.split(separator: UInt8(ascii: ":")).map(\.withText) }.filter { $0.count == 2 } ?? []
    let good = codes.filter { ["2", "3"].contains($0[0].prefix(1)) }.compactMap { wholeNumber($0[1]) }.reduce(0, +)
    return LoadTest(
      tool: LoadTestTool.vegeta.rawValue, requests: total, failed: codes.isEmpty ? nil : max(0, total - good),
      errorRate: rate, p50: time("50"), p95: time("95"), p99: time("99"))
  }

  private static func items(_ list: Substring.UTF8View.SubSequence) -> [String] {
    list.split(separator: UInt8(ascii: ",")).map { trimmedText($0.withText) }
  }

  /// `95% in 0.0123 secs`, of oha `95.00% in 1.2 ms`, `[200]	198 responses`, `[2]	Get "http://a": timeout`.
  private static func hey(_ lines: [PrintedLine]) -> LoadTest? {
    guard lines.contains(where: { $0.text.hasBytePrefix("Status code distribution:") }) else { return nil }
    let isOha = lines.contains { $0.text.hasBytePrefix("Response time distribution:") }
    var (good, failed, test) = (0, 0, LoadTest(tool: (isOha ? LoadTestTool.oha : .hey).rawValue))
    for line in lines {
      let words = line.text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map(\.withText)
      guard words.count >= 3 else { continue }
      if words[1] == "in", words.count > 3, let percentile = LoadTestConsole.percentile(words[0]) {
        test[keyPath: percentile] = LatencyText.milliseconds(words[2] + " " + words[3])
      }
      guard words[0].hasBytePrefix("["), words[0].utf8.last == UInt8(ascii: "]") else { continue }
      let label = words[0].utf8.dropFirst().dropLast().withText
      if words[2] == "responses", let count = wholeNumber(words[1]) {
        if ["2", "3"].contains(label.prefix(1)) { good += count } else { failed += count }
      } else {
        // An error says how often it came before it says what it was.
        failed += wholeNumber(label) ?? 0
      }
    }
    guard good + failed > 0 else { return nil }
    (test.requests, test.failed) = (good + failed, failed)
    return test
  }

  /// `Complete requests:      1000`, `Failed requests:        12`, `  95%     30`.
  private static func ab(_ lines: [PrintedLine]) -> LoadTest? {
    func number(_ name: String) -> Int? {
      lines.first { $0.text.hasBytePrefix(name) }
        .flatMap { wholeNumber(trimmedText($0.text.utf8.dropFirst(name.utf8.count).withText)) }
    }
    guard let complete = number("Complete requests:"), let failed = number("Failed requests:") else { return nil }
    func time(_ percentile: String) -> String? {
      lines.lazy.map { $0.text.utf8.split(separator: 0x20).map(\.withText) }
        .first { $0.count == 2 && $0[0] == percentile }
        .flatMap { LatencyText.milliseconds($0[1], bareUnit: "ms") }
    }
    // What answered with an error has not failed in its own words, and an answer of another length has.
    let lengths = lines.first { $0.text.hasBytePrefix("(Connect:") }.flatMap { line -> Int? in
      let words = line.text.utf8.split { " ,()".utf8.contains($0) }.map(\.withText)
      guard let name = words.firstIndex(of: "Length:"), name + 1 < words.count else { return nil }
      return wholeNumber(words[name + 1])
    }
    let all = min(complete, max(0, failed - (lengths ?? 0)) + (number("Non-2xx responses:") ?? 0))
    return LoadTest(
      tool: LoadTestTool.ab.rawValue, requests: complete, failed: all, p50: time("50%"), p95: time("95%"),
      p99: time("99%"))
  }
}
