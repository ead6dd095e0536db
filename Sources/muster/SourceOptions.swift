import ArgumentParser
import Foundation
import MusterKit
import ReportModel

/// What to read and how to judge it: the options that every command shares.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Repositories or folders to read; the current folder by default.",
      discussion: "A folder inside a repository is that repository, limited to it.", valueName: "source"))
  var sources: [String] = []

  @Option(
    name: .customLong("at"), help: ArgumentHelp("Read this commit, tag or branch from git's objects.", valueName: "rev")
  )
  var revision: String?

  @Option(
    help: ArgumentHelp("The day for which the report is true (YYYY-MM-DD); today in UTC by default.", valueName: "date")
  )
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "A configuration file; otherwise muster.yml at the root of the first source.",
      discussion: "Paths in it are seen from its own folder.", valueName: "file")
  )
  var config: String?

  @Option(
    help: ArgumentHelp(
      "A folder of templates of your own: each file in it replaces the one that ships with Muster, all others stay.",
      discussion: "Those that ship with Muster are looked for in MUSTER_TEMPLATES, then beside the program.",
      valueName: "folder"))
  var templates: String?

  @OptionGroup var cache: CacheOptions

  @Option(help: .hidden)
  var tasks: Int?

  func validate() throws {
    if let asOf, Day(iso: asOf) == nil {
      throw ValidationError("'\(asOf)' is no day. Write it as YYYY-MM-DD.")
    }
    let environment = ProcessInfo.processInfo.environment
    if asOf == nil, let epoch = environment[Self.epoch], secondsSinceEpoch(epoch) == nil {
      throw ValidationError("SOURCE_DATE_EPOCH is '\(epoch)', which is no number of seconds. Correct or unset it.")
    }
    if let tasks, tasks < 1 { throw ValidationError("'--tasks' is at least 1.") }
  }

  /// - Parameter more: Sources beside those of the arguments.
  func request(and more: [String] = []) -> ReportRequest {
    let environment = ProcessInfo.processInfo.environment
    let directory = FileManager.default.currentDirectoryPath
    var request = ReportRequest(
      sources: sources + more, revision: revision, configuration: config,
      templates: templates, builtInTemplates: environment["MUSTER_TEMPLATES"].flatMap { $0.isEmpty ? nil : $0 },
      asOf: day(environment),
      width: tasks ?? max(1, ProcessInfo.processInfo.activeProcessorCount),
      workingDirectory: directory, home: environment["HOME"])
    request.time = now
    request.cache = cache.folder(in: directory)
    return request
  }

  private func day(_ environment: [String: String]) -> Day {
    if let day = asOf.flatMap({ Day(iso: $0) }) { return day }
    if let seconds = environment[Self.epoch].flatMap(secondsSinceEpoch) { return Day(secondsSinceEpoch: seconds) }
    return Day(secondsSinceEpoch: now)
  }

  /// Seconds since 1970-01-01T00:00:00Z. The one place where the clock is read for what is published.
  private var now: Int { Int(Date().timeIntervalSince1970.rounded(.down)) }

  private static let epoch = "SOURCE_DATE_EPOCH"

  /// Digits and nothing else, up to the end of the year 9999.
  private func secondsSinceEpoch(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Int(text) else { return nil }
    return seconds <= 253_402_300_799 ? seconds : nil
  }
}
