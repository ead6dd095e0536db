import Collecting
import Diagnostics
import ReportModel

/// How the services stood at those moments of the past that somebody asked for.
struct PastStandings {
  /// Without the moments that cannot be read.
  private(set) var known: [Past.Moment: History.Standing] = [:]
  private var memory: StandingMemory
  /// What git lacks today may be there tomorrow, and not only at the moments that cannot be read.
  private var isPartial = false

  init(_ memory: StandingMemory) { self.memory = memory }

  mutating func read(_ moments: [Past.Moment], in reports: inout PastReports) async throws {
    known.merge(try await memory.recall(moments, asking: reports)) { first, _ in first }
    // Younger ones cost less before older ones: what they have in common with now is known already.
    let unknown = moments.reversed().filter { known[$0] == nil }
    let read = try await reports.read(unknown) { PastStanding(of: $0) }
    let found = Dictionary(zip(unknown, read).compactMap { moment, past in past.map { (moment, $0) } }) { first, _ in
      first
    }
    isPartial = isPartial || found.count < unknown.count
    try await memory.learn(found, asking: reports)
    known.merge(found.mapValues(\.standing)) { first, _ in first }
  }

  /// The first day on which time alone made a decision another one than it was at a moment, and the day before; empty where each
  /// is the same in the report of now, and without the days of both.
  ///
  /// Looked for by halves, on days that are the same from night to night, so that most are known already.
  mutating func turn(
    since last: Past.Moment, to report: Report, in reports: inout PastReports
  ) async throws -> [Past.Moment] {
    guard let before = known[last] else { return [] }
    func isOther(_ standing: History.Standing) -> Bool {
      standing.services.contains { id, service in before.services[id].map { $0.decision != service.decision } ?? false }
    }
    guard isOther(History.Standing(of: report)) else { return [] }
    var (same, other) = (last.day, report.asOf)
    while other - same > 1 {
      let middle = Past.Moment(day: roundDay(between: same, and: other), commits: last.commits)
      try await read([middle], in: &reports)
      guard let standing = known[middle] else { return [] }
      if isOther(standing) { other = middle.day } else { same = middle.day }
    }
    return [same, other].filter { $0 > last.day && $0 < report.asOf }.map {
      Past.Moment(day: $0, commits: last.commits)
    }
  }

  /// Writes down what is known, unless something is not.
  ///
  /// - Parameter log: Learns what is wrong with the cache.
  mutating func keep(into log: inout DiagnosticLog) {
    if !isPartial { memory.keep(known.keys.sorted { $0.day < $1.day }) }
    log.merge(memory.log)
  }
}

/// Of the days between two the one whose number has most twos in it.
private func roundDay(between first: Day, and last: Day) -> Day {
  var step = 1
  while (first.number / (2 * step) + 1) * 2 * step < last.number { step *= 2 }
  return Day(number: (first.number / step + 1) * step)
}
