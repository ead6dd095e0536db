import ReportModel

/// The times of all incidents up to a day, together and for each service.
func incidentStatistics(of records: [Record], in index: PortfolioIndex, asOf: Day) -> [IncidentStatistics] {
  let incidents = records.filter { record in
    record.kind == .incident && index.day(of: record).map { $0 <= asOf } ?? true
  }
  guard !incidents.isEmpty else { return [] }
  let services = Dictionary(grouping: incidents.filter { $0.service != nil }) { $0.service ?? "" }
  return [statistics(nil, incidents)] + services.sorted { $0.key < $1.key }.map(statistics)
}

private func statistics(_ service: String?, _ records: [Record]) -> IncidentStatistics {
  let incidents = records.compactMap(\.incident)
  let spreads = ResponseTime.allCases.compactMap { time in
    TimeSpread(
      time, incidents.compactMap { $0.minutes(to: time) },
      contradicted: incidents.count { $0.contradiction(of: time) != nil })
  }
  return IncidentStatistics(service: service, count: records.count, spreads: spreads)
}
