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
  package var facts: SiteFacts
  /// What the site says is to be mended; what concerns its destination or the cache is no part of it.
  package var shown: DiagnosticLog
  /// Nothing had changed since the build before, whose site stands still: none was made.
  package var isEarlier = false
  package var seconds: Double

  package var services: Int { facts.services }
  package var records: Int { facts.records.total }
  package var documents: Int { facts.documents }
}

/// A site of what is asked for, made anew unless it stands there already.
///
/// - Throws: ``RequestError``; the site that stood at the destination stands there still.
package func build(_ request: ReportRequest, into log: inout DiagnosticLog) async throws -> BuildOutcome {
  let start = ContinuousClock.now
  var memory = await BuildMemory(of: request)
  defer { log.merge(memory.log) }
  guard let kept = try await memory.earlier(of: request) else {
    return try await buildAnew(request, &memory, into: &log)
  }
  log.merge(kept.log)
  let seconds = (ContinuousClock.now - start).seconds
  request.onStage?(.began(.open))
  request.onStage?(.ended(.open, seconds: seconds))
  return BuildOutcome(
    written: 0, unchanged: kept.files, removed: 0, facts: kept.facts, shown: kept.log, isEarlier: true, seconds: seconds
  )
}

/// Reads, assesses, renders and publishes: the table of contents of the program.
///
/// - Throws: ``RequestError``; the site that stood at the destination stands there still, unless publication in place was
///   stopped halfway.
private func buildAnew(
  _ request: ReportRequest, _ memory: inout BuildMemory, into log: inout DiagnosticLog
) async throws -> BuildOutcome {
  // Before anything else: a baseline that is not there must not cost a whole build.
  let baseline = try request.baseline.map { try Baseline(reading: request.absolute($0)) }
  // What is wrong with the destination is for who runs the build: on a page it would change the next site's bytes.
  var destinationLog = DiagnosticLog()
  // So is what is wrong with the cache.
  var cacheLog = DiagnosticLog()
  defer {
    log.merge(destinationLog)
    log.merge(cacheLog)
  }
  do {
    let templates = try TemplateFolder(of: request)
    let order = PublishingOrder(of: request)
    // The stage would make the folder that the cache is in.
    try refuseMisplacedCache(of: request)
    let stage = try openStage(for: order, protecting: try protectedPlaces(request), into: &destinationLog)
    var isUsedUp = false
    do {
      return try await withAssessed(request, templates, into: &log) { assessed, log in
        try await assessed.compare(with: baseline, request)
        try await assessed.readHistory(request, into: &cacheLog)
        let site = try await writeSite(of: &assessed, templates, width: request.width, to: .stage(stage), into: &log)
        assessed.stages.begin(.publish)
        let found = log
        isUsedUp = true
        let publication = try publish(
          stage, site.files, inputs: site.inputs, record: buildRecord(assessed), into: &log)
        assessed.stages.end()
        let outcome = BuildOutcome(
          written: publication.written, unchanged: publication.linked, removed: publication.removed,
          facts: SiteFacts(of: assessed.report), shown: found, seconds: assessed.stages.total)
        // What there is to say of the destination must be said again, or mended, by the next build. That one also removes
        // what this site keeps of the one before; a release keeps it as long as it stands itself.
        let isSettled = publication.kept == 0 || request.publishingMode == .releases
        if isSettled, destinationLog.diagnostics.isEmpty, log.diagnostics.count == found.diagnostics.count {
          await memory.keep(outcome, found, of: assessed.report.portfolio)
        }
        return outcome
      }
    } catch {
      // What fills the disk would stay there until the next night.
      if !isUsedUp { stage.discard() }
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
    var digest = RunningDigest()
    for file in files.sorted(on: { SourcePath($0.address) }) {
      digest.add(Array("\(file.sha256)  \(file.address)\n".utf8)[...])
    }
    return digest.digest.description
  }
}

/// All of a site, its brief too. What its pages are made from is gone when they are written.
private func writeSite(
  of assessed: inout Assessed, _ templates: TemplateFolder, width: Int, to sink: PageSink,
  into log: inout DiagnosticLog
) async throws -> (files: [WrittenFile], inputs: [ManifestInput]) {
  let site = try await makeSite(&assessed, templates, width: width, to: sink, into: &log)
  let brief = try brief(of: site, to: sink)
  return (site.files + brief, assessed.report.portfolio.manifestInputs + site.images.inputs)
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
  // Nobody reads the past any more, and what was read of documents takes as much room as their records.
  assessed.memo = ReadingMemo(learns: false)
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
  // The index is put together by one task alone, which leaves the others time for the last pages.
  async let search = writeSearch(sitePlan.search, contents, to: sink, width: width)
  files += try await write(sitePlan.closing(log.sorted), contents, to: sink, width: width, into: &log)
  files += try await search.files
  log.merge(try await search.log)
  let mistakes = log.diagnostics.count { $0.severity == .error && $0.id.description.hasPrefix("template.") }
  if mistakes > 0 { throw RequestError.wrongPages(mistakes) }
  files += images.files
  return WrittenSite(plan: sitePlan, images: images, files: files)
}

private func write(
  _ pages: [PlannedPage], _ contents: DocumentContents, to sink: PageSink, width: Int, into log: inout DiagnosticLog
) async throws -> [WrittenFile] {
  // A page about many records takes as long as dozens of pages about one. Those come first, one at a time, so that no task
  // is left with them when the others have nothing to do.
  let alone = pages.filter { $0.document == nil }.runs(of: 1)
  let runs = alone + pages.filter { $0.document != nil }.runs(of: 32)
  let outcomes = try await runs.concurrentMap(width: width) { run in
    // Whoever ends a preview waits for no more of it.
    try Task.checkCancellation()
    var log = DiagnosticLog()
    let documents = try await contents.bytes(of: run.compactMap(\.document), into: &log).mapValues(PageDocument.init)
    var files: [WrittenFile] = []
    for page in run {
      let rendered = page.render(page.document.flatMap { documents[$0] }, &log)
      if let file = try sink.write(rendered.content, to: page.address) { files.append(file) }
      for (address, content) in rendered.beside {
        if let file = try sink.write(content, to: address) { files.append(file) }
      }
    }
    return (files, log)
  }
  for (_, runLog) in outcomes { log.merge(runLog) }
  return outcomes.flatMap(\.0)
}

/// The index of the search.
private func writeSearch(
  _ plan: @Sendable () -> SearchPlan, _ contents: DocumentContents, to sink: PageSink, width: Int
) async throws -> (files: [WrittenFile], log: DiagnosticLog) {
  var log = DiagnosticLog()
  guard sink.keepsFiles else { return ([], log) }
  let search = plan()
  var (files, words) = try await write(search.groups, contents, to: sink, width: width)
  files += try await write(search.closing(&words), contents, to: sink, width: width, into: &log)
  return (files, log)
}

/// A part of the index is written as soon as it is made, and its words are kept.
private func write(
  _ groups: [SearchGroup], _ contents: DocumentContents, to sink: PageSink, width: Int
) async throws -> ([WrittenFile], [SearchGroupWords]) {
  let outcomes = try await groups.runs(of: 16).concurrentMap(width: width) { run in
    // Whoever ends a preview waits for no more of it.
    try Task.checkCancellation()
    var log = DiagnosticLog()
    let bytes = try await contents.bytes(of: run.flatMap(\.documents), into: &log)
    let pairs = bytes.map { id, bytes in (id, SearchedDocument(reading: bytes, at: id.path)) }
    let documents = Dictionary(pairs) { first, _ in first }
    var words: [SearchGroupWords] = []
    let files = try run.compactMap { group in
      let part = group.make(documents)
      words.append(part.words)
      return try sink.write(part.bytes, to: part.address)
    }
    return (files: files, words: SearchGroupWords(joining: &words))
  }
  return (outcomes.flatMap(\.files), outcomes.map(\.words))
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

private func buildRecord(_ assessed: Assessed) -> BuildRecord {
  BuildRecord(
    version: musterVersion, documents: assessed.report.portfolio.documents.count,
    records: assessed.report.portfolio.records.count,
    milliseconds: assessed.stages.durations.map { ($0.stage.rawValue, milliseconds($0.seconds)) })
}

private func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
