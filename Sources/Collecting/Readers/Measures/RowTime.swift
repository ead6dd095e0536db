import ReportModel

/// When a row of measurements begins or ends.
struct RowTime: Hashable, Sendable {
  /// Since 1970, in UTC or by a clock in no stated zone.
  var seconds: Int
  var isByTheClock: Bool
  /// Only a day is stated: as an end it means the end of that day.
  var isDay = false

  /// - Parameter isByTheClock: `false` for what a machine counted.
  init(seconds: Int, isByTheClock: Bool = false) {
    (self.seconds, self.isByTheClock) = (seconds, isByTheClock)
  }

  /// `2026-10-31`, `2026-10-31T09:30:15Z`, `2026-10-31 09:30+02:00`, seconds or milliseconds since 1970, and dates as
  /// people write them.
  init?(_ text: String) {
    if let seconds = UnixTime.seconds(text) {
      self.init(seconds: seconds)
    } else if let moment = MomentText.moment(in: text) {
      let minute = (moment.minute ?? 0) - (moment.offset ?? 0)
      let second = moment.minute == nil ? 0 : RowTime.second(text)
      self.init(
        seconds: moment.day.number * 86_400 + minute * 60 + second,
        isByTheClock: moment.minute == nil || moment.offset == nil)
      isDay = moment.minute == nil
    } else {
      return nil
    }
  }

  /// Of `09:30:15`.
  private static func second(_ text: String) -> Int {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2)
    guard parts.count == 3, let second = Int(Substring(parts[2].prefix(2))) else { return 0 }
    // `09:30+02:00` has its second colon in the zone.
    return parts[1].count == 2 && second < 60 ? second : 0
  }
}

extension MeasuredRow {
  /// The row for its window; `nil` when nobody can say when it ends.
  ///
  /// A row of events with nothing but a day is that day's. Shares are often those of a longer time that ended there.
  func interval(_ outcome: MeasuredInterval.Outcome) -> MeasuredInterval? {
    guard let last = to ?? (from?.isDay == true ? from : nil) else { return nil }
    let end = last.seconds + (last.isDay ? 86_400 : 0)
    var start = from?.seconds
    if from == nil, last.isDay, case .events = outcome { start = last.seconds }
    guard start.map({ $0 < end }) ?? true else { return nil }
    return MeasuredInterval(
      start: start, end: end, isByTheClock: last.isByTheClock && from?.isByTheClock != false, outcome: outcome)
  }

  var isReversed: Bool {
    guard let from, let to else { return false }
    return from.seconds >= to.seconds + (to.isDay ? 86_400 : 0)
  }

  /// The days between which it lies; `nil` when a time of day is stated, or only one of them.
  fileprivate var days: (first: Int, last: Int)? {
    guard let from, let to, from.isDay, to.isDay else { return nil }
    return (from.seconds, to.seconds)
  }
}

extension [MeasuredRow] {
  /// Where each row ends on the day on which the next begins, that day is the next one's: ends are then no days of their row.
  ///
  /// One row that begins and ends on the same day says the contrary.
  var withEndsApart: [MeasuredRow] {
    let days = compactMap(\.days)
    guard !days.contains(where: { $0.first == $0.last }) else { return self }
    let starts = Dictionary(grouping: self, by: \.series).mapValues { Set($0.compactMap(\.days?.first)) }
    guard contains(where: { row in row.days.map { starts[row.series, default: []].contains($0.last) } ?? false }) else {
      return self
    }
    return map { row in
      var row = row
      if row.days != nil { row.to?.isDay = false }
      return row
    }
  }
}
