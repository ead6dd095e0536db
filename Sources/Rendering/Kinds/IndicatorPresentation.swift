import ReportModel

extension Indicator: RecordPresentation {
  static let words = KindWords(
    singular: "KPI", plural: "KPIs",
    purpose: "What a team or a role is measured by: a target, how often it is looked at, and what was measured.",
    columns: ["KPI", "Whose", "Service", "State", "Target", "Actual", "Cadence", "Period"],
    example: """
      ---
      kind: kpi
      service: payments
      metric: Deployments a week
      target: ">= 5"
      cadence: weekly
      actual: 7
      measured: 2026-09-14
      ---

      """,
    unstated: "without a target")

  func summary(of record: Record) -> String? {
    let parts = [
      target.map { "target \($0.raw)" } ?? "no target here", actual.map { "measured \($0)" } ?? "no value of its own",
      period ?? measured?.iso,
    ]
    return sentence(parts.compactMap { $0 }.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    let standing = site.map.standings.indicator(of: record)
    let facts = FactView.optional("Target", target?.raw) + FactView.optional("Cadence", cadence)
    let written = FactView.optional("Period", period) + FactView.optional("Measured", measured?.iso)
    guard let standing else { return facts + FactView.optional("Actual", actualText) + written }
    return facts + [FactView("Actual", standing.value)]
      + FactView.optional("How it came about", sentence(standing.reason))
      + FactView.optional("Good until", standing.validUntil?.iso) + written + site.basis(of: standing, at: page)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    let standing = site.map.standings.indicator(of: record)
    let isComputed = standing?.actual?.isComputed ?? false
    return [
      site.bearer(of: index, from: page), site.scope(of: record, from: page),
      standing.map { .status($0.state.status) } ?? .none,
      .plain(target?.raw), standing?.value ?? .plain(actualText), .plain(cadence),
      .plain(isComputed ? nil : period ?? measured?.iso),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "metric": .text(metric), "comparator": .optional(target?.comparator?.rawValue),
      "target": .optional(decimal: target?.number), "target_raw": .optional(target?.raw),
      "unit": .optional(target?.unit), "cadence": .optional(cadence), "actual": .optional(decimal: actual),
      "actual_unit": .optional(actualUnit),
      "period": .optional(period), "measured": .optional(measured?.iso),
    ])
  }
}

extension Indicator {
  /// `0.31 s`
  private var actualText: String? { actual.map { $0 + (actualUnit.map { " \($0)" } ?? "") } }
}

extension IndicatorStanding {
  /// The actual, and whose word it is.
  var value: ValueView {
    guard let actual else { return .plain(state.rawValue) }
    let note = actual.isComputed ? "computed" : "reported\(actual.day.map { " on \($0.iso)" } ?? "")"
    return .plain(actual.text, note: note)
  }
}

extension Site {
  /// The places that a KPI's actual rests on; of many the first.
  fileprivate func basis(of standing: IndicatorStanding, at page: String) -> [FactView] {
    guard !standing.evidence.isEmpty else { return [] }
    return [FactView(label: "Rests on", values: standing.evidence.prefix(12).map { evidence($0, from: page) })]
  }
}

extension Site {
  /// The persona that it measures, else who has it: many roles have a KPI of one name.
  fileprivate func bearer(of index: Int, from page: String) -> ValueView {
    if let persona = map.persona(of: index) { return personaLink(persona, from: page) }
    let owner = map.records[index].owner
    return owner == nil ? .none : ownerLinks(owner, from: page)[0]
  }
}
