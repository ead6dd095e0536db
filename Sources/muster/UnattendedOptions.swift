import ArgumentParser
import MusterKit

/// What a build that nobody watches leaves for those who ask next morning.
struct UnattendedOptions: ParsableArguments {
  enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "How to write on standard error: text, or json with an object on each line.")
  var log: LogFormat = .text

  @Option(
    help: ArgumentHelp(
      "How long it may take (90s, 30m, 2h, none); then it ends with exit code 75, and the site that stands stays.",
      valueName: "duration"))
  var timeout: TimeLimit = .standard

  @Option(
    help: ArgumentHelp(
      "Write what became of the build to this file, for node_exporter's textfile collector; also when it fails.",
      valueName: "file"))
  var metrics: String?

  func validate() throws {
    if metrics == "" { throw ValidationError("'--metrics' wants a file.") }
    if let metrics, holdsOtherThanMetrics(metrics) {
      throw ValidationError("'--metrics \(metrics)' would replace a file that holds no metrics of Muster's.")
    }
  }
}

extension TimeLimit: CustomStringConvertible {
  var description: String { text }
}
