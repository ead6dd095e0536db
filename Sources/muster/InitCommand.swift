import ArgumentParser
import MusterKit

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a configuration, muster.yml, from what is found in a repository.",
    discussion: """
      Muster needs none: with one you say which services there are, how critical each is, who owns it, and who must have \
      reviewed it. The services that records name so far are filled in; a file that is there is never touched.
      """)

  @OptionGroup var source: SourceOptions

  @Flag(help: "Print the text and write nothing.")
  var print = false

  func validate() throws {
    if source.revision != nil { throw ValidationError("'--at' reads a commit, and nothing can be written into one.") }
    if source.config != nil {
      throw ValidationError("A configuration is what this command writes: leave '--config' out.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      try finish(try await newConfiguration(for: source.request(), writing: !print), printing: print)
    }
  }
}
