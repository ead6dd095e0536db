import ReportModel

/// Where each objective of a portfolio stands, by its record's id.
func objectiveStandings(of portfolio: Portfolio, asOf: Day) -> [ObjectiveStanding] {
  portfolio.records.filter { $0.kind == .slo }.map { record in
    ObjectiveStanding(
      record: record.id, service: record.service, state: .noData, reason: "nothing was measured",
      evidence: [record.origin])
  }
}
