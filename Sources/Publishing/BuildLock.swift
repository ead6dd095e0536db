internal import Glibc

/// The right to replace one destination; it ends with the process at the latest.
///
/// The lock is the kernel's, on a file beside or in the destination: a file that a dead build left there locks nothing, whatever
/// account that build had.
struct BuildLock: ~Copyable, Sendable {
  private let descriptor: Int32
  private let name: DiskPath
  private let folder: Folder

  /// Does not wait.
  ///
  /// - Throws: ``PublishingError/locked(path:holder:)`` when another build has it.
  init(_ name: DiskPath, in folder: borrowing Folder) throws(PublishingError) {
    let own = try Folder(reopening: folder)
    descriptor = try locked(name, in: folder)
    self.name = name
    self.folder = own
  }

  deinit {
    // Closing would leave it with a process that is being started at this moment, until that has closed what is not its own.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Removes the file while the lock is held, so that no clutter stays.
  func removeFile(on disk: Disk) {
    // A lock file that stays does no harm: the next build takes it over.
    try? disk.removeFile(name, in: folder)
  }
}

/// What `body` returns; where it throws, `undo` is called first.
func unlessFailing<R: ~Copyable>(
  _ body: () throws(PublishingError) -> R, undo: () -> Void
) throws(PublishingError) -> R {
  do throws(PublishingError) {
    return try body()
  } catch {
    undo()
    throw error
  }
}

/// - Returns: The descriptor that holds the lock.
private func locked(_ name: DiskPath, in folder: borrowing Folder) throws(PublishingError) -> Int32 {
  let (outer, path) = (folder.descriptor, folder.display(name))
  var vanished = 0
  while true {
    guard let (file, isForeign) = try opened(name, in: folder) else {
      vanished += 1
      // Nobody removes it so often: it can be neither found nor made, as on a file system that has only files of its own.
      guard vanished < 100 else {
        throw .refused(
          reason: "\(folder.path) cannot be written to: no lock can be made there",
          help: "Choose another destination with `-o`")
      }
      continue
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let (code, holder) = (errno, holder(of: file))
      close(file)
      throw code == EWOULDBLOCK
        ? .locked(path: path, holder: holder) : .disk(DiskFailure(call: "lock", path: path, code: code))
    }
    // Its last holder may have removed the name after we opened it; then the lock is on a file that nobody else sees.
    guard try isStill(file, at: name, in: folder) else {
      close(file)
      continue
    }
    // One that cannot be signed is replaced, as a holder removes it in the end: whoever opened it finds the name gone. Where it
    // cannot be removed it locks as well as any.
    if isForeign, unsafe unlinkat(outer, name.cString, 0) == 0 {
      close(file)
      continue
    }
    sign(file)
    return file
  }
}

/// Opens the file of the lock, and makes it where there is none.
///
/// - Returns: Whether it is another account's, which this one may read and not write: enough for a lock. `nil` when it was
///   removed while we looked.
private func opened(
  _ name: DiskPath, in folder: borrowing Folder
) throws(PublishingError) -> (file: Int32, isForeign: Bool)? {
  let (outer, path, flags) = (folder.descriptor, folder.display(name), O_NOFOLLOW | O_CLOEXEC)
  do throws(PublishingError) {
    let file = try checked("open", path) { unsafe openat(outer, name.cString, flags | O_RDWR | O_CREAT, 0o644) }
    return (file, false)
  } catch .disk(let failure) where failure.code == EACCES && folder.isWritable {
    let file = unsafe openat(outer, name.cString, flags | O_RDONLY)
    if file >= 0 { return (file, true) }
    if errno == ENOENT { return nil }
    throw .foreignLock(path: path)
  }
}

private func isStill(_ file: Int32, at name: DiskPath, in folder: borrowing Folder) throws(PublishingError) -> Bool {
  var (opened, named) = (stat(), stat())
  guard unsafe fstat(file, &opened) == 0 else { return false }
  guard unsafe fstatat(folder.descriptor, name.cString, &named, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
  return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
}

/// Writes our process id into the file, for the message that others give. Nothing else depends on it.
private func sign(_ file: Int32) {
  let text = Array("\(getpid())\n".utf8)
  ftruncate(file, 0)
  _ = unsafe pwrite(file, text, text.count, 0)
}

private func holder(of file: Int32) -> Int? {
  var buffer = [UInt8](repeating: 0, count: 24)
  let count = unsafe pread(file, &buffer, buffer.count, 0)
  guard count > 1 else { return nil }
  return Int(String(decoding: buffer[..<(count - 1)], as: UTF8.self))
}
