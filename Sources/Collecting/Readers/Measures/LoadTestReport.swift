import Diagnostics
import Markdown
import ReportModel

/// A load test that somebody wrote down.
enum LoadTestReport {
  static var understood: [Understanding.Row] {
    LoadTestMetrics.understood + [
      .init("Reports: day of the test", testDayNames), .init("Reports: day of the report", reportDayNames),
      .init("Reports: what a tool printed, pasted", LoadTestConsole.tools.map(\.rawValue)),
    ]
  }

  static func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if let kind = document.declaredKind {
      guard kind == .loadTest, case let evidence = Evidence(document) else { return [] }
      if !evidence.isSomething, let line = LoadTestConclusion.futureLine(in: document) {
        reportEmpty(document, "says that the test has not been run", at: line, into: &log)
        return []
      }
      return [record(document, evidence, into: &log)]
    }
    guard !document.isIndex, !document.isTemplate, isReport(document) else { return [] }
    if let line = LoadTestConclusion.unmeasuredLine(in: document) {
      reportEmpty(document, "says that its result was not measured", at: line, into: &log)
      return []
    }
    let evidence = Evidence(document)
    guard evidence.isSomething else {
      if evidence.metrics.hasTargets {
        reportEmpty(document, "states targets for a load test and no measured value", into: &log)
      } else if claimsResults(document) {
        reportEmpty(document, "is called a load test's and states no value that can be read", into: &log)
      }
      return []
    }
    return [record(document, evidence, into: &log)]
  }

  /// What a report says of a test.
  private struct Evidence {
    let metrics: LoadTestMetrics
    /// What a tool printed. It counts where the report says nothing in its own words.
    let printed: LoadTestOutput?
    var limits: [LoadTest.Threshold]

    init(_ document: Document) {
      metrics = LoadTestMetrics(of: document)
      printed = PastedSummary.output(in: document)
      limits = TargetTable.rows(in: document).map { row in
        .init(metric: row.metric, expression: row.target, isKept: row.reading.isMet, line: row.line)
      }
      limits += LoadTestCriteria.broken(in: document, metrics)
      limits += LoadTestConclusion.limits(in: document, besides: limits)
    }

    var isSomething: Bool { metrics.hasValues || printed != nil || !limits.isEmpty }
  }

  private static func record(
    _ document: Document, _ evidence: Evidence, into log: inout DiagnosticLog
  ) -> Record {
    let (header, metrics, printed) = (document.header, evidence.metrics, evidence.printed)
    func declared(_ names: [String]) -> String? {
      document.frontMatter.entries.first { entry in names.contains { folds($0, to: foldedKey(entry.key)) } }
        .flatMap { $0.value.text }
    }
    func time(_ names: [String]) -> String? {
      declared(names).flatMap { LatencyText.milliseconds($0, bareUnit: "ms") } ?? metrics.worstTime(names)
    }
    func number(_ names: [String]) -> Int? { (declared(names) ?? metrics.count(names)).flatMap(count) }
    let rate = declared(LoadTestMetrics.errorNames).flatMap(LoadTestRate.share) ?? metrics.worstErrorRate
    let tool = printed?.test
    var test = LoadTest(
      tool: header.value("tool")?.value ?? tool?.tool,
      requests: number(["requests", "total requests", "http reqs"]) ?? tool?.requests,
      failed: number(["failed", "failed requests", "failures"]) ?? tool?.failed,
      errorRate: rate ?? tool?.errorRate, p50: time(["p50", "median"]) ?? tool?.p50,
      p95: time(["p95"]) ?? tool?.p95, p99: time(["p99"]) ?? tool?.p99,
      baseline: header.value("baseline")?.value ?? metrics.baseline,
      thresholds: evidence.limits + (tool?.thresholds ?? []))
    LoadTestReader.reportBroken(test.thresholds, in: document, into: &log)
    if let line = printed?.line { LoadTestReader.reportAllFailed(test, line: line, in: document, into: &log) }
    if rate == nil { test = counted(test) }
    var record = Record(
      whole: document, header: header, details: .loadTest(test),
      known: ["tool", "requests", "failed", "errorrate", "p50", "p95", "p99", "median", "baseline"], into: &log)
    record.date =
      day(of: document, into: &log) ?? record.date ?? DateText.day(inName: document.id.path.stem)
      ?? DateText.day(in: document.title) ?? stampedDay(document)
    if let printed {
      // Pasted without a fence, each of its lines looks like a field.
      record.fields.removeAll { $0.name.hasSuffix("..") }
      record.fields += printed.fields
    }
    return record
  }

  /// The day of the test, which counts before that of the report.
  private static func day(of document: Document, into log: inout DiagnosticLog) -> Day? {
    readDay(document.header.value(testDayNames), in: document, into: &log)
  }

  /// When the report was made, which tools write at its head or its foot.
  private static func stampedDay(_ document: Document) -> Day? {
    document.content.blocks.lazy.filter { !$0.isQuoted }.flatMap(\.text).compactMap { line -> Day? in
      guard let (name, value) = keyValue(line), case let key = foldedKey(name),
        reportDayNames.contains(where: { folds($0, to: key) })
      else { return nil }
      return DateText.day(in: value)
    }.first ?? document.header.value(reportDayNames).flatMap { DateText.day(in: $0.value) }
  }

  /// `60,000`, `60.000` and `60 000` are numbers too: what is counted has no decimals.
  private static func count(_ text: String) -> Int? {
    // A remark may follow: `12,345 (1.0 %)`.
    let head = text.utf8.prefix { $0 != UInt8(ascii: "(") }
    let number = head.filter { $0 != 0x20 }.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }.withText
    return NumberText.plain(number).flatMap(wholeNumber)
  }

  /// A document whose name or title speaks of a load test, and is no plan for one.
  static func isReport(_ document: Document) -> Bool {
    isAbout(String(document.id.path.stem)) || isAbout(document.title)
  }

  private static func isAbout(_ text: String) -> Bool {
    let words = foldedWords(text)
    let joined = words.joined(separator: " ")
    guard !words.contains(where: otherTopics.contains) else { return false }
    return topics.contains(where: joined.containsFolded)
  }

  /// `Load test results`, `Performance test report`.
  private static func claimsResults(_ document: Document) -> Bool {
    [String(document.id.path.stem), document.title].contains { text in
      isAbout(text) && foldedWords(text).contains { ["result", "results", "report"].contains($0) }
    }
  }

  private static func reportEmpty(
    _ document: Document, _ what: String, at line: Int? = nil, into log: inout DiagnosticLog
  ) {
    log.emit(
      Diagnostic(
        .loadTestEmpty, .note, what, help: "Add the measured values.",
        at: document.location(line: line ?? document.heading?.firstLine ?? 1)))
  }

  private static let topics = [
    "load test", "loadtest", "stress test", "soak test", "performance test",
  ]
  private static let otherTopics: Set<String> = ["plan", "guide", "how", "strategy", "runbook"]
  private static let testDayNames = [
    "test date", "date of test", "test day", "tested on", "executed on", "executed", "execution date", "run date",
    "run on", "conducted on", "conducted", "performed on", "test run", "test start", "test started",
  ]
  private static let reportDayNames = [
    "generated", "generated on", "generated at", "report generated", "report generated on", "report date", "timestamp",
    "created at", "started", "start time", "last updated", "updated",
  ]
}
