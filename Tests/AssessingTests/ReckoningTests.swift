import ReportModel
import Testing

@testable import Assessing

/// How a stated number is reckoned again from others.
@Suite struct ReckoningTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var parts: [Reckoning.Part]
    /// As written, and the result; `nil` for what cannot be reckoned.
    var text: String
    var result: Double?

    init(_ description: String, _ parts: [Reckoning.Part], _ text: String, _ result: Double?) {
      (testDescription, self.parts, self.text, self.result) = (description, parts, text, result)
    }
  }

  static func number(_ number: Int) -> Reckoning.Part { .amount(Quantity(number)) }

  @Test(arguments: [
    Case("times before plus", [number(2), .plus, number(3), .times, number(4)], "2 + 3 * 4", 14),
    Case("from left to right", [number(10), .minus, number(3), .minus, number(2)], "10 - 3 - 2", 5),
    Case(
      "brackets first",
      [.open, number(4), .plus, number(3), .close, .times, .open, number(6), .minus, number(2), .close],
      "(4 + 3) * (6 - 2)", 28),
    Case("a negative amount", [number(2), .minus, number(-3)], "2 - (-3)", 5),
    Case("nothing divides by nothing", [number(2), .over, number(0)], "2 / 0", nil),
    Case("an operand is missing", [number(2), .plus], "2 + ", nil),
    Case("a bracket is missing", [.open, number(2)], "(2", nil),
  ])
  func reckons(_ example: Case) {
    let reckoning = Reckoning(example.parts)
    #expect(reckoning.text == example.text)
    #expect(reckoning.value?.nominal == example.result)
  }

  @Test func `amounts that were rounded give a range, and exact ones do not`() {
    let (old, new) = (Quantity("210", value: 210, step: 1), Quantity("241", value: 241, step: 1))
    let value = Reckoning.growth(from: old, to: new).value
    #expect(value.map { decimalText($0.nominal, places: 2) } == "14.76")
    // (240.5 - 210.5) / 210.5 to (241.5 - 209.5) / 209.5
    #expect(value.map { decimalText($0.least, places: 1) } == "14.3")
    #expect(value.map { decimalText($0.most, places: 1) } == "15.3")
    let sum = Reckoning.sum([old, new]).value
    #expect(sum?.least == 451)
    #expect(sum?.most == 451)
  }

  struct Verdict: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var stated: Quantity
    var reckoning: Reckoning
    var verdict: Claim.Verdict
  }

  static let growth = Reckoning.growth(
    from: Quantity("210", value: 210, step: 1), to: Quantity("241", value: 241, step: 1))

  @Test(arguments: [
    Verdict(
      testDescription: "right to the written digit", stated: Quantity("15", value: 15, step: 1), reckoning: growth,
      verdict: .verified),
    Verdict(
      testDescription: "cut off instead of rounded: the terms leave it open",
      stated: Quantity("14", value: 14, step: 1),
      reckoning: growth, verdict: .unverifiable),
    Verdict(
      testDescription: "beyond all that rounding hides", stated: Quantity("20", value: 20, step: 1), reckoning: growth,
      verdict: .refuted),
    Verdict(
      testDescription: "half a digit rounds either way", stated: Quantity("0.2", value: 0.2, step: 0.1),
      reckoning: .quotient(Quantity(1), Quantity(4)), verdict: .verified),
    Verdict(
      testDescription: "exact terms, off by one", stated: Quantity("60", value: 60, step: 1),
      reckoning: .sum([Quantity(16), Quantity(43)]), verdict: .refuted),
  ])
  func judges(_ example: Verdict) {
    #expect(reckoned(example.stated, [example.reckoning])?.verdict == example.verdict)
  }

  @Test(arguments: [
    (1.005, 1, "1"), (14.7619, 2, "14.76"), (-0.5, 1, "-0.5"), (0.049, 1, "0"), (-0.049, 1, "0"), (1234.5, 0, "1235"),
    (100, 2, "100"),
  ])
  func `numbers are written without zeros that say nothing`(_ value: Double, _ places: Int, _ text: String) {
    #expect(decimalText(value, places: places) == text)
  }
}
