/// Where the parts of a git repository lie, found by reading a few small files: git has not been asked anything.
struct Repository: Sendable {
  /// The folder whose files are tracked; `nil` for a bare repository.
  var workTree: String?
  /// Holds `HEAD` and `index`.
  var gitFolder: String
  /// Holds `objects`, `refs`, `config`; another than `gitFolder` for a linked working tree.
  var commonFolder: String
  /// The folder of the repository to which the source is limited; empty for the whole.
  var prefix: String
  var config: RepositoryConfig
}

/// What a folder turned out to be.
enum Discovery: Sendable {
  case repository(Repository)
  case plainFolder
  /// A `.git` that leads to a repository which does not know of this folder.
  case foreign
  /// A `.git` that this account may not look into, or that leads nowhere.
  case closed
}

/// Looks for the repository that holds `folder`, from there upwards.
///
/// - Parameter folder: absolute and without links.
func discoverRepository(of folder: String) -> Discovery {
  if isGitFolder(folder) { return .repository(repository(gitFolder: folder, workTree: nil, prefix: "")) }
  var candidate = folder
  while true {
    let link = candidate == "/" ? "/.git" : "\(candidate)/.git"
    switch gitFolder(behind: link, for: candidate) {
    case .found(let gitFolder):
      let prefix = String(decoding: folder.utf8.dropFirst(candidate.utf8.count).drop { $0 == 47 }, as: UTF8.self)
      return .repository(repository(gitFolder: gitFolder, workTree: candidate, prefix: prefix))
    case .foreign: return .foreign
    case .closed: return .closed
    case .absent: break
    }
    guard candidate != "/" else { return .plainFolder }
    candidate = parent(of: candidate)
  }
}

private enum GitFolderSearch {
  case found(String)
  case foreign
  case closed
  case absent
}

/// A `.git` may be a folder, a file that names one, or a link.
///
/// A name that leads out of the folder is believed only when the other side names this folder too, as it does
/// for a linked working tree and for a submodule. Otherwise a collected folder could publish somebody else's repository.
private func gitFolder(behind link: String, for folder: String) -> GitFolderSearch {
  guard let open = try? OpenFolder(at: folder) else { return .absent }
  defer { open.close() }
  guard let status = try? open.status(of: ".git") else { return .absent }
  switch status.kind {
  case .folder:
    if isGitFolder(link) { return .found(link) }
    if isClosed(link) { return .closed }
    // With a HEAD it wants to be one, but its objects are a link.
    return (try? open.status(of: ".git/HEAD")) == nil ? .absent : .foreign
  case .link:
    guard let real = realPath(link) else { return .closed }
    guard isGitFolder(real) else { return isClosed(real) ? .closed : .absent }
    return knows(folder, gitFolder: real) ? .found(real) : .foreign
  case .file:
    guard let named = try? target(ofGitFile: open.bytes(of: ".git", limit: 8192), in: folder), isGitFolder(named)
    else { return .foreign }
    return knows(folder, gitFolder: named) ? .found(named) : .foreign
  case .fifo, .socket, .device: return .absent
  }
}

/// `gitdir: <path>`, relative to the folder that holds the file.
private func target(ofGitFile bytes: [UInt8], in folder: String) -> String? {
  let marker = Array("gitdir: ".utf8)
  guard bytes.starts(with: marker) else { return nil }
  return realPath(absolute(line(bytes.dropFirst(marker.count)), from: folder))
}

private func knows(_ folder: String, gitFolder: String) -> Bool {
  guard let open = try? OpenFolder(at: gitFolder) else { return false }
  defer { open.close() }
  // Whoever says that objects and branches lie elsewhere has to be a linked working tree.
  if (try? open.status(of: "commondir")) != nil { return mainFolder(of: gitFolder, workTree: folder) != nil }
  if gitFolder.utf8.starts(with: "\(folder)/".utf8) { return true }
  // A submodule.
  guard let workTree = readConfig(in: gitFolder).workTree else { return false }
  return realPath(absolute(workTree, from: gitFolder)) == folder
}

/// The git folder of the repository to which a linked working tree belongs: it lies in its `worktrees`, and both name each
/// other. A folder that only says so could read any repository as its own.
private func mainFolder(of gitFolder: String, workTree: String) -> String? {
  guard let open = try? OpenFolder(at: gitFolder) else { return nil }
  defer { open.close() }
  guard let bytes = try? open.bytes(of: "commondir", limit: 8192),
    let main = realPath(absolute(line(bytes[...]), from: gitFolder)), isGitFolder(main),
    parent(of: gitFolder) == "\(main)/worktrees", let named = try? open.bytes(of: "gitdir", limit: 8192),
    realPath(absolute(line(named[...]), from: gitFolder)) == "\(workTree)/.git"
  else { return nil }
  return main
}

private func repository(gitFolder: String, workTree: String?, prefix: String) -> Repository {
  let common = workTree.flatMap { mainFolder(of: gitFolder, workTree: $0) } ?? gitFolder
  return Repository(
    workTree: workTree, gitFolder: gitFolder, commonFolder: common, prefix: prefix, config: readConfig(in: common))
}

/// A folder with `HEAD` and either its own objects or a pointer to those of its main repository.
private func isGitFolder(_ path: String) -> Bool {
  guard let open = try? OpenFolder(at: path) else { return false }
  defer { open.close() }
  guard (try? open.status(of: "HEAD"))?.kind == .file else { return false }
  return (try? open.status(of: "objects"))?.kind == .folder || (try? open.status(of: "commondir"))?.kind == .file
}

private func isClosed(_ path: String) -> Bool {
  do throws(Refusal) {
    let open = try OpenFolder(at: path)
    defer { open.close() }
    _ = try open.status(of: "HEAD")
    return false
  } catch .denied {
    return true
  } catch {
    return false
  }
}

private func readConfig(in gitFolder: String) -> RepositoryConfig {
  guard let open = try? OpenFolder(at: gitFolder) else { return RepositoryConfig() }
  defer { open.close() }
  return RepositoryConfig(reading: (try? open.bytes(of: "config", limit: 1 << 20)) ?? [])
}

private func line(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes.prefix { $0 != 10 && $0 != 13 && $0 != 0 }, as: UTF8.self)
}

private func absolute(_ path: String, from folder: String) -> String {
  path.utf8.first == UInt8(ascii: "/") ? path : "\(folder)/\(path)"
}

/// The path without its last part; the root is its own parent.
func parent(of path: String) -> String {
  let end = path.utf8.lastIndex(of: 47) ?? path.utf8.startIndex
  return end == path.utf8.startIndex ? "/" : String(decoding: path.utf8[..<end], as: UTF8.self)
}
