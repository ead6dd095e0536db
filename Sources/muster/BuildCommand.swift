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
  @OptionGroup var past: PastOptions
  @OptionGroup var unattended: UnattendedOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder to publish to.", valueName: "folder"))
  var destination = "public"

  func run() async throws {
    var request = source.request(destination: destination)
    past.add(to: &request)
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
