import ReportModel

extension LoadTest: RecordPresentation {
  static let words = KindWords(
    singular: "Load test", plural: "Load tests",
    purpose: "What was measured under load. Latency says little without the share of requests that failed.",
    columns: ["Load test", "Date", "Result", "Counts until", "Service", "Requests", "Failed", "p95", "p99"],
    example: """
      ---
      kind: load-test
      service: payments
      date: 2026-10-12
      tool: k6
      target_load: 200 requests/s
      duration: 30 min
      p95: 241 ms
      p99: 410 ms
      error_rate: 0.2 %
      ---
      # Load test of payments, October

      """,
    unstated: "without thresholds")

  private var brokenThresholds: Int { thresholds.count { !$0.isKept } }

  func status(of record: Record) -> Status? {
    if let requests, requests > 0, failed == requests { return Status(word: "failed altogether", tone: .bad) }
    if brokenThresholds > 0 { return Status(word: "beyond a threshold", tone: .bad) }
    return thresholds.isEmpty ? nil : Status(word: "within all thresholds", tone: .good)
  }

  func summary(of record: Record) -> String? {
    let parts = [
      requests.map { "\($0) requests" }, errorRate.map { "\(percentText(ofShare: $0)) % failed" },
      p95.map { "p95 of \($0) ms" },
    ].compactMap { $0 }
    return sentence(parts.isEmpty ? "nothing measured" : parts.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    [FactView("Counts until", site.validity(of: record))].filter { !$0.values[0].text.isEmpty }
      + FactView.optional("Tool", tool) + FactView.optional("Requests", requests.map(String.init))
      + FactView.optional("Failed", failed.map(String.init))
      + FactView.optional("Error rate", errorRate.map { "\(percentText(ofShare: $0)) %" })
      + FactView.optional("p50", p50.map { "\($0) ms" }) + FactView.optional("p95", p95.map { "\($0) ms" })
      + FactView.optional("p99", p99.map { "\($0) ms" }) + baselineFact(of: record, on: site, at: page)
  }

  /// What it was compared with; a link where that is the name of a load test beside it.
  private func baselineFact(of record: Record, on site: Site, at page: String) -> [FactView] {
    guard let baseline, !baseline.isEmpty else { return [] }
    let (source, path) = (record.origin.document.source, record.origin.document.path)
    let names = [baseline, "\(baseline).\(path.pathExtension)"]
    let found = (names + names.map { "\(path.folder.text)/\($0)" }).lazy.compactMap {
      site.map.firstRecord(in: DocumentID(source: source, path: SourcePath($0)))
    }.first {
      site.map.records[$0].kind == .loadTest && site.map.addresses[$0] != page
    }
    return [
      FactView(
        "Baseline",
        found.map { .link(baseline, relativeLink(from: page, to: site.map.addresses[$0])) } ?? .plain(baseline))
    ]
  }

  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    guard !thresholds.isEmpty else { return [] }
    let document = site.map.records[index].origin.document
    return [
      TableView(
        "thresholds", "Thresholds", columns: ["Metric", "Threshold", "Result", "Line"],
        rows: thresholds.map { threshold in
          TableView.Row(
            .plain(threshold.metric), .plain(threshold.expression),
            .status(threshold.isKept ? Status(word: "kept", tone: .good) : Status(word: "broken", tone: .bad)),
            site.line(threshold.line, document))
        })
    ]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(record.date?.iso), record.status.map { .status($0) } ?? .none, site.validity(of: record),
      site.serviceLink(record.service, from: page),
      .plain(requests.map(String.init)), .plain(errorRate.map { "\(percentText(ofShare: $0)) %" }),
      .plain(p95.map { "\($0) ms" }), .plain(p99.map { "\($0) ms" }),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "tool": .optional(tool), "requests": .optional(requests), "failed": .optional(failed),
      "error_rate": .optional(errorRate), "p50": .optional(p50), "p95": .optional(p95), "p99": .optional(p99),
      "baseline": .optional(baseline),
      "thresholds": .list(
        thresholds.map { threshold in
          .object([
            "metric": .text(threshold.metric), "expression": .text(threshold.expression),
            "kept": .bool(threshold.isKept), "line": .whole(threshold.line),
          ])
        }),
    ])
  }
}

extension Site {
  /// Until when a load test bears anything out: the newest of its service alone does.
  fileprivate func validity(of record: Record) -> ValueView {
    guard let end = map.standings.end(ofLoadTest: record) else {
      return record.date == nil ? .none : .plain("replaced by a newer one")
    }
    return end < report.asOf ? .status(Status(word: "out of date", tone: .half), note: end.iso) : .plain(end.iso)
  }
}
