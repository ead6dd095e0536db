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
  static let tools: [LoadTestTool] = [.k6, .wrk, .vegeta, .hey, .oha, .ab, .gatling, .artillery]

  static func read(_ text: DocumentText) -> LoadTestOutput? {
    // A log may be long; a summary is not.
    guard text.utf8.count < 1 << 16 else { return nil }
    return .worst(
      of: read((1...max(1, text.lineCount)).map { PrintedLine(number: $0, text: trimmedText(text.lineText($0))) }))
  }

  /// One for each run.
  static func read(_ lines: [PrintedLine]) -> [LoadTestOutput] {
    PrintedRuns.cut(lines).compactMap { run in
      wrk(run) ?? BenchmarkConsole.read(run) ?? GatlingConsole.read(run) ?? ArtilleryConsole.read(run)
        ?? K6Console(run).output
    }
  }

  private static func wrk(_ lines: [PrintedLine]) -> LoadTestOutput? {
    guard lines.contains(where: { $0.text.hasBytePrefix("Requests/sec:") }) else { return nil }
    var test = LoadTest(tool: LoadTestTool.wrk.rawValue)
    for line in lines {
      let words = line.text.utf8.split(separator: 0x20).map(\.withText)
      guard words.count >= 2 else { continue }
      if let percentile = percentile(words[0]) { test[keyPath: percentile] = LatencyText.milliseconds(words[1]) }
      switch words[0] {
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

  /// `95%`, and `95.000%` of wrk2; `nil` for one that is not kept.
  static func percentile(_ word: String) -> WritableKeyPath<LoadTest, String?>? {
    guard word.hasSuffix("%") else { return nil }
    return switch Double(word.utf8.dropLast().withText) {
    case 50: \.p50
    case 95: \.p95
    case 99: \.p99
    default: nil
    }
  }

  private static func add(_ number: Int?, to failed: inout Int?) {
    guard let number else { return }
    let (sum, overflows) = (failed ?? 0).addingReportingOverflow(number)
    failed = overflows ? .max : sum
  }
}
