import ReportModel
import Testing

@testable import Collecting

@Suite struct DoneTextTests {
  @Test(
    arguments: [
      ("restored in 2023", "2023-12-31"), ("last restored on March 2025", "2025-03-31"),
      ("rehearsed Q3 2025", "2025-09-30"), ("Last drill: November 2026", "2026-11-30"),
      ("tested in 2025 Q1, again planned for 2027", "2025-03-31"), ("rotated 2026", "2026-12-31"),
      ("written for ISO 27001 in 2022", nil), ("last restored on ticket 2023-17", nil), ("port 2023", nil),
      ("tested with 2048 users", nil), ("tested 2000 times", nil), ("done in 45 minutes", nil),
    ] as [(String, String?)])
  func `a month or a year behind what was done counts as its last day`(text: String, day: String?) {
    #expect(DoneText.lastDay(in: text)?.iso == day, "\(text)")
  }
}
