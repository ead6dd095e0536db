import ReportModel

/// When something was done, by a month or a year: `last restored in March 2025`, `rehearsed 2023`, `Last drill: Q3 2025`.
enum DoneText {
  /// The last day of the first time that stands behind such a word.
  static func lastDay(in text: String) -> Day? {
    let words = foldedWords(text)
    for start in words.indices where acts.contains(words[start]) {
      let behind = words[(start + 1)...].drop { between.contains($0) || acts.contains($0) }
      if let days = period(behind.prefix(2)) ?? year(behind, in: words) { return days.upperBound }
    }
    return nil
  }

  /// `in 2023`, or with nothing behind it: `tested 2000 times` is no year.
  private static func year(_ behind: ArraySlice<String>, in words: [String]) -> ClosedRange<Day>? {
    let isSet = behind.startIndex > 0 && ["in", "of", "during", "since", "by"].contains(words[behind.startIndex - 1])
    return isSet || behind.count == 1 ? period(behind.prefix(1)) : nil
  }

  /// `March 2025`, `2025 Q3`, `2023`, with nothing else between.
  private static func period(_ words: ArraySlice<String>) -> ClosedRange<Day>? {
    guard words.allSatisfy(isOfCalendar) else { return nil }
    return CalendarText.days(in: words.joined(separator: " "))
  }

  private static func isOfCalendar(_ word: String) -> Bool {
    if CalendarText.month(word) != nil { return true }
    if let number = Int(word) { return (1970...2200).contains(number) }
    return word.utf8.count == 2 && (word.hasBytePrefix("q") || word.hasBytePrefix("h")) && holdsDigits(word)
  }

  static var understood: [Understanding.Row] {
    [.init("Done in a month or a year, of which the last day counts: behind", acts.sorted(by: byBytes))]
  }

  private static let acts: Set<String> = [
    "restored", "tested", "done", "rotated", "rehearsed", "exercised", "last", "latest", "performed", "verified",
    "drilled", "conducted", "executed", "completed", "reviewed", "audited", "practised", "practiced",
  ]
  private static let between: Set<String> = [
    "in", "on", "of", "during", "the", "drill", "test", "restore", "rehearsal", "rotation", "exercise", "was", "time",
    "run", "successfully", "again", "late", "early", "since", "by",
  ]
}
