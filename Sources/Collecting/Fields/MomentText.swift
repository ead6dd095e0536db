import ReportModel

/// The moment that a text states.
enum MomentText {
  /// `2026-01-31 14:28`, `2026-01-31T14:28:05+02:00`, `2026-01-31 9:29`, `... 11.50`, `... 1600`, `... 11:40 PM CET`,
  /// `2026-01-31`, a remark behind it; the date in any form that `DateText` understands.
  static func moment(in text: String) -> Moment? {
    guard let day = DateText.day(in: text) else { return nil }
    guard let (time, end) = time(behindDateIn: text) else { return Moment(day: day) }
    let (offset, zone) = zone(text.utf8[end...])
    return Moment(day: day, minute: time, offset: offset, zone: zone)
  }

  /// `14:02 UTC` on a day that stands elsewhere; on the day after it where it would be before what it ends.
  static func timeOfDay(in text: String, on day: Day, after start: Moment? = nil) -> Moment? {
    let text = trimmedText(text)
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(digits.count), text.utf8.dropFirst(digits.count).first == UInt8(ascii: ":"),
      var moment = moment(in: "\(day.iso) \(text)"), moment.minute != nil
    else { return nil }
    if let start, let minutes = moment.minutes(since: start), minutes < 0, minutes > -1440 {
      moment.day = moment.day + 1
    }
    return moment
  }

  /// `14:02 UTC - 15:17 UTC`, `08:41–09:54 UTC (1 h 13 m)`: what names no zone is in that of the other.
  static func span(in text: String, on day: Day) -> (start: Moment, end: Moment)? {
    let bytes = Array(text.utf8)
    for separator in ["\u{2013}", "\u{2014}", "\u{2192}", " to ", "-"] {
      guard let range = bytes.firstRange(of: Array(separator.utf8)),
        var start = timeOfDay(in: bytes[..<range.lowerBound].withText, on: day),
        let end = timeOfDay(in: bytes[range.upperBound...].withText, on: day, after: start)
      else { continue }
      if start.offset == nil, start.zone == nil { (start.offset, start.zone) = (end.offset, end.zone) }
      return (start, end)
    }
    return nil
  }

  /// The first token behind a date that is a time of day: digits with a colon or a dot between them, or four digits.
  private static func time(behindDateIn text: String) -> (minute: Int, end: String.Index)? {
    var rest = text.utf8[...]
    var isBehindDate = false
    while let start = rest.firstIndex(where: { (0x30...0x39).contains($0) }) {
      let token = rest[start...].prefix { (0x30...0x39).contains($0) || ":.-/".utf8.contains($0) }
      if isBehindDate, let (minute, end) = minuteOfDay(token) ?? hourOfHalf(token, before: text) {
        guard let half = half(text.utf8[end...]) else { return (minute, end) }
        return Self.minute(minute, isAfternoon: half.isAfternoon).map { ($0, half.end) }
      }
      // A date without a year in it (`31 January 2026`) is behind its year.
      isBehindDate =
        isBehindDate || token.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") } == 2
        || (token.count == 4 && start != text.utf8.startIndex)
      rest = rest[token.endIndex...]
    }
    return nil
  }

  /// The `11` of `11 PM`.
  private static func hourOfHalf(_ token: Substring.UTF8View, before text: String) -> (minute: Int, end: String.Index)?
  {
    guard token.count <= 2, let hour = Int(Substring(token)), (1...12).contains(hour),
      half(text.utf8[token.endIndex...]) != nil
    else { return nil }
    return (hour * 60, token.endIndex)
  }

  /// A date and a time run together where `T` was written: the token ends before it.
  private static func minuteOfDay(_ token: Substring.UTF8View) -> (minute: Int, end: String.Index)? {
    // `10:15:00+02:00` ends before the sign; `10:15:00-02:00` has to be cut here.
    let time = token.prefix { $0 != UInt8(ascii: "-") }
    let parts = time.split { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    var numbers = parts.prefix(2).compactMap { Int(Substring($0)) }
    if parts.count == 1, time.count == 4, let four = numbers.first { numbers = [four / 100, four % 100] }
    guard numbers.count == 2, numbers[0] < 24, numbers[1] < 60, parts[0].count <= 2 || parts.count == 1 else {
      return nil
    }
    return (numbers[0] * 60 + numbers[1], time.endIndex)
  }

  /// `11:40 PM`, `0:20 a.m.`: the minute on a clock of twelve hours; `nil` for what no clock shows.
  private static func minute(_ minute: Int, isAfternoon: Bool) -> Int? {
    let hour = minute / 60
    // Some write 23:40 PM.
    if hour > 12 { return isAfternoon ? minute : nil }
    return minute - (hour == 12 ? 720 : 0) + (isAfternoon ? 720 : 0)
  }

  private static func isLetter(_ byte: UInt8?) -> Bool { byte.map { (0x61...0x7A).contains($0 | 0x20) } ?? false }

  /// The `PM` behind a time.
  private static func half(_ text: Substring.UTF8View) -> (isAfternoon: Bool, end: String.Index)? {
    var rest = text.drop { $0 == 0x20 }
    guard let first = rest.popFirst().map({ $0 | 0x20 }), "ap".utf8.contains(first) else { return nil }
    if rest.first == UInt8(ascii: ".") { rest.removeFirst() }
    guard rest.popFirst().map({ $0 | 0x20 }) == UInt8(ascii: "m"), !isLetter(rest.first) else { return nil }
    if rest.first == UInt8(ascii: ".") { rest.removeFirst() }
    return (first == UInt8(ascii: "p"), rest.startIndex)
  }

  // MARK: Zones

  /// `Z`, `UTC`, `+02:00`, `-0530`, `UTC+2`, `CET`; a name that tells nobody how far its clocks are ahead is kept as one.
  private static func zone(_ text: Substring.UTF8View) -> (offset: Int?, name: String?) {
    let rest = text.drop { $0 == 0x20 || $0 == UInt8(ascii: "(") }
    let name = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "_") }
    guard !name.isEmpty else { return (offset(rest), nil) }
    if let minutes = zones[name.withText] {
      return (minutes == 0 ? offset(rest[name.endIndex...]) ?? 0 : minutes, nil)
    }
    // What goes on in words is a remark.
    guard !isLetter(rest[name.endIndex...].drop { $0 == 0x20 }.first) else { return (nil, nil) }
    let isName =
      name.contains(UInt8(ascii: "/")) || areas.contains(name.withText)
      // As the short names of zones do: `IST`, `ACST`.
      || (3...5).contains(name.count) && name.last == UInt8(ascii: "T")
        && name.allSatisfy { (0x41...0x5A).contains($0) }
    return (nil, isName ? name.withText : nil)
  }

  /// `+02:00`, `-0530`, `+2`; `nil` for anything else.
  private static func offset(_ text: Substring.UTF8View) -> Int? {
    var rest = text
    guard let sign = rest.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }
      .filter { $0 != UInt8(ascii: ":") }
    guard var number = Int(digits.withText), [1, 2, 4].contains(digits.count) else { return nil }
    if digits.count < 4 { number *= 100 }
    return (number / 100 * 60 + number % 100) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  /// How far ahead of UTC, in minutes; names that stand for several zones (`IST`, `CST`, `BST`) are none.
  private static let zones: [String: Int] = [
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
  ]

  /// What has a summer time, so that the name alone does not tell.
  private static let areas: Set<String> = ["ET", "CT", "MT", "PT"]

  /// Whether a word is the name of a zone.
  static func isZone(_ name: String) -> Bool { zones[name] != nil }

  static var understood: [Understanding.Row] { [.init("Time zones by name", zones.keys.sorted())] }
}
