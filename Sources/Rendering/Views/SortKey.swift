import ReportModel

/// By what a table is sorted where a cell's text does not tell by itself: lengths of time in milliseconds, words by their rank.
///
/// - Returns: `nil` where the page's own order of statuses, numbers and words is right.
func sortKey(of text: String) -> Int? {
  guard let first = text.utf8.first else { return nil }
  if (48...57).contains(first) { return milliseconds(text) }
  // Whatever else has a key is a word or two.
  guard text.utf8.count < 24 else { return nil }
  // `Silver*1` is Silver with a waiver.
  if let rank = ranks[text] ?? text.utf8.firstIndex(of: UInt8(ascii: "*")).flatMap({ ranks[String(text[..<$0])] }) {
    return rank
  }
  guard text.utf8.starts(with: "in ".utf8) else { return nil }
  return milliseconds(String(text.utf8.dropFirst(3)) ?? "")
}

private let ranks: [String: Int] = {
  let severities = Severity.allCases.sorted().enumerated().map { ($1.rawValue, $0) }
  let levels = Level.allCases.enumerated().map { ($1.word, $0) }
  let decisions = Decision.Word.allCases.sorted().enumerated().map { ($1.rawValue, $0) }
  return Dictionary(severities + levels + decisions + [("today", 0), ("tomorrow", milliseconds(day: 1))]) { first, _ in
    first
  }
}()

private func milliseconds(day count: Int) -> Int { count * 86_400_000 }

/// `1 h 37 min`, `2 weeks`, `12 days, 30 allowed`: the numbers with units with which the text begins.
private func milliseconds(_ text: String) -> Int? {
  var total: Double?
  let words = text.utf8.prefix { $0 != UInt8(ascii: ",") }.split(separator: UInt8(ascii: " "))
  for pair in stride(from: 0, to: words.count - 1, by: 2) {
    guard let number = Double(String(words[pair]) ?? ""), let unit = units[String(words[pair + 1]) ?? ""] else { break }
    total = (total ?? 0) + number * unit
  }
  return total.flatMap { $0 < 1e15 ? Int($0.rounded()) : nil }
}

private let units: [String: Double] = {
  let lengths: [(Double, [String])] = [
    (1, ["ms"]), (1_000, ["s", "second", "seconds"]), (60_000, ["min", "minute", "minutes"]),
    (3_600_000, ["h", "hour", "hours"]), (86_400_000, ["d", "day", "days"]), (604_800_000, ["w", "week", "weeks"]),
    (2_629_746_000, ["month", "months"]), (31_556_952_000, ["year", "years"]),
  ]
  return Dictionary(lengths.flatMap { length, names in names.map { ($0, length) } }) { first, _ in first }
}()
