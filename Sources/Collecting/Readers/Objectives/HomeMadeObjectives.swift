import Diagnostics
import ReportModel

/// A list called `slos` in a YAML or JSON file of nobody's format.
enum HomeMadeObjectives {
  static func records(in object: YAMLValue, of document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard object["apiVersion"] == nil, let items = listNames.lazy.compactMap({ object[$0]?.list }).first else {
      return []
    }
    return items.compactMap { item in
      guard item.entries != nil, let name = item.firstText(titleNames) else { return nil }
      return record(item, named: name, in: object, of: document, into: &log)
    }
  }

  private static func record(
    _ item: YAMLValue, named name: String, in object: YAMLValue, of document: Document, into log: inout DiagnosticLog
  ) -> Record {
    let indicator = item.firstText(["indicator", "sli", "metric", "query"])
    let target = item.first(targetNames)
    let raw = target.map { trimmedText($0.shown) } ?? ""
    let read = ObjectiveText(
      percentile(item, of: raw), context: [name, raw, item.firstText(["description"]) ?? "", indicator ?? ""],
      warning: item.firstText(Self.warningNames))
    if target == nil {
      ObjectiveDiagnostics.reportMissing(name, line: item.line, in: document, into: &log)
    } else if let target, read.share == nil, read.latency == nil,
      TargetText.target(raw).unit.map({ $0 == "%" }) ?? read.isQuantity
    {
      ObjectiveDiagnostics.reportRange(raw, line: target.line, in: document, into: &log)
    }
    if let target, let share = read.share {
      ObjectiveDiagnostics.reportHundred(share, line: target.line, in: document, into: &log)
    }
    let window = item.firstText(Self.windowNames) ?? StatedWindows.window(in: raw)
    let zone = item.firstText(Self.zoneNames) ?? object.firstText(Self.zoneNames)
    var details = ServiceLevelObjective(
      objective: read.share, window: window, indicator: indicator, latency: read.latency, format: .homeMade,
      objectiveLine: target?.line, period: window.flatMap { WindowText.period($0, zone: zone) })
    if let measured = item.first(ObjectiveTables.measuredNames), measured.text != nil {
      details.measured = trimmedText(measured.shown)
      ObjectiveTables.report(
        trimmedText(measured.shown), of: details, name, isCalledMet: false, line: measured.line, in: document,
        into: &log)
    }
    var record = Record(
      origin: document.origin(line: item.line), lines: item.line...max(item.line, item.lastLine), title: name,
      details: .slo(details), statedID: item.firstText(["id"]),
      statedService: item.firstText(["service"]) ?? object.firstText(["service", "service_name", "application"]))
    record.owner = item.firstText(["owner", "team"]) ?? object.firstText(["owner", "team"])
    let known: Set<String> = ["name", "title", "id", "service", "owner", "team", "window", "indicator"]
    record.fields = (item.entries ?? []).compactMap { entry in
      guard !known.contains(entry.key), !entry.value.shown.isEmpty else { return nil }
      return Field(name: entry.key, value: trimmedText(entry.value.shown), line: entry.keyLine)
    }
    return record
  }

  /// `target: 500ms` with `percentile: p95` is `p95 <= 500ms`.
  private static func percentile(_ item: YAMLValue, of raw: String) -> String {
    guard let stated = item.firstText(percentileNames),
      case let number = stated.utf8.drop(while: { $0 | 0x20 == UInt8(ascii: "p") }),
      let value = Double(number.withText), (1..<100).contains(value),
      LatencyText.milliseconds(TargetText.withoutComparator(raw)) != nil
    else { return raw }
    let isCompared = raw.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
    return "p\(number.withText) \(isCompared ? "" : "<= ")\(raw)"
  }

  static var understood: [Understanding.Row] {
    [
      .init("Other YAML and JSON: list", listNames), .init("Other YAML and JSON: name", titleNames),
      .init("Other YAML and JSON: target", targetNames), .init("Other YAML and JSON: window", windowNames),
      .init("Other YAML and JSON: warning line", warningNames), .init("Other YAML and JSON: time zone", zoneNames),
      .init("Other YAML and JSON: percentile of a target that is a time", percentileNames),
    ]
  }

  private static let percentileNames = ["percentile", "quantile"]
  private static let titleNames = ["name", "title", "id", "slo"]
  private static let targetNames = ["target", "objective", "goal", "target_percent", "percent"]
  private static let windowNames = ["window", "period", "time_window"]
  private static let warningNames = ["warning", "warning_at", "warning_threshold", "warn", "warn_at"]
  private static let zoneNames = ["timezone", "time_zone", "timeZone"]
  private static let listNames = ["slos", "service_level_objectives", "serviceLevelObjectives", "objectives"]
}
