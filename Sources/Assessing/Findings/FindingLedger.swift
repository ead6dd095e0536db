import Diagnostics
import Digest
import ReportModel

extension ServiceView {
  /// Every problem that somebody has seen in the service, by persona and in the order of its first sighting.
  var findingThreads: [(persona: String?, isCondition: Bool, threads: [FindingThread])] {
    let live = (self[.review] + self[.certificate]).filter { record in
      index.day(of: record).map { $0 <= asOf } ?? true
    }
    let groups = Dictionary(grouping: live) { record in
      [
        record.kind.rawValue, record.reviewer.map(foldedName) ?? "\u{0}" + record.id,
        foldedName(record.component ?? ""),
      ]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, records in
      let rounds = rounds(of: records)
      let isCondition = key[0] == RecordKind.certificate.rawValue
      let threads = Assessing.findingThreads(
        rounds, days: rounds.map { $0.compactMap { index.day(of: $0) }.max() },
        lifts: { $0.liftsFindings }, findings: { $0.ledgerFindings })
      return (records.compactMap(\.reviewer).min(), isCondition, threads)
    }
  }

  /// Those of one day together, the oldest first. One without a date comes first, but for a refusal, which comes last.
  private func rounds(of records: [Record]) -> [[Record]] {
    func rank(_ record: Record) -> Int {
      index.day(of: record)?.number ?? (record.review?.verdict == .fail ? .max : .min)
    }
    return Dictionary(grouping: records, by: rank).sorted { $0.key < $1.key }.map {
      $0.value.sorted(by: Record.standsBefore)
    }
  }

  /// The rows of the ledger: the open ones first, the gravest of them first.
  func findingLedger(into log: inout DiagnosticLog) -> [LedgerFinding] {
    var rows: [LedgerFinding] = []
    for (persona, isCondition, threads) in findingThreads {
      for thread in threads {
        let row = row(of: thread, persona: persona, isCondition: isCondition)
        report(row, thread, into: &log)
        rows.append(row)
      }
    }
    return rows.sorted { $0.urgency < $1.urgency }
  }

  private func row(of thread: FindingThread, persona: String?, isCondition: Bool) -> LedgerFinding {
    let (last, life) = (thread.last, thread.life(asOf: asOf))
    let identity =
      [service.id, persona.map(foldedName) ?? last.record.id, isCondition ? "condition" : "finding"]
      + [last.record.component ?? ""] + [thread.key.subject.joined(separator: " "), thread.key.file]
      + (thread.key.position > 0 ? [String(thread.key.position)] : [])
    return LedgerFinding(
      id: "f-" + ContentDigest(of: identity.joined(separator: "\u{0}").utf8).description.prefix(12),
      kind: isCondition ? .condition : .finding, service: service.id, persona: persona, title: last.finding.title,
      severity: last.finding.severity, life: life, since: thread.since, age: thread.since.map { max(0, asOf - $0) },
      limit: last.finding.severity.flatMap { policy.findingLimits[$0] }, acceptedUntil: last.finding.acceptedUntil,
      owner: last.finding.statedOwner, due: last.finding.statedDue, effort: last.finding.field("effort"),
      record: last.record.id, origin: last.origin, sightings: thread.sightings.map(\.origin))
  }

  private func report(_ row: LedgerFinding, _ thread: FindingThread, into log: inout DiagnosticLog) {
    let title = excerpt(row.title)
    if row.isOverdue, let since = row.since, let limit = row.limit, let severity = row.severity {
      log.emit(
        Diagnostic(
          .findingOverdue, .warning,
          "\"\(title)\" has been open since \(since.iso); \(severity.rawValue) ones may be for \(limit) days",
          help: "Mend it, or accept it with a waiver on the check that it breaks.", at: row.origin.location))
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
          help: "List it with `Status: fixed`, or as still open.", at: review.origin.location))
    }
  }
}

extension Record {
  /// Who reviewed: the persona of a review, the agent of a certificate.
  fileprivate var reviewer: String? {
    certificate?.agent ?? persona
  }

  fileprivate var component: String? { certificate?.component }

  /// It came to an opinion other than a refusal, so that what it leaves out is over.
  fileprivate var liftsFindings: Bool {
    if let review { return review.verdict == .pass || review.verdict == .conditional }
    return certificate?.verdict?.approves ?? false
  }

  /// The findings of a review; the conditions of a certificate, which stand where its verdict does.
  fileprivate var ledgerFindings: [Finding] {
    if let review { return review.findings }
    guard let certificate, certificate.verdict == .conditionallyApproved else { return [] }
    return certificate.conditions.map { text in
      Finding(id: text, title: text, line: certificate.verdictLine ?? origin.line)
    }
  }
}

extension LedgerFinding {
  /// Open ones first, then the gravest, those without a severity last, then by place.
  fileprivate var urgency: (Int, Int, Origin, String) {
    let rank = severity.flatMap { Severity.allCases.firstIndex(of: $0) } ?? Severity.allCases.count
    return (isOpen ? 0 : 1, rank, origin, id)
  }
}
