import ReportModel

extension Probe {
  /// Every KPI with a value and a target that can be compared meets it.
  static let indicatorsMet = Probe("indicators-met", looksAt: "KPI with a value and a target") { view in
    let cases = view.indicatorsWithTarget.compactMap { record in
      record.indicator?.isMet.map { (origin: record.origin, holds: $0) }
    }
    return .tally(cases, Trait("KPI", "KPIs", "meets", "meet", "the target"))
  }
}

extension Indicator {
  /// `nil` when there is nothing to compare.
  fileprivate var isMet: Bool? {
    guard let value = actual.flatMap({ ExactDecimal($0, isCut: true) })?.fraction else { return nil }
    return target?.isMet(by: value)
  }
}
