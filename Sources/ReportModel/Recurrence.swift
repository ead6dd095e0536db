/// How often something comes round.
public enum Recurrence: String, Hashable, Sendable, Codable, CaseIterable {
  case day, week, month, quarter, year

  /// Its length in days, of a year of 365: a month is a twelfth of it.
  public var days: Fraction {
    switch self {
    case .day: .one
    case .week: Fraction(7)
    case .month: Fraction(365, 12)
    case .quarter: Fraction(365, 4)
    case .year: Fraction(365)
    }
  }
}

/// Working time that goes again and again: so many minutes, so many times in each period.
public struct RecurringTime: Hashable, Sendable, Codable {
  public var minutes: Int
  public var times: Int
  public var every: Recurrence

  public init(minutes: Int, times: Int = 1, every: Recurrence) {
    self.minutes = minutes
    self.times = times
    self.every = every
  }

  /// Minutes in so many days.
  public func minutes(inDays days: Int) -> Fraction {
    Fraction(Int128(minutes) * Int128(times), 1) * Fraction(days) / every.days
  }

  /// Hours in a year of 365 days: minutes x times / 60.
  public var hoursPerYear: Fraction { minutes(inDays: 365) / Fraction(60) }

  /// Of a working week of 40 hours.
  public var shareOfWorkingTime: Fraction { minutes(inDays: 7) / Fraction(40 * 60) }
}
