import ReportModel

/// Which columns hold what, by their names.
struct MeasuredColumns {
  private let service, objective, start, end, good, bad, valid, value: Int?
  private let latencies: LatencyColumns
  let isPercent: Bool

  /// - Returns: `nil` for a table of something else.
  init?(_ table: CSVTable) {
    objective = table.column(of: Self.objectiveNames)
    good = table.column(of: Self.goodNames)
    bad = table.column(of: Self.badNames)
    valid = table.column(of: Self.validNames)
    let percent = table.column(of: Self.percentNames)
    value = table.column(of: Self.valueNames) ?? percent
    service = table.column(of: Self.serviceNames)
    start = table.column(of: Self.startNames)
    end = table.column(of: Self.endNames)
    isPercent = percent != nil && value == percent
    latencies = LatencyColumns(table.header)
    guard objective != nil, value != nil || (good != nil && (valid ?? bad) != nil) || !latencies.isEmpty else {
      return nil
    }
  }

  static var understood: [Understanding.Row] {
    [
      ("objective", objectiveNames), ("good", goodNames), ("bad", badNames), ("valid", validNames),
      ("value, a share", valueNames),
      ("value, percent", percentNames), ("service", serviceNames), ("start", startNames), ("end", endNames),
    ].map { Understanding.Row("Column or key: \($0)", $1) }
  }

  private static let objectiveNames = ["slo", "slo_name", "objective", "sli", "indicator"]
  private static let goodNames = ["good", "good_events", "good_count", "success", "successful"]
  private static let badNames = ["bad", "bad_events", "bad_count", "failed", "failures", "errors"]
  private static let validNames = ["valid", "total", "total_events", "valid_events", "total_count", "requests"]
  private static let percentNames = ["value_percent", "percent", "sli_percent", "availability_percent", "percentage"]
  private static let valueNames = ["value", "sli_value", "measured", "ratio", "sli_ratio", "availability"]
  private static let serviceNames = ["service", "service_name", "component", "application"]
  private static let startNames = ["start", "from", "period_start", "window_start"]
  private static let endNames = [
    "end", "to", "until", "period_end", "window_end", "date", "timestamp", "time", "day",
  ]

  func row(_ cell: (Int?) -> String?, line: Int) -> MeasuredRow {
    // A decimal comma, where the cells are separated by something else.
    func number(_ column: Int?) -> String? {
      cell(column).map { text in
        text.utf8.contains(UInt8(ascii: ".")) ? text : text.utf8.map { $0 == 0x2C ? 0x2E : $0 }.withText
      }
    }
    var row = MeasuredRow(
      service: cell(service), objective: cell(objective), start: cell(start).flatMap(day), end: cell(end).flatMap(day),
      good: cell(good), valid: cell(valid), value: number(value), line: line, lastLine: line,
      from: cell(start).flatMap { RowTime($0) }, to: cell(end).flatMap { RowTime($0) })
    // Both together are all that counted.
    if let bad = cell(bad), valid == nil {
      row.valid = row.good.flatMap(eventCount).flatMap { good in eventCount(bad).map { String(good + $0) } } ?? bad
    }
    row.latencies = latencies.latencies(cell)
    row.bucket = latencies.bucket(cell)
    let own = latencies.own(cell)
    row.takeLatency(unit: own.unit, percentile: own.percentile)
    row.isEmpty = row.value == nil && row.good == nil && row.valid == nil
    return row
  }

  private func day(_ text: String) -> Day? { DateText.day(in: text) ?? UnixTime.day(text) }
}

/// Seconds or milliseconds since 1970.
enum UnixTime {
  static func day(_ text: String) -> Day? { seconds(text).map { Day(secondsSinceEpoch: $0) } }

  static func seconds(_ text: String) -> Int? {
    guard let seconds = DecimalText(text)?.value, seconds > 100_000_000, seconds < 1e14 else { return nil }
    return Int(seconds >= 1e11 ? seconds / 1000 : seconds)
  }
}
