import ReportModel

extension ServiceLevelObjective: RecordPresentation {
  static let words = KindWords(
    singular: "SLO", plural: "SLOs",
    purpose: "A service level objective says how good is good enough, and over which window.",
    columns: ["SLO", "Service", "State", "Budget left", "Objective", "Latency", "Window"],
    example: """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: payments-availability
      spec:
        service: payments
        timeWindow:
          - duration: 28d
            isRolling: true
        objectives:
          - target: 0.9995

      """,
    exampleFile: "a .yaml file")

  func summary(of record: Record) -> String? {
    sentence("\(promise ?? "no objective that can be read"), over \(window.map(windowWords) ?? "no stated window")")
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = FactView.optional("Objective", objectiveText)
    facts.append(FactView("Window", .plain(window.map(windowWords) ?? noneStated)))
    facts += FactView.optional("Indicator", indicator)
    if let latency {
      facts += FactView.optional("Latency", latencyText)
      facts.append(FactView("Warning line", .plain(latency.warning ?? "none")))
    }
    facts += FactView.optional("Measured, as claimed", measured)
    return facts + (site.map.objectives.standing(of: record).map { site.budgetFacts($0, self, at: page) } ?? [])
  }

  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    site.map.objectives.standing(of: site.map.records[index]).map { site.budgetTables($0, at: page) } ?? []
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let standing = site.map.objectives.standing(of: site.map.records[index])
    return [
      site.serviceLink(site.map.records[index].service, from: page),
      standing.map { .status($0.state.status) } ?? .none, .plain(standing?.remaining.map { "\($0.percentText) %" }),
      .plain(objectiveText), .plain(latencyText), .plain(window.map(windowWords) ?? "none"),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    let latency = latency.map { latency in
      JSONValue.object([
        "percentile": .text(latency.percentile), "comparator": .text(latency.mayEqualTarget ? "<=" : "<"),
        "target": .text(latency.target), "warning": .optional(latency.warning),
      ])
    }
    return .object([
      "objective": .optional(objective), "window": .optional(window), "indicator": .optional(indicator),
      "latency": latency, "format": .text(format.rawValue), "measured": .optional(measured),
    ])
  }
}

/// `28 days` for `28d`; whatever is no number with a letter stays as it is written.
func windowWords(_ window: String) -> String {
  let bytes = window.utf8
  guard let letter = bytes.last, let unit = windowUnits[letter],
    let count = Int(String(decoding: bytes.dropLast(), as: UTF8.self)),
    count > 0
  else { return window }
  return counted(count, unit, unit + "s")
}

private let windowUnits: [UInt8: String] = [
  UInt8(ascii: "h"): "hour", UInt8(ascii: "d"): "day", UInt8(ascii: "w"): "week", UInt8(ascii: "M"): "month",
  UInt8(ascii: "Q"): "quarter", UInt8(ascii: "Y"): "year",
]
