import Diagnostics
import Markdown
import ReportModel

/// A load test that somebody wrote down.
enum LoadTestReport {
  static var understood: [Understanding.Row] {
    Measured.understood + [.init("Reports: what a tool printed, pasted", LoadTestConsole.tools.map(\.rawValue))]
  }

  static func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if let kind = document.declaredKind {
      return kind == .loadTest
        ? [record(document, Measured(of: document), PastedSummary.output(in: document), into: &log)] : []
    }
    guard !document.isIndex, !document.isTemplate, isAbout(String(document.id.path.stem)) || isAbout(document.title)
    else {
      return []
    }
    let (measured, printed) = (Measured(of: document), PastedSummary.output(in: document))
    guard measured.hasValues || printed != nil else {
      if measured.hasTargets { reportEmpty(document, into: &log) }
      return []
    }
    return [record(document, measured, printed, into: &log)]
  }

  /// - Parameter printed: What a tool printed. It counts where the report says nothing in its own words.
  private static func record(
    _ document: Document, _ measured: Measured, _ printed: LoadTestOutput?, into log: inout DiagnosticLog
  ) -> Record {
    let header = document.header
    func stated(_ names: [String]) -> String? {
      names.lazy.compactMap { header.value($0)?.value }.first ?? measured.value(names)
    }
    func time(_ names: [String]) -> String? { stated(names).flatMap { LatencyText.milliseconds($0, bareUnit: "ms") } }
    let rate = stated(Measured.errorNames).flatMap { text -> String? in
      let target = TargetText.target(text)
      guard let number = target.number else { return nil }
      switch target.unit {
      case "\u{2030}": return DecimalText(number).flatMap { Decimals.share(percent: $0.shifted(by: -1).text) }
      case let unit? where unit.utf8.first == UInt8(ascii: "%"): return percentage(unit, number)
      // Of a word behind the number nobody knows whether it is a unit.
      default: return Decimals.share(number)
      }
    }
    let tool = printed?.test
    var test = LoadTest(
      tool: stated(["tool"]) ?? tool?.tool,
      requests: stated(["requests", "total requests"]).flatMap(count) ?? tool?.requests,
      failed: stated(["failed", "failed requests", "failures"]).flatMap(count) ?? tool?.failed,
      errorRate: rate ?? tool?.errorRate, p50: time(["p50", "median"]) ?? tool?.p50,
      p95: time(["p95"]) ?? tool?.p95, p99: time(["p99"]) ?? tool?.p99,
      baseline: header.value("baseline")?.value ?? measured.baseline,
      thresholds: TargetTable.rows(in: document).map { row in
        .init(metric: row.metric, expression: row.target, isKept: row.reading.isMet, line: row.line)
      })
    test.thresholds += LoadTestConclusion.failures(in: document, besides: Set(test.thresholds.map(\.line)))
    test.thresholds += tool?.thresholds ?? []
    LoadTestReader.reportBroken(test.thresholds, in: document, into: &log)
    if let line = printed?.line { LoadTestReader.reportAllFailed(test, line: line, in: document, into: &log) }
    if rate == nil { test = counted(test) }
    var record = Record(
      whole: document, header: header, details: .loadTest(test),
      known: ["tool", "requests", "failed", "errorrate", "p50", "p95", "p99", "median", "baseline"], into: &log)
    record.date =
      record.date ?? DateText.day(inName: document.id.path.stem) ?? DateText.day(in: document.title)
    if let printed {
      // Pasted without a fence, each of its lines looks like a field.
      record.fields.removeAll { $0.name.hasSuffix("..") }
      record.fields += printed.fields
    }
    return record
  }

  /// `4.2%,` and `4.2%)`; `4 %o` is no percentage.
  private static func percentage(_ unit: String, _ number: String) -> String? {
    let rest = unit.utf8.drop { $0 == UInt8(ascii: "%") }
    return rest.first.map { "o0".utf8.contains($0) } ?? false ? nil : Decimals.share(percent: number)
  }

  /// `60,000`, `60.000` and `60 000` are numbers too: what is counted has no decimals.
  private static func count(_ text: String) -> Int? {
    // A remark may follow: `12,345 (1.0 %)`.
    let head = text.utf8.prefix { $0 != UInt8(ascii: "(") }
    let number = head.filter { $0 != 0x20 }.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }.withText
    return NumberText.plain(number).flatMap(wholeNumber)
  }

  private static func isAbout(_ text: String) -> Bool {
    let words = foldedWords(text)
    let joined = words.joined(separator: " ")
    guard !words.contains(where: { ["plan", "guide", "how", "strategy", "runbook"].contains($0) }) else { return false }
    return ["load test", "loadtest", "stress test", "soak test", "performance test"].contains(
      where: joined.containsFolded)
  }

  private static func reportEmpty(_ document: Document, into log: inout DiagnosticLog) {
    log.emit(
      Diagnostic(
        .loadTestEmpty, .note, "states targets for a load test and no measured value",
        help: "Add the measured values.", at: document.location(line: document.heading?.firstLine ?? 1)))
  }
}

/// What a tool printed and somebody pasted into a report, as code or as it is.
private enum PastedSummary {
  /// Of several runs the slowest; a baseline is none of this report's, and a block of Markdown is a sample.
  static func output(in document: Document) -> LoadTestOutput? {
    let outputs = runs(in: document).compactMap(LoadTestConsole.read)
    return outputs.enumerated().max { (slowness($0.element), -$0.offset) < (slowness($1.element), -$1.offset) }?.element
  }

  /// The lines of each fence, and of what stands between two of them: without a fence, what was printed falls apart into
  /// paragraphs and indented code.
  private static func runs(in document: Document) -> [[PrintedLine]] {
    var (runs, isBaseline) = ([[PrintedLine]()], false)
    for block in document.content.blocks where !block.isQuoted {
      let lines = (block.firstLine...max(block.firstLine, block.lastLine)).map {
        PrintedLine(number: $0, text: trimmedText(document.text.lineText($0)))
      }
      switch block.kind {
      case .heading:
        isBaseline = foldedWords(block.plain).contains(where: baselineWords.contains)
        runs.append([])
      case .code(let info):
        guard !isBaseline, !["markdown", "md"].contains(info.asciiLowercased) else { continue }
        if ["```", "~~~"].contains(where: lines[0].text.hasBytePrefix) {
          runs += [lines, []]
        } else {
          runs[runs.count - 1] += lines
        }
      case .paragraph: if !isBaseline { runs[runs.count - 1] += lines }
      case .item, .table, .html, .rule: continue
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func slowness(_ output: LoadTestOutput) -> Double { output.test.p95.flatMap(Double.init) ?? 0 }

  private static let baselineWords: Set<String> = ["baseline", "before", "previous", "old", "earlier"]
}

/// The numbers of a report: `p95: 241 ms` in its lines, and the tables of its metrics.
private struct Measured {
  private var values: [(name: String, value: String, isOfAll: Bool)] = []
  private var baselines: [(name: String, value: String)] = []
  private(set) var hasTargets = false

  var hasValues: Bool { !values.isEmpty }
  var baseline: String? {
    baselines.isEmpty ? nil : baselines.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
  }

  init(of document: Document) {
    for block in document.content.blocks {
      if case .table(let table) = block.kind { add(table) }
      for line in block.text {
        guard let (name, value) = keyValue(line), let known = Self.known(name) else { continue }
        add(known, value, as: name)
      }
    }
  }

  /// Of all requests, else of the part that comes first.
  func value(_ names: [String]) -> String? {
    let found = values.filter { names.contains($0.name) }
    return (found.first(where: \.isOfAll) ?? found.first)?.value
  }

  /// A metric a row, or a metric a column with a row for the whole.
  private mutating func add(_ table: MarkdownContent.Table) {
    let header = table.header.map { foldedWords($0.text).joined(separator: " ") }
    hasTargets = hasTargets || header.contains { $0.containsFolded("target") && $0 != "target" }
    let result = header.firstIndex { Self.resultNames.contains($0) }
    let rows = table.rows.filter { Self.known($0[0].text) != nil }
    if !rows.isEmpty, header.count > 1 {
      let baseline = header.firstIndex(of: "baseline")
      let column = result ?? (header.count == 2 && !header[1].containsFolded("target") ? 1 : nil)
      for row in rows {
        guard let name = Self.known(row[0].text) else { continue }
        if let column { add(name, row[column].text, as: row[0].text) }
        if let baseline, !row[baseline].text.isEmpty { baselines.append((row[0].text, row[baseline].text)) }
      }
      return
    }
    let whole = table.rows.first {
      ["total", "all", "overall", "aggregated"].contains(foldedWords($0[0].text).first ?? "")
    }
    guard let row = whole ?? (table.rows.count == 1 ? table.rows[0] : nil) else { return addWorst(of: table) }
    for (name, cell) in zip(table.header, row) {
      if let known = Self.known(name.text) { add(known, cell.text, as: name.text) }
    }
  }

  /// A row for each endpoint and none for the whole: of every time and share the worst.
  private mutating func addWorst(of table: MarkdownContent.Table) {
    for (column, header) in table.header.enumerated() {
      guard let name = Self.known(header.text), !Self.countNames.contains(name) else { continue }
      let worst = table.rows.compactMap { row in
        number(row[column].text).map { (number: $0, text: row[column].text) }
      }.max { $0.number < $1.number }
      let isBare = worst.map { DecimalText($0.text) != nil } ?? false
      if let worst { add(name, worst.text + (isBare ? Self.unit(in: header.text) : ""), as: header.text) }
    }
  }

  private func number(_ cell: String) -> Double? {
    if let time = LatencyText.milliseconds(cell, bareUnit: "ms") { return Double(time) }
    var bytes = Array(cell.utf8)[...]
    return NumberText.take(&bytes).flatMap(Double.init)
  }

  /// `Error %`, `p95 (s)`.
  private static func unit(in header: String) -> String {
    if header.containsByte(UInt8(ascii: "%")) { return "%" }
    let said = foldedWords(header)
    return ["ms", "s"].first(where: said.contains).map { " " + $0 } ?? ""
  }

  /// - Parameter written: `search_p95_ms` is the metric of a part.
  private mutating func add(_ name: String, _ value: String, as written: String) {
    guard value.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return }
    let isOfAll = foldedWords(written).allSatisfy { $0 == name || Self.wholeWords.contains($0) } || name == "requests"
    values.append((name, value, isOfAll))
  }

  /// The name of a metric that is collected, from its heading: `p95 latency`, `Error rate (%)`.
  private static func known(_ name: String) -> String? {
    let words = foldedWords(name)
    if let percentile = words.first(where: { percentileNames.contains($0) }) {
      return words.contains("target") ? nil : percentile
    }
    let joined = words.joined(separator: " ")
    return (errorNames + countNames).first { $0 == joined }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Reports: percentiles", percentileNames), .init("Reports: counts", countNames),
      .init("Reports: a metric of all requests, by its other words", wholeWords),
      .init("Reports: what concludes, where it says that the test failed", LoadTestConclusion.names),
      .init("Reports: error rate", errorNames), .init("Reports: column of the result", resultNames),
    ]
  }

  /// What the name of a metric may say without being that of a part.
  private static let wholeWords: Set<String> = [
    "aggregate", "aggregated", "all", "duration", "error", "errors", "failed", "failure", "failures", "http", "latency",
    "ms", "of", "overall", "percent", "rate", "req", "request", "requests", "response", "seconds", "s", "time", "times",
    "total",
  ]
  private static let percentileNames = ["p50", "p95", "p99", "median"]
  private static let countNames = ["requests", "total requests", "failed", "failed requests", "failures"]
  static let errorNames = ["error rate", "errors", "failure rate", "error_rate", "errorrate", "error"]
  private static let resultNames: Set<String> = [
    "this run", "result", "results", "actual", "measured", "value", "current", "observed", "after",
  ]
}
