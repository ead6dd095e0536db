import ReportModel
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("the day from which days are counted", "1970-01-01", 0),
    ("the day before", "1969-12-31", -1),
    ("a leap day of a century that is a leap year", "2000-02-29", 11016),
    ("the day after it", "2000-03-01", 11017),
    ("a leap day", "2024-02-29", 19782),
    ("an ordinary day", "2026-11-20", 20777),
    ("the first day that can be written", "0001-01-01", -719_162),
    ("the last one", "9999-12-31", 2_932_896),
  ])
  func `a day is a number, and back`(what: String, iso: String, number: Int) throws {
    let day = try #require(Day(iso: iso), "\(what)")
    #expect(day.number == number, "\(what)")
    #expect(Day(number: number).iso == iso, "\(what)")
  }

  @Test(arguments: [
    "2026-02-29", "2026-02-30", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-01-32", "0000-01-01", "2026-1-1", "2026-01-01 ", " 2026-01-01", "2026/01/01", "20260101", "+026-01-01",
    "-026-01-01", "2026-01-0\u{0661}", "", "2026-01-01T00:00:00Z",
  ])
  func `what is no day is refused`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(arguments: [(2023, 28), (2024, 29), (1900, 28), (2000, 29), (2100, 28)])
  func `February has 29 days in leap years`(year: Int, length: Int) {
    #expect(Day.length(ofMonth: 2, year: year) == length)
    #expect((Day(year: year, month: 2, day: 29) != nil) == (length == 29))
  }

  @Test func `days are counted over the ends of months and years`() throws {
    let lastYear = try #require(Day(iso: "2023-12-31"))
    #expect((lastYear + 1).iso == "2024-01-01")
    #expect((lastYear + 60).iso == "2024-02-29")
    #expect((lastYear + 366).iso == "2024-12-31")
    #expect(try #require(Day(iso: "2024-03-01")) - #require(Day(iso: "2024-02-28")) == 2)
    #expect(try #require(Day(iso: "2026-01-31")) < #require(Day(iso: "2026-02-01")))
  }

  @Test(arguments: [(0, 0), (86_399, 0), (86_400, 1), (-1, -1), (-86_400, -1), (-86_401, -2), (1_795_219_199, 20_777)])
  func `a second belongs to its day in UTC`(second: Int, day: Int) {
    #expect(Day(secondsSinceEpoch: second).number == day)
  }
}
