internal import Diagnostics
internal import ReportModel

/// Where on the disk it shows that a source changed. All paths are absolute.
package struct WatchedPaths: Hashable, Sendable {
  /// Everything right in one of these matters, and new folders in it.
  package var folders: Set<String> = []
  /// They matter alone, whether they are there or not.
  package var files: Set<String> = []

  package init() {}
}

/// The paths to watch for some sources as they are now; new folders make it another answer.
///
/// Of a working tree these are the folders that git does not ignore, and the files that say which commit and which names it
/// has; of what is read from git's objects, these files alone.
///
/// - Parameter outputs: Absolute paths that are never read.
/// - Throws: ``SourceError``.
package func watchedPaths(of requests: [SourceRequest], outputs: [String]) async throws -> WatchedPaths {
  // What is wrong with a source is said where it is read.
  var log = DiagnosticLog()
  return try await withSources(requests, outputs: outputs, into: &log) { sources, _ in
    var paths = WatchedPaths()
    for (request, source) in zip(requests, sources) { paths.add(source, at: try SourcePlace(request)) }
    return paths
  }
}

extension WatchedPaths {
  fileprivate mutating func add(_ source: OpenedSource, at place: SourcePlace) {
    // The folder itself may be removed and made again.
    files.insert(place.folder)
    if case .repository(let repository) = place.discovery { add(repository) }
    if case .folder(let root) = source.reading { addFolders(of: root, with: source.paths) }
  }

  private mutating func add(_ repository: Repository) {
    files.formUnion(["HEAD", "index"].map { "\(repository.gitFolder)/\($0)" })
    files.formUnion(["packed-refs", "config", "shallow"].map { "\(repository.commonFolder)/\($0)" })
    guard let root = try? OpenFolder(at: "\(repository.commonFolder)/refs") else { return }
    defer { root.close() }
    var pending = [""]
    while let folder = pending.popLast() {
      folders.insert(root.absolute(folder))
      pending += root.subfolders(among: (try? root.members(of: folder)) ?? [], of: folder).map(\.path)
    }
  }

  /// Git lists files, not folders. One with files of which none is listed is ignored, or a repository of its own; one without
  /// any may get some.
  private mutating func addFolders(of root: OpenFolder, with listed: [SourcePath]) {
    let known = ancestors(of: listed)
    var pending = [""]
    while let folder = pending.popLast() {
      guard let members = try? root.members(of: folder) else { continue }
      let subfolders = root.subfolders(among: members, of: folder)
      guard folder.isEmpty || known.contains(SourcePath(folder)) || subfolders.count == members.count else { continue }
      folders.insert(root.absolute(folder))
      pending += subfolders.filter { !FolderWalk.skipped.contains($0.name) }.map(\.path)
    }
  }
}

/// The folders in which some paths lie, and those in which these lie.
private func ancestors(of paths: [SourcePath]) -> Set<SourcePath> {
  var folders: Set<SourcePath> = []
  for path in paths {
    var rest = path.text.utf8[...]
    while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      guard folders.insert(SourcePath(String(Substring(rest)))).inserted else { break }
    }
  }
  return folders
}

extension OpenFolder {
  fileprivate func absolute(_ folder: String) -> String {
    folder.isEmpty ? path : path == "/" ? "/\(folder)" : "\(path)/\(folder)"
  }

  /// Their paths are relative to the root. Without those whose name is not UTF-8, which could not be asked for.
  fileprivate func subfolders(
    among members: [FolderMember], of folder: String
  ) -> [(name: String, path: String)] {
    members.compactMap { member in
      guard let name = String(validating: member.name, as: UTF8.self) else { return nil }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let kind = member.kind ?? (try? status(of: path))?.kind
      return kind == .folder ? (name, path) : nil
    }
  }
}
