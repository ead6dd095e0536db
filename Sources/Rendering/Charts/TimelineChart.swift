import ReportModel

extension ChartView {
  /// How many things of each kind fell into each span of time: a row of bars for each kind. All rows have one scale, which
  /// begins at 0.
  ///
  /// - Parameter entries: The kind's status and the day of each.
  static func timeline(
    id: String, title: String, _ entries: [(status: Status, day: Day)], undated: Int
  ) -> ChartView? {
    guard let first = entries.map(\.day).min(), let last = entries.map(\.day).max(), last - first > 0 else {
      return nil
    }
    let spans = CalendarSpans(from: first, to: last)
    // All in one span is a number and no drawing.
    guard spans.count > 1 else { return nil }
    let groups = Dictionary(grouping: entries, by: \.status).sorted {
      ($1.value.count, $0.key.word) < ($0.value.count, $1.key.word)
    }
    let counts = groups.map { _, entries in
      Dictionary(grouping: entries) { spans.index(of: $0.day) }.mapValues(\.count)
    }
    let most = counts.flatMap(\.values).max() ?? 1
    let missing = undated == 0 ? "" : " \(undated) more without a date."
    var chart = ChartView(
      id: id, title: title,
      text: "From \(first.iso) to \(last.iso), by \(spans.unit.rawValue): "
        + enumerated(groups.map { "\($0.value.count) \($0.key.word)" })
        + ". The highest bar is \(most).\(missing)",
      width: 360, height: 34 * groups.count + 20,
      numbers: TableView(
        "\(id)-numbers", title, columns: [capitalised(spans.unit.rawValue)] + groups.map(\.key.word),
        rows: spans.indices.filter { span in counts.contains { $0[span] != nil } }.map { span in
          TableView.Row(.plain(spans.name(span)), cells: counts.map { .plain(String($0[span] ?? 0)) })
        }))
    let frame = TimelineFrame(spans: spans.count)
    for (row, group) in groups.enumerated() {
      let base = Double(34 * row + 30)
      chart.labels.append(Label(place: Place(x: 0, y: base - 2), text: group.key.word))
      chart.rules.append(Rule(from: Place(x: frame.left, y: base), to: Place(x: frame.right, y: base)))
      for (span, count) in counts[row].sorted(by: { $0.key < $1.key }) {
        let height = 24 * Double(count) / Double(most)
        chart.bars.append(
          Bar(
            place: Place(x: frame.x(span), y: base - height), width: frame.width, height: height,
            tone: group.key.tone))
      }
    }
    let bottom = Double(34 * groups.count + 14)
    chart.labels.append(Label(place: Place(x: frame.left, y: bottom), text: spans.name(0)))
    chart.labels.append(
      Label(place: Place(x: frame.right, y: bottom), text: spans.name(spans.count - 1), anchor: .end))
    return chart
  }
}

/// Where spans of time lie in the drawing.
private struct TimelineFrame {
  let spans: Int
  let left = 84.0
  let right = 356.0

  init(spans: Int) { self.spans = spans }

  private var step: Double { (right - left) / Double(spans) }
  var width: Double { max(1, step - 1) }
  func x(_ span: Int) -> Double { left + step * Double(span) }
}

/// Whole months, quarters or years that follow each other: so many that a drawing can hold them.
struct CalendarSpans: Hashable, Sendable {
  enum Unit: String, Hashable, Sendable, CaseIterable {
    case month, quarter, year

    fileprivate var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    }
  }

  let unit: Unit
  /// Spans since the year 0 to the first of them.
  private let first: Int
  let count: Int

  init(from start: Day, to end: Day) {
    let units = Unit.allCases.map { unit in (unit, span(end, unit) - span(start, unit) + 1) }
    let (unit, count) = units.first { $0.1 <= 40 } ?? units[2]
    (self.unit, self.count) = (unit, count)
    first = span(start, unit)
  }

  var indices: Range<Int> { 0..<count }
  func index(of day: Day) -> Int { span(day, unit) - first }

  /// `2026-03`, `2026 Q1`, `2026`
  func name(_ index: Int) -> String {
    let number = first + index
    switch unit {
    case .month: return "\(number / 12)-" + (number % 12 < 9 ? "0" : "") + "\(number % 12 + 1)"
    case .quarter: return "\(number / 4) Q\(number % 4 + 1)"
    case .year: return "\(number)"
    }
  }
}

private func span(_ day: Day, _ unit: CalendarSpans.Unit) -> Int {
  let (year, month, _) = day.civil
  return (year * 12 + month - 1) / unit.months
}
