internal import Glibc

/// The right to replace one destination; it ends with the process at the latest.
///
/// The lock is the kernel's, on a file beside or in the destination: a file that a dead build left there locks nothing.
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

/// - Returns: The descriptor that holds the lock.
private func locked(_ name: DiskPath, in folder: borrowing Folder) throws(PublishingError) -> Int32 {
  let (outer, path) = (folder.descriptor, folder.display(name))
  while true {
    let file = try checked("open", path) {
      unsafe openat(outer, name.cString, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let (code, holder) = (errno, holder(of: file))
      close(file)
      throw code == EWOULDBLOCK
        ? .locked(path: path, holder: holder) : .disk(DiskFailure(call: "lock", path: path, code: code))
    }
    // Its last holder may have removed the name after we opened it; then the lock is on a file that nobody else sees.
    if try isStill(file, at: name, in: folder) {
      sign(file)
      return file
    }
    close(file)
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
