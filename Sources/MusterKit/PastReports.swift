import Assessing
import Collecting
import Diagnostics
import ReportModel

/// Judges the past of some sources by the rubric and the configuration of now.
///
/// Contents that several commits have in common are read once.
struct PastReports {
  private var past: Past
  private var memo: ReadingMemo
  private let configuration: Configuration
  private let rubric: Rubric
  private let width: Int

  /// A report of a moment, and what was found on the way.
  struct PastReport: Sendable {
    var report: Report
    var log: DiagnosticLog
  }

  init(_ past: Past, of assessed: Assessed, width: Int) {
    (self.past, memo, self.width) = (past, assessed.memo, width)
    (configuration, rubric) = (assessed.configuration, assessed.report.rubric)
  }

  /// What a reader should know about how far back it reaches.
  var notes: [String] { past.notes }

  func moment(on day: Day) -> Past.Moment? { past.moment(on: day) }
  func moment(named revision: String) -> Past.Moment? { past.moment(named: revision) }

  /// What is kept of the reports of some moments, each as of its own day; `nil` for one that cannot be read.
  ///
  /// - Parameter keep: Takes what is wanted of a report, so that no two of them are in memory but those being worked on.
  mutating func read<Kept: Sendable>(
    _ moments: [Past.Moment], _ keep: @escaping @Sendable (PastReport) -> Kept
  ) async throws -> [Kept?] {
    var opened: [(day: Day, sources: [OpenedSource]?)] = []
    for moment in moments {
      opened.append((moment.day, try await past.sources(at: moment, Selection(configuration))))
    }
    try await memo.learn(documentsOf: opened.flatMap { $0.sources ?? [] }, configuration, width: width)
    return try await opened.concurrentMap(width: width) { [memo, configuration, rubric] day, sources in
      guard let sources else { return nil }
      let report = try await Self.report(sources, memo, configuration, rubric, asOf: day)
      return report.map(keep)
    }
  }

  /// - Returns: `nil` when git lacks some of the contents.
  private static func report(
    _ sources: [OpenedSource], _ memo: ReadingMemo, _ configuration: Configuration, _ rubric: Rubric, asOf: Day
  ) async throws -> PastReport? {
    var (sources, memo, log) = (sources, memo, DiagnosticLog())
    let portfolio = try await collect(&sources, configuration, memo: &memo, width: 1, into: &log)
    guard !log.sorted.contains(where: { $0.id == "source.missing-object" }) else { return nil }
    let report = assess(
      portfolio, by: rubric, policy: configuration.policy, asOf: asOf, looksAhead: false, into: &log)
    return PastReport(report: report, log: log)
  }
}
