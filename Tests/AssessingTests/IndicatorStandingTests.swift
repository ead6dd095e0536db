import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// The day of these reports is 2026-11-20.
@Suite struct IndicatorStandingTests {
  typealias State = IndicatorStanding.State

  static func kpi(
    _ metric: String, _ comparator: KeyIndicator.Target.Comparator?, _ number: String?, _ unit: String? = nil,
    _ cadence: String? = nil, qualifier: String? = nil, actual: String? = nil, on day: Day? = nil, line: Int = 1
  ) -> Record {
    let raw = "\(comparator == .equal ? "" : comparator?.rawValue ?? "")\(number ?? "good")\(unit ?? "")"
    return record(
      "kpi.md",
      .kpi(
        Indicator(
          metric: metric,
          target: .init(raw: raw, comparator: comparator, number: number, unit: unit, qualifier: qualifier),
          cadence: cadence, actual: actual, measured: day)), on: nil, line: line)
  }

  @Test func `what is computed anew does not run out`() {
    let old = Self.kpi("MTTR", .atMost, "60", " min", "monthly", actual: "50", on: today + -60)
    func ends(_ records: [Record]) -> Int {
      Sample(records: records).report().0.expiries.count { $0.kind == .kpi }
    }
    #expect(ends([old]) == 1)
    #expect(ends([old] + Self.incidents([40, 50, 45, 30, 20])) == 0)
  }

  static func value(_ metric: String, _ number: String, unit: String? = nil, on day: Day?, line: Int = 50) -> Record {
    var value = record(
      "values.csv", .kpi(Indicator(metric: metric, actual: number, measured: day)), on: nil, line: line)
    value.fields = unit.map { [Field(name: "unit", value: $0, line: line)] } ?? []
    return value
  }

  /// With what its document states, so that no clock is needed; minutes of repair.
  static func incidents(_ minutes: [Int?], resolve: [Int?] = [], ago days: Int = 3) -> [Record] {
    let count = max(minutes.count, resolve.count)
    return (0..<count).map { index in
      let stated = Incident(
        statedRepair: index < minutes.count ? minutes[index] : nil,
        statedResolve: index < resolve.count ? resolve[index] : nil)
      return record("i\(index).md", .incident(stated), on: today + -days)
    }
  }

  static func deployments(_ days: [Int], approved: String? = "platform") -> [Record] {
    days.map { record("d\($0).md", .deployment(Deployment(approvedBy: approved)), on: today + -$0) }
  }

  static func automation(_ automation: Automation, at path: String = "a.md") -> Record {
    record(path, .automation(automation))
  }

  static func debt(severity: Severity?, due: Day?, line: Int) -> Record {
    record("debt.md", .debt(Debt(severity: severity, due: due)), line: line)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var kpi: Record
    var records: [Record]
    var state: State
    var actual: String?
    var value: Fraction?

    init(
      _ description: String, _ kpi: Record, _ records: [Record] = [], is state: State, _ actual: String? = nil,
      _ value: Fraction? = nil
    ) {
      (testDescription, self.kpi, self.records) = (description, kpi, records)
      (self.state, self.actual, self.value) = (state, actual, value)
    }
  }

  static let each = kpi("Mean-time-to-resolve (MTTR)", .less, "30", "minutes", "Per incident")
  static let mean = kpi("MTTR", .less, "1", "h", "monthly")
  static let weekly = kpi("Deployment frequency", .greater, "1", "/week", "weekly", qualifier: "active systems")
  static let approvals = kpi("Production changes without approval", .equal, "0", nil, "Always")
  static let returns = kpi("Automation ROI", .greater, "5", "x", "Monthly", qualifier: "within 90 days")

  @Test(arguments: [
    Case("nothing is no data, and not 0", each, is: .noData),
    Case(
      "a target for each incident is a share, not a mean", each, incidents([], resolve: [25, 70, 18]), is: .missed,
      "2 of 3 incidents (66.7 %)", Fraction(200, 3)),
    Case(
      "a mean within the target hides no incident", each, incidents([], resolve: [1, 1, 1, 1, 30]), is: .missed,
      "4 of 5 incidents (80.0 %)", Fraction(80)),
    Case("29 minutes are less than 30", each, incidents([], resolve: [29]), is: .met, "1 of 1 incident (100.0 %)"),
    Case(
      "an incident without a time is not within the target", each, incidents([], resolve: [29, nil]),
      is: .incomplete, "1 of 1 incident (100.0 %)"),
    Case("only time to repair is known, and resolving is asked for", each, incidents([10, 10]), is: .noData),
    Case(
      "four incidents are too few for a mean", mean, incidents([10, 20, 30, 40]), is: .tooFew, "25 min",
      Fraction(25, 60)),
    Case(
      "five are enough, and an hour is 60 minutes", mean, incidents([59, 59, 59, 59, 59]), is: .met, "59 min",
      Fraction(59, 60)),
    Case("the mean is exact: 60 is not less", mean, incidents([59, 61, 60, 60, 60]), is: .missed, "60 min", .one),
    Case(
      "MTTR is repair when that is said as often", mean, incidents([1, 1, 1, 1, 1], resolve: [99, 99, 99, 99, 99]),
      is: .met, "1 min"),
    Case(
      "MTTR is resolve when only that is said", mean, incidents([], resolve: [99, 99, 99, 99, 99]), is: .missed,
      "99 min"),
    Case("thirty days ago is outside a month", mean, incidents([1, 1, 1, 1, 1], ago: 30), is: .noData),
    Case("twenty-nine days ago is inside", mean, incidents([1, 1, 1, 1, 1], ago: 29), is: .met, "1 min"),
    Case(
      "MTTR of something is another KPI", kpi("MTTR of the checkout", .less, "1", "h"), incidents([1, 1, 1, 1, 1]),
      is: .noData),
    Case(
      "minutes cannot be compared with a bare number", kpi("MTTR", .less, "30"), incidents([1, 1, 1, 1, 1]),
      is: .incomparable, "1 min"),
  ])
  func `the times of incidents`(_ test: Case) { check(test) }

  @Test(arguments: [
    Case(
      "five in four weeks are more than one a week", weekly, deployments([0, 1, 2, 3, 27]), is: .met, "1.25 a week",
      Fraction(5, 4)),
    Case("four are one a week, which is not more", weekly, deployments([0, 1, 2, 27]), is: .missed, "1 a week", .one),
    Case("a log of three weeks says nothing of four", weekly, deployments([0, 1, 2, 3, 20]), is: .noData),
    Case("a log that ended long ago is no standstill", weekly, deployments([60, 70]), is: .noData),
    Case(
      "nobody counts what the target does not", kpi("Deployment frequency", .greater, "1"), deployments([0, 27]),
      is: .noData),
    Case("all approved", approvals, deployments([1, 2]), is: .met, "0 of 2 deployments", .zero),
    Case(
      "one that names nobody", approvals, deployments([1]) + deployments([2], approved: nil), is: .missed,
      "1 of 2 deployments", .one),
    Case("TBD is nobody", approvals, deployments([1], approved: "TBD"), is: .missed, "1 of 1 deployment", .one),
    Case("no deployments are no data", approvals, is: .noData),
    Case("a deployment of tomorrow has not happened", approvals, deployments([-1], approved: nil), is: .noData),
  ])
  func `deployments and approvals`(_ test: Case) { check(test) }

  @Test(arguments: [
    Case(
      "a total without its time is unverifiable", returns,
      [
        automation(Automation(spentMinutes: 60, savedMinutes: 6000))
      ], is: .noData),
    Case(
      "five times is not more than five times", returns,
      [
        automation(Automation(spentMinutes: 60, savedMinutes: 300, savedWithin: 90))
      ], is: .missed, "5x", Fraction(5)),
    Case(
      "a rate counts for 90 days", returns,
      [
        automation(Automation(spentMinutes: 90, savedRate: RecurringTime(minutes: 6, every: .day)))
      ], is: .met, "6x", Fraction(6)),
    Case(
      "together is by the time spent", returns,
      [
        automation(Automation(spentMinutes: 60, savedMinutes: 600, savedWithin: 30)),
        automation(Automation(spentMinutes: 540, savedMinutes: 600, savedWithin: 30), at: "b.md"),
      ], is: .missed, "2x", Fraction(2)),
    Case(
      "per project each has to", kpi("Automation ROI", .greater, "5", "x", "Per project"),
      [
        automation(Automation(spentMinutes: 60, savedMinutes: 600, savedWithin: 30)),
        automation(Automation(spentMinutes: 540, savedMinutes: 600, savedWithin: 30), at: "b.md"),
      ], is: .missed, "1 of 2 automations (50.0 %)", Fraction(50)),
    Case(
      "one of which nobody knows leaves it open", returns,
      [
        automation(Automation(spentMinutes: 60, savedMinutes: 600, savedWithin: 30)),
        automation(Automation(spentMinutes: 540), at: "b.md"),
      ], is: .incomplete, "10x"),
    Case(
      "three of four debts", kpi("Technical debt documented", .equal, "100", "%", qualifier: "of known debt"),
      [
        debt(severity: .low, due: today, line: 1), debt(severity: .low, due: today, line: 11),
        debt(severity: .low, due: today, line: 21), debt(severity: nil, due: today, line: 31),
      ], is: .missed, "3 of 4 open debts (75.0 %)", Fraction(75)),
    Case(
      "all debts", kpi("Technical debt documented", .equal, "100", "%"),
      [
        debt(severity: .low, due: today, line: 1)
      ], is: .met, "1 of 1 open debt (100.0 %)", Fraction(100)),
    Case("no review was written", kpi("High/critical vulnerabilities older than 30 days", .equal, "0"), is: .noData),
    Case(
      "30 days are not more than 30", kpi("High/critical vulnerabilities older than 30 days", .equal, "0"),
      [
        review(by: "sec", .fail, findings: [finding("Hole", .high)], on: today + -30)
      ], is: .met, "0 of 1 open finding", .zero),
    Case(
      "31 are", kpi("High/critical security vulnerabilities unaddressed >30 days", .equal, "0"),
      [
        review(by: "sec", .fail, findings: [finding("Hole", .high)], on: today + -31)
      ], is: .missed, "1 of 1 open finding", .one),
    Case(
      "a medium one is not asked for", kpi("High/critical vulnerabilities older than 30 days", .equal, "0"),
      [
        review(by: "sec", .fail, findings: [finding("Hole", .medium)], on: today + -40)
      ], is: .met, "no open finding", .zero),
  ])
  func `automation, debt and findings`(_ test: Case) { check(test) }

  @Test(arguments: [
    Case(
      "its own value", kpi("Build success", .greater, "95", "%", "monthly", actual: "95", on: today), is: .missed,
      "95 %", Fraction(95)),
    Case(
      "good for 35 days", kpi("Build success", .greater, "95", "%", "monthly", actual: "96", on: today + -35),
      is: .met, "96 %"),
    Case(
      "not for 36", kpi("Build success", .greater, "95", "%", "monthly", actual: "96", on: today + -36),
      is: .stale, "96 %"),
    Case("nobody says when", kpi("Build success", .greater, "95", "%", "monthly", actual: "96"), is: .undated, "96 %"),
    Case(
      "the newest of a file of values counts", kpi("Build success", .greater, "95", "%", "monthly"),
      [
        value("Build success", "94", unit: "%", on: today + -3),
        value("build Success", "99.5", unit: "%", on: today, line: 60),
      ], is: .met, "99.5 %", Fraction(199, 2)),
    Case(
      "a value of tomorrow does not", kpi("Build success", .greater, "95", "%", "monthly"),
      [
        value("Build success", "94", on: today), value("Build success", "99", on: today + 1, line: 60),
      ], is: .missed, "94"),
    Case(
      "a per week is a /week", kpi("Releases", .greater, "2", "/week", "weekly"),
      [
        value("Releases", "3", unit: "per week", on: today)
      ], is: .met, "3 per week"),
    Case(
      "an hour is 60 minutes", kpi("Lead time", .less, "2", "h"),
      [
        value("Lead time", "119", unit: "minutes", on: today)
      ], is: .met, "119 minutes"),
    Case(
      "apples are no percent", kpi("Lead time", .less, "2", "%"),
      [
        value("Lead time", "1", unit: "apples", on: today)
      ], is: .incomparable, "1 apples"),
    Case(
      "a mean within the target says nothing of each incident", each,
      [
        value("Mean-time-to-resolve (MTTR)", "12", unit: "min", on: today)
      ], is: .incomplete, "12 min"),
    Case(
      "a mean beyond it does", each, [value("Mean-time-to-resolve (MTTR)", "38", unit: "min", on: today)],
      is: .missed, "38 min"),
    Case(
      "good is no number", kpi("Team mood", nil, nil, nil, "quarterly", actual: "7", on: today), is: .incomparable, "7"),
    Case(
      "a bare number may be meant either way", kpi("Team size", .equal, "7", nil, "quarterly", actual: "8", on: today),
      is: .incomparable, "8"),
    Case(
      "what records say goes before what is reported", approvals,
      deployments([1], approved: nil) + [value("Production changes without approval", "0", on: today)], is: .missed,
      "1 of 1 deployment"),
  ])
  func `reported values`(_ test: Case) { check(test) }

  @Test(arguments: [
    Case(
      "at least so much, had all incidents been outages", kpi("System uptime", .greater, "99.5", "%", "Monthly"),
      incidents([], resolve: [100, 115]), is: .met, "99.5023 %", Fraction(42_985 * 100, 43_200)),
    Case(
      "one minute more can be anything", kpi("System uptime", .greater, "99.5", "%", "Monthly"),
      incidents([], resolve: [100, 116]), is: .noData),
    Case(
      "a reported value goes before that", kpi("System uptime", .greater, "99.5", "%", "Monthly"),
      incidents([], resolve: [10]) + [value("System uptime", "99.42", unit: "%", on: today)], is: .missed, "99.42 %"),
  ])
  func `uptime without an objective`(_ test: Case) { check(test) }

  @Test func `uptime is what the worst objective for availability measured`() throws {
    func slo(_ name: String, bad: Int) -> [Record] {
      var objective = record(
        "\(name).yml", .slo(.init(objective: "0.99", window: "28d", format: .frontMatter, period: .days(28))))
      objective.title = "\(name) availability"
      var measured = Measurement(objective: "\(name) availability")
      measured.rows = (1...28).map { day in
        let start = (today.number - 29 + day) * 86_400
        return MeasuredInterval(
          start: start, end: start + 86_400, isByTheClock: true,
          outcome: .events(EventCount(good: 1000 - bad, valid: 1000)))
      }
      return [objective, record("\(name).csv", .measurement(measured))]
    }
    let kpi = Self.kpi("System uptime", .greater, "99.5", "%", "Monthly")
    let report = Sample(records: [kpi] + slo("search", bad: 5) + slo("pay", bad: 1)).report().0
    let standing = try #require(report.indicators.first)
    #expect(standing.state == .missed)
    #expect(standing.actual?.text == "99.5 %")
    #expect(standing.evidence == [origin("search.yml"), origin("search.csv")])
    #expect(standing.reason.hasSuffix(", the worst of 2 objectives"))
    // Those that nobody measures, or that promise something else.
    var latency = record("quick.yml", .slo(.init(objective: "0.99", window: "28d", format: .frontMatter)))
    latency.title = "Fast answers"
    let some = Sample(records: [kpi] + slo("search", bad: 5) + slo("pay", bad: 1) + [latency]).report().0
    #expect(some.indicators.first?.reason.hasSuffix(", the worst of 2 of 3 objectives") == true)
    let one = Sample(records: [kpi] + slo("search", bad: 5) + [latency]).report().0
    #expect(one.indicators.first?.reason.hasSuffix(", 1 of 2 objectives") == true)
    #expect(
      Sample(records: [kpi] + slo("search", bad: 5)).report().0.indicators.first?.reason.contains("objectives") == false
    )
  }

  @Test func `a row of a persona's table is about all services, and counted once`() throws {
    let row = KeyIndicator(
      metric: "Production changes without approval", target: .init(raw: "0", comparator: .equal, number: "0"),
      cadence: "Always", line: 7)
    var same = Self.approvals
    same.origin = origin("marit.md", 7)
    var other = Self.deployments([1], approved: nil)[0]
    other.service = "search"
    let persona = record("marit.md", .persona(Persona(name: "marit", indicators: [row])))
    let report = Sample(records: [persona, same, other]).report().0
    #expect(report.indicators.map(\.origin) == [origin("marit.md", 7)])
    #expect(report.indicators.map(\.state) == [.missed])
    #expect(report.indicators.map(\.service) == [nil])
  }

  private func check(_ test: Case) {
    let standing = Sample(records: [test.kpi] + test.records).report().0.indicators.first
    #expect(standing?.state == test.state, "\(standing?.reason ?? "no standing")")
    #expect(standing?.actual?.text == test.actual)
    if let value = test.value { #expect(standing?.actual?.value == value) }
  }

  @Test(
    arguments: [
      ("Coverage", "80", "%", "91", .met), ("Coverage", "80", "%", "75", .missed), ("Lead time", "3", "d", "2", .met),
      ("p95 latency", "300", "ms", "340", .missed), ("Time saved", "3", "h", "2", .incomparable),
      ("Response time", "95", "%", "97", .incomparable), ("Incidents resolved", "90", "%", "80", .incomparable),
      ("Users", "10", "k", "12", .incomparable),
    ] as [(String, String, String, String, State)])
  func `a target without a sign is met on the side that the metric is better on`(
    _ metric: String, _ target: String, _ unit: String, _ value: String, _ expected: State
  ) {
    var sample = Sample()
    sample.records = [
      Self.kpi(metric, .equal, target, unit, "weekly", actual: value, on: today)
    ]
    #expect(sample.report().0.indicators.map(\.state) == [expected])
  }
}
