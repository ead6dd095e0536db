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

  @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("The folder to publish to.", valueName: "folder"))
  var destination = "public"

  func run() async throws {
    try await reportingFailures {
      var log = DiagnosticLog()
      output.progress("reading")
      let outcome: BuildOutcome
      do {
        outcome = try await build(source.request(destination: destination), into: &log)
      } catch let error as RequestError {
        // What made a source or the configuration unreadable is said by the error itself.
        if case .unreadable = error { throw error }
        output.show(log.sorted.filter { $0.severity == .error }, namingSource: source.sources.count > 1)
        throw error
      }
      let shown = output.verbose ? log.sorted : log.sorted.filter { $0.severity == .error }
      output.show(shown, namingSource: source.sources.count > 1)
      output.say(summary(outcome, log))
    }
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
