import ReportModel
import Testing

@Suite struct AmountTests {
  /// 12.5 may be stated by 12 and by 13, and 66.67 by 66: digits are rounded or cut off.
  @Test(arguments: [
    ("12", 25, 2, true), ("13", 25, 2, true), ("14", 25, 2, false), ("66", 200, 3, true), ("67", 200, 3, true),
    ("68", 200, 3, false), ("43.2", 4464, 100, false), ("44.6", 4464, 100, true), ("44.64", 4464, 100, true),
    ("44.65", 4464, 100, false),
  ])
  func `an amount states what it stands for to its digits`(stated: String, above: Int, below: Int, holds: Bool) throws {
    let places = stated.split(separator: ".").count == 2 ? stated.split(separator: ".")[1].count : 0
    let amount = Amount(try #require(Fraction(decimal: stated)), places: places, text: stated)
    #expect(amount.states(Fraction(above, below)) == holds)
  }
}
