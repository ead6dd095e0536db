import ReportModel

/// Working time that goes again and again, as people write it.
enum RecurringText {
  /// `30 min/week`, `2h per month`, `15 min, 4 times a week`, `1.5 hours monthly`.
  ///
  /// - Parameter takesDays: Days of work have 8 hours and weeks 40, where little hangs on how many they have.
  /// - Returns: `nil` for a time without its period, and else for days and weeks of work: nobody says how many hours they
  ///   have.
  static func time(in text: String, takesDays: Bool = false) -> RecurringTime? {
    let words = words(of: text)
    let ends = words.indices.compactMap { index in period(words, at: index).map { (index, $0) } }
    guard ends.count == 1, let (end, every) = ends.first,
      let minutes = DurationText.minutes(in: text, ofWork: true)
    else { return nil }
    let head = words[..<end]
    guard takesDays || !head.contains(where: longUnits.contains) else { return nil }
    let times = zip(head, head.dropFirst()).first { Int($0) != nil && timesWords.contains($1) }.flatMap { Int($0.0) }
    guard (1...1000).contains(times ?? 1) else { return nil }
    return RecurringTime(minutes: minutes, times: times ?? 1, every: every)
  }

  /// `in 60 days`, `within 12 weeks`: the days in which something was.
  static func days(in text: String) -> Int? {
    let words = words(of: text)
    return words.indices.dropFirst(2).lazy.compactMap { index in
      guard ["in", "within", "over"].contains(words[index - 2]), let count = Int(words[index - 1]),
        (1...10_000).contains(count), let length = lengths[words[index]]
      else { return nil }
      return count * length
    }.first
  }

  static var understood: [Understanding.Row] {
    [
      .init("Periods of recurring time", adverbs.keys.sorted()),
      .init("Periods behind \(articles.sorted().joined(separator: ", "))", periods.keys.sorted()),
    ]
  }

  private static func period(_ words: [String], at index: Int) -> Recurrence? {
    if let adverb = adverbs[words[index]] { return adverb }
    return index > 0 && articles.contains(words[index - 1]) ? periods[words[index]] : nil
  }

  /// Numbers, words in lower case, and slashes; a number and its unit are two.
  private static func words(of text: String) -> [String] {
    var words: [[UInt8]] = []
    var kind: UInt8?
    for byte in text.utf8 {
      let next: UInt8? =
        switch byte {
        case 0x30...0x39, UInt8(ascii: "."): 0
        case 0x41...0x5A, 0x61...0x7A: 1
        case UInt8(ascii: "/"): 2
        default: nil
        }
      if next != nil, next == kind { words[words.count - 1].append(byte) } else if next != nil { words.append([byte]) }
      kind = next
    }
    return words.map { String(decoding: $0, as: UTF8.self).asciiLowercased }
  }

  private static let adverbs: [String: Recurrence] = [
    "daily": .day, "weekly": .week, "monthly": .month, "quarterly": .quarter, "yearly": .year, "annually": .year,
  ]
  private static let periods: [String: Recurrence] = [
    "day": .day, "week": .week, "wk": .week, "month": .month, "mo": .month, "quarter": .quarter, "year": .year,
  ]
  private static let articles: Set<String> = ["/", "per", "a", "each", "every"]
  private static let timesWords: Set<String> = ["x", "times"]
  private static let longUnits: Set<String> = ["d", "day", "days", "w", "week", "weeks"]
  private static let lengths = ["day": 1, "days": 1, "d": 1, "week": 7, "weeks": 7]
}
