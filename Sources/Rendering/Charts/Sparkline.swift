import ReportModel

extension ChartView {
  /// A budget's way through its window in small, with gaps where nothing was measured.
  ///
  /// - Parameter id: Unique in the page.
  static func sparkline(_ standing: ObjectiveStanding, id: String, title: String) -> ChartView? {
    let points = standing.reading?.runs.flatMap(\.points) ?? []
    guard let window = standing.reading?.window, window.seconds > 0, let last = points.last, let first = points.first,
      let lowest = points.map(\.remaining).min()
    else {
      return nil
    }
    let height = 120
    let frame = BurnDownFrame(window: window, lowest: min(0, lowest.value), height: height)
    return ChartView(
      id: id, title: title,
      text: "\(last.remaining.percentText) % of the error budget is left on \(instantText(last.instant)), after "
        + "\(first.remaining.percentText) % on \(instantText(first.instant)).",
      width: 336, height: height, rules: frame.rules,
      paths: (standing.reading?.runs ?? []).map { run in
        Path(
          places: run.points.map { frame.place($0.instant, $0.remaining.value) },
          tone: (run.points.last?.remaining ?? .one) <= .zero ? .bad : .good)
      },
      labels: frame.labels(
        from: instantText(window.start), to: instantText(window.end), lowest: "\(lowest.percentText) %"),
      numbers: TableView(
        "\(id)-numbers", "Error budget left: \(title)", columns: ["Time (UTC)", "Left"],
        rows: points.map { TableView.Row(.plain(instantText($0.instant)), .plain("\($0.remaining.percentText) %")) }))
  }
}
