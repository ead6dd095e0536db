package import Diagnostics
import Markdown
package import ReportModel

/// Service level objectives: files of tools, front matter, tables, and statements in the constraints of a persona.
package struct ServiceLevelReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .yaml, .json, .jsonLines]

  package var understands: [Understanding] {
    [
      Understanding(
        .slo,
        ObjectiveDialect.understood + HomeMadeObjectives.understood + ObjectiveTables.understood
          + ObjectiveDiagnostics.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    switch document.format {
    case .yaml, .json, .jsonLines: return ObjectiveFile.records(in: document, into: &log)
    case .markdown: break
    case .csv, .text, .other: return []
    }
    if document.declaredKind == .slo { return declared(document, into: &log) }
    if document.declaredKind == .persona { return statements(in: document) }
    guard document.declaredKind == nil else { return [] }
    return ObjectiveTables.records(in: document, into: &log) + statements(in: document)
  }

  // MARK: Front matter

  /// One where the head promises something, else what its tables and sections promise.
  private func declared(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.header.value("objective", "target", "latency") != nil { return [fromFrontMatter(document, into: &log)] }
    let objectives = ObjectiveTables.records(in: document, into: &log)
    return objectives.isEmpty ? [fromFrontMatter(document, into: &log)] : objectives
  }

  private func fromFrontMatter(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let objective = header.value("objective", "target")
    let share = objective.flatMap { field -> String? in
      let text = field.value
      return ObjectiveText.promised(
        text.utf8.contains(UInt8(ascii: "%")) ? Decimals.share(percent: text) : Decimals.share(text))
    }
    if let objective, share == nil {
      ObjectiveDiagnostics.reportRange(objective.value, line: objective.line, in: document, into: &log)
    }
    if let objective, let share {
      ObjectiveDiagnostics.reportLow(share, line: objective.line, in: document, into: &log)
    }
    let indicator = header.value("indicator")?.value
    let latency =
      header.value("latency").flatMap { LatencyText.latency($0.value, warning: header.value("warning")?.value) }
      ?? bodyLatency(document) ?? indicator.flatMap { self.latency(of: $0, share: share) }
    let window = header.value("window")?.value
    let zone = header.value("timezone", "time_zone", "time zone")?.value
    let details = ServiceLevelObjective(
      objective: share, window: window, indicator: indicator, latency: latency,
      format: .frontMatter, measured: header.value("measured")?.value, objectiveLine: objective?.line,
      period: window.flatMap { WindowText.period($0, zone: zone) })
    ObjectiveDiagnostics.reportVague(
      details, document.title, line: objective?.line ?? header.value("latency", "indicator")?.line ?? 1, in: document,
      into: &log)
    return Record(
      whole: document, header: header, details: .slo(details),
      known: ["objective", "target", "window", "indicator", "latency", "warning", "measured", "timezone"],
      into: &log)
  }

  /// `p95 < 800 ms, warning at 600 ms` in its text.
  private func bodyLatency(_ document: Document) -> ServiceLevelObjective.Latency? {
    document.content.blocks.lazy.filter { !$0.isQuoted }.flatMap(\.text).compactMap { line in
      LatencyText.latency(line.text, warning: LatencyText.warning(in: line.text))
    }.first
  }

  /// `charges answered within 800 ms`, of the share that the objective promises.
  private func latency(of indicator: String, share: String?) -> ServiceLevelObjective.Latency? {
    guard let percent = share.flatMap({ DecimalText($0)?.shifted(by: 2).text }) else { return nil }
    return LatencyText.latency(ofShare: percent, "of " + indicator)
  }

  // MARK: Statements

  /// `**99.95% SLO for checkout**: ...` and `**p95 latency < 8 seconds**: ... approaching 6 seconds as a warning`.
  private func statements(in document: Document) -> [Record] {
    let isReport = LoadTestReport.isReport(document)
    return document.content.blocks.indices.compactMap { index in
      let block = document.content.blocks[index]
      guard case .item = block.kind, let line = block.text.first, let lead = line.lead else { return nil }
      let rest = block.plain
      if let record = availability(lead, line: line.number, in: document) { return record }
      guard let latency = LatencyText.latency(lead, warning: LatencyText.warning(in: rest)), !isReport,
        !isCriterion(line, at: index, in: document)
      else { return nil }
      return record(trimmedColon(lead), .init(latency: latency, format: .prose), line: line.number, in: document)
    }
  }

  /// `**p99 < 2s:** ✅ met`: what some test had to keep, and no promise.
  private func isCriterion(_ line: MarkdownContent.Line, at block: Int, in document: Document) -> Bool {
    if let value = keyValue(line)?.value, JudgedText.passes(value) != nil { return true }
    let words = document.section(around: block).map { foldedWords($0.title) } ?? []
    return words.contains { ["criteria", "criterion", "results"].contains($0) }
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
