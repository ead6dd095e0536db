package import Diagnostics
import Markdown
package import ReportModel

/// Service level objectives: OpenSLO v1 files, front matter, and statements in the constraints of a persona.
package struct ServiceLevelReader: RecordReader {
  package init() {}

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    switch DocumentFormat(of: document.id.path) {
    case .yaml: document.yaml.compactMap { openSLO($0, in: document, into: &log) }
    case .markdown where document.declaredKind == .slo: [fromFrontMatter(document, into: &log)]
    case .markdown where document.declaredKind == nil || document.declaredKind == .persona: statements(in: document)
    case .markdown, .json, .jsonLines, .csv, .text, .other: []
    }
  }

  // MARK: OpenSLO v1

  private func openSLO(_ root: YAMLValue, in document: Document, into log: inout DiagnosticLog) -> Record? {
    guard root["apiVersion"]?.text == "openslo/v1", root["kind"]?.text == "SLO" else { return nil }
    let (metadata, spec) = (root["metadata"], root["spec"])
    let name = metadata?["displayName"]?.text ?? metadata?["name"]?.text ?? document.title
    let objective = spec?["objectives"]?.list?.first
    let details = ServiceLevelObjective(
      objective: objectiveShare(objective, in: document, into: &log),
      window: spec?["timeWindow"]?.list?.first?["duration"]?.text,
      indicator: spec?["indicatorRef"]?.text ?? spec?["indicator"]?["metadata"]?["name"]?.text, format: .openSLO)
    var record = Record(
      origin: document.origin(line: root.line), lines: document.lines, title: name, details: .slo(details),
      statedID: metadata?["name"]?.text, statedService: spec?["service"]?.text)
    record.owner = metadata?["labels"]?["owner"]?.shown ?? metadata?["labels"]?["team"]?.shown
    record.fields = (spec?["description"]).map { [Field(name: "description", value: $0.shown, line: $0.line)] } ?? []
    return record
  }

  private func objectiveShare(_ objective: YAMLValue?, in document: Document, into log: inout DiagnosticLog) -> String?
  {
    if let target = objective?["target"], let text = target.text {
      if let share = Decimals.share(text) { return share }
      reportRange(text, line: target.line, in: document, into: &log)
    } else if let percent = objective?["targetPercent"], let text = percent.text {
      if let share = Decimals.share(percent: text) { return share }
      reportRange(text + " %", line: percent.line, in: document, into: &log)
    }
    return nil
  }

  private func reportRange(_ text: String, line: Int, in document: Document, into log: inout DiagnosticLog) {
    log.emit(
      Diagnostic(
        .objectiveOutOfRange, .error, "the objective \(text) is not between 0 and 100 %",
        help: "OpenSLO's `target` is a share such as 0.999; `targetPercent` is 99.9.", at: document.location(line: line)
      ))
  }

  // MARK: Front matter

  private func fromFrontMatter(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = HeaderFields(of: document)
    let objective = header.value("objective", "target")
    let share = objective.flatMap { field -> String? in
      let text = field.value
      return text.utf8.contains(UInt8(ascii: "%")) ? Decimals.share(percent: text) : Decimals.share(text)
    }
    if let objective, share == nil { reportRange(objective.value, line: objective.line, in: document, into: &log) }
    let latency = header.value("latency").flatMap {
      LatencyText.latency($0.value, warning: header.value("warning")?.value)
    }
    let details = ServiceLevelObjective(
      objective: share, window: header.value("window")?.value, indicator: header.value("indicator")?.value,
      latency: latency, format: .frontMatter, measured: header.value("measured")?.value)
    return Record(
      whole: document, header: header, details: .slo(details),
      known: ["objective", "target", "window", "indicator", "latency", "warning", "measured"], into: &log)
  }

  // MARK: Statements

  /// `**99.95% SLO for checkout**: ...` and `**p95 latency < 8 seconds**: ... approaching 6 seconds as a warning`.
  private func statements(in document: Document) -> [Record] {
    document.content.blocks.compactMap { block in
      guard case .item = block.kind, let line = block.text.first, let lead = line.lead else { return nil }
      let rest = block.plain
      if let record = availability(lead, line: line.number, in: document) { return record }
      guard let latency = LatencyText.latency(lead, warning: LatencyText.warning(in: rest)) else { return nil }
      return record(trimmedColon(lead), .init(latency: latency, format: .prose), line: line.number, in: document)
    }
  }

  private func availability(_ lead: String, line: Int, in document: Document) -> Record? {
    let words = lead.utf8.split(separator: 0x20).map(\.withText)
    guard let percent = words.first, percent.hasSuffix("%"), words.dropFirst().first == "SLO",
      let share = Decimals.share(percent: percent)
    else { return nil }
    let subject = trimmedColon(words.dropFirst(2).drop { $0 == "for" }.joined(separator: " "))
    return record(
      trimmedColon(lead), .init(objective: share, indicator: subject.isEmpty ? nil : subject, format: .prose),
      line: line,
      in: document)
  }

  private func record(_ title: String, _ slo: ServiceLevelObjective, line: Int, in document: Document) -> Record {
    Record(origin: document.origin(line: line), lines: line...line, title: title, details: .slo(slo))
  }
}

private func trimmedColon(_ text: String) -> String {
  text.utf8.last == UInt8(ascii: ":") ? text.utf8.dropLast().withText : text
}

/// Percentages and shares as exact decimals: moving the point, never a Double.
enum Decimals {
  /// `0.999` between 0 and 1.
  static func share(_ text: String) -> String? {
    let text = trimmedText(text)
    guard let value = Double(text), isPlain(text), (0...1).contains(value) else { return nil }
    return text
  }

  /// `99.9` or `99.9%` as `0.999`.
  static func share(percent text: String) -> String? {
    var text = trimmedText(text)
    if text.utf8.last == UInt8(ascii: "%") { text = trimmedText(text.utf8.dropLast().withText) }
    guard let value = Double(text), isPlain(text), (0...100).contains(value) else { return nil }
    let parts = split(text, at: UInt8(ascii: "."))
    let fraction = parts.count == 2 ? parts[1] : ""
    let whole = String(repeating: "0", count: max(0, 3 - parts[0].utf8.count)) + parts[0]
    let digits = whole.utf8.dropFirst(whole.utf8.count - 2).withText + fraction
    let unit = whole.utf8.dropLast(2).withText.utf8.drop { $0 == 0x30 }.withText
    var decimals = Array(digits.utf8)
    while decimals.last == 0x30 { decimals.removeLast() }
    return (unit.isEmpty ? "0" : unit) + (decimals.isEmpty ? "" : "." + decimals.withText)
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }
}

/// `p95 latency < 8 seconds`.
enum LatencyText {
  static func latency(_ text: String, warning: String?) -> ServiceLevelObjective.Latency? {
    guard let first = text.utf8.first, first == UInt8(ascii: "p") || first == UInt8(ascii: "P") else { return nil }
    let percentile = text.utf8.dropFirst().prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }.withText
    guard let value = Double(percentile), (1..<100).contains(value),
      let comparator = text.utf8.firstIndex(of: UInt8(ascii: "<"))
    else { return nil }
    let bound = text.utf8[text.utf8.index(after: comparator)...].drop { $0 == UInt8(ascii: "=") }
    guard let target = quantity(trimmedColon(bound.withText)) else { return nil }
    return .init(percentile: percentile, target: target, warning: warning.flatMap(quantity))
  }

  /// The quantity before the word "warning" in the sentence: "treat anything approaching 6 seconds as a warning sign".
  static func warning(in text: String) -> String? {
    for sentence in split(text, at: UInt8(ascii: ".")) where sentence.containsFolded("warning") {
      let words = sentence.utf8.split(separator: 0x20).map(\.withText)
      for (index, word) in words.enumerated() where Double(word) != nil && index + 1 < words.count {
        return word + " " + words[index + 1]
      }
    }
    return nil
  }

  /// `8 seconds` as `8 s`, `450ms` as `450 ms`.
  static func quantity(_ text: String) -> String? {
    let text = trimmedText(text)
    let number = text.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }.withText
    guard Double(number) != nil else { return nil }
    switch foldedWords(text.utf8.dropFirst(number.utf8.count).withText).first {
    case "s", "sec", "secs", "second", "seconds": return number + " s"
    case "ms", "millisecond", "milliseconds": return number + " ms"
    case "m", "min", "minute", "minutes": return number + " min"
    default: return nil
    }
  }
}

extension Diagnostic.ID {
  static let objectiveOutOfRange: Self = "slo.objective-out-of-range"
}
