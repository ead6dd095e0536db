import Markdown
import ReportModel

/// A line of what a tool printed.
struct PrintedLine {
  /// 1-based, in the document.
  let number: Int
  let text: String
}

/// What tools print when they are done, in a file of its own or pasted into a report.
enum LoadTestConsole {
  static let tools: [LoadTestTool] = [.k6, .wrk, .vegeta, .hey, .ab]

  static func read(_ text: DocumentText) -> LoadTestOutput? {
    // A log may be long; a summary is not.
    guard text.utf8.count < 1 << 16 else { return nil }
    return read((1...max(1, text.lineCount)).map { PrintedLine(number: $0, text: trimmedText(text.lineText($0))) })
  }

  static func read(_ lines: [PrintedLine]) -> LoadTestOutput? {
    wrk(lines) ?? BenchmarkConsole.read(lines) ?? K6Console(lines).output
  }

  private static func wrk(_ lines: [PrintedLine]) -> LoadTestOutput? {
    guard lines.contains(where: { $0.text.hasBytePrefix("Requests/sec:") }) else { return nil }
    var test = LoadTest(tool: LoadTestTool.wrk.rawValue)
    for line in lines {
      let words = line.text.utf8.split(separator: 0x20).map(\.withText)
      guard words.count >= 2 else { continue }
      switch words[0] {
      case "50%": test.p50 = LatencyText.milliseconds(words[1])
      case "95%": test.p95 = LatencyText.milliseconds(words[1])
      case "99%": test.p99 = LatencyText.milliseconds(words[1])
      case "Non-2xx": add(words.last.flatMap(wholeNumber), to: &test.failed)
      // `Socket errors: connect 0, read 12, write 0, timeout 5`.
      case "Socket" where words[1] == "errors:":
        for word in words { add(wholeNumber(word.utf8.filter { $0 != UInt8(ascii: ",") }.withText), to: &test.failed) }
      default: if words[1] == "requests", words.dropFirst(2).first == "in" { test.requests = wholeNumber(words[0]) }
      }
    }
    // wrk prints nothing about failures when there were none.
    if test.requests != nil, test.failed == nil { test.failed = 0 }
    return test.requests == nil ? nil : LoadTestOutput(test: counted(test), line: lines[0].number)
  }

  private static func add(_ number: Int?, to failed: inout Int?) {
    guard let number else { return }
    let (sum, overflows) = (failed ?? 0).addingReportingOverflow(number)
    failed = overflows ? .max : sum
  }
}

/// k6's summary, as it stands on the screen at the end of a run.
///
/// Each metric is a line of its name, dots and a colon. Until version 0.56 a metric's mark says whether its thresholds were
/// kept; since then they stand on lines of their own, above the metrics.
private struct K6Console {
  private var values: [String: String] = [:]
  private var thresholds: [LoadTest.Threshold] = []
  private var line: Int?

  init(_ lines: [PrintedLine]) {
    var subject = ""
    for line in lines {
      if let metric = PrintedMetric(line.text) {
        // `{ expected_response:true }` is a part of the metric above it.
        let name = metric.name.utf8.first == UInt8(ascii: "{") ? "\(subject) \(metric.name)" : metric.name
        if name == metric.name { subject = name }
        if let isKept = metric.isKept {
          thresholds.append(
            .init(metric: name, expression: "as its script sets it", isKept: isKept, line: line.number))
        }
        values[name] = values[name] ?? metric.value
        if name.hasBytePrefix("http_req") { self.line = self.line ?? line.number }
      } else if let (expression, isKept) = Self.threshold(line.text) {
        thresholds.append(.init(metric: subject, expression: expression, isKept: isKept, line: line.number))
      } else if line.text.containsByte(UInt8(ascii: "_")), !line.text.containsByte(0x20) {
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
private struct PrintedMetric {
  let name: String
  let value: String
  /// What its mark says; `nil` without one.
  let isKept: Bool?

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
