import ReportModel

/// What Gatling prints when it is done.
enum GatlingConsole {
  /// `> request count      1000 (OK=700    KO=300   )`, since 3.10 `> request count  |  1,000 |  700 |  300`.
  static func read(_ lines: [PrintedLine]) -> LoadTestOutput? {
    func row(_ name: String) -> [String] {
      let start = "> " + name
      guard let text = lines.first(where: { $0.text.hasBytePrefix(start) })?.text else { return [] }
      return text.utf8.dropFirst(start.utf8.count).split { " |=()".utf8.contains($0) }.map(\.withText)
        .filter { $0 == "-" || (0x30...0x39).contains($0.utf8.first ?? 0) }
    }
    func time(_ percentile: String) -> String? {
      row("response time \(percentile) percentile").first
        .flatMap { LatencyText.milliseconds($0.utf8.filter { $0 != UInt8(ascii: ",") }.withText, bareUnit: "ms") }
    }
    let counts = row("request count").map(eventCount)
    guard counts.count == 3, let requests = counts[0] else { return nil }
    let test = LoadTest(
      tool: LoadTestTool.gatling.rawValue, requests: requests, failed: counts[2] ?? 0, p50: time("50th"),
      p95: time("95th"), p99: time("99th"))
    return LoadTestOutput(
      test: counted(test), line: lines.first { $0.text.hasBytePrefix("> request count") }?.number ?? 1)
  }
}
