import Markdown
import ReportModel

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
    return MeasuredRow(
      name, value: sample.value, end: sample.day, seconds: sample.seconds, line: sample.line)
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
