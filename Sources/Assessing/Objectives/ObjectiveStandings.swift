import Diagnostics
import ReportModel

/// Where each objective of a portfolio stands, in the order of its records.
///
/// - Parameter ttl: How many days a load test is good for.
func objectiveStandings(
  of portfolio: Portfolio, ttl: Int = TimeToLive()[.loadTest], asOf: Day, into log: inout DiagnosticLog
) -> [ObjectiveStanding] {
  // All other records, the most by far, are gone through once.
  let kinds: Set<RecordKind> = [.slo, .measurement, .incident, .loadTest]
  var portfolio = portfolio
  portfolio.records = portfolio.records.filter { kinds.contains($0.kind) }
  let judge = ObjectiveJudge(portfolio, ttl: ttl, asOf: asOf)
  reportLost(portfolio.records.filter(judge.measured.isLost), into: &log)
  return portfolio.records.filter { $0.kind == .slo }.map { judge.standing(of: $0, into: &log) }
}

/// What all objectives of a portfolio are judged with.
private struct ObjectiveJudge {
  let asOf: Day
  let ttl: Int
  let zones: [String: ZoneRules]
  let measured: MeasuredObjectives
  let incidents: IncidentTimes
  let postmortems: Postmortems
  let loadTests: [String: [Record]]
  /// Of those with a share, by service.
  let objectives: [String: Int]

  init(_ portfolio: Portfolio, ttl: Int, asOf: Day) {
    self.asOf = asOf
    self.ttl = ttl
    zones = portfolio.zones
    measured = MeasuredObjectives(portfolio.records)
    incidents = IncidentTimes(portfolio.records)
    postmortems = Postmortems(portfolio)
    loadTests = Dictionary(grouping: portfolio.records.filter { $0.kind == .loadTest }) { $0.service ?? "" }
    objectives = Dictionary(grouping: portfolio.records.filter { $0.slo?.objective != nil }) { $0.service ?? "" }
      .mapValues(\.count)
  }

  func standing(of record: Record, into log: inout DiagnosticLog) -> ObjectiveStanding {
    guard let slo = record.slo else { preconditionFailure("only objectives are judged") }
    var standing = ObjectiveStanding(
      record: record.id, service: record.service, state: .noData, reason: "nothing was measured",
      evidence: [record.origin])
    let zone = slo.period?.zone.flatMap { zones[$0] } ?? .utc
    standing.missingZone = slo.period?.zone.flatMap { zones[$0] == nil ? $0 : nil }
    let found = measured.measurements(of: record)
    let times = MeasuredTimes(found, in: zone, upTo: zone.start(of: asOf + 1))
    standing.evidence += found.map(\.origin)
    standing.measurements = found.map(\.id)
    standing.validUntil = times.lastDay(in: zone)
    let objective = slo.objective.flatMap { ExactDecimal($0) }
    if let latency = slo.latency { standing.latency = reading(of: latency, slo, record.service, times, zone) }
    if let objective, let period = slo.period {
      judge(&standing, record, objective, period, found, times, zone, into: &log)
    } else if objective != nil {
      standing.reason = slo.window == nil ? "it states no window" : "its window cannot be read"
    } else {
      standing.judgeLatency(slo, isMeasured: !found.isEmpty, ttl: ttl)
    }
    if standing.alerts.isEmpty {
      standing.alerts = slo.alerts.map { AlertStanding($0, period: nil, objective: objective, usualRate: nil) }
    }
    reportAlerts(of: record, standing.alerts, into: &log)
    return standing
  }

  /// What measures the objective itself comes before a load test of its service.
  private func reading(
    of latency: ServiceLevelObjective.Latency, _ slo: ServiceLevelObjective, _ service: String?, _ times: MeasuredTimes,
    _ zone: ZoneRules
  ) -> LatencyReading {
    let until = end(of: times, zone)
    // Good events are those within the target only where the latency is the whole objective.
    let isWhole = slo.objective == nil
    let period = slo.period.map { $0.window(at: $0.isRolling ? until : until - 1, in: zone) }
    let window = isWhole ? period ?? times.spans.first?.window : nil
    return LatencyReading(
      latency, from: times, in: window, day: zone.day(at: until - 1), isStale: times.isStale(on: asOf, in: zone))
      ?? LatencyReading(latency, from: service.flatMap { loadTests[$0] } ?? [], ttl: ttl, asOf: asOf)
  }

  private func judge(
    _ standing: inout ObjectiveStanding, _ record: Record, _ objective: ExactDecimal, _ period: CompliancePeriod,
    _ found: [Record], _ times: MeasuredTimes, _ zone: ZoneRules, into log: inout DiagnosticLog
  ) {
    let until = end(of: times, zone)
    // An instant that ends a day of the calendar still belongs to that day's month.
    let window = period.window(at: period.isRolling ? until : until - 1, in: zone)
    standing.allowedMinutes = objective.complement.fraction * Fraction(window.seconds, 60)
    let inWindow = ObjectiveReading(times, of: objective, in: window, until: until, isRolling: period.isRolling)
    let usual = inWindow?.events.flatMap { events in
      measuredSeconds(of: times.spans(in: window)) > 0
        ? Fraction(events.valid, measuredSeconds(of: times.spans(in: window))) : nil
    }
    standing.thresholds = alertThresholds(
      period: window.seconds, objective: objective, format: record.slo?.format ?? .prose, usualRate: usual)
    reportThresholds(of: record, standing.thresholds, into: &log)
    standing.alerts = (record.slo?.alerts ?? []).map {
      AlertStanding($0, period: window.seconds, objective: objective, usualRate: usual)
    }
    let entries = incidents.entries(of: record)
    reportIncidents(
      entries, of: record, objective, isOnly: objectives[record.service ?? ""] == 1, postmortems: postmortems,
      into: &log)
    guard var reading = inWindow else {
      standing.reason = reason(found, times, window)
      if times.spans.contains(where: { $0.window.overlap(with: window) > 0 }) {
        reportUnsplit(record, standing.reason, into: &log)
      }
      if times.isStale(on: asOf, in: zone) { standing.state = .stale }
      return
    }
    complete(&reading, times, objective, standing.thresholds)
    reading.incidents = incidentShares(
      entries, in: TimeWindow(start: window.start, end: max(window.start, reading.until)), zone: zone,
      allowed: standing.allowedMinutes ?? .zero)
    standing.state = times.isStale(on: asOf, in: zone) ? .stale : reading.state
    standing.consumed = reading.budget.consumed?.value
    standing.reason = reading.sentence(standing.state)
    if reading.events != nil {
      let leftOut = LeftOutSpans(times, window: TimeWindow(start: window.start, end: max(window.start, reading.until)))
      standing.reason += leftOut.clause
      leftOut.report(record, into: &log)
    }
    standing.reading = reading
    standing.isSpentSince = standing.state == .stale && isSpentSince(times, objective, period, zone)
  }

  /// Whether today's window is spent by what was measured of it, were all the rest of it good.
  private func isSpentSince(
    _ times: MeasuredTimes, _ objective: ExactDecimal, _ period: CompliancePeriod, _ zone: ZoneRules
  ) -> Bool {
    let today = zone.start(of: asOf)
    let window = period.window(at: today, in: zone)
    return ObjectiveReading(times, of: objective, in: window, until: today, isRolling: period.isRolling)?
      .isSpentWhateverElse ?? false
  }

  /// Where the window ends that can be judged today.
  ///
  /// The day's own measurements count where there are some. What is not due yet is not missing, so that a window ends with
  /// the newest measurement until the next one is late, and then at the beginning of the day. What is stale is shown as of
  /// its end.
  private func end(of times: MeasuredTimes, _ zone: ZoneRules) -> Int {
    let today = zone.start(of: asOf)
    guard let newest = times.newest else { return today }
    let ends = newest >= today || today - newest < times.cadence || times.isStale(on: asOf, in: zone)
    return ends ? newest : today
  }

  private func complete(
    _ reading: inout ObjectiveReading, _ times: MeasuredTimes, _ objective: ExactDecimal, _ thresholds: [AlertThreshold]
  ) {
    guard reading.events != nil else { return }
    reading.burnRates =
      thresholds.map { burnRate(times, of: objective, over: $0.long, until: reading.until) }
      + [
        BurnRate(
          window: reading.until - reading.window.start, rate: reading.budget.rate, events: reading.events ?? .none)
      ]
    guard let remaining = reading.budget.consumed?.complement, remaining > .zero,
      let rate = reading.burnRates.first(where: { $0.window >= 86_400 && $0.rate != nil })?.rate, rate > .zero
    else { return }
    reading.exhaustion = (Fraction(reading.window.seconds) * remaining / rate).wholePart
  }

  /// Why there is no reading.
  private func reason(_ found: [Record], _ times: MeasuredTimes, _ window: TimeWindow) -> String {
    guard !found.isEmpty else { return "nothing was measured" }
    guard let newest = times.newest else { return "its measurements hold no usable value with a time" }
    let time = "the \(spanText(window.seconds)) from \(instantText(window.start))"
    if times.spans.contains(where: { $0.window.overlap(with: window) > 0 }) {
      return "its measurements reach out of \(time) and cannot be split"
    }
    if times.spans.isEmpty, !times.shares.isEmpty, newest > window.start {
      return "its shares are those of other times than \(time), and shares cannot be added up"
    }
    return "nothing was measured in \(time); the newest measurement ended \(instantText(newest))"
  }
}
