import ReportModel

/// A quarter, a month or a year by its name.
enum CalendarText {
  /// `Q3 2025 (July - September)`, `January 2025`, `2025`, `H1 2025`; `nil` for a day, and for a financial year.
  static func days(in text: String) -> ClosedRange<Day>? {
    guard holdsDigits(text) else { return nil }
    let words = foldedWords(text)
    let years = words.compactMap { $0.utf8.count == 4 ? Int($0) : nil }.filter { (1970...2200).contains($0) }
    guard years.count == 1, DateText.day(in: text) == nil, !words.contains(where: { $0.hasBytePrefix("fy") }) else {
      return nil
    }
    let named = words.compactMap(month)
    if let first = named.first, let last = named.last, named.count <= 2 {
      return months(first...max(first, last), years[0])
    }
    guard named.isEmpty else { return nil }
    if let quarter = words.lazy.compactMap({ part($0, "q", 4) }).first {
      return months(3 * quarter - 2...3 * quarter, years[0])
    }
    if let half = words.lazy.compactMap({ part($0, "h", 2) }).first { return months(6 * half - 5...6 * half, years[0]) }
    let isYear = words.allSatisfy { Int($0) == years[0] || ["year", "incidents", "incident", "in", "of"].contains($0) }
    return isYear ? months(1...12, years[0]) : nil
  }

  /// 1...12 by a month's English name, or by three letters of it or more; folded.
  static func month(_ word: String) -> Int? {
    guard (3...9).contains(word.utf8.count) else { return nil }
    return names.firstIndex { $0.hasBytePrefix(word) }.map { $0 + 1 }
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static func part(_ word: String, _ letter: String, _ count: Int) -> Int? {
    guard word.utf8.count == 2, word.hasBytePrefix(letter), let number = Int(word.dropFirst()),
      (1...count).contains(number)
    else { return nil }
    return number
  }

  private static func months(_ months: ClosedRange<Int>, _ year: Int) -> ClosedRange<Day>? {
    let length = Day.length(ofMonth: months.upperBound, year: year)
    guard let first = Day(year: year, month: months.lowerBound, day: 1),
      let last = Day(year: year, month: months.upperBound, day: length)
    else { return nil }
    return first...last
  }
}
