import ReportModel

extension ChartView {
  /// The verified share of a service through its past, on a scale from 0 to 100, above a band of its decisions.
  ///
  /// - Parameter steps: The oldest first; `nil` where nothing is known.
  static func trend(_ steps: [TrendStep<History.Service>], title: String) -> ChartView? {
    guard let frame = TrendFrame(steps.map(\.day), band: true), let last = steps.last?.standing else { return nil }
    var chart = ChartView(
      id: "trend", title: title, text: trendSentence(steps), width: 360, height: 114,
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
    chart.labels += bandLabels(steps, in: frame)
    return chart
  }

  /// Below the band, the decision of each stretch that has room for its word: none stands below the colour of another.
  private static func bandLabels(_ steps: [TrendStep<History.Service>], in frame: TrendFrame) -> [Label] {
    var (labels, end, free) = ([Label](), frame.end, frame.end)
    var rest = steps[...]
    while let step = rest.last {
      let word = step.standing?.decision
      let stretch = rest.reversed().prefix { $0.standing?.decision == word }
      let start = frame.x(stretch.last?.day ?? step.day)
      let right = min(end, free)
      if let word = word?.rawValue, roomFor(word) <= right - start {
        labels.append(Label(place: Place(x: right, y: frame.bandWords), text: word, anchor: .end))
        free = right - roomFor(word)
      }
      end = start
      rest = rest.dropLast(stretch.count)
    }
    return labels
  }

  /// In capitals, with a gap behind it.
  private static func roomFor(_ word: String) -> Double { 8 * Double(word.utf8.count) + 6 }

  /// How many services had which decision: one bar for each point, the worst decision at its foot.
  static func decisions(_ steps: [TrendStep<History.Standing>], title: String) -> ChartView? {
    let most = steps.compactMap { $0.standing?.services.count }.max() ?? 0
    guard let frame = TrendFrame(steps.map(\.day), beside: 160), most > 0 else { return nil }
    var chart = ChartView(
      id: "decisions", title: title, text: decisionsSentence(steps), width: 384, height: 100, rules: frame.rules,
      labels: frame.labels(top: String(most)),
      numbers: TableView(
        "decisions-numbers", title,
        columns: ["Day", "Services"] + Decision.Word.allCases.map(\.rawValue) + [
          "Lowest verified", "Open findings", "Open debts", "Budget spent",
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
    if let counts = steps.last(where: { $0.standing != nil })?.counts {
      for (index, place) in frame.wordPlaces(beside: counts.map { Double($0.count) / Double(most) }).enumerated() {
        let (word, count) = counts[index]
        chart.bars.append(Bar(place: Place(x: place.x, y: place.y - 8), width: 8, height: 8, tone: word.status.tone))
        chart.labels.append(Label(place: Place(x: place.x + 12, y: place.y), text: "\(count) \(word.rawValue)"))
      }
    }
    return chart
  }
}

/// One point of a trend; without a standing where nothing is known of the day.
struct TrendStep<Standing: Sendable>: Sendable {
  var day: Day
  var standing: Standing?
  /// Something was committed since the step before.
  var isCommitted = true
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

extension TrendStep<History.Standing> {
  /// How many services have which decision, the worst first; those that none has are left out.
  fileprivate var counts: [(word: Decision.Word, count: Int)]? {
    standing.map { standing in
      Decision.Word.allCases.map { word in (word, standing.services.values.count { $0.decision == word }) }
        .filter { $0.1 > 0 }
    }
  }
}

extension TrendStep {
  fileprivate func gapRow(cells: Int) -> TableView.Row {
    TableView.Row(
      .plain(day.iso),
      cells: [.status(Status(word: gap, tone: .unknown))] + [ValueView](repeating: .none, count: cells - 1))
  }
}

/// `Verified 55.0 on 2026-11-20, after 12.0 on 2026-05-24. NO-GO since 2026-07-05 at the latest.`
func trendSentence(_ steps: [TrendStep<History.Service>]) -> String {
  let known = steps.filter { $0.standing != nil }
  guard let first = known.first, let last = known.last, let standing = last.standing else { return "Nothing is known." }
  let before = first.standing?.verified?.percentText ?? "no number"
  let turn = decisionTurns(in: known).last
  let since = (turn?.day ?? first.day).iso + (turn?.isDated ?? false ? "" : " at the latest")
  let gaps = steps.count - known.count
  return "Verified \(standing.verified?.percentText ?? "no number") on \(last.day.iso), after \(before) on "
    + "\(first.day.iso). \(standing.decision.rawValue) since \(since)."
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
  return "On \(sentences.joined(separator: "; on ")). The worst are at the bottom."
    + (gaps == 0 ? "" : " \(counted(gaps, "point", "points")) cannot be read.")
}

/// Where days and shares lie in the drawing.
private struct TrendFrame {
  let first: Day
  let last: Day
  private let left = 28.0
  /// Where the last bar begins; as no later day bounds it, it ends with the axis.
  private var right: Double { end - 6 }
  let end: Double
  private let top = 8.0
  private let bottom = 72.0
  /// Of the words below a band.
  let bandWords = 93.0
  private let dates: Double

  /// - Parameters:
  ///   - words: How much room is left at the right.
  ///   - band: Whether one stands below the axis, with its words.
  /// - Returns: `nil` where there is no time between the first and the last day.
  init?(_ days: [Day], beside words: Double = 0, band: Bool = false) {
    guard let first = days.first, let last = days.last, first < last else { return nil }
    (self.first, self.last) = (first, last)
    (end, dates) = (352 + (words > 0 ? 32 : 0) - words, band ? 109 : 95)
  }

  func x(_ day: Day) -> Double { left + (right - left) * Double(day - first) / Double(last - first) }

  func place(_ day: Day, _ share: Double) -> ChartView.Place {
    ChartView.Place(x: x(day), y: bottom - (bottom - top) * share)
  }

  /// - Parameter next: The day of the next point; `nil` for the last.
  func band(from day: Day, to next: Day?, tone: Tone) -> ChartView.Bar {
    ChartView.Bar(place: .init(x: x(day), y: bottom + 3), width: width(from: day, to: next), height: 6, tone: tone)
  }

  private func width(from day: Day, to next: Day?) -> Double { max(0.5, (next.map(x) ?? end) - x(day)) }

  func bar(from day: Day, to next: Day?, foot: Double, height: Double, tone: Tone) -> ChartView.Bar {
    let size = (bottom - top) * height
    return ChartView.Bar(
      place: .init(x: x(day), y: bottom - (bottom - top) * foot - size),
      width: max(0.5, width(from: day, to: next) - 0.5),
      height: size, tone: tone)
  }

  /// Beside each layer of the last bar, from its foot up, and as far apart as lines of text.
  ///
  /// - Parameter shares: How high each layer is.
  func wordPlaces(beside shares: [Double]) -> [ChartView.Place] {
    var (places, foot, lowest) = ([ChartView.Place](), 0.0, bottom + 2)
    for (index, share) in shares.enumerated() {
      let middle = bottom - (bottom - top) * (foot + share / 2) + 4
      let room = top + 10 + 14 * Double(shares.count - 1 - index)
      let y = max(min(middle, lowest), room)
      places.append(ChartView.Place(x: end + 8, y: y))
      (foot, lowest) = (foot + share, y - 14)
    }
    return places
  }

  var rules: [ChartView.Rule] { [.init(from: place(first, 0), to: .init(x: end, y: bottom))] }

  func labels(top text: String) -> [ChartView.Label] {
    [
      .init(place: .init(x: left - 4, y: top + 4), text: text, anchor: .end),
      .init(place: .init(x: left - 4, y: bottom + 2), text: "0", anchor: .end),
      .init(place: .init(x: left, y: dates), text: first.iso),
      .init(place: .init(x: end, y: dates), text: last.iso, anchor: .end),
    ]
  }
}
