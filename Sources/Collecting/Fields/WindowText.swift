import ReportModel

/// The window of an objective, as people and tools write it.
enum WindowText {
  /// `28d`, `4w`, `1M`, `720h`, `rolling 30 days`, `30-day rolling window`, `one calendar month`, `quarter`.
  ///
  /// A window of months, quarters or years is one of the calendar unless it is said to roll: it then has 30, 90 or 365 days
  /// for each. Every other rolls unless it is said to be the calendar's.
  /// - Parameter isRolling: What the form says beside the text; `nil` when it says nothing.
  /// - Returns: `nil` for a word that means something else.
  static func period(
    _ text: String, isRolling: Bool? = nil, zone: String? = nil, anchor: Day? = nil
  ) -> CompliancePeriod? {
    guard let (count, unit, stated) = parts(of: text) else { return nil }
    let rolls = isRolling ?? stated ?? (unit.calendar.map { $0 == .day || $0 == .week } ?? true)
    guard let calendar = unit.calendar, !rolls else {
      let seconds = count * unit.seconds
      return seconds < 60 ? nil : CompliancePeriod(.rolling(seconds: seconds), zone: zone)
    }
    return CompliancePeriod(.calendar(calendar, count: count), zone: zone, anchor: anchor)
  }

  /// `30d`, `5m` as Prometheus writes a range: in seconds.
  static func seconds(_ text: String) -> Int? {
    guard let period = period(text, isRolling: true), case .rolling(let seconds) = period.extent else { return nil }
    return seconds
  }

  private struct Unit {
    var seconds: Int
    var calendar: CompliancePeriod.Unit?
  }

  private static func parts(of text: String) -> (count: Int, unit: Unit, isRolling: Bool?)? {
    var (count, unit, isRolling) = (Int?.none, Unit?.none, Bool?.none)
    for word in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: "-") }).map(\.withText) {
      let digits = word.utf8.prefix { (0x30...0x39).contains($0) }
      let rest = word.utf8.dropFirst(digits.count).withText
      if !digits.isEmpty {
        guard count == nil, let number = Int(Substring(digits)), (1...10_000_000).contains(number) else { return nil }
        count = number
        if rest.isEmpty { continue }
      }
      let folded = rest.asciiLowercased
      if let found = letters[rest] ?? words[folded] {
        guard unit == nil else { return nil }
        unit = found
      } else if rolling.contains(folded) {
        isRolling = true
      } else if aligned.contains(folded) {
        isRolling = false
      } else if let number = numbers[folded], count == nil {
        count = number
      } else if !filling.contains(folded) {
        return nil
      }
    }
    // Ten years and a few days; a count of seven digits does not overflow.
    guard let unit, (count ?? 1) * unit.seconds <= 3660 * 86_400 else { return nil }
    return (count ?? 1, unit, isRolling)
  }

  /// In the form of tools, in which a small m is a minute and a capital one a month.
  private static let letters: [String: Unit] = [
    "s": Unit(seconds: 1), "m": Unit(seconds: 60), "h": Unit(seconds: 3600), "d": day, "w": week, "M": month,
    "Q": quarter, "Y": year, "y": year,
  ]
  private static let words: [String: Unit] = {
    let names: [(Unit, [String])] = [
      (Unit(seconds: 1), ["second", "seconds"]), (Unit(seconds: 60), ["min", "minute", "minutes"]),
      (Unit(seconds: 3600), ["hour", "hours"]), (day, ["day", "days"]), (week, ["week", "weeks", "weekly"]),
      (month, ["month", "months", "monthly", "mo"]), (quarter, ["quarter", "quarters", "quarterly"]),
      (year, ["year", "years", "yearly"]),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { unit, words in words.map { ($0, unit) } })
  }()
  private static let day = Unit(seconds: 86_400, calendar: .day)
  private static let week = Unit(seconds: 7 * 86_400, calendar: .week)
  private static let month = Unit(seconds: 30 * 86_400, calendar: .month)
  private static let quarter = Unit(seconds: 90 * 86_400, calendar: .quarter)
  private static let year = Unit(seconds: 365 * 86_400, calendar: .year)

  private static let rolling: Set<String> = ["rolling", "sliding", "trailing", "last", "past"]
  private static let aligned: Set<String> = ["calendar", "aligned", "fixed"]
  private static let filling: Set<String> = ["a", "the", "per", "each", "every", "of", "over", "window", "period", ""]
  private static let numbers = [
    "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "seven": 7, "twelve": 12, "thirty": 30, "ninety": 90,
  ]
}
