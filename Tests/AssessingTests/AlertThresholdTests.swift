import ReportModel
import Testing

@testable import Assessing

@Suite struct AlertThresholdTests {
  static let day = 86_400

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var thresholds: @Sendable () -> [AlertThreshold]
    /// Long and short window in minutes.
    var windows: [[Int]]
    var rates: [String]
    var shares: [String]
  }

  @Test(arguments: [
    Row(
      testDescription: "the SRE Workbook's for 30 days, which Sloth ships as google-30d",
      thresholds: { workbookThresholds(period: 30 * day) },
      windows: [[60, 5], [360, 30], [1440, 120], [4320, 360]], rates: ["14.4", "6", "3", "1"],
      shares: ["2.0", "5.0", "10.0", "10.0"]),
    Row(
      testDescription: "the same shares over 28 days, Sloth's google-28d: the last is below 1",
      thresholds: { workbookThresholds(period: 28 * day) },
      windows: [[60, 5], [360, 30], [1440, 120], [4320, 360]], rates: ["13.44", "5.6", "2.8", "0.933"],
      shares: ["2.0", "5.0", "10.0", "10.0"]),
    Row(
      testDescription: "Pyrra's for 28 days",
      thresholds: { scaledThresholds(period: 28 * day) },
      windows: [[60, 5], [360, 30], [1440, 120], [5760, 360]], rates: ["14", "7", "2", "1"],
      shares: ["2.1", "6.3", "7.1", "14.3"]),
    Row(
      testDescription: "Pyrra's for 30 days, rounded to minutes",
      thresholds: { scaledThresholds(period: 30 * day) },
      windows: [[64, 5], [386, 32], [1543, 129], [6171, 386]], rates: ["14", "7", "2", "1"],
      shares: ["2.1", "6.3", "7.1", "14.3"]),
    Row(
      testDescription: "Pyrra's for a week",
      thresholds: { scaledThresholds(period: 7 * day) },
      windows: [[15, 1], [90, 8], [360, 30], [1440, 90]], rates: ["14", "7", "2", "1"],
      shares: ["2.1", "6.3", "7.1", "14.3"]),
    Row(
      testDescription: "30 days take the workbook's, all others scaled windows",
      thresholds: { alertThresholds(period: 31 * day, objective: ExactDecimal("0.999")!) },
      windows: [[66, 6], [399, 33], [1594, 133], [6377, 399]], rates: ["14", "7", "2", "1"],
      shares: ["2.1", "6.3", "7.1", "14.3"]),
  ])
  func `thresholds are as published`(_ row: Row) {
    let found = row.thresholds()
    #expect(found.map { [$0.long / 60, $0.short / 60] } == row.windows)
    #expect(found.map { $0.rate.text(places: 3) } == row.rates)
    #expect(found.map(\.budgetShare.percentText) == row.shares)
    #expect(found.map(\.severity) == [.page, .page, .ticket, .ticket])
  }

  private func lint(_ objective: String, usual: Fraction? = nil, period: Int = 30 * day) throws -> [[AlertThreshold
    .Lint]]
  {
    alertThresholds(period: period, objective: try #require(ExactDecimal(objective)), usualRate: usual).map(\.lint)
  }

  @Test func `an alert at 14.4 can never fire for 93.05 % and less`() throws {
    #expect(try lint("0.93")[0] == [.unreachable(highest: Fraction(100, 7))])
    // 1 / (1 - 0.9305) = 14.388, 1 / (1 - 0.9306) = 14.409.
    #expect(try lint("0.9305")[0] == [.unreachable(highest: Fraction(10_000, 695))])
    #expect(try lint("0.9306")[0] == [])
    #expect(try lint("0.93")[1] == [])
  }

  @Test func `one per cent leaves no alert at all, and 100 % no rate`() throws {
    #expect(
      try lint("0.01")
        == [
          [.unreachable(highest: Fraction(100, 99))], [.unreachable(highest: Fraction(100, 99))],
          [.unreachable(highest: Fraction(100, 99))], [],
        ])
    #expect(try lint("1") == Array(repeating: [.noBudget], count: 4))
  }

  @Test func `99.9 % over an hour needs 70 events`() throws {
    let thresholds = alertThresholds(period: 30 * Self.day, objective: try #require(ExactDecimal("0.999")))
    #expect(thresholds.map(\.leastEvents) == [70, 167, 334, 1000])
    // 69 an hour: a sixty-ninth of bad events burns at 14.49. Six hours hold 414, and need 167.
    #expect(
      try lint("0.999", usual: Fraction(69, 3600))
        == [[.needsVolume(least: 70, usual: Fraction(69))], [], [], []])
    #expect(try lint("0.999", usual: Fraction(70, 3600)) == [[], [], [], []])
  }

  @Test func `a threshold below 1 is said to be one`() throws {
    let objective = try #require(ExactDecimal("0.999"))
    let found = alertThresholds(period: 28 * Self.day, objective: objective, format: .sloth)
    #expect(found.map(\.lint) == [[], [], [], [.belowOne]])
    #expect(try lint("0.999", period: 28 * Self.day) == [[], [], [], []])
  }
}
