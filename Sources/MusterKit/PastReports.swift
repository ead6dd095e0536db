import Assessing
import Collecting
import Diagnostics
import ReportModel

/// Judges the past of some sources by the rubric and the configuration of now.
///
/// Contents that several commits have in common are read once.
struct PastReports {
  private(set) var past: Past
  private var memo: ReadingMemo
  private let configuration: Configuration
  private let questions: Questionnaire
  private let opening: DiagnosticLog
  private let width: Int

  /// A report of a moment, and what was found on the way.
  struct PastReport: Sendable {
    var report: Report
    var log: DiagnosticLog
    /// `nil` of the present.
    var moment: Past.Moment?
    /// What a reader should know of the moment, one sentence each.
    var notes: [String] = []
  }

  init(_ past: Past, of assessed: Assessed, width: Int) {
    (self.past, memo, self.width) = (past, assessed.memo, width)
    (configuration, questions, opening) = (assessed.configuration, assessed.questions, assessed.opening)
  }

  /// What a reader should know about how far back it reaches.
  var notes: [String] { past.notes }

  func moment(on day: Day) -> Past.Moment? { past.moment(on: day) }
  var beginning: Past.Moment? { past.beginning }
  func moment(named revision: String) -> Past.Moment? { past.moment(named: revision) }

  /// What is kept of the reports of some moments, each as of its own day; `nil` for one that cannot be read.
  ///
  /// - Parameter keep: Takes what is wanted of a report, so that no two of them are in memory but those being worked on.
  mutating func read<Kept: Sendable>(
    _ moments: [Past.Moment], _ keep: @escaping @Sendable (PastReport) -> Kept
  ) async throws -> [Kept?] {
    var kept: [Kept?] = []
    // A few at a time: the lists of all their files would take more memory than the records.
    for some in moments.runs(of: 4 * width) { kept += try await readTogether(some, keep) }
    return kept
  }

  private mutating func readTogether<Kept: Sendable>(
    _ moments: ArraySlice<Past.Moment>, _ keep: @escaping @Sendable (PastReport) -> Kept
  ) async throws -> [Kept?] {
    var opened: [(day: Day, sources: [OpenedSource]?)] = []
    for moment in moments {
      opened.append((moment.day, try await past.sources(at: moment, Selection(configuration))))
    }
    try await memo.learn(documentsOf: opened.flatMap { $0.sources ?? [] }, configuration, width: width)
    return try await opened.concurrentMap(width: width) { [self] day, sources in
      guard let sources else { return nil }
      return try await report(of: sources, asOf: day).map(keep)
    }
  }

  /// - Returns: `nil` when git lacks some of the contents.
  private func report(of sources: [OpenedSource], asOf: Day) async throws -> PastReport? {
    var (sources, memo, log) = (sources, memo, opening)
    let portfolio = try await collect(&sources, configuration, memo: &memo, width: 1, into: &log)
    guard !log.sorted.contains(where: { $0.id == "source.missing-object" }) else { return nil }
    let report = assess(
      portfolio, by: questions, policy: configuration.policy, asOf: asOf, looksAhead: false, into: &log)
    return PastReport(report: report, log: log)
  }
}
