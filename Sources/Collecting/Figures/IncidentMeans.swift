import Markdown
import ReportModel

/// Means that an index of incidents states for a quarter, a month or a year: "Mean Time to Repair: 1h 6m".
func incidentMeans(in document: Document) -> [Figure] {
  // In the order of lines, as sections are.
  let entryLines = document.sections.filter { DateText.day(in: $0.title) != nil }.map(\.line)
  return document.sections.flatMap { section -> [Figure] in
    guard let days = CalendarText.days(in: section.title) else { return [] }
    let lines = section.line...section.lastLine
    let head = document.content.blocks[section.blocks].prefix { $0.headingLevel == nil }
    return head.flatMap(\.text).compactMap { line in
      guard let (name, value) = keyValue(line), let span = spans[foldedWords(name).joined(separator: " ")],
        let stated = QuantityText.minutes(in: value), !DurationText.countsSupportHours(value)
      else { return nil }
      let entries =
        entryLines.partitionPoint { $0 > lines.upperBound } - entryLines.partitionPoint { $0 >= lines.lowerBound }
      return Figure(
        .sum, at: document.origin(line: line.number), text: "\(section.title): \(name) \(value)",
        basis: .incidentMean(stated: stated, of: span, days: days, lines: lines, entries: entries))
    }
  }
}

private let spans: [String: Figure.IncidentSpan] = [
  "mean time to repair": .repair, "average time to repair": .repair, "mean time to restore": .repair,
  "mean time to mitigate": .repair, "mean time to recover": .either, "mean time to recovery": .either,
  "mean time to resolve": .resolve, "average time to resolve": .resolve, "mean time to resolution": .resolve,
  "mttr": .either,
]

/// A quarter, a month or a year by its name.
enum CalendarText {
  /// `Q3 2025 (July - September)`, `January 2025`, `2025`, `H1 2025`; `nil` for a day, and for a financial year.
  static func days(in text: String) -> ClosedRange<Day>? {
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

  /// By its whole name, or by three letters of it or more.
  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
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
