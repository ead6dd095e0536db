import ReportModel

/// The moment that a text states.
enum MomentText {
  /// `2026-01-31 14:28`, `2026-01-31T14:28:05+02:00`, `2026-01-31 9:29`, `... 11.50`, `... 1600`, `2026-01-31`, a remark behind
  /// it; the date in any form that `DateText` understands.
  static func moment(in text: String) -> Moment? {
    guard let day = DateText.day(in: text) else { return nil }
    guard let (time, end) = time(behindDateIn: text) else { return Moment(day: day) }
    return Moment(day: day, minute: time, offset: offset(text.utf8[end...]))
  }

  /// The first token behind a date that is a time of day: digits with a colon or a dot between them, or four digits.
  private static func time(behindDateIn text: String) -> (minute: Int, end: String.Index)? {
    var rest = text.utf8[...]
    var isBehindDate = false
    while let start = rest.firstIndex(where: { (0x30...0x39).contains($0) }) {
      let token = rest[start...].prefix { (0x30...0x39).contains($0) || ":.-/".utf8.contains($0) }
      if isBehindDate, let minute = minuteOfDay(token) { return minute }
      // A date without a year in it (`31 January 2026`) is behind its year.
      isBehindDate =
        isBehindDate || token.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") } == 2
        || (token.count == 4 && start != text.utf8.startIndex)
      rest = rest[token.endIndex...]
    }
    return nil
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

  /// `Z`, `UTC`, `+02:00`, `-0530`; `nil` for anything else.
  private static func offset(_ text: Substring.UTF8View) -> Int? {
    var rest = text.drop { $0 == 0x20 }
    if rest.first == UInt8(ascii: "Z") || rest.starts(with: "UTC".utf8) || rest.starts(with: "GMT".utf8) { return 0 }
    guard let sign = rest.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }
      .filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, let number = Int(digits.withText) else { return nil }
    return (number / 100 * 60 + number % 100) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }
}
