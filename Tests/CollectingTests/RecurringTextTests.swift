import ReportModel
import Testing

@testable import Collecting

@Suite struct RecurringTextTests {
  @Test(
    arguments: [
      ("30 min/week", RecurringTime(minutes: 30, every: .week)),
      ("2h per month", RecurringTime(minutes: 120, every: .month)),
      ("4 hours a month", RecurringTime(minutes: 240, every: .month)),
      ("3 h per month", RecurringTime(minutes: 180, every: .month)),
      ("1.5 hours monthly", RecurringTime(minutes: 90, every: .month)),
      ("15 min, 4 times a week", RecurringTime(minutes: 15, times: 4, every: .week)),
      ("20 min 3x per day", RecurringTime(minutes: 20, times: 3, every: .day)),
      ("2 h 30 min each quarter", RecurringTime(minutes: 150, every: .quarter)),
      ("30 min", nil), ("5 per month", nil), ("2 days per month", nil), ("30 min per sprint", nil), ("unknown", nil),
      ("30 min per day or 2 h per week", nil), ("", nil), ("3-4h per month", nil),
    ] as [(String, RecurringTime?)])
  func `a time with its period, or nothing`(text: String, time: RecurringTime?) {
    #expect(RecurringText.time(in: text) == time)
  }

  @Test(
    arguments: [
      ("2 days per month", RecurringTime(minutes: 960, every: .month)),
      ("1 day/month", RecurringTime(minutes: 480, every: .month)),
      ("2d/month", RecurringTime(minutes: 960, every: .month)),
      ("0.5 days a week", RecurringTime(minutes: 240, every: .week)),
      ("1 day 2 h per quarter", RecurringTime(minutes: 600, every: .quarter)),
      ("1 week per year", RecurringTime(minutes: 2400, every: .year)),
      ("16 h per month", RecurringTime(minutes: 960, every: .month)),
      ("half a day per month", nil), ("2 days", nil), ("2 days per sprint", nil), ("1-2 days per month", nil),
      ("two days every month", nil),
    ] as [(String, RecurringTime?)])
  func `what debt costs may be told in days of work`(text: String, time: RecurringTime?) {
    #expect(RecurringText.time(in: text, takesDays: true) == time)
  }

  @Test(
    arguments: [
      ("2d 4h in 60 days", 60), ("6 h within 12 weeks", 84), ("6 h", nil), ("in days", nil), ("6 h over 1 day", 1),
    ] as [(String, Int?)])
  func `the days in which something was saved`(text: String, days: Int?) {
    #expect(RecurringText.days(in: text) == days)
  }
}
