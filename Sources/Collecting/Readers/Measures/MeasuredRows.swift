import Diagnostics
import ReportModel

/// Rows of measurements, from whichever form, before they are put together for each objective.
struct MeasuredRow {
  var service: String?
  var objective: String?
  var title: String?
  var start: Day?
  var end: Day?
  var good: String?
  var valid: String?
  /// As written: a share, a percentage with its sign, or a bare number.
  var value: String?
  /// The form says that the row holds nothing.
  var isEmpty = false
  var line: Int
  var lastLine: Int
  /// When it begins and ends, where the form says so to the second.
  var from: RowTime?
  var to: RowTime?
  var latencies: [LatencyCell] = []
  var bucket: BucketCell?

  /// Of rows that are put together it is the same.
  /// `shop up`; `shop-up`, where the objective names its service already.
  var name: String {
    guard let service, let objective, !objective.utf8.starts(with: "\(service)-".utf8) else {
      return objective ?? service ?? ""
    }
    return "\(service) \(objective)"
  }
  var series: String { [service ?? "", objective ?? "", title ?? ""].joined(separator: "\u{0}") }

  /// A value that is a time is a latency, and no share.
  mutating func takeLatency(unit: String?, percentile: String? = nil) {
    guard let text = value, unit != nil || DecimalText(text) == nil,
      LatencyText.milliseconds(text, bareUnit: unit) != nil
    else { return }
    latencies.append(LatencyCell(percentile: percentile, text: text, unit: unit))
    value = nil
  }
}

/// Measurements out of rows: one for each service and objective, in the order of their first rows.
struct MeasuredRows {
  let document: Document
  var rows: [MeasuredRow]
  /// Whether a bare number is a percentage by the name of its column.
  var isPercent = false

  func records(into log: inout DiagnosticLog) -> [Record] {
    var groups: [[MeasuredRow]] = []
    var places: [String: Int] = [:]
    for row in rows.withEndsApart {
      if let index = places[row.series] {
        groups[index].append(row)
      } else {
        places[row.series] = groups.count
        groups.append([row])
      }
    }
    let isMixed = isMixedColumn
    return groups.map { record(of: $0, isMixed: isMixed, into: &log) }
  }

  private func record(of rows: [MeasuredRow], isMixed: Bool, into log: inout DiagnosticLog) -> Record {
    var measurement = Measurement(
      objective: rows[0].objective, start: rows.compactMap { $0.start ?? $0.end }.min(),
      end: rows.compactMap { $0.end ?? $0.start }.max(), points: rows.count)
    var (good, valid) = (0, 0)
    var intervals: [MeasuredInterval] = []
    var latencies = LatencyRows(document: document)
    for row in rows {
      guard !row.isReversed else {
        report(.measurementReversed, .warning, "ends before it begins", row, into: &log)
        continue
      }
      latencies.add(row, into: &log)
      if row.good != nil || row.valid != nil {
        guard let events = events(row, into: &log) else { continue }
        (good, valid) = (good + events.good, valid + events.valid)
        if let interval = row.interval(.events(EventCount(good: events.good, valid: events.valid))) {
          intervals.append(interval)
        }
      } else if row.value == nil, !row.latencies.isEmpty || row.bucket != nil {
        continue
      } else if let value = share(row, isMixed: isMixed, into: &log) {
        measurement.value = value
        if let share = ExactDecimal(value, isCut: true), let interval = row.interval(.share(share)) {
          intervals.append(interval)
        }
      }
    }
    measurement.latencies = latencies.latencies(into: &log)
    measurement.rows = newest(intervals, of: rows[0], into: &log)
    if valid > 0 {
      (measurement.good, measurement.valid) = (good, valid)
      // A share that the file states is the one to show; the events are beside it.
      measurement.value = measurement.value ?? Decimals.quotient(good, valid)
    }
    let title = rows[0].title ?? rows[0].name
    var record = Record(
      origin: document.origin(line: rows[0].line),
      lines: rows[0].line...max(rows[0].line, rows[rows.count - 1].lastLine),
      title: title.isEmpty ? document.title : title, details: .measurement(measurement),
      statedService: rows[0].service)
    record.date = measurement.end
    return record
  }

  private func events(_ row: MeasuredRow, into log: inout DiagnosticLog) -> (good: Int, valid: Int)? {
    for text in [row.good, row.valid].compactMap(\.self) where !saysNoData(text) && eventCount(text) == nil {
      report(.measurementInvalid, .warning, "`\(text)` is no number of events", row, into: &log)
      return nil
    }
    guard let valid = row.valid.flatMap(eventCount), valid > 0, let good = row.good.flatMap(eventCount) else {
      report(.measurementNoData, .note, "no data in this row", row, into: &log)
      return nil
    }
    // Shares are exact fractions of whole numbers, and windows sum them.
    guard valid < 1 << 42 else {
      report(
        .measurementInvalid, .warning, "\(valid) events are more than the \(1 << 42) that can be counted", row,
        into: &log)
      return nil
    }
    guard (0...valid).contains(good) else {
      report(.measurementExceeds, .warning, "\(good) good events of \(valid)", row, into: &log)
      return nil
    }
    return (good, valid)
  }

  private func share(_ row: MeasuredRow, isMixed: Bool, into log: inout DiagnosticLog) -> String? {
    let text = row.value ?? ""
    if row.isEmpty || text.isEmpty || saysNoData(text) {
      report(.measurementNoData, .note, "no data", row, into: &log)
      return nil
    }
    let hasSign = text.utf8.last == UInt8(ascii: "%")
    let bare = hasSign ? trimmedText(text.utf8.dropLast().withText) : text
    guard let number = DecimalText(bare), !number.isNegative, number.value <= 100,
      !(isMixed && number.value > 1 && isPercent)
    else {
      report(.measurementInvalid, .warning, "`\(text)` is no share", row, into: &log)
      return nil
    }
    if hasSign || isPercent { return number.shifted(by: -2).text }
    guard number.value > 1 else { return number.text }
    if isMixed {
      report(
        .measurementAmbiguous, .warning, "`\(text)` was read as a percentage, in a column that holds shares too", row,
        into: &log)
    }
    return number.shifted(by: -2).text
  }

  /// Memory follows the records: a file of a year's minutes keeps its last week.
  private func newest(
    _ intervals: [MeasuredInterval], of row: MeasuredRow, into log: inout DiagnosticLog
  ) -> [MeasuredInterval] {
    guard intervals.count > Measurement.rowLimit else { return intervals }
    log.emit(
      Diagnostic(
        .measurementRows, .note,
        "has \(intervals.count) rows, of which the newest \(Measurement.rowLimit) count in windows",
        help: "Add rows up to longer times, such as an hour each.", at: document.location(line: row.line)))
    let newest = intervals.enumerated().sorted { ($0.element.end, $0.offset) > ($1.element.end, $1.offset) }
      .prefix(Measurement.rowLimit)
    return newest.sorted { $0.offset < $1.offset }.map(\.element)
  }

  private var isMixedColumn: Bool {
    let numbers = rows.compactMap { $0.value.flatMap { DecimalText($0)?.value } }.filter { $0 >= 0 }
    return numbers.contains { $0 > 1 } && numbers.contains { $0 > 0 && $0 < 1 }
  }

  private func report(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity, _ message: String, _ row: MeasuredRow,
    into log: inout DiagnosticLog
  ) {
    log.emit(
      Diagnostic(
        id, severity, message + "; it was left out", help: "Correct it, unless the service was idle.",
        at: document.location(line: row.line)))
  }
}

func saysNoData(_ text: String) -> Bool { ["nan", "null", "n/a", "-", "none"].contains(text.asciiLowercased) }

/// `99950`, `99950.0`, `99,950`.
func eventCount(_ text: String) -> Int? { NumberText.plain(text).flatMap(wholeNumber) }

/// `99950`, `99950.0`; nothing else.
func wholeNumber(_ text: String) -> Int? { DecimalText(text).flatMap { Int($0.text) } }

extension Diagnostic.ID {
  static let measurementReversed: Self = "measurement.reversed"
  static let measurementRows: Self = "measurement.rows-limited"
  static let measurementNoData: Self = "measurement.no-data"
  static let measurementExceeds: Self = "measurement.good-exceeds-valid"
  static let measurementInvalid: Self = "measurement.invalid-value"
  static let measurementAmbiguous: Self = "measurement.percent-ambiguous"
}
