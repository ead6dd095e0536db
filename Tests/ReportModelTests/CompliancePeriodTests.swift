import ReportModel
import Testing

/// Windows by hand; thousands more are compared with Python's in `ZoneOracleTests`.
@Suite struct CompliancePeriodTests {
  /// Oslo in 2026: summer time from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
  static let oslo = ZoneRules(
    firstOffset: 3600,
    changes: [.init(instant: utc("2026-03-29", 1), offset: 7200), .init(instant: utc("2026-10-25", 1), offset: 3600)])
  /// Where the clocks go forward at midnight: the day begins at one o'clock.
  static let skipping = ZoneRules(firstOffset: 0, changes: [.init(instant: utc("2026-04-24", 0), offset: 3600)])
  /// Where they go back from midnight to eleven: midnight comes once, an hour later.
  static let repeating = ZoneRules(firstOffset: 0, changes: [.init(instant: utc("2026-10-25", 0), offset: -3600)])

  static func utc(_ day: String, _ hour: Int) -> Int { Day(iso: day)!.number * 86_400 + hour * 3600 }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var period: CompliancePeriod
    var zone: ZoneRules
    var instant: Int
    var start: Int
    /// In hours, of which some days have 23 or 25.
    var hours: Int
  }

  @Test(arguments: [
    Case(
      testDescription: "a rolling window is exact seconds and ends where it is asked",
      period: .days(28), zone: .utc, instant: utc("2026-11-20", 5), start: utc("2026-10-23", 5), hours: 672),
    Case(
      testDescription: "a rolling window does not care for the clocks",
      period: .days(1), zone: oslo, instant: utc("2026-03-29", 12), start: utc("2026-03-28", 12), hours: 24),
    Case(
      testDescription: "the day on which the clocks go forward has 23 hours",
      period: .init(.calendar(.day, count: 1)), zone: oslo, instant: utc("2026-03-29", 12),
      start: utc("2026-03-28", 23), hours: 23),
    Case(
      testDescription: "the day on which they go back has 25",
      period: .init(.calendar(.day, count: 1)), zone: oslo, instant: utc("2026-10-25", 12),
      start: utc("2026-10-24", 22), hours: 25),
    Case(
      testDescription: "March in Oslo is an hour short",
      period: .init(.calendar(.month, count: 1)), zone: oslo, instant: utc("2026-03-15", 0),
      start: utc("2026-02-28", 23), hours: 31 * 24 - 1),
    Case(
      testDescription: "October in Oslo is an hour long",
      period: .init(.calendar(.month, count: 1)), zone: oslo, instant: utc("2026-10-31", 22),
      start: utc("2026-09-30", 22), hours: 31 * 24 + 1),
    Case(
      testDescription: "an hour later it is November there, and not yet in UTC",
      period: .init(.calendar(.month, count: 1)), zone: oslo, instant: utc("2026-10-31", 23),
      start: utc("2026-10-31", 23), hours: 30 * 24),
    Case(
      testDescription: "February of a leap year",
      period: .init(.calendar(.month, count: 1)), zone: .utc, instant: utc("2028-02-29", 23),
      start: utc("2028-02-01", 0), hours: 29 * 24),
    Case(
      testDescription: "a leap year",
      period: .init(.calendar(.year, count: 1)), zone: .utc, instant: utc("2028-07-01", 0),
      start: utc("2028-01-01", 0), hours: 366 * 24),
    Case(
      testDescription: "a quarter begins in January, April, July or October",
      period: .init(.calendar(.quarter, count: 1)), zone: .utc, instant: utc("2026-11-20", 0),
      start: utc("2026-10-01", 0), hours: 92 * 24),
    Case(
      testDescription: "a week begins on Monday",
      period: .init(.calendar(.week, count: 1)), zone: .utc, instant: utc("2026-11-22", 23),
      start: utc("2026-11-16", 0), hours: 168),
    Case(
      testDescription: "four weeks from a stated day",
      period: .init(.calendar(.week, count: 4), anchor: Day(iso: "2026-01-01")), zone: .utc,
      instant: utc("2026-01-29", 0), start: utc("2026-01-29", 0), hours: 672),
    Case(
      testDescription: "before the stated day the blocks go on",
      period: .init(.calendar(.day, count: 30), anchor: Day(iso: "2026-01-01")), zone: .utc,
      instant: utc("2025-12-31", 23), start: utc("2025-12-02", 0), hours: 720),
    Case(
      testDescription: "months from the 31st begin on the last day of a shorter one",
      period: .init(.calendar(.month, count: 1), anchor: Day(iso: "2026-01-31")), zone: .utc,
      instant: utc("2026-03-30", 0), start: utc("2026-02-28", 0), hours: 31 * 24),
    Case(
      testDescription: "midnight that is skipped is the moment of the change",
      period: .init(.calendar(.day, count: 1)), zone: skipping, instant: utc("2026-04-24", 5),
      start: utc("2026-04-24", 0), hours: 23),
    Case(
      testDescription: "midnight from which the clocks go back comes an hour later",
      period: .init(.calendar(.day, count: 1)), zone: repeating, instant: utc("2026-10-25", 0),
      start: utc("2026-10-24", 0), hours: 25),
  ])
  func windows(_ example: Case) {
    let window = example.period.window(at: example.instant, in: example.zone)
    #expect(window == TimeWindow(start: example.start, end: example.start + example.hours * 3600))
  }

  @Test func `a time is half open`() {
    let window = TimeWindow(start: 10, end: 20)
    #expect(window.contains(TimeWindow(start: 10, end: 20)))
    #expect(!window.contains(TimeWindow(start: 10, end: 21)))
    #expect(window.overlap(with: TimeWindow(start: 20, end: 30)) == 0)
    #expect(window.overlap(with: TimeWindow(start: 15, end: 30)) == 5)
  }

  @Test(arguments: [
    (2_419_200, "28 d"), (3600, "1 h"), (3840, "64 min"), (90_061, "1 d 1 h 1 min 1 s"), (0, "0 s"),
    (23_140, "6 h 25 min 40 s"),
  ])
  func `a length is said in as few units as say it`(_ seconds: Int, _ text: String) {
    #expect(spanText(seconds) == text)
  }
}
