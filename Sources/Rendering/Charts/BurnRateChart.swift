import ReportModel

extension ChartView {
  /// How fast a budget burned over each window, beside the rate at which to alert. Bars begin at 0.
  static func burnRates(_ standing: ObjectiveStanding) -> ChartView? {
    guard let rates = standing.reading?.burnRates, rates.contains(where: { $0.rate != nil }) else { return nil }
    let rows = rates.enumerated().map { index, rate in
      BurnRateRow(rate: rate, threshold: index < standing.thresholds.count ? standing.thresholds[index].rate : nil)
    }
    // A single extreme must not flatten all others: the scale ends at twice the highest threshold, and the bar says so.
    let most = rows.flatMap { [$0.rate.rate, $0.threshold] }.compactMap { $0?.value }.max() ?? 1
    let scale = max(1, min(most, 2 * (rows.compactMap { $0.threshold?.value }.max() ?? most)))
    var chart = ChartView(
      id: "burn-rates", title: "Burn rate by window",
      text: rows.map(\.sentence).joined(separator: "; ")
        + ". At a rate of 1 the budget lasts exactly for its window; the marks are the rates at which to alert.",
      width: 360, height: 24 * rows.count + 8,
      numbers: TableView(
        "burn-rate-numbers", "Burn rate by window",
        columns: ["Window", "Burn rate", "Alert at", "Bad events", "Valid events"],
        rows: rows.map(\.numbers)))
    for (index, row) in rows.enumerated() { row.draw(at: Double(24 * index + 4), scale: scale, in: &chart) }
    return chart
  }
}

private struct BurnRateRow {
  var rate: BurnRate
  var threshold: Fraction?

  var value: String { rate.rate.map { $0.text(places: 2) } ?? "no data" }

  var sentence: String { "\(spanText(rate.window)): \(value)" }

  var numbers: TableView.Row {
    TableView.Row(
      .plain(spanText(rate.window)), .plain(value), .plain(threshold?.text(places: 2)),
      .plain(rate.rate == nil ? nil : String(rate.events.bad)),
      .plain(rate.rate == nil ? nil : String(rate.events.valid)))
  }

  private var tone: Tone {
    guard let rate = rate.rate else { return .unknown }
    return rate > threshold ?? .one ? .bad : rate > .one ? .caution : .good
  }

  func draw(at top: Double, scale: Double, in chart: inout ChartView) {
    // The values stand in a column of their own: beside a mark, one would be read as the mark's.
    let (left, longest, values) = (84.0, 190.0, 356.0)
    func length(_ value: Double) -> Double { longest * min(1, max(0, value / scale)) }
    chart.labels.append(.init(place: .init(x: left - 6, y: top + 12), text: spanText(rate.window), anchor: .end))
    if let rate = rate.rate {
      chart.bars.append(.init(place: .init(x: left, y: top), width: length(rate.value), height: 16, tone: tone))
    }
    let isCut = (rate.rate?.value ?? 0) > scale
    if let threshold, threshold.value <= scale {
      let x = left + length(threshold.value)
      chart.rules.append(.init(from: .init(x: x, y: top - 2), to: .init(x: x, y: top + 18)))
    }
    chart.labels.append(
      .init(place: .init(x: values, y: top + 12), text: isCut ? "\(value) (cut)" : value, anchor: .end))
  }
}
