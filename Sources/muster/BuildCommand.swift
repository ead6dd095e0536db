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
  @OptionGroup var unattended: UnattendedOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder to publish to.", valueName: "folder"))
  var destination = "public"

  @Option(
    help: ArgumentHelp(
      "An earlier build, its data/v1 or its services.json: the pages say what changed since.", valueName: "path"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "How far back the trend goes, drawn from git's commits: 180d, 26w or none.",
      discussion: "A point for each of the last 14 days and for each week before. By default what muster.yml says, else 180d.",
      valueName: "span"))
  var history: HistorySpan?

  func run() async throws {
    var request = source.request(destination: destination)
    request.baseline = baseline
    request.historyDays = history?.days
    let run = BuildRun(request, to: destination, unattended, output)
    request.onStage = { run.note($0) }
    run.begin()
    var log = DiagnosticLog()
    do {
      let outcome = try await build(request, into: &log)
      try await run.end(outcome, log)
    } catch let failure as Failure {
      throw ExitCode(failure.exitCode)
    } catch {
      let failure = Failure(error)
      // What made a source or the configuration unreadable is said by the error itself.
      if case RequestError.unreadable = error, !output.verbose { log = DiagnosticLog() }
      await run.end(failure, log)
      throw ExitCode(failure.exitCode)
    }
  }
}
