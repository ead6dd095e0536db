private import Glibc
private import Synchronization

/// A private folder (mode 0700) that is gone when `body` is over, however it ends.
///
/// - Throws: ``SourceError/noWorkingSpace(reason:)``, or what `body` throws.
package func withPrivateFolder<R>(
  among folders: PrivateFolders = .ofProcess, _ body: (String) async throws -> R
) async throws -> R {
  let path = try makePrivateFolder()
  folders.add(path)
  defer { folders.remove(path) }
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

private func makePrivateFolder() throws(SourceError) -> String {
  let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  // The X are replaced by `mkdtemp`; /tmp is where POSIX has it when nobody says otherwise.
  var template = Array("\(parent.isEmpty ? "/tmp" : parent)/muster-XXXXXX".utf8CString)
  guard unsafe mkdtemp(&template) != nil else {
    throw SourceError.noWorkingSpace(reason: "'\(parent)': \(Refusal(errno: errno).reason)")
  }
  return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
