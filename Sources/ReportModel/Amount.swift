/// A number as a sentence states it: exact, with its precision and its unit.
public struct Amount: Hashable, Sendable, Codable {
  public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
    case none, percent, factor
    case millisecond, second, minute, hour, day, week, month, year

    /// How long it lasts; `nil` for what is no time, and for what has no fixed length.
    public var seconds: Fraction? {
      switch self {
      case .millisecond: Fraction(1, 1000)
      case .second: Fraction(1)
      case .minute: Fraction(60)
      case .hour: Fraction(3600)
      case .day: Fraction(86_400)
      case .week: Fraction(604_800)
      case .none, .percent, .factor, .month, .year: nil
      }
    }
  }

  public var value: Fraction
  /// The other end of a range ("8-12 days"); equal to `value` for a single number.
  public var upper: Fraction
  /// How many digits stand behind the point.
  public var places: Int
  public var unit: Unit
  /// What it is said of: `90 min/week` is minutes per week.
  public var per: Unit?
  /// As written, with its unit.
  public var text: String

  public init(
    _ value: Fraction, to upper: Fraction? = nil, places: Int = 0, unit: Unit = .none, per: Unit? = nil, text: String
  ) {
    self.value = value
    self.upper = upper ?? value
    self.places = places
    self.unit = unit
    self.per = per
    self.text = text
  }

  public var isRange: Bool { value != upper }

  /// In seconds; `nil` for what is no time, or a range.
  public var seconds: Fraction? { isRange ? nil : unit.seconds.map { value * $0 } }

  /// The whole number that it is; `nil` for fractions, ranges and what has a unit.
  public var count: Int? {
    guard unit == .none, per == nil, places == 0, !isRange, value.denominator == 1 else { return nil }
    return Int(exactly: value.numerator)
  }

  /// Whether the number, to the digits that it has, stands for `derived`, given in the same unit.
  ///
  /// Digits may have been rounded or cut off: 12.5 is stated by 12 and by 13, 66.67 by 66 and by 67.
  public func states(_ derived: Fraction) -> Bool { Self.states(value, places, derived) }

  /// The same for both ends of a range.
  public func states(_ low: Fraction, to high: Fraction) -> Bool {
    Self.states(value, places, low) && Self.states(upper, places, high)
  }

  private static func states(_ stated: Fraction, _ places: Int, _ derived: Fraction) -> Bool {
    let step = Fraction(1, powerOfTen(places))
    return stated - step / Fraction(2) <= derived && derived < stated + step
  }
}
