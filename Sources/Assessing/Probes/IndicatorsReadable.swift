import ReportModel

extension Probe {
  /// Every KPI has a target with a comparator and a number, and a cadence.
  static let indicatorsReadable = Probe("indicators-readable", looksAt: "KPI") { view in
    let cases = view.personaDefinitions.flatMap { record in
      (record.personaDefinition?.indicators ?? []).map { indicator in
        (
          origin: record.at(line: indicator.line),
          holds: indicator.target.comparator != nil && indicator.target.number != nil && indicator.cadence != nil
        )
      }
    }
    return .tally(cases, Trait("KPI", "KPIs", "has", "have", "a readable target and a cadence"))
  }
}
