import ArgumentParser
import Diagnostics
import Foundation
import MusterKit
import ReportModel

struct RollbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Show an earlier release again.",
    discussion: """
      Goes back to the newest release that is older than the one that is shown, or to the one that is named. It is looked at \
      first, file by file, and the link `current` is switched in one step. The next build publishes a new release as always.

      Exit codes: 0 done; 64 there is no release of that name; 65 there is none to go back to, or it is not whole; 74 input \
      or output failed; 75 a build is at work.

        muster rollback --releases /srv/reports/payments
        muster rollback 20261120T020000Z-1a2b3c4d5e6f --config payments.yml
      """)

  @Argument(help: "The release to show; --list says which there are.")
  var id: String?

  @Option(
    help: ArgumentHelp("The folder that `muster build --releases` published to.", valueName: "folder"))
  var releases: String?

  @Option(help: ArgumentHelp("A configuration file whose `publish` names that folder.", valueName: "file"))
  var config: String?

  @Flag(help: "Print the releases with their times and sizes, the newest first, and change nothing.")
  var list = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (releases == nil) == (config == nil) {
      throw ValidationError("Name the folder of the releases: with '--releases', or with '--config'.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let directory = FileManager.default.currentDirectoryPath
      let request = ReportRequest(
        sources: [], configuration: config, asOf: Day(number: 0), workingDirectory: directory)
      let known = try Releases(request, in: releases)
      if list { return try writeOutput(known.lines().map { $0 + "\n" }.joined()) }
      if let id, !known.ids.contains(id) {
        throw ValidationError(
          "there is no release '\(id)'. There are:\n  " + (try known.lines()).joined(separator: "\n  "))
      }
      var log = DiagnosticLog()
      let shown = try known.rollBack(to: id, into: &log)
      output.show(log.sorted, namingSource: false)
      output.say("muster: \(shown) is shown again")
    }
  }
}
