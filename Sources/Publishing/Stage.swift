public import Diagnostics
internal import Digest
internal import Glibc
internal import ReportModel

/// A new site in the making, in a folder that no reader is shown.
///
/// It holds the lock on the destination as long as it lives. Dropped without ``publish(_:_:inputs:record:into:)`` or
/// ``discard()``, it leaves a folder that the next build removes, as a crash would.
public final class Stage: Sendable {
  let disk: Disk
  let order: PublishingOrder
  let destination: Destination
  /// Holds what readers are shown: the destination; of releases, the link to the current one; in place, the site itself.
  let root: Folder
  /// Holds the stage.
  let home: Folder
  let name: DiskPath
  let folder: Folder
  /// What the folder's permission bits become when it is shown.
  let mode: mode_t
  /// What a new file's permission bits are here.
  private let fileMode: mode_t
  let oldSite: OldSite?
  let linked = LinkedAddresses()
  private let lock: BuildLock
  private let secondLock: BuildLock?

  init(_ order: PublishingOrder, on ground: consuming Ground, in made: consuming StageFolder, disk: Disk) {
    (self.disk, self.order, destination) = (disk, order, ground.destination)
    (name, mode, fileMode) = (made.name, made.mode, made.fileMode)
    folder = made.folder
    root = ground.root
    home = ground.home
    oldSite = ground.oldSite
    lock = ground.lock
    secondLock = ground.secondLock
  }
}

/// The folder of a stage, empty and shut to all others.
struct StageFolder: ~Copyable {
  let name: DiskPath
  let folder: Folder
  let mode: mode_t
  let fileMode: mode_t

  init(_ order: PublishingOrder, on ground: borrowing Ground, disk: Disk) throws(PublishingError) {
    let name = try firstFreeName(ground.destination.stageName(in: order.mode), in: ground.home) {
      name throws(PublishingError) in
      try disk.makeFolder(name, in: ground.home)
    }
    let folder = try Folder(name, in: ground.home)
    let mode = try hide(folder, until: ground.shown, on: disk)
    let fileMode = try modeOfNewFiles(in: folder, on: disk)
    (self.name, self.mode, self.fileMode) = (name, mode, fileMode)
    self.folder = folder
  }
}

/// A place where a site can be published: looked at, tidied and locked.
struct Ground: ~Copyable {
  let destination: Destination
  let root: Folder
  let home: Folder
  let oldSite: OldSite?
  /// The folder whose group and permission bits a new one gets; `nil` when there is none.
  let shown: FileStatus?
  let lock: BuildLock
  /// Against builds of another mode.
  let secondLock: BuildLock?

  /// So that no clutter stays of a build that ends here.
  func removeLockFiles(on disk: Disk) {
    lock.removeFile(on: disk)
    secondLock?.removeFile(on: disk)
  }
}

/// All of them: none is anybody's while the lock is held.
func removeStages(
  in folder: borrowing Folder, named stageName: (Int) -> DiskPath, on disk: Disk
) throws(PublishingError) {
  for name in try folder.names() where Destination.isName(name, of: stageName) {
    try removeTree(name, in: folder, on: disk)
  }
}

/// As the umask says it, or a folder's list of access rights: only a file tells.
private func modeOfNewFiles(in folder: borrowing Folder, on disk: Disk) throws(PublishingError) -> mode_t {
  let name = DiskPath(".mode")
  try disk.createFile(name, in: folder, [])
  let status = try folder.status(of: name)
  try disk.removeFile(name, in: folder)
  return status?.mode ?? 0
}

/// Shuts a new folder to all others, and gives it the group of the one whose place it will take.
///
/// Files made in it belong to that group from the start if they did in the old one.
///
/// - Returns: The permission bits for the time when it is shown.
private func hide(
  _ folder: borrowing Folder, until shown: FileStatus?, on disk: Disk
) throws(PublishingError) -> mode_t {
  let fresh = try folder.status()
  let group = shown?.group ?? fresh.group
  let mode = shown?.mode ?? fresh.mode
  do throws(PublishingError) {
    if group != fresh.group { try disk.setGroup(of: folder, to: group) }
  } catch .disk(let failure) where failure.code == EPERM {
    // Whatever the group may do, everybody may: then it does not matter whose it is.
    guard (mode >> 3) & 7 & ~mode == 0 else {
      throw .refused(
        reason: "the destination belongs to group \(group), to which this user cannot give the new site",
        help: "Add the user to the group, or let everybody read the destination")
    }
  }
  try disk.setMode(of: folder, to: 0o700 | mode & 0o2000)
  return mode
}

/// The site that stands at the destination now.
final class OldSite: Sendable {
  let manifest: Manifest
  let folder: Folder

  init(manifest: Manifest, folder: consuming Folder) {
    self.manifest = manifest
    self.folder = folder
  }
}

/// Makes a folder in which a site can be written, and takes the lock on its destination.
///
/// What dead builds left there is tidied first.
///
/// - Throws: A refusal when the destination is not ours to replace or is, or holds, one of `places`;
///   ``PublishingError/locked(path:holder:)`` at once when another build is at work, and
///   ``PublishingError/noRoom(path:left:)`` when nothing could be written. The site that stands is untouched, unless a
///   publication in place was interrupted and is finished first.
public func openStage(
  for order: PublishingOrder, protecting places: [ProtectedPlace], into log: inout DiagnosticLog
) throws(PublishingError) -> Stage {
  try openStage(for: order, protecting: places, on: .real, into: &log)
}

package func openStage(
  for order: PublishingOrder, protecting places: [ProtectedPlace], on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> Stage {
  let destination = try Destination(order.destination)
  try destination.refuse(places)
  let ground =
    switch order.mode {
    case .exchange: try groundForExchange(at: destination, on: disk, into: &log)
    case .releases: try groundForRelease(at: destination, on: disk, into: &log)
    case .inPlace: try groundInPlace(at: destination, on: disk, into: &log)
    }
  try unlessFailing(
    { () throws(PublishingError) in try refuseWithoutRoom(on: ground, disk: disk, into: &log) },
    undo: { ground.removeLockFiles(on: disk) })
  let folder = try unlessFailing(
    { () throws(PublishingError) in try StageFolder(order, on: ground, disk: disk) },
    undo: {
      try? removeStages(in: ground.home, named: destination.stageName(in: order.mode), on: disk)
      ground.removeLockFiles(on: disk)
    })
  return Stage(order, on: ground, in: folder, disk: disk)
}

extension Stage {
  /// Writes one file of the site; called from many tasks at once.
  ///
  /// A file that the old site has with the same bytes is linked instead, so that it keeps its inode and its time. In place
  /// it stays where it is.
  public func write(_ bytes: [UInt8], to address: String) throws(PublishingError) -> WrittenFile {
    var file = try examine(bytes, at: address, linking: linked)
    try refuseSecond(of: address) { () throws(PublishingError) in
      file.isLinked = try store(bytes, at: DiskPath(address), mayLink: isListed(file))
    }
    return file
  }

  /// The same of a file in pieces, none of which is in memory with another. It is no page.
  public func write(_ pieces: some Sequence<[UInt8]>, to address: String) throws(PublishingError) -> WrittenFile {
    try refuseUnlessAddress(address)
    return try refuseSecond(of: address) { () throws(PublishingError) in try store(pieces, at: address, if: isListed) }
  }

  private func isListed(_ file: WrittenFile) -> Bool {
    oldSite?.manifest.outputs[file.address] == file.sha256
  }

  private func refuseSecond<R>(
    of address: String, _ write: () throws(PublishingError) -> R
  ) throws(PublishingError) -> R {
    do throws(PublishingError) {
      return try write()
    } catch .disk(let failure) where [EEXIST, ENOTDIR, EISDIR].contains(failure.code) {
      throw .refused(
        reason: "two files of the site want the address \"\(address)\"",
        help: "This is a fault of Muster's own; the site that stands now stays. Please report it")
    }
  }

  /// Removes the folder and gives the lock back. The destination stays as it is.
  public func discard() {
    remove(named: name)
    release()
  }

  /// - Returns: Whether the old site's file was linked, or stays.
  func store(_ bytes: [UInt8], at path: DiskPath, mayLink: Bool) throws(PublishingError) -> Bool {
    if mayLink {
      let isLinked = try linkOld(path, as: path) { old throws(PublishingError) in try old.holds(bytes) }
      if isLinked { return true }
    }
    try withFolders(of: path) { () throws(PublishingError) in try disk.createFile(path, in: folder, bytes) }
    return false
  }

  /// Pieces, of which it is known only when all are written that the old site may have them.
  ///
  /// - Parameter mayLink: Whether it is worth looking there.
  func store(
    _ pieces: some Sequence<[UInt8]>, at address: String, if mayLink: (WrittenFile) -> Bool
  ) throws(PublishingError) -> WrittenFile {
    let path = DiskPath(address)
    var examined = ExaminedPieces(of: pieces)
    try withFolders(of: path) { () throws(PublishingError) in
      try disk.createFile(path, in: folder) { examined.next() }
    }
    var file = examined.file(at: address)
    if mayLink(file) { file.isLinked = try replaceWithOld(path) }
    return file
  }

  /// Removes the folder, which has the name `name` now.
  func remove(named name: DiskPath) {
    // What cannot be removed now is removed by the next build; what is not the stage's own folder is not touched.
    guard let own = try? folder.status(), let named = try? home.status(of: name), named.inode == own.inode else {
      return
    }
    try? removeTree(name, in: home, on: disk)
  }

  /// Gives the lock back.
  func release() {
    lock.removeFile(on: disk)
    secondLock?.removeFile(on: disk)
  }

  /// Puts the old site's file in the place of the one just written, if it holds the same.
  ///
  /// - Returns: Whether it does.
  private func replaceWithOld(_ path: DiskPath) throws(PublishingError) -> Bool {
    let isSame = { (old: borrowing OpenFile) throws(PublishingError) in try OpenFile(path, in: self.folder).holds(old) }
    if order.mode == .inPlace {
      guard try linkOld(path, as: path, where: isSame) else { return false }
      try disk.removeFile(path, in: folder)
      return true
    }
    // Beside it first: a link that cannot be made must not cost the file.
    let beside = DiskPath(cString: path.cString.dropLast() + DiskPath(".old").cString)
    guard try linkOld(path, as: beside, where: isSame) else { return false }
    try disk.replace(beside, in: folder, as: path, in: folder)
    return true
  }

  /// Gives the old site's file at `path` the name `newPath` in the stage, if it `isSame`; in place it stays where it is.
  ///
  /// One with other permission bits than a new file's is not the same: a wrong umask, or somebody, has shut readers out.
  private func linkOld(
    _ path: DiskPath, as newPath: DiskPath, where isSame: (borrowing OpenFile) throws(PublishingError) -> Bool
  ) throws(PublishingError) -> Bool {
    do throws(PublishingError) {
      guard let old = try oldSite?.folder.descend(path.parent) else { return false }
      let file = try OpenFile(path.name, in: old)
      guard file.mode == fileMode, try isSame(file) else { return false }
      if order.mode == .inPlace { return true }
      try withFolders(of: newPath) { () throws(PublishingError) in
        try disk.link(path.name, in: old, as: newPath, in: folder)
      }
      return true
    } catch .disk(let failure) where writingHelps.contains(failure.code) {
      return false
    }
  }

  /// Calls `body`, and once more after making the folders above `path` if they were missing.
  private func withFolders(
    of path: DiskPath, _ body: () throws(PublishingError) -> Void
  ) throws(PublishingError) {
    do throws(PublishingError) {
      try body()
    } catch .disk(let failure) where failure.code == ENOENT {
      try makeFolder(path.parent)
      try body()
    }
  }
}

extension Stage {
  /// Makes the folder at `path` in the stage, and what is missing above it; others may be making it at the same time.
  ///
  /// From below: mostly it is one page's own folder that is missing, and those above it are there.
  private func makeFolder(_ path: DiskPath?) throws(PublishingError) {
    guard let path else { return }
    do throws(PublishingError) {
      try makeFolderUnlessThere(path)
    } catch .disk(let failure) where failure.code == ENOENT && path.parent != nil {
      try makeFolder(path.parent)
      try makeFolderUnlessThere(path)
    }
  }

  private func makeFolderUnlessThere(_ path: DiskPath) throws(PublishingError) {
    do throws(PublishingError) {
      try disk.makeFolder(path, in: folder)
    } catch .disk(let failure) where failure.code == EEXIST {}
  }
}

/// The old file is gone, is no longer a plain file, or may not be linked: a new one can be written all the same.
private let writingHelps: Set<Int32> = [
  ENOENT, ENOTDIR, ELOOP, EINVAL, EACCES, EPERM, EMLINK, EXDEV, EOPNOTSUPP, ENOSYS,
]
