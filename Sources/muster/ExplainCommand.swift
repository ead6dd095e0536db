import ArgumentParser
import Diagnostics
import MusterKit
import ReportModel

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What a check, a rule or a diagnostic means; why a service has its decision.",
    discussion: """
      IDs: deployment.rollback, rule-3, link.broken, state-claimed, level-gold, NO-GO, service:payments. Words that pages print, \
      such as "out of date" or coverage, are explained as well.
      """)

  @Argument(help: "The id of a check, a rule, a diagnostic, a state or a level; a decision; a word; or service:ID.")
  var id: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reportingFailures {
      if let text = explanation(ofWord: id) { return try writeWrapped(text) }
      var log = DiagnosticLog()
      let report = try await makeReport(source.request(), into: &log)
      if let text = explanation(of: id, in: report) { return try writeWrapped(text) }
      let known = knownIDs(in: report)
      let nearest =
        (known.contains("service:\(id)") ? "service:\(id)" : suggestion(for: id, among: known))
        .map { "Did you mean '\($0)'?" }
        ?? "The site's page Rules lists what is, and `muster score` the services."
      throw Failure(message: "nothing is called '\(id)'\n  help: \(nearest)", exitCode: 64)
    }
  }
}
