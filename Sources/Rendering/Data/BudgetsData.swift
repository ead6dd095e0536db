import ReportModel

extension SiteMap {
  /// `budgets` of a service: one for each of its objectives, in the order of their records.
  func budgetsData(_ service: String) -> JSONValue { .list(objectives.standings(ofService: service).map(budgetData)) }

  private func budgetData(_ standing: ObjectiveStanding) -> JSONValue {
    let reading = standing.reading
    let window = reading.flatMap { $0.isWindowStated ? $0.window : nil }
    return .object([
      "slo": .text(standing.record), "url": objectives.place(standing.record).map { JSONValue.text(addresses[$0]) },
      "state": .text(standing.state.rawValue), "reason": .text(standing.reason),
      "consumed": decimal(reading?.budget.consumed), "remaining": decimal(standing.remaining),
      "window_start": window.map { JSONValue.text(instantText($0.start)) },
      "window_end": window.map { JSONValue.text(instantText($0.end)) },
      "measured_until": reading.map { JSONValue.text(instantText($0.until)) },
      "completeness": decimal(reading?.completeness), "good": .optional(reading?.events?.good),
      "valid": .optional(reading?.events?.valid), "budget_events": decimal(reading?.allowedEvents),
      "budget_minutes": decimal(standing.allowedMinutes),
      "incident_minutes": reading.map { JSONValue.whole($0.incidents.reduce(0) { $0 + $1.minutes }) },
      "burn_rates": reading.map { JSONValue.list($0.burnRates.map(rateData)) },
      "seconds_to_exhaustion": .optional(reading?.exhaustion),
      "thresholds": .list(standing.thresholds.map(thresholdData)),
      "alerts": standing.alerts.isEmpty ? nil : .list(standing.alerts.map(alertData)),
      "latency": standing.latency.map(latencyData),
    ])
  }
}

private func latencyData(_ latency: LatencyReading) -> JSONValue {
  var exact: ExactDecimal?
  var low: ExactDecimal?
  var high: ExactDecimal?
  var events: EventCount?
  switch latency.value {
  case .milliseconds(let value): exact = value
  case .between(let above, let atMost): (low, high) = (above, atMost)
  case .share(let counted): events = counted
  case nil: break
  }
  return .object([
    "state": .text(latency.state.rawValue), "milliseconds": decimal(exact?.fraction),
    "above_milliseconds": decimal(low?.fraction), "at_most_milliseconds": decimal(high?.fraction),
    "good": .optional(events?.good), "valid": .optional(events?.valid),
    "load_test": .optional(latency.isLoadTest ? latency.record : nil),
    "measurement": .optional(latency.isLoadTest ? nil : latency.record), "date": .optional(latency.day?.iso),
  ])
}

private func alertData(_ standing: AlertStanding) -> JSONValue {
  let alert = standing.alert
  return .object([
    "name": .text(alert.name), "severity": .optional(alert.severity), "comparator": .text(alert.comparator.rawValue),
    "rate": decimal(alert.rate.fraction), "window_seconds": .whole(alert.window), "delay_seconds": .whole(alert.delay),
    "budget_share": decimal(standing.budgetShare), "least_events": .optional(standing.leastEvents),
    "targets": .list(alert.targets.map { .text($0) }), "lint": .list(standing.lint.map { .text($0.word) }),
    "source": .text(alert.origin.document.source), "path": .text(alert.origin.document.path.text),
    "line": .whole(alert.origin.line),
  ])
}

extension AlertThreshold.Lint {
  fileprivate var word: String {
    switch self {
    case .unreachable: "unreachable"
    case .needsVolume: "needs-volume"
    case .belowOne: "below-one"
    case .noBudget: "no-budget"
    case .tooLate: "too-late"
    case .reversed: "reversed"
    }
  }
}

private func rateData(_ rate: BurnRate) -> JSONValue {
  .object(["window_seconds": .whole(rate.window), "rate": decimal(rate.rate)])
}

private func thresholdData(_ threshold: AlertThreshold) -> JSONValue {
  let isReachable = !threshold.lint.contains(where: \.isHopeless)
  return .object([
    "severity": .text(threshold.severity.rawValue), "long_seconds": .whole(threshold.long),
    "short_seconds": .whole(threshold.short), "rate": decimal(threshold.rate), "reachable": .bool(isReachable),
    "least_events": .optional(threshold.leastEvents),
  ])
}

/// To six decimals, without a Double's own printing.
private func decimal(_ fraction: Fraction?) -> JSONValue? { fraction.map { JSONValue.decimal($0.text(places: 6)) } }
