import ReportModel
import Testing

@Suite struct ErrorBudgetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var objective: String
    var good: Int
    var valid: Int
    var expected: ErrorBudget

    init(_ description: String, _ objective: String, good: Int, of valid: Int, is expected: ErrorBudget) {
      (testDescription, self.objective) = (description, objective)
      (self.good, self.valid, self.expected) = (good, valid, expected)
    }
  }

  @Test(arguments: [
    Case("half of the allowance is used", "0.5", good: 75, of: 100, is: .allowance(consumed: Fraction(1, 2))),
    Case("an untouched budget", "0.999", good: 1000, of: 1000, is: .allowance(consumed: .zero)),
    Case("the last event spends 99.9 % exactly", "0.999", good: 999, of: 1000, is: .allowance(consumed: .one)),
    Case(
      "one event fewer does not", "0.999", good: 999_001, of: 1_000_000, is: .allowance(consumed: Fraction(999, 1000))),
    Case("an overspent budget exceeds one", "0.5", good: 0, of: 100, is: .allowance(consumed: Fraction(2))),
    Case("99.95 % of seed 003", "0.9995", good: 999_750, of: 1_000_000, is: .allowance(consumed: Fraction(1, 2))),
    Case("nothing measured is not healthy", "0.99", good: 0, of: 0, is: .unmeasured),
    Case("100 % has no budget to divide by", "1", good: 99, of: 100, is: .zeroTolerance(isBroken: true)),
    Case("100 % that was kept", "1.000", good: 100, of: 100, is: .zeroTolerance(isBroken: false)),
    Case("0 % allows everything", "0", good: 0, of: 10, is: .allowance(consumed: .one)),
  ])
  func consumption(_ example: Case) throws {
    let objective = try #require(ExactDecimal(example.objective))
    let events = EventCount(good: example.good, valid: example.valid)
    #expect(ErrorBudget(objective: objective, events: events) == example.expected)
  }

  /// Google's SRE Book and the tables of every SLO tool.
  @Test(arguments: [
    ("a week", 7, "10.08"), ("four weeks", 28, "40.32"), ("thirty days", 30, "43.2"), ("October", 31, "44.64"),
    ("ninety days", 90, "129.6"),
  ])
  func `99.9 % allows so many minutes`(_ time: String, _ days: Int, _ minutes: String) throws {
    let objective = try #require(ExactDecimal("0.999"))
    #expect((objective.complement.fraction * Fraction(days * 1440)).text(places: 2) == minutes, "\(time)")
  }

  /// At every boundary a Double would miss: b bad events of v spend 1 - T exactly when b / v = 1 - T.
  @Test func `the boundary of a budget is exact for every objective of up to six nines`() throws {
    for places in 1...6 {
      for step in 1...9 {
        let scale = (0..<places).reduce(1) { power, _ in power * 10 }
        let text = "0." + String(repeating: "9", count: places - 1) + String(10 - step)
        let objective = try #require(ExactDecimal(text))
        let (valid, spent) = (scale * 7, step * 7)
        func consumed(_ bad: Int) -> Fraction? {
          ErrorBudget(objective: objective, events: EventCount(good: valid - bad, valid: valid)).consumed
        }
        #expect(consumed(spent) == .one, "\(text)")
        let before = try #require(consumed(spent - 1))
        let after = try #require(consumed(spent + 1))
        #expect(before < Fraction.one && after > Fraction.one, "\(text)")
      }
    }
  }
}

@Suite struct FractionTests {
  @Test(arguments: [
    ("lowest terms", Fraction(6, -8), "-0.75"), ("a whole", Fraction(8, 4), "2"), ("nothing", Fraction(0, 7), "0"),
    ("half away from zero", Fraction(1, 8), "0.13"), ("below zero too", Fraction(-1, 8), "-0.13"),
    ("a carry", Fraction(1999, 1000), "2"), ("what rounds to nothing has no sign", Fraction(-1, 1000), "0"),
  ])
  func `a fraction is printed to two places`(_ what: String, _ fraction: Fraction, _ text: String) {
    #expect(fraction.text(places: 2) == text, "\(what)")
  }

  @Test(arguments: [
    (44_640, 1000, 2, "44.64"), (2, 3, 1, "0.7"), (-1, 2, 1, "-0.5"), (7, 1, 3, "7"), (100, 24, 1, "4.2"),
    (1, 3, 0, "0"), (1, 2, 0, "1"), (999, 1000, 2, "1"),
  ])
  func `a fraction is written with the places that say something`(above: Int, below: Int, places: Int, text: String) {
    #expect(Fraction(above, below).text(places: places) == text)
  }

  @Test(arguments: [
    ("0.1", Fraction(1, 10)), (".5", Fraction(1, 2)), ("43.20", Fraction(216, 5)), ("007", Fraction(7)),
    ("123456789012345", Fraction(123_456_789_012_345)),
  ])
  func `a decimal is read exactly`(text: String, fraction: Fraction) { #expect(Fraction(decimal: text) == fraction) }

  @Test(arguments: ["", ".", "1.2.3", "-1", "+1", "1e5", "1 000", "٣", "-.5"])
  func `what is no plain decimal is none`(text: String) { #expect(Fraction(decimal: text) == nil) }

  @Test(arguments: [
    ("half up", Fraction(1225, 10_000), "12.3"), ("nearly all is not all", Fraction(99_999, 100_000), "99.9"),
    ("nearly nothing is not nothing", Fraction(1, 100_000), "0.1"), ("all", Fraction(1), "100.0"),
    ("overspent", Fraction(14_049, 10_000), "140.5"), ("owed", Fraction(-12, 100), "-12.0"),
    ("a hair below nothing", Fraction(-1, 100_000), "-0.1"), ("nothing", Fraction(0), "0.0"),
  ])
  func `a percentage has one decimal`(_ what: String, _ fraction: Fraction, _ text: String) {
    #expect(fraction.percentText == text, "\(what)")
  }

  @Test func `what 127 bits do not hold is near, and no crash`() {
    let (large, small) = (Fraction(Int128.max, 3), Fraction(1, Int128.max))
    #expect(large > Fraction(1 << 60))
    #expect(small < Fraction(1, 1 << 60))
    #expect(large * large >= Fraction(1 << 59))
    #expect(abs((large * small).value - 1 / 3) < 1e-12)
    #expect(Fraction(Int128.max, 2) + Fraction(Int128.max, 3) >= Fraction(1 << 59))
    #expect(abs((Fraction(1, Int128.max) + Fraction(1, Int128.max - 1)).value) < 1e-30)
  }

  @Test func `sums and comparisons agree with whole numbers`() {
    for a in -6...6 {
      for b in 1...6 {
        for c in -6...6 {
          for d in 1...6 {
            let (one, other) = (Fraction(a, b), Fraction(c, d))
            #expect((one < other) == (a * d < c * b))
            #expect(one + other == Fraction(a * d + c * b, b * d))
            #expect(one - other == Fraction(a * d - c * b, b * d))
            #expect(one * other == Fraction(a * c, b * d))
            if c != 0 { #expect(one / other == Fraction(a * d, b * c)) }
          }
        }
      }
    }
  }

  @Test(arguments: ["", ".", "1.", ".5", "1e3", "0.1234567890123456", "1234567890123456789", "+1", "--1", " 1", "0,5"])
  func `what is no exact decimal is refused`(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `equal numbers are equal values, and measured digits beyond the fifteenth are dropped`() {
    #expect(ExactDecimal("0.9990") == ExactDecimal("0.999"))
    #expect(ExactDecimal("0.9990")?.complement == ExactDecimal("0.001"))
    #expect(ExactDecimal("0.12345678901234567", isCut: true) == ExactDecimal("0.123456789012345"))
  }
}
