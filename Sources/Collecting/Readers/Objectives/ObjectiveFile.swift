import Diagnostics
import ReportModel

/// Objectives in the files of tools, by the table of dialects.
enum ObjectiveFile {
  static func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let objects = YAMLValue.objects(document.values)
    let indicators = Set(
      objects.filter { $0["kind"]?.text == "SLI" }.compactMap { $0.at("metadata name")?.text })
    return objects.flatMap { object -> [Record] in
      guard let dialect = ObjectiveDialect.all.first(where: { $0.matches(object) }) else {
        return HomeMadeObjectives.records(in: object, of: document, into: &log)
      }
      guard let items = dialect.items else {
        reportIndicator(object, known: indicators, in: document, into: &log)
        return [record(object, in: object, dialect, document, into: &log)]
      }
      return (object.at(items)?.list ?? []).map { record($0, in: object, dialect, document, into: &log) }
    }
  }

  private static func record(
    _ item: YAMLValue, in object: YAMLValue, _ dialect: ObjectiveDialect, _ document: Document,
    into log: inout DiagnosticLog
  ) -> Record {
    func text(_ paths: [String]) -> String? { item.firstText(paths) ?? object.firstText(paths) }
    let target = dialect.targets.lazy.compactMap { target in
      item.at(target.path).map { (value: $0, isPercent: target.isPercent) }
    }.first
    let window = dialect.window.lazy.compactMap { item.at($0) }.first
    let promised = target.flatMap { share($0.value, isPercent: $0.isPercent, in: document, into: &log) }
    let details = ServiceLevelObjective(
      objective: promised, window: window.flatMap(windowText), indicator: text(dialect.indicator),
      latency: IndicatorLatency.latency(of: item, share: promised), format: dialect.format,
      objectiveLine: target?.value.line, period: period(of: item, window, dialect))
    if let window { reportWindow(window, dialect, in: document, into: &log) }
    ObjectiveDiagnostics.reportVague(
      details, item.firstText(dialect.name) ?? document.title, line: target?.value.line ?? item.line, in: document,
      into: &log)
    let isWhole = dialect.items == nil && document.values.count == 1 && document.values[0].list == nil
    var record = Record(
      origin: document.origin(line: item.line),
      lines: isWhole ? document.lines : item.line...max(item.line, item.lastLine),
      title: item.firstText(dialect.name) ?? document.title, details: .slo(details),
      statedID: item.firstText(dialect.id),
      statedService: (item.first(dialect.service) ?? object.first(dialect.service))?.text)
    record.owner = text(dialect.owner)
    record.fields = fields(item, dialect)
    return record
  }

  private static func fields(_ item: YAMLValue, _ dialect: ObjectiveDialect) -> [Field] {
    let paths = [
      "description", "spec description", "spec budgetingMethod", "spec backend", "spec method", "metadata namespace",
      "metadata project",
    ]
    var fields = paths.compactMap { path -> Field? in
      guard let value = item.first([path]), let name = path.utf8.split(separator: 0x20).last else { return nil }
      return Field(name: String(Substring(name)), value: trimmedText(value.shown), line: value.line)
    }
    for other in (dialect.others.flatMap { item.at($0)?.list } ?? []).dropFirst() {
      guard let target = other["target"] ?? other["targetPercent"] else { continue }
      let name = other["displayName"]?.text ?? "further objective"
      fields.append(Field(name: name, value: target.shown, line: target.line))
    }
    return fields
  }

  /// `28d` as written; `count` and `unit` as `28d`.
  private static func windowText(_ value: YAMLValue) -> String? {
    if let text = value.text { return text.isEmpty ? nil : text }
    guard let count = value["count"]?.text, let unit = value["unit"]?.text else { return value["duration"]?.text }
    let letters = ["minute": "m", "hour": "h", "day": "d", "week": "w", "month": "M", "quarter": "Q", "year": "Y"]
    return count + (letters[unit.asciiLowercased] ?? " \(unit)")
  }

  /// What stands beside the window says whether it rolls, and by whose calendar.
  private static func period(
    of item: YAMLValue, _ window: YAMLValue?, _ dialect: ObjectiveDialect
  ) -> CompliancePeriod? {
    guard let text = window.flatMap(windowText) else { return dialect.defaultPeriod }
    if dialect.format == .sloGenerator, let seconds = wholeNumber(text) { return WindowText.period("\(seconds)s") }
    let details = item.at("spec timeWindow 0") ?? item.at("spec timeWindows 0")
    let isRolling = details?["isRolling"]?.text.map { $0 != "false" }
    let anchor = details?.at("calendar startTime")?.text.flatMap { DateText.day(in: $0) }
    return WindowText.period(text, isRolling: isRolling, zone: details?.at("calendar timeZone")?.text, anchor: anchor)
  }

  static func share(
    _ value: YAMLValue, isPercent: Bool, in document: Document, into log: inout DiagnosticLog
  ) -> String? {
    guard let text = value.text, !text.isEmpty else { return nil }
    let read = isPercent ? Decimals.share(percent: text) : Decimals.share(text)
    guard let share = ObjectiveText.promised(read) else {
      ObjectiveDiagnostics.reportRange(text + (isPercent ? " %" : ""), line: value.line, in: document, into: &log)
      return nil
    }
    ObjectiveDiagnostics.reportExtreme(share, line: value.line, in: document, into: &log)
    return share
  }

  /// OpenSLO's `m` is a minute and its `M` a month, and nobody promises anything over a few minutes.
  private static func reportWindow(
    _ window: YAMLValue, _ dialect: ObjectiveDialect, in document: Document, into log: inout DiagnosticLog
  ) {
    guard dialect.format == .openSLO, let text = window.text, text.utf8.last == UInt8(ascii: "m") else { return }
    log.emit(
      Diagnostic(
        .windowAmbiguous, .warning, "the window `\(text)` means minutes in OpenSLO and looks like months",
        help: "Write `1M` for a month, or `30d`.", at: document.location(line: window.line, column: window.column)))
  }

  private static func reportIndicator(
    _ object: YAMLValue, known: Set<String>, in document: Document, into log: inout DiagnosticLog
  ) {
    // A file that defines none may rely on another.
    guard !known.isEmpty, let reference = object.at("spec indicatorRef"), let name = reference.text,
      !known.contains(name)
    else { return }
    log.emit(
      Diagnostic(
        .indicatorMissing, .warning, "this file defines SLIs, and none is named `\(name)`",
        help: "Define it, or check the name if it is defined elsewhere.",
        at: document.location(line: reference.line, column: reference.column)))
  }
}
