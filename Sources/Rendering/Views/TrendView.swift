import ReportModel

/// A trend with what a reader must know to judge it.
struct TrendView: TemplateView {
  var chart: ChartView
  var notes: [TextView]

  static let keys: [ViewKey<Self>] = [
    .list("chart") { [$0.chart] },
    .list("notes") { $0.notes },
  ]

  /// Empty, or of one.
  static func list(_ chart: ChartView?, _ history: History?) -> [TrendView] {
    guard let chart, let history else { return [] }
    return [TrendView(chart: chart, notes: history.notes.map { TextView(text: $0) })]
  }
}
