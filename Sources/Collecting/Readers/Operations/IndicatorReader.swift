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
          .init("Fields of the head: day of the values", headDayNames),
        ] + IndicatorTable.understood + [UnitOfMeasure.understood]
          + Understanding.Row.meanings("Unit", of: units, Set(units.values).sorted().map { ($0, $0) }))
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if let csv = document.csv { return values(in: csv, of: document, into: &log) }
    guard document.format == .markdown else { return [] }
    if document.declaredKind == .kpi { return declared(document, into: &log) }
    guard document.declaredKind == nil || document.declaredKind == .persona, !document.isTemplate else { return [] }
    let holdsKeyResults = speaksOfKeyResults(document.title)
    let found = document.sections.flatMap { section -> [Record] in
      // What a subsection holds is read where its own heading says what it is.
      let blocks = document.content.blocks[section.blocks].prefix { $0.headingLevel == nil }
      guard speaksOfIndicators(section.title) else {
        // An objective may be the heading above its key results.
        let tables = holdsKeyResults ? Array(blocks) : blocks.filter(IndicatorTable.isOfKeyResults)
        return teaches(document.title) ? [] : tables.flatMap { rows(in: $0, of: document, into: &log) }
      }
      return blocks.flatMap { rows(in: $0, of: document, into: &log) } + bullets(in: blocks, of: document)
    }
    return document.declaredKind == nil ? dated(found, in: document, into: &log) : found
  }

  /// A document of its own is one KPI, unless its head says nothing of one and a table in it does.
  private func declared(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    let header = document.header
    let isOne = ["metric", "target", "goal", "actual", "value"].contains { header.value($0) != nil }
    var rows: [Record] = isOne ? [] : document.content.blocks.flatMap { self.rows(in: $0, of: document, into: &log) }
    guard !rows.isEmpty else { return [whole(document, into: &log)] }
    rows = dated(rows, in: document, into: &log)
    for index in rows.indices {
      guard case .kpi(var indicator) = rows[index].details else { continue }
      indicator.cadence = indicator.cadence ?? header.value("cadence", "frequency")?.value.asciiLowercased
      rows[index].details = .kpi(indicator)
      rows[index].statedService = rows[index].statedService ?? header.value("service")?.value
    }
    return rows
  }

  /// The day of the head is that of each row which has a value and no day of its own.
  private func dated(_ rows: [Record], in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let holdsValues = rows.contains {
      if case .kpi(let indicator) = $0.details { indicator.actual != nil } else { false }
    }
    guard holdsValues, let day = readDay(document.header.value(headDayNames), in: document, into: &log) else {
      return rows
    }
    return rows.map { row in
      guard case .kpi(var indicator) = row.details, indicator.actual != nil else { return row }
      var row = row
      indicator.measured = indicator.measured ?? day
      row.details = .kpi(indicator)
      row.date = row.date ?? day
      return row
    }
  }

  /// `KPIs`, `Success Metrics`, `Key performance indicators`.
  private func speaksOfIndicators(_ title: String) -> Bool {
    let words = foldedWords(title)
    if words.contains(where: kpiWords.contains) { return true }
    return words.contains(where: sectionWords.contains)
      && words.contains { ["success", "key", "quality"].contains($0) }
  }

  /// `OKRs Q4 2026`, `Objectives and key results`.
  private func speaksOfKeyResults(_ title: String) -> Bool {
    let words = foldedWords(title)
    return words.contains { ["okr", "okrs"].contains($0) } || words.joined(separator: " ").containsFolded("key results")
  }

  /// `How we set OKRs`: what stands there is an example.
  private func teaches(_ title: String) -> Bool { foldedWords(title).contains(where: teachingWords.contains) }

  // MARK: Targets

  private func rows(
    in block: MarkdownContent.Block, of document: Document, into log: inout DiagnosticLog
  ) -> [Record] {
    IndicatorTable.rows(of: block).map { row in
      var indicator = Indicator(
        metric: row.metric.text, target: normalised(row.target), cadence: row.cadence?.asciiLowercased,
        measured: readDay(row.measured, in: document, into: &log))
      reportAmbiguous(row.target.raw, at: document.location(line: row.metric.number), into: &log)
      take(row.actual, for: &indicator, in: document, into: &log)
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
      return (name, TargetText.indicatorTarget(value), line.number)
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

  /// The value with its own unit; what begins like one and is none is reported.
  private func take(
    _ field: Field?, for indicator: inout Indicator, in document: Document, into log: inout DiagnosticLog
  ) {
    guard let field else { return }
    switch ActualText.read(field.value, of: indicator.target) {
    case .nothing: return
    case .value(let number, let unit):
      (indicator.actual, indicator.actualUnit) = (number, unit.map { units[$0.asciiLowercased] ?? $0 })
    case .bound:
      log.emit(
        Diagnostic(
          .kpiValue, .warning,
          "\"\(field.value)\" is a bound where the measured value belongs, so it is compared with nothing",
          help: "Write what was measured, as in `96.7 %`.", at: document.location(of: field)))
    case .unreadable:
      log.emit(
        Diagnostic(
          .kpiValue, .warning, "\"\(field.value)\" cannot be read as a value, so it is compared with nothing",
          help: "Write one number with its unit, as in `96.7 %`.", at: document.location(of: field)))
    }
  }

  private func reportAmbiguous(_ target: String?, at place: FileLocation, into log: inout DiagnosticLog) {
    guard let target, TargetText.isAmbiguous(target) else { return }
    log.emit(
      Diagnostic(
        .kpiTarget, .warning,
        "the \(target.containsByte(UInt8(ascii: ",")) ? "comma" : "point") in \"\(target)\" may stand for thousands or for decimals",
        help: "Write a point before decimals, and nothing between thousands.", at: place))
  }

  /// A metric, its value and when: what measures a service has a service and an objective in it, and is another kind.
  private func values(in csv: CSVTable, of document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard let metric = csv.column(of: metricColumns), let value = csv.column(of: valueColumns),
      csv.column("slo", "objective", "good", "objective_id") == nil
    else { return [] }
    let when = csv.column(of: dayColumns)
    let (period, unit) = (csv.column(of: periodColumns), csv.column("unit"))
    let target = csv.column("target", "goal")
    guard when != nil || period != nil else { return [] }
    return csv.rows.compactMap { row in
      guard let name = row.cell(metric), let text = row.cell(value) else { return nil }
      let day = row.cell(when).map { Field(name: "measured", value: $0, line: row.line) }
      var indicator = Indicator(metric: name, period: row.cell(period))
      take(Field(name: csv.header[value], value: text, line: row.line), for: &indicator, in: document, into: &log)
      if let target = row.cell(target) { indicator.target = normalised(TargetText.indicatorTarget(target)) }
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
    let target = header.value("target", "goal")
    var indicator = Indicator(
      metric: header.value("metric")?.value ?? document.title,
      target: target.map { normalised(TargetText.indicatorTarget($0.value)) },
      cadence: header.value("cadence", "frequency")?.value.asciiLowercased,
      period: header.value("period")?.value, measured: readDay(measured, in: document, into: &log))
    if let target { reportAmbiguous(target.value, at: document.location(of: target), into: &log) }
    take(header.value("actual", "value"), for: &indicator, in: document, into: &log)
    var record = Record(
      whole: document, header: header, details: .kpi(indicator),
      known: fieldNames, into: &log)
    if document.frontMatter["title"] == nil, document.heading == nil { record.title = indicator.metric }
    record.date = record.date ?? indicator.measured
    return record
  }
}

/// In the order in which they count.
private let headDayNames = ["measured", "measured_on", "as of", "date", "report date", "last updated", "updated"]
private let kpiWords: Set<String> = ["kpi", "kpis"]
private let teachingWords: Set<String> = ["how", "guide", "guidelines", "handbook", "example", "examples", "process"]
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

extension Diagnostic.ID {
  static let kpiValue: Self = "kpi.value-unreadable"
  static let kpiTarget: Self = "kpi.target-ambiguous"
}
