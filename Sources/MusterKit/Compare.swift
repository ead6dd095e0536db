import Assessing
import Collecting
package import Diagnostics
import Foundation
import Rendering
package import ReportModel

/// In which form a text for people is written.
package enum LetterFormat: String, Hashable, Sendable, CaseIterable { case markdown, text, html }

/// What is different between two points in time.
package struct Comparison: Sendable {
  package var changes: ReportChanges
  /// Of the later point; `nil` when it is a published site.
  package var report: Report?
  /// What became worse, for a gate; empty when the later point is a published site.
  package var worse: [Diagnostic]
  /// What a reader should know of what was compared, one sentence each.
  package var notes: [String]
  /// The later point as it was compared.
  var later: ComparedReport
  /// What that is called, where its day does not tell it from the earlier one.
  var untilName: String?
  /// Of the site, and where it is served; `nil` when nobody says.
  var title: String?
  var baseURL: String?
}

extension Comparison {
  /// The same for people.
  ///
  /// - Parameter isShort: Of each service not more than a screen.
  /// - Throws: ``RequestError`` for templates that cannot be read.
  package func letter(
    _ format: LetterFormat, isShort: Bool, _ request: ReportRequest, into log: inout DiagnosticLog
  ) throws -> String {
    let news = ChangeLetter(
      changes, of: later, report, title: title, baseURL: baseURL, untilName: untilName)
    let letter = news.letter(isShort: isShort)
    switch format {
    case .markdown: return letter.markdown()
    case .text: return letter.plain()
    case .html: return renderMail(letter, templates: try TemplateFolder(of: request).siteFiles(), into: &log)
    }
  }

  /// As `data/v1/changes.json`.
  package var json: String { String(decoding: changesData(of: changes, until: later.asOf), as: UTF8.self) }
}

/// Compares two points in time, all that is read of commits by the rubric and the configuration of now.
///
/// - Throws: ``RequestError``, also when there is nothing at one of the points.
package func compare(
  _ request: ReportRequest, from earlier: PointInTime, to later: PointInTime, into log: inout DiagnosticLog
) async throws -> Comparison {
  if case .site(let old) = earlier, case .site(let new) = later {
    let (before, after) = (try Baseline(reading: old), try Baseline(reading: new))
    try earlier.mustPrecede(after.report.asOf, being: before.report.asOf)
    var found = changes(from: before.report, to: after.report)
    let names = names(of: earlier, on: before.report.asOf, and: later, on: after.report.asOf)
    found.sinceName = names?.earlier
    return Comparison(
      changes: found, report: nil, worse: [], notes: [], later: after.report, untilName: names?.later,
      title: after.report.title)
  }
  var request = request
  request.points = [earlier, later]
  let templates = try TemplateFolder(of: request)
  return try await withAssessed(request, templates, into: &log) { assessed, log in
    try await assessed.withReports(request) { reports, assessed in
      let before = try await side(earlier, of: assessed, &reports, log)
      let after = try await side(later, of: assessed, &reports, log)
      try earlier.mustPrecede(after.baseline.report.asOf, being: before.baseline.report.asOf)
      if case .revision = later, let one = before.commits, let other = after.commits {
        guard reports?.past.isAhead(one, of: other) != true else { throw backwards(earlier, later) }
      }
      var found = try await reports.changes(from: before.baseline.report, at: before.moment, to: after.baseline.report)
      let names = names(
        of: earlier, on: before.baseline.report.asOf, and: later, on: after.baseline.report.asOf)
      found.sinceName = names?.earlier
      if before.moment != nil, let past = reports?.past, let since = before.baseline.report.asOf {
        found.notes += try await assessed.ruleNotes(request, in: past, since, until: after.baseline.report.asOf)
      }
      return Comparison(
        changes: found, report: after.report,
        worse: after.report.map { worsenings(of: $0, after.diagnostics, since: before.baseline) } ?? [],
        notes: (reports?.notes ?? []) + before.notes + after.notes, later: after.baseline.report,
        untilName: names?.later, title: after.baseline.report.title ?? assessed.configuration.title,
        baseURL: assessed.configuration.baseURL)
    }
  }
}

/// One of the two that are compared.
private struct ComparedSide: Sendable {
  var baseline: Baseline
  var report: Report?
  var moment: Past.Moment?
  /// Of the past or of now; `nil` of a site.
  var commits: Past.Moment?
  var diagnostics: [Diagnostic] = []
  var notes: [String] = []
}

/// What two points are called whose days do not tell them apart; `nil` where they do.
private func names(
  of earlier: PointInTime, on before: Day?, and later: PointInTime, on after: Day?
) -> (earlier: String, later: String)? {
  guard let before, before == after else { return nil }
  return (earlier.name(on: before), later.name(on: before))
}

private func side(
  _ point: PointInTime, of assessed: Assessed, _ reports: inout PastReports?, _ log: DiagnosticLog
) async throws -> ComparedSide {
  if case .site(let folder) = point { return ComparedSide(baseline: try Baseline(reading: folder)) }
  let found: PastReports.PastReport
  if case .now = point {
    found = PastReports.PastReport(report: assessed.report, log: log)
  } else {
    found = try await reports.report(at: point, asOf: assessed.report.asOf)
  }
  let newest = Past.Moment(day: assessed.report.asOf, commits: assessed.sources.map(\.source.commit))
  return ComparedSide(
    baseline: Baseline(found.report, found.log), report: found.report, moment: found.moment,
    commits: found.moment ?? newest, diagnostics: found.log.sorted, notes: found.notes)
}

extension Assessed {
  /// Lends the reports of the past to `body`; `nil` when no point of the request is past.
  func withReports<R: Sendable>(
    _ request: ReportRequest, _ body: (inout PastReports?, Assessed) async throws -> R
  ) async throws -> R {
    guard request.allPoints.contains(where: \.isPast) else {
      var none: PastReports?
      return try await body(&none, self)
    }
    let rules = try ruleFiles(of: request)
    return try await withPast(
      of: sources, knowing: request.allPoints.compactMap(\.revision), following: rules.paths
    ) { past in
      var reports: PastReports? = PastReports(past, of: self, width: request.width)
      return try await body(&reports, self)
    }
  }

  /// That the rules changed between two points, which are both judged by those of now.
  fileprivate func ruleNotes(
    _ request: ReportRequest, in past: Past, _ since: Day, until: Day?
  ) async throws -> [String] {
    try await ruleNotes(ruleFiles(of: request), of: request, in: past, "either point") { day in
      day > since && until.map { day <= $0 } ?? true || day == since && since == until
    }
  }

  /// Adds to the report what is different from an earlier one.
  ///
  /// - Parameter published: A site to compare with; otherwise the request may name a point in the past.
  mutating func compare(with published: Baseline?, _ request: ReportRequest) async throws {
    if let since = request.since, case .site(let folder) = since {
      let earlier = try Baseline(reading: folder).report
      try since.mustPrecede(report.asOf, being: earlier.asOf)
      report.changes = changes(from: earlier, to: ComparedReport(report))
      report.changes?.sinceName = names(of: since, on: earlier.asOf, and: .now, on: report.asOf)?.earlier
    } else if let since = request.since {
      report.changes = try await withReports(request) { reports, assessed in
        let found = try await reports.report(at: since, asOf: assessed.report.asOf)
        try since.mustPrecede(assessed.report.asOf, being: found.report.asOf)
        var earlier = ComparedReport(found.report)
        earlier.notes += found.notes
        var changes = try await reports.changes(
          from: earlier, at: found.moment, to: ComparedReport(assessed.report))
        if let past = reports?.past {
          changes.notes += try await assessed.ruleNotes(
            request, in: past, found.report.asOf, until: assessed.report.asOf)
        }
        changes.sinceName = names(of: since, on: found.report.asOf, and: .now, on: assessed.report.asOf)?.earlier
        return changes
      }
    } else {
      report.changes = published.map { changes(from: $0.report, to: ComparedReport(report)) }
      if published?.report.asOf == report.asOf { report.changes?.sinceName = "an earlier build of the same day" }
    }
  }
}

extension PastReports? {
  /// What is different, and why: the earlier moment is judged once more, as of the later day, to tell what the days did from what
  /// the documents did.
  ///
  /// - Parameter moment: Of the earlier report; `nil` where it is no commit's.
  fileprivate mutating func changes(
    from earlier: ComparedReport, at moment: Past.Moment?, to later: ComparedReport
  ) async throws -> ReportChanges {
    let found = Assessing.changes(from: earlier, to: later)
    guard var moment, let day = later.asOf, !found.services.isEmpty else { return found }
    if moment.day == day { return Assessing.changes(from: earlier, to: later, aged: earlier.services) }
    moment.day = day
    guard let aged = try await self?.read([moment], { ComparedReport($0).services }).first ?? nil else {
      return found
    }
    return Assessing.changes(from: earlier, to: later, aged: aged)
  }

  /// Of a day before all that git has, the report of its first commits: a repository that is younger than a week is compared
  /// with its beginning.
  ///
  /// - Throws: ``RequestError`` when there is nothing at that point, or it cannot be read.
  fileprivate mutating func report(at point: PointInTime, asOf: Day) async throws -> PastReports.PastReport {
    if var moment = self?.moment(at: point, asOf: asOf) {
      if let day = point.day(before: asOf) { moment.day = day }
      return try await report(of: moment, for: point)
    }
    guard point.revision == nil, let beginning = self?.beginning else { throw nothing(at: point) }
    var found = try await report(of: beginning, for: point)
    let day = beginning.day.iso
    let why =
      self?.past.beginsShallow == true
      ? "What was before \(day) a shallow clone does not say" : "No commit is older than \(day)"
    found.notes = ["\(why): the comparison begins there."]
    return found
  }

  private mutating func report(of moment: Past.Moment, for point: PointInTime) async throws -> PastReports.PastReport {
    guard var found = try await self?.report(of: moment) else {
      throw RequestError.unreadable(
        "the commit for '\(point.words)' cannot be read\n  help: Run `git fsck` in the repository, or fetch it whole")
    }
    found.moment = moment
    return found
  }

  private func nothing(at point: PointInTime) -> RequestError {
    let notes = (self?.notes ?? []).map { "\n  note: \($0)" }.joined()
    return RequestError.unreadable(
      "there is no commit for '\(point.words)'\n  help: Name a commit, a tag, a day, an age such as 7d, or the folder of a site"
        + notes)
  }
}

extension PastReports {
  fileprivate func moment(at point: PointInTime, asOf: Day) -> Past.Moment? {
    if let name = point.revision { return moment(named: name) }
    return point.day(before: asOf).flatMap { moment(on: $0) }
  }
}

private func backwards(_ earlier: PointInTime, _ later: PointInTime) -> RequestError {
  .unreadable(
    "'\(earlier.words)' comes after '\(later.words)', with which it is to be compared\n  help: Give the earlier point first"
  )
}

extension PointInTime {
  /// - Throws: ``RequestError`` for a point that lies after the one that it is compared with: all would be told backwards.
  fileprivate func mustPrecede(_ later: Day?, being earlier: Day?) throws(RequestError) {
    guard let earlier, let later, earlier > later else { return }
    throw RequestError.unreadable(
      "'\(words)' is of \(earlier.iso), after \(later.iso), with which it is to be compared\n  help: Give the earlier point first"
    )
  }

  /// The day as of which is judged what was there; `nil` where the commit says it.
  fileprivate func day(before asOf: Day) -> Day? {
    switch self {
    case .ago(let age): asOf + -age.days
    case .day(let day): day
    case .now, .site, .revision: nil
    }
  }

  /// As ``words``, for a text that others read: of a site, its folder's own name; of an age, its day.
  fileprivate func name(on asOf: Day) -> String {
    switch self {
    case .site(let folder): URL(filePath: folder).lastPathComponent
    case .ago(let age): (asOf + -age.days).iso
    case .now, .day, .revision: words
    }
  }

  fileprivate var words: String {
    switch self {
    case .now: "now"
    case .ago(let age): "\(age.days)d"
    case .day(let day): day.iso
    case .site(let folder): folder
    case .revision(let name): name
    }
  }
}
