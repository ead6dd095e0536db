import ReportModel

/// A report of slo-generator: what it measured of one objective.
enum ObjectiveReport {
  static func row(_ object: YAMLValue) -> MeasuredRow? {
    guard object["goal"] != nil, object["window"] != nil || object["error_budget_target"] != nil,
      object["sli_measurement"] != nil || object["valid"] != nil, let name = object["name"]?.text
    else { return nil }
    func text(_ key: String) -> String? { object[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    // As large as events may be anywhere; beyond it sums would not fit.
    func count(_ key: String) -> Int? {
      text(key).flatMap(wholeNumber).flatMap { (0..<1 << 42).contains($0) ? $0 : nil }
    }
    let end = text("timestamp").flatMap(UnixTime.day)
    let window = count("window")
    let days = window.map { $0 / 86_400 }
    let seconds = text("timestamp").flatMap(UnixTime.seconds)
    let from = seconds.flatMap { end in window.map { end - $0 } }
    let good = count("good_events_count")
    let bad = count("bad_events_count")
    let isValid = text("valid") != "false"
    let columns = LatencyColumns(object.entries?.map(\.key) ?? [])
    func cell(_ column: Int?) -> String? { column.flatMap { object.entries?[$0].value.text } }
    var row = MeasuredRow(
      service: text("service_name") ?? object.at("metadata labels service_name")?.text,
      objective: text("slo_name") ?? object.at("metadata labels slo_name")?.text ?? name, title: name,
      start: end.flatMap { end in days.map { end + -$0 } }, end: end, good: isValid ? good.map(String.init) : nil,
      valid: isValid ? good.flatMap { good in bad.map { String(good + $0) } } : nil,
      value: isValid ? text("sli_measurement") : nil, isEmpty: !isValid, line: object.line,
      lastLine: object.lastLine, from: from.map { RowTime(seconds: $0) }, to: seconds.map { RowTime(seconds: $0) })
    guard isValid else { return row }
    row.latencies = columns.latencies(cell)
    let unit = text("unit") ?? object.at("metadata unit")?.text
    row.takeLatency(unit: unit.flatMap { LatencyText.units.contains($0) ? $0 : nil })
    return row
  }
}
