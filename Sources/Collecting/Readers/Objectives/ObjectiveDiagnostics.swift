import Diagnostics
import ReportModel

/// What can be wrong with an objective, in whichever form it is written.
enum ObjectiveDiagnostics {
  static func reportRange(
    _ text: String, _ severity: Diagnostic.Severity = .error, line: Int, in document: Document,
    into log: inout DiagnosticLog
  ) {
    log.emit(
      Diagnostic(
        .objectiveOutOfRange, severity,
        "the objective \(text) is outside its range",
        help: "OpenSLO's `target` is a share such as 0.999; `targetPercent` is 99.9.", at: document.location(line: line)
      ))
  }

  static func reportUpperLimit(_ text: String, line: Int, in document: Document, into log: inout DiagnosticLog) {
    log.emit(
      Diagnostic(
        .objectiveUpperLimit, .note, "the upper limit \(text) is no share of good events, so it has no error budget",
        help: "Write which share is good, such as `≥ 99.9 %`, if that is meant.", at: document.location(line: line)))
  }

  /// One that leaves no budget, and one that is kept while most events are bad.
  static func reportExtreme(_ share: String, line: Int, in document: Document, into log: inout DiagnosticLog) {
    reportLow(share, line: line, in: document, into: &log)
    guard DecimalText(share)?.text == "1" else { return }
    log.emit(
      Diagnostic(
        .objectiveHundred, .warning, "an objective of 100 % leaves no error budget: a single failure breaks it",
        help: "State what users can do without, such as 99.9 %.", at: document.location(line: line)))
  }

  /// Of a document of its own, which may well promise 100 %, only the other end.
  static func reportLow(_ share: String, line: Int, in document: Document, into log: inout DiagnosticLog) {
    guard let number = DecimalText(share), number.value < 0.5 else { return }
    log.emit(
      Diagnostic(
        .objectiveLow, .warning, "an objective of \(number.shifted(by: 2).text) % is kept while most events are bad",
        help: "State what users need, such as 99.9 %.", at: document.location(line: line)))
  }

  /// What promises hardly anything: a minute and more for an answer, or an indicator that is still to be found.
  static func reportVague(
    _ slo: ServiceLevelObjective, _ title: String, line: Int, in document: Document, into log: inout DiagnosticLog
  ) {
    if let indicator = slo.indicator, openWords.contains(foldedWords(indicator).joined(separator: " ")) {
      log.emit(
        Diagnostic(
          .indicatorOpen, .warning, "the indicator of \"\(title)\" is \"\(indicator)\"",
          help: "Say which events count, and which of them are good.", at: document.location(line: line)))
    }
    let words = foldedWords(title) + foldedWords(slo.indicator ?? "")
    guard let latency = slo.latency, !words.contains(where: slowWords.contains),
      let target = LatencyText.milliseconds(latency.target).flatMap(Double.init), target > 60_000
    else { return }
    log.emit(
      Diagnostic(
        .latencySlow, .warning, "\"\(title)\" promises an answer within \(latency.target)",
        help: "State what users wait for; of a job or a batch, name it so.", at: document.location(line: line)))
  }

  static func reportMissing(_ title: String, line: Int, in document: Document, into log: inout DiagnosticLog) {
    log.emit(
      Diagnostic(
        .targetMissing, .warning, "the objective \"\(title)\" states no target", help: "Add a `target`.",
        at: document.location(line: line)))
  }

  static var understood: [Understanding.Row] {
    [
      .init("Objectives: an indicator that is still open", openWords.sorted(by: byBytes)),
      .init("Objectives: what may take minutes", slowWords.sorted(by: byBytes)),
    ]
  }

  private static let openWords: Set<String> = [
    "tbd", "tba", "tbc", "todo", "to do", "to be defined", "to be determined", "to be decided", "pending", "unknown",
    "later",
  ]
  private static let slowWords: Set<String> = [
    "age", "backlog", "backup", "backups", "batch", "batches", "build", "builds", "delay", "delivery", "deploy",
    "deployment", "detect", "detection", "etl", "export", "exports", "freshness", "import", "imports", "ingestion",
    "job", "jobs", "lag", "nightly", "pipeline", "pipelines", "processed", "processing", "provisioning", "queue",
    "queues", "recovery", "replication", "report", "reports", "resolution", "restore", "staleness", "startup",
    "sync", "transfer", "upload", "uploads", "webhook", "webhooks", "workflow", "workflows",
  ]

  /// Two documents that promise one service different shares under the same name.
  static func reportContradictions(_ records: [Record], into log: inout DiagnosticLog) {
    var first: [String: (share: String, origin: Origin)] = [:]
    for record in records.sorted(by: { $0.origin < $1.origin }) {
      guard case .slo(let slo) = record.details, let share = slo.objective.flatMap({ DecimalText($0)?.text }),
        let service = record.service
      else { continue }
      let key = "\(service)\u{0}\(foldedKey(record.title))"
      guard let earlier = first[key] else {
        first[key] = (share, record.origin)
        continue
      }
      guard earlier.share != share, earlier.origin.document != record.origin.document else { continue }
      let document = record.origin.document
      log.emit(
        Diagnostic(
          .objectiveContradiction, .warning,
          "\"\(record.title)\" promises \(share) here and \(earlier.share) in \(earlier.origin.document.path)",
          help: "State the objective in one place.",
          at: FileLocation(
            source: document.source, path: document.path.text, line: slo.objectiveLine ?? record.origin.line)))
    }
  }
}

extension Diagnostic.ID {
  static let objectiveOutOfRange: Self = "slo.objective-out-of-range"
  static let objectiveUpperLimit: Self = "slo.upper-limit"
  static let objectiveMissed: Self = "slo.missed-as-stated"
  static let objectiveHundred: Self = "slo.objective-100"
  static let objectiveLow: Self = "slo.objective-low"
  static let latencySlow: Self = "slo.latency-slow"
  static let indicatorOpen: Self = "slo.indicator-open"
  static let objectiveContradiction: Self = "slo.contradiction"
  static let windowAmbiguous: Self = "slo.window-ambiguous"
  static let indicatorMissing: Self = "slo.indicator-missing"
  static let targetMissing: Self = "slo.target-missing"
}
