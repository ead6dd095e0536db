import ArgumentParser
import Diagnostics
import MusterKit

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Collect, assess, render, publish.",
    discussion: """
      The site is written beside the destination, checked, and put in its place in one step: a reader sees the old site or
      the new one. Files in the destination that Muster did not write are kept. A broken document is a diagnostic on the
      site and does not change the exit code.
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder to publish to.", valueName: "folder"))
  var destination = "public"

  @Option(
    help: ArgumentHelp(
      "An earlier build, its data/v1 or its services.json: the pages say what changed since.", valueName: "path"))
  var baseline: String?

  func run() async throws {
    try await reportingFailures {
      var log = DiagnosticLog()
      output.progress("reading")
      let outcome: BuildOutcome
      var request = source.request(destination: destination)
      request.baseline = baseline
      do {
        outcome = try await build(request, into: &log)
      } catch let error as RequestError {
        // What made a source or the configuration unreadable is said by the error itself.
        if case .unreadable = error { throw error }
        output.show(log.sorted.filter { $0.severity == .error }, namingSource: source.sources.count > 1)
        throw error
      }
      output.show(log.sorted.filter(isShown), namingSource: source.sources.count > 1)
      output.say(summary(outcome, log))
    }
  }

  /// What documents lack stands on the site. What concerns the destination or a file of the operator's is said here alone.
  private func isShown(_ diagnostic: Diagnostic) -> Bool {
    let isInSource = diagnostic.location.map { !$0.source.isEmpty } ?? false
    return output.verbose || diagnostic.severity == .error || diagnostic.severity == .warning && !isInSource
  }

  private func summary(_ outcome: BuildOutcome, _ log: DiagnosticLog) -> String {
    let tenths = Int((outcome.seconds * 10).rounded())
    return "muster: \(counted(outcome.services, "service")), \(counted(outcome.records, "record")) from "
      + "\(counted(outcome.documents, "document")); \(counted(outcome.written, "file")) written, "
      + "\(outcome.unchanged) unchanged, \(outcome.removed) removed; "
      + "\(counted(log.count(of: .error), "error")), \(counted(log.count(of: .warning), "warning")) "
      + "-> \(destination) (\(tenths / 10).\(tenths % 10) s)"
  }
}
