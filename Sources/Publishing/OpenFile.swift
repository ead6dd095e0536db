internal import Glibc

/// A regular file, open for reading and never for writing.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  /// For messages, like the name: put together when there is one.
  private let folderPath: String
  private let name: DiskPath
  let size: Int
  /// Permission bits.
  let mode: mode_t

  /// Neither follows a symbolic link nor waits for the other end of a pipe.
  ///
  /// - Throws: `EINVAL` for what is not a regular file.
  init(_ name: DiskPath, in folder: borrowing Folder) throws(PublishingError) {
    let folderPath = folder.path
    let (outer, flags) = (folder.descriptor, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    let file = try checked("open", "\(folderPath)/\(name)") { unsafe openat(outer, name.cString, flags) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, FileStatus(status).kind == .file else {
      close(file)
      throw .disk(DiskFailure(call: "read", path: "\(folderPath)/\(name)", code: EINVAL))
    }
    (self.folderPath, self.name) = (folderPath, name)
    descriptor = file
    size = Int(status.st_size)
    mode = FileStatus(status).mode
  }

  deinit { close(descriptor) }

  /// Reads on from where the last call ended.
  ///
  /// - Returns: How many bytes came; 0 at the end of the file.
  func read(into buffer: inout [UInt8], at start: Int) throws(PublishingError) -> Int {
    let (descriptor, folderPath, name) = (descriptor, folderPath, name)
    return try checked("read", "\(folderPath)/\(name)") {
      unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress! + start, $0.count - start) }
    }
  }

  /// Whether both hold the same. Both must be at their beginning.
  func holds(_ other: borrowing OpenFile) throws(PublishingError) -> Bool {
    guard size == other.size else { return false }
    var (mine, others) = ([UInt8](repeating: 0, count: 1 << 16), [UInt8](repeating: 0, count: 1 << 16))
    var left = size
    while left > 0 {
      let count = try fill(&mine)
      guard count > 0, try other.fill(&others) == count, mine[..<count] == others[..<count] else { return false }
      left -= count
    }
    return left == 0
  }

  /// Reads on until the buffer is full or the file at its end.
  ///
  /// - Returns: How many bytes came.
  private func fill(_ buffer: inout [UInt8]) throws(PublishingError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try read(into: &buffer, at: filled)
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Whether the file holds `bytes` and nothing more.
  func holds(_ bytes: [UInt8]) throws(PublishingError) -> Bool {
    guard size == bytes.count else { return false }
    var buffer = [UInt8](repeating: 0, count: min(max(size, 1), 1 << 16))
    var offset = 0
    while offset < size {
      let count = try read(into: &buffer, at: 0)
      guard count > 0, offset + count <= size else { return false }
      let isSame = unsafe buffer.withUnsafeBytes { read in
        unsafe bytes.withUnsafeBytes { unsafe memcmp(read.baseAddress!, $0.baseAddress! + offset, count) == 0 }
      }
      guard isSame else { return false }
      offset += count
    }
    return true
  }
}

/// What the file system says about a file without opening it.
struct FileStatus: Hashable, Sendable {
  var kind: Entry.Kind
  /// Permission bits.
  var mode: mode_t
  var group: gid_t
  var device: dev_t
  var inode: ino_t
  /// How many names it has.
  var names: Int

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    mode = status.st_mode & 0o7777
    group = status.st_gid
    device = status.st_dev
    inode = status.st_ino
    names = Int(status.st_nlink)
  }
}
