internal import Diagnostics
internal import Glibc

/// Removes an old site that stands beside the destination, after carrying over what is not Muster's.
///
/// Nothing is deleted before everything of others has been moved; the manifest, which tells the two apart, goes last. So
/// this can be stopped anywhere and done again.
///
/// - Parameter name: The old site's folder in `parent`.
/// - Returns: How many files and folders of others were carried over.
func retire(
  _ name: DiskPath, of destination: Destination, in parent: borrowing Folder, carryingInto new: borrowing Folder,
  on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> Int {
  let old = try Folder(name, in: parent)
  let own = try OwnFiles(in: old)
  let (carried, stuck) = try carry(try own.others(in: old), from: old, into: new, own, on: disk)
  try own.remove(from: old, on: disk)
  guard stuck > 0 else {
    try disk.removeFolder(name, in: parent)
    return carried
  }
  let kept = try firstFreeName(destination.keptName, in: parent) { kept throws(PublishingError) in
    try disk.rename(name, in: parent, to: kept, in: parent)
  }
  log.emit(
    Diagnostic(
      .keptFiles, .warning,
      "\(stuck) \(stuck == 1 ? "file" : "files") that Muster did not write had no room in the new site",
      help: "Look into \(parent.display(kept)), where they are kept, and remove it",
      at: FileLocation(path: destination.path)))
  return carried
}

/// Moves each of `others` to the same path in `new`, replacing nothing.
private func carry(
  _ others: [DiskPath], from old: borrowing Folder, into new: borrowing Folder, _ own: OwnFiles, on disk: Disk
) throws(PublishingError) -> (carried: Int, stuck: Int) {
  var (carried, stuck, queue) = (0, 0, others)
  var merged: [DiskPath] = []
  while let path = queue.popLast() {
    do throws(PublishingError) {
      let target = try disk.openFolder(path.folders, in: new)
      try disk.rename(path.name, in: try old.descend(path.parent), to: path.name, in: target)
      carried += 1
    } catch .disk(let failure) where failure.code == EEXIST {
      // Two folders of one name can still become one.
      if let inner = try own.others(inFolderAt: path, of: old) {
        merged.append(path)
        queue += inner
      } else {
        stuck += 1
      }
    } catch .disk(let failure) where obstructions.contains(failure.code) {
      stuck += 1
    }
  }
  try own.remove(folders: merged.reversed(), from: old, on: disk)
  return (carried, stuck)
}

/// Something else stands in the way, or the file must stay where it is.
let obstructions: Set<Int32> = [ENOTDIR, ELOOP, EISDIR, EACCES, EPERM, EBUSY, EXDEV, ENAMETOOLONG, EMLINK]

/// Which files of a site are Muster's.
struct OwnFiles {
  private var files: Set<DiskPath>
  private var folders: Set<DiskPath> = []

  /// A folder without a manifest holds nothing of ours.
  init(in site: borrowing Folder) throws(PublishingError) {
    let name = DiskPath(Manifest.name)
    guard try site.status(of: name)?.kind == .file, let manifest = Manifest(decoding: try site.contents(of: name))
    else {
      files = []
      return
    }
    let addresses = Array(manifest.outputs.keys) + Array(try keptFiles(in: site).keys)
    files = Set(addresses.map { DiskPath($0) } + [name, DiskPath(BuildRecord.name)])
    folders = foldersAbove(files)
  }

  func contains(_ path: DiskPath) -> Bool { files.contains(path) }

  /// What is not ours in a site: files, and folders in which nothing is.
  func others(in site: borrowing Folder) throws(PublishingError) -> [DiskPath] {
    var (others, queue): ([DiskPath], [DiskPath?]) = ([], [nil])
    while let folder = queue.popLast() {
      for entry in try site.entries(at: folder) {
        let path = folder?.appending(entry.name) ?? entry.name
        switch entry.kind {
        case .file where files.contains(path): continue
        case .folder where folders.contains(path): queue.append(path)
        case .file, .folder, .link, .other: others.append(path)
        }
      }
    }
    return others
  }

  /// What stands in a folder in which nothing is ours; `nil` when it is not a folder.
  func others(inFolderAt path: DiskPath, of site: borrowing Folder) throws(PublishingError) -> [DiskPath]? {
    let above = try site.descend(path.parent)
    guard try above.status(of: path.name)?.kind == .folder else { return nil }
    return try Folder(path.name, in: above).names().map(path.appending)
  }

  /// Removes our files and the folders that are empty then; last what tells which files are ours, the manifest after all.
  func remove(from site: borrowing Folder, on disk: Disk) throws(PublishingError) {
    let last = [DiskPath(BuildRecord.name), DiskPath(Manifest.name)].filter(files.contains)
    try remove(files: files.filter { !last.contains($0) }.sorted(), from: site, on: disk)
    try remove(folders: folders.sorted().reversed(), from: site, on: disk)
    try remove(files: last, from: site, on: disk)
  }

  /// - Parameter paths: Best sorted, so that each folder is opened once.
  func remove(files paths: [DiskPath], from site: borrowing Folder, on disk: Disk) throws(PublishingError) {
    var descent = try Descent(from: site)
    for path in paths {
      do throws(PublishingError) {
        try descent.go(to: path)
        let name = path.name
        if try descent.folder.status(of: name)?.kind == .file { try disk.removeFile(name, in: descent.folder) }
      } catch .disk(let failure) where outOfReach.contains(failure.code) {}
    }
  }

  /// Removes those that are empty.
  ///
  /// - Parameter paths: Each before those above it.
  func remove(folders paths: [DiskPath], from site: borrowing Folder, on disk: Disk) throws(PublishingError) {
    var descent = try Descent(from: site)
    for path in paths {
      do throws(PublishingError) {
        try descent.go(to: path)
        try disk.removeFolder(path.name, in: descent.folder)
      } catch .disk(let failure) where outOfReach.contains(failure.code) {}
    }
  }
}

/// The folders on the way to `paths`.
func foldersAbove(_ paths: some Sequence<DiskPath>) -> Set<DiskPath> {
  var folders: Set<DiskPath> = []
  for path in paths {
    var above = path.parent
    // What is above one that is known is known, too.
    while let folder = above, folders.insert(folder).inserted { above = folder.parent }
  }
  return folders
}

/// Gone already, or others' files are in it or in its place.
let outOfReach: Set<Int32> = [ENOENT, ENOTEMPTY, ENOTDIR, ELOOP]

/// Removes a folder with all that is in it: only for a stage, where everything is ours. Follows no symbolic link.
func removeTree(_ name: DiskPath, in parent: borrowing Folder, on disk: Disk) throws(PublishingError) {
  let folder = try Folder(name, in: parent)
  for entry in try folder.entries() {
    switch entry.kind {
    case .folder: try removeTree(entry.name, in: folder, on: disk)
    case .file, .link, .other: try disk.removeFile(entry.name, in: folder)
    }
  }
  try disk.removeFolder(name, in: parent)
}
