import Diagnostics
import ReportModel

/// A list or a mapping called `slos` in a YAML or JSON file of nobody's format.
enum HomeMadeObjectives {
  static func records(in object: YAMLValue, of document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard object["apiVersion"] == nil else { return [] }
    return items(in: object, of: document).map { record($0.item, named: $0.name, in: object, of: document, into: &log) }
  }

  /// Those of a list; of a mapping the ones that promise something, by their keys.
  private static func items(in object: YAMLValue, of document: Document) -> [(name: String, item: YAMLValue)] {
    if let list = listNames.lazy.compactMap({ object[$0]?.list }).first { return named(list) }
    for name in listNames + indicatorLists {
      let items = (object[name]?.entries ?? []).filter { $0.value.entries != nil && target(of: $0.value) != nil }
      if !items.isEmpty { return items.map { ($0.value.firstText(titleNames) ?? $0.key, $0.value) } }
    }
    // Companies, courses and games have objectives too.
    guard let list = object["objectives"]?.list else { return [] }
    let isMeant =
      document.id.path.components.contains { speaksOfLevels($0) }
      || (object.entries ?? []).contains { speaksOfLevels($0.key) || $0.key == "service" }
    return named(isMeant ? list : list.filter { item in levelKeys.contains { item[$0] != nil } })
  }

  private static func named(_ list: [YAMLValue]) -> [(name: String, item: YAMLValue)] {
    list.compactMap { item in item.entries == nil ? nil : item.firstText(titleNames).map { ($0, item) } }
  }

  private static func speaksOfLevels(_ name: some StringProtocol) -> Bool {
    let words = foldedWords(name)
    return words.contains { ["slo", "slos", "sli", "slis"].contains($0) } || words.starts(with: ["service", "level"])
  }

  /// What is promised, as written. A key may end in the unit: `target_ms: 300`.
  private static func target(of item: YAMLValue) -> (raw: String, line: Int)? {
    if let target = item.first(targetNames) { return (trimmedText(target.shown), target.line) }
    return time(of: item, "target")
  }

  /// `threshold_ms: 300`, `target_max_minutes: 60`, and `threshold: 300ms`.
  private static func time(of mapping: YAMLValue, _ name: String) -> (raw: String, line: Int)? {
    for entry in mapping.entries ?? [] {
      let words = foldedWords(entry.key)
      guard words.first == name, let text = entry.value.text else { continue }
      if words.count == 1, LatencyText.quantity(text) != nil { return (text, entry.value.line) }
      if let unit = words.last, LatencyText.units.contains(unit), DecimalText(text) != nil {
        return (text + " " + unit, entry.value.line)
      }
    }
    return nil
  }

  private static func record(
    _ item: YAMLValue, named name: String, in object: YAMLValue, of document: Document, into log: inout DiagnosticLog
  ) -> Record {
    let indicator = item.firstText(["indicator", "sli", "metric", "query"])
    let target = target(of: item)
    let raw = target?.raw ?? ""
    var read = ObjectiveText(
      percentile(item, of: raw), context: [name, raw, item.firstText(["description"]) ?? "", indicator ?? ""],
      warning: item.firstText(Self.warningNames))
    if read.latency == nil { read.latency = latency(of: item, share: read.share) }
    if target == nil {
      ObjectiveDiagnostics.reportMissing(name, line: item.line, in: document, into: &log)
    } else if let target, read.share == nil, read.latency == nil,
      TargetText.target(raw).unit.map({ $0 == "%" }) ?? read.isQuantity
    {
      ObjectiveDiagnostics.reportRange(raw, line: target.line, in: document, into: &log)
    }
    if let target, let share = read.share {
      ObjectiveDiagnostics.reportExtreme(share, line: target.line, in: document, into: &log)
    }
    let window = window(of: item) ?? StatedWindows.window(in: raw) ?? window(of: object)
    let zone = item.firstText(Self.zoneNames) ?? object.firstText(Self.zoneNames)
    var details = ServiceLevelObjective(
      objective: read.share, window: window, indicator: indicator, latency: read.latency, format: .homeMade,
      objectiveLine: target?.line, period: window.flatMap { WindowText.period($0, zone: zone) })
    ObjectiveDiagnostics.reportVague(details, name, line: target?.line ?? item.line, in: document, into: &log)
    if let measured = item.first(ObjectiveTables.measuredNames), measured.text != nil {
      details.measured = trimmedText(measured.shown)
      ObjectiveTables.report(
        trimmedText(measured.shown), of: details, name, isCalledMet: false, line: measured.line, in: document,
        into: &log)
    }
    var record = Record(
      origin: document.origin(line: item.line), lines: item.line...max(item.line, item.lastLine), title: name,
      details: .slo(details), statedID: item.firstText(["id"]),
      statedService: (item.first(["service"]) ?? object.first(["service", "service_name", "application"]))?.text)
    record.owner = item.firstText(["owner", "team"]) ?? object.firstText(["owner", "team"])
    let known: Set<String> = ["name", "title", "id", "service", "owner", "team", "window", "indicator"]
    record.fields = (item.entries ?? []).compactMap { entry in
      guard !known.contains(entry.key), !entry.value.shown.isEmpty else { return nil }
      return Field(name: entry.key, value: trimmedText(entry.value.shown), line: entry.keyLine)
    }
    return record
  }

  private static func window(of mapping: YAMLValue) -> String? {
    mapping.firstText(windowNames) ?? mapping.firstText(["window_days"]).map { $0 + "d" }
  }

  /// `sli: {type: latency, threshold_ms: 500}` beside `objective: 95`.
  private static func latency(of item: YAMLValue, share: String?) -> ServiceLevelObjective.Latency? {
    for place in [item] + ["sli", "indicator"].compactMap({ item[$0] }) {
      guard let target = time(of: place, "threshold").flatMap({ LatencyText.quantity($0.raw) }),
        let percentile = place.firstText(percentileNames).flatMap(LatencyText.percentile(ofLabel:))
          ?? share.flatMap({ DecimalText($0)?.shifted(by: 2).text })
      else { continue }
      return .init(percentile: percentile, target: target, mayEqualTarget: true)
    }
    return nil
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
      .init("Other YAML and JSON: list or mapping", listNames + indicatorLists),
      .init("Other YAML and JSON: a list of `objectives`, where an item has one of these", levelKeys),
      .init("Other YAML and JSON: name", titleNames),
      .init("Other YAML and JSON: target", targetNames), .init("Other YAML and JSON: window", windowNames),
      .init("Other YAML and JSON: warning line", warningNames), .init("Other YAML and JSON: time zone", zoneNames),
      .init("Other YAML and JSON: percentile of a target that is a time", percentileNames),
    ]
  }

  private static let percentileNames = ["percentile", "quantile"]
  private static let titleNames = ["name", "title", "id", "slo"]
  private static let targetNames = ["target", "objective", "goal", "target_percent", "percent"]
  private static let windowNames = ["window", "period", "time_window", "measurement_window", "compliance_period"]
  private static let warningNames = ["warning", "warning_at", "warning_threshold", "warn", "warn_at"]
  private static let zoneNames = ["timezone", "time_zone", "timeZone"]
  private static let listNames = ["slos", "service_level_objectives", "serviceLevelObjectives"]
  /// As a mapping of what has a target.
  private static let indicatorLists = ["slis"]
  private static let levelKeys = ["indicator", "sli", "window", "query", "error_budget"]
}
