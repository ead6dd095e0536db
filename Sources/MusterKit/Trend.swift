import Collecting
import Diagnostics
import ReportModel

extension Assessed {
  /// Adds to the report how it stood at earlier commits, as far back as is asked for.
  ///
  /// - Parameter cacheLog: Learns what is wrong with the cache, which is of no concern to the report.
  mutating func readHistory(_ request: ReportRequest, into cacheLog: inout DiagnosticLog) async throws {
    let days = request.historyDays ?? configuration.historyDays ?? History.usualDays
    guard days > 0, sources.contains(where: { $0.source.commit != nil }) else { return }
    stages.begin(.history)
    let now = (report: report, day: report.asOf)
    let rules = try ruleFiles(of: request)
    report.history = try await withPast(of: sources, following: rules.paths) { past in
      var reports = PastReports(past, of: self, width: request.width)
      var past = PastStandings(StandingMemory(of: request, self, reports))
      var moments = earlierMoments(in: reports, since: now.day + -days)
      try await past.read(moments, in: &reports)
      moments = try await withTurns(moments, of: &past, in: &reports)
      past.keep(into: &cacheLog)
      let names = sources.map(\.source.name)
      var points = moments.map { moment in
        let commits = zip(names, moment.commits).compactMap { name, commit in commit.map { (name, $0) } }
        return History.Point(
          day: moment.day, commits: Dictionary(commits) { first, _ in first }, standing: past.known[moment])
      }
      let commits = sources.compactMap { source in source.source.commit.map { (source.source.name, $0) } }
      points.append(
        History.Point(
          day: now.day, commits: Dictionary(commits) { first, _ in first }, standing: History.Standing(of: now.report),
          isDirty: sources.contains(where: \.source.isDirty)))
      let notes = try await ruleNotes(rules, of: request, in: reports.past, "every point") { $0 >= now.day + -days }
      return History(points: points, since: now.day + -days, notes: reports.notes + notes)
    }
  }

  /// With moments between two commits at which the days alone made a decision another one, so that a quiet quarter does not read
  /// as it began.
  ///
  /// A good decision says itself until when it holds. When the days made another of any is looked for up to now only.
  private func withTurns(
    _ moments: [Past.Moment], of past: inout PastStandings, in reports: inout PastReports
  ) async throws -> [Past.Moment] {
    let days = moments.dropFirst().map(\.day) + [report.asOf]
    let sampled = History.sampledDays(from: moments.first?.day ?? report.asOf, to: report.asOf)
    let ends = zip(moments, days).flatMap { moment, next -> [Past.Moment] in
      let ends = past.known[moment]?.services.values.compactMap { $0.validUntil.map { $0 + 1 } } ?? []
      let seen = ends.compactMap { end in sampled.first { $0 >= end } }.filter { $0 > moment.day && $0 < next }
      return Set(seen).sorted().map { Past.Moment(day: $0, commits: moment.commits) }
    }
    try await past.read(ends, in: &reports)
    let all = (moments + ends).sorted { $0.day < $1.day }
    guard let last = all.last, last.commits == sources.map(\.source.commit), !sources.contains(where: \.source.isDirty)
    else { return all }
    return try await all + past.turn(since: last, to: report, in: &reports)
  }

  /// The newest commit of each of the last fourteen days and of each week before, from the oldest; where all are older than
  /// the first day, what stood on that day.
  func earlierMoments(in reports: PastReports, since first: Day) -> [Past.Moment] {
    var moments: [Past.Moment] = []
    for day in History.sampledDays(from: first, to: report.asOf) {
      guard let moment = reports.moment(on: day), moment.day >= first, moment.day < report.asOf else { continue }
      if moments.last?.commits != moment.commits { moments.append(moment) }
    }
    // The days may have done something to what nobody touched.
    if moments.isEmpty, first < report.asOf, var moment = reports.moment(on: first) {
      moment.day = first
      moments.append(moment)
    }
    return moments
  }
}

extension History {
  /// Half a year.
  static let usualDays = 180

  /// Every day of two weeks, and the Sundays before: they stay the same from one night to the next.
  static func sampledDays(from first: Day, to last: Day) -> [Day] {
    // 1970-01-04 was a Sunday.
    (first.number...max(first.number, last.number)).map { Day(number: $0) }.filter { day in
      last - day < dailyDays || (day.number - 3).isMultiple(of: 7)
    }
  }
}
