/// A place in a text that states the day of its record.
public struct StatedDay: Hashable, Sendable, Codable {
  public var day: Day
  /// 1-based.
  public var line: Int

  public init(_ day: Day, line: Int) { (self.day, self.line) = (day, line) }
}
