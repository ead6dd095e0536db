import ReportModel

/// What KPIs are computed from, by kind and service.
struct IndicatorGround: Sendable {
  let index: PortfolioIndex
  let asOf: Day
  let objectives: [ObjectiveStanding]
  var findings: [LedgerFinding] = []
  let objectiveRecords: [String: Record]
  private let records: [RecordKind: [Record]]

  init(_ portfolio: Portfolio, _ index: PortfolioIndex, _ objectives: [ObjectiveStanding], asOf: Day) {
    (self.index, self.asOf, self.objectives) = (index, asOf, objectives)
    let kinds: Set<RecordKind> = [.incident, .deployment, .automation, .debt, .review, .certificate]
    records = Dictionary(grouping: portfolio.records.filter { kinds.contains($0.kind) }, by: \.kind)
    objectiveRecords = Dictionary(portfolio.records.filter { $0.kind == .slo }.map { ($0.id, $0) }) { first, _ in first
    }
  }

  /// Those of a service, or of all, up to the day of the report.
  func all(_ kind: RecordKind, of service: String?) -> [Record] {
    let found = service.map { index.records[$0]?[kind] ?? [] } ?? records[kind] ?? []
    return found.filter { index.day(of: $0).map { $0 <= asOf } ?? true }
  }

  /// Those of the last so many days; what has no day is none of them.
  func recent(_ kind: RecordKind, of service: String?, days: Int) -> [Record] {
    all(kind, of: service).filter { index.day(of: $0).map { asOf - $0 < days } ?? false }
  }

  func reckon(_ measure: IndicatorMeasure, for aim: IndicatorAim) -> IndicatorReckoning {
    switch measure {
    case .uptime: uptime(aim)
    case .deployments(let period): deployments(aim, every: period)
    case .responseTime(let time): responseTime(aim, time)
    case .automationReturn: automationReturn(aim)
    case .unapprovedChanges: unapprovedChanges(aim)
    case .oldFindings(let days, let severities): oldFindings(aim, days, severities)
    case .documentedDebt: documentedDebt(aim)
    }
  }

  /// `in the last 30 days`, of which the day of the report is one.
  func span(_ days: Int) -> String { "in the last \(days == 1 ? "day" : "\(days) days")" }
}

extension [Record] {
  /// Where they stand; of very many the first.
  var places: [Origin] { prefix(100).map(\.origin) }
}
