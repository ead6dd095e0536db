import ReportModel

/// What records say of a KPI.
enum IndicatorReckoning {
  case value(Value)
  /// Why nothing can be computed: the beginning of a sentence.
  case nothing(String)

  struct Value {
    var text: String
    /// As in ``IndicatorStanding/Actual/value``.
    var number: Fraction
    /// `nil` when the target is nothing to compare it with.
    var holds: Bool?
    /// How many records that count lack what would have to be known.
    var missing = 0
    var isTooFew = false
    var derivation: String
    var evidence: [Origin]

    var state: IndicatorStanding.State {
      guard let holds else { return .incomparable }
      if isTooFew { return .tooFew }
      if !holds { return .missed }
      return missing > 0 ? .incomplete : .met
    }
  }
}

/// How many minutes a unit has.
func minutesOfUnit(_ unit: String?) -> Fraction? {
  // `M` are millions.
  guard let unit, unit != "M" else { return nil }
  switch unit.lowercased() {
  case "ns": return Fraction(1, 60_000_000_000)
  case "us", "\u{B5}s", "\u{3BC}s": return Fraction(1, 60_000_000)
  case "ms", "msec", "millisecond", "milliseconds": return Fraction(1, 60_000)
  case "s", "sec", "second", "seconds": return Fraction(1, 60)
  case "m", "min", "mins", "minute", "minutes": return .one
  case "h", "hr", "hrs", "hour", "hours": return Fraction(60)
  case "d", "day", "days": return Fraction(1440)
  case "w", "week", "weeks": return Fraction(10_080)
  default: return nil
  }
}

/// How many ones a unit counts: `k`, `M`, `billion`.
func onesOfUnit(_ unit: String?) -> Fraction? {
  switch unit {
  case "k", "K", "thousand": Fraction(1000)
  case "M", "million": Fraction(1_000_000)
  case "bn", "B", "billion": Fraction(1_000_000_000)
  case nil, .some: nil
  }
}

/// `38 min`, `12.5 min`.
func minutesText(_ minutes: Fraction) -> String { "\(minutes.text(places: 1)) min" }

/// `2 of 3 incidents`, with its share where there are several.
func shareText(_ part: Int, _ whole: Int, _ words: String) -> String {
  "\(part) of \(whole) \(words) (\(Fraction(part, whole).percentText) %)"
}
