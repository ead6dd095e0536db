import Markdown
import ReportModel

/// The rows of a table with a column of targets and one of measured values.
struct TargetTable {
  struct Row {
    let reading: TargetReading
    /// In the unit of the measured value; `nil` without one.
    let baseline: Quantity?
    /// What is measured, and its target, as written.
    let (metric, target): (String, String)
    let line: Int
  }

  let rows: [Row]

  /// Those of all tables of a document, and of the lines that state a value with its target.
  static func rows(in document: Document) -> [Row] {
    var tables: [NumberTable] = []
    let rows = document.content.blocks.flatMap { block -> [Row] in
      if let table = NumberTable(block, of: document) {
        if let rows = TargetTable(table)?.rows { return rows }
        tables.append(table)
        return []
      }
      return block.isQuoted ? [] : block.text.compactMap(row)
    }
    return rows + TargetsApart.rows(in: tables)
  }

  /// `- p95: 820 ms (target: < 500 ms)`.
  private static func row(_ line: MarkdownContent.Line) -> Row? {
    // Most lines have neither.
    guard line.text.containsByte(UInt8(ascii: "(")), let (name, value) = keyValue(line) else { return nil }
    let parts = value.utf8.split(separator: UInt8(ascii: "("), maxSplits: 1)
    guard parts.count == 2, case let remark = parts[1].prefix(while: { $0 != UInt8(ascii: ")") }),
      case let word = remark.prefix(while: { (0x61...0x7A).contains($0 | 0x20) }),
      targetNames.contains(word.withText.asciiLowercased)
    else { return nil }
    let rest = remark.dropFirst(word.count).drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }
    let target = trimmedText(rest.withText)
    guard let reading = TargetReading(name, measured: trimmedText(parts[0].withText), target: target) else {
      return nil
    }
    return Row(reading: reading, baseline: nil, metric: name, target: target, line: line.number)
  }

  /// - Returns: `nil` for a table of something else.
  init?(_ table: NumberTable) {
    guard let target = table.column(Set(Self.targetNames)),
      let measured = [Self.measuredNames, Self.surelyMeasuredNames, Self.latencyNames].lazy
        .compactMap({ table.column(Set($0)) }).first
    else { return nil }
    let (baseline, unit) = (table.column(baselineNames), table.column(["unit", "units"]))
    rows = table.rows.indices.compactMap { index in
      let cells = table.rows[index].cells
      func cell(_ column: Int?) -> String { column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
      func amount(_ column: Int) -> String {
        let isBare = cell(column).utf8.last.map { (0x30...0x39).contains($0) } ?? false
        return isBare && unit != nil ? cell(column) + " " + cell(unit) : cell(column)
      }
      guard let reading = TargetReading(cells.first ?? "", measured: amount(measured), target: amount(target)) else {
        return nil
      }
      let old = MeasureText.quantity(cell(baseline))
      let new = MeasureText.quantity(withoutMark(cell(measured)))
      return Row(
        reading: reading, baseline: old?.dimension == new?.dimension ? old?.amount : nil, metric: cells.first ?? "",
        target: cell(target), line: table.rows[index].line)
    }
  }
}

extension TargetReading {
  /// - Returns: `nil` unless the target compares, or its metric says in which direction, and both have one unit.
  init?(_ metric: String, measured: String, target written: String) {
    let target = TargetText.target(written)
    let direction = written.utf8.first.map { (0x30...0x39).contains($0) } ?? false ? Self.direction(of: metric) : nil
    guard let number = target.number,
      let comparator = target.comparator == .equal ? direction : target.comparator,
      let bound = MeasureText.quantity(
        [number, target.unit, target.qualifier].compactMap(\.self).joined(separator: " ")),
      var (value, dimension) = MeasureText.quantity(withoutMark(measured))
    else { return nil }
    if dimension == .bare, value.unit.isEmpty, bound.dimension != .bare, let again = value.inUnit(of: target) {
      (value, dimension) = again
    }
    guard dimension == bound.dimension, !metric.isEmpty else { return nil }
    // A load is never met to the last request.
    let isNearly = direction == .atLeast && value.value < bound.amount.value && value.value >= bound.amount.value * 0.95
    guard !isNearly else { return nil }
    self.init(
      metric: foldedWords(metric).joined(separator: " "), measured: value, comparator: comparator, target: bound.amount)
  }
}

extension TargetReading {
  /// In which direction a bare target is meant: `| p95 | 800 ms |`, `| Throughput | 600 rps |`.
  private static func direction(of metric: String) -> KeyIndicator.Target.Comparator? {
    let words = foldedWords(metric)
    if LatencyText.percentile(in: [metric]) != nil || words.suffix(2) == ["error", "rate"] { return .atMost }
    return words.last == "throughput" ? .atLeast : nil
  }
}

extension Quantity {
  /// A bare number in the unit of its target.
  fileprivate func inUnit(of target: KeyIndicator.Target) -> (Quantity, MeasureText.Dimension)? {
    MeasureText.quantity([text, target.unit, target.qualifier].compactMap(\.self).joined(separator: " "))
  }
}

/// Words and signs by which a report judges itself.
enum JudgedText {
  /// `✅ PASS`, `failed`; `nil` for anything else, "passed with warnings" included.
  static func passes(_ text: String) -> Bool? {
    if let mark = mark(in: text) { return mark }
    let words = foldedWords(text)
    guard let first = words.first, words.count <= 2 else { return nil }
    if words == ["not", "met"] { return false }
    if ["pass", "passed", "passes", "met", "ok", "green"].contains(first) { return words.count == 1 ? true : nil }
    return ["fail", "failed", "fails", "missed", "breached", "violated", "red"].contains(first) ? false : nil
  }

  /// The same below a heading that asks, `Met?`: `Yes`, `No`.
  static func answers(_ text: String, to heading: String) -> Bool? {
    if let passes = passes(text) { return passes }
    guard !Set(foldedWords(heading)).isDisjoint(with: ["met", "pass", "passed", "ok"]) else { return nil }
    let words = foldedWords(text)
    return words == ["yes"] ? true : words == ["no"] ? false : nil
  }

  /// Whether its only sign is a cross.
  static func isCrossed(_ text: String) -> Bool { mark(in: text) == false }

  /// A tick or a cross, and no other sign.
  private static func mark(in text: String) -> Bool? {
    let scalars = Set(text.unicodeScalars.lazy.filter { $0.value > 0x2000 })
    let ticks = !scalars.isDisjoint(with: ["✅", "✓", "✔", "☑", "🟢"])
    let crosses = !scalars.isDisjoint(with: ["❌", "✗", "✘", "✖", "🔴", "⛔"])
    let warns = !scalars.isDisjoint(with: ["⚠", "🟡", "🟠", "🔶"])
    return ticks == crosses || warns ? nil : ticks
  }
}

/// Without a sign in front.
private func withoutMark(_ cell: String) -> String { CheckMark.read(cell)?.rest ?? cell }

extension TargetTable {
  static let targetNames = [
    "target", "goal", "limit", "threshold", "requirement", "slo", "objective", "target slo", "slo target",
    "target value", "slo limit", "slo threshold",
  ]
  static let measuredNames = ["this run", "result", "results"] + surelyMeasuredNames
  /// Beside them a result is a verdict.
  private static let surelyMeasuredNames = ["actual", "measured", "value", "current", "observed", "after"]
  /// What stands for the result where a table has no column of that name: `Latency`, `Latency (ms)`.
  static let latencyNames = [
    "latency", "response time", "latency ms", "response time ms", "latency s", "response time s",
  ]

  /// The column of the result, by the folded names of all.
  static func measuredColumn(of header: [String]) -> Int? {
    header.firstIndex(where: measuredNames.contains) ?? header.firstIndex(where: latencyNames.contains)
  }
}

private let baselineNames: Set<String> = ["baseline", "before", "previous", "previous run", "last run"]
