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
    let followed = Dictionary(grouping: rules, by: \.source).mapValues { Set($0.map(\.path)) }
    report.history = try await withPast(of: sources, following: followed) { past in
      var reports = PastReports(past, of: self, width: request.width)
      let moments = earlierMoments(in: reports, since: now.day + -days)
      let standings = try await standings(at: moments, in: &reports, request, into: &cacheLog)
      let names = sources.map(\.source.name)
      var points = moments.map { moment in
        let commits = zip(names, moment.commits).compactMap { name, commit in commit.map { (name, $0) } }
        return History.Point(
          day: moment.day, commits: Dictionary(commits) { first, _ in first }, standing: standings[moment])
      }
      let commits = sources.compactMap { source in source.source.commit.map { (source.source.name, $0) } }
      points.append(
        History.Point(
          day: now.day, commits: Dictionary(commits) { first, _ in first }, standing: History.Standing(of: now.report)))
      let notes = rules.compactMap { rule -> String? in
        guard let day = reports.past.lastChange(of: rule.path, in: rule.source), day >= now.day + -days else {
          return nil
        }
        return "\(rule.path) changed on \(day.iso); every point is judged by what it says now."
      }
      return History(points: points, since: now.day + -days, notes: reports.notes + notes)
    }
  }

  /// The configuration and the rubric, where they lie in a source.
  private func ruleFiles(of request: ReportRequest) throws -> [(source: Int, path: SourcePath)] {
    guard request.configuration != nil else { return [(0, "muster.yml")] }
    let folders = try sourceFolders(of: request).map(settled)
    return try configurationFiles(of: request).map(settled).compactMap { file in
      let holder = folders.indices.first { file.utf8.starts(with: "\(folders[$0])/".utf8) }
      return holder.map { ($0, SourcePath(String(file.utf8.dropFirst(folders[$0].utf8.count + 1)) ?? "")) }
    }
  }

  /// Without the moments that cannot be read.
  private func standings(
    at moments: [Past.Moment], in reports: inout PastReports, _ request: ReportRequest, into log: inout DiagnosticLog
  ) async throws -> [Past.Moment: History.Standing] {
    var memory = StandingMemory(of: request, self, reports)
    defer { log.merge(memory.log) }
    var standings = try await memory.recall(moments, asking: reports)
    // Younger ones cost less before older ones: what they have in common with now is known already.
    let unknown = moments.reversed().filter { standings[$0] == nil }
    let read = try await reports.read(unknown) { PastStanding(of: $0.report) }
    let known = Dictionary(zip(unknown, read).compactMap { moment, past in past.map { (moment, $0) } }) { first, _ in
      first
    }
    // What git lacks today may be there tomorrow, and not only at the moments that cannot be read.
    if known.count == unknown.count { try await memory.keep(moments, known, asking: reports) }
    standings.merge(known.mapValues(\.standing)) { first, _ in first }
    return standings
  }

  /// The newest commit of each of the last fourteen days and of each week before, from the oldest.
  func earlierMoments(in reports: PastReports, since first: Day) -> [Past.Moment] {
    var moments: [Past.Moment] = []
    for day in History.sampledDays(from: first, to: report.asOf) {
      guard let moment = reports.moment(on: day), moment.day >= first, moment.day < report.asOf else { continue }
      if moments.last?.commits != moment.commits { moments.append(moment) }
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
