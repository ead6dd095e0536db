import Markdown
import ReportModel

/// The rows of a table of KPIs: one with a column for what is measured and one for what it should be.
struct IndicatorTable {
  var metric: MarkdownContent.Line
  var target: KeyIndicator.Target
  /// As written.
  var cadence: String?
  var actual: String?

  static func rows(of block: MarkdownContent.Block) -> [IndicatorTable] {
    guard case .table(let table) = block.kind else { return [] }
    let names = table.header.map { foldedWords($0.text).first ?? "" }
    func column(_ words: Set<String>) -> Int? { names.firstIndex(where: words.contains) }
    guard let metric = column(metricNames), let target = column(targetNames) else { return [] }
    let (cadence, actual) = (column(cadenceNames), column(actualNames))
    return table.rows.compactMap { row in
      guard !row[metric].text.isEmpty else { return nil }
      return IndicatorTable(
        metric: row[metric], target: TargetText.target(row[target].text), cadence: cadence.map { row[$0].text },
        actual: actual.map { row[$0].text })
    }
  }

  /// As a persona keeps it.
  var indicator: KeyIndicator {
    KeyIndicator(metric: metric.text, target: target, cadence: cadence, line: metric.number)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Column: metric", metricNames), .init("Column: target", targetNames),
      .init("Column: cadence", cadenceNames), .init("Column: actual", actualNames),
    ]
  }

  private static let metricNames: Set<String> = ["metric", "kpi", "measure", "indicator", "показник", "показатель"]
  private static let targetNames: Set<String> = ["target", "goal", "ціль", "цель", "ziel", "objetivo", "objectif"]
  private static let cadenceNames: Set<String> = ["frequency", "cadence", "period", "measured", "частота"]
  private static let actualNames: Set<String> = ["actual", "current", "value", "result", "факт"]
}
