/// What one row of a file of measurements says of an objective, and for which time.
public struct MeasuredInterval: Hashable, Sendable, Codable {
  public enum Outcome: Hashable, Sendable, Codable {
    case events(EventCount)
    /// A share of good events whose number the file does not give.
    case share(ExactDecimal)
  }

  /// Seconds since 1970; `nil` when the row only says when it ends.
  public var start: Int?
  public var end: Int
  /// The times are a clock's readings in no stated zone, as dates are: the objective's own zone says when that was.
  public var isByTheClock: Bool
  public var outcome: Outcome

  public init(start: Int?, end: Int, isByTheClock: Bool, outcome: Outcome) {
    self.start = start
    self.end = end
    self.isByTheClock = isByTheClock
    self.outcome = outcome
  }
}
