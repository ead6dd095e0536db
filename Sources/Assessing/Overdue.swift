import Diagnostics
import ReportModel

/// Reports what should have been done by a day that has passed: debts, actions, reviews of runbooks.
///
/// What is due on the day of the report is not late yet.
func reportOverdue(_ records: [Record], asOf: Day, into log: inout DiagnosticLog) {
  let incidents = Set(records.lazy.filter { $0.kind == .incident }.map(\.origin.document))
  for record in records {
    if let (id, due, line) = record.lateness(inIncident: incidents.contains(record.origin.document)), due < asOf {
      log.emit(.overdue(id, record, since: due, asOf: asOf, line: line ?? record.origin.line))
    }
  }
}

extension Record {
  /// The day by which it should have been dealt with, and where that is written; `nil` when it has been or need not be.
  fileprivate func lateness(inIncident: Bool) -> (Diagnostic.ID, due: Day, line: Int?)? {
    switch details {
    case .debt(let debt):
      debt.isClosed ? nil : debt.due.map { (.debtOverdue, $0, debt.dueLine) }
    case .action(let action):
      // Of another look at a service its review tells, unless a newer one has replaced it.
      action.state == .open && !(action.isReReview && service != nil)
        ? action.due.map { (inIncident ? .incidentActionOverdue : .actionOverdue, $0, nil) } : nil
    case .runbook(let runbook):
      runbook.isDeprecated ? nil : runbook.reviewDue.map { (.runbookReviewOverdue, $0, runbook.reviewLine) }
    case .service, .persona, .review, .certificate, .decisionRecord, .slo, .measurement, .checklist, .incident, .plan,
      .update, .kpi, .waiver, .proposal, .deployment, .automation, .vendor, .loadTest:
      nil
    }
  }
}

/// Reports waivers for services of which nothing else is known.
func reportUnknownServices(_ portfolio: Portfolio, into log: inout DiagnosticLog) {
  let inferred = Set(portfolio.services.lazy.filter(\.isInferred).map(\.id))
  let known = Set(portfolio.records.lazy.filter { $0.kind != .waiver }.compactMap(\.service))
  for record in portfolio.records where record.kind == .waiver {
    guard record.statedService != nil, let service = record.service, inferred.contains(service),
      !known.contains(service)
    else { continue }
    log.emit(
      Diagnostic(
        .waiverUnknownService, .note, "waives a check of \(service), of which nothing else is known",
        help: "Correct the name, declare the service, or remove the waiver.", at: record.origin.location))
  }
}

/// Reports components that one agent approves and another refuses, at the strictest refusal that stands.
func reportConflicts(
  _ portfolio: Portfolio, in index: PortfolioIndex, policy: AssessmentPolicy, asOf: Day, into log: inout DiagnosticLog
) {
  let certificates = portfolio.records.filter { $0.kind == .certificate }
  for (_, certificates) in Dictionary(grouping: certificates, by: \.origin.document.source) {
    let standings = certificateStandings(certificates, in: index, policy: policy, asOf: asOf)
    for (_, standings) in Dictionary(grouping: standings, by: { foldedName($0.component ?? "") }) {
      let refusals = standings.compactMap { $0.stops.first ?? $0.refusal }.sorted { $0.strictness < $1.strictness }
      let approvals = standings.compactMap { $0.verdict?.approves == true ? $0.deciding : nil }
        .sorted(by: Record.standsBefore)
      guard standings[0].component != nil, let refusal = refusals.first, let approval = approvals.first else {
        continue
      }
      log.emit(.conflict(refusal, approval))
    }
  }
}

extension Record {
  /// The stricter one first; of two alike the first in the order of places.
  fileprivate var strictness: (Int, Origin) { (certificate?.verdict?.strictness ?? .max, origin) }

  /// "wren-performance says NO_GO on 2026-01-19"
  fileprivate var sentence: String {
    let day = date.map { " on \($0.iso)" } ?? ""
    return "\(certificate?.agent ?? title) says \(certificate?.verdict?.rawValue ?? "nothing")\(day)"
  }
}

extension Diagnostic {
  fileprivate static func conflict(_ refusal: Record, _ approval: Record) -> Diagnostic {
    let line = refusal.certificate?.verdictLine ?? refusal.origin.line
    return Diagnostic(
      .certificateConflict, .warning,
      "\(refusal.sentence), and \(approval.sentence): the stricter one counts",
      help: "Have the agents look again; only the same agent's later certificate lifts a refusal.",
      at: refusal.at(line: line).location)
  }
}

extension Diagnostic {
  fileprivate static func overdue(_ id: ID, _ record: Record, since due: Day, asOf: Day, line: Int) -> Diagnostic {
    let days = asOf - due
    return Diagnostic(
      id, .warning,
      "\"\(excerpt(record.title))\" was due on \(due.iso), \(days == 1 ? "a day" : "\(days) days") before the report",
      help: "Do it, or agree on another day.", at: record.at(line: line).location)
  }
}

extension Diagnostic.ID {
  static let debtOverdue: Self = "debt.overdue"
  static let actionOverdue: Self = "action.overdue"
  static let incidentActionOverdue: Self = "incident.action-overdue"
  static let runbookReviewOverdue: Self = "runbook.review-overdue"
  static let waiverUnknownService: Self = "waiver.unknown-service"
  static let certificateConflict: Self = "certificate.conflict"
}

/// What the site says of what is late, and of what contradicts itself among records.
let overdueHandbook = [
  HandbookEntry(
    .debtOverdue,
    what: "A debt is open and the day by which it was to be paid has passed.",
    why: "Somebody plans with it being gone, and it still costs what it costs.",
    remedy: "Pay it and close it, or agree on another day with its owner."),
  HandbookEntry(
    .actionOverdue,
    what: "An action is open and its due day has passed.",
    why: "Whoever waits for it does not know that it is late.",
    remedy: "Do it and tick it off, cancel it, or agree on another day."),
  HandbookEntry(
    .incidentActionOverdue,
    what: "A follow-up of an incident is open and its due day has passed.",
    why: "What made the incident possible may still be there.",
    remedy: "Do it and close it, or agree on another day and write down why."),
  HandbookEntry(
    .runbookReviewOverdue,
    what: "The day on which a runbook was to be looked at again has passed.",
    why: "It may describe a system that no longer is so, and nobody finds out before it is needed.",
    remedy: "Go through it, correct it, and write down the day."),
  HandbookEntry(
    .waiverUnknownService,
    what: "A waiver names a service that nothing declares and no other record speaks of.",
    why: "It waives nothing: the name may be mistyped, or the service gone.",
    remedy: "Correct the name, declare the service, or remove the waiver."),
  HandbookEntry(
    .certificateConflict,
    what: "Of two agents who certified one component, one refuses and the other approves.",
    why: "The stricter one counts, although whoever reads only the approval believes something else.",
    remedy: "Have the refusing agent look again, and sign a later certificate."),
]
