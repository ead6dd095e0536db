import ReportModel

extension Measurement: RecordPresentation {
  static let words = KindWords(
    singular: "Measurement", plural: "Measurements",
    purpose: "How well an objective was met, from a file of measurements. No data is neither good nor bad.",
    columns: ["Measurement", "Service", "Objective", "Measured", "Until"],
    example: "service,slo,start,end,good,valid\npayments,availability,2026-10-01,2026-10-31,999712,1000000\n",
    exampleFile: "a .csv file",
    unstated: "with data")

  func status(of record: Record) -> Status? {
    value == nil && latencies.isEmpty ? Status(word: "no data", tone: .unknown) : nil
  }

  func summary(of record: Record) -> String? {
    guard let value else {
      return latencies.isEmpty
        ? sentence("no usable data")
        : sentence(newestLatencies.map { [$0.name, $0.words].joined(separator: " ") }.joined(separator: ", "))
    }
    let events = good.flatMap { good in valid.map { ": \(good) good of \(counted($0, "event", "events"))" } } ?? ""
    return sentence("\(percentText(ofShare: value)) % were good\(events)")
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Objective", objective)
      + FactView.optional("Measured", value.map { "\(percentText(ofShare: $0)) %" })
      + newestLatencies.map { FactView($0.name, .plain($0.words)) }
      + FactView.optional("Good events", good.map(String.init))
      + FactView.optional("Valid events", valid.map(String.init))
      + FactView.optional("From", start?.iso) + FactView.optional("Until", end?.iso)
      + [FactView("Points", .plain(String(points)))]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    [
      site.serviceLink(site.map.records[index].service, from: page), .plain(objective ?? "none named"),
      .plain(
        value.map { "\(percentText(ofShare: $0)) %" }
          ?? newestLatencies.first.map { "\($0.name) \($0.words)" } ?? "no data"), .plain(end?.iso ?? "no date"),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "slo": .optional(objective), "start": .optional(start?.iso), "end": .optional(end?.iso), "good": .optional(good),
      "valid": .optional(valid), "value": .optional(value), "points": .whole(points),
      "latencies": latencies.isEmpty ? nil : .list(newest.map(latencyData)),
    ])
  }

  /// Of each percentile, and of buckets, what was measured last.
  private var newest: [MeasuredLatency] {
    var seen: Set<String> = []
    return latencies.reversed().filter { seen.insert($0.outcome.name).inserted }
  }

  private var newestLatencies: [(name: String, words: String)] {
    newest.map { ($0.outcome.name, $0.outcome.words) }
  }
}

extension MeasuredLatency.Outcome {
  fileprivate var name: String {
    switch self {
    case .percentile(let percentile?, _): "p\(percentile)"
    case .percentile(nil, _): "Latency"
    case .buckets: "Buckets"
    }
  }

  fileprivate var words: String {
    switch self {
    case .percentile(_, let milliseconds): "\(milliseconds.fraction.text(places: 3)) ms"
    case .buckets(let buckets): "\(buckets.count), of \(buckets.last?.count.fraction.text(places: 3) ?? "0") requests"
    }
  }
}

private func latencyData(_ latency: MeasuredLatency) -> JSONValue {
  switch latency.outcome {
  case .percentile(let percentile, let milliseconds):
    .object([
      "end": .text(instantText(latency.end)), "percentile": .optional(percentile),
      "milliseconds": .decimal(milliseconds.fraction.text(places: 6)),
    ])
  case .buckets(let buckets):
    .object([
      "end": .text(instantText(latency.end)),
      "buckets": .list(
        buckets.map { bucket in
          .object([
            "at_most_milliseconds": bucket.bound.map { JSONValue.decimal($0.fraction.text(places: 6)) },
            "count": .decimal(bucket.count.fraction.text(places: 6)),
          ])
        }),
    ])
  }
}
