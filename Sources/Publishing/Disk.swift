internal import CPosix
internal import Glibc

/// The calls that change the disk: all of them, and nowhere else.
///
/// One seam, so that a test can let any change fail with any error, and have as little room as it likes.
package struct Disk: Sendable {
  package enum Change: String, Hashable, Sendable, CaseIterable {
    case makeFolder = "make folder"
    case createFile = "create"
    case write
    case link
    case symbolicLink = "make the link"
    case rename
    case replace = "put in place"
    case exchange
    case removeFile = "remove"
    case removeFolder = "remove folder"
    case setMode = "set the mode of"
    case setGroup = "set the group of"
    case sync = "flush"
  }

  /// The disk itself.
  package static let real = Disk { _ in nil }

  /// Asked before every change: an error number makes it fail with that, `nil` lets it happen.
  private let obstacle: @Sendable (Change) -> Int32?
  /// Whether ``flush(_:)`` and ``flushFileSystem(of:)`` wait for the device; tests need not.
  private let waits: Bool

  /// What ``room(of:)`` answers; `nil` for what the file system says.
  private let room: Room?

  package init(waits: Bool = true, room: Room? = nil, obstacle: @escaping @Sendable (Change) -> Int32?) {
    self.obstacle = obstacle
    self.waits = waits
    self.room = room
  }

  /// What is left on the file system of `folder`.
  func room(of folder: borrowing Folder) -> Room { room ?? folder.room }

  @discardableResult
  private func perform<Count: BinaryInteger>(
    _ change: Change, _ path: @autoclosure () -> String, _ call: () -> Count
  ) throws(PublishingError) -> Count {
    if let code = obstacle(change) { throw .disk(DiskFailure(call: change.rawValue, path: path(), code: code)) }
    return try checked(change.rawValue, path(), call)
  }
}

extension Disk {
  func makeFolder(_ path: DiskPath, in folder: borrowing Folder, mode: mode_t = 0o777) throws(PublishingError) {
    let (outer, shown) = (folder.descriptor, folder.path)
    try perform(.makeFolder, "\(shown)/\(path)") { unsafe mkdirat(outer, path.cString, mode) }
  }

  /// A new file of `bytes`; what is there already is never written to.
  ///
  /// - Throws: Whatever stopped it; an unfinished file may then stand under the name.
  func createFile(_ path: DiskPath, in folder: borrowing Folder, _ bytes: [UInt8]) throws(PublishingError) {
    var rest: [UInt8]? = bytes
    try createFile(path, in: folder) { rest.take() }
  }

  /// The same of pieces, the first of which is asked for when there is a file to write it to.
  func createFile(
    _ path: DiskPath, in folder: borrowing Folder, _ nextPiece: () -> [UInt8]?
  ) throws(PublishingError) {
    let (outer, shown) = (folder.descriptor, folder.path)
    let file = try perform(.createFile, "\(shown)/\(path)") {
      unsafe openat(outer, path.cString, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    }
    do throws(PublishingError) {
      while let piece = nextPiece() { try write(piece, to: file, "\(shown)/\(path)") }
    } catch {
      close(file)
      throw error
    }
    // Some file systems report only here that there was no room.
    if close(file) != 0 { throw .disk(DiskFailure(call: "write", path: "\(shown)/\(path)", code: errno)) }
  }

  func write(_ bytes: [UInt8], to file: Int32, _ path: @autoclosure () -> String) throws(PublishingError) {
    var written = 0
    while written < bytes.count {
      written += try perform(.write, path()) {
        unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress! + written, $0.count - written) }
      }
    }
  }

  /// Gives the file `name` in `old` a second name.
  func link(
    _ name: DiskPath, in old: borrowing Folder, as path: DiskPath, in new: borrowing Folder
  ) throws(PublishingError) {
    let (from, to, shown) = (old.descriptor, new.descriptor, new.path)
    try perform(.link, "\(shown)/\(path)") { unsafe linkat(from, name.cString, to, path.cString, 0) }
  }

  /// Renames, and fails with `EEXIST` rather than replace anything.
  func rename(
    _ name: DiskPath, in old: borrowing Folder, to newName: DiskPath, in new: borrowing Folder
  ) throws(PublishingError) {
    let (from, to, shown) = (old.descriptor, new.descriptor, old.path)
    try perform(.rename, "\(shown)/\(name)") { unsafe muster_rename_exclusive(from, name.cString, to, newName.cString) }
  }

  /// Renames over what stands there, in one step. Unlike ``rename(_:in:to:in:)`` it is something that every file system can.
  func replace(
    _ name: DiskPath, in old: borrowing Folder, as newName: DiskPath, in new: borrowing Folder
  ) throws(PublishingError) {
    let (from, to, shown) = (old.descriptor, new.descriptor, new.path)
    try perform(.replace, "\(shown)/\(newName)") { unsafe renameat(from, name.cString, to, newName.cString) }
  }

  /// A symbolic link `name` to `target`, which need not be there.
  func makeSymbolicLink(_ name: DiskPath, to target: DiskPath, in folder: borrowing Folder) throws(PublishingError) {
    let (outer, shown) = (folder.descriptor, folder.path)
    try perform(.symbolicLink, "\(shown)/\(name)") { unsafe symlinkat(target.cString, outer, name.cString) }
  }

  /// Lets two names in one folder change places, in one step.
  func exchange(_ first: DiskPath, _ second: DiskPath, in folder: borrowing Folder) throws(PublishingError) {
    let (outer, shown) = (folder.descriptor, folder.path)
    try perform(.exchange, "\(shown)/\(second)") {
      unsafe muster_rename_exchange(outer, first.cString, outer, second.cString)
    }
  }

  func removeFile(_ name: DiskPath, in folder: borrowing Folder) throws(PublishingError) {
    let (outer, shown) = (folder.descriptor, folder.path)
    try perform(.removeFile, "\(shown)/\(name)") { unsafe unlinkat(outer, name.cString, 0) }
  }

  /// Removes a folder if it is empty.
  func removeFolder(_ name: DiskPath, in folder: borrowing Folder) throws(PublishingError) {
    let (outer, shown) = (folder.descriptor, folder.path)
    try perform(.removeFolder, "\(shown)/\(name)") { unsafe unlinkat(outer, name.cString, AT_REMOVEDIR) }
  }

  func setMode(of folder: borrowing Folder, to mode: mode_t) throws(PublishingError) {
    let (descriptor, shown) = (folder.descriptor, folder.path)
    try perform(.setMode, shown) { fchmod(descriptor, mode) }
  }

  func setGroup(of folder: borrowing Folder, to group: gid_t) throws(PublishingError) {
    let (descriptor, shown) = (folder.descriptor, folder.path)
    try perform(.setGroup, shown) { fchown(descriptor, uid_t.max, group) }
  }

  /// Waits until the names in `folder` are on the disk.
  func flush(_ folder: borrowing Folder) throws(PublishingError) {
    let (descriptor, waits, shown) = (folder.descriptor, waits, folder.path)
    try perform(.sync, shown) { waits ? fsync(descriptor) : 0 }
  }

  /// Waits until everything written so far is on the disk, and learns of late write errors.
  func flushFileSystem(of folder: borrowing Folder) throws(PublishingError) {
    let (descriptor, waits, shown) = (folder.descriptor, waits, folder.path)
    try perform(.sync, shown) { waits ? muster_sync_file_system(descriptor) : 0 }
  }
}

extension Disk {
  /// The folder at the end of `components`, made where it is missing; others may be making it at the same time.
  func openFolder(_ components: some Collection<DiskPath>, in root: borrowing Folder) throws(PublishingError) -> Folder
  {
    var folder = try Folder(reopening: root)
    for component in components {
      if try folder.status(of: component) == nil {
        do throws(PublishingError) {
          try makeFolder(component, in: folder)
        } catch .disk(let failure) where failure.code == EEXIST {}
      }
      folder = try Folder(component, in: folder)
    }
    return folder
  }
}

/// Makes a system call again while signals interrupt it, and turns -1 into an error.
@discardableResult
func checked<Count: BinaryInteger>(
  _ call: String, _ path: @autoclosure () -> String, _ body: () -> Count
) throws(PublishingError) -> Count {
  while true {
    let result = body()
    if result >= 0 { return result }
    if errno != EINTR { throw .disk(DiskFailure(call: call, path: path(), code: errno)) }
  }
}

/// What the system calls an error number, without its number.
func message(forErrno code: Int32) -> String { unsafe String(cString: strerror(code)) }
