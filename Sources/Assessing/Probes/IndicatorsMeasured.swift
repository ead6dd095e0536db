import ReportModel

extension Probe {
  /// Every KPI that is recorded with a target has a value, with the day on which it was measured.
  static let indicatorsMeasured = Probe("indicators-measured", looksAt: "KPI with a target") { view in
    .tally(view.indicatorsWithTarget, "KPIs state a value and the day of its measurement") { record in
      guard let indicator = record.indicator else { return false }
      return indicator.actual != nil && (indicator.measured ?? record.date) != nil
    }
  }
}

extension Record {
  var indicator: Indicator? {
    guard case .kpi(let indicator) = details else { return nil }
    return indicator
  }
}

extension ServiceView {
  var indicatorsWithTarget: [Record] { self[.kpi].filter { $0.indicator?.target?.number != nil } }
}
