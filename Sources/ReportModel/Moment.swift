/// A time as a document states it: a day, perhaps a time of day, perhaps a time zone.
public struct Moment: Hashable, Sendable, Codable {
  public var day: Day
  /// Of the day, as written; `nil` when only the day is known.
  public var minute: Int?
  /// How far the zone is ahead of UTC, in minutes; `nil` when no zone is stated.
  public var offset: Int?
  /// The name of a zone, as written, that does not say how far it is ahead.
  public var zone: String?

  public init(day: Day, minute: Int? = nil, offset: Int? = nil, zone: String? = nil) {
    self.day = day
    self.minute = minute
    self.offset = offset
    self.zone = zone
  }

  /// Minutes from `earlier` to `self`; `nil` when one of them is only a day, or nobody knows how far their zones are apart.
  public func minutes(since earlier: Moment) -> Int? {
    guard let minute, let start = earlier.minute, isComparable(with: earlier) else { return nil }
    let zones = (offset ?? earlier.offset ?? 0) - (earlier.offset ?? offset ?? 0)
    return (day - earlier.day) * 1440 + minute - start - zones
  }

  /// Who names no zone means that of the other.
  private func isComparable(with other: Moment) -> Bool {
    guard let named = zone ?? other.zone else { return true }
    return (zone ?? named) == (other.zone ?? named) && offset == nil && other.offset == nil
  }

  /// `2026-01-31`, `2026-01-31T09:30`, with `Z` in UTC where the zone is stated.
  public var iso: String {
    guard let minute else { return day.iso }
    var minutes = minute - (offset ?? 0)
    var day = day
    while minutes < 0 { (day, minutes) = (day + -1, minutes + 1440) }
    while minutes >= 1440 { (day, minutes) = (day + 1, minutes - 1440) }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(day.iso)T\(padded(minutes / 60)):\(padded(minutes % 60))\(offset == nil ? "" : "Z")"
  }
}
