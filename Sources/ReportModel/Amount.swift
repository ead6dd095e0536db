/// A number as a sentence states it: exact, with its precision and its unit.
public struct Amount: Hashable, Sendable {
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    case none, percent, factor
    case millisecond, second, minute, hour, day, week, month, year

    /// How long it lasts; `nil` for what is no time, and for what has no fixed length.
    public var seconds: Rational? {
      switch self {
      case .millisecond: Rational(1, over: 1000)
      case .second: Rational(1)
      case .minute: Rational(60)
      case .hour: Rational(3600)
      case .day: Rational(86_400)
      case .week: Rational(604_800)
      case .none, .percent, .factor, .month, .year: nil
      }
    }
  }

  public var value: Rational
  /// The other end of a range ("8-12 days"); equal to `value` for a single number.
  public var upper: Rational
  /// How many digits stand behind the point.
  public var places: Int
  public var unit: Unit
  /// What it is said of: `90 min/week` is minutes per week.
  public var per: Unit?
  /// As written, with its unit.
  public var text: String

  public init(
    _ value: Rational, to upper: Rational? = nil, places: Int = 0, unit: Unit = .none, per: Unit? = nil, text: String
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
  public var seconds: Rational? { isRange ? nil : unit.seconds.flatMap { value.times($0) } }

  /// The whole number that it is; `nil` for fractions, ranges and what has a unit.
  public var count: Int? {
    guard unit == .none, per == nil, places == 0, !isRange, value.denominator == 1 else { return nil }
    return value.numerator
  }

  /// Whether the number, to the digits that it has, stands for `derived`, given in the same unit.
  ///
  /// Digits may have been rounded or cut off: 12.5 is stated by 12 and by 13, 66.67 by 66 and by 67.
  public func states(_ derived: Rational) -> Bool { Self.states(value, places, derived) }

  /// The same for both ends of a range.
  public func states(_ low: Rational, to high: Rational) -> Bool {
    Self.states(value, places, low) && Self.states(upper, places, high)
  }

  private static func states(_ stated: Rational, _ places: Int, _ derived: Rational) -> Bool {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    guard let half = Rational(1, over: 2 * scale), let whole = Rational(1, over: scale), let low = stated.minus(half),
      let high = stated.plus(whole)
    else { return false }
    return low <= derived && derived < high
  }
}
