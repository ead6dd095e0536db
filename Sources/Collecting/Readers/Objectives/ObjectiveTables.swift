import Diagnostics
import Markdown
import ReportModel

/// Objectives in Markdown: the rows of a table, a section each, or a document each.
enum ObjectiveTables {
  static func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard !document.isTemplate else { return [] }
    let isAbout =
      document.declaredKind == .slo || speaksOfObjectives(String(document.id.path.stem))
      || speaksOfObjectives(document.title)
    if document.declaredKind == nil, isReport(document),
      case let reported = reported(in: document, into: &log), !reported.isEmpty
    {
      return reported
    }
    guard isAbout || document.sections.contains(where: { speaksOfObjectives($0.title) }) else { return [] }
    let service = serviceName(document)
    let stated = StatedWindows(of: document) { section in
      isAbout || section.map { speaksOfObjectives($0.title) } ?? false
    }
    var records: [Record] = []
    let samples = document.sampleBlocks
    for (index, block) in document.content.blocks.enumerated() {
      guard case .table(let table) = block.kind, !block.isQuoted, !samples.contains(index),
        isAbout || document.section(around: index).map({ speaksOfObjectives($0.title) }) == true
      else { continue }
      let window = stated.window(at: index)
      records += rows(table, in: document, service: service, window: window, into: &log)
    }
    for section in document.sections where section.level > 1 && (isAbout || speaksOfObjectives(section.title)) {
      if SampleHeading.isOne(section.title) || samples.contains(section.blocks.lowerBound - 1) { continue }
      let window = stated.window(at: section.blocks.lowerBound)
      records += self.section(section, in: document, service: service, window: window, into: &log)
    }
    let taken = records.map(\.lines)
    records += bullets(in: document, besides: samples, isAbout: isAbout, service: service, stated).filter { bullet in
      !taken.contains { $0.contains(bullet.origin.line) }
    }
    return records.sorted { $0.origin < $1.origin }
  }

  // MARK: Reports

  /// The rows of a report that say what was promised and what was reached.
  private static func reported(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let stated = StatedWindows(of: document) { _ in true }
    let header = document.header
    let service = header.value(Record.serviceNames)?.value ?? serviceName(document)
    let day =
      readDay(header.value(Record.dateNames), in: document, into: &log)
      ?? DateText.day(inName: document.id.path.stem) ?? CalendarText.days(in: document.title)?.upperBound
    return document.content.blocks.indices.flatMap { index -> [Record] in
      guard case .table(let table) = document.content.blocks[index].kind, !document.content.blocks[index].isQuoted
      else { return [] }
      let window = stated.window(at: index)
      return rows(table, in: document, service: service, window: window, isReport: true, into: &log).compactMap {
        guard case .slo(let slo) = $0.details, slo.measured != nil else { return nil }
        var record = $0
        record.date = day
        return record
      }
    }
  }

  /// The title decides, be the file called `slos.md`; else the file's name does.
  private static func isReport(_ document: Document) -> Bool {
    reportsOnObjectives(document.title)
      || reportsOnObjectives(String(document.id.path.stem)) && !speaksOfObjectives(document.title)
  }

  /// `SLO Report: October 2026`, `Quarterly SLO review`.
  private static func reportsOnObjectives(_ title: String) -> Bool {
    let words = foldedWords(title)
    return namesObjectives(words) && words.contains(where: reportWords.contains)
      && words.allSatisfy { !otherTopics.contains($0) || reportWords.contains($0) }
  }

  // MARK: Bullets

  /// `- Availability (monthly): 99.5%` right below a heading about objectives; what is measured must be a usual indicator,
  /// because fields and remarks look alike.
  private static func bullets(
    in document: Document, besides samples: Set<Int>, isAbout: Bool, service: String?, _ stated: StatedWindows
  ) -> [Record] {
    document.content.blocks.indices.compactMap { index in
      let block = document.content.blocks[index]
      guard block.isItem, block.depth == 1, !block.isQuoted, !samples.contains(index), let line = block.text.first,
        let (name, value) = keyValue(line), speaksOfIndicator(name),
        let section = document.section(around: index),
        speaksOfObjectives(section.title) || isAbout && section.line == document.heading?.firstLine
      else { return nil }
      let read = ObjectiveText(value, context: [name, value])
      guard read.share != nil || read.latency != nil else { return nil }
      let bracket = name.utf8.firstIndex(of: UInt8(ascii: "(")).map { name.utf8[$0...].dropFirst().dropLast().withText }
      let window =
        bracket.flatMap { WindowText.period($0) == nil ? nil : $0 } ?? StatedWindows.window(in: value)
        ?? stated.window(at: index)
      let details = ServiceLevelObjective(
        objective: read.share, window: window, latency: read.latency, format: .table, objectiveLine: line.number,
        period: window.flatMap { WindowText.period($0) })
      return Record(
        origin: document.origin(line: line.number), lines: line.number...line.number, title: name,
        details: .slo(details), statedService: service)
    }
  }

  private static func speaksOfIndicator(_ name: String) -> Bool {
    let words = foldedWords(name)
    return words.count <= 5 && words.contains(where: indicatorWords.contains)
  }

  private static let indicatorWords: Set<String> = [
    "availability", "uptime", "latency", "success", "error", "errors", "durability", "freshness", "correctness",
  ]

  // MARK: Rows

  private static func rows(
    _ table: MarkdownContent.Table, in document: Document, service: String?, window: String?,
    isReport: Bool = false, into log: inout DiagnosticLog
  ) -> [Record] {
    let header = table.header.map { foldedWords($0.text.lowercased()).joined(separator: " ") }
    func column(_ names: [String], besides other: Int? = nil) -> Int? {
      for name in names {
        if let index = header.firstIndex(of: name), index != other { return index }
      }
      return nil
    }
    let target = targetNames.lazy.compactMap { name -> Int? in
      guard let index = header.firstIndex(of: name) else { return nil }
      return table.rows.contains { isTarget($0[index].text) } ? index : nil
    }.first
    guard let target, let name = column(titleNames, besides: target) else { return [] }
    let (services, windows, owners, warnings) = (
      column(serviceNames), column(windowNames), column(ownerNames), column(warningNames)
    )
    let alerts = column(alertNames)
    let indicators = column(indicatorNames, besides: name)
    // `Actual (Oct 2026)`.
    let bare = table.header.map { header in
      foldedWords(header.text.utf8.prefix { $0 != UInt8(ascii: "(") }.withText).joined(separator: " ")
    }
    let measured = column(measuredNames, besides: name) ?? bare.firstIndex { measuredNames.contains($0) }
    let standing = column(standingNames)
    return table.rows.flatMap { row -> [Record] in
      let title = trimmedText(row[name].text)
      // A struck row is an objective no more.
      guard !title.isEmpty, !row[name].isStruck else { return [] }
      let raw = trimmedText(row[target].text)
      let indicator = indicators.flatMap { nonEmpty(row[$0].text) }
      var details = objective(
        raw, title: title,
        window: windows.flatMap { nonEmpty(row[$0].text) } ?? StatedWindows.window(in: raw) ?? window,
        indicator: indicator,
        warning: warnings.flatMap { nonEmpty(row[$0].text) }, alerts: alerts.map { row[$0].text },
        line: row[target].number, in: document, into: &log)
      details.measured = measured.flatMap { nonEmpty(row[$0].text) }
      let isCalledMet = standing.flatMap { JudgedText.answers(row[$0].text, to: table.header[$0].text) }
      if isReport { details.format = .report }
      // What a report calls met or missed is a claim, and checked as one.
      if let measured, let said = details.measured, !isReport || isCalledMet == nil {
        report(
          said, of: details, title, isCalledMet: isCalledMet ?? false, line: row[measured].number, in: document,
          into: &log)
      }
      let warning = details.latency?.warning == nil ? nil : warnings
      var record = Record(
        origin: document.origin(line: row[name].number), lines: row[name].number...row[name].number, title: title,
        details: .slo(details), statedService: services.flatMap { nonEmpty(row[$0].text) } ?? service)
      record.owner = owners.flatMap { nonEmpty(row[$0].text) }
      record.fields = table.header.indices.compactMap { index in
        guard ![name, services, windows, owners, indicators, warning].contains(index), !row[index].text.isEmpty else {
          return nil
        }
        return Field(name: table.header[index].text, value: row[index].text, line: row[index].number)
      }
      return [record] + further(record, raw, alerts: alerts.map { row[$0].text })
    }
  }

  /// The latencies that a target promises behind its first, each as an objective of its own: `p95 < 500 ms; p99 < 2 s`.
  private static func further(_ record: Record, _ raw: String, alerts: String?) -> [Record] {
    guard case .slo(let slo) = record.details, slo.latency != nil else { return [] }
    return ObjectiveText.furtherLatencies(raw).map { latency in
      var (other, details) = (record, slo)
      (details.objective, details.latency, details.measured) = (nil, latency, nil)
      details.latency?.warning = alerts.flatMap { ObjectiveText.warningLine(of: latency, in: $0) }
      other.title += " (p\(latency.percentile))"
      (other.details, other.statedID, other.fields) = (.slo(details), nil, [])
      if let line = details.objectiveLine { (other.origin.line, other.lines) = (line, line...line) }
      return other
    }
  }

  /// A figure of the author's own that misses what the row promises. No measurement bears it out, so no budget is made of it.
  static func report(
    _ measured: String, of slo: ServiceLevelObjective, _ title: String, isCalledMet: Bool, line: Int,
    in document: Document, into log: inout DiagnosticLog
  ) {
    let read = ObjectiveText(measured, context: [title, slo.indicator ?? ""])
    guard let promised = slo.objective.flatMap({ ExactDecimal($0) })?.fraction,
      let reached = read.share.flatMap({ ExactDecimal($0) })?.fraction, reached < promised,
      TargetText.target(measured).unit?.utf8.first == UInt8(ascii: "%")
    else { return }
    log.emit(
      Diagnostic(
        .objectiveMissed, .warning,
        "by its own figure of \(measured) the objective \"\(title)\" was missed"
          + (isCalledMet ? ", and it is called met" : ""),
        help: "Keep the measurement as a file, so that the error budget is known; correct what is wrong.",
        at: document.location(line: line)))
  }

  // MARK: Sections

  private static func section(
    _ section: MarkdownContent.Section, in document: Document, service: String?, window: String?,
    into log: inout DiagnosticLog
  ) -> [Record] {
    let header = HeaderFields(of: document, in: section, readsBoldLines: true)
    guard let target = header.value("target", "objective", "goal", "slo", "slo target", "ціль"), isTarget(target.value)
    else { return [] }
    let (id, title) = identified(section.title)
    let own = header.value(windowNames)?.value ?? StatedWindows.window(in: target.value)
    var details = objective(
      trimmedText(target.value), title: title, window: own ?? window,
      indicator: header.value("indicator", "sli", "metric")?.value, warning: header.value(warningNames)?.value,
      alerts: header.value(alertNames)?.value, line: target.line, in: document, into: &log)
    if let measured = header.value(measuredNames) {
      details.measured = measured.value
      report(
        measured.value, of: details, title, isCalledMet: JudgedText.passes(measured.value) ?? false,
        line: measured.line,
        in: document, into: &log)
    }
    var record = Record(
      origin: document.origin(line: section.line), lines: section.line...section.lastLine, title: title,
      details: .slo(details), statedID: id,
      statedService: header.value("service", "component")?.value ?? service)
    record.owner = header.value("owner", "team")?.value
    let warnings = details.latency?.warning == nil ? [] : Set(warningNames.map { foldedKey($0) })
    record.fields = header.others(
      than: ["service", "component", "owner", "team", "window", "period", "indicator", "sli"], warnings)
    return [record] + further(record, target.value, alerts: header.value(alertNames)?.value)
  }

  private static func objective(
    _ raw: String, title: String, window: String?, indicator: String?, warning: String?, alerts: String?, line: Int,
    in document: Document, into log: inout DiagnosticLog
  ) -> ServiceLevelObjective {
    let read = ObjectiveText(raw, context: [title, raw, indicator ?? ""], warning: warning)
    if raw.isEmpty { ObjectiveDiagnostics.reportMissing(title, line: line, in: document, into: &log) }
    if read.isUpperLimit {
      ObjectiveDiagnostics.reportUpperLimit(raw, line: line, in: document, into: &log)
    } else if read.share == nil, TargetText.target(raw).unit?.utf8.first == UInt8(ascii: "%") {
      // Prose may mean something else by it.
      ObjectiveDiagnostics.reportRange(raw, .warning, line: line, in: document, into: &log)
    }
    if let share = read.share { ObjectiveDiagnostics.reportExtreme(share, line: line, in: document, into: &log) }
    var details = ServiceLevelObjective(
      objective: read.share, window: window, indicator: indicator, latency: read.latency, format: .table,
      objectiveLine: line, period: window.flatMap { WindowText.period($0) })
    if let latency = details.latency, latency.warning == nil {
      details.latency?.warning = alerts.flatMap { ObjectiveText.warningLine(of: latency, in: $0) }
    }
    ObjectiveDiagnostics.reportVague(details, title, line: line, in: document, into: &log)
    return details
  }

  /// `SLO-1: Booking availability` is `SLO-1` and its title; `1. Booking availability` is a title behind its place.
  private static func identified(_ heading: String) -> (id: String?, title: String) {
    let bare = withoutNumber(heading)
    let number = heading.utf8.prefix(heading.utf8.count - bare.utf8.count)
    // "99.9 availability" begins with what it promises.
    let title =
      number.contains { $0 == UInt8(ascii: ")") } || trimmedText(number.withText).hasSuffix(".") ? bare : heading
    guard let colon = title.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (nil, title) }
    let id = title.utf8[..<colon].withText
    let rest = trimmedText(title.utf8[title.utf8.index(after: colon)...].withText)
    let isID =
      foldedWords(id).first == "slo" && !id.utf8.contains(0x20) && id.utf8.contains { (0x30...0x39).contains($0) }
    return isID && !rest.isEmpty ? (id, rest) : (nil, title)
  }

  private static func isTarget(_ text: String) -> Bool {
    let target = TargetText.target(text)
    if target.number != nil {
      let unit = target.unit ?? ""
      return unit.isEmpty || unit.utf8.first == UInt8(ascii: "%") || LatencyText.quantity("1 " + unit) != nil
    }
    return LatencyText.latency(trimmedText(text), warning: nil) != nil
  }

  private static func nonEmpty(_ text: String) -> String? {
    let text = trimmedText(text)
    return text.isEmpty || text == "-" || text == "\u{2014}" ? nil : text
  }

  /// A heading or a file's name about objectives, not about how they were met, or why they are good to have.
  static func speaksOfObjectives(_ text: String) -> Bool {
    let words = foldedWords(text)
    return namesObjectives(words) && !words.contains { otherTopics.contains($0) }
  }

  private static func namesObjectives(_ words: [String]) -> Bool {
    words.contains { ["slo", "slos"].contains($0) }
      || words.joined(separator: " ").containsFolded("service level objective")
  }

  /// "Service level objectives of tidegate": the word behind, unless it is a title of many words.
  private static func serviceName(_ document: Document) -> String? {
    guard document.frontMatter["service"] == nil,
      speaksOfObjectives(document.title) || reportsOnObjectives(document.title)
    else { return nil }
    let words = document.title.utf8.split(separator: 0x20).map(\.withText)
    guard let link = words.lastIndex(where: { ["of", "for"].contains($0.asciiLowercased) }) else { return nil }
    let rest = words[(link + 1)...].drop { $0.asciiLowercased == "the" }
    return (1...3).contains(rest.count) ? rest.joined(separator: " ") : nil
  }

  private static let otherTopics: Set<String> = [
    "review", "report", "status", "compliance", "budget", "budgets", "assessment", "analysis", "alerts", "alerting",
    "results", "template", "history", "glossary",
  ]
  private static let reportWords: Set<String> = ["review", "report", "status", "compliance", "results"]
  static var understood: [Understanding.Row] {
    [
      .init("Titles of reports on objectives", reportWords),
      .init("Tables: column of the name", titleNames), .init("Tables: column of the target", targetNames),
      .init("Tables: column of the service", serviceNames), .init("Tables: column of the window", windowNames),
      .init("Tables: column of the indicator", indicatorNames), .init("Tables: column of the owner", ownerNames),
      .init("Tables: column of the warning line", warningNames),
      .init("Tables: column of alerts, in which a warning line may stand", alertNames),
      .init("Tables: column of what was measured, in the author's words", measuredNames),
      .init("Tables: column of whether it was met, in the author's words", standingNames),
      .init("Bullets: words of a name", indicatorWords),
      .init("Headings that are about something else", otherTopics),
    ] + SampleHeading.understood + ObjectiveText.understood + StatedWindows.understood
  }

  private static let serviceNames = ["service", "component", "system"]
  private static let windowNames = [
    "window", "period", "time window", "measurement window", "compliance window", "окно", "вікно",
  ]
  private static let indicatorNames = ["indicator", "sli", "metric", "measurement"]
  static let measuredNames = ["actual", "current", "measured", "observed", "result", "achieved"]
  private static let standingNames = ["status", "state", "standing", "met", "result"]
  static let warningNames = [
    "warning", "warning line", "warning at", "warning threshold", "warning level", "warn", "warn at",
  ]
  private static let alertNames = [
    "alerting threshold", "alerting thresholds", "alert threshold", "alert thresholds", "alerting", "alerts", "alert",
  ]
  private static let titleNames = [
    "slo", "objective", "name", "slo name", "sli", "indicator", "domain", "journey", "user journey", "metric",
    "endpoint", "service",
    "component", "назва", "название",
  ]
  private static let targetNames = [
    "target", "slo target", "objective", "goal", "slo", "availability slo", "ціль", "цель", "ziel",
  ]
  private static let ownerNames = ["owner", "team", "owners"]
}
