/// How well an objective was met over a time.
public struct Measurement: Hashable, Sendable, Codable {
  /// The objective as the file names it.
  public var objective: String?
  public var start: Day?
  public var end: Day?
  /// Good and valid events over all usable rows; `nil` when the file only has shares.
  public var good: Int?
  public var valid: Int?
  /// A share as an exact decimal; `nil` when nothing usable was measured, which is not 0 and not 1.
  public var value: String?
  /// How many rows or points stand behind it, unusable ones included.
  public var points: Int
  /// The usable rows that say when, in the order of the file; at most ``rowLimit``, the newest of them.
  public var rows: [MeasuredInterval] = []
  /// In the order of time; at most ``rowLimit``, the newest of them.
  public var latencies: [MeasuredLatency] = []

  /// A minute each for a week, or five minutes for a month and more.
  public static let rowLimit = 10_080

  public init(
    objective: String? = nil, start: Day? = nil, end: Day? = nil, good: Int? = nil, valid: Int? = nil,
    value: String? = nil, points: Int = 1
  ) {
    self.objective = objective
    self.start = start
    self.end = end
    self.good = good
    self.valid = valid
    self.value = value
    self.points = points
  }
}
