import ArgumentParser
import Diagnostics
import Foundation
import MusterKit
import ReportModel

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read, assess and render without publishing; print diagnostics; a gate for CI.",
    discussion: "Exits 1 when there is anything of the kind given with --fail-on, or graver.")

  enum Gate: String, ExpressibleByArgument, CaseIterable {
    case error, warning
    case notAssessed = "not-assessed"
    case noGo = "no-go"
    case never
  }

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "What fails the gate: error, warning, not-assessed, no-go or never.")
  var failOn: Gate = .error

  @Flag(help: "Print the diagnostics as JSON.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      var log = DiagnosticLog()
      let report = try await check(source.request(), into: &log)
      if json {
        writeOutput(diagnosticsJSON(log.sorted))
      } else {
        let shown = log.sorted.filter { output.verbose || $0.severity > .note }
        output.show(
          output.quiet ? shown.filter { $0.severity == .error } : shown,
          namingSource: report.portfolio.sources.count > 1, on: STDOUT_FILENO)
      }
      output.say(
        "muster: \(counted(log.count(of: .error), "error")), \(counted(log.count(of: .warning), "warning")), "
          + counted(log.count(of: .note), "note"))
      if fails(report, log) { throw ExitCode(1) }
    }
  }

  private func fails(_ report: Report, _ log: DiagnosticLog) -> Bool {
    let words = Set(report.assessments.map(\.decision.word))
    return switch failOn {
    case .error: log.hasErrors
    case .warning: log.count(of: .warning) > 0 || log.hasErrors
    case .notAssessed: words.contains(.notAssessed) || words.contains(.noGo)
    case .noGo: words.contains(.noGo)
    case .never: false
    }
  }
}
