private import CPosix
private import Glibc

/// A folder held open, under which files are opened without following a symbolic link.
///
/// A path of our own machine leads to it; everything below it is untrusted. Whoever opened it closes it.
struct OpenFolder: Sendable {
  /// Absolute and without links.
  let path: String
  private let descriptor: CInt
  private let isStepByStep: Bool

  /// - Parameter isStepByStep: Opens files component by component, as where the system knows no better way.
  /// - Throws: a ``Refusal``.
  init(at path: String, isStepByStep: Bool = false) throws(Refusal) {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Refusal(errno: errno) }
    self.descriptor = descriptor
    self.path = path
    self.isStepByStep = isStepByStep
  }

  func close() { _ = Glibc.close(descriptor) }

  /// What stands at `path`, without opening it.
  func status(of path: String) throws(Refusal) -> FileStatus {
    let file = try open(path.isEmpty ? "." : path, muster_path_only | O_NOFOLLOW)
    defer { _ = Glibc.close(file) }
    return try FileStatus(of: file)
  }

  /// The bytes of a regular file.
  ///
  /// - Parameter limit: A larger file is refused before it is read.
  func bytes(of path: String, limit: Int) throws(Refusal) -> [UInt8] {
    try firstBytes(of: path, count: limit, refusingMore: true)
  }

  /// At most the first `count` bytes of a regular file.
  func firstBytes(of path: String, count: Int) throws(Refusal) -> [UInt8] {
    try firstBytes(of: path, count: count, refusingMore: false)
  }

  /// The names in a folder, in the order of their bytes, without `.` and `..`.
  func names(in path: String) throws(Refusal) -> [[UInt8]] { try members(of: path).map(\.name) }

  /// What a folder holds, in the order of the names' bytes, without `.` and `..`.
  func members(of path: String) throws(Refusal) -> [FolderMember] {
    let folder = try open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    guard let stream = unsafe fdopendir(folder) else {
      defer { _ = Glibc.close(folder) }
      throw Refusal(errno: errno)
    }
    defer { unsafe closedir(stream) }
    var members: [FolderMember] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe name(of: entry)
      if name != [46], name != [46, 46] { members.append(unsafe FolderMember(name: name, kind: kind(of: entry))) }
    }
    guard errno == 0 else { throw Refusal(errno: errno) }
    return members.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private func firstBytes(of path: String, count: Int, refusingMore: Bool) throws(Refusal) -> [UInt8] {
    // Without O_NONBLOCK, opening a FIFO would wait for somebody to write into it.
    let file = try open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY)
    defer { _ = Glibc.close(file) }
    let status = try FileStatus(of: file)
    guard status.kind == .file else { throw Refusal.notAFile(status.kind) }
    if refusingMore, status.size > count { throw Refusal.tooLarge(status.size) }
    // One byte more than the file should have: it may have grown since.
    let bytes = try read(file, upTo: min(status.size, count) + 1)
    guard bytes.count > count else { return bytes }
    if refusingMore { throw Refusal.tooLarge(bytes.count) }
    return Array(bytes.prefix(count))
  }

  private func open(_ path: String, _ flags: CInt) throws(Refusal) -> CInt {
    let result = unsafe muster_open_beneath(descriptor, path, flags, isStepByStep ? 1 : 0)
    guard result >= 0 else { throw Refusal(errno: -result) }
    return result
  }
}

/// One name in a folder.
struct FolderMember: Hashable, Sendable {
  var name: [UInt8]
  /// `nil` where the file system does not say without being asked for each name.
  var kind: FileStatus.Kind?
}

/// What `fstat` says of a file, as far as it matters here.
struct FileStatus: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable {
    case file, folder
    case link = "symbolic link"
    case fifo = "FIFO"
    case socket, device
  }

  var kind: Kind
  /// In bytes.
  var size: Int

  fileprivate init(of descriptor: CInt) throws(Refusal) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Refusal(errno: errno) }
    size = Int(status.st_size)
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      default: .device
      }
  }
}

/// Why a file or folder was not opened or read.
enum Refusal: Error, Hashable, Sendable {
  case absent
  /// It is a symbolic link, or lies behind one.
  case link
  case notAFile(FileStatus.Kind)
  /// In bytes.
  case tooLarge(Int)
  case denied(reason: String)

  init(errno code: CInt) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .absent
      case ELOOP: .link
      case EXDEV: .denied(reason: "it lies outside the source")
      // What open(2) says of a socket.
      case ENXIO: .notAFile(.socket)
      case EACCES, EPERM: .denied(reason: "permission denied")
      case EIO: .denied(reason: "input/output error")
      case EMFILE, ENFILE: .denied(reason: "too many open files")
      case ENAMETOOLONG: .denied(reason: "its name is too long")
      default: .denied(reason: "system error \(code)")
      }
  }

  /// There is something, but not a file.
  var isOfAnotherKind: Bool {
    switch self {
    case .link, .notAFile: true
    case .absent, .tooLarge, .denied: false
    }
  }

  /// A clause for a message: "permission denied".
  var reason: String {
    switch self {
    case .absent: "it does not exist"
    case .link: "it is a symbolic link"
    case .notAFile(let kind): "it is a \(kind.rawValue)"
    case .tooLarge(let size): "it has \(size) bytes"
    case .denied(let reason): reason
    }
  }
}

/// The real, absolute path without links; `nil` when nothing is there.
func realPath(_ path: String) -> String? {
  guard let real = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(real) }
  return unsafe String(cString: real)
}

private func read(_ file: CInt, upTo count: Int) throws(Refusal) -> [UInt8] {
  var failure: CInt = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    while filled < count {
      let part = unsafe Glibc.read(file, buffer.baseAddress! + filled, count - filled)
      if part > 0 {
        filled += part
      } else if part < 0, errno == EINTR {
        continue
      } else {
        failure = part < 0 ? errno : 0
        break
      }
    }
  }
  guard failure == 0 else { throw Refusal(errno: failure) }
  return bytes
}

private func kind(of entry: UnsafeMutablePointer<dirent>) -> FileStatus.Kind? {
  switch unsafe Int(entry.pointee.d_type) {
  case Int(DT_REG): .file
  case Int(DT_DIR): .folder
  case Int(DT_LNK): .link
  case Int(DT_FIFO): .fifo
  case Int(DT_SOCK): .socket
  case Int(DT_CHR), Int(DT_BLK): .device
  default: nil
  }
}

private func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
  let start = unsafe UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!)
  let text = unsafe start.assumingMemoryBound(to: UInt8.self)
  return unsafe Array(UnsafeBufferPointer(start: text, count: strlen(start.assumingMemoryBound(to: CChar.self))))
}
