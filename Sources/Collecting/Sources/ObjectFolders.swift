private import Glibc

/// Where git may look for a repository's objects.
///
/// `objects/info/alternates` names further folders, and git would follow it to any that the account may read, so that
/// a repository could publish another one's documents by naming a commit. We read the list ourselves.
struct ObjectFolders: Sendable {
  /// The repository's own first; absolute.
  private(set) var folders: [String]
  /// Which of them have a list that git must not see.
  private(set) var lending: Set<String> = []
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
        lending.insert(folder)
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

  /// The folders as git shall see them; one with a list of others is shown through links to what it holds itself.
  ///
  /// - Parameter place: a folder of our own.
  func visible(in place: String) throws(SourceError) -> [String] {
    var visible: [String] = []
    for (index, folder) in folders.enumerated() {
      guard lending.contains(folder) else {
        visible.append(folder)
        continue
      }
      let view = "\(place)/borrowed-\(index)"
      try makeFolder(view)
      for name in objectNames(in: folder) { try makeLink("\(view)/\(name)", to: "\(folder)/\(name)") }
      visible.append(view)
    }
    return visible
  }
}

/// `pack` and the 256 folders of loose objects, as far as they are folders.
private func objectNames(in folder: String) -> [String] {
  guard let open = try? OpenFolder(at: folder) else { return [] }
  defer { open.close() }
  return ((try? open.names(in: "")) ?? []).compactMap { name in
    let isLoose = name.count == 2 && name.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard isLoose || name.elementsEqual("pack".utf8) else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    return (try? open.status(of: text))?.kind == .folder ? text : nil
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
