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
  /// - Parameter keep: Takes what is wanted of a report, so that no two large ones are in memory.
  mutating func read<Kept: Sendable>(
    _ moments: [Past.Moment], _ keep: @escaping @Sendable (Report) -> Kept
  ) async throws -> [Kept?] {
    var kept: [Kept?] = []
    // A few at a time: the lists of all their files would take more memory than the records.
    for some in moments.runs(of: 4) {
      let opened = try await open(some)
      // One moment of a small portfolio leaves most cores idle.
      let isSmall = opened.allSatisfy { ($0 ?? []).reduce(0) { $0 + $1.files.count } <= Self.fewDocuments }
      let (beside, width) = isSmall ? (width, 1) : (1, width)
      kept += try await Array(zip(some, opened)).concurrentMap(width: beside) { [self] moment, sources in
        try await report(of: sources, asOf: moment.day, width: width, isHeard: false).map { keep($0.report) }
      }
    }
    return kept
  }

  /// So many documents, and the records of a few moments take no room to speak of.
  private static let fewDocuments = 1000

  /// The report of a moment as of its day; `nil` when it cannot be read.
  mutating func report(of moment: Past.Moment) async throws -> PastReport? {
    guard let sources = try await open([moment]).first else { return nil }
    return try await report(of: sources, asOf: moment.day, width: width, isHeard: true)
  }

  /// The sources at some moments, whose documents are read; `nil` where git lacks them.
  private mutating func open(_ moments: ArraySlice<Past.Moment>) async throws -> [[OpenedSource]?] {
    var opened: [[OpenedSource]?] = []
    for moment in moments { opened.append(try await past.sources(at: moment, Selection(configuration))) }
    try await memo.learn(documentsOf: opened.flatMap { $0 ?? [] }, configuration, width: width)
    return opened
  }

  /// - Parameter isHeard: Whether anybody wants to know what was found on the way.
  /// - Returns: `nil` when git lacks some of the contents.
  private func report(of sources: [OpenedSource]?, asOf: Day, width: Int, isHeard: Bool) async throws -> PastReport? {
    guard var sources else { return nil }
    var (memo, questions, log) = (memo, questions, opening)
    let portfolio = try await collect(&sources, configuration, memo: &memo, width: width, into: &log)
    guard !log.sorted.contains(where: { $0.id == "source.missing-object" }) else { return nil }
    if !isHeard { log = DiagnosticLog(isHeard: false) }
    let report = await assess(
      portfolio, by: &questions, policy: configuration.policy, asOf: asOf, looksAhead: false, width: width, into: &log)
    return PastReport(report: report, log: log)
  }
}
