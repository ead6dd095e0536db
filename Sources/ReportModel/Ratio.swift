/// A share of a whole, stored as 0...1 and never as a percentage.
public struct Ratio: Hashable, Comparable, Sendable, Codable {
  public let value: Double

  /// - Returns: `nil` outside 0...1, and for NaN, so that no later code needs to ask.
  public init?(_ value: Double) {
    guard (0...1).contains(value) else { return nil }
    self.value = value
  }

  public static let one = Ratio(clamping: 1)

  /// The nearest ratio: for sums that rounding pushed a hair outside.
  public init(clamping value: Double) {
    precondition(!value.isNaN, "a ratio of nothing is no ratio")
    self.value = min(1, max(0, value))
  }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }
}
