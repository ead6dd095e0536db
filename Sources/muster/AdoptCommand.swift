import ArgumentParser
import Diagnostics
import Foundation
import MusterKit
import ReportModel

struct AdoptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Let a published folder lead to the releases from now on.",
    discussion: """
      For who has published to a folder and wants releases, without touching the web server: publish the first release, then \
      let the folder become a link to the release that is shown. The two change places in one step, so that readers see a \
      whole site at any moment. Files in the folder that Muster did not write are taken along. Where nothing stands yet, the \
      link is made.

      Exit codes: 0 done, or it was such a link already; 65 the folder is no site of Muster's, or there is no release; 74 input \
      or output failed; 75 a build is at work.

        muster build --releases /srv/reports/payments-releases
        muster adopt /srv/reports/payments --releases /srv/reports/payments-releases
      """)

  @Argument(help: "The folder in which the site stands.")
  var site: String

  @Option(help: ArgumentHelp("The folder that `muster build --releases` published to.", valueName: "folder"))
  var releases: String

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reportingFailures {
      let request = ReportRequest(
        sources: [], asOf: Day(number: 0), workingDirectory: FileManager.default.currentDirectoryPath)
      var log = DiagnosticLog()
      let isNew = try Releases(request, in: releases).adopt(request.absolute(site), into: &log)
      output.show(log.sorted, namingSource: false)
      output.say("muster: \(site) \(isNew ? "leads" : "led already") to \(releases)/current")
    }
  }
}
