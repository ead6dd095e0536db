import ReportModel

/// How long something took, as people write it.
enum DurationText {
  /// Minutes of `0h 16m`, `1d 5h 47m`, `673h 34m`, `95 min`, `1 hour 0 minutes`, `7h (during support hours)`, `1.5h`.
  ///
  /// What follows the last unit is a remark. A number without a unit is no duration, nor is a bound such as `> 1 h`; a day
  /// has 24 hours.
  ///
  /// - Parameter ofWork: A day has 8 hours, and a week 40.
  static func minutes(in text: String, ofWork: Bool = false) -> Int? {
    var rest = text.utf8[...].drop { !(0x30...0x39).contains($0) }
    guard rest.startIndex == text.utf8.startIndex || isRemark(text.utf8[..<rest.startIndex]) else { return nil }
    var seconds: Double?
    while let (number, unit, end) = part(rest) {
      seconds = (seconds ?? 0) + number * (ofWork ? workingSeconds[unit] ?? unit : unit)
      rest = rest[end...].drop { $0 == 0x20 || $0 == UInt8(ascii: ",") }
      if rest.starts(with: "and ".utf8) { rest = rest.dropFirst(4) }
    }
    if let sum = seconds, let minutes = bareMinutes(rest, of: text) { seconds = sum + minutes * 60 }
    guard let seconds, seconds < 1e10 else { return nil }
    return Int((seconds / 60).rounded())
  }

  /// The 10 of `3 h 10` and `3h10`, at the end of a text whose last unit is the hour.
  private static func bareMinutes(_ rest: Substring.UTF8View, of text: String) -> Double? {
    guard (1...2).contains(rest.count), rest.allSatisfy({ (0x30...0x39).contains($0) }),
      let minutes = Double(rest.withText),
      minutes < 60, case let before = text.utf8.prefix(text.utf8.count - rest.count).withText,
      let unit = foldedWords(before).last?.utf8.drop(while: { (0x30...0x39).contains($0) }).withText
    else { return nil }
    return ["h", "hr", "hrs", "hour", "hours"].contains(unit) ? minutes : nil
  }

  /// What the smallest unit that a duration names is worth, in minutes; a tenth of it where the number has a decimal.
  static func step(of text: String) -> Double? {
    var (rest, step) = (text.utf8[...].drop { !(0x30...0x39).contains($0) }, nil as Double?)
    while let (number, unit, end) = part(rest) {
      step = number == number.rounded() ? unit / 60 : unit / 600
      rest = rest[end...].drop { $0 == 0x20 || $0 == UInt8(ascii: ",") }
      if rest.starts(with: "and ".utf8) { rest = rest.dropFirst(4) }
    }
    return step
  }

  /// Whether a text says that not every hour counts.
  static func countsSupportHours(_ text: String) -> Bool { partialHours.contains { text.containsFolded($0) } }

  static var understood: [Understanding.Row] {
    Understanding.Row.meanings(
      "Duration", of: units, [(1, "seconds"), (60, "minutes"), (3600, "hours"), (86_400, "days"), (604_800, "weeks")])
      + [.init("Durations that no clock agrees with", partialHours)]
  }

  private static let partialHours = ["support hours", "business hours", "working hours", "office hours"]

  /// `~`, `about`, `TTD:`.
  private static func isRemark(_ text: Substring.UTF8View) -> Bool {
    let text = text.withText
    let isBound =
      ["<", ">", "\u{2264}", "\u{2265}"].contains { text.utf8.starts(with: $0.utf8) }
      || foldedWords(text).contains { bounds.contains($0) }
    return text.utf8.count <= 12 && !isBound
  }

  private static let bounds: Set<String> = [
    "over", "under", "below", "above", "than", "least", "most", "up", "almost", "nearly",
  ]

  private static func part(_ text: Substring.UTF8View) -> (Double, unit: Double, end: String.Index)? {
    let digits = text.prefix {
      (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    let word = text[digits.endIndex...].drop { $0 == 0x20 }.prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard let number = NumberText.plain(digits.withText).flatMap({ Double($0) }),
      let unit = units[Substring(word).asciiLowercased]
    else { return nil }
    return (number, unit, word.endIndex)
  }

  private static let workingSeconds: [Double: Double] = [86_400: 28_800, 604_800: 144_000]
  /// In seconds.
  private static let units: [String: Double] = {
    let names: [(Double, [String])] = [
      (1, ["s", "sec", "secs", "second", "seconds"]), (60, ["m", "min", "mins", "minute", "minutes"]),
      (3600, ["h", "hr", "hrs", "hour", "hours"]), (86_400, ["d", "day", "days"]), (604_800, ["w", "week", "weeks"]),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { unit, words in words.map { ($0, unit) } })
  }()
}

/// How often something comes round, as people write it.
enum PeriodText {
  /// The day one period after another: `6 months`, `Quarterly`, `every 90 days`, `90d`, `1 year`.
  static func day(after day: Day, _ text: String) -> Day? {
    let words = foldedWords(text).flatMap(numberAndUnit)
    for (index, word) in words.enumerated() {
      if let months = adverbs[word] { return day.adding(months: months) }
      guard index > 0 else { continue }
      let count = Int(words[index - 1]) ?? numbers[words[index - 1]]
      guard let count, (1...1000).contains(count) else { continue }
      if let days = days[word] { return day + count * days }
      if let months = months[word] { return day.adding(months: count * months) }
    }
    return words.lazy.compactMap { daily[$0] }.first.map { day + $0 }
  }

  /// `90d` as two words; any other word as it is.
  private static func numberAndUnit(_ word: String) -> [String] {
    let digits = word.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count < word.utf8.count else { return [word] }
    return [String(Substring(digits)), String(Substring(word.utf8.dropFirst(digits.count)))]
  }

  static var understood: [Understanding.Row] {
    [
      .init("Periods", adverbs.keys.sorted() + daily.keys.sorted()),
      .init("Periods with a number", (Array(days.keys) + months.keys).sorted()),
    ]
  }

  private static let daily = ["weekly": 7, "biweekly": 14, "fortnightly": 14]
  private static let adverbs = [
    "monthly": 1, "bimonthly": 2, "quarterly": 3, "semiannually": 6, "biannually": 6, "annually": 12, "annual": 12,
    "yearly": 12, "biennially": 24,
  ]
  private static let numbers = ["one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12]
  private static let days = ["day": 1, "days": 1, "d": 1, "week": 7, "weeks": 7, "w": 7]
  private static let months = ["month": 1, "months": 1, "quarter": 3, "quarters": 3, "year": 12, "years": 12]
}

extension Day {
  /// Whole calendar months; the last day of a month where it has no such day.
  func adding(months: Int) -> Day? {
    let (year, month, day) = civil
    let sum = year * 12 + month - 1 + months
    let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
    return Day(year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear)))
  }
}
