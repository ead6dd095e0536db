import ReportModel

extension Indicator: RecordPresentation {
  static let words = KindWords(
    singular: "KPI", plural: "KPIs",
    purpose: "What a team or a role is measured by: a target, how often it is looked at, and what was measured.",
    columns: ["KPI", "Service", "Target", "Cadence", "Actual", "Period"],
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

      """)

  func summary(of record: Record) -> String? {
    let parts = [
      target.map { "target \($0.raw)" } ?? "no target here", actual.map { "measured \($0)" } ?? "nothing measured here",
      period ?? measured?.iso,
    ]
    return sentence(parts.compactMap { $0 }.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Target", target?.raw) + FactView.optional("Cadence", cadence)
      + FactView.optional("Actual", actual) + FactView.optional("Period", period)
      + FactView.optional("Measured", measured?.iso)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    [
      site.serviceLink(site.map.records[index].service, from: page), .plain(target?.raw), .plain(cadence),
      .plain(actual), .plain(period ?? measured?.iso),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "metric": .text(metric), "comparator": .optional(target?.comparator?.rawValue),
      "target": .optional(decimal: target?.number), "target_raw": .optional(target?.raw),
      "unit": .optional(target?.unit), "cadence": .optional(cadence), "actual": .optional(decimal: actual),
      "period": .optional(period), "measured": .optional(measured?.iso),
    ])
  }
}
