import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// The day of these reports is 2026-11-20; four weeks before it is 2026-10-23.
@Suite struct ObjectiveStandingTests {
  typealias State = ObjectiveStanding.State

  private static let end = today.number * 86_400

  private static func slo(
    _ share: String? = "0.999", period: CompliancePeriod? = .days(28), latency: ServiceLevelObjective.Latency? = nil,
    format: ServiceLevelObjective.Format = .frontMatter
  ) -> Record {
    var record = record(
      "slo.yml",
      .slo(.init(objective: share, window: "w", latency: latency, format: format, objectiveLine: 7, period: period)))
    record.title = "Availability"
    return record
  }

  /// Rows of a day each, the last ending `late` days before the report.
  private static func daily(_ counts: [(good: Int, valid: Int)], late: Int = 0, at path: String = "m.csv") -> Record {
    let rows = counts.enumerated().map { index, count in
      let day = (today.number - late - counts.count + index) * 86_400
      return MeasuredInterval(
        start: day, end: day + 86_400, isByTheClock: true,
        outcome: .events(EventCount(good: count.good, valid: count.valid)))
    }
    return measured(rows, at: path)
  }

  private static func measured(_ rows: [MeasuredInterval], at path: String = "m.csv", of name: String = "availability")
    -> Record
  {
    var measurement = Measurement(objective: name)
    measurement.rows = rows
    return record(path, .measurement(measurement))
  }

  private static func share(_ share: String, days: Int?, late: Int = 0) -> Record {
    let end = Self.end - late * 86_400
    return measured([
      MeasuredInterval(
        start: days.map { end - $0 * 86_400 }, end: end, isByTheClock: false, outcome: .share(ExactDecimal(share)!))
    ])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var objective = slo()
    var records: [Record] = []
    var state: State
    /// What is left, as a percentage.
    var left: String?
    var reason: String

    init(
      _ description: String, _ objective: Record = slo(), _ records: [Record] = [], is state: State,
      left: String? = nil,
      because reason: String
    ) {
      (testDescription, self.objective, self.records) = (description, objective, records)
      (self.state, self.left, self.reason) = (state, left, reason)
    }
  }

  @Test(arguments: [
    Case("nothing was measured", is: .noData, because: "nothing was measured"),
    Case(
      "a quarter of the budget is used", slo(), [daily(steady(9997, 10_000))],
      is: .ok, left: "70.0",
      because:
        used("30.0", 84, of: 280)),
    Case(
      "one day of four weeks says too little", slo(), [daily([(10_000 * 28 - 210, 10_000 * 28)])], is: .noData,
      left: "25.0",
      because: """
        too little was measured in the 28 d from 2026-10-23 to say more; 3.6 % of the time up to \
        2026-11-20 is measured
        """),
    Case(
      "exactly a quarter left", slo("0.9"), [daily(steady(37, 40))], is: .ok,
      left: "25.0",
      because:
        used("75.0", 84, of: 112)),
    Case(
      "one bad event more is at risk", slo("0.9"),
      [daily([(36, 40)] + steady(37, 40, days: 27))], is: .atRisk, left: "24.1",
      because:
        used("75.9", 85, of: 112)),
    Case(
      "the budget is spent to the last event", slo("0.9"),
      [daily(steady(36, 40))], is: .exhausted, left: "0.0",
      because:
        used("100.0", 112, of: 112)),
    Case(
      "overspent is never clamped", slo("0.9"), [daily(steady(32, 40))],
      is: .exhausted, left: "-100.0",
      because:
        used("200.0", 224, of: 112)),
    Case(
      "so few events that one would decide", slo(), [daily(steady(30, 30))],
      is: .insufficientTraffic, left: "100.0",
      because: """
        with 840 valid events in the 28 d from 2026-10-23 a single bad one would spend \
        the budget; 100.0 % of the time up to 2026-11-20 is measured
        """),
    Case(
      "one event on one day says nothing of the other days", slo(), [daily([(1, 1)])], is: .noData, left: "100.0",
      because:
        "too little was measured in the 28 d from 2026-10-23 to say more; 3.6 % of the time up to 2026-11-20 is measured"
    ),
    Case(
      "data that is older than twice its cadence", slo("0.9"),
      [daily(steady(40, 40), late: 3)], is: .stale, left: "100.0",
      because:
        """
        0.0 % of the error budget is used: 0 bad events of 112 that are allowed, and nothing was \
        measured since 2026-11-17
        """),
    Case(
      "a day late and not yet stale: the day is missing, not good", slo("0.9"),
      [daily(steady(40, 40), late: 1)], is: .ok, left: "100.0",
      because: used("0.0", 0, of: 108, measured: "96.4")),
    Case(
      "100 % and an event was bad", slo("1"), [daily([(9, 10)] + steady(10, 10, days: 27))],
      is: .exhausted, left: "0.0",
      because:
        """
        1 of 280 events was bad, and the objective allows none, in the 28 d from 2026-10-23; \
        100.0 % of the time up to 2026-11-20 is measured
        """),
    Case(
      "a share that was reported for the window", slo(), [share("0.9994", days: 28)], is: .ok, left: "40.0",
      because: "60.0 % of the error budget is used: 99.94 % good, as reported, in the 28 d from 2026-10-23"),
    Case(
      "a share for no stated time is taken as the window's", slo(), [share("0.998", days: nil)], is: .exhausted,
      left: "-100.0",
      because: """
        200.0 % of the error budget is used: 99.8 % good, as reported, up to 2026-11-20, for a time that is not stated
        """),
    Case(
      "a share is shown for the time that it speaks of", slo(), [share("0.9994", days: 27, late: 1)], is: .ok,
      left: "40.0",
      because: "60.0 % of the error budget is used: 99.94 % good, as reported, in the 27 d from 2026-10-23"),
    Case(
      "the last thirty days are not the month that has begun",
      slo(period: CompliancePeriod(.calendar(.month, count: 1))),
      [share("0.9", days: 30)], is: .noData,
      because: "its shares are those of other times than the 30 d from 2026-11-01, and shares cannot be added up"),
    Case(
      "the share of a month that is over is the month's", slo(period: CompliancePeriod(.calendar(.month, count: 1))),
      [share("0.9994", days: 31, late: 19)], is: .ok, left: "40.0",
      because: "60.0 % of the error budget is used: 99.94 % good, as reported, in the 31 d from 2026-10-01"),
    Case(
      "shares of each hour are not the window's", slo(),
      [
        measured(
          (0..<48).map { hour in
            MeasuredInterval(
              start: nil, end: end - hour * 3600, isByTheClock: false,
              outcome: .share(ExactDecimal(hour == 0 ? "0.5" : "1")!))
          })
      ], is: .noData,
      because: "its shares are those of other times than the 28 d from 2026-10-23, and shares cannot be added up"),
    Case(
      "shares that end four weeks apart are those of four weeks", slo(),
      [
        measured(
          (0..<3).map { time in
            MeasuredInterval(
              start: nil, end: end - time * 28 * 86_400, isByTheClock: false, outcome: .share(ExactDecimal("0.9994")!))
          })
      ], is: .ok, left: "40.0",
      because: "60.0 % of the error budget is used: 99.94 % good, as reported, in the 28 d from 2026-10-23"),
    Case(
      "shares of other times cannot be added up", slo(), [share("0.9", days: 1)], is: .noData,
      because: "its shares are those of other times than the 28 d from 2026-10-23, and shares cannot be added up"),
    Case(
      "a row that reaches out of the window cannot be split", slo(),
      [
        measured([
          MeasuredInterval(
            start: end - 31 * 86_400, end: end, isByTheClock: false, outcome: .events(EventCount(good: 9, valid: 10)))
        ])
      ], is: .noData,
      because: "its measurements reach out of the 28 d from 2026-10-23 and cannot be split"),
    Case(
      "no window, no budget", slo(period: nil), [share("0.9", days: 28)], is: .noData,
      because: "its window cannot be read"),
  ])
  func `an objective stands where its measurements put it`(_ example: Case) throws {
    var sample = Sample()
    sample.records = [example.objective] + example.records
    let standing = try #require(sample.report().0.objectives.first)
    #expect(standing.state == example.state)
    #expect(standing.remaining?.percentText == example.left)
    #expect(standing.reason == example.reason)
  }

  private static func used(_ percent: String, _ bad: Int, of allowed: Int, measured: String = "100.0") -> String {
    """
    \(percent) % of the error budget is used: \(bad) bad events of \(allowed) that are allowed, \
    in the 28 d from 2026-10-23; \(measured) % of the time up to 2026-11-20 is measured
    """
  }

  private static func steady(_ good: Int, _ valid: Int, days: Int = 28) -> [(good: Int, valid: Int)] {
    Array(repeating: (good, valid), count: days)
  }

  @Test func `minutes that are allowed are those of the window, and not the events`() throws {
    let month = CompliancePeriod(.calendar(.month, count: 1))
    for (period, minutes) in [
      (CompliancePeriod.days(28), "40.32"), (.days(30), "43.2"), (month, "43.2"), (.days(90), "129.6"),
    ] {
      var sample = Sample()
      sample.records = [Self.slo(period: period)]
      #expect(sample.report().0.objectives[0].allowedMinutes?.text(places: 2) == minutes)
    }
  }

  @Test func `a measurement is joined by service and name, however it is written`() throws {
    for name in ["availability", "Availability", "pay-availability", "PAY availability"] {
      var sample = Sample()
      sample.records = [
        Self.slo(),
        Self.measured(
          [
            MeasuredInterval(
              start: nil, end: Self.end, isByTheClock: false, outcome: .share(.one))
          ], of: name),
      ]
      #expect(sample.report().0.objectives[0].state == .ok, "\(name)")
      sample.records[1].service = "other"
      #expect(sample.report().0.objectives[0].state == .noData, "\(name) of another service")
    }
  }

  @Test func `two files of one objective are one row of days, and none counts twice`() throws {
    var sample = Sample()
    let first = [(good: 10, valid: 10), (good: 8, valid: 10)]
    let second = Self.steady(10, 10, days: 2)
    sample.records = [
      Self.slo("0.9", period: .days(4)), Self.daily(first, late: 2, at: "a.csv"), Self.daily(second, at: "b.csv"),
      Self.daily(second, at: "copy.csv"),
    ]
    let reading = try #require(sample.report().0.objectives[0].reading)
    #expect(reading.events == EventCount(good: 38, valid: 40))
    #expect(reading.completeness == .one)
    #expect(reading.runs.map(\.points.count) == [5])
    #expect(reading.runs[0].points.map(\.remaining.percentText) == ["100.0", "100.0", "50.0", "50.0", "50.0"])
  }

  @Test func `what is left out of a budget is named, and an overlap is an error of the file`() throws {
    func span(_ first: Int, _ last: Int, bad: Int) -> MeasuredInterval {
      MeasuredInterval(
        start: Self.end - first * 86_400, end: Self.end - last * 86_400, isByTheClock: true,
        outcome: .events(EventCount(good: 1000 - bad, valid: 1000)))
    }
    var sample = Sample()
    sample.records = [
      Self.slo("0.9"), Self.measured([span(29, 21, bad: 500), span(21, 13, bad: 900), span(14, 0, bad: 1)]),
    ]
    let (report, log) = sample.report()
    let standing = report.objectives[0]
    #expect(standing.reading?.events == EventCount(good: 999, valid: 1000))
    #expect(
      standing.reason.hasSuffix(
        "; left out, as it reaches out of that time: 2026-10-22 to 2026-10-30 (500 bad events of 1000)"
          + "; left out, as it overlaps what counts: 2026-10-30 to 2026-11-07 (900 bad events of 1000)"),
      "\(standing.reason)")
    let told = log.sorted.filter { $0.id == .measurementsOverlap }.map(\.message)
    #expect(told.count == 1 && told[0].hasSuffix("2026-10-30 to 2026-11-07 (900 bad events of 1000)"), "\(told)")
  }

  @Test func `what measures nothing that can be told is reported`() {
    let row = MeasuredInterval(
      start: Self.end - 31 * 86_400, end: Self.end, isByTheClock: false,
      outcome: .events(EventCount(good: 9, valid: 10)))
    func told(_ measured: Record) -> [String] {
      Sample(records: [Self.slo(), measured]).report().1.sorted.map(\.id.description).filter {
        $0.hasPrefix("measurement.") || $0.hasPrefix("slo.measurements")
      }
    }
    #expect(told(Self.measured([row])) == ["slo.measurements-reach-out"], "no window can be cut from it")
    #expect(told(Self.measured([row], of: "uptime")) == ["measurement.unknown-objective"], "nobody promised that")
    #expect(told(Self.measured([row], of: "pay availability")) == ["slo.measurements-reach-out"], "a name in full")
  }

  @Test func `a report of days inside a report of weeks is left out of nothing`() throws {
    var sample = Sample()
    let weeks = (0..<4).map { week in
      MeasuredInterval(
        start: Self.end - (week + 1) * 7 * 86_400, end: Self.end - week * 7 * 86_400, isByTheClock: true,
        outcome: .events(EventCount(good: 70, valid: 70)))
    }
    sample.records = [
      Self.slo("0.9"), Self.measured(weeks, at: "weeks.csv"), Self.daily(Self.steady(10, 10), at: "days.csv"),
    ]
    let (report, log) = sample.report()
    #expect(!report.objectives[0].reason.contains("left out"))
    #expect(!log.sorted.contains { $0.id == .measurementsOverlap })
  }

  @Test func `a gap is a gap, and the rate over it is unknown`() throws {
    var sample = Sample()
    sample.records = [
      Self.slo("0.9", period: .days(28)), Self.daily(Self.steady(9, 10, days: 14), late: 14, at: "a.csv"),
      Self.daily([(9, 10), (8, 10)], at: "b.csv"),
    ]
    let reading = try #require(sample.report().0.objectives[0].reading)
    #expect(reading.runs.count == 2)
    #expect(reading.completeness == Fraction(16, 28))
    // An hour, six hours, a day, four days, four weeks.
    #expect(reading.burnRates.map { $0.rate?.text(places: 2) } == [nil, nil, "2", "1.5", "1.06"])
    #expect(reading.budget.consumed == Fraction(17, 16))
  }

  @Test func `what is left lasts as long as the last day's rate allows`() throws {
    var sample = Sample()
    sample.records = [Self.slo("0.9"), Self.daily(Self.steady(39, 40, days: 27) + [(good: 38, valid: 40)])]
    let reading = try #require(sample.report().0.objectives[0].reading)
    // 29 of 112 are used; at a rate of 0.5 the other 83 last 28 d x 83 / 112 / 0.5.
    #expect(reading.exhaustion == 28 * 86_400 * 83 * 2 / 112)
  }

  @Test func `a calendar month is counted in the objective's own zone`() throws {
    var sample = Sample()
    let zone = CompliancePeriod(.calendar(.month, count: 1), zone: "Europe/Oslo")
    sample.records = [Self.slo("0.9", period: zone), Self.daily(Self.steady(10, 10, days: 24))]
    var log = DiagnosticLog()
    var portfolio = Portfolio(records: sample.records, services: [sample.service])
    portfolio.zones = ["Europe/Oslo": ZoneRules(firstOffset: 3600)]
    let found = objectiveStandings(of: portfolio, asOf: today, into: &log)[0]
    #expect(found.reading?.window.start == Day(iso: "2026-11-01")!.number * 86_400 - 3600)
    #expect(found.reading?.events == EventCount(good: 190, valid: 190))
    #expect(found.reading?.completeness == .one)
    portfolio.zones = [:]
    let other = objectiveStandings(of: portfolio, asOf: today, into: &log)[0]
    #expect(other.missingZone == "Europe/Oslo")
    #expect(other.reading?.window.start == Day(iso: "2026-11-01")!.number * 86_400)
  }

  @Test func `on the first of a month the month before is judged, until the new one has data`() throws {
    var sample = Sample()
    let november = today.number - 19
    let rows = (0..<31).map { index in
      let day = (november - 31 + index) * 86_400
      return MeasuredInterval(
        start: day, end: day + 86_400, isByTheClock: false, outcome: .events(EventCount(good: 9, valid: 10)))
    }
    sample.records = [Self.slo("0.9", period: .init(.calendar(.month, count: 1))), Self.measured(rows)]
    let standing = sample.report(asOf: Day(number: november)).0.objectives[0]
    #expect(standing.reading?.window.start == (november - 31) * 86_400)
    #expect(standing.state == .exhausted)
  }

  // MARK: Incidents

  private static func incident(_ minutes: Int, slo: String? = nil, postmortem: String? = nil, daysAgo: Int = 5)
    -> Record
  {
    let day = Day(number: today.number - daysAgo)
    var record = record(
      "incident-\(minutes).md",
      .incident(
        .init(
          started: Moment(day: day, minute: 600, offset: 0),
          resolved: Moment(day: day, minute: 600 + minutes, offset: 0))), on: day)
    record.fields = [("slo", slo), ("Postmortem", postmortem)].compactMap { name, value in
      value.map { Field(name: name, value: $0, line: 4) }
    }
    return record
  }

  @Test func `incidents explain their part of what was consumed`() throws {
    var sample = Sample()
    sample.records = [
      Self.slo(), Self.daily(Self.steady(9995, 10_000)), Self.incident(10),
      Self.incident(8, slo: "availability"), Self.incident(7, slo: "freshness"), Self.incident(6, daysAgo: 40),
    ]
    let reading = try #require(sample.report().0.objectives[0].reading)
    // 10 and 8 of 40.32 minutes.
    #expect(reading.incidents.map(\.minutes) == [10, 8])
    #expect(reading.incidents.map(\.share.percentText) == ["24.8", "19.8"])
    #expect(reading.explained == Fraction(1800, 4032))
    #expect(try #require(reading.budget.consumed) - reading.explained == Fraction(216, 4032))
  }

  struct Outage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var incident: Incident
    var minutes: Int
  }

  private static func at(_ minute: Int) -> Moment {
    Moment(day: Day(number: today.number - 5), minute: 600 + minute, offset: 0)
  }

  @Test(arguments: [
    Outage(
      testDescription: "the stated time counts, whatever the clock says",
      incident: Incident(detected: at(0), resolved: at(85), statedResolve: 20), minutes: 20),
    Outage(
      testDescription: "what was bad before the notice is bad too",
      incident: Incident(started: at(0), detected: at(20), resolved: at(85), statedResolve: 65), minutes: 85),
    Outage(
      testDescription: "a stated duration is the whole",
      incident: Incident(started: at(0), detected: at(20), resolved: at(85), statedDuration: 40), minutes: 40),
    Outage(
      testDescription: "a time to mitigate is not one to resolve",
      incident: Incident(detected: at(0), mitigated: at(10), resolved: at(85), statedMitigate: 10), minutes: 85),
    Outage(
      testDescription: "a repair counts where nothing says when it was over",
      incident: Incident(detected: at(0), repaired: at(30), statedRepair: 12), minutes: 12),
    Outage(
      testDescription: "by the clock where nothing is stated",
      incident: Incident(started: at(0), detected: at(20), resolved: at(85)), minutes: 85),
  ])
  func `an incident takes of a budget what its document states`(_ example: Outage) throws {
    var sample = Sample()
    let outage = record("outage.md", .incident(example.incident), on: Day(number: today.number - 5))
    sample.records = [Self.slo(), Self.daily(Self.steady(9995, 10_000)), outage]
    let (report, log) = sample.report()
    #expect(try #require(report.objectives[0].reading).incidents.map(\.minutes) == [example.minutes])
    let missing = log.sorted.filter { $0.id.description == "incident.postmortem-missing" }
    #expect(missing.map { $0.message.hasPrefix("\(example.minutes) min are ") } == [true])
  }

  @Test func `an incident above a fifth of four weeks' budget wants a postmortem`() {
    var sample = Sample()
    // A fifth of 40.32 minutes is 8.064.
    sample.records = [
      Self.slo(), Self.incident(9), Self.incident(8), Self.incident(12, postmortem: "docs/what-happened.md"),
      Self.incident(30, postmortem: "TBD"),
    ]
    let found = sample.report().1.sorted.filter { $0.id.description == "incident.postmortem-missing" }
    #expect(found.map { $0.location?.path } == ["incident-30.md", "incident-9.md"])
    #expect(
      found.map(\.message) == [
        "30 min are 74.4 % of the four-week error budget of \"Availability\", and no postmortem is linked",
        "9 min are 22.3 % of the four-week error budget of \"Availability\", and no postmortem is linked",
      ])
  }

  @Test(arguments: [
    ("it names nothing to do", "postmortems/a.md", 0, ["its postmortem names no action"]),
    ("it names something", "postmortems/a.md", 1, []),
    ("relative to the incident", "../postmortems/a.md", 0, ["its postmortem names no action"]),
    ("nobody can look into it", "https://example.org/postmortem", 0, []),
    ("none is there", "postmortems/b.md", 0, []),
  ])
  func `a postmortem wants an action`(_ sentence: String, _ path: String, _ actions: Int, _ expected: [String]) {
    var details = Incident()
    details.actions = actions
    var incident = Self.incident(30, postmortem: path)
    incident.origin = origin("incidents/30.md")
    var sample = Sample()
    sample.records = [Self.slo(), incident, record("postmortems/a.md", .incident(details))]
    let found = sample.report().1.sorted.filter { $0.id.description == "incident.postmortem-without-action" }
    let start = "30 min are 74.4 % of the four-week error budget of \"Availability\", and "
    #expect(found.map(\.message) == expected.map { start + $0 }, "\(sentence)")
    #expect(found.allSatisfy { $0.location?.path == "incidents/30.md" })
  }

  // MARK: Alerts and latency

  @Test func `alerts that a tool makes and that cannot fire are reported at the objective`() {
    for (format, count) in [(ServiceLevelObjective.Format.sloth, 1), (.pyrra, 1), (.frontMatter, 0), (.openSLO, 0)] {
      var sample = Sample()
      sample.records = [Self.slo("0.01", period: .days(30), format: format)]
      let found = sample.report().1.sorted.filter { $0.id.description == "slo.alert-unreachable" }
      #expect(found.count == count, "\(format)")
      #expect(found.allSatisfy { $0.location?.line == 7 && $0.severity == .note })
    }
  }

  @Test(arguments: [(8, 4, true), (30, 4, false), (8, 3, false)])
  func `what is spent for today's window stays spent when nobody measures any more`(
    _ late: Int, _ bad: Int, _ isSpent: Bool
  ) throws {
    // Four weeks of 40 events a day may have 112 bad ones; the last fortnight that was measured had 14 times `2 * bad`.
    var sample = Sample()
    let counts = Self.steady(40, 40, days: 14) + Self.steady(40 - bad * 2, 40, days: 14)
    sample.records = [Self.slo("0.9"), Self.daily(counts, late: late)]
    let standing = try #require(sample.report().0.objectives.first)
    #expect(standing.state == .stale)
    #expect(standing.isSpent == isSpent)
    #expect(sample.assess().decision.fired.contains { $0.number == 5 } == isSpent)
  }

  @Test(arguments: [(false, "8000", LatencyReading.State.missed), (true, "8000", .met), (true, "8000.1", .missed)])
  func `a target that may be reached is met by itself`(
    _ mayEqual: Bool, _ value: String, _ state: LatencyReading.State
  ) {
    var sample = Sample()
    sample.records = [
      Self.slo(nil, latency: .init(percentile: "95", target: "8 s", mayEqualTarget: mayEqual)),
      record("new.json", .loadTest(.init(p95: value)), on: today + -3),
    ]
    let standing = sample.report().0.objectives[0]
    #expect(standing.latency?.state == state)
    #expect((standing.state == .missed) == (state == .missed))
    sample.policy.ttl[.loadTest] = 2
    #expect(sample.report().0.objectives[0].state == .stale)
  }

  @Test(arguments: [
    ("5900", State.ok, LatencyReading.State.met), ("6000", .atRisk, .warning), ("7999.9", .atRisk, .warning),
    ("8000", .missed, .missed),
  ])
  func `p95 below 8 s with a warning line at 6 s`(_ value: String, _ state: State, _ latency: LatencyReading.State) {
    var sample = Sample()
    let objective = Self.slo(nil, latency: .init(percentile: "95", target: "8 s", warning: "6 s"))
    sample.records = [
      objective, record("new.json", .loadTest(.init(p95: value)), on: today + -3),
      record("old.json", .loadTest(.init(p95: "1")), on: today + -4),
      record("other.json", .loadTest(.init(p99: "1")), on: today),
    ]
    let standing = sample.report().0.objectives[0]
    #expect(standing.state == state)
    #expect(standing.latency?.state == latency)
    #expect(standing.consumed == nil)
  }

  // MARK: Properties

  /// 20,000 objectives whose measurements are drawn by a seed.
  @Test func `budgets add up, whatever was measured`() {
    for seed in UInt64(1)...20_000 {
      var random = SplitMix64(state: seed)
      let digits = 1 + random.upTo(4)
      let nines = String(repeating: "9", count: digits - 1) + String(random.upTo(9))
      let objective = ExactDecimal("0." + nines)!
      let counts = (0...random.upTo(40)).map { _ in
        let valid = random.upTo(1000)
        return (good: valid - (valid == 0 ? 0 : random.upTo(min(valid, 20))), valid: valid)
      }
      let times = MeasuredTimes([Self.daily(counts)], in: .utc, upTo: Self.end)
      let window = TimeWindow(start: Self.end - 28 * 86_400, end: Self.end)
      guard let reading = ObjectiveReading(times, of: objective, in: window, until: Self.end, isRolling: true) else {
        continue
      }
      let inside = counts.suffix(28)
      let (bad, valid) = (inside.reduce(0) { $0 + $1.valid - $1.good }, inside.reduce(0) { $0 + $1.valid })
      #expect(reading.events == EventCount(good: valid - bad, valid: valid), "seed \(seed)")
      // b >= B v decides, in whole numbers.
      let scale = (0..<digits).reduce(1) { power, _ in power * 10 }
      let isSpent = bad * scale >= (scale - Int(nines)!) * valid
      #expect((reading.budget.consumed.map { $0 >= .one } ?? false) == isSpent, "seed \(seed)")
      #expect(reading.completeness == Fraction(inside.count, 28), "seed \(seed)")
      if let last = reading.runs.last?.points.last {
        #expect(last.remaining == reading.budget.consumed?.complement, "seed \(seed)")
      }
      if reading.state == .ok { #expect(reading.budget.consumed! <= Fraction(3, 4), "seed \(seed)") }
    }
  }
}
