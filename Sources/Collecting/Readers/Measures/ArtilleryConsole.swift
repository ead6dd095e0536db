import ReportModel

/// What Artillery prints, for each ten seconds and for the whole.
enum ArtilleryConsole {
  /// `Summary report @ 16:47:15(+0000)`.
  static func isSummary(_ text: String) -> Bool { text.hasBytePrefix("Summary report @") }

  static func isHead(_ text: String) -> Bool {
    isSummary(text) || text.hasBytePrefix("Report @") || text.hasBytePrefix("Metrics for period to:")
  }

  /// `http.codes.200: ..... 100`, and of the first version `Codes:` with `200: 100` below it.
  static func read(_ lines: [PrintedLine]) -> LoadTestOutput? {
    guard let head = lines.first(where: { isHead($0.text) }) else { return nil }
    var (subject, requests, failed) = ("", Int?.none, 0)
    var test = LoadTest(tool: LoadTestTool.artillery.rawValue)
    for line in lines {
      guard let colon = line.text.offset(ofByte: UInt8(ascii: ":")) else { continue }
      let name = line.text.utf8.prefix(colon).withText
      let value = line.text.utf8.dropFirst(colon + 1).drop { $0 == 0x20 || $0 == UInt8(ascii: ".") }.withText
      if value.isEmpty { subject = name }
      let count = wholeNumber(value)
      switch name {
      case "http.requests", "Requests completed": requests = count
      case "median" where latencies.contains(subject): test.p50 = LatencyText.milliseconds(value, bareUnit: "ms")
      case "p95" where latencies.contains(subject): test.p95 = LatencyText.milliseconds(value, bareUnit: "ms")
      case "p99" where latencies.contains(subject): test.p99 = LatencyText.milliseconds(value, bareUnit: "ms")
      default: failed += count.map { isFailure(name, below: subject) ? $0 : 0 } ?? 0
      }
    }
    guard let requests else { return nil }
    (test.requests, test.failed) = (requests, min(failed, requests))
    return LoadTestOutput(test: counted(test), line: head.number)
  }

  private static func isFailure(_ name: String, below subject: String) -> Bool {
    if name.hasBytePrefix("errors.") || subject == "Errors" { return true }
    let prefix = "http.codes."
    guard name.hasBytePrefix(prefix) || subject == "Codes" else { return false }
    let code = name.hasBytePrefix(prefix) ? name.utf8.dropFirst(prefix.utf8.count).withText : name
    return !["2", "3"].contains(code.prefix(1))
  }

  private static let latencies: Set<String> = [
    "http.response_time", "Request latency", "Response time (msec)", "Latency (msec)",
  ]
}
