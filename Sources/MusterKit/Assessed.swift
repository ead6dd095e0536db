import Assessing
import Collecting
package import Diagnostics
import Digest
import Foundation
package import ReportModel

/// A report, and what is needed to make a site of it while its sources are open.
struct Assessed {
  var report: Report
  var configuration: Configuration
  var sources: [OpenedSource]
  /// The rubric, and what it came to by the words of the documents.
  var questions: Questionnaire
  /// What is wrong before any document is read: with the sources, the configuration, the rubric.
  var opening: DiagnosticLog
  /// By which its sources are known in the names of the cache's files.
  var place: String
  /// What was read of documents, when the past is to be read too.
  var memo: ReadingMemo
  var stages: StageClock
}

/// Reads and assesses, and gives the report alone: for every command that publishes nothing.
package func makeReport(_ request: ReportRequest, into log: inout DiagnosticLog) async throws -> Report {
  let templates = try TemplateFolder(of: request)
  return try await withAssessed(request, templates, into: &log) { assessed, _ in assessed.report }
}

/// The first three stages: open the sources, collect their records, assess the services.
func withAssessed<R: Sendable>(
  _ request: ReportRequest, _ templates: TemplateFolder, into log: inout DiagnosticLog,
  _ body: (inout Assessed, inout DiagnosticLog) async throws -> R
) async throws -> R {
  var clock = StageClock(observer: request.onStage)
  clock.begin(.open)
  try refuseMisplacedCache(of: request)
  let explicit = try explicitConfiguration(request, into: &log)
  let requests = sourceRequests(request, explicit)
  do {
    return try await withSources(requests, outputs: outputs(of: request), into: &log) { sources, log in
      let own = explicit == nil ? try await ownConfiguration(of: sources.first, into: &log) : nil
      let configuration = explicit ?? own ?? Configuration()
      adoptForges(&sources, requests, configuration, request)
      for index in sources.indices { sources[index].select(Selection(configuration), into: &log) }
      try refuseCommonDocuments(of: sources, requests)
      let rubric = try loadRubric(request, configuration, templates, isTrusted: explicit != nil, into: &log)
      var questions = try questionnaire(of: rubric, into: &log)
      let opening = log
      clock.begin(.collect)
      let place = ContentDigest(of: requests.map { "\($0.path)\n" }.joined().utf8).short
      var memory = documentMemory(of: request, at: place)
      var memo = ReadingMemo(learns: request.readsPast)
      let portfolio = try await collect(
        &sources, configuration, memo: &memo, remembering: &memory, width: request.width, into: &log)
      clock.begin(.assess)
      let report = await assess(
        portfolio, by: &questions, policy: configuration.policy, asOf: request.asOf, width: request.width, into: &log)
      var assessed = Assessed(
        report: report, configuration: configuration, sources: sources, questions: questions, opening: opening,
        place: place, memo: memo, stages: clock)
      let result = try await body(&assessed, &log)
      // Not before: what is wrong with the cache is for who runs the build, and no page has it.
      for problem in memory.problems { log.emit(problem) }
      return result
    }
  } catch let error as SourceError {
    throw RequestError.unreadable("\(error)")
  }
}

/// What is known of the documents of these sources, in a file of their own.
private func documentMemory(of request: ReportRequest, at place: String) -> DocumentMemory {
  guard let cache = request.cache else { return DocumentMemory() }
  return DocumentMemory(reading: CacheFile(in: cache, named: "documents-\(place)"), of: programIdentity())
}

extension Selection {
  /// Which files are documents, as a configuration says.
  init(_ configuration: Configuration) {
    self.init(
      include: configuration.include.isEmpty ? ["**"] : configuration.include.map { Glob($0) },
      exclude: configuration.exclude.map { Glob($0) }, wanted: configuration.decisionRecords.map { Glob($0) },
      code: configuration.codeNotes.map { Glob($0) })
  }
}

/// The folders that are read, as the command line or the configuration named on it says.
func sourceFolders(of request: ReportRequest) throws(RequestError) -> [String] {
  try requestedSources(of: request).map(\.path)
}

func requestedSources(of request: ReportRequest) throws(RequestError) -> [SourceRequest] {
  // What is wrong with the configuration is said where it is read to be used.
  var log = DiagnosticLog()
  return sourceRequests(request, try explicitConfiguration(request, into: &log))
}

/// The configuration that the command line names, and the rubric that it names in turn. Absolute.
func configurationFiles(of request: ReportRequest) throws(RequestError) -> [String] {
  var log = DiagnosticLog()
  guard let path = request.configuration else { return [] }
  let rubric = try explicitConfiguration(request, into: &log)?.rubric?.path
  return [path, rubric.flatMap { isPath($0) ? request.besideConfiguration($0) : nil }]
    .compactMap { $0.map(request.absolute) }
}

/// Named sources win; those of a configuration count only when the operator named the file, because a configuration that
/// was found in a source may not reach outside it.
func sourceRequests(_ request: ReportRequest, _ configuration: Configuration?) -> [SourceRequest] {
  func source(_ path: String, named name: String? = nil) -> SourceRequest {
    SourceRequest(path: path, name: name, revision: request.revision, knowsNames: request.readsNames)
  }
  let named = request.sources.map { source(request.absolute($0)) }
  if !named.isEmpty { return named }
  let configured = (configuration?.sources ?? []).map {
    source(request.absolute(request.besideConfiguration($0.path)), named: $0.name)
  }
  return configured.isEmpty ? [source(request.workingDirectory)] : configured
}

/// What the configuration says of a source's forge goes before what its remote says.
private func adoptForges(
  _ sources: inout [OpenedSource], _ requests: [SourceRequest], _ configuration: Configuration, _ request: ReportRequest
) {
  for (index, asked) in requests.enumerated() where index < sources.count {
    // A configuration that was found in the first source speaks of that one only.
    let said =
      request.configuration == nil
      ? index == 0 ? configuration.ownForge : nil
      : configuration.sources.first {
        settled(request.absolute(request.besideConfiguration($0.path))) == settled(asked.path)
      }?.forge
    if let said { sources[index].adopt(said) }
  }
}

/// Whether a rubric is named by its path.
func isPath(_ rubric: String) -> Bool {
  rubric.utf8.contains(UInt8(ascii: "/")) || rubric.hasSuffix(".yml") || rubric.hasSuffix(".yaml")
}

/// Absolute paths that are never read.
func outputs(of request: ReportRequest) -> [String] {
  let cache = request.cache.map { [$0] } ?? []
  guard let destination = request.destination else { return cache }
  let folder = URL(filePath: destination)
  let parent = folder.deletingLastPathComponent().path
  // Of releases and in place, all that there is of Muster's lies in the folder itself.
  return cache + [destination, "\(parent)/.\(folder.lastPathComponent).muster-lock"]
}

extension Diagnostic.ID {
  static let configurationReachesOut: Self = "configuration.reaches-out"
}

let requestHandbook = [
  HandbookEntry(
    .configurationReachesOut, what: "A configuration that was found in a source names something outside it.",
    why: "Whoever can write to a repository could otherwise publish files of the machine that builds the site.",
    remedy: "Give the configuration with --config, or name the sources on the command line."),
  HandbookEntry(
    .configurationLogo, what: "The file that the configuration names as the site's logo is not shown.",
    why: "Only an image of the source, by its first bytes, is published; what is no image could hold script.",
    remedy: "Name a PNG, JPEG, GIF, WebP or AVIF file of the first source by its path from the root."),
]
