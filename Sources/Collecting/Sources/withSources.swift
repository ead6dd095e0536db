package import Diagnostics
internal import ReportModel

/// Opens sources, lends them to `body`, and leaves nothing behind: no process, no temporary folder, no open file.
///
/// Nothing in a source is executed and nothing in it is changed. The sources come in the order of the requests, each
/// with a name of its own and without chosen documents: see ``OpenedSource/select(_:into:)``.
///
/// - Parameters:
///   - outputs: absolute paths that are never read: the destination, what is staged beside it, its lock.
///   - searchPath: folders in which `git` is looked for.
/// - Throws: ``SourceError`` for a source that cannot be read at all; what `body` throws.
package func withSources<R: Sendable>(
  _ requests: [SourceRequest], outputs: [String] = [], searchPath: String = "/usr/local/bin:/usr/bin:/bin",
  into log: inout DiagnosticLog, _ body: (inout [OpenedSource], inout DiagnosticLog) async throws -> R
) async throws -> R {
  try await withPrivateFolder { workspace in
    try await withThrowingTaskGroup(of: Void.self) { answering in
      var opened: [OpenedSource] = []
      defer { for source in opened { source.close() } }
      let untouched = (outputs + [workspace]).map(settled)
      for (name, place) in try named(requests) {
        let opening = SourceOpening(
          place: place, name: name, outputs: untouched, searchPath: searchPath,
          gitFolder: "\(workspace)/\(opened.count).git")
        let source = try await opening.open(into: &log) { git, requests in
          answering.addTask { await git.answer(requests) }
        }
        opened.append(source)
      }
      try await leaveOutOwnOutput(of: &opened, into: &log)
      return try await body(&opened, &log)
    }
  }
}

/// A request, and what stands at its path.
struct SourcePlace: Sendable {
  var request: SourceRequest
  /// Absolute and without links.
  var folder: String
  var discovery: Discovery

  init(_ request: SourceRequest) throws(SourceError) {
    guard let folder = realPath(request.path) else { throw SourceError.notFound(path: request.path) }
    do throws(Refusal) {
      try OpenFolder(at: folder).close()
    } catch .absent {
      throw SourceError.notAFolder(path: request.path)
    } catch {
      throw SourceError.unreadable(path: request.path, reason: error.reason)
    }
    (self.request, self.folder) = (request, folder)
    discovery = discoverRepository(of: folder)
  }

  /// The request's own name, else that of the remote, else that of the folder.
  var name: String {
    if let name = request.name.flatMap(sourceName) { return name }
    if case .repository(let repository) = discovery,
      let name = repository.config.remote.flatMap({ Remote(reading: $0).name })
    {
      return name
    }
    let path = folder.utf8.suffix(5).elementsEqual("/.git".utf8) ? parent(of: folder) : folder
    return Remote(reading: path).name ?? "source"
  }
}

extension SourcePlace {
  fileprivate func isSame(as other: SourcePlace) -> Bool {
    folder == other.folder && request.revision == other.request.revision
  }
}

/// - Parameter requests: Of the sources, in their order.
/// - Throws: ``SourceError/twice(outer:inner:isSame:)`` where a chosen document of one source is one of another, too. A repository
///   inside another, and what the outer one leaves out, is read where it is named alone.
package func refuseCommonDocuments(of sources: [OpenedSource], _ requests: [SourceRequest]) throws(SourceError) {
  let folders = requests.map { settled($0.path) }
  for (inner, folder) in folders.enumerated() {
    for (outer, above) in folders.enumerated()
    where folder.utf8.starts(with: "\(above)/".utf8) && requests[inner].revision == requests[outer].revision {
      let way = folder.utf8.dropFirst(above.utf8.count + 1).withText
      let known = Set(sources[outer].files.map(\.id.path))
      guard sources[inner].files.contains(where: { known.contains(SourcePath("\(way)/\($0.id.path.text)")) }) else {
        continue
      }
      throw SourceError.twice(outer: requests[outer].path, inner: requests[inner].path, isSame: false)
    }
  }
}

/// Gives each source a name of its own: the second `ledger` is `ledger-2`.
private func named(_ requests: [SourceRequest]) throws(SourceError) -> [(name: String, place: SourcePlace)] {
  var taken: Set<SourcePath> = []
  var named: [(name: String, place: SourcePlace)] = []
  for request in requests {
    let place = try SourcePlace(request)
    if let earlier = named.map(\.place).first(where: place.isSame(as:)) {
      throw SourceError.twice(outer: earlier.request.path, inner: request.path, isSame: true)
    }
    var name = place.name
    var number = 2
    while !taken.insert(SourcePath(name)).inserted {
      name = "\(place.name)-\(number)"
      number += 1
    }
    named.append((name, place))
  }
  return named
}

/// Without links, also where the last part does not exist yet.
func settled(_ path: String) -> String {
  if let real = realPath(path) { return real }
  let folder = parent(of: path)
  guard folder != path, !folder.isEmpty, path.utf8.first == 47 else { return path }
  let name = path.utf8.dropFirst(folder.utf8.count).drop { $0 == 47 }
  let above = settled(folder)
  return (above == "/" ? "/" : "\(above)/") + String(decoding: name, as: UTF8.self)
}
