import ReportModel

/// The standings of KPIs, debts and waivers, and what is late, as pages ask for them.
struct StandingBook: Sendable {
  private let indicators: [Origin: IndicatorStanding]
  private let debts: [String: DebtStanding]
  private let waivers: [String: WaiverStanding]
  /// By the id of a certificate that speaks no more, the one that has replaced it.
  private let replacements: [String: Record]
  /// By record, the days since the calendar's last one for an action or a review of a runbook; 0 or less while it lasts.
  private let past: [String: Int]
  /// By the record of the newest load test of a service, the last day on which it counts.
  private let loadTests: [String: Day]

  init(_ report: Report) {
    indicators = Dictionary(report.indicators.map { ($0.origin, $0) }) { first, _ in first }
    debts = Dictionary(report.debts.map { ($0.record, $0) }) { first, _ in first }
    waivers = report.waivers
    let newer = Set(report.replacedCertificates.values)
    let found = report.portfolio.records.filter { newer.contains($0.id) }
    let records = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    replacements = report.replacedCertificates.compactMapValues { records[$0] }
    let dated = report.expiries.filter { $0.kind == .action || $0.kind == .runbook }
    loadTests = Dictionary(report.expiries.filter { $0.kind == .loadTest }.map { ($0.key, $0.day) }) { first, _ in first
    }
    past = Dictionary(dated.map { ($0.key, report.asOf - $0.day) }) { first, _ in first }
  }

  /// Of a KPI, by the place where it is written.
  func indicator(at place: Origin) -> IndicatorStanding? { indicators[place] }

  func indicator(of record: Record) -> IndicatorStanding? { record.kind == .kpi ? indicators[record.origin] : nil }

  /// A KPI of a role, say, that is no single service's.
  func measuresAll(_ record: Record) -> Bool { indicator(of: record).map { $0.service == nil } ?? false }

  func debt(_ record: Record) -> DebtStanding? { record.kind == .debt ? debts[record.id] : nil }

  func waiver(_ record: Record) -> WaiverStanding? { record.kind == .waiver ? waivers[record.id] : nil }

  /// The certificate that counts instead of this one.
  func replacement(of record: Record) -> Record? { record.kind == .certificate ? replacements[record.id] : nil }

  /// `nil` for one that a newer one has replaced.
  func end(ofLoadTest record: Record) -> Day? { record.kind == .loadTest ? loadTests[record.id] : nil }

  /// By how many days a debt, an action or the review of a runbook is late; `nil` while it is not, or has no day.
  func late(_ record: Record) -> Int? {
    switch record.kind {
    case .debt: debts[record.id]?.late
    case .action, .runbook: past[record.id].flatMap { $0 > 0 ? $0 : nil }
    case .service, .persona, .review, .certificate, .decisionRecord, .slo, .measurement, .checklist, .incident, .plan,
      .update, .kpi, .waiver, .proposal, .deployment, .automation, .vendor, .loadTest:
      nil
    }
  }

  /// `12 days late`
  func lateNote(_ record: Record) -> String? { late(record).map { "\(counted(days: $0)) late" } }

  /// What a record comes to, in a sentence; `nil` where its own words say it.
  func sentence(of record: Record) -> String? {
    guard case .waiver(let waiver) = record.details else { return nil }
    return waivers[record.id]?.sentence(of: waiver)
  }

  /// What is derived of a record and says more than its own words.
  func status(of record: Record) -> Status? {
    if let standing = indicator(of: record) { return standing.state.status }
    if let standing = waiver(record) { return standing.status }
    if replacement(of: record) != nil { return .replaced }
    if debt(record)?.isCandidatePaid == true { return .candidatePaid }
    if late(record) != nil { return .overdue }
    return record.kind == .runbook && past[record.id] != nil ? .inTime : nil
  }

  /// Whether what its page says changes with the day.
  func ages(_ record: Record) -> Bool {
    switch record.details {
    case .persona(let persona): !persona.indicators.isEmpty
    case .kpi: indicator(of: record) != nil
    case .debt: debt(record) != nil
    case .waiver: waiver(record) != nil
    case .action, .runbook: past[record.id] != nil
    case .loadTest: loadTests[record.id] != nil
    case .service, .review, .certificate, .decisionRecord, .slo, .measurement, .checklist, .incident, .plan, .update,
      .proposal, .deployment, .automation, .vendor:
      false
    }
  }
}

extension Status {
  /// Of a certificate that no longer counts.
  static let replaced = Status(word: "replaced", tone: .quiet)
  static let candidatePaid = Status(word: "candidate paid", tone: .caution)
  static let overdue = Status(word: "overdue", tone: .bad)
  /// Of a runbook: the day for looking at it again is still to come.
  static let inTime = Status(word: "current", tone: .good)
}

extension IndicatorStanding.State {
  var status: Status {
    switch self {
    case .met: Status(word: rawValue, tone: .good)
    case .missed: Status(word: rawValue, tone: .bad)
    case .tooFew, .incomplete, .stale, .undated: Status(word: rawValue, tone: .half)
    case .noData, .incomparable: Status(word: rawValue, tone: .unknown)
    }
  }
}
