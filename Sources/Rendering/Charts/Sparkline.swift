import ReportModel

extension ChartView {
  /// A budget's way through its window in small, with gaps where nothing was measured. The line of 0 is drawn; the whole
  /// budget is the upper edge.
  ///
  /// - Parameter id: Unique in the page.
  static func sparkline(_ standing: ObjectiveStanding, id: String, title: String) -> ChartView? {
    let points = standing.reading?.runs.flatMap(\.points) ?? []
    guard let window = standing.reading?.window, window.seconds > 0, let last = points.last, let first = points.first
    else {
      return nil
    }
    let lowest = min(0, points.map(\.remaining.value).min() ?? 0)
    func place(_ instant: Int, _ remaining: Double) -> Place {
      Place(
        x: 2 + 356 * Double(instant - window.start) / Double(window.seconds),
        y: 4 + 52 * (1 - remaining) / (1 - lowest))
    }
    return ChartView(
      id: id, title: title,
      text: "\(last.remaining.percentText) % of the error budget is left on \(instantText(last.instant)), after "
        + "\(first.remaining.percentText) % on \(instantText(first.instant)).",
      width: 360, height: 60,
      rules: [Rule(from: place(window.start, 0), to: place(window.end, 0))],
      paths: (standing.reading?.runs ?? []).map { run in
        Path(
          places: run.points.map { place($0.instant, $0.remaining.value) },
          tone: (run.points.last?.remaining ?? .one) <= .zero ? .bad : .good)
      },
      numbers: TableView(
        "\(id)-numbers", "Error budget left: \(title)", columns: ["Time (UTC)", "Left"],
        rows: points.map { TableView.Row(.plain(instantText($0.instant)), .plain("\($0.remaining.percentText) %")) }))
  }
}
