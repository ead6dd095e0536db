private import Glibc
private import Synchronization

/// A private folder (mode 0700) that is gone when `body` is over, however it ends; where the process is killed, the next one of
/// the same account removes it.
///
/// - Throws: ``SourceError/noWorkingSpace(reason:)``, or what `body` throws.
package func withPrivateFolder<R>(
  among folders: PrivateFolders = .ofProcess, _ body: (String) async throws -> R
) async throws -> R {
  _ = isTidied
  let (path, lock) = try makePrivateFolder(in: workingSpace)
  folders.add(path)
  defer {
    folders.remove(path)
    close(lock)
  }
  return try await body(path)
}

/// The private folders that are in use, for who ends the process without waiting for their users: that is done from a thread
/// of its own, hence the lock.
package final class PrivateFolders: Sendable {
  package static let ofProcess = PrivateFolders()

  private let paths = Mutex<Set<String>>([])

  package init() {}

  /// Removes them while they may still be written to, so that one of them may stay.
  package func removeAll() {
    for path in paths.withLock({ $0 }).sorted() { remove(path) }
  }

  fileprivate func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  fileprivate func remove(_ path: String) {
    removeTree(path)
    paths.withLock { _ = $0.remove(path) }
  }
}

/// Where POSIX has it when nobody says otherwise.
private let workingSpace: String = {
  let said = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
  return said.isEmpty ? "/tmp" : said
}()

/// Once in a process: what the dead have left is removed.
private let isTidied: Void = removeAbandonedFolders(in: workingSpace)

private let ownPrefix = "muster-work-"

/// - Returns: The folder, and a lock on it that ends with the process at the latest: without one nobody uses it any more.
private func makePrivateFolder(in parent: String) throws(SourceError) -> (path: String, lock: CInt) {
  while true {
    // The X are replaced by `mkdtemp`.
    var template = Array("\(parent)/\(ownPrefix)XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw SourceError.noWorkingSpace(reason: "'\(parent)': \(Refusal(errno: errno).reason)")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Who tidies just now may have found it without a lock, and be about to remove it: then another one is made.
    if let lock = lockedFolder(path, LOCK_SH) { return (path, lock) }
    // A file system that has no locks has none for others either.
    if unsafe access(path, F_OK) == 0 { return (path, -1) }
  }
}

/// Removes the folders of this account that nobody uses any more, because their process was killed.
func removeAbandonedFolders(in parent: String) {
  guard let folder = try? OpenFolder(at: parent) else { return }
  defer { folder.close() }
  for name in (try? folder.names(in: "")) ?? [] where name.starts(with: ownPrefix.utf8) {
    let path = "\(parent)/\(String(decoding: name, as: UTF8.self))"
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_uid == geteuid(),
      let lock = lockedFolder(path, LOCK_EX | LOCK_NB)
    else { continue }
    removeTree(path)
    close(lock)
  }
}

/// Locks what stands at the path; `nil` when somebody else has the lock, or removed the folder meanwhile.
private func lockedFolder(_ path: String, _ operation: CInt) -> CInt? {
  let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  guard folder >= 0 else { return nil }
  var (opened, named) = (stat(), stat())
  let isLocked = flock(folder, operation) == 0
  if isLocked, unsafe fstat(folder, &opened) == 0, unsafe lstat(path, &named) == 0, opened.st_ino == named.st_ino {
    return folder
  }
  close(folder)
  return nil
}

/// Files first, then folders, without following a link: what is in there, we or git wrote.
private func removeTree(_ path: String) {
  var folders = [path]
  var emptied: [String] = []
  while let folder = folders.popLast() {
    emptied.append(folder)
    guard let open = try? OpenFolder(at: folder) else { continue }
    defer { open.close() }
    for name in (try? open.names(in: "")) ?? [] {
      let name = String(decoding: name, as: UTF8.self)
      let isFolder = (try? open.status(of: name))?.kind == .folder
      if isFolder { folders.append("\(folder)/\(name)") } else { unsafe unlink("\(folder)/\(name)") }
    }
  }
  for folder in emptied.reversed() { unsafe rmdir(folder) }
}

/// Writes a small file of our own.
func write(_ bytes: [UInt8], to path: String) throws(SourceError) {
  let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard file >= 0 else { throw SourceError.noWorkingSpace(reason: "'\(path)': \(Refusal(errno: errno).reason)") }
  defer { close(file) }
  try write(bytes, to: file, named: path)
}

/// - Parameter file: Open for writing.
func write(_ bytes: [UInt8], to file: Int32, named path: String) throws(SourceError) {
  var written = 0
  while written < bytes.count {
    let part = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress! + written, $0.count - written) }
    if part < 0, errno == EINTR { continue }
    guard part > 0 else { throw SourceError.noWorkingSpace(reason: "'\(path)': \(Refusal(errno: errno).reason)") }
    written += part
  }
}

/// Makes a folder of our own that only we may enter.
func makeFolder(_ path: String) throws(SourceError) {
  guard unsafe mkdir(path, 0o700) == 0 else {
    throw SourceError.noWorkingSpace(reason: "'\(path)': \(Refusal(errno: errno).reason)")
  }
}
