import ReportModel

extension Measurement: RecordPresentation {
  static let words = KindWords(
    singular: "Measurement", plural: "Measurements",
    purpose: "How well an objective was met, from a file of measurements. No data is neither good nor bad.",
    columns: ["Measurement", "Service", "Objective", "Measured", "Until"],
    example: "service,slo,start,end,good,valid\npayments,availability,2026-10-01,2026-10-31,999712,1000000\n")

  func status(of record: Record) -> Status? {
    value == nil ? Status(word: "no data", tone: .unknown) : nil
  }

  func summary(of record: Record) -> String? {
    guard let value else { return sentence("no usable data") }
    let events = good.flatMap { good in valid.map { ": \(good) good of \($0) events" } } ?? ""
    return sentence("\(percentText(ofShare: value)) % were good\(events)")
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Objective", objective)
      + FactView.optional("Measured", value.map { "\(percentText(ofShare: $0)) %" })
      + FactView.optional("Good events", good.map(String.init))
      + FactView.optional("Valid events", valid.map(String.init))
      + FactView.optional("From", start?.iso) + FactView.optional("Until", end?.iso)
      + [FactView("Points", .plain(String(points)))]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    [
      site.serviceLink(site.map.records[index].service, from: page), .plain(objective ?? "none named"),
      .plain(value.map { "\(percentText(ofShare: $0)) %" } ?? "no data"), .plain(end?.iso ?? "no date"),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "slo": .optional(objective), "start": .optional(start?.iso), "end": .optional(end?.iso), "good": .optional(good),
      "valid": .optional(valid), "value": .optional(value), "points": .whole(points),
    ])
  }
}
