internal import Digest
private import Glibc

/// A file that saves work and nothing else: whoever deletes it loses time.
///
/// A line that says what it is, a line with its key, the contents, and the SHA-256 of all that as 64 hexadecimal digits. It is
/// written beside its place and renamed, so that a reader finds a whole one whatever happens to its writer, and of two
/// writers at once the second wins.
package struct CacheFile: Sendable {
  /// Absolute.
  private var folder: String
  private var name: String

  package var path: String { "\(folder)/\(name)" }

  /// - Parameters:
  ///   - folder: Absolute; made when something is written.
  ///   - name: Begins with what files of this purpose have in common, and a hyphen.
  package init(in folder: String, named name: String) { (self.folder, self.name) = (folder, name) }

  package enum Contents: Hashable, Sendable {
    /// There is no file, or it was written for something else, by another program for instance.
    case nothing
    case damaged
    case bytes(ArraySlice<UInt8>)
  }

  private static let mark = "muster cache 1\n"
  private static let digestLength = 64

  /// - Parameter key: What the contents must have been written for; one line.
  package func read(for key: String) -> Contents {
    guard let bytes = contents() else { return .nothing }
    let (whole, digest) = (bytes.dropLast(Self.digestLength), bytes.suffix(Self.digestLength))
    var running = RunningDigest()
    running.add(whole)
    guard digest.elementsEqual(running.digest.description.utf8), whole.starts(with: Self.mark.utf8) else {
      return .damaged
    }
    let head = Self.head(for: key)
    return whole.starts(with: head) ? .bytes(whole.dropFirst(head.count)) : .nothing
  }

  /// - Parameter parts: The contents, one after the other.
  /// - Throws: ``CacheFailure``; what was there before is there still.
  package func write(_ parts: some Sequence<ArraySlice<UInt8>>, for key: String) throws(CacheFailure) {
    try makeFolders()
    // The X are replaced by `mkstemp`.
    var draft = Array("\(folder)/\(name).draft-XXXXXX".utf8CString)
    let file = unsafe mkstemp(&draft)
    guard file >= 0 else { throw CacheFailure(path: folder, code: errno) }
    do throws(CacheFailure) {
      defer { close(file) }
      try write(parts, for: key, to: file)
    } catch {
      unsafe unlink(draft)
      throw error
    }
    guard unsafe rename(draft, path) == 0 else {
      let failure = CacheFailure(path: path, code: errno)
      unsafe unlink(draft)
      throw failure
    }
    forgetOldest()
  }

  package func write(_ bytes: [UInt8], for key: String) throws(CacheFailure) { try write([bytes[...]], for: key) }

  private static func head(for key: String) -> [UInt8] { Array("\(mark)\(key)\n".utf8) }

  private func write(
    _ parts: some Sequence<ArraySlice<UInt8>>, for key: String, to file: CInt
  ) throws(CacheFailure) {
    var (running, pending) = (RunningDigest(), Self.head(for: key))
    for part in parts {
      pending += part
      guard pending.count >= 1 << 18 else { continue }
      running.add(pending[...])
      try write(pending, to: file)
      pending.removeAll(keepingCapacity: true)
    }
    running.add(pending[...])
    try write(pending + Array(running.digest.description.utf8), to: file)
  }
}

/// Why nothing could be kept.
package struct CacheFailure: Error, CustomStringConvertible {
  var path: String
  var code: CInt

  package var description: String {
    let reason =
      switch code {
      case ENOTDIR: "it is no folder"
      case EISDIR: "a folder stands there"
      case ENOSPC: "no room is left"
      case EROFS: "the file system is read-only"
      default: Refusal(errno: code).reason
      }
    return "'\(path)': \(reason)"
  }
}

extension CacheFile {
  /// Of the account's own file only: somebody else's is not ours to believe.
  private func contents() -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
      return nil
    }
    let size = Int(status.st_size)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = unsafe Glibc.read(file, buffer.baseAddress! + filled, size - filled)
        if count > 0 { filled += count } else if count == 0 || errno != EINTR { break }
      }
    }
  }

  private func makeFolders() throws(CacheFailure) {
    var path = ""
    for component in folder.utf8.split(separator: 47) {
      path += "/\(String(Substring(component)))"
      guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { continue }
      // One that is not there and cannot be made; where it is there, any error of `mkdir` may come.
      let code = errno
      var status = stat()
      if unsafe stat(path, &status) != 0 { throw CacheFailure(path: path, code: code) }
    }
  }

  private func write(_ bytes: [UInt8], to file: CInt) throws(CacheFailure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress! + written, $0.count - written)
      }
      if count >= 0 { written += count } else if errno != EINTR { throw CacheFailure(path: path, code: errno) }
    }
  }

  /// So many files of one purpose stay, the youngest; drafts that a crash left are among those that go.
  private static let most = 32

  private func forgetOldest() {
    guard let open = try? OpenFolder(at: folder), let end = name.utf8.firstIndex(of: 45) else { return }
    defer { open.close() }
    let purpose = Array(name.utf8[...end])
    let names = ((try? open.names(in: "")) ?? []).filter { $0.starts(with: purpose) }
    guard names.count > Self.most else { return }
    let dated = names.map { name -> (time: Int, path: String) in
      let path = "\(folder)/\(String(decoding: name, as: UTF8.self))"
      var status = stat()
      return (unsafe lstat(path, &status) == 0 ? status.st_mtim.tv_sec : 0, path)
    }
    for old in dated.sorted(by: { $0.time > $1.time }).dropFirst(Self.most) { unsafe unlink(old.path) }
  }
}
