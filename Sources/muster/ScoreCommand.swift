import ArgumentParser
import Diagnostics
import MusterKit
import ReportModel

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Print the scoreboard.",
    discussion: "Worst first: decision, level, score with its interval and coverage, and the rule that decided.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Print services.json.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      var log = DiagnosticLog()
      let report = try await makeReport(source.request(), into: &log)
      output.showFaultsOfConfiguration(in: log)
      if json { return try writeOutput(servicesJSON(report)) }
      if report.assessments.isEmpty { output.say("muster: no service: \(whatIsThere(report.portfolio.records.count))") }
      for assessment in report.assessments.worstFirst() {
        // A line end in a name would make lines of it that read as another service's.
        try writeWrapped(lines(assessment).map { escapingControls($0) + "\n" }.joined())
      }
    }
  }

  private func whatIsThere(_ records: Int) -> String {
    records == 0 ? "no record was found" : "none of the records that were found (\(records)) names one"
  }

  private func lines(_ assessment: Assessment) -> [String] {
    let (service, decision) = (assessment.service, assessment.decision)
    let more = decision.countOfReasons - 1
    return [
      "\(service.name) (\(service.id)): \(decision.word.rawValue), \(assessment.level.word)",
      "  \(assessment.score?.text ?? "no score: nothing applies")",
      "  rule \(decision.rule): \(decision.fired.first?.reasons.first?.text ?? "")"
        + (more > 0 ? " (and \(more) more reason\(more == 1 ? "" : "s"))" : ""),
    ]
  }
}
