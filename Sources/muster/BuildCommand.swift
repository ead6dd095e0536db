import ArgumentParser
import CPosix
import Diagnostics
import MusterKit
import ReportModel

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Collect, assess, render, publish.",
    discussion: """
      The site is written beside the destination, checked, and put in its place in one step: a reader sees the old site or \
      the new one. Files in the destination that Muster did not write are kept. A broken document is a diagnostic on the \
      site and does not change the exit code. A site of which more than a tenth is gone is refused with exit code 65, and \
      so is one that lost a source. Where nothing has changed since the build before, its site is left as it stands.

      Without --releases and --in-place the two folders change places. With --releases each site stays in a folder of its \
      own below releases/, the link `current` leads to the newest, and `muster rollback` goes back. With --in-place files \
      are replaced one by one: for a mount point, which cannot change places; when that is stopped halfway, with exit code \
      74, the next build finishes it first.
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var unattended: UnattendedOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder to publish to; public by default.", valueName: "folder"))
  var destination: String?

  @Option(
    help: ArgumentHelp(
      "Publish a release in this folder instead, and let the link `current` in it lead there; the newest five stay.",
      valueName: "folder"))
  var releases: String?

  @Flag(help: "Replace the site file by file: for a destination that is a mount point.")
  var inPlace = false

  @Flag(help: "Publish also a site of which more than a tenth is gone, or that lost a source.")
  var allowShrink = false

  func validate() throws {
    if releases != nil, inPlace || destination != nil {
      throw ValidationError("'--releases' names the folder itself; it goes with neither '-o' nor '--in-place'.")
    }
  }

  func run() async throws {
    var request = source.request()
    past.add(to: &request)
    request.allowsLosses = allowShrink
    let run = BuildRun(request, unattended, output)
    request.onStage = { event in
      // What judging the past took would otherwise stay, and pages take as much again.
      if case .ended(.history, _) = event { muster_give_back_freed() }
      run.note(event)
    }
    var log = DiagnosticLog()
    do {
      let mode: PublishingMode? = releases != nil ? .releases : inPlace ? .inPlace : nil
      let folder = try settleDestination(of: &request, named: releases ?? destination, mode: mode)
      run.begin(to: folder, by: request.publishingMode)
      let outcome = try await build(request, into: &log)
      try await run.end(outcome, log)
    } catch let failure as Failure {
      throw ExitCode(failure.exitCode)
    } catch {
      let failure = Failure(error)
      if let error = error as? RequestError, error.saysItAll, !output.verbose { log = DiagnosticLog() }
      await run.end(failure, log)
      throw ExitCode(failure.exitCode)
    }
  }
}
