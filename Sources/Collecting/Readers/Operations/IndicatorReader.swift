package import Diagnostics
import Markdown
package import ReportModel

/// KPIs: rows with a target, bullets below a heading that says so, and files of measured values.
package struct IndicatorReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .csv]

  package var understands: [Understanding] {
    [
      Understanding(
        .kpi,
        [
          .init("Sections, and with success, key or quality", sectionWords),
          .init("Files of values: column of the metric", metricColumns),
          .init("Files of values: column of the value", valueColumns),
          .init("Files of values: column of the day", dayColumns),
          .init("Files of values: column of the period", periodColumns),
          .init("Fields of a document of its own", fieldNames),
        ] + IndicatorTable.understood
          + Understanding.Row.meanings("Unit", of: units, Set(units.values).sorted().map { ($0, $0) }))
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if let csv = document.csv { return values(in: csv, of: document, into: &log) }
    guard document.format == .markdown else { return [] }
    if document.declaredKind == .kpi { return [whole(document, into: &log)] }
    guard document.declaredKind == nil || document.declaredKind == .persona, !document.isTemplate else { return [] }
    return document.sections.flatMap { section -> [Record] in
      guard speaksOfIndicators(section.title) else { return [] }
      // What a subsection holds is read where its own heading says what it is.
      let blocks = document.content.blocks[section.blocks].prefix { $0.headingLevel == nil }
      return blocks.flatMap { rows(in: $0, of: document, into: &log) } + bullets(in: blocks, of: document)
    }
  }

  /// `KPIs`, `Success Metrics`, `Key performance indicators`.
  private func speaksOfIndicators(_ title: String) -> Bool {
    let words = foldedWords(title)
    if words.contains(where: kpiWords.contains) { return true }
    return words.contains(where: sectionWords.contains)
      && words.contains { ["success", "key", "quality"].contains($0) }
  }

  // MARK: Targets

  private func rows(
    in block: MarkdownContent.Block, of document: Document, into log: inout DiagnosticLog
  ) -> [Record] {
    IndicatorTable.rows(of: block).map { row in
      let indicator = Indicator(
        metric: row.metric.text, target: normalised(row.target), cadence: row.cadence?.asciiLowercased,
        actual: row.actual.flatMap(decimalText), measured: readDay(row.measured, in: document, into: &log))
      var record = record(indicator, line: row.metric.number, of: document)
      record.date = indicator.measured
      return record
    }
  }

  /// `- **Lead Time**: < 2 hours`, in a list in which at least one bullet compares.
  private func bullets(in blocks: ArraySlice<MarkdownContent.Block>, of document: Document) -> [Record] {
    let pairs = blocks.compactMap { block -> (name: String, target: KeyIndicator.Target, line: Int)? in
      guard case .item(nil, _) = block.kind, let line = block.text.first, line.lead != nil,
        let (name, value) = keyValue(line), !value.isEmpty
      else { return nil }
      return (name, TargetText.target(value), line.number)
    }
    guard pairs.contains(where: { compares($0.target) }) else { return [] }
    return pairs.map { pair in
      record(
        Indicator(metric: pair.name, target: normalised(pair.target)), line: pair.line, of: document)
    }
  }

  private func compares(_ target: KeyIndicator.Target) -> Bool {
    target.number != nil && target.comparator != nil && target.comparator != .equal
  }

  private func normalised(_ target: KeyIndicator.Target) -> KeyIndicator.Target {
    var target = target
    target.unit = target.unit.map { units[$0.asciiLowercased] ?? $0 }
    return target
  }

  private func record(_ indicator: Indicator, line: Int, of document: Document) -> Record {
    Record(
      origin: document.origin(line: line), lines: line...line, title: indicator.metric, details: .kpi(indicator),
      statedID: nil)
  }

  // MARK: Values

  /// A metric, its value and when: what measures a service has a service and an objective in it, and is another kind.
  private func values(in csv: CSVTable, of document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard let metric = csv.column(of: metricColumns), let value = csv.column(of: valueColumns),
      csv.column("slo", "objective", "good", "objective_id") == nil
    else { return [] }
    let when = csv.column(of: dayColumns)
    let (period, unit) = (csv.column(of: periodColumns), csv.column("unit"))
    guard when != nil || period != nil else { return [] }
    return csv.rows.compactMap { row in
      guard let name = row.cell(metric), let text = row.cell(value) else { return nil }
      let day = row.cell(when).map { Field(name: "measured", value: $0, line: row.line) }
      var indicator = Indicator(metric: name, actual: decimalText(text), period: row.cell(period))
      indicator.measured = readDay(day, in: document, into: &log)
      var record = record(indicator, line: row.line, of: document)
      record.date = indicator.measured
      record.statedService = row.cell(csv.column("service"))
      record.fields = row.cell(unit).map { [Field(name: "unit", value: $0, line: row.line)] } ?? []
      return record
    }
  }

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let measured = header.value("measured", "measured_on")
    let indicator = Indicator(
      metric: header.value("metric")?.value ?? document.title,
      target: header.value("target", "goal").map { normalised(TargetText.target($0.value)) },
      cadence: header.value("cadence", "frequency")?.value.asciiLowercased,
      actual: header.value("actual", "value").flatMap { decimalText($0.value) },
      period: header.value("period")?.value, measured: readDay(measured, in: document, into: &log))
    var record = Record(
      whole: document, header: header, details: .kpi(indicator),
      known: fieldNames, into: &log)
    if document.frontMatter["title"] == nil, document.heading == nil { record.title = indicator.metric }
    record.date = record.date ?? indicator.measured
    return record
  }
}

private let kpiWords: Set<String> = ["kpi", "kpis"]
private let sectionWords: Set<String> = ["metrics", "indicators", "measures"]
private let metricColumns = ["metric", "kpi", "indicator"]
private let valueColumns = ["value", "actual"]
private let dayColumns = ["measured_on", "measured", "date", "measured at"]
private let periodColumns = ["period", "month", "week", "quarter"]
private let fieldNames: Set<String> = [
  "metric", "target", "goal", "cadence", "frequency", "actual", "value", "measured", "measuredon", "period",
]
private let units = [
  "minutes": "min", "minute": "min", "mins": "min", "hours": "h", "hour": "h", "hrs": "h", "seconds": "s",
  "second": "s", "sec": "s", "days": "d", "day": "d", "percent": "%",
]
