private import Glibc

/// Where git may look for a repository's objects.
///
/// `objects/info/alternates` names further folders, and links may stand for folders of objects or for single ones. Git would
/// follow both to whatever the account may read, so that a repository could publish another one's documents by naming a
/// commit. So we read the list ourselves, and git sees each folder through links of ours to what truly lies in it.
struct ObjectFolders: Sendable {
  /// The repository's own first; absolute.
  private(set) var folders: [String]
  /// Objects are to be had elsewhere, and we do not look there.
  private(set) var leavesOut = false

  /// As deep as git goes.
  private static let deepest = 5
  private static let most = 16

  init(of repository: Repository) {
    folders = ["\(repository.commonFolder)/objects"]
    let roots = grounds(of: repository)
    var (position, depths) = (0, [0])
    while position < folders.count {
      let folder = folders[position]
      for named in alternates(in: folder) {
        let isNear = depths[position] < Self.deepest && folders.count < Self.most
        guard isNear, let real = named, roots.contains(where: { real.utf8.starts(with: "\($0)/".utf8) }) else {
          leavesOut = true
          continue
        }
        guard !folders.contains(real) else { continue }
        folders.append(real)
        depths.append(depths[position] + 1)
      }
      position += 1
    }
  }

  /// The folders as git shall see them, each through links to what it holds itself.
  ///
  /// - Parameter place: a folder of our own.
  /// - Returns: Also whether something was left out because it is a link.
  func visible(in place: String) throws(SourceError) -> (folders: [String], leavesOut: Bool) {
    var (views, leavesOut): ([String], Bool) = ([], false)
    for (index, folder) in folders.enumerated() {
      let view = "\(place)/objects-\(index)"
      try makeFolder(view)
      let (names, hasLinks) = objectNames(in: folder)
      for name in names { try makeLink("\(view)/\(name)", to: "\(folder)/\(name)") }
      if hasLinks { leavesOut = true }
      views.append(view)
    }
    return (views, leavesOut)
  }
}

/// `pack` and the 256 folders of loose objects, as far as they are folders and hold files alone.
private func objectNames(in folder: String) -> (names: [String], hasLinks: Bool) {
  guard let open = try? OpenFolder(at: folder) else { return ([], false) }
  defer { open.close() }
  var (names, hasLinks): ([String], Bool) = ([], false)
  for member in (try? open.members(of: "")) ?? [] {
    let isLoose = member.name.count == 2 && member.name.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard isLoose || member.name.elementsEqual("pack".utf8) else { continue }
    let name = String(decoding: member.name, as: UTF8.self)
    if holdsFilesAlone(open, name, member.kind) { names.append(name) } else { hasLinks = true }
  }
  return (names, hasLinks)
}

/// What else there is beside files, as a folder of several indexes, is of no use to git here.
private func holdsFilesAlone(_ open: OpenFolder, _ folder: String, _ kind: FileStatus.Kind?) -> Bool {
  guard (kind ?? (try? open.status(of: folder))?.kind) == .folder, let members = try? open.members(of: folder) else {
    return false
  }
  return members.allSatisfy { member in
    let kind = member.kind ?? (try? open.status(of: "\(folder)/\(String(decoding: member.name, as: UTF8.self))"))?.kind
    return kind == .file || kind == .folder
  }
}

/// The real path of each folder that a list names; `nil` for one that is not there or not to be understood.
private func alternates(in folder: String) -> [String?] {
  guard let open = try? OpenFolder(at: folder) else { return [] }
  defer { open.close() }
  do throws(Refusal) {
    let bytes = try open.bytes(of: "info/alternates", limit: 1 << 16)
    return bytes.split(separator: 10).filter { $0.first != UInt8(ascii: "#") }.prefix(64).map { line in
      let path = String(decoding: line, as: UTF8.self)
      return realPath(path.utf8.first == UInt8(ascii: "/") ? path : "\(folder)/\(path)")
    }
  } catch {
    // A list that cannot be read as a file is one that git might still follow.
    return error == .absent ? [] : [nil]
  }
}

/// The folders that belong to a repository: its files, its git folders, and for a linked working tree or a submodule the
/// git folder around them, which knows of it.
private func grounds(of repository: Repository) -> [String] {
  var grounds = [repository.workTree, repository.gitFolder, repository.commonFolder].compactMap(\.self)
  var around = parent(of: repository.commonFolder)
  while around != "/" {
    if around.utf8.suffix(5).elementsEqual("/.git".utf8) { grounds.append(around) }
    around = parent(of: around)
  }
  return grounds.compactMap(realPath)
}

private func makeLink(_ path: String, to target: String) throws(SourceError) {
  guard unsafe symlink(target, path) == 0 else {
    throw SourceError.noWorkingSpace(reason: "'\(path)': \(Refusal(errno: errno).reason)")
  }
}
