import Markdown
import ReportModel

/// The rows of a table of KPIs: one with a column for what is measured and one for what it should be.
struct IndicatorTable {
  var metric: MarkdownContent.Line
  var target: KeyIndicator.Target
  /// As written.
  var cadence: String?
  var actual: Field?
  /// The cell with the day of the actual value.
  var measured: Field?

  static func rows(of block: MarkdownContent.Block) -> [IndicatorTable] {
    guard case .table(let table) = block.kind else { return [] }
    let names = table.header.map { foldedWords($0.text.lowercased()) }
    func columns(_ words: Set<String>) -> [Int] { names.indices.filter { words.contains(names[$0].first ?? "") } }
    let results = names.indices.filter { keyResultNames.contains(names[$0].joined(separator: " ")) }
    guard let metric = columns(metricNames).first ?? results.first, let target = columns(targetNames).first else {
      return []
    }
    let actual =
      columns(actualNames).first
      ?? columns(["measured"]).first { column in
        let filled = table.rows.filter { !$0[column].text.isEmpty }
        return !filled.isEmpty
          && filled.allSatisfy { isValue($0[column].text, of: TargetText.target($0[target].text)) }
      }
    let days = names.indices.filter {
      actual != nil && $0 != actual && dayNames.contains(names[$0].joined(separator: " "))
    }
    let cadences = columns(cadenceNames).filter { $0 != actual }
    return table.rows.compactMap { row in
      guard !row[metric].text.isEmpty else { return nil }
      return IndicatorTable(
        metric: row[metric], target: TargetText.indicatorTarget(row[target].text),
        cadence: cadences.map { row[$0].text }.first { !$0.isEmpty && !isDay($0) },
        actual: actual.map { Field(name: table.header[$0].text, value: row[$0].text, line: row[$0].number) },
        measured: days.first { isDay(row[$0].text) || DateText.day(in: row[$0].text) != nil }.map { column in
          Field(name: table.header[column].text, value: row[column].text, line: row[column].number)
        })
    }
  }

  /// Whether a block is a table of key results, each below an objective.
  static func isOfKeyResults(_ block: MarkdownContent.Block) -> Bool {
    guard case .table(let table) = block.kind else { return false }
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    return names.contains(where: keyResultNames.contains)
      && names.contains(where: ["objective", "objectives"].contains)
  }

  /// A day and nothing else, be it one of no calendar: `Measured` may say how often, and when it was.
  private static func isDay(_ text: String) -> Bool {
    let words = foldedWords(text)
    guard words.count == 3, words.allSatisfy({ Int($0) != nil || CalendarText.month($0) != nil }) else { return false }
    return DateText.day(in: text) != nil || text.utf8.count { "-/".utf8.contains($0) } == 2
  }

  /// A number in the unit of its target and nothing else: `30 d` below `< 20` says how often.
  private static func isValue(_ text: String, of target: KeyIndicator.Target) -> Bool {
    // About right is a value, too.
    let value = TargetText.target(text.utf8.drop { $0 == UInt8(ascii: "~") }.withText)
    return value.number != nil && value.unit == target.unit && value.qualifier == nil && !isDay(text)
  }

  /// As a persona keeps it.
  var indicator: KeyIndicator {
    KeyIndicator(metric: metric.text, target: target, cadence: cadence, line: metric.number)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Column: metric", metricNames), .init("Column: metric, of an objective", keyResultNames),
      .init("Column: target", targetNames),
      .init("Column: cadence", cadenceNames), .init("Column: actual", actualNames),
      .init("Column: day of the actual", dayNames),
    ] + TargetText.understood + AmountLead.understood
  }

  private static let metricNames: Set<String> = [
    "metric", "kpi", "measure", "indicator", "показник", "показатель",
    "kennzahl", "indikator", "indicador", "indicateur", "métrica", "métrique",
  ]
  private static let keyResultNames: Set<String> = ["key result", "key results", "kr", "krs"]
  private static let targetNames: Set<String> = [
    "target", "goal", "ціль", "цель", "ziel", "zielwert", "objetivo", "meta", "objectif", "cible",
  ]
  private static let cadenceNames: Set<String> = [
    "frequency", "cadence", "period", "measured", "частота", "frequenz", "messfrequenz", "frecuencia", "fréquence",
    "frequência",
  ]
  private static let dayNames: Set<String> = [
    "measured", "measured on", "measured at", "last measured", "date", "day", "as of", "updated", "last updated",
  ]
  private static let actualNames: Set<String> = [
    "actual", "current", "value", "result", "факт", "ist", "istwert", "aktuell", "actuel", "resultado",
  ]
}
