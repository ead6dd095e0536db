import Collecting
package import Diagnostics
import Digest
import Foundation
import Publishing
import Serving

/// Told while a preview runs, in the order in which it happens.
package enum PreviewEvent: Sendable {
  /// There is nothing to see before the first build.
  case listening(address: String)
  case built(BuildOutcome, DiagnosticLog, address: String)
  /// The site of the build before stays, if there was one.
  case failed(RequestError, DiagnosticLog)
}

/// Builds a site, serves it on loopback, and builds it again whenever something that it is made from changes.
///
/// It goes on until the task is cancelled. A site for which the request names no destination lies in a private folder that is
/// removed then.
///
/// - Parameters:
///   - port: 0 for any that is free.
///   - request: Made anew for each build, so that each is of its own day.
/// - Throws: ``RequestError`` when nothing can be served or watched. A build that fails is told of, and tried again after the
///   next change.
package func serve(
  on port: UInt16, _ request: @escaping @Sendable () -> ReportRequest,
  observer: @escaping @Sendable (PreviewEvent) -> Void
) async throws {
  do {
    try await withDestination(of: request()) { destination in
      let preview = Preview()
      try await listen(on: port, for: preview) { port in
        let address = "http://127.0.0.1:\(port)/"
        observer(.listening(address: address))
        let rebuild = Rebuild(preview: preview, address: address, destination: destination, observer: observer)
        try await rebuild.run(request)
      }
    }
  } catch let error as ServingError {
    throw RequestError(error)
  } catch let error as SourceError {
    throw RequestError.unreadable("\(error)")
  }
}

private func withDestination(of request: ReportRequest, _ body: (String) async throws -> Void) async throws {
  if let destination = request.destination { return try await body(settled(destination)) }
  try await withPrivateFolder { try await body("\($0)/site") }
}

/// The part of a preview that builds.
private struct Rebuild: Sendable {
  let preview: Preview
  let address: String
  let destination: String
  let observer: @Sendable (PreviewEvent) -> Void

  /// The watch begins before the build, so that nothing that changes during one is missed.
  func run(_ request: @Sendable () -> ReportRequest) async throws {
    let first = prepared(request())
    var watch = try FolderWatch(ignoring: ownWriting(of: first))
    var paths = try await watchedPaths(of: first)
    var hasSite = false
    while true {
      try watch.follow(folders: paths.folders, files: paths.files)
      hasSite = try await build(prepared(request()), hasSite: hasSite) || hasSite
      try await watch.nextChange()
      // Where the sources cannot be listed, the build says why, and what was watched still is.
      paths = (try? await watchedPaths(of: prepared(request()))) ?? paths
    }
  }

  private func prepared(_ request: ReportRequest) -> ReportRequest {
    var request = request
    request.destination = destination
    return request
  }

  /// - Returns: Whether there is a site to be seen.
  /// - Throws: A refusal of the destination before the first site: no change of a document mends that.
  private func build(_ request: ReportRequest, hasSite: Bool) async throws -> Bool {
    var log = DiagnosticLog()
    do {
      let outcome = try await MusterKit.build(request, into: &log)
      preview.show(try servedSite(at: destination))
      observer(.built(outcome, log, address: address))
      return true
    } catch let error as RequestError {
      if case .publishing(.refused) = error, !hasSite { throw error }
      // Whoever ends the preview ends git, too, and that is no fault of a source.
      try Task.checkCancellation()
      preview.show(failure: failureText(error, log, request))
      observer(.failed(error, log))
      return false
    }
  }
}

private func servedSite(at destination: String) throws(RequestError) -> ServedSite {
  let site: PublishedSite
  do { site = try PublishedSite(at: destination) } catch { throw .publishing(error) }
  return ServedSite(version: site.digest.description, addresses: site.addresses) { try? site.contents(of: $0) }
}

/// As in the terminal: the errors, and then the reason.
private func failureText(_ error: RequestError, _ log: DiagnosticLog, _ request: ReportRequest) -> String {
  let errors = error.saysItAll ? [] : log.sorted.filter { $0.severity == .error }
  let lines = errors.map { $0.text(namingSource: request.sources.count > 1) } + ["\(error)"]
  return "The newest state of the sources could not be built:\n\n\(lines.joined(separator: "\n"))"
}

/// What a preview watches: the sources, the configuration, the rubric and the templates.
private func watchedPaths(of request: ReportRequest) async throws -> WatchedPaths {
  let outputs = request.destination.map { [$0] } ?? []
  var paths = try await watchedPaths(of: requestedSources(of: request), outputs: outputs)
  paths.files.formUnion(try configurationFiles(of: request))
  for folder in try TemplateFolder(of: request).paths { paths.folders.formUnion(foldersBelow(folder)) }
  return paths
}

/// Where a build writes, as beginnings of paths: the site, what is made beside it, and the folders in which git works for us.
///
/// Without links, as in what is watched.
private func ownWriting(of request: ReportRequest) -> [String] {
  guard let destination = request.destination else { preconditionFailure("a preview has a destination") }
  let site = URL(filePath: destination).resolvingSymlinksInPath()
  let ofGit = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/muster-"
  let sources = (try? sourceFolders(of: request)) ?? []
  // Somebody's own folder may have such a name, too.
  let isSource = sources.contains { URL(filePath: $0).resolvingSymlinksInPath().path.utf8.starts(with: ofGit.utf8) }
  return ["\(site.path)/", "\(site.deletingLastPathComponent().path)/.\(site.lastPathComponent).muster-"]
    + (isSource ? [] : [ofGit])
}

private func foldersBelow(_ root: String) -> [String] {
  let names = (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }) ?? []
  return [root] + names.map { "\(root)/\($0)" }.filter(isFolder)
}

extension RequestError {
  fileprivate init(_ error: ServingError) {
    switch error {
    case .portTaken: self = .taken("\(error)")
    case .cannotListen, .cannotWatch: self = .unavailable("\(error)")
    }
  }
}
