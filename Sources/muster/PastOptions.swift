import ArgumentParser
import MusterKit

/// What a site is compared with, and how much of the past it shows.
struct PastOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An earlier build, its data/v1 or its services.json: the pages say what changed since.", valueName: "path"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "The same, compared with what git has of then: an age (7d, 4w), a day, a commit, or the folder of a site.",
      valueName: "point"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "How far back the trend goes, drawn from git's commits: 180d, 26w or none.",
      discussion:
        "A point for each of the last 14 days and for each week before. By default what muster.yml says, else 180d.",
      valueName: "span"))
  var history: HistorySpan?

  func validate() throws {
    if baseline != nil, since != nil {
      throw ValidationError("'--baseline' and '--since' both name what to compare with. Leave one out.")
    }
    if let fault = since.flatMap(PointInTime.fault) { throw ValidationError(fault + ".") }
  }

  func add(to request: inout ReportRequest) {
    request.baseline = baseline
    request.since = since.map { PointInTime($0, for: request) }
    request.historyDays = history?.days
  }
}
