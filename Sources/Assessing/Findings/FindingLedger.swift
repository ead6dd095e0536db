import Diagnostics
import Digest
import ReportModel

extension ServiceView {
  /// The rows of the ledger: the open ones first, the gravest of them first.
  ///
  /// - Parameter rubric: Its checks are what an open finding breaks.
  func findingLedger(of rubric: Rubric, into log: inout DiagnosticLog) -> [LedgerFinding] {
    var rows: [LedgerFinding] = []
    var taken: [String: Int] = [:]
    for book in findings {
      for thread in book.threads {
        var row = row(of: thread, in: book)
        let earlier = taken[row.id, default: 0]
        taken[row.id] = earlier + 1
        if earlier > 0 { row.id += "-\(earlier + 1)" }
        report(row, thread, rubric, into: &log)
        rows.append(row)
      }
    }
    return rows.sorted(on: \.urgency, by: <)
  }

  private func row(of thread: FindingThread, in book: FindingBook) -> LedgerFinding {
    let (last, persona, key) = (thread.last, book.persona, thread.key)
    let found = thread.life(asOf: asOf)
    // Who approves without asking for it again has said so.
    let life = book.isCondition && found == .disappeared ? .lifted : found
    let identity =
      [service.id, persona.map(foldedName) ?? last.record, book.isCondition ? "condition" : "finding"]
      + [book.component, key.subject.joined(separator: " "), key.file] + (key.snippet.isEmpty ? [] : [key.snippet])
      + (key.position > 0 ? [String(key.position)] : [])
    return LedgerFinding(
      id: "f-" + ContentDigest(of: identity.joined(separator: "\u{0}").utf8).description.prefix(12),
      kind: book.isCondition ? .condition : .finding, service: service.id, persona: persona, title: last.finding.title,
      severity: last.finding.severity, life: life, since: thread.since, age: thread.since.map { max(0, asOf - $0) },
      limit: last.finding.severity.flatMap { policy.findingLimits[$0] }, acceptedUntil: last.acceptedUntil,
      owner: last.finding.statedOwner, due: last.finding.due, effort: last.finding.field("effort"),
      record: last.record, origin: last.origin, sightings: thread.sightings.map(\.origin))
  }

  private func report(
    _ row: LedgerFinding, _ thread: FindingThread, _ rubric: Rubric, into log: inout DiagnosticLog
  ) {
    let title = excerpt(row.title)
    if row.isOverdue, let since = row.since, let limit = row.limit, let severity = row.severity {
      log.emit(
        Diagnostic(
          .findingOverdue, .warning,
          "\"\(title)\" has been open since \(since.iso); \(severity.rawValue) ones may be for \(limit) days",
          help: row.wayOut(rubric), at: row.origin.location))
    }
    if row.isOpen, row.life != .accepted, let due = row.due, due < asOf {
      log.emit(
        Diagnostic(
          .findingPastDue, .warning, "\"\(title)\" was due \(due.iso) and is still open",
          help: "Mend it, or agree on another day and write it down.", at: row.origin.location))
    }
    if row.life == .disappeared, row.kind == .finding, let review = thread.replacedBy {
      log.emit(
        Diagnostic(
          .findingDisappeared, .warning,
          "\"\(title)\" stood in the review before (line \(row.origin.line) of \(row.origin.document.path.text)), and nothing "
            + "says that it was fixed",
          help: "List it with `Status: fixed`, or as still open.", at: review.location))
    }
  }
}

extension LedgerFinding {
  /// How to close it, and what may be waived until then.
  fileprivate func wayOut(_ rubric: Rubric) -> String {
    let author = persona.map { " of \($0)" } ?? ""
    let document = kind == .condition ? "certificate" : "review"
    let way =
      "Mend it and list it with `Status: fixed` in the next \(document)\(author), or accept it there with `Status: accepted "
      + "until` and a day."
    let probes = severity.map(Self.brokenProbes) ?? []
    let checks = rubric.checks.filter { $0.isWaivable && $0.probe.map(probes.contains) ?? false }.map { "`\($0.id)`" }
    guard !checks.isEmpty else { return way }
    return way + " Until then a waiver may accept what fails for it: \(checks.joined(separator: ", "))."
  }

  /// The probes of checks that fail for an open finding of a severity.
  private static func brokenProbes(_ severity: Severity) -> Set<String> {
    switch severity {
    case .critical: [Probe.criticalFindings.name, Probe.findingsYoung.name]
    case .high: [Probe.highFindings.name, Probe.findingsYoung.name]
    case .medium, .low, .info: []
    }
  }

  /// Open ones first, then the gravest, those without a severity last, then by place.
  fileprivate var urgency: (Int, Int, Origin, String) {
    (isOpen ? 0 : 1, severity.gravity, origin, id)
  }
}
