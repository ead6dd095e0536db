package import Diagnostics
import Markdown
package import ReportModel

/// Load tests: the outputs of the usual tools, and reports in Markdown.
package struct LoadTestReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .csv, .json, .text]

  package var understands: [Understanding] {
    [
      Understanding(
        .loadTest, [.init("Outputs of tools", LoadTestTool.allCases.map(\.rawValue))] + LoadTestReport.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let found: LoadTestOutput?
    switch document.format {
    case .json: found = document.values.first.flatMap(LoadTestJSON.read)
    case .csv: found = document.csv.flatMap(LoadTestCSV.read) ?? LoadTestXML.read(document.text)
    case .text: found = LoadTestConsole.read(document.text)
    case .markdown: return LoadTestReport.records(in: document, into: &log)
    case .yaml, .jsonLines, .other: found = nil
    }
    guard let found else { return [] }
    var record = Record(
      origin: document.origin(line: 1), lines: document.lines, title: document.title, details: .loadTest(found.test),
      date: found.date ?? DateText.day(inName: document.id.path.stem))
    record.fields = found.fields
    Self.reportBroken(found.test.thresholds, in: document, into: &log)
    Self.reportAllFailed(found.test, line: found.line, in: document, into: &log)
    return [record]
  }

  static func reportBroken(
    _ thresholds: [LoadTest.Threshold], in document: Document, into log: inout DiagnosticLog
  ) {
    for threshold in thresholds where !threshold.isKept {
      log.emit(
        Diagnostic(
          .loadTestThreshold, .warning, "the threshold `\(threshold.expression)` of \(threshold.metric) was broken",
          help: "Mend the service, or change the threshold with a reason.", at: document.location(line: threshold.line))
      )
    }
  }

  static func reportAllFailed(_ test: LoadTest, line: Int, in document: Document, into log: inout DiagnosticLog) {
    guard let requests = test.requests, requests > 0, test.failed == requests else { return }
    log.emit(
      Diagnostic(
        .loadTestAllFailed, .warning, "all of the \(requests) requests failed, so their latencies say nothing",
        help: "Repeat the test.", at: document.location(line: line)))
  }
}

/// The tools whose outputs are read, each recognised by the keys or columns that it alone writes.
enum LoadTestTool: String, CaseIterable {
  case k6, gatling = "Gatling", jMeter = "JMeter", vegeta, locust = "Locust", artillery = "Artillery", wrk, hey, oha, ab
}

/// What a tool's file says.
struct LoadTestOutput {
  var test: LoadTest
  var date: Day?
  var fields: [Field] = []
  /// Where the totals stand.
  var line = 1
}

extension Diagnostic.ID {
  static let loadTestThreshold: Self = "load-test.threshold-broken"
  static let loadTestAllFailed: Self = "load-test.all-failed"
  static let loadTestEmpty: Self = "load-test.no-measurements"
}
