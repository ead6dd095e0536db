import ReportModel

/// The rule by which a zone changes its clocks every year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule {
  /// Ahead of UTC, in seconds.
  private var standard = 0
  private var summer: (offset: Int, begins: Turn, ends: Turn)?

  /// The last year for which changes are written out.
  static let lastYear = 2199

  /// When in a year the clocks are changed.
  private struct Turn {
    enum Place {
      /// Of five weeks, the last; Sunday is 0.
      case weekday(month: Int, week: Int, weekday: Int)
      /// From 1, without counting 29 February.
      case julian(Int)
      /// From 0.
      case dayOfYear(Int)
    }

    var place: Place
    /// By the clock, in seconds; may be below 0 or above a day.
    var time: Int

    func reading(in year: Int) -> Int? { day(in: year).map { $0.number * 86_400 + time } }

    private func day(in year: Int) -> Day? {
      guard let january = Day(year: year, month: 1, day: 1) else { return nil }
      switch place {
      case .dayOfYear(let day): return january + day
      case .julian(let day):
        let isLeap = Day.length(ofMonth: 2, year: year) == 29
        return january + (day - 1 + (isLeap && day >= 60 ? 1 : 0))
      case .weekday(let month, let week, let weekday):
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        // 1970-01-01 was a Thursday.
        let weekdayOfFirst = ((first.number + 4) % 7 + 7) % 7
        let day = (weekday - weekdayOfFirst + 7) % 7 + 7 * (week - 1)
        return first + (day < Day.length(ofMonth: month, year: year) ? day : day - 7)
      }
    }
  }

  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    guard takeName(&rest), let standard = takeTime(&rest) else { return nil }
    self.standard = -standard
    guard !rest.isEmpty else { return }
    guard takeName(&rest) else { return nil }
    var offset = self.standard + 3600
    if let first = rest.first, first != UInt8(ascii: ",") {
      guard let stated = takeTime(&rest) else { return nil }
      offset = -stated
    }
    guard let begins = takeTurn(&rest), let ends = takeTurn(&rest), rest.isEmpty else { return nil }
    summer = (offset, begins, ends)
  }

  func changes(after instant: Int) -> [ZoneRules.Change] {
    guard let summer else { return instant == Int.min ? [.init(instant: -1 << 40, offset: standard)] : [] }
    let firstYear = instant == Int.min ? 1970 : Day(secondsSinceEpoch: instant).civil.year
    guard firstYear <= Self.lastYear else { return [] }
    return (firstYear...Self.lastYear).flatMap { year in
      [
        summer.begins.reading(in: year).map { ZoneRules.Change(instant: $0 - standard, offset: summer.offset) },
        summer.ends.reading(in: year).map { ZoneRules.Change(instant: $0 - summer.offset, offset: standard) },
      ].compactMap(\.self).sorted { $0.instant < $1.instant }
    }.filter { $0.instant > instant }
  }

  private func takeName(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if rest.first == UInt8(ascii: "<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(end + 1)...]
      return true
    }
    let name = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  /// `-1`, `5:30`, `167:00:00`: in seconds.
  private func takeTime(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard let hours = takeNumber(&rest), hours <= 167 else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where rest.first == UInt8(ascii: ":") {
      rest.removeFirst()
      guard let part = takeNumber(&rest), part < 60 else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// `,M3.5.0/2`, `,J60`, `,0/0`.
  private func takeTurn(_ rest: inout ArraySlice<UInt8>) -> Turn? {
    guard rest.popFirst() == UInt8(ascii: ","), let place = takePlace(&rest) else { return nil }
    guard rest.first == UInt8(ascii: "/") else { return Turn(place: place, time: 7200) }
    rest.removeFirst()
    return takeTime(&rest).map { Turn(place: place, time: $0) }
  }

  private func takePlace(_ rest: inout ArraySlice<UInt8>) -> Turn.Place? {
    switch rest.first {
    case UInt8(ascii: "M"):
      rest.removeFirst()
      var parts: [Int] = []
      for index in 0..<3 {
        if index > 0, rest.popFirst() != UInt8(ascii: ".") { return nil }
        guard let part = takeNumber(&rest) else { return nil }
        parts.append(part)
      }
      guard (1...12).contains(parts[0]), (1...5).contains(parts[1]), parts[2] < 7 else { return nil }
      return .weekday(month: parts[0], week: parts[1], weekday: parts[2])
    case UInt8(ascii: "J"):
      rest.removeFirst()
      return takeNumber(&rest).flatMap { (1...365).contains($0) ? .julian($0) : nil }
    default: return takeNumber(&rest).flatMap { $0 <= 365 ? .dayOfYear($0) : nil }
    }
  }

  private func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty || digits.count > 4 ? nil : Int(digits.withText)
  }
}
