import ReportModel

extension ChartView {
  /// The verified share of a service through its past, on a scale from 0 to 100, above a band of its decisions.
  ///
  /// - Parameter steps: The oldest first; `nil` where nothing is known.
  static func trend(_ steps: [TrendStep<History.Service>], title: String) -> ChartView? {
    guard let frame = TrendFrame(steps.map(\.day)), let last = steps.last?.standing else { return nil }
    var chart = ChartView(
      id: "trend", title: title, text: trendSentence(steps), width: 360, height: 100,
      rules: frame.rules, labels: frame.labels(top: "100"),
      numbers: TableView(
        "trend-numbers", title,
        columns: ["Day", "Decision", "Level", "Verified", "Open findings", "Open debts", "Least error budget left"],
        rows: steps.reversed().map(\.row)))
    for run in steps.runs(where: { $0.standing?.verified != nil }) {
      let places = run.map { frame.place($0.day, $0.standing?.verified?.value ?? 0) }
      chart.paths.append(Path(places: places, tone: last.decision.status.tone))
    }
    for (step, next) in zip(steps, steps.dropFirst().map(\.day) + [nil]) {
      guard let standing = step.standing else { continue }
      chart.bars.append(frame.band(from: step.day, to: next, tone: standing.decision.status.tone))
    }
    return chart
  }

  /// How many services had which decision: one bar for each point, the worst decision at its foot.
  static func decisions(_ steps: [TrendStep<History.Standing>], title: String) -> ChartView? {
    let most = steps.compactMap { $0.standing?.services.count }.max() ?? 0
    guard let frame = TrendFrame(steps.map(\.day)), most > 0 else { return nil }
    var chart = ChartView(
      id: "decisions", title: title, text: decisionsSentence(steps), width: 360, height: 100, rules: frame.rules,
      labels: frame.labels(top: String(most)),
      numbers: TableView(
        "decisions-numbers", title,
        columns: ["Day", "Services"] + Decision.Word.allCases.map(\.rawValue) + [
          "Lowest verified", "Open findings", "Open debts", "With a spent error budget",
        ], rows: steps.reversed().map(\.row)))
    for (step, next) in zip(steps, steps.dropFirst().map(\.day) + [nil]) {
      var foot = 0
      for word in Decision.Word.allCases {
        let count = step.standing?.services.values.count { $0.decision == word } ?? 0
        guard count > 0 else { continue }
        chart.bars.append(
          frame.bar(
            from: step.day, to: next, foot: Double(foot) / Double(most), height: Double(count) / Double(most),
            tone: word.status.tone))
        foot += count
      }
    }
    return chart
  }
}

/// One point of a trend; without a standing where nothing is known of the day.
struct TrendStep<Standing: Sendable>: Sendable {
  var day: Day
  var standing: Standing?
  /// What is to be said instead of numbers.
  var gap = "cannot be read"
}

extension Array {
  /// The longest runs of neighbours that all fulfil a condition.
  fileprivate func runs(where isIn: (Element) -> Bool) -> [ArraySlice<Element>] {
    split { !isIn($0) }
  }
}

extension TrendStep<History.Service> {
  fileprivate var row: TableView.Row {
    guard let standing else { return gapRow(cells: 6) }
    return TableView.Row(
      .plain(day.iso), .status(standing.decision.status), .plain(standing.level.word),
      .plain(standing.verified?.percentText ?? "no number"), .plain(String(standing.openFindings)),
      .plain(String(standing.openDebts)), .plain(standing.budgetLeft.map { "\($0.percentText) %" }))
  }
}

extension TrendStep<History.Standing> {
  fileprivate var row: TableView.Row {
    guard let standing else { return gapRow(cells: 9) }
    let services = standing.services.values
    let counts = Decision.Word.allCases.map { word in services.count { $0.decision == word } }
    let lowest = services.compactMap(\.verified).min()
    let spent = services.count { $0.budgetLeft.map { $0 <= .zero } ?? false }
    let numbers = [String(services.count)] + counts.map(String.init)
    let rest =
      [lowest?.percentText ?? "no number"] + [standing.openFindings, standing.openDebts, spent].map(String.init)
    return TableView.Row(.plain(day.iso), cells: (numbers + rest).map { .plain($0) })
  }
}

extension TrendStep {
  fileprivate func gapRow(cells: Int) -> TableView.Row {
    TableView.Row(
      .plain(day.iso),
      cells: [.status(Status(word: gap, tone: .unknown))] + [ValueView](repeating: .none, count: cells - 1))
  }
}

/// `Verified 55.0 on 2026-11-20, after 12.0 on 2026-05-24. NO-GO since 2026-07-05.`
func trendSentence(_ steps: [TrendStep<History.Service>]) -> String {
  let known = steps.filter { $0.standing != nil }
  guard let first = known.first, let last = known.last, let standing = last.standing else { return "Nothing is known." }
  let before = first.standing?.verified?.percentText ?? "no number"
  let since = known.reversed().prefix { $0.standing?.decision == standing.decision }.last?.day ?? last.day
  let gaps = steps.count - known.count
  return "Verified \(standing.verified?.percentText ?? "no number") on \(last.day.iso), after \(before) on "
    + "\(first.day.iso). \(standing.decision.rawValue) since \(since.iso)."
    + (gaps == 0 ? "" : " Nothing is known of \(counted(gaps, "point", "points")).")
}

/// `On 2026-11-20 of 7 services: 2 NO-GO and 5 GO; on 2026-05-24 of 3 services: 3 NOT ASSESSED.`
private func decisionsSentence(_ steps: [TrendStep<History.Standing>]) -> String {
  let known = steps.filter { $0.standing != nil }
  let ends = known.count > 1 ? [known.last, known.first] : [known.last]
  let sentences = ends.compactMap(\.self).map { step in
    let services = step.standing?.services.values.map(\.decision) ?? []
    let counts = Decision.Word.allCases.compactMap { word -> String? in
      let count = services.count { $0 == word }
      return count == 0 ? nil : "\(count) \(word.rawValue)"
    }
    return "\(step.day.iso) of \(counted(services.count, "service", "services"))"
      + (counts.isEmpty ? "" : ": \(enumerated(counts))")
  }
  let gaps = steps.count - known.count
  return "On \(sentences.joined(separator: "; on ")). The worst stand at the foot."
    + (gaps == 0 ? "" : " \(counted(gaps, "point", "points")) cannot be read.")
}

/// Where days and shares lie in the drawing.
private struct TrendFrame {
  let first: Day
  let last: Day
  private let left = 28.0
  /// Beyond it stands the last bar, which no later day bounds.
  private let right = 346.0
  private let top = 8.0
  private let bottom = 72.0

  /// - Returns: `nil` where there is no time between the first and the last day.
  init?(_ days: [Day]) {
    guard let first = days.first, let last = days.last, first < last else { return nil }
    (self.first, self.last) = (first, last)
  }

  private func x(_ day: Day) -> Double { left + (right - left) * Double(day - first) / Double(last - first) }

  func place(_ day: Day, _ share: Double) -> ChartView.Place {
    ChartView.Place(x: x(day), y: bottom - (bottom - top) * share)
  }

  /// - Parameter next: The day of the next point; `nil` for the last.
  func band(from day: Day, to next: Day?, tone: Tone) -> ChartView.Bar {
    ChartView.Bar(place: .init(x: x(day), y: bottom + 3), width: width(from: day, to: next), height: 6, tone: tone)
  }

  private func width(from day: Day, to next: Day?) -> Double { max(0.5, (next.map(x) ?? right + 6) - x(day)) }

  func bar(from day: Day, to next: Day?, foot: Double, height: Double, tone: Tone) -> ChartView.Bar {
    let size = (bottom - top) * height
    return ChartView.Bar(
      place: .init(x: x(day), y: bottom - (bottom - top) * foot - size),
      width: max(0.5, width(from: day, to: next) - 0.5),
      height: size, tone: tone)
  }

  var rules: [ChartView.Rule] { [.init(from: place(first, 0), to: place(last, 0))] }

  func labels(top text: String) -> [ChartView.Label] {
    [
      .init(place: .init(x: left - 4, y: top + 4), text: text, anchor: .end),
      .init(place: .init(x: left - 4, y: bottom + 2), text: "0", anchor: .end),
      .init(place: .init(x: left, y: 95), text: first.iso),
      .init(place: .init(x: right, y: 95), text: last.iso, anchor: .end),
    ]
  }
}
