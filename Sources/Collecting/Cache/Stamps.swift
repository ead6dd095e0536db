private import CPosix
private import Digest
private import Glibc
private import ReportModel

/// What the file system says of files without opening them, gathered into one digest.
///
/// While the digest stays the same, nobody has changed any of them: a file's time of change, which no program can set, is
/// part of its stamp. The exception is a change within the same tick of the clock as the stamp, which leaves no trace: hence
/// ``isSettled``.
package struct Stamps: Sendable {
  /// Nothing was changed just now: whatever is changed from here on gets another stamp.
  package private(set) var isSettled = true
  private var bytes: [UInt8] = []
  private let begin: timespec
  private var left = Self.mostFiles

  /// Of more files, looking at all takes longer than it may save.
  private static let mostFiles = 1_000_000

  package init() {
    var now = timespec()
    // The clock by which the kernel dates changes.
    unsafe clock_gettime(CLOCK_REALTIME_COARSE, &now)
    begin = now
  }

  private init(since begin: timespec) { self.begin = begin }

  /// `nil` when there were too many files.
  package var digest: String? { left > 0 ? ContentDigest(of: bytes).description : nil }

  package mutating func add(_ text: String) {
    add(number: Int(text.utf8.count))
    bytes += text.utf8
  }

  package mutating func add(_ content: [UInt8]) {
    add(number: content.count)
    bytes += content
  }

  /// What stands at an absolute path, or that nothing does; where it is a link, what that leads to as well.
  package mutating func add(file path: String) {
    add(path)
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return add(absent: errno) }
    add(status)
    if status.st_mode & S_IFMT == S_IFLNK { add(targetOf: path) }
  }

  /// What an absolute path leads to, whatever link it is.
  package mutating func add(targetOf path: String) {
    var status = stat()
    if unsafe stat(path, &status) == 0 { add(status) } else { add(absent: errno) }
  }

  /// The names in a folder and the stamps of its files, without those of what lies deeper.
  package mutating func add(membersOf path: String) {
    let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return add(absent: errno) }
    add(path)
    unsafe forEachMember(of: folder) { stamps, name, _ in unsafe stamps.add(name, in: folder) }
  }

  /// Everything in a folder, however deep.
  ///
  /// - Parameters:
  ///   - omitted: absolute paths that do not count.
  ///   - followsLinks: what a link leads to counts too.
  ///   - width: how many tasks may look at a time.
  package mutating func add(
    folder path: String, except omitted: [String] = [], followsLinks: Bool = false, width: Int
  ) async {
    let root = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else { return add(absent: errno) }
    defer { close(root) }
    let walk = Walk(
      root: root,
      omitted: omitted.filter { $0.utf8.starts(with: "\(path)/".utf8) }
        .map { Array($0.utf8.dropFirst(path.utf8.count + 1)) },
      followsLinks: followsLinks)
    var level: [[UInt8]] = [[]]
    // Level by level: the order does not depend on which task is the faster.
    while !level.isEmpty, left > 0 {
      let length = max(1, min(64, level.count / (4 * width)))
      let parts = await level.runs(of: length).concurrentMap(width: width) { [begin] folders in
        var part = (stamps: Stamps(since: begin), deeper: [[UInt8]]())
        for folder in folders { part.deeper += part.stamps.add(folder, of: walk) }
        return part
      }
      for part in parts { append(part.stamps) }
      level = parts.flatMap(\.deeper)
    }
  }

  /// Large, and no source reads them but by git's leave: see ``cover(_:)``.
  static let skipped: Set<[UInt8]> = [Array(".git".utf8), Array(".build".utf8), Array("node_modules".utf8)]
}

/// How the folders below one are looked at.
private struct Walk: Sendable {
  var root: CInt
  /// Paths from the root.
  var omitted: [[UInt8]]
  var followsLinks: Bool
}

/// A name as the file system hands it out, ended by a zero.
private typealias EntryName = UnsafePointer<CChar>

extension Stamps {
  /// - Parameter place: The folder's path from the root; empty for the root itself.
  /// - Returns: The paths of the folders in it.
  fileprivate mutating func add(_ place: [UInt8], of walk: Walk) -> [[UInt8]] {
    let folder = unsafe openat(
      walk.root, cString(place.isEmpty ? [0x2E] : place), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    add(place)
    guard folder >= 0 else {
      add(absent: errno)
      return []
    }
    var deeper: [[UInt8]] = []
    unsafe forEachMember(of: folder) { stamps, name, kind in
      // Most members are files, whose paths nobody asks for.
      guard kind == DT_DIR || !walk.omitted.isEmpty else { return unsafe stamps.add(name, kind, in: folder, of: walk) }
      let own = unsafe ownBytes(of: name)
      let member = place.isEmpty ? own : place + [0x2F] + own
      if walk.omitted.contains(member) { return }
      switch kind {
      case DT_DIR where Self.skipped.contains(own): stamps.add(skipped: own, in: folder)
      case DT_DIR:
        stamps.add(own)
        deeper.append(member)
      default: unsafe stamps.add(name, kind, in: folder, of: walk)
      }
    }
    return deeper
  }

  private mutating func add(_ name: EntryName, _ kind: Int, in folder: CInt, of walk: Walk) {
    unsafe add(name, in: folder)
    if walk.followsLinks, kind == DT_LNK { unsafe add(targetOf: name, in: folder) }
  }

  private mutating func append(_ part: Stamps) {
    bytes += part.bytes
    isSettled = isSettled && part.isSettled
    left -= Self.mostFiles - part.left
  }

  private mutating func forEachMember(of folder: CInt, _ body: (inout Stamps, EntryName, Int) -> Void) {
    guard let stream = unsafe fdopendir(folder) else {
      close(folder)
      return add(absent: errno)
    }
    defer { unsafe closedir(stream) }
    errno = 0
    // In the order of the file system, which gives an unchanged folder in an unchanged order.
    while let entry = unsafe readdir(stream) {
      let name = unsafe muster_entry_name(entry)!
      if unsafe !isSelfOrParent(name) {
        unsafe body(&self, name, kind(of: entry.pointee.d_type, name, in: folder))
      }
      left -= 1
      errno = 0
    }
    if errno != 0 { add(absent: errno) }
  }

  private func kind(of type: UInt8, _ name: EntryName, in folder: CInt) -> Int {
    if type != UInt8(DT_UNKNOWN) { return Int(type) }
    var status = stat()
    guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return DT_UNKNOWN }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return DT_DIR
    case S_IFLNK: return DT_LNK
    default: return DT_REG
    }
  }

  private mutating func add(_ name: EntryName, in folder: CInt) {
    unsafe add(bytesOf: name)
    var status = stat()
    if unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { add(status) } else { add(absent: errno) }
  }

  private mutating func add(targetOf name: EntryName, in folder: CInt) {
    var status = stat()
    if unsafe fstatat(folder, name, &status, 0) == 0 { add(status) } else { add(absent: errno) }
  }

  private mutating func add(bytesOf name: EntryName) {
    let content = unsafe UnsafeRawBufferPointer(start: name, count: strlen(name))
    add(number: content.count)
    unsafe bytes.append(contentsOf: content)
  }

  /// All of it while it has few files: a file that comes to folders without one, or to files that git ignores one by one, must
  /// show. One with many files of which git lists none is ignored as a whole, and any that git lists ``cover(_:)`` finds.
  private mutating func add(skipped name: [UInt8], in outer: CInt) {
    add(name)
    guard name != Array(".git".utf8) else { return }
    var (folders, next, files) = ([name], 0, 0)
    while next < folders.count, files < Self.fewFiles {
      let place = folders[next]
      next += 1
      let folder = unsafe openat(outer, cString(place), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard folder >= 0 else {
        add(absent: errno)
        continue
      }
      unsafe forEachMember(of: folder) { stamps, name, kind in
        guard files < Self.fewFiles else { return }
        unsafe stamps.add(name, in: folder)
        guard kind == DT_DIR else {
          files += 1
          return
        }
        let own = unsafe ownBytes(of: name)
        folders.append(place + [0x2F] + own)
      }
    }
  }

  private static let fewFiles = 64

  private mutating func add(_ status: stat) {
    for number in [
      Int(status.st_dev), Int(status.st_ino), Int(status.st_mode), Int(status.st_size),
      status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ] { add(number: number) }
    let change = status.st_ctim
    // A file system that counts in seconds, or in two, dates no better.
    let settledAt = change.tv_nsec == 0 ? (change.tv_sec + 2, 0) : (change.tv_sec, change.tv_nsec)
    isSettled = isSettled && settledAt < (begin.tv_sec, begin.tv_nsec)
  }

  private mutating func add(absent code: CInt) { add(number: -Int(code)) }

  private mutating func add(number: Int) {
    unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }
}

private func isSelfOrParent(_ name: EntryName) -> Bool {
  unsafe name[0] == 0x2E && (name[1] == 0 || name[1] == 0x2E && name[2] == 0)
}

private func ownBytes(of name: EntryName) -> [UInt8] {
  unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
}

private func cString(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
