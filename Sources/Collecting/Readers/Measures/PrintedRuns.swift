import ReportModel

/// The runs of a test in what a tool printed, where several stand one behind the other.
enum PrintedRuns {
  /// A run ends where something begins again that a run says once.
  static func cut(_ lines: [PrintedLine]) -> [[PrintedLine]] {
    var (runs, said) = ([[PrintedLine]()], Set<String>())
    for line in lines {
      if let mark = mark(of: line.text), !said.insert(mark).inserted {
        runs.append([])
        said = [mark]
      }
      runs[runs.count - 1].append(line)
    }
    // What is printed for each ten seconds is summed up at the end.
    let sums = runs.filter { $0.contains { ArtilleryConsole.isSummary($0.text) } }
    return sums.isEmpty ? runs : sums
  }

  /// What a line says that no other line of its run says; `nil` for all others.
  private static func mark(of text: String) -> String? {
    if ArtilleryConsole.isHead(text) { return "report" }
    if let name = heads.first(where: text.hasBytePrefix) { return name }
    if let metric = PrintedMetric(text) { return metric.isPart ? nil : metric.name }
    let words = text.utf8.split(separator: 0x20, maxSplits: 3)
    // `2000 requests in 30.00s`.
    guard words.count > 2, words[1].elementsEqual("requests".utf8), words[2].elementsEqual("in".utf8) else {
      return nil
    }
    return "requests in"
  }

  private static let heads = [
    "Running ", "Thread Stats", "Requests/sec:", "Summary:", "Latency distribution:", "Response time distribution:",
    "Status code distribution:", "This is ApacheBench", "Server Software:", "Document Path:", "Concurrency Level:",
    "Complete requests:", "Failed requests:", "\u{2588} THRESHOLDS", "\u{2588} TOTAL RESULTS",
    "---- Global Information", "Duration:", "Requests  ", "Latencies  ", "Success  ", "Status Codes  ",
  ]
}

extension LoadTestOutput {
  /// Of several runs what was worst: the slowest, the failures of that of which most failed, and every limit.
  static func worst(of outputs: [LoadTestOutput]) -> LoadTestOutput? {
    guard var worst = outputs.firstMax(by: { number($0.test.p95) }),
      let failing = outputs.firstMax(by: { number($0.test.errorRate) })
    else { return nil }
    if number(failing.test.errorRate) > number(worst.test.errorRate) {
      (worst.test.requests, worst.test.failed) = (failing.test.requests, failing.test.failed)
      (worst.test.errorRate, worst.line, worst.fields) = (failing.test.errorRate, failing.line, failing.fields)
    }
    worst.test.thresholds = outputs.flatMap(\.test.thresholds)
    return worst
  }

  private static func number(_ text: String?) -> Double { text.flatMap(Double.init) ?? 0 }
}

extension [LoadTestOutput] {
  fileprivate func firstMax(by amount: (LoadTestOutput) -> Double) -> LoadTestOutput? {
    enumerated().max { (amount($0.element), -$0.offset) < (amount($1.element), -$1.offset) }?.element
  }
}
