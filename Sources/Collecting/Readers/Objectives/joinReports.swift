import ReportModel

/// Takes what reports say of objectives out of the records, and of each objective keeps what the newest says.
func takeReportedObjectives(from records: inout [Record]) -> [Record] {
  var newest: [ReportedName: Record] = [:]
  for record in records {
    guard record.isReportedObjective else { continue }
    let name = ReportedName(record)
    if let other = newest[name], !record.isReportedAfter(other) { continue }
    newest[name] = record
  }
  records.removeAll { $0.isReportedObjective }
  return newest.values.sorted { $0.origin < $1.origin }
}

/// Gives each objective what a report says of it, unless it says so itself.
///
/// What a report promises is an objective only of a service that promises nothing elsewhere: otherwise it would stand there
/// twice, under the name that the report has for it.
func joinReports(_ reported: [Record], to records: inout [Record]) {
  guard !reported.isEmpty else { return }
  let measured = Dictionary(reported.map { (ReportedName($0), $0) }) { first, _ in first }
  var promised: Set<String?> = []
  for index in records.indices {
    guard case .slo(var slo) = records[index].details else { continue }
    promised.insert(records[index].service)
    guard slo.measured == nil, case .slo(let report) = measured[ReportedName(records[index])]?.details else { continue }
    slo.measured = report.measured
    records[index].details = .slo(slo)
  }
  records += reported.filter { !promised.contains($0.service) }
}

/// Of a service, and folded.
private struct ReportedName: Hashable {
  let service: String?
  let name: String

  init(_ record: Record) { (service, name) = (record.service, foldedKey(record.title)) }
}

extension Record {
  fileprivate var isReportedObjective: Bool {
    guard case .slo(let slo) = details else { return false }
    return slo.format == .report
  }

  /// By their days, else by their paths, in which the month usually stands.
  fileprivate func isReportedAfter(_ other: Record) -> Bool {
    if let date, let day = other.date, date != day { return date > day }
    return origin > other.origin
  }
}
