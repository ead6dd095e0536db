package import Diagnostics
import Markdown
package import ReportModel

/// Measurements of objectives: CSV, JSON, what Prometheus answers or exposes, reports of slo-generator, front matter.
package struct MeasurementReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .csv, .json, .jsonLines, .text]

  package var understands: [Understanding] {
    [
      Understanding(.measurement, MeasuredColumns.understood + MetricName.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    switch document.format {
    case .csv: return document.csv.map { fromTable($0, of: document, into: &log) } ?? []
    case .json, .jsonLines: return fromValues(document, into: &log)
    case .text: return MetricText.rows(in: document).map { merged($0, document, into: &log) } ?? []
    case .markdown where document.declaredKind == .measurement: return [fromFrontMatter(document, into: &log)]
    case .markdown, .yaml, .other: return []
    }
  }

  // MARK: Tables

  private func fromTable(_ table: CSVTable, of document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard let columns = MeasuredColumns(table) else { return [] }
    let rows = table.rows.map { row in columns.row({ row.cell($0) }, line: row.line) }
    return MeasuredRows(document: document, rows: rows, isPercent: columns.isPercent).records(into: &log)
  }

  private func merged(_ rows: [MeasuredRow], _ document: Document, into log: inout DiagnosticLog) -> [Record] {
    MeasuredRows(document: document, rows: rows).records(into: &log)
  }

  // MARK: JSON

  private func fromValues(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    if let answer = document.values.first?.at("data result")?.list, document.values.count == 1 {
      return merged(answer.compactMap(PrometheusAnswer.row), document, into: &log)
    }
    let objects = YAMLValue.objects(document.values)
    let reports = objects.compactMap(ObjectiveReport.row)
    if !reports.isEmpty { return merged(reports, document, into: &log) }
    // A list of flat objects is a table.
    guard let names = objects.first?.entries?.map(\.key), objects.count == objects.count(where: { $0.entries != nil }),
      let columns = MeasuredColumns(CSVTable(header: names, rows: []))
    else { return [] }
    let rows = objects.map { object in
      columns.row({ $0.flatMap { object[names[$0]]?.text }.flatMap { $0.isEmpty ? nil : $0 } }, line: object.line)
    }
    return MeasuredRows(document: document, rows: rows, isPercent: columns.isPercent).records(into: &log)
  }

  // MARK: Front matter

  private func fromFrontMatter(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = HeaderFields(of: document)
    let line = header.value("value", "measured", "good")?.line ?? 1
    let row = MeasuredRow(
      service: header.value("service")?.value, objective: header.value("slo", "objective")?.value,
      title: document.title, start: readDay(header.value("start"), in: document, into: &log),
      end: readDay(header.value("end", "date"), in: document, into: &log), good: header.value("good")?.value,
      valid: header.value("valid", "total")?.value, value: header.value("value", "measured")?.value, line: line,
      lastLine: line, from: header.value("start").flatMap { RowTime($0.value) },
      to: header.value("end", "date").flatMap { RowTime($0.value) })
    let found = MeasuredRows(document: document, rows: [row]).records(into: &log)
    return Record(
      whole: document, header: header, details: found[0].details,
      known: ["slo", "objective", "start", "end", "good", "valid", "total", "value", "measured"], into: &log)
  }
}

/// Which columns hold what, by their names.
struct MeasuredColumns {
  private let service, objective, start, end, good, valid, value: Int?
  let isPercent: Bool

  /// - Returns: `nil` for a table of something else.
  init?(_ table: CSVTable) {
    objective = table.column(of: Self.objectiveNames)
    good = table.column(of: Self.goodNames)
    valid = table.column(of: Self.validNames)
    let percent = table.column(of: Self.percentNames)
    value = table.column(of: Self.valueNames) ?? percent
    service = table.column(of: Self.serviceNames)
    start = table.column(of: Self.startNames)
    end = table.column(of: Self.endNames)
    isPercent = percent != nil && value == percent
    guard objective != nil, value != nil || (good != nil && valid != nil) else { return nil }
  }

  static var understood: [Understanding.Row] {
    [
      ("objective", objectiveNames), ("good", goodNames), ("valid", validNames), ("value, a share", valueNames),
      ("value, percent", percentNames), ("service", serviceNames), ("start", startNames), ("end", endNames),
    ].map { Understanding.Row("Column or key: \($0)", $1) }
  }

  private static let objectiveNames = ["slo", "slo_name", "objective", "sli", "indicator"]
  private static let goodNames = ["good", "good_events", "good_count", "success", "successful"]
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
      good: number(good), valid: number(valid), value: number(value), line: line, lastLine: line,
      from: cell(start).flatMap { RowTime($0) }, to: cell(end).flatMap { RowTime($0) })
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
