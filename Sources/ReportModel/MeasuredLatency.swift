/// How long requests took, as a file of measurements says at one time.
public struct MeasuredLatency: Hashable, Sendable, Codable {
  public enum Outcome: Hashable, Sendable, Codable {
    /// So many in a hundred took no longer than `milliseconds`. The percentile is an exact decimal; `nil` when the file only
    /// says that it measures the objective.
    case percentile(String?, milliseconds: ExactDecimal)
    /// With rising bounds; the last has none and counts all.
    case buckets([Bucket])
  }

  /// How many took no longer than its bound, those of the buckets before included.
  public struct Bucket: Hashable, Sendable, Codable {
    /// In milliseconds; `nil` for all.
    public var bound: ExactDecimal?
    public var count: ExactDecimal

    public init(upTo bound: ExactDecimal?, count: ExactDecimal) {
      self.bound = bound
      self.count = count
    }
  }

  /// Seconds since 1970: where the time ends that it speaks of.
  public var end: Int
  /// The time is a clock's reading in no stated zone, as dates are.
  public var isByTheClock: Bool
  public var outcome: Outcome
  /// It stands in a column that is called a latency and says of no percentile: it may as well be a mean.
  public var mayBeMean = false

  public init(end: Int, isByTheClock: Bool = false, outcome: Outcome) {
    self.end = end
    self.isByTheClock = isByTheClock
    self.outcome = outcome
  }
}
