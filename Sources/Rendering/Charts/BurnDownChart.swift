import ReportModel

extension ChartView {
  /// What was left of a budget over its window, with gaps where nothing was measured.
  ///
  /// The axis begins at 0, or below where the budget is overspent, and ends at the whole budget.
  static func burnDown(_ standing: ObjectiveStanding) -> ChartView? {
    let points = standing.reading?.runs.flatMap(\.points) ?? []
    guard let reading = standing.reading, let lowest = points.map(\.remaining).min(), let last = points.last,
      reading.window.seconds > 0
    else {
      return nil
    }
    let height = 190
    let frame = BurnDownFrame(window: reading.window, lowest: min(0, lowest.value), height: height)
    let end = instantText(reading.window.end)
    let until = reading.until < reading.window.end ? ", measured up to \(instantText(reading.until))" : ""
    return ChartView(
      id: "burn-down", title: "Error budget left, \(instantText(reading.window.start)) to \(end)",
      text: "\(last.remaining.percentText) % is left at the end, \(lowest.percentText) % at the lowest"
        + (reading.runs.count > 1 ? "; nothing was measured in \(counted(reading.runs.count - 1, "gap", "gaps"))" : "")
        + until + ".",
      width: 336, height: height, rules: frame.rules,
      paths: reading.runs.map { run in
        Path(
          places: run.points.map { frame.place($0.instant, $0.remaining.value) },
          tone: (run.points.last?.remaining ?? .one) <= .zero ? .bad : .good)
      },
      labels: frame.labels(from: instantText(reading.window.start), to: end, lowest: "\(lowest.percentText) %"),
      numbers: TableView(
        "burn-down-numbers", "Error budget left", columns: ["Time (UTC)", "Left"],
        rows: points.map { TableView.Row(.plain(instantText($0.instant)), .plain("\($0.remaining.percentText) %")) }))
  }
}

/// Where times and shares of a budget lie in the drawing.
struct BurnDownFrame {
  let window: TimeWindow
  /// 0, or what is overspent.
  let lowest: Double
  private let left = 48.0
  private let right = 328.0
  private let top = 30.0
  private let height: Double
  private var bottom: Double { height - 22 }

  /// - Parameter height: Of the whole drawing.
  init(window: TimeWindow, lowest: Double, height: Int) {
    (self.window, self.lowest, self.height) = (window, lowest, Double(height))
  }

  func place(_ instant: Int, _ remaining: Double) -> ChartView.Place {
    let across = Double(instant - window.start) / Double(window.seconds)
    let down = (1 - remaining) / (1 - lowest)
    return ChartView.Place(x: left + (right - left) * across, y: top + (bottom - top) * down)
  }

  var rules: [ChartView.Rule] {
    let whole = ChartView.Rule(from: place(window.start, 1), to: place(window.end, 1), isDashed: true)
    let none = ChartView.Rule(from: place(window.start, 0), to: place(window.end, 0))
    return [whole, none]
  }

  /// What the axes are, and where they begin and end.
  func labels(from start: String, to end: String, lowest lowestText: String) -> [ChartView.Label] {
    func level(_ remaining: Double, _ text: String) -> ChartView.Label {
      let place = place(window.start, remaining)
      return ChartView.Label(place: .init(x: place.x - 4, y: place.y + 4), text: text, anchor: .end)
    }
    func foot(_ x: Double, _ text: String, _ anchor: ChartView.Label.Anchor) -> ChartView.Label {
      ChartView.Label(place: .init(x: x, y: height - 5), text: text, anchor: anchor)
    }
    // Of two levels closer than a line, the label of one would stand on that of the other.
    func isApart(_ share: Double) -> Bool { (bottom - top) * share / (1 - lowest) >= 13 }
    let levels =
      (isApart(1) ? [level(1, "100 %")] : []) + (isApart(0.5) ? [level(0.5, "50 %")] : []) + [level(0, "0 %")]
      + (isApart(-lowest) ? [level(lowest, lowestText)] : [])
    return [ChartView.Label(place: .init(x: 0, y: 12), text: "Error budget left")] + levels
      + [foot(left, start, .start), foot((left + right) / 2, "time (UTC)", .middle), foot(right, end, .end)]
  }
}
