import Markdown
import ReportModel

/// The numbers of a report: `p95: 241 ms` in its lines, and the tables of its metrics.
struct LoadTestMetrics {
  private struct Entry {
    var name: String
    var value: String
    /// Of all requests; otherwise of a part of them.
    var isOfAll: Bool
    /// The line of the heading above it; 0 without one.
    var run: Int
  }

  private var entries: [Entry] = []
  private var baselines: [(name: String, value: String)] = []
  private var run = 0
  /// Runs that do not count where there are others.
  private var others: Set<Int> = []
  /// Where what failed are tests, and no requests.
  private var countsTests: Set<Int> = []
  private(set) var hasTargets = false

  var hasValues: Bool { !entries.isEmpty }
  var baseline: String? {
    baselines.isEmpty ? nil : baselines.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
  }

  init(of document: Document) {
    for block in document.content.blocks {
      if block.headingLevel != nil {
        run = block.firstLine
        if LoadTestRun.isEarlier(block.plain) || LoadTestRun.seeksLimit(block.plain),
          block.firstLine != document.heading?.firstLine
        {
          others.insert(run)
        }
      }
      if case .table(let table) = block.kind { add(table) }
      for line in block.text { add(line) }
    }
  }

  /// In milliseconds: of several runs the worst, and of all requests before those of a part.
  func worstTime(_ names: [String]) -> String? { times(names).max { value($0) < value($1) } }

  /// The share of requests that failed, or did not succeed.
  var worstErrorRate: String? {
    let failed = found(Self.errorNames).compactMap { LoadTestRate.share($0.value) }
    let succeeded = found(Self.successNames).compactMap { LoadTestRate.share($0.value) }
    return (failed.isEmpty ? succeeded.map(PrometheusAnswer.oneMinus) : failed).max { value($0) < value($1) }
  }

  /// What was measured of a percentile, in milliseconds.
  func times(_ names: [String]) -> [String] {
    found(names).compactMap { LatencyText.milliseconds($0.value, bareUnit: "ms") }
  }

  /// A number of requests; of several runs that of the worst.
  func count(_ names: [String]) -> String? {
    let isOfOthers = entries.allSatisfy { others.contains($0.run) }
    let found = self.found(names).filter { entry in
      (isOfOthers || !others.contains(entry.run))
        && !(countsTests.contains(entry.run) && Self.bareNames.contains(entry.name))
    }
    guard let worst = worstRun else { return found.first?.value }
    return found.first { $0.run == worst }?.value
  }

  /// `nil` where the report tells of one run.
  private var worstRun: Int? {
    for names in [["p95"], ["p99"], ["p50", "median"], Self.errorNames] {
      let found = found(names)
      guard Set(found.map(\.run)).count > 1 else { continue }
      return found.max { amount($0.value) < amount($1.value) }?.run
    }
    return nil
  }

  private func found(_ names: [String]) -> [Entry] {
    let named = entries.filter { names.contains($0.name) }
    let meant = named.contains { !others.contains($0.run) } ? named.filter { !others.contains($0.run) } : named
    return meant.contains(where: \.isOfAll) ? meant.filter(\.isOfAll) : meant
  }

  private func value(_ number: String) -> Double { Double(number) ?? 0 }

  private func amount(_ text: String) -> Double {
    if let time = LatencyText.milliseconds(text, bareUnit: "ms") { return value(time) }
    return LoadTestRate.share(text).map(value) ?? 0
  }

  // MARK: Lines

  private mutating func add(_ line: MarkdownContent.Line) {
    guard let (name, value) = keyValue(line) ?? Self.ordinal(line.text) else { return }
    let parts = fieldsOnOneLine(value)
    for field in [(name: name, value: parts.first)] + parts.others {
      noteTests(field.name)
      if let known = Self.known(field.name) { add(known, field.value, as: field.name) }
    }
  }

  /// `95th percentile: 12 s`: no other name begins with a digit.
  private static func ordinal(_ text: String) -> (name: String, value: String)? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first),
      let colon = text.offset(ofByte: UInt8(ascii: ":")),
      case let name = text.utf8.prefix(colon).withText, known(name) != nil
    else { return nil }
    return (name, trimmedText(text.utf8.dropFirst(colon + 1).withText))
  }

  /// `Total tests: 3` says of what `Failed: 3` is.
  private mutating func noteTests(_ name: String) {
    if foldedWords(name).contains(where: Self.testNames.contains) { countsTests.insert(run) }
  }

  // MARK: Tables

  /// A metric a row, or a metric a column with a row for the whole.
  private mutating func add(_ table: MarkdownContent.Table) {
    let header = table.header.map { foldedWords($0.text).joined(separator: " ") }
    hasTargets = hasTargets || header.contains { $0.containsFolded("target") && $0 != "target" }
    for row in table.rows { noteTests(row[0].text) }
    let rows = table.rows.filter { Self.known($0[0].text) != nil }
    if !rows.isEmpty, header.count > 1 { return addRows(rows, below: table.header, header) }
    let whole = table.rows.first {
      ["total", "all", "overall", "aggregated"].contains(foldedWords($0[0].text).first ?? "")
    }
    guard let row = whole ?? (table.rows.count == 1 ? table.rows[0] : nil) else { return addWorst(of: table) }
    for (name, cell) in zip(table.header, row) {
      if let known = Self.known(name.text) { add(known, cell.text, as: name.text) }
    }
  }

  private mutating func addRows(
    _ rows: [[MarkdownContent.Line]], below titles: [MarkdownContent.Line], _ header: [String]
  ) {
    let (baseline, unit) = (header.firstIndex(of: "baseline"), header.firstIndex { ["unit", "units"].contains($0) })
    let target = header.firstIndex(where: TargetTable.targetNames.contains)
    let column =
      TargetTable.measuredColumn(of: header)
      ?? (header.count == 2 && !header[1].containsFolded("target") ? 1 : nil)
    for row in rows {
      guard let name = Self.known(row[0].text) else { continue }
      if let column {
        var cell = row[column].text
        if DecimalText(cell) != nil {
          // A bare number is in the unit beside it, of its heading, or of its target.
          let isShare = Self.shareNames.contains(name)
          let ofTarget = isShare && target.map { row[$0].text.containsByte(UInt8(ascii: "%")) } ?? false ? "%" : ""
          let beside = unit.map { row[$0].text } ?? ""
          let ofHeading = isShare ? "" : Self.unit(in: titles[column].text)
          cell += [beside, ofTarget, ofHeading].first { !$0.isEmpty }.map { " " + $0 } ?? ""
        }
        add(name, cell, as: row[0].text)
      }
      if let baseline, !row[baseline].text.isEmpty { baselines.append((row[0].text, row[baseline].text)) }
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
      let unit = Self.unit(in: header.text)
      if let worst { add(name, worst.text + (isBare && !unit.isEmpty ? " " + unit : ""), as: header.text) }
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
    return ["ms", "s", "\u{B5}s", "\u{3BC}s", "us"].first(where: said.contains) ?? ""
  }

  /// - Parameter written: `search_p95_ms` is the metric of a part.
  private mutating func add(_ name: String, _ value: String, as written: String) {
    let value = CheckMark.read(value)?.rest ?? value
    guard value.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return }
    let isOfAll =
      name == "requests"
      || foldedWords(written).allSatisfy {
        $0 == name || Self.wholeWords.contains($0) || Self.ordinals[$0] == name || "p" + $0 == name
      }
    entries.append(Entry(name: name, value: value, isOfAll: isOfAll, run: run))
  }

  // MARK: Names

  /// The name of a metric that is collected, from its heading: `p95 latency`, `Error rate (%)`, `95th percentile`.
  private static func known(_ name: String) -> String? {
    let words = foldedWords(name)
    guard !words.contains(where: otherValues.contains) else { return nil }
    if let percentile = words.lazy.compactMap({ percentileNames.contains($0) ? $0 : ordinals[$0] }).first {
      return percentile
    }
    let joined = words.joined(separator: " ")
    return (errorNames + successNames + countNames).first { $0 == joined }
      ?? zip(words, words.dropFirst()).lazy.compactMap { percentiles[$0 + " " + $1] }.first
  }

  static var understood: [Understanding.Row] {
    [
      .init("Reports: percentiles", percentileNames + ordinals.keys.sorted(by: byBytes)),
      .init("Reports: counts", countNames),
      .init("Reports: a metric of all requests, by its other words", wholeWords.sorted(by: byBytes)),
    ] + LoadTestConclusion.understood + LoadTestRun.understood + [
      .init("Reports: error rate", errorNames), .init("Reports: what did not fail", successNames),
      .init("Reports: words of a column of targets, beside the words of its result's", TargetsApart.targetWords),
      .init("Reports: column of the result", TargetTable.measuredNames + TargetTable.latencyNames),
    ]
  }

  /// What the name of a metric may say without being that of a part.
  private static let wholeWords: Set<String> = [
    "aggregate", "aggregated", "all", "duration", "error", "errors", "failed", "failure", "failures", "http", "latency",
    "ms", "of", "overall", "p", "percent", "percentile", "rate", "req", "request", "requests", "response", "seconds",
    "s",
    "success", "time", "times", "total",
  ]
  private static let percentileNames = ["p50", "p95", "p99", "median"]
  /// `95th percentile`.
  private static let ordinals = ["50th": "p50", "95th": "p95", "99th": "p99"]
  /// `p(95)`.
  private static let percentiles = ["p 50": "p50", "p 95": "p95", "p 99": "p99"]
  private static let otherValues: Set<String> = [
    "target", "baseline", "before", "previous", "threshold", "limit", "goal",
  ]
  private static let countNames = ["requests", "total requests", "http reqs", "failed", "failed requests", "failures"]
  private static let bareNames: Set<String> = ["failed", "failures"]
  private static let testNames: Set<String> = ["tests", "scenarios", "checks", "cases", "criteria"]
  static let errorNames = [
    "error rate", "errors", "failure rate", "error_rate", "errorrate", "error", "http req failed",
  ]
  static let successNames = ["success rate", "success ratio", "successful requests"]
  private static let shareNames = Set(errorNames + successNames)
}

/// A share of requests as reports write it.
enum LoadTestRate {
  /// `2 %`, `0.4 ‰`, `0.02`, `1 in 100`.
  static func share(_ text: String) -> String? {
    let target = TargetText.target(text)
    guard let number = target.number else { return nil }
    switch target.unit {
    case "\u{2030}": return DecimalText(number).flatMap { Decimals.share(percent: $0.shifted(by: -1).text) }
    case let unit? where unit.utf8.first == UInt8(ascii: "%"): return percentage(unit, number)
    case "in", "of", "out": return proportion(number, target.qualifier ?? "")
    // Of a word behind the number nobody knows whether it is a unit.
    default: return Decimals.share(number)
    }
  }

  /// `1 in 100`, `12 out of 1,000 requests`.
  private static func proportion(_ part: String, _ rest: String) -> String? {
    let words = rest.utf8.split(separator: 0x20).map(\.withText).drop { $0 == "of" }
    guard let part = wholeNumber(part), let whole = words.first.flatMap(NumberText.plain).flatMap(wholeNumber),
      part <= whole
    else { return nil }
    return Decimals.quotient(part, whole)
  }

  /// `4.2%,` and `4.2%)`; `4 %o` is no percentage.
  private static func percentage(_ unit: String, _ number: String) -> String? {
    let rest = unit.utf8.drop { $0 == UInt8(ascii: "%") }
    return rest.first.map { "o0".utf8.contains($0) } ?? false ? nil : Decimals.share(percent: number)
  }
}
