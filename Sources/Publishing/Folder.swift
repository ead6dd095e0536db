internal import CPosix
internal import Glibc

/// An open folder, closed when it goes out of scope.
///
/// Whatever is done in it is done relative to it, so that it stays the same folder when names above it change.
struct Folder: ~Copyable, Sendable {
  let descriptor: Int32
  /// For messages only.
  let path: String

  /// Follows symbolic links: for a place that the user named.
  init(atAbsolutePath path: String) throws(PublishingError) {
    self.path = path
    descriptor = try checked("open", path) { unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  }

  /// A folder directly in `parent`, which may not be a symbolic link.
  init(_ name: DiskPath, in parent: borrowing Folder) throws(PublishingError) {
    path = parent.display(name)
    let (outer, flags) = (parent.descriptor, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    descriptor = try checked("open", path) { unsafe openat(outer, name.cString, flags) }
  }

  /// The same folder once more, with a position of its own.
  init(reopening other: borrowing Folder) throws(PublishingError) {
    path = other.path
    let (outer, flags) = (other.descriptor, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    descriptor = try checked("open", path) { unsafe openat(outer, ".", flags) }
  }

  deinit { close(descriptor) }

  func display(_ name: DiskPath) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }

  /// The folder at the end of `components`, none of which may be a symbolic link.
  func descend(_ components: some Collection<DiskPath>) throws(PublishingError) -> Folder {
    var folder = try Folder(reopening: self)
    for component in components { folder = try Folder(component, in: folder) }
    return folder
  }
}

/// What stands under a name in a folder.
struct Entry: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case file, folder, other }

  var name: DiskPath
  var kind: Kind
}

extension Folder {
  /// What stands under `name`, without following a symbolic link; `nil` when nothing does.
  func status(of name: DiskPath) throws(PublishingError) -> FileStatus? {
    var status = stat()
    if unsafe fstatat(descriptor, name.cString, &status, AT_SYMLINK_NOFOLLOW) == 0 { return FileStatus(status) }
    guard errno == ENOENT else { throw .disk(DiskFailure(call: "look at", path: display(name), code: errno)) }
    return nil
  }

  func status() throws(PublishingError) -> FileStatus {
    var status = stat()
    let descriptor = descriptor
    _ = try checked("look at", path) { unsafe fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// Everything in the folder, sorted by the bytes of the names.
  func entries() throws(PublishingError) -> [Entry] {
    var entries: [Entry] = []
    for name in try names() {
      guard let status = try status(of: name) else { continue }
      entries.append(Entry(name: name, kind: status.kind))
    }
    return entries
  }

  /// The names of everything in the folder, sorted by their bytes.
  func names() throws(PublishingError) -> [DiskPath] {
    let descriptor = descriptor
    let own = try checked("list", path) { unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = unsafe fdopendir(own) else {
      close(own)
      throw .disk(DiskFailure(call: "list", path: path, code: errno))
    }
    defer { unsafe closedir(stream) }
    var names: [DiskPath] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe DiskPath(copying: muster_entry_name(entry))
      if name != DiskPath(".") && name != DiskPath("..") { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .disk(DiskFailure(call: "list", path: path, code: errno)) }
    return names.sorted()
  }

  /// All bytes of the regular file `name`.
  func contents(of name: DiskPath) throws(PublishingError) -> [UInt8] {
    let file = try OpenFile(name, in: self)
    var bytes = [UInt8](repeating: 0, count: file.size)
    var filled = 0
    while filled < bytes.count {
      let count = try file.read(into: &bytes, at: filled)
      if count == 0 { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }
}
