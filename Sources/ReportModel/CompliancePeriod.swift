/// The time over which an objective has to be met.
public struct CompliancePeriod: Hashable, Sendable, Codable {
  public enum Unit: String, Hashable, Sendable, Codable, CaseIterable { case day, week, month, quarter, year }

  public enum Extent: Hashable, Sendable, Codable {
    /// The last so many seconds, wherever the calendar stands.
    case rolling(seconds: Int)
    /// So many whole units of the calendar, each with its own length.
    case calendar(Unit, count: Int)
  }

  public var extent: Extent
  /// The name of the time zone whose calendar counts; `nil` for UTC.
  public var zone: String?
  /// A day on which a period of the calendar begins; `nil` where the calendar itself says so.
  public var anchor: Day?
  /// Who says so, when the document does not: "Sloth's default".
  public var authority: String?

  public init(_ extent: Extent, zone: String? = nil, anchor: Day? = nil, authority: String? = nil) {
    self.extent = extent
    self.zone = zone
    self.anchor = anchor
    self.authority = authority
  }

  public static func days(_ days: Int) -> Self { Self(.rolling(seconds: days * 86_400)) }

  public var isRolling: Bool {
    switch extent {
    case .rolling: true
    case .calendar: false
    }
  }

  /// `28 d, rolling`, `calendar month in Europe/Oslo`.
  public var text: String {
    switch extent {
    case .rolling(let seconds): return "\(spanText(seconds)), rolling"
    case .calendar(let unit, let count):
      let units = count == 1 ? unit.rawValue : "\(count) \(unit.rawValue)s"
      return "calendar \(units) in \(zone ?? "UTC")"
    }
  }

  /// The period that ends at `instant` when it rolls, else the one of the calendar in which `instant` lies.
  ///
  /// - Parameter instant: Seconds since 1970, UTC.
  public func window(at instant: Int, in rules: ZoneRules) -> TimeWindow {
    switch extent {
    case .rolling(let seconds): return TimeWindow(start: instant - seconds, end: instant)
    case .calendar(let unit, let count):
      let (first, next) = days(around: rules.day(at: instant), unit, count)
      return TimeWindow(start: rules.start(of: first), end: rules.start(of: next))
    }
  }

  private func days(around day: Day, _ unit: Unit, _ count: Int) -> (first: Day, next: Day) {
    switch unit {
    case .day: return block(of: day, length: count, from: anchor ?? Day(number: 0))
    // 1970-01-05 was a Monday.
    case .week: return block(of: day, length: 7 * count, from: anchor ?? Day(number: 4))
    case .month: return months(around: day, count)
    case .quarter: return months(around: day, 3 * count)
    case .year: return months(around: day, 12 * count)
    }
  }

  private func block(of day: Day, length: Int, from anchor: Day) -> (Day, Day) {
    let first = anchor + flooredQuotient(day - anchor, length) * length
    return (first, first + length)
  }

  /// Blocks of months from the anchor, or from January of the year 0; an anchor late in a month begins on a shorter one's
  /// last day.
  private func months(around day: Day, _ length: Int) -> (Day, Day) {
    let start = anchor?.civil ?? (year: 0, month: 1, day: 1)
    let from = start.year * 12 + start.month - 1
    let civil = day.civil
    var index = flooredQuotient(civil.year * 12 + civil.month - 1 - from, length)
    if self.day(start.day, ofMonth: from + index * length) > day { index -= 1 }
    return (
      self.day(start.day, ofMonth: from + index * length), self.day(start.day, ofMonth: from + (index + 1) * length)
    )
  }

  /// - Parameter month: Months since January of the year 0.
  private func day(_ day: Int, ofMonth month: Int) -> Day {
    let place = month - flooredQuotient(month, 12) * 12 + 1
    // Days lie in the years 1 to 9999; what reaches beyond is cut there.
    let year = min(max(flooredQuotient(month, 12), 1), 9999)
    return Day(year: year, month: place, day: min(day, Day.length(ofMonth: place, year: year))) ?? Day(number: 0)
  }
}

private func flooredQuotient(_ number: Int, _ divisor: Int) -> Int {
  let quotient = number / divisor
  return number % divisor < 0 ? quotient - 1 : quotient
}
