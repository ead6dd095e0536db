import ReportModel

/// A time of one or several parts, exact: `0.31 s`, `1 h 50 min`, `1m 5s`, `0,45 s`.
enum TimeText {
  struct Reading {
    /// In seconds.
    var seconds: Fraction
    /// The unit of the last part, in seconds, and as it is written in short.
    var unit: (seconds: Fraction, name: String)
    var isComposite: Bool
    /// What stands behind the time.
    var rest: String
  }

  /// - Parameter bareUnit: That of a number without one.
  /// - Returns: `nil` unless the text begins with a time.
  static func read(_ text: String, bareUnit: String? = nil) -> Reading? {
    var bytes = Array(trimmedText(text).utf8)[...]
    guard let first = part(&bytes, bareUnit: bareUnit) else { return nil }
    var reading = Reading(seconds: first.seconds, unit: first.unit, isComposite: false, rest: "")
    while true {
      // Each further part has a smaller unit, of which it holds less than one of the unit before.
      var rest = bytes.drop { $0 == 0x20 || $0 == UInt8(ascii: ",") }
      if rest.starts(with: "and ".utf8) { rest = rest.dropFirst(4) }
      guard let next = part(&rest, bareUnit: nil), next.unit.seconds < reading.unit.seconds,
        next.seconds < reading.unit.seconds
      else { break }
      reading.seconds = reading.seconds + next.seconds
      (reading.unit, reading.isComposite, bytes) = (next.unit, true, rest)
    }
    reading.rest = trimmedText(bytes.withText)
    return reading
  }

  private static func part(
    _ bytes: inout ArraySlice<UInt8>, bareUnit: String?
  ) -> (seconds: Fraction, unit: (seconds: Fraction, name: String))? {
    var rest = bytes
    guard let number = NumberText.take(&rest), let amount = ExactDecimal(number, isCut: true)?.fraction
    else { return nil }
    let behind = rest.drop { $0 == 0x20 }
    // A sign may stand close behind: `241 ms✅`.
    let isASCII = behind.first.map { $0 < 0x80 } ?? true
    let word = behind.prefix { (0x61...0x7A).contains($0 | 0x20) || !isASCII && $0 >= 0x80 }
    // `1.5M` are millions.
    if !word.elementsEqual("M".utf8), let unit = units[word.withText.asciiLowercased] {
      bytes = rest[word.endIndex...]
      return (amount * unit.seconds, unit)
    }
    guard let unit = bareUnit.flatMap({ units[$0] }), behind.first != UInt8(ascii: "%"),
      foldedWords(behind.withText).isEmpty
    else { return nil }
    bytes = rest
    return (amount * unit.seconds, unit)
  }

  /// By the words for them; `m` are minutes.
  static let units: [String: (seconds: Fraction, name: String)] = {
    let names: [(Fraction, [String])] = [
      (Fraction(1, 1_000_000_000), ["ns"]), (Fraction(1, 1_000_000), ["us", "\u{B5}s", "\u{3BC}s", "microseconds"]),
      (Fraction(1, 1000), ["ms", "msec", "msecs", "millisecond", "milliseconds", "\u{43C}\u{441}"]),
      (.one, ["s", "sec", "secs", "second", "seconds"]), (Fraction(60), ["min", "m", "mins", "minute", "minutes"]),
      (Fraction(3600), ["h", "hr", "hrs", "hour", "hours"]), (Fraction(86_400), ["d", "day", "days"]),
      (Fraction(604_800), ["w", "week", "weeks"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { seconds, words in words.map { ($0, (seconds, words[0])) } })
  }()
}
