import Markdown
import ReportModel

extension MeasuredRow {
  init(
    _ name: MetricName, value: String, start: Day? = nil, end: Day?, seconds: Int?, line: Int
  ) {
    let (from, to) = name.times(seconds)
    self.init(
      service: name.service, objective: name.objective, start: start, end: end, line: line, lastLine: line, from: from,
      to: to)
    switch name.measure {
    case .share: self.value = name.isErrors ? PrometheusAnswer.oneMinus(value) : value
    case .latency(let percentile, let unit):
      latencies = [LatencyCell(percentile: percentile, text: value, unit: unit)]
    case .bucket(let bound, let unit): bucket = BucketCell(bound: bound, unit: unit, count: value)
    }
  }
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
    return MeasuredRow(
      name, value: text, start: days.first, end: days.last, seconds: last[0].text.flatMap(UnixTime.seconds),
      line: last[1].line)
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
