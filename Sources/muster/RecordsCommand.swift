import ArgumentParser
import Diagnostics
import MusterKit
import ReportModel

struct RecordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "List the records that were found.",
    discussion: "One a line: kind, place, title. With --json, the site's records.json.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Print records.json.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      var log = DiagnosticLog()
      let report = try await makeReport(source.request(), into: &log)
      output.showFaultsOfConfiguration(in: log)
      if json { return try writeOutput(recordsJSON(report)) }
      let severalSources = report.portfolio.sources.count > 1
      for record in report.portfolio.records {
        let document = record.origin.document
        let place = escapingControls(severalSources ? document.description : document.path.text)
        try writeOutput("\(record.kind.rawValue)\t\(place):\(record.origin.line)\t\(escapingControls(record.title))\n")
      }
    }
  }
}
