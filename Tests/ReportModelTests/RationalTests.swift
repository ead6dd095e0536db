import ReportModel
import Testing

@Suite struct RationalTests {
  @Test func `sums and products are exact`() throws {
    let tenth = try #require(Rational(1, over: 10))
    let fifth = try #require(Rational(2, over: 10))
    #expect(tenth.plus(fifth) == Rational(3, over: 10))
    #expect(Rational(1).minus(try #require(Rational(decimal: "0.999"))) == Rational(1, over: 1000))
    #expect(tenth.times(Rational(30)) == Rational(3))
    #expect(Rational(1).divided(by: Rational(0)) == nil)
    #expect(Rational(.max).plus(Rational(1)) == nil)
    #expect(Rational(-1, over: 3).map { $0 < tenth } == true)
  }

  @Test(arguments: [
    (44_640, 1000, 2, "44.64"), (2, 3, 1, "0.7"), (1, 8, 2, "0.13"), (-1, 2, 1, "-0.5"), (7, 1, 3, "7"),
    (100, 24, 1, "4.2"), (1, 3, 0, "0"), (999, 1000, 2, "1"),
  ])
  func `a number is written with the places that say something`(above: Int, below: Int, places: Int, text: String)
    throws
  {
    #expect(try #require(Rational(above, over: below)).text(places: places) == text)
  }

  @Test(arguments: ["", ".", "1.2.3", "-1", "1e5", "1 000", "٣"])
  func `what is no plain decimal is none`(text: String) { #expect(Rational(decimal: text) == nil) }

  /// 12.5 may be stated by 12 and by 13, and 66.67 by 66: digits are rounded or cut off.
  @Test(arguments: [
    ("12", 25, 2, true), ("13", 25, 2, true), ("14", 25, 2, false), ("66", 200, 3, true), ("67", 200, 3, true),
    ("68", 200, 3, false), ("43.2", 4464, 100, false), ("44.6", 4464, 100, true), ("44.64", 4464, 100, true),
    ("44.65", 4464, 100, false),
  ])
  func `an amount states what it stands for to its digits`(stated: String, above: Int, below: Int, holds: Bool) throws {
    let places = stated.split(separator: ".").count == 2 ? stated.split(separator: ".")[1].count : 0
    let amount = Amount(try #require(Rational(decimal: stated)), places: places, text: stated)
    #expect(amount.states(try #require(Rational(above, over: below))) == holds)
  }
}
