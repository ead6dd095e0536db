/// A time between two instants, in seconds since 1970-01-01T00:00:00Z: the first belongs to it, the last does not.
public struct TimeWindow: Hashable, Sendable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    precondition(start <= end, "a time does not end before it begins")
    self.start = start
    self.end = end
  }

  public var seconds: Int { end - start }

  public func contains(_ other: TimeWindow) -> Bool { start <= other.start && other.end <= end }

  /// How much of `other` lies in it, in seconds.
  public func overlap(with other: TimeWindow) -> Int { max(0, min(end, other.end) - max(start, other.start)) }
}

/// `28 d`, `6 h`, `64 min`, `1 h 4 min 30 s`: as few units as say it exactly.
public func spanText(_ seconds: Int) -> String {
  for (unit, name, most) in [(86_400, "d", Int.max), (3600, "h", Int.max), (60, "min", 86_400)]
  where seconds >= unit && seconds % unit == 0 && seconds < most { return "\(seconds / unit) \(name)" }
  let parts = [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")].reduce(into: (rest: seconds, words: [String]())) {
    if $0.rest >= $1.0 { $0.words.append("\($0.rest / $1.0) \($1.1)") }
    $0.rest %= $1.0
  }
  return parts.words.isEmpty ? "0 s" : parts.words.joined(separator: " ")
}

/// `2026-11-20`, or `2026-11-20T09:30Z` when it is no midnight in UTC.
public func instantText(_ seconds: Int) -> String {
  let day = Day(secondsSinceEpoch: seconds)
  let minute = (seconds - day.number * 86_400) / 60
  return minute == 0 ? day.iso : Moment(day: day, minute: minute, offset: 0).iso
}
