import ReportModel

/// The standings of KPIs, debts and waivers, as pages ask for them.
struct StandingBook: Sendable {
  private let indicators: [Origin: IndicatorStanding]
  private let debts: [String: DebtStanding]
  private let waivers: [String: WaiverStanding]

  init(_ report: Report) {
    indicators = Dictionary(report.indicators.map { ($0.origin, $0) }) { first, _ in first }
    debts = Dictionary(report.debts.map { ($0.record, $0) }) { first, _ in first }
    waivers = report.waivers
  }

  /// Of a KPI, by the place where it is written.
  func indicator(at place: Origin) -> IndicatorStanding? { indicators[place] }

  func indicator(of record: Record) -> IndicatorStanding? { record.kind == .kpi ? indicators[record.origin] : nil }

  func debt(_ record: Record) -> DebtStanding? { record.kind == .debt ? debts[record.id] : nil }

  func waiver(_ record: Record) -> WaiverStanding? { record.kind == .waiver ? waivers[record.id] : nil }

  /// What a record comes to, in a sentence; `nil` where its own words say it.
  func sentence(of record: Record) -> String? {
    guard case .waiver(let waiver) = record.details else { return nil }
    return waivers[record.id]?.sentence(of: waiver)
  }

  /// What is derived of a record and says more than its own words.
  func status(of record: Record) -> Status? {
    if let standing = indicator(of: record) { return standing.state.status }
    if let standing = waiver(record) { return standing.state.status }
    return debt(record).flatMap { $0.isCandidatePaid ? .candidatePaid : nil }
  }

  /// Whether what its page says changes with the day.
  func ages(_ record: Record) -> Bool {
    switch record.details {
    case .persona(let persona): !persona.indicators.isEmpty
    case .kpi: indicator(of: record) != nil
    case .debt: debt(record) != nil
    case .waiver: waiver(record) != nil
    case .service, .review, .certificate, .decisionRecord, .slo, .measurement, .checklist, .runbook, .incident, .plan,
      .update, .action, .proposal, .deployment, .automation, .vendor, .loadTest:
      false
    }
  }
}

extension Status {
  static let candidatePaid = Status(word: "candidate paid", tone: .caution)
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
