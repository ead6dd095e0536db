import ReportModel

/// k6's summary, as it stands on the screen at the end of a run.
///
/// Each metric is a line of its name, dots and a colon. Until version 0.56 a metric's mark says whether its thresholds were
/// kept; since then they stand on lines of their own, above the metrics.
struct K6Console {
  private var values: [String: String] = [:]
  private var thresholds: [LoadTest.Threshold] = []
  private var line: Int?

  init(_ lines: [PrintedLine]) {
    var subject = ""
    for line in lines {
      if let metric = PrintedMetric(line.text) {
        // `{ expected_response:true }` is a part of the metric above it.
        let name = metric.isPart ? "\(subject) \(metric.name)" : metric.name
        if name == metric.name { subject = name }
        if let isKept = metric.isKept {
          thresholds.append(
            .init(metric: name, expression: "as its script sets it", isKept: isKept, line: line.number))
        }
        values[name] = values[name] ?? metric.value
        if name.hasBytePrefix("http_req") { self.line = self.line ?? line.number }
      } else if let (expression, isKept) = Self.threshold(line.text) {
        thresholds.append(.init(metric: subject, expression: expression, isKept: isKept, line: line.number))
      } else if !line.text.isEmpty, !line.text.containsByte(0x20) {
        subject = line.text
      }
    }
  }

  /// `nil` where nothing says how long requests took or how many there were.
  var output: LoadTestOutput? {
    guard let line, values["http_req_duration"] != nil || values["http_reqs"] != nil else { return nil }
    var test = LoadTest(
      tool: LoadTestTool.k6.rawValue,
      requests: values["http_reqs"]?.utf8.split(separator: 0x20).first.flatMap { wholeNumber($0.withText) },
      p50: time("med"), p95: time("p(95)"), p99: time("p(99)"), thresholds: thresholds)
    if let failed = values["http_req_failed"] {
      // A rate counts what it names, so that what it ticks has failed.
      test.failed = Self.counts(failed)?.part
      test.errorRate = failed.utf8.split(separator: 0x20).first.flatMap { Decimals.share(percent: $0.withText) }
    }
    return LoadTestOutput(test: counted(test), fields: checks, line: line)
  }

  private var checks: [Field] {
    guard let name = ["checks_succeeded", "checks"].first(where: { values[$0] != nil }),
      let counts = values[name].flatMap(Self.counts)
    else { return [] }
    return [Field(name: "checks", value: "\(counts.part) of \(counts.whole) succeeded", line: line ?? 1)]
  }

  /// `med=180.5ms` of all requests.
  private func time(_ key: String) -> String? {
    (values["http_req_duration"] ?? "").utf8.split(separator: 0x20).lazy.map(\.withText)
      .first { $0.hasBytePrefix(key + "=") }
      .flatMap { LatencyText.milliseconds($0.utf8.dropFirst(key.utf8.count + 1).withText) }
  }

  /// `2.00%  20 out of 1000`, `2.00% ✓ 20 ✗ 980`.
  private static func counts(_ value: String) -> (part: Int, whole: Int)? {
    let numbers = value.utf8.split(separator: 0x20).map(\.withText).compactMap(wholeNumber)
    guard numbers.count == 2 else { return nil }
    return (numbers[0], value.containsFolded("out of") ? numbers[1] : numbers[0] + numbers[1])
  }

  /// `✗ 'rate<0.01' rate=2.00%`.
  private static func threshold(_ text: String) -> (expression: String, isKept: Bool)? {
    guard let mark = CheckMark.read(text), mark.state == .pass || mark.state == .fail else { return nil }
    let parts = mark.rest.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (parts[1].withText, mark.state == .pass)
  }
}

/// `✓ http_req_duration..............: avg=201.32ms min=90.1ms`
struct PrintedMetric {
  let name: String
  let value: String
  /// What its mark says; `nil` without one.
  let isKept: Bool?

  /// `{ expected_response:true }`.
  var isPart: Bool { name.utf8.first == UInt8(ascii: "{") }

  init?(_ text: String) {
    let mark = CheckMark.read(text)
    let metric = Array((mark?.rest ?? text).utf8)
    guard let end = metric.firstRange(of: Array(".:".utf8)), end.upperBound < metric.count,
      metric[end.upperBound] == 0x20
    else { return nil }
    let name = metric[..<end.lowerBound].reversed().drop { $0 == UInt8(ascii: ".") }.reversed().withText
    let isPart = name.hasBytePrefix("{") && name.hasSuffix("}")
    guard !name.isEmpty, isPart || !name.containsByte(0x20) else { return nil }
    (self.name, value) = (name, trimmedText(metric[end.upperBound...].withText))
    isKept = mark.flatMap { $0.state == .pass ? true : $0.state == .fail ? false : nil }
  }
}
