import ReportModel
import Testing

@Suite struct TimeSpreadTests {
  @Test(
    arguments: [
      ([7], "7", 7, 7, false), ([1, 2], "1.5", 2, 2, false), ([3, 1, 2], "2", 3, 3, false),
      ([4, 3, 2, 1], "2.5", 4, 4, false), ([5, 1, 4, 2, 3], "3", 5, 5, true),
      ([10, 1, 2, 3, 4, 5, 6, 7, 8, 9], "5.5", 9, 10, true), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], "6", 10, 11, true),
    ] as [([Int], String, Int, Int, Bool)])
  func `median, nine in ten and the longest`(
    minutes: [Int], median: String, ninetieth: Int, largest: Int, isComparable: Bool
  ) throws {
    let spread = try #require(TimeSpread(.repair, minutes))
    #expect(spread.median.text(places: 1) == median)
    #expect(spread.ninetieth == ninetieth)
    #expect(spread.largest == largest)
    #expect(spread.isComparable == isComparable)
  }

  @Test func `no minutes are no spread`() { #expect(TimeSpread(.repair, []) == nil) }

  @Test func `half an hour a week is 1.25 percent of the working time`() {
    let toil = RecurringTime(minutes: 30, every: .week)
    #expect(toil.shareOfWorkingTime == Fraction(1, 80))
    #expect(toil.hoursPerYear.text(places: 2) == "26.07")
  }

  @Test func `minutes times times by 60 is hours`() {
    #expect(RecurringTime(minutes: 15, times: 4, every: .month).hoursPerYear == Fraction(12))
  }

  @Test(
    arguments: [
      (Automation(spentMinutes: 360, savedRate: RecurringTime(minutes: 28, every: .week)), "1"),
      (Automation(spentMinutes: 60, savedMinutes: 30, savedWithin: 90), "0.5"),
      (Automation(spentMinutes: 60, savedMinutes: 30, savedWithin: 91), nil),
      (Automation(spentMinutes: 60, savedMinutes: 30), nil), (Automation(spentMinutes: 60), nil),
      (Automation(spentMinutes: 0, savedMinutes: 30, savedWithin: 90), nil),
      (Automation(savedMinutes: 30, savedWithin: 90), nil),
    ] as [(Automation, String?)])
  func `the return of an automation needs all that it is made of`(automation: Automation, factor: String?) {
    #expect(AutomationReturn(of: automation).factor?.text(places: 2) == factor)
  }
}
