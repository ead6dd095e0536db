import ReportModel

extension Probe {
  /// Every KPI, be it a record of the service or a row of a persona's table, has a target with a comparator and a number, and
  /// a cadence.
  static let indicatorsReadable = Probe("indicators-readable", without: "there is no KPI", isFine: .always) {
    view in
    var cases = Dictionary(view.indicators.map { ($0.origin, $0.isReadable) }) { first, _ in first }
    for record in view.personaDefinitions {
      for (row, place) in zip(record.personaDefinition?.indicators ?? [], record.indicatorPlaces) {
        cases[place] = cases[place] ?? (row.target.isReadable && row.cadence != nil)
      }
    }
    return .tally(
      cases.map { (origin: $0.key, holds: $0.value) },
      Trait("KPI", "KPIs", "has", "have", "a readable target and a cadence"))
  }
}

extension IndicatorStanding {
  /// A unit that is another than the value's makes a target as hard to read as none.
  fileprivate var isReadable: Bool { target.isReadable && cadence != nil && state != .incomparable }
}

extension KeyIndicator.Target {
  fileprivate var isReadable: Bool { comparator != nil && number != nil }
}
