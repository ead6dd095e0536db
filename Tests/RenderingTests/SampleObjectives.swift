import ReportModel

/// Two objectives of the sample: one with a spent budget and a gap in its data, one without data.
let sampleObjectives: [ObjectiveStanding] = [spentObjective, unmeasuredObjective]

/// 99.95 % over 28 days, of which two were not measured: 0.05 % of 1,040,000 events are 520, and 600 were bad.
private var spentObjective: ObjectiveStanding {
  let end = Day(iso: "2026-11-20")!.number * 86_400
  let window = TimeWindow(start: end - 28 * 86_400, end: end)
  func run(_ days: ClosedRange<Int>, _ bad: (Int) -> Int) -> BurnRun {
    BurnRun(
      points: days.map { .init(instant: window.start + $0 * 86_400, remaining: Fraction(520 - bad($0), 520)) })
  }
  var reading = ObjectiveReading(
    window: window, until: end, budget: .allowance(consumed: Fraction(600, 520)), errorRatio: Fraction(600, 1_040_000),
    events: EventCount(good: 1_039_400, valid: 1_040_000), allowedEvents: Fraction(520), completeness: Fraction(26, 28))
  reading.runs = [
    run(0...9) { 10 * $0 }, run(11...28) { $0 < 20 ? 90 : 90 + 60 * min($0 - 20, 7) + 90 * max(0, $0 - 27) },
  ]
  reading.burnRates = [
    BurnRate(window: 3600, rate: nil, events: .none), BurnRate(window: 21_600, rate: nil, events: .none),
    BurnRate(window: 86_400, rate: Fraction(9, 2), events: EventCount(good: 39_910, valid: 40_000)),
    BurnRate(window: 345_600, rate: Fraction(3), events: EventCount(good: 159_760, valid: 160_000)),
    BurnRate(window: 28 * 86_400, rate: Fraction(600, 520), events: EventCount(good: 1_039_400, valid: 1_040_000)),
  ]
  reading.incidents = [
    IncidentShare(record: "incident/refunds", minutes: 9, share: Fraction(900, 2016), isNamed: true)
  ]
  var standing = ObjectiveStanding(
    record: "slo/payments-availability", service: "payments", state: .exhausted, consumed: 600 / 520,
    reason: "115.4 % of the error budget is used: 600 bad events of 520 that are allowed, in the 28 d from 2026-10-23")
  standing.reading = reading
  standing.measurements = ["measurement/measured-availability"]
  standing.allowedMinutes = Fraction(2016, 100)
  standing.thresholds = [
    AlertThreshold(
      severity: .page, long: 3600, short: 300, budgetShare: Fraction(14, 672), rate: Fraction(14), leastEvents: 143),
    AlertThreshold(
      severity: .page, long: 21_600, short: 1800, budgetShare: Fraction(7, 112), rate: Fraction(7), leastEvents: 286),
    AlertThreshold(
      severity: .ticket, long: 86_400, short: 7200, budgetShare: Fraction(2, 28), rate: Fraction(2), leastEvents: 1000,
      lint: [.needsVolume(least: 1000, usual: Fraction(400))]),
    AlertThreshold(
      severity: .ticket, long: 345_600, short: 21_600, budgetShare: Fraction(1, 7), rate: Fraction(1),
      leastEvents: 2000, lint: [.unreachable(highest: Fraction(1))]),
  ]
  standing.latency = LatencyReading(
    state: .warning, value: .milliseconds(ExactDecimal("6400.5")!), record: "load-test/summary", isLoadTest: true,
    day: Day(iso: "2026-11-02"))
  return standing
}

private var unmeasuredObjective: ObjectiveStanding {
  ObjectiveStanding(
    record: "slo/ledger-availability", service: "ledger", state: .noData, reason: "nothing was measured")
}
