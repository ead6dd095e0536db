import Markdown
import ReportModel

/// Means that an index of incidents states for a quarter, a month or a year: "Mean Time to Repair: 1h 6m".
func incidentMeans(in document: Document) -> [Figure] {
  let periods = document.sections.compactMap { section in
    CalendarText.days(in: section.title).map { (section: section, days: $0) }
  }
  guard !periods.isEmpty else { return [] }
  // In the order of lines, as sections are.
  let entryLines = document.sections.filter { DateText.day(in: $0.title) != nil }.map(\.line)
  return periods.flatMap { section, days -> [Figure] in
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
  "mean time to mitigate": .mitigate, "mean time to mitigation": .mitigate, "mttm": .mitigate,
  "mean time to recover": .either, "mean time to recovery": .either,
  "mean time to resolve": .resolve, "average time to resolve": .resolve, "mean time to resolution": .resolve,
  "mttr": .either,
]
