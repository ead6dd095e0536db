import ArgumentParser
import Diagnostics
import MusterKit

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what is different between two points in time, and why.",
    discussion: """
      A point is an age (7d, 4w), a day (2026-11-12), a commit, tag or branch, the folder of a published site, or `now`, which is \
      what lies there. What is read of commits is judged by the rubric and the configuration of now: for a day as of that \
      day, for a commit as of its own.
      """)

  @Argument(help: ArgumentHelp("The earlier point.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The later point.", valueName: "new"))
  var new: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "How to write it: text, markdown or html.")
  var format: LetterFormat = .text

  @Flag(help: "Print changes.json.")
  var json = false

  func validate() throws {
    if let fault = [old, new].lazy.compactMap(PointInTime.fault).first { throw ValidationError(fault + ".") }
  }

  func run() async throws {
    try await reportingFailures {
      let request = source.request()
      var log = DiagnosticLog()
      let comparison = try await compare(
        request, from: PointInTime(old, for: request), to: PointInTime(new, for: request), into: &log)
      for note in comparison.notes { output.say("muster: \(note)") }
      if json { return try writeOutput(comparison.json) }
      var mistakes = DiagnosticLog()
      try writeOutput(comparison.letter(format, isShort: false, request, into: &mistakes))
      output.show(mistakes.sorted, namingSource: false)
    }
  }
}
