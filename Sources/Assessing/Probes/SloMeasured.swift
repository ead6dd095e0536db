import ReportModel

extension Probe {
  /// Every SLO is measured, by data. What its own document says of it is a claim.
  static let sloMeasured = Probe("slo-measured", without: "there is no SLO") { view in
    let objectives = view[.slo]
    guard !objectives.isEmpty else { return nil }
    let standings = Dictionary(view.standingsOfObjectives.map { ($0.record, $0) }) { first, _ in first }
    let measured = objectives.filter { standings[$0.id]?.isMeasured == true }
    let stale = objectives.filter { standings[$0.id]?.state == .stale }
    let stated = objectives.filter { record in
      let isCovered = standings[record.id].map { $0.isMeasured || $0.state == .stale } ?? false
      return !isCovered && record.slo?.statesMeasurement == true
    }
    let reason = Trait("SLO", "SLOs", "is", "are", "measured").sentence(measured.count, of: objectives.count)
    if measured.count == objectives.count {
      return CheckAnswer(.pass, reason, evidence: measured.flatMap { standings[$0.id]?.evidence ?? [] })
    }
    guard measured.count + stale.count + stated.count == objectives.count else {
      let missing = objectives.filter { standings[$0.id]?.isMeasured != true }.map(\.origin)
      return CheckAnswer(
        measured.isEmpty ? .fail : .partial(done: measured.count, of: objectives.count), reason, evidence: missing)
    }
    if stated.isEmpty {
      return CheckAnswer(.stale, "\(reason); of the others the data is out of date", evidence: stale.map(\.origin))
    }
    return CheckAnswer(
      .claimed, "\(reason); the others only say in their own words how they were met", evidence: stated.map(\.origin))
  }
}

extension ServiceLevelObjective {
  fileprivate var statesMeasurement: Bool {
    measured.map { $0.utf8.contains(where: \.isWordByte) && !EvasiveText.isWhole($0) } ?? false
  }
}

extension ServiceView {
  var standingsOfObjectives: [ObjectiveStanding] { index.objectives[service.id] ?? [] }
}
