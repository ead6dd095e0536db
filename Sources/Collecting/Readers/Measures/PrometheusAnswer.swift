import Markdown
import ReportModel

/// What a metric's name and labels say it measures.
struct MetricName {
  var service: String?
  var objective: String?
  /// The metric counts failures: its value is 1 minus the measurement.
  var isErrors: Bool
  /// Over how many seconds, up to its time; `nil` when neither says so.
  var range: Int?

  /// - Returns: `nil` for a metric that measures no objective: its target, its budget, its burn rate, or something else.
  init?(_ name: String, label: (String) -> String?) {
    let words = foldedWords(name)
    let found = Self.objectiveLabels.lazy.compactMap(label).first { !$0.isEmpty }
    guard let found, !words.contains(where: Self.others.contains) else { return nil }
    objective = found
    service = Self.serviceLabels.lazy.compactMap(label).first { !$0.isEmpty }
    isErrors = words.contains { ["error", "errors", "failure", "failures"].contains($0) }
    let ranges =
      Self.rangeLabels.compactMap(label)
      + words.filter { $0.hasBytePrefix("rate") }.map { word in
        word.utf8.dropFirst("rate".utf8.count).withText
      }
    range = ranges.lazy.compactMap(WindowText.seconds).first
  }

  static var understood: [Understanding.Row] {
    [
      .init("Metrics: label of the objective", objectiveLabels), .init("Metrics: label of the service", serviceLabels),
      .init("Metrics that measure none, by their name", others),
    ]
  }

  /// When a value of it was taken, and since when it counts.
  func times(_ end: Int?) -> (from: RowTime?, to: RowTime?) {
    guard let end else { return (nil, nil) }
    return (range.map { RowTime(seconds: end - $0) }, RowTime(seconds: end))
  }

  private static let rangeLabels = ["sloth_window", "window", "slo_window"]

  private static let objectiveLabels = ["slo", "sloth_slo", "slo_name", "objective", "sloth_id"]
  private static let serviceLabels = ["service", "sloth_service", "service_name", "app", "job"]
  private static let others: Set<String> = [
    "objective", "budget", "burn", "target", "goal", "threshold", "alert", "alerts", "info", "period", "days",
  ]
}

/// An element of `data.result` in an answer of Prometheus' HTTP API, saved to a file.
enum PrometheusAnswer {
  static func row(_ element: YAMLValue) -> MeasuredRow? {
    guard let metric = element["metric"],
      let name = MetricName(metric["__name__"]?.text ?? "", label: { metric[$0]?.text })
    else { return nil }
    let points = element["values"]?.list ?? element["value"].map { [$0] } ?? []
    guard let last = points.last?.list, last.count == 2, let text = last[1].text else { return nil }
    let days = points.compactMap { $0.list?.first?.text.flatMap(UnixTime.day) }
    let (from, to) = name.times(last[0].text.flatMap(UnixTime.seconds))
    return MeasuredRow(
      service: name.service, objective: name.objective, start: days.first, end: days.last,
      value: name.isErrors ? oneMinus(text) : text, line: last[1].line, lastLine: last[1].line, from: from, to: to)
  }

  /// Exactly, for shares.
  static func oneMinus(_ text: String) -> String {
    guard let share = DecimalText(text), !share.isNegative, share.value <= 1 else { return text }
    let parts = split(share.text, at: UInt8(ascii: "."))
    guard parts.count == 2 else { return share.text == "1" ? "0" : "1" }
    var digits = parts[1].utf8.map { 0x39 - $0 + 0x30 }
    var index = digits.count - 1
    while index >= 0 {
      guard digits[index] == 0x39 else {
        digits[index] += 1
        break
      }
      digits[index] = 0x30
      index -= 1
    }
    return "0." + digits.withText
  }
}

/// A report of slo-generator: what it measured of one objective.
enum ObjectiveReport {
  static func row(_ object: YAMLValue) -> MeasuredRow? {
    guard object["goal"] != nil, object["window"] != nil || object["error_budget_target"] != nil,
      object["sli_measurement"] != nil || object["valid"] != nil, let name = object["name"]?.text
    else { return nil }
    func text(_ key: String) -> String? { object[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    let end = text("timestamp").flatMap(UnixTime.day)
    let days = text("window").flatMap(wholeNumber).map { $0 / 86_400 }
    let seconds = text("timestamp").flatMap(UnixTime.seconds)
    let from = seconds.flatMap { end in text("window").flatMap(wholeNumber).map { end - $0 } }
    let good = text("good_events_count").flatMap(wholeNumber)
    let bad = text("bad_events_count").flatMap(wholeNumber)
    let isValid = text("valid") != "false"
    return MeasuredRow(
      service: text("service_name") ?? object.at("metadata labels service_name")?.text,
      objective: text("slo_name") ?? object.at("metadata labels slo_name")?.text ?? name, title: name,
      start: end.flatMap { end in days.map { end + -$0 } }, end: end, good: isValid ? good.map(String.init) : nil,
      valid: isValid ? good.flatMap { good in bad.map { String(good + $0) } } : nil,
      value: isValid ? text("sli_measurement") : nil, isEmpty: !isValid, line: object.line,
      lastLine: object.lastLine, from: from.map { RowTime(seconds: $0) }, to: seconds.map { RowTime(seconds: $0) })
  }
}

/// A line of Prometheus' text form.
struct MetricSample {
  var name: String
  var labels: [String: String]
  /// As written.
  var value: String
  var day: Day?
  /// Since 1970.
  var seconds: Int?
  var line: Int
}

/// OpenMetrics and Prometheus text: `name{label="value"} 0.9991 1772323200`.
enum MetricText {
  static func rows(in document: Document) -> [MeasuredRow]? { samples(in: document)?.compactMap(row) }

  /// - Returns: `nil` for a text file of something else.
  static func samples(in document: Document) -> [MetricSample]? {
    let text = document.text
    let isNamed = ["prom", "om"].contains(document.id.path.pathExtension)
    guard text.lineCount > 0,
      isNamed || text.line(1).starts(with: "# HELP ".utf8) || text.line(1).starts(with: "# TYPE ".utf8)
    else { return nil }
    return (1...text.lineCount).compactMap { sample(text.line($0), number: $0) }
  }

  private static func sample(_ line: ArraySlice<UInt8>, number: Int) -> MetricSample? {
    guard let open = line.firstIndex(of: UInt8(ascii: "{")), line.first != UInt8(ascii: "#") else { return nil }
    var rest = line[(open + 1)...]
    guard let labels = labels(&rest) else { return nil }
    let words = rest.split(separator: 0x20).map(\.withText)
    guard let value = words.first else { return nil }
    let seconds = words.count > 1 ? UnixTime.seconds(words[1]) : nil
    return MetricSample(
      name: line[..<open].withText, labels: labels, value: value,
      day: words.count > 1 ? UnixTime.day(words[1]) : nil, seconds: seconds, line: number)
  }

  private static func row(_ sample: MetricSample) -> MeasuredRow? {
    guard let name = MetricName(sample.name, label: { sample.labels[$0] }) else { return nil }
    let value = name.isErrors ? PrometheusAnswer.oneMinus(sample.value) : sample.value
    let (from, to) = name.times(sample.seconds)
    return MeasuredRow(
      service: name.service, objective: name.objective, end: sample.day, value: value, line: sample.line,
      lastLine: sample.line, from: from, to: to)
  }

  /// Up to the closing brace; a backslash in a value escapes what follows.
  private static func labels(_ rest: inout ArraySlice<UInt8>) -> [String: String]? {
    var labels: [String: String] = [:]
    while let first = rest.first, first != UInt8(ascii: "}") {
      guard let equals = rest.firstRange(of: Array("=\"".utf8)) else { return nil }
      let name = trimmedText(rest[..<equals.lowerBound].withText)
      rest = rest[equals.upperBound...]
      var value: [UInt8] = []
      while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
        guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
          value.append(byte)
          continue
        }
        value.append(escaped == UInt8(ascii: "n") ? 0x0A : escaped)
      }
      labels[name] = value.withText
      while rest.first == UInt8(ascii: ",") || rest.first == 0x20 { rest.removeFirst() }
    }
    guard !rest.isEmpty else { return nil }
    rest = rest.dropFirst()
    return labels
  }
}
