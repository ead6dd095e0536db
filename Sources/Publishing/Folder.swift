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

  private init(_ descriptor: Int32, at path: String) { (self.descriptor, self.path) = (descriptor, path) }

  deinit { close(descriptor) }

  /// The path of what lies at `below`, for messages; of the folder itself for `nil`.
  func display(_ below: DiskPath?) -> String {
    guard let below else { return path }
    return path == "/" ? "/\(below)" : "\(path)/\(below)"
  }

  /// The folder at `below`, this one for `nil`. Nothing on the way there, nor at its end, may be a symbolic link.
  func descend(_ below: DiskPath?) throws(PublishingError) -> Folder {
    Folder(try descriptor(of: below), at: display(below))
  }

  /// Opens what ``descend(_:)`` opens, for who will close it.
  private func descriptor(of below: DiskPath?) throws(PublishingError) -> Int32 {
    let (outer, flags) = (descriptor, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard let below else { return try checked("open", path) { unsafe openat(outer, ".", flags) } }
    // What others put into a site may lie deeper than a single call can go.
    guard below.cString.count <= Int(PATH_MAX) else { return try descriptorStepByStep(of: below.components) }
    let opened = unsafe muster_open_beneath(outer, below.cString, flags, 0)
    guard opened >= 0 else { throw .disk(DiskFailure(call: "open", path: display(below), code: -opened)) }
    return opened
  }

  private func descriptorStepByStep(of components: [DiskPath]) throws(PublishingError) -> Int32 {
    var folder = try Folder(components[0], in: self)
    for component in components.dropFirst() { folder = try Folder(component, in: folder) }
    let last = folder.descriptor
    return try checked("open", folder.path) { unsafe openat(last, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  }
}

/// What stands under a name in a folder.
struct Entry: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case file, folder, link, other }

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

  /// What the symbolic link `name` leads to; `nil` when it leads nowhere, or where this user may not look.
  func status(following name: DiskPath) throws(PublishingError) -> FileStatus? {
    var status = stat()
    if unsafe fstatat(descriptor, name.cString, &status, 0) == 0 { return FileStatus(status) }
    guard [ENOENT, ENOTDIR, ELOOP, EACCES].contains(errno) else {
      throw .disk(DiskFailure(call: "look at", path: display(name), code: errno))
    }
    return nil
  }

  func status() throws(PublishingError) -> FileStatus {
    var status = stat()
    let descriptor = descriptor
    _ = try checked("look at", path) { unsafe fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// Where the symbolic link `name` leads, as it is written; `nil` for what is no symbolic link.
  func target(of name: DiskPath) throws(PublishingError) -> String? {
    guard try status(of: name)?.kind == .link else { return nil }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let (outer, size) = (descriptor, buffer.count)
    let count = try checked("read the link", display(name)) {
      unsafe buffer.withUnsafeMutableBytes { unsafe readlinkat(outer, name.cString, $0.baseAddress!, size) }
    }
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Everything in the folder at `below`, sorted by the bytes of the names; in this folder for `nil`.
  func entries(at below: DiskPath? = nil) throws(PublishingError) -> [Entry] {
    var entries: [Entry] = []
    for (name, type) in try namesAndTypes(at: below) {
      switch Int(type) {
      case DT_REG: entries.append(Entry(name: name, kind: .file))
      case DT_DIR: entries.append(Entry(name: name, kind: .folder))
      case DT_LNK: entries.append(Entry(name: name, kind: .link))
      // Not every file system says it with the name.
      case DT_UNKNOWN:
        guard let status = try descend(below).status(of: name) else { continue }
        entries.append(Entry(name: name, kind: status.kind))
      default: entries.append(Entry(name: name, kind: .other))
      }
    }
    return entries
  }

  /// The names of everything in the folder, sorted by their bytes.
  func names() throws(PublishingError) -> [DiskPath] { try namesAndTypes(at: nil).map(\.name) }

  private func namesAndTypes(at below: DiskPath?) throws(PublishingError) -> [(name: DiskPath, type: UInt8)] {
    // One of its own, because reading moves a position on.
    let own = try descriptor(of: below)
    let shown = display(below)
    guard let stream = unsafe fdopendir(own) else {
      close(own)
      throw .disk(DiskFailure(call: "list", path: shown, code: errno))
    }
    defer { unsafe closedir(stream) }
    var names: [(name: DiskPath, type: UInt8)] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe DiskPath(copying: muster_entry_name(entry))
      if name != itself && name != above { names.append((name, unsafe entry.pointee.d_type)) }
      errno = 0
    }
    guard errno == 0 else { throw .disk(DiskFailure(call: "list", path: shown, code: errno)) }
    return names.sorted { $0.name < $1.name }
  }

  /// The bytes of the regular file `name`, not more than `limit` of them.
  func contents(of name: DiskPath, upTo limit: Int = .max) throws(PublishingError) -> [UInt8] {
    let file = try OpenFile(name, in: self)
    var bytes = [UInt8](repeating: 0, count: min(file.size, limit))
    var filled = 0
    while filled < bytes.count {
      let count = try file.read(into: &bytes, at: filled)
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}

/// The two names in every folder that stand for no entry of it.
private let (itself, above) = (DiskPath("."), DiskPath(".."))
