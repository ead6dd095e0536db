import ReportModel

extension SiteMap {
  /// `data/v1/indicators.json`: every KPI with a target, in the order of places.
  func indicatorsData() -> JSONValue { .list(report.indicators.map(indicatorData)) }

  /// `data/v1/response-times.json`: the whole portfolio first, then each service.
  func responseTimesData() -> JSONValue { .list(report.incidents.flatMap(timesData)) }
}

private func indicatorData(_ standing: IndicatorStanding) -> JSONValue {
  .object([
    "source": .text(standing.origin.document.source), "path": .text(standing.origin.document.path.text),
    "line": .whole(standing.origin.line), "metric": .text(standing.metric), "service": .optional(standing.service),
    "comparator": .optional(standing.target.comparator?.rawValue), "target": .optional(decimal: standing.target.number),
    "target_raw": .text(standing.target.raw), "unit": .optional(standing.target.unit),
    "cadence": .optional(standing.cadence), "state": .text(standing.state.rawValue),
    "actual": .optional(standing.actual?.text), "value": standing.actual.map { .decimal($0.value.text(places: 6)) },
    "computed": standing.actual.map { .bool($0.isComputed) }, "measured": .optional(standing.actual?.day?.iso),
    "valid_until": .optional(standing.validUntil?.iso), "reason": .text(standing.reason),
    "evidence": .list(standing.evidence.map(originData)),
  ])
}

private func timesData(_ statistics: IncidentStatistics) -> [JSONValue] {
  statistics.spreads.map { spread in
    .object([
      "service": .optional(statistics.service), "time": .text(spread.time.rawValue),
      "incidents": .whole(statistics.count), "n": .whole(spread.count), "comparable": .bool(spread.isComparable),
      "contradicted": .whole(spread.contradicted), "mean_minutes": .decimal(spread.mean.text(places: 6)),
      "median_minutes": .decimal(spread.median.text(places: 6)), "p90_minutes": .whole(spread.ninetieth),
      "largest_minutes": .whole(spread.largest),
    ])
  }
}
