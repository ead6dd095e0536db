import ReportModel
import Testing

@testable import Collecting

@Suite struct WindowTextTests {
  private static let day = 86_400

  @Test(arguments: [
    ("28d", "28 d, rolling"), ("4w", "28 d, rolling"), ("720h", "30 d, rolling"), ("30m", "30 min, rolling"),
    ("1M", "calendar month in UTC"), ("1Q", "calendar quarter in UTC"), ("1Y", "calendar year in UTC"),
    ("2M", "calendar 2 months in UTC"), ("rolling 30 days", "30 d, rolling"),
    ("30-day rolling window", "30 d, rolling"), ("7 days", "7 d, rolling"),
    ("one calendar month", "calendar month in UTC"),
    ("calendar month", "calendar month in UTC"), ("month", "calendar month in UTC"),
    ("monthly", "calendar month in UTC"),
    ("rolling month", "30 d, rolling"), ("calendar week", "calendar week in UTC"), ("four weeks", "28 d, rolling"),
    ("Last 30 days", "30 d, rolling"),
  ])
  func `windows as people and tools write them`(_ text: String, _ period: String) {
    #expect(WindowText.period(text)?.text == period)
  }

  @Test(arguments: [
    "", "7d cohort", "30", "28d 7d", "sprint", "retired", "0d", "99999999999d", "1s", "every release",
  ])
  func `what may mean something else is no window`(_ text: String) {
    #expect(WindowText.period(text) == nil)
  }

  @Test func `what the form says of it counts more than the word`() {
    #expect(WindowText.period("1M", isRolling: true)?.text == "30 d, rolling")
    #expect(
      WindowText.period("28d", isRolling: false, anchor: Day(iso: "2026-01-01"))
        == CompliancePeriod(.calendar(.day, count: 28), anchor: Day(iso: "2026-01-01")))
  }

  @Test func `OpenSLO names its calendar, and Sloth and slo-generator have their own ways`() {
    func periods(_ path: String, _ text: String) -> [CompliancePeriod?] {
      ReadDocument(path, text).records.compactMap { if case .slo(let slo) = $0.details { slo.period } else { nil } }
    }
    #expect(
      periods(
        "a.yaml",
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: a}
        spec:
          service: s
          timeWindow:
            - duration: 1M
              isRolling: false
              calendar: {startTime: "2026-01-01 00:00:00", timeZone: Europe/Oslo}
          objectives: [{target: 0.99}]
        """)
        == [CompliancePeriod(.calendar(.month, count: 1), zone: "Europe/Oslo", anchor: Day(iso: "2026-01-01"))])
    #expect(
      periods("b.yaml", "version: prometheus/v1\nservice: s\nslos:\n  - {name: a, objective: 99}\n")
        == [CompliancePeriod(.rolling(seconds: 30 * Self.day), authority: "Sloth's default")])
    #expect(
      periods(
        "c.yaml",
        "apiVersion: sre.google.com/v2\nkind: ServiceLevelObjective\nmetadata: {name: a}\nspec: {goal: 0.9, window: 604800}\n"
      )
        == [.days(7)])
    #expect(
      periods("d.md", "---\nkind: slo\nobjective: 99%\nwindow: calendar month\ntimezone: America/Lima\n---\n# A\n")
        == [CompliancePeriod(.calendar(.month, count: 1), zone: "America/Lima")])
  }
}

@Suite struct MeasuredIntervalTests {
  private func rows(_ text: String) -> [MeasuredInterval] {
    ReadDocument("m.csv", text).records.flatMap { record -> [MeasuredInterval] in
      guard case .measurement(let measurement) = record.details else { return [] }
      return measurement.rows
    }
  }
  private func events(_ good: Int, _ valid: Int) -> MeasuredInterval.Outcome {
    .events(EventCount(good: good, valid: valid))
  }
  private static let day = Day(iso: "2026-10-31")!.number * 86_400

  @Test func `a date as an end is the end of that day, and dates are those of a clock`() {
    #expect(
      rows("service,slo,start,end,good,valid\ns,a,2026-10-01,2026-10-31,9,10\n")
        == [
          MeasuredInterval(
            start: Self.day - 30 * 86_400, end: Self.day + 86_400, isByTheClock: true, outcome: events(9, 10))
        ])
    #expect(
      rows("service,slo,date,good,valid\ns,a,2026-10-31,9,10\n")
        == [
          MeasuredInterval(start: Self.day, end: Self.day + 86_400, isByTheClock: true, outcome: events(9, 10))
        ])
  }

  @Test func `a time with a zone is an instant, to the second`() {
    #expect(
      rows("service,slo,start,end,good,valid\ns,a,2026-10-31T01:00:30+01:00,2026-10-31T02:00:15Z,9,10\n")
        == [
          MeasuredInterval(start: Self.day + 30, end: Self.day + 7215, isByTheClock: false, outcome: events(9, 10))
        ])
    #expect(
      rows("service,slo,timestamp,value\ns,a,\(Self.day + 60),0.95\n")
        == [
          MeasuredInterval(start: nil, end: Self.day + 60, isByTheClock: false, outcome: .share(ExactDecimal("0.95")!))
        ])
  }

  @Test func `a row that ends before it begins counts in no window, and is reported`() {
    let text = "service,slo,start,end,good,valid\ns,a,2026-10-31,2026-10-01,9,10\n"
    #expect(rows(text) == [])
    #expect(ReadDocument("m.csv", text).diagnostics == ["2 measurement.reversed"])
  }

  @Test func `Prometheus says over how long a rate was taken`() {
    let read = ReadDocument(
      "a.json",
      """
      {"status": "success", "data": {"resultType": "vector", "result": [
      {"metric": {"sloth_service": "s", "sloth_slo": "a", "__name__": "slo:sli_error:ratio_rate30d"}, "value": [1772323200, "0.0009"]},
      {"metric": {"service": "s", "slo": "b", "window": "5m"}, "value": [1772323200, "0.99"]},
      {"metric": {"service": "s", "slo": "c"}, "value": [1772323200, "0.98"]}
      ]}}
      """)
    let lengths = read.records.flatMap { record -> [Int?] in
      guard case .measurement(let measurement) = record.details else { return [] }
      return measurement.rows.map { row in row.start.map { row.end - $0 } }
    }
    #expect(lengths == [30 * 86_400, 300, nil])
  }

  @Test func `of very many rows the newest are kept, and the file is told so`() {
    let lines = (0..<(Measurement.rowLimit + 2)).map { "s,a,\(Self.day + 60 * $0),\(Self.day + 60 * $0 + 60),9,10" }
    let text = "service,slo,start,end,good,valid\n" + lines.joined(separator: "\n") + "\n"
    let found = rows(text)
    #expect(found.count == Measurement.rowLimit)
    #expect(found.first?.start == Self.day + 120)
    #expect(ReadDocument("m.csv", text).diagnostics == ["2 measurement.rows-limited"])
  }
}
