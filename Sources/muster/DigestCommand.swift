import ArgumentParser
import Diagnostics
import MusterKit
import ReportModel

struct DigestCommand: AsyncParsableCommand {
  enum Gate: String, ExpressibleByArgument, CaseIterable { case worse, never }

  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "Tell people what changed, the worse first: of each service a screen at most.",
    discussion: """
      For a chat, a terminal or a mail. What was then is read from git's commits, or from the folder of a published site, and \
      judged by the rubric and the configuration of now. `muster diff` tells all of it.
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Since when: an age (7d, 4w), a day, a commit, or the folder of a published site.", valueName: "point"))
  var since = "7d"

  @Option(help: "How to write it: markdown, text, or html for a mail.")
  var format: LetterFormat = .markdown

  @Option(
    help: """
      What makes it exit with 1: worse, a decision, a blocker, a grave finding or an error that is, or a service that is \
      gone; or never.
      """)
  var failOn: Gate = .never

  func validate() throws {
    if let fault = PointInTime.fault(of: since) { throw ValidationError(fault + ".") }
  }

  func run() async throws {
    try await reportingFailures {
      let request = source.request()
      var log = DiagnosticLog()
      let comparison = try await compare(request, from: PointInTime(since, for: request), to: .now, into: &log)
      for note in comparison.notes { output.say("muster: \(note)") }
      var mistakes = DiagnosticLog()
      try writeOutput(comparison.letter(format, isShort: true, request, into: &mistakes))
      output.show(mistakes.sorted, namingSource: false)
      guard failOn == .worse else { return }
      let sources = comparison.report?.portfolio.sources.count ?? 1
      output.show(comparison.worse, namingSource: sources > 1)
      let count = countOfCauses(comparison.worse)
      output.say("muster: \(count == 0 ? "nothing" : counted(count, "thing")) became worse")
      if count > 0 { throw ExitCode(1) }
    }
  }
}
