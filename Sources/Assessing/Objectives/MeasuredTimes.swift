import ReportModel

/// Events that were counted in a time.
struct MeasuredSpan: Hashable, Sendable {
  var window: TimeWindow
  var events: EventCount
  /// Where its measurement stands.
  var origin: Origin
}

/// A share of good events that somebody reported, for a time that ended.
struct ReportedShare: Hashable, Sendable {
  /// `nil` when the report does not say how long, and nothing before it tells.
  var seconds: Int?
  var end: Int
  var share: ExactDecimal
}

/// How long requests took, placed in time.
struct TimedLatency: Hashable, Sendable {
  var end: Int
  /// The day that it speaks of, in the objective's zone.
  var day: Day
  var outcome: MeasuredLatency.Outcome
  /// Where it states no percentile, the one that the objective asks for is meant: its row names the objective.
  var isOfObjective: Bool
  /// The id of the measurement's record.
  var record: String
}

/// All that was measured of one objective up to an instant, placed in time.
struct MeasuredTimes: Sendable {
  /// By their ends, the newest first.
  private(set) var spans: [MeasuredSpan] = []
  private(set) var shares: [ReportedShare] = []
  private(set) var latencies: [TimedLatency] = []
  /// How far apart measurements end, in seconds: the median; of a single one how long it is, or else a day.
  private(set) var cadence = 86_400
  /// Where the newest ends; `nil` when there is none.
  private(set) var newest: Int?

  /// - Parameter limit: What ends later has not happened yet.
  init(_ records: [Record], in zone: ZoneRules, upTo limit: Int) {
    for record in records {
      guard case .measurement(let measurement) = record.details else { continue }
      add(measurement.rows, at: record.origin, in: zone, upTo: limit)
      let isNamed = !(measurement.objective ?? "").isEmpty
      add(measurement.latencies, of: record, isNamed: isNamed, in: zone, upTo: limit)
    }
    spans.sort { ($0.window.end, $0.window.start) > ($1.window.end, $1.window.start) }
    shares.sort { $0.end > $1.end }
    latencies.sort { ($0.end, $1.record) > ($1.end, $0.record) }
    let ends = Set(spans.map(\.window.end) + shares.map(\.end) + latencies.map(\.end)).sorted()
    newest = ends.last
    cadence = spacing(ends) ?? spans.first?.window.seconds ?? shares.first?.seconds ?? 86_400
  }

  /// Up to which instant the newest measurement is believed: twice its cadence (assessment.md, section 3).
  private var goodUntil: Int? { newest.map { $0 + TimeToLive.measurementPeriods * cadence } }

  /// Whether a day begins later than that.
  func isStale(on day: Day, in zone: ZoneRules) -> Bool { goodUntil.map { zone.start(of: day) > $0 } ?? false }

  /// The last day on which it is not stale.
  func lastDay(in zone: ZoneRules) -> Day? { goodUntil.map(zone.day(at:)) }

  private mutating func add(
    _ measured: [MeasuredLatency], of record: Record, isNamed: Bool, in zone: ZoneRules, upTo limit: Int
  ) {
    for latency in measured {
      let end = latency.isByTheClock ? zone.instant(ofReading: latency.end) : latency.end
      guard end <= limit else { continue }
      // What ends with a day speaks of it.
      let day = zone.day(at: latency.isByTheClock ? end - 1 : end)
      latencies.append(
        TimedLatency(
          end: end, day: day, outcome: latency.outcome, isOfObjective: isNamed && !latency.mayBeMean,
          record: record.id))
    }
  }

  private mutating func add(_ rows: [MeasuredInterval], at origin: Origin, in zone: ZoneRules, upTo limit: Int) {
    func instant(_ seconds: Int, _ row: MeasuredInterval) -> Int {
      row.isByTheClock ? zone.instant(ofReading: seconds) : seconds
    }
    // What only has an end lasted since the one before, but no longer than usual: what is missing is not its.
    let ends = Set(rows.map { instant($0.end, $0) }).sorted()
    let usual = spacing(ends)
    let before = Dictionary(zip(ends.dropFirst(), ends)) { first, _ in first }
    for row in rows {
      let end = instant(row.end, row)
      guard end <= limit else { continue }
      let start =
        row.start.map { instant($0, row) }
        ?? usual.map { usual in end - min(usual, before[end].map { end - $0 } ?? usual) }
      switch row.outcome {
      case .events(let events):
        guard let start, start < end else { continue }
        spans.append(MeasuredSpan(window: TimeWindow(start: start, end: end), events: events, origin: origin))
      case .share(let share):
        shares.append(ReportedShare(seconds: start.map { end - $0 }, end: end, share: share))
      }
    }
  }

  /// The spans that lie wholly in `window` and do not overlap, in the order of time.
  ///
  /// What reaches out of the window cannot be split. Of reports that overlap, those count that leave the least of the window
  /// unmeasured; of as good ones, the shorter.
  func spans(in window: TimeWindow) -> [MeasuredSpan] {
    let inside = spans.filter { window.contains($0.window) }
    let shorter = apart(inside)
    guard shorter.count < inside.count else { return shorter }
    let longer = apart(inside.sorted { ($0.window.end, -$0.window.start) > ($1.window.end, -$1.window.start) })
    return measuredSeconds(of: longer) > measuredSeconds(of: shorter) ? longer : shorter
  }

  /// What was counted in `window`, wholly or in part, and is not in its ``spans(in:)`` either, in the order of time.
  func leftOut(of window: TimeWindow) -> [MeasuredSpan] {
    var counted: [TimeWindow] = []
    for span in spans(in: window) {
      if let last = counted.last, last.end == span.window.start {
        counted[counted.count - 1].end = span.window.end
      } else {
        counted.append(span.window)
      }
    }
    return spans.filter { span in
      let (start, end) = (max(span.window.start, window.start), min(span.window.end, window.end))
      guard start < end else { return false }
      let next = counted.partitionPoint { $0.end > start }
      return next == counted.count || counted[next].start > start || counted[next].end < end
    }.reversed()
  }

  /// The newest share that speaks of a time as long as `window`, give or take the days by which months differ.
  ///
  /// - Parameter isRolling: Such a window lies wherever its report does. A month of the calendar is that month alone.
  func share(for window: TimeWindow, isRolling: Bool) -> ReportedShare? {
    func isClose(_ difference: Int) -> Bool { abs(difference) * 20 <= window.seconds }
    return shares.first { report in
      guard let seconds = report.seconds else { return true }
      return isClose(seconds - window.seconds) && (isRolling || isClose(report.end - seconds - window.start))
    }
  }

  private func apart(_ spans: [MeasuredSpan]) -> [MeasuredSpan] {
    var kept: [MeasuredSpan] = []
    for span in spans where kept.last.map({ span.window.end <= $0.window.start }) ?? true { kept.append(span) }
    return kept.reversed()
  }
}

func measuredSeconds(of spans: [MeasuredSpan]) -> Int { spans.reduce(0) { $0 + $1.window.seconds } }
func eventCount(of spans: [MeasuredSpan]) -> EventCount { spans.reduce(.none) { $0 + $1.events } }

/// The median of the differences; `nil` for fewer than two.
private func spacing(_ sorted: [Int]) -> Int? {
  let gaps = zip(sorted.dropFirst(), sorted).map { $0 - $1 }.sorted()
  return gaps.isEmpty ? nil : gaps[gaps.count / 2]
}
