import ArgumentParser
import Diagnostics
import Foundation
import MusterKit
import ReportModel

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read, assess and render without publishing; print diagnostics; a gate for CI.",
    discussion: """
      Exits 1 when there is anything of the kind given with --fail-on, or graver. With --baseline it is what became worse since \
      that counts, unless --fail-on says otherwise.
      """)

  enum Gate: String, ExpressibleByArgument, CaseIterable {
    case error, warning
    case notAssessed = "not-assessed"
    case noGo = "no-go"
    case worse, never
  }

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: """
      What fails the gate: error, warning, not-assessed (or NO-GO), no-go (which lets NOT ASSESSED pass), worse (than \
      --baseline) or never. (default: error; with --baseline worse)
      """)
  var failOn: Gate?

  @Option(
    help: ArgumentHelp(
      "An earlier build, or its data/v1: what became worse since is printed instead of all diagnostics.",
      valueName: "folder"))
  var baseline: String?

  @Flag(help: "Print the diagnostics as JSON.")
  var json = false

  func validate() throws {
    if failOn == .worse, baseline == nil {
      throw ValidationError("'--fail-on worse' needs '--baseline' with the folder of an earlier build.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      var log = DiagnosticLog()
      // Before anything else: a baseline that is not there must not cost a whole build.
      let earlier = try baseline.map { try Baseline(reading: $0) }
      let report = try await check(source.request(), into: &log)
      let worse = earlier.map { worsenings(of: report, log.sorted, since: $0) }
      for note in earlier?.notes ?? [] { output.say("muster: \(note)") }
      if json {
        try writeOutput(diagnosticsJSON(output.verbose ? (worse ?? []) + log.sorted : worse ?? log.sorted))
      } else {
        let shown = log.sorted.filter { output.verbose || worse == nil && $0.severity > .note }
        let lines = output.lines(
          (worse ?? []) + (output.quiet ? shown.filter { $0.severity == .error } : shown),
          namingSource: report.portfolio.sources.count > 1, on: STDOUT_FILENO)
        try writeOutput(lines.map { $0 + "\n" }.joined())
      }
      if let worse {
        output.say("muster: \(worse.isEmpty ? "nothing" : counted(countOfCauses(worse), "thing")) became worse")
      }
      output.say(
        "muster: \(counted(log.count(of: .error), "error")), \(counted(log.count(of: .warning), "warning")), "
          + counted(log.count(of: .note), "note"))
      if let cause = failure(report, log, worse: worse) {
        // Also when quiet: a gate that fails says why.
        writeError("muster: the gate failed: \(cause)")
        throw ExitCode(1)
      }
    }
  }

  /// Why the gate fails; `nil` when it does not.
  private func failure(_ report: Report, _ log: DiagnosticLog, worse: [Diagnostic]?) -> String? {
    let errors = log.count(of: .error)
    let warnings = log.count(of: .warning)
    switch failOn ?? (worse == nil ? .error : .worse) {
    case .error: return errors > 0 ? counted(errors, "error") : nil
    case .warning: return errors + warnings > 0 ? "\(counted(errors, "error")), \(counted(warnings, "warning"))" : nil
    // Who asks for a decision about nothing has forgotten to say about what.
    case .notAssessed where report.assessments.isEmpty, .noGo where report.assessments.isEmpty:
      return "there is no service to decide about"
    case .notAssessed: return heldBack(report.assessments, by: [.notAssessed, .noGo])
    case .noGo: return heldBack(report.assessments, by: [.noGo])
    case .worse: return worse?.isEmpty == false ? "\(counted(countOfCauses(worse ?? []), "thing")) became worse" : nil
    case .never: return nil
    }
  }
}
