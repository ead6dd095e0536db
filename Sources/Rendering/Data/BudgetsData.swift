import ReportModel

extension SiteMap {
  /// `budgets` of a service: one for each of its objectives, in the order of their records.
  func budgetsData(_ service: String) -> JSONValue { .list(objectives.standings(ofService: service).map(budgetData)) }

  private func budgetData(_ standing: ObjectiveStanding) -> JSONValue {
    let reading = standing.reading
    return .object([
      "slo": .text(standing.record), "url": objectives.place(standing.record).map { JSONValue.text(addresses[$0]) },
      "state": .text(standing.state.rawValue), "reason": .text(standing.reason),
      "consumed": decimal(reading?.budget.consumed), "remaining": decimal(standing.remaining),
      "window_start": reading.map { JSONValue.text(instantText($0.window.start)) },
      "window_end": reading.map { JSONValue.text(instantText($0.window.end)) },
      "measured_until": reading.map { JSONValue.text(instantText($0.until)) },
      "completeness": decimal(reading?.completeness), "good": .optional(reading?.events?.good),
      "valid": .optional(reading?.events?.valid), "budget_events": decimal(reading?.allowedEvents),
      "budget_minutes": decimal(standing.allowedMinutes),
      "incident_minutes": reading.map { JSONValue.whole($0.incidents.reduce(0) { $0 + $1.minutes }) },
      "burn_rates": reading.map { JSONValue.list($0.burnRates.map(rateData)) },
      "seconds_to_exhaustion": .optional(reading?.exhaustion),
      "thresholds": .list(standing.thresholds.map(thresholdData)),
      "latency": standing.latency.map { latency in
        JSONValue.object([
          "state": .text(latency.state.rawValue), "milliseconds": decimal(latency.measured?.fraction),
          "load_test": .optional(latency.loadTest), "date": .optional(latency.day?.iso),
        ])
      },
    ])
  }
}

private func rateData(_ rate: BurnRate) -> JSONValue {
  .object(["window_seconds": .whole(rate.window), "rate": decimal(rate.rate)])
}

private func thresholdData(_ threshold: AlertThreshold) -> JSONValue {
  let isReachable = !threshold.lint.contains { lint in
    switch lint {
    case .unreachable, .noBudget: true
    case .needsVolume, .belowOne: false
    }
  }
  return .object([
    "severity": .text(threshold.severity.rawValue), "long_seconds": .whole(threshold.long),
    "short_seconds": .whole(threshold.short), "rate": decimal(threshold.rate), "reachable": .bool(isReachable),
    "least_events": .optional(threshold.leastEvents),
  ])
}

/// To six decimals, without a Double's own printing.
private func decimal(_ fraction: Fraction?) -> JSONValue? { fraction.map { JSONValue.decimal($0.text(places: 6)) } }
