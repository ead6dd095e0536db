import ReportModel
import Testing

@testable import Assessing

/// A stated value against its target, each in its own unit.
@Suite struct TargetComparisonTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var value: String
    var unit: String?
    var target: KeyIndicator.Target
    var holds: Bool?

    init(
      _ value: String, _ unit: String?, _ comparator: KeyIndicator.Target.Comparator, _ number: String,
      _ limitUnit: String?, is holds: Bool?, _ description: String
    ) {
      (self.value, self.unit, self.holds, testDescription) = (value, unit, holds, description)
      target = .init(raw: "raw", comparator: comparator, number: number, unit: limitUnit)
    }
  }

  @Test(arguments: [
    Case("0.31", "s", .less, "300", "ms", is: false, "seconds and milliseconds"),
    Case("0.29", "s", .less, "300", "ms", is: true, "and within"),
    Case("26", "h", .less, "1", "d", is: false, "hours and days"),
    Case("110", "min", .less, "2", "h", is: true, "minutes and hours"),
    Case("900", "k", .atLeast, "1.5", "M", is: false, "thousands and millions"),
    Case("1600", "k", .atLeast, "1.5", "M", is: true, "and enough of them"),
    Case("900", "k", .atLeast, "500000", nil, is: true, "thousands and a number in full"),
    Case("1200000", nil, .atLeast, "1.5", "M", is: nil, "in full or in millions"),
    Case("0.6", nil, .greater, "50", "%", is: nil, "a share or a percentage"),
    Case("0", nil, .greater, "50", "%", is: false, "nothing is nothing in both"),
    Case("0.4", nil, .less, "0.5", "%", is: true, "a percentage beside so small a one"),
    Case("60", nil, .greater, "50", "%", is: true, "no share is above 1"),
    Case("85", "%", .atLeast, "0.9", nil, is: nil, "a bare target may be a share"),
    Case("95", "%", .atLeast, "0.9", nil, is: true, "met either way"),
    Case("9", "TB", .less, "10", "GB", is: false, "terabytes and gigabytes"),
    Case("900", "GB", .less, "1", "TB", is: true, "and few of them"),
    Case("2", "GiB", .atMost, "512", "MiB", is: false, "binary bytes"),
    Case("500", "MB", .less, "512", "MiB", is: true, "decimal and binary bytes"),
    Case("100", "Mbps", .atLeast, "1", "Gbps", is: false, "bits per second"),
    Case("50", "ct", .greater, "1", "€", is: false, "cents and euros"),
    Case("4", "c", .atMost, "0.05", "$", is: true, "cents and dollars"),
    Case("4", "€", .atMost, "5", "$", is: nil, "two currencies"),
    Case("4", "‰", .less, "0.5", "%", is: true, "permille and percent"),
    Case("5", "GB", .less, "10", "Gbps", is: nil, "bytes and a rate"),
    Case("3", "errors", .less, "1", "%", is: nil, "something else"),
    Case("26", "builds", .less, "1", "d", is: nil, "no time"),
    Case("2", "/week", .atLeast, "1", "/day", is: false, "weeks and days"),
    Case("8", "per week", .atLeast, "1", "/day", is: true, "and often enough"),
    Case("14", "/year", .atLeast, "1", "/month", is: true, "years and months"),
    Case("5", "/month", .atLeast, "1", "/week", is: nil, "a month is no number of weeks"),
    Case("4", "per week", .greater, "5", "/week", is: false, "one rate in two spellings"),
  ])
  func `a value meets a target in any of its units`(_ example: Case) throws {
    let value = try #require(ExactDecimal(example.value)).fraction
    let comparison = TargetComparison(value, example.unit, isBare: example.unit == nil, with: example.target)
    #expect(comparison.holds == example.holds)
    #expect((comparison.doubt == nil) == (example.holds != nil))
  }

  @Test(
    arguments: [
      ("+12 %", "12", "13", nil, true), ("+12 %", "12", "9", nil, false), ("-5 %", "-5", "-7", nil, true),
      ("−5 %", "-5", "2", nil, false), ("+2 %", "2", "1", .down, true), ("12 %", "12", "13", nil, nil),
    ] as [(String, String, String, Direction?, Bool?)])
  func `a sign says which way is better where the metric does not`(
    _ raw: String, _ number: String, _ value: String, _ better: Direction?, _ expected: Bool?
  ) throws {
    let target = KeyIndicator.Target(raw: raw, comparator: .equal, number: number, unit: "%")
    let value = try #require(ExactDecimal(value)).fraction
    #expect(target.isMet(by: value, better: better) == expected)
  }
}
