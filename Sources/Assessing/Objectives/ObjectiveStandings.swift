import Diagnostics
import ReportModel

/// Where each objective of a portfolio stands, in the order of its records.
///
/// - Parameter ttl: How many days a load test is good for.
func objectiveStandings(
  of portfolio: Portfolio, ttl: Int = TimeToLive()[.loadTest], asOf: Day, into log: inout DiagnosticLog
) -> [ObjectiveStanding] {
  let judge = ObjectiveJudge(portfolio, ttl: ttl, asOf: asOf)
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
    standing.latency = slo.latency.map {
      LatencyReading($0, from: record.service.flatMap { loadTests[$0] } ?? [], ttl: ttl, asOf: asOf)
    }
    guard let objective = slo.objective.flatMap({ ExactDecimal($0) }) else {
      standing.judgeLatency(slo, ttl: ttl)
      return standing
    }
    guard let period = slo.period else {
      standing.reason = slo.window == nil ? "it states no window" : "its window cannot be read"
      return standing
    }
    judge(&standing, record, objective, period, into: &log)
    return standing
  }

  private func judge(
    _ standing: inout ObjectiveStanding, _ record: Record, _ objective: ExactDecimal, _ period: CompliancePeriod,
    into log: inout DiagnosticLog
  ) {
    let zone = period.zone.map { zones[$0] ?? .utc } ?? .utc
    standing.missingZone = period.zone.flatMap { zones[$0] == nil ? $0 : nil }
    let found = measured.measurements(of: record)
    let times = MeasuredTimes(found, in: zone, upTo: zone.start(of: asOf + 1))
    let until = end(of: times, zone)
    // An instant that ends a day of the calendar still belongs to that day's month.
    let window = period.window(at: period.isRolling ? until : until - 1, in: zone)
    standing.allowedMinutes = objective.complement.fraction * Fraction(window.seconds, 60)
    standing.evidence += found.map(\.origin)
    let inWindow = ObjectiveReading(times, of: objective, in: window, until: until)
    let usual = inWindow?.events.flatMap { events in
      measuredSeconds(of: times.spans(in: window)) > 0
        ? Fraction(events.valid, measuredSeconds(of: times.spans(in: window))) : nil
    }
    standing.thresholds = alertThresholds(
      period: window.seconds, objective: objective, format: record.slo?.format ?? .prose, usualRate: usual)
    reportThresholds(of: record, standing.thresholds, into: &log)
    let entries = incidents.entries(of: record)
    reportIncidents(
      entries, of: record, objective, isOnly: objectives[record.service ?? ""] == 1, postmortems: postmortems,
      into: &log)
    guard var reading = inWindow else {
      standing.reason = reason(found, times, window)
      if isStale(times, zone) { standing.state = .stale }
      return
    }
    complete(&reading, times, objective, standing.thresholds)
    reading.measurements = found.map(\.id)
    reading.incidents = incidentShares(
      entries, in: TimeWindow(start: window.start, end: max(window.start, reading.until)), zone: zone,
      allowed: standing.allowedMinutes ?? .zero)
    standing.state = isStale(times, zone) ? .stale : reading.state
    standing.consumed = reading.budget.consumed?.value
    standing.reason = reading.sentence(standing.state)
    standing.reading = reading
    standing.isSpentSince = standing.state == .stale && isSpentSince(times, objective, period, zone)
  }

  /// Whether today's window is spent by what was measured of it, were all the rest of it good.
  private func isSpentSince(
    _ times: MeasuredTimes, _ objective: ExactDecimal, _ period: CompliancePeriod, _ zone: ZoneRules
  ) -> Bool {
    let today = zone.start(of: asOf)
    let window = period.window(at: today, in: zone)
    return ObjectiveReading(times, of: objective, in: window, until: today)?.isSpentWhateverElse ?? false
  }

  /// Where the window ends that can be judged today.
  ///
  /// The day's own measurements count where there are some. What is not due yet is not missing, so that a window ends with
  /// the newest measurement until the next one is late, and then at the beginning of the day. What is stale is shown as of
  /// its end.
  private func end(of times: MeasuredTimes, _ zone: ZoneRules) -> Int {
    let today = zone.start(of: asOf)
    guard let newest = times.newest else { return today }
    return newest >= today || today - newest < times.cadence || isStale(times, zone) ? newest : today
  }

  /// Older than twice its cadence.
  private func isStale(_ times: MeasuredTimes, _ zone: ZoneRules) -> Bool {
    times.newest.map { zone.start(of: asOf) - $0 > 2 * times.cadence } ?? false
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

extension ObjectiveStanding {
  /// An objective that is a latency alone has no budget: it is met, or worth a look, never exhausted.
  fileprivate mutating func judgeLatency(_ slo: ServiceLevelObjective, ttl: Int) {
    guard let latency = slo.latency, let reading = self.latency else {
      reason = slo.objective == nil ? "it states no share of good events" : "its objective has too many digits"
      return
    }
    let value = reading.measured.map { "\($0.fraction.text(places: 3)) ms" } ?? ""
    let test = "p\(latency.percentile) was \(value) in the load test of \(reading.day?.iso ?? "")"
    switch reading.state {
    case .noData: reason = "no load test measured its p\(latency.percentile)"
    case .stale: (state, reason) = (.stale, "\(test), longer ago than \(ttl) days")
    case .met: (state, reason) = (.ok, "\(test), \(latency.limit)")
    case .warning: (state, reason) = (.atRisk, "\(test), beyond the warning line of \(latency.warning ?? "")")
    case .missed: (state, reason) = (.atRisk, "missed: \(test), not \(latency.limit)")
    }
  }
}

extension ServiceLevelObjective.Latency {
  /// `below the target of 8 s`.
  fileprivate var limit: String { "\(mayEqualTarget ? "within" : "below") the target of \(target)" }
}
