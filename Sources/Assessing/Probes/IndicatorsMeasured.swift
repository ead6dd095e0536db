import ReportModel

extension Probe {
  /// Every KPI with a target has a value: one that records give, or one that was reported no longer ago than its cadence
  /// allows.
  static let indicatorsMeasured = Probe(
    "indicators-measured", without: "no persona and no record has a KPI with a target", isFine: .always
  ) { view in
    .tally(
      (view.indicators + view.personaIndicators).map { (origin: $0.origin, holds: $0.state.isMeasured) },
      Trait("KPI", "KPIs", "has", "have", "a value that is not out of date"))
  }
}

extension IndicatorStanding.State {
  /// Whatever the value says to the target.
  fileprivate var isMeasured: Bool {
    switch self {
    case .met, .missed, .tooFew, .incomplete, .incomparable: true
    case .stale, .undated, .noData: false
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
