import Assessing
import Collecting
package import Diagnostics
import Digest
import Foundation
import Publishing
import Rendering
package import ReportModel

/// What a build came to.
package struct BuildOutcome: Sendable {
  /// Files written anew, taken over from the old site, and gone with it.
  package var written: Int
  package var unchanged: Int
  package var removed: Int
  /// What the site shows.
  package var report: Report
  package var seconds: Double

  package var services: Int { report.portfolio.services.count }
  package var records: Int { report.portfolio.records.count }
  package var documents: Int { report.portfolio.documents.count }
}

/// Reads, assesses, renders and publishes: the table of contents of the program.
///
/// - Throws: ``RequestError``; the site that stood at the destination stands there still.
package func build(_ request: ReportRequest, into log: inout DiagnosticLog) async throws -> BuildOutcome {
  guard let destination = request.destination else { preconditionFailure("a build has a destination") }
  // Before anything else: a baseline that is not there must not cost a whole build.
  let baseline = try request.baseline.map { try Baseline(reading: request.absolute($0)) }
  // What is wrong with the destination is for who runs the build: on a page it would change the next site's bytes.
  var destinationLog = DiagnosticLog()
  defer { log.merge(destinationLog) }
  do {
    let templates = try TemplateFolder(of: request)
    let stage = try openStage(for: destination, protecting: try protectedPlaces(request), into: &destinationLog)
    do {
      return try await withAssessed(request, templates, into: &log) { assessed, log in
        try await assessed.compare(with: baseline, request)
        try await assessed.readHistory(request)
        let site = try await makeSite(&assessed, templates, width: request.width, to: .stage(stage), into: &log)
        let files = try site.files + brief(of: site, to: .stage(stage))
        assessed.stages.begin(.publish)
        let publication = try publish(
          stage, files, inputs: manifestInputs(assessed.report) + site.images.inputs,
          buildRecord: buildRecord(assessed, files: files.count), into: &log)
        assessed.stages.end()
        return BuildOutcome(
          written: publication.written, unchanged: publication.linked, removed: publication.removed,
          report: assessed.report, seconds: assessed.stages.total)
      }
    } catch {
      if !(error is PublishingError) { stage.discard() }
      throw error
    }
  } catch let error as PublishingError {
    throw RequestError.publishing(error)
  }
}

/// All that a build finds, links and images included, without a site.
///
/// - Throws: ``RequestError``.
package func check(_ request: ReportRequest, into log: inout DiagnosticLog) async throws -> Report {
  let templates = try TemplateFolder(of: request)
  return try await withAssessed(request, templates, into: &log) { assessed, log in
    _ = try await makeSite(&assessed, templates, width: request.width, to: .nowhere, into: &log)
    return assessed.report
  }
}

/// A site that was written but for its brief, which names the digest of all the rest.
struct WrittenSite {
  var plan: SitePlan
  var images: PublishedImages
  var files: [WrittenFile]

  /// Over the lines `sha256  path` of all files, in the order of paths: the manifest's, but for the brief.
  var digest: String {
    let lines = files.map { "\($0.sha256)  \($0.address)\n" }
    let sorted = zip(files, lines).sorted { $0.0.address.utf8.lexicographicallyPrecedes($1.0.address.utf8) }
    return ContentDigest(of: sorted.map(\.1).joined().utf8).description
  }
}

private func brief(of site: WrittenSite, to sink: PageSink) throws -> [WrittenFile] {
  // A brief reports nothing.
  var log = DiagnosticLog()
  let page = site.plan.brief(BriefPurpose(digest: site.digest))
  return try sink.write(page.render(nil, &log).bytes, to: page.address).map { [$0] } ?? []
}

/// Pages go where they belong as they are rendered; no two are ever in memory together but those being worked on.
func makeSite(
  _ assessed: inout Assessed, _ templates: TemplateFolder, width: Int, to sink: PageSink, into log: inout DiagnosticLog
) async throws -> WrittenSite {
  assessed.stages.begin(.images)
  var images = try await publishImages(assessed, to: sink)
  let logo = try await images.addLogo(of: assessed, to: sink, into: &log)
  assessed.stages.begin(.plan)
  let settings = SiteSettings(
    title: assessed.configuration.title ?? "Readiness", baseURL: assessed.configuration.baseURL, logo: logo,
    rebuiltEvery: assessed.configuration.rebuiltEvery, version: musterVersion)
  let sitePlan = try plan(
    assessed.report, diagnostics: log.sorted, images: images.outcomes, handbook: stageHandbook, reading: whatIsRead,
    words: wordTables,
    templates: templates.siteFiles(), settings: settings, into: &log)
  assessed.stages.begin(.render)
  let contents = DocumentContents(assessed.sources)
  var files = try await write(sitePlan.pages, contents, to: sink, width: width, into: &log)
  files += try await write(sitePlan.search, contents, to: sink, width: width, into: &log)
  files += try await write(sitePlan.closing(log.sorted), contents, to: sink, width: width, into: &log)
  let mistakes = log.sorted.count { $0.severity == .error && $0.id.description.hasPrefix("template.") }
  if mistakes > 0 { throw RequestError.wrongPages(mistakes) }
  return WrittenSite(plan: sitePlan, images: images, files: images.files + files)
}

private func write(
  _ pages: [PlannedPage], _ contents: DocumentContents, to sink: PageSink, width: Int, into log: inout DiagnosticLog
) async throws -> [WrittenFile] {
  let outcomes = try await pages.runs(of: 32).concurrentMap(width: width) { run in
    var log = DiagnosticLog()
    let bodies = try await contents.bytes(of: run.compactMap(\.document), into: &log)
    var files: [WrittenFile] = []
    for page in run {
      let rendered = page.render(page.document.flatMap { bodies[$0] }, &log)
      for (address, bytes) in [(page.address, rendered.bytes)] + rendered.beside {
        if let file = try sink.write(bytes, to: address) { files.append(file) }
      }
    }
    return (files, log)
  }
  for (_, runLog) in outcomes { log.merge(runLog) }
  return outcomes.flatMap(\.0)
}

/// The index of the search: a part of it is written as soon as it is made, and its words are kept.
private func write(
  _ search: SearchPlan, _ contents: DocumentContents, to sink: PageSink, width: Int, into log: inout DiagnosticLog
) async throws -> [WrittenFile] {
  guard sink.keepsFiles else { return [] }
  let outcomes = try await search.groups.runs(of: 16).concurrentMap(width: width) { run in
    var log = DiagnosticLog()
    let bodies = try await contents.bytes(of: run.flatMap(\.documents), into: &log)
    return try run.map { group in
      let part = group.make(bodies)
      return (file: try sink.write(part.bytes, to: part.address), words: part.words)
    }
  }
  let parts = outcomes.joined()
  let rest = search.closing(parts.map(\.words))
  return parts.compactMap(\.file) + (try await write(rest, contents, to: sink, width: width, into: &log))
}

/// The documents' bytes, read again for their pages: no stage keeps the texts of all.
struct DocumentContents: Sendable {
  private let sources: [String: OpenedSource]
  private let files: [DocumentID: SourceFile]

  init(_ sources: [OpenedSource]) {
    self.sources = Dictionary(sources.map { ($0.source.name, $0) }) { first, _ in first }
    files = Dictionary(sources.flatMap(\.files).map { ($0.id, $0) }) { first, _ in first }
  }

  func bytes(of documents: [DocumentID], into log: inout DiagnosticLog) async throws -> [DocumentID: [UInt8]] {
    var bytes: [DocumentID: [UInt8]] = [:]
    for (source, ids) in Dictionary(grouping: Set(documents), by: \.source) {
      let wanted = ids.sorted().compactMap { files[$0] }
      let contents = try await sources[source]?.contents(of: wanted, into: &log) ?? []
      for (file, content) in zip(wanted, contents) { bytes[file.id] = content }
    }
    return bytes
  }
}

private func protectedPlaces(_ request: ReportRequest) throws(RequestError) -> [ProtectedPlace] {
  let sources = try sourceFolders(of: request)
  return [.workingDirectory(request.workingDirectory)] + (request.home.map { [.home($0)] } ?? [])
    + sources.map { .source(root: $0, named: $0) }
}

private func manifestInputs(_ report: Report) -> [ManifestInput] {
  let commits = Dictionary(report.portfolio.sources.map { ($0.name, $0.commit) }) { first, _ in first }
  return report.portfolio.documents.map {
    ManifestInput(source: $0.id.source, commit: commits[$0.id.source] ?? nil, path: $0.id.path.text, sha256: $0.sha256)
  }
}

/// The one file that differs from build to build.
private func buildRecord(_ assessed: Assessed, files: Int) -> [UInt8] {
  let stages = assessed.stages.durations.map { "    \"\($0.stage.rawValue)\": \(milliseconds($0.seconds))" }
  let text = """
    {
      "muster": "\(musterVersion)",
      "documents": \(assessed.report.portfolio.documents.count),
      "records": \(assessed.report.portfolio.records.count),
      "files": \(files),
      "milliseconds": {
    \(stages.joined(separator: ",\n"))
      }
    }

    """
  return Array(text.utf8)
}

private func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
