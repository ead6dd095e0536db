import ReportModel

extension Probe {
  /// Every KPI that is recorded with a target has a value, with the day on which it was measured, no longer ago than its
  /// cadence allows.
  static let indicatorsMeasured = Probe("indicators-measured", looksAt: "KPI with a target") { view in
    .tally(
      view.indicatorsWithTarget,
      Trait("KPI", "KPIs", "states", "state", "a value of this period and the day of its measurement")
    ) { record in
      guard let indicator = record.indicator else { return false }
      guard indicator.actual != nil, let day = indicator.measured ?? record.date else { return false }
      let lifetime = indicator.cadence.flatMap(kpiLifetime).map { view.policy.ttl[$0] }
      return lifetime.map { view.asOf - day <= $0 } ?? true
    }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var indicator: Indicator? {
    guard case .kpi(let indicator) = details else { return nil }
    return indicator
  }
}

extension ServiceView {
  var indicatorsWithTarget: [Record] { self[.kpi].filter { $0.indicator?.target?.number != nil } }
}
