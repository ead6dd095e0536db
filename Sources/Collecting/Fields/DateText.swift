import ReportModel

/// The day that a text states.
enum DateText {
  /// Understands `2026-01-31`, `2026/1/31`, `31.1.2026`, `2026年1月31日`, `31 January 2026`, `January 31, 2026`, each also with
  /// words around it, `31-January-2026`, and `31/01/2026` or `31-01-2026`.
  ///
  /// `01/02/2026` is no date here: nobody can tell which part is the month.
  static func day(in text: String) -> Day? {
    // Most days are written so, and every other way takes digits too.
    if let day = Day(iso: text) { return day }
    guard looksLikeDate(text) else { return nil }
    let tokens = tokens(of: text)
    for (index, token) in tokens.enumerated() {
      if let day = numeric(token) ?? dotted(token) ?? slashed(token)?.day { return day }
      guard let month = month(token) else { continue }
      let before = index > 0 ? number(tokens[index - 1]) : nil
      let after = tokens.dropFirst(index + 1).prefix(2).compactMap(number)
      if let day = before, let year = after.first { return Day(year: year, month: month, day: day) }
      if after.count == 2 { return Day(year: after[1], month: month, day: after[0]) }
    }
    return nil
  }

  /// Ways to write a day, each read by ``day(in:)`` for the page that shows them, and the words for months.
  static var understood: [Understanding.Row] {
    [
      .init("Dates", examples.filter { day(in: $0) != nil }),
      .init("Due, where the last day counts", periods.filter { CalendarText.days(in: $0) != nil }),
    ]
      + Understanding.Row.meanings("Month", of: months, (1...12).map { ($0, String($0)) })
  }

  private static let periods = ["2026-Q2", "Q1 2026", "H1 2026", "Nov 2026"]
  private static let examples = [
    "2026-01-31", "2026/1/31", "31.1.2026", "31/01/2026", "2026年1月31日", "31 January 2026", "January 31, 2026",
    "2026-01-31T10:00:00Z", "31-January-2026", "31-01-2026",
  ]

  /// `v2.0`, `Sprint 14`, `Release 3`: a point in a plan and no day.
  static func isMilestone(_ text: String) -> Bool {
    let words = foldedWords(text.lowercased())
    guard let first = words.first, first.utf8.first.map({ $0 >= 0x61 }) ?? false else { return false }
    return holdsDigits(text)
      ? !words.contains { CalendarText.month($0) != nil || $0.utf8.count == 4 && Int($0) != nil }
      : words.contains { ["sprint", "release", "version", "milestone", "phase", "iteration"].contains($0) }
  }

  /// Words in place of a day that say that there is none.
  static func saysNoDay(_ text: String) -> Bool {
    guard !holdsDigits(text) else { return false }
    let words = foldedWords(text.lowercased()).filter { $0.utf8.contains { (0x61...0x7A).contains($0) || $0 >= 0x80 } }
    return words.isEmpty || noDay.contains(words.joined(separator: " "))
  }

  private static let noDay: Set<String> = [
    "tbd", "tba", "n a", "na", "none", "unknown", "not set", "not scheduled", "unscheduled", "unplanned", "backlog",
    "ongoing", "continuous", "done", "completed", "complete", "closed", "fixed", "resolved", "no", "—", "–",
  ]

  /// A date with slashes, the year last.
  struct Slashed: Hashable {
    var first: Int
    var second: Int
    var year: Int

    /// `nil` when both parts can be the month.
    var day: Day? {
      if first > 12 { return dayFirst }
      return second > 12 || first == second ? Day(year: year, month: first, day: second) : nil
    }
    var dayFirst: Day? { Day(year: year, month: second, day: first) }
    var monthFirst: Day? { Day(year: year, month: first, day: second) }
  }

  /// The first date of the kind `26/03/2019`, `10/05/19` or `26-03-2019` in a text.
  static func slashed(in text: String) -> Slashed? {
    for token in tokens(of: text) { if let date = slashed(token) { return date } }
    return nil
  }

  /// The first day that a text may mean which ``day(in:)`` cannot read: of `05/11/2026` the fifth month's, of `Q4 2026` the
  /// first of October.
  static func earliestDay(in text: String) -> Day? {
    if let date = slashed(in: text) { return [date.dayFirst, date.monthFirst].compactMap(\.self).min() }
    return CalendarText.days(in: text)?.lowerBound
  }

  private static func slashed(_ token: String) -> Slashed? {
    let isDashed = !token.utf8.contains(UInt8(ascii: "/"))
    let parts = numbers(token, between: UInt8(ascii: isDashed ? "-" : "/"))
    // `10-05-19` may begin with the year.
    guard parts.count == 3, parts[0].digits <= 2, parts[1].digits <= 2,
      parts[2].digits == 4 || parts[2].digits == 2 && !isDashed
    else { return nil }
    let year = parts[2].digits == 2 ? 2000 + parts[2].value : parts[2].value
    return Slashed(first: parts[0].value, second: parts[1].value, year: year)
  }

  /// `31.1.2026`: with dots the day comes first wherever it is written so.
  private static func dotted(_ token: String) -> Day? {
    let parts = numbers(token, between: UInt8(ascii: "."))
    guard parts.count == 3, parts[0].digits <= 2, parts[1].digits <= 2, parts[2].digits == 4 else { return nil }
    return Day(year: parts[2].value, month: parts[1].value, day: parts[0].value)
  }

  /// Numbers with a separator between them, and nothing else; a dot may end them.
  private static func numbers(_ token: String, between separator: UInt8) -> [(value: Int, digits: Int)] {
    guard token.containsByte(separator) else { return [] }
    let parts = token.utf8.split(separator: separator)
    let numbers = parts.compactMap { part in Int(Substring(part)).map { (value: $0, digits: part.count) } }
    return numbers.count == parts.count ? numbers : []
  }

  private static func tokens(of text: String) -> [String] {
    var plain = text
    if text.utf8.contains(where: { $0 >= 0x80 }) {
      // Word processors write hyphens at which no line breaks.
      for (sign, replacement) in [
        ("年", "-"), ("月", "-"), ("日", " "), ("년 ", "-"), ("월 ", "-"), ("일", " "), ("\u{2010}", "-"),
        ("\u{2011}", "-"),
      ] {
        plain = plain.split(separator: sign, omittingEmptySubsequences: false).joined(separator: replacement)
      }
    }
    return plain.utf8.split { byte in
      !((0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
        || "-/.".utf8.contains(byte))
    }.flatMap(dashedParts).map { String(decoding: $0, as: UTF8.self) }
  }

  /// `31-January-2026` as three tokens; any other as it is.
  private static func dashedParts(_ token: Substring.UTF8View) -> [Substring.UTF8View] {
    // A sentence may end behind the day.
    let token = token.last == UInt8(ascii: ".") && token.contains(UInt8(ascii: "-")) ? token.dropLast() : token
    let parts = token.split(separator: UInt8(ascii: "-"))
    guard parts.count == 3, parts[1].allSatisfy({ $0 >= 0x41 }) else {
      return [token]
    }
    return month(String(decoding: parts[1], as: UTF8.self)) == nil ? [token] : parts
  }

  private static func month(_ token: String) -> Int? {
    guard token.utf8.count >= 3, let first = token.utf8.first, first >= 0x41, case let word = token.lowercased() else {
      return nil
    }
    return months[String(word.unicodeScalars.prefix(4))] ?? months[String(word.unicodeScalars.prefix(3))]
  }

  /// The day in the name of a file, wherever in it: `2026-01-31-security`, `audit-2026-01-31`.
  static func day(inName name: some StringProtocol) -> Day? {
    let bytes = Array(name.utf8)
    for start in bytes.indices where start + 10 <= bytes.count {
      func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index]) }
      guard isDigit(start), !isDigit(start - 1), !isDigit(start + 10) else { continue }
      if let day = Day(iso: String(decoding: bytes[start..<(start + 10)], as: UTF8.self)) { return day }
    }
    return nil
  }

  /// Whether a text that is no readable day was meant as one.
  static func looksLikeDate(_ text: String) -> Bool { holdsDigits(text) }

  private static func numeric(_ token: String) -> Day? {
    guard token.containsByte(UInt8(ascii: "-")) || token.containsByte(UInt8(ascii: "/")) else { return nil }
    // A time may follow: `2026-01-31T10:00`.
    let date = token.utf8.prefix { $0 != UInt8(ascii: "T") }
    let separator = UInt8(ascii: date.contains(UInt8(ascii: "/")) ? "/" : "-")
    let parts = date.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count), (1...2).contains(parts[2].count),
      let year = Int(Substring(parts[0])), let month = Int(Substring(parts[1])), let day = Int(Substring(parts[2]))
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// `31`, `31st`.
  private static func number(_ token: String) -> Int? {
    let digits = token.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, token.utf8.count - digits.count <= 2, !token.utf8.contains(UInt8(ascii: "-")) else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// By their first letters, four where three are not enough.
  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
    // German, Dutch, Scandinavian.
    "mär": 3, "mrt": 3, "maa": 3, "mai": 5, "mei": 5, "maj": 5, "okt": 10, "dez": 12, "des": 12,
    // French, Italian, Spanish, Portuguese.
    "fév": 2, "fev": 2, "avr": 4, "abr": 4, "mag": 5, "juin": 6, "giu": 6, "juil": 7, "lug": 7, "aoû": 8, "ago": 8,
    "gen": 1, "ene": 1, "set": 9, "out": 10, "ott": 10, "déc": 12, "dic": 12, "janv": 1,
    // Russian, Ukrainian, Polish.
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10,
    "ноя": 11, "дек": 12, "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6, "лип": 7, "сер": 8, "вер": 9,
    "жов": 10, "лис": 11, "гру": 12, "sty": 1, "lut": 2, "kwi": 4, "cze": 6, "lip": 7, "sie": 8, "wrz": 9, "paź": 10,
    "lis": 11, "gru": 12,
  ]
}
