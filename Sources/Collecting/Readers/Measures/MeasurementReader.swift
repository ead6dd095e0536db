package import Diagnostics
import Markdown
package import ReportModel

/// Measurements of objectives: CSV, JSON, what Prometheus answers or exposes, reports of slo-generator, front matter.
package struct MeasurementReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .csv, .json, .jsonLines, .text]

  package var understands: [Understanding] {
    [
      Understanding(.measurement, MeasuredColumns.understood + LatencyColumns.understood + MetricName.understood)
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
    let objects = YAMLValue.objects(document.values).flatMap(withBuckets)
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

  /// An object with a list of buckets is a row for each of them.
  private func withBuckets(_ object: YAMLValue) -> [YAMLValue] {
    guard let entries = object.entries, let buckets = object["buckets"]?.list, !buckets.isEmpty else { return [object] }
    let common = entries.filter { $0.key != "buckets" }
    return buckets.map { bucket in
      YAMLValue(content: .mapping(common + (bucket.entries ?? [])), line: bucket.line, column: bucket.column)
    }
  }

  // MARK: Front matter

  private func fromFrontMatter(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let line = header.value("value", "measured", "good")?.line ?? 1
    var row = MeasuredRow(
      service: header.value("service")?.value, objective: header.value("slo", "objective")?.value,
      title: document.title, start: readDay(header.value("start"), in: document, into: &log),
      end: readDay(header.value("end", "date"), in: document, into: &log), good: header.value("good")?.value,
      valid: header.value("valid", "total")?.value, value: header.value("value", "measured")?.value, line: line,
      lastLine: line, from: header.value("start").flatMap { RowTime($0.value) },
      to: header.value("end", "date").flatMap { RowTime($0.value) })
    let others = header.others(than: [])
    row.latencies = LatencyColumns(others.map(\.name)).latencies { $0.map { others[$0].value } }
    row.takeLatency(unit: header.value("unit")?.value)
    let found = MeasuredRows(document: document, rows: [row]).records(into: &log)
    return Record(
      whole: document, header: header, details: found[0].details,
      known: ["slo", "objective", "start", "end", "good", "valid", "total", "value", "measured"], into: &log)
  }
}
