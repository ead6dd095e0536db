import Assessing
import Collecting
package import Diagnostics
import Foundation
import Rendering
import ReportModel

/// One file out of a site, to be handed on without it.
package enum ExportSubject: Hashable, Sendable {
  case brief
  /// The page of the service with the id.
  case service(String)
}

/// The size of a printed page.
package enum Paper: String, Hashable, Sendable, CaseIterable { case a4, letter }

/// The bytes of an HTML file that loads nothing.
///
/// The whole site is made for it, because a brief names the site's digest and a page what is wrong with it; nothing is
/// published.
/// - Parameter paper: For printing; `nil` leaves that to the reader.
/// - Throws: ``RequestError``, also when there is no such service.
package func export(
  _ subject: ExportSubject, _ request: ReportRequest, for paper: Paper? = nil, into log: inout DiagnosticLog
) async throws -> [UInt8] {
  let baseline = try request.baseline.map { try Baseline(reading: request.absolute($0)) }
  let templates = try TemplateFolder(of: request)
  return try await withAssessed(request, templates, into: &log) { assessed, log in
    if case .service(let id) = subject { try refuseUnknown(id, assessed.report) }
    try await assessed.compare(with: baseline, request)
    // What is wrong with the cache is for who runs builds.
    var cacheLog = DiagnosticLog()
    try await assessed.readHistory(request, into: &cacheLog)
    let site = try await makeSite(&assessed, templates, width: request.width, to: .examined, into: &log)
    switch subject {
    case .brief:
      let purpose = BriefPurpose(digest: site.digest, standsAlone: true, paper: paper.map { $0.forBrief })
      return site.plan.brief(purpose).render(nil, &log).bytes
    case .service(let id): return try await servicePage(id, of: site, assessed, into: &log)
    }
  }
}

private func refuseUnknown(_ id: String, _ report: Report) throws(RequestError) {
  let known = report.assessments.map(\.service.id)
  guard !known.contains(id) else { return }
  let guess = suggestion(for: id, among: known).map { "Did you mean '\($0)'?" }
  let names = known.isEmpty ? "There is none." : "There are: \(known.joined(separator: ", "))"
  throw .unreadable("there is no service '\(id)'\n  help: \(guess ?? names)")
}

private func servicePage(
  _ id: String, of site: WrittenSite, _ assessed: Assessed, into log: inout DiagnosticLog
) async throws -> [UInt8] {
  guard let page = site.plan.standalone(id) else { preconditionFailure("the service was looked up before") }
  let bodies = try await DocumentContents(assessed.sources).bytes(of: page.document.map { [$0] } ?? [], into: &log)
  let bytes = page.render(page.document.flatMap { bodies[$0].map(PageDocument.init) }, &log).bytes
  let images = site.images.outcomes.compactMap { id, outcome -> (String, DocumentID)? in
    (try? outcome.get()).map { ($0.address, id) }
  }
  let shown = Dictionary(images) { min($0, $1) }
  return await embeddingImages(in: bytes, at: page.address) { address in
    guard let id = shown[address], let source = assessed.sources.first(where: { $0.source.name == id.source }) else {
      return nil
    }
    return try? await readImage(at: id.path, of: source).get().1
  }
}

extension Paper {
  fileprivate var forBrief: BriefPurpose.Paper {
    switch self {
    case .a4: .a4
    case .letter: .letter
    }
  }
}

/// Puts a file in its place in one step: a reader sees the old one or the new one.
///
/// - Throws: ``RequestError/notWritten(_:)``; what stood there stands there still.
package func replaceFile(at path: String, with bytes: [UInt8]) throws(RequestError) {
  if isFolder(path) { throw .notWritten("'\(path)' cannot be written: it is a folder") }
  let folder = URL(filePath: path).deletingLastPathComponent().path
  if !isFolder(folder) { throw .notWritten("'\(path)' cannot be written: there is no folder '\(folder)'") }
  do {
    try Data(bytes).write(to: URL(filePath: path), options: .atomic)
  } catch {
    throw .notWritten("'\(path)' cannot be written: \(systemReason(of: error))")
  }
}
