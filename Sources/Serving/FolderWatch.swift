private import CPosix
private import Glibc

/// Notices that files change, by inotify.
///
/// It only says that something did: what is to be done about it is the same whatever it was. An overflow of the kernel's queue
/// counts as a change too.
package struct FolderWatch: ~Copyable {
  private let descriptor: Int32
  private let ignored: [String]
  private var folders: [Int32: Folder] = [:]

  private struct Folder {
    var path: String
    /// `nil` when every name matters.
    var names: Set<String>?
  }

  /// Folders of these names are never looked into.
  private static let skipped: Set<String> = [".git", ".build", "node_modules"]
  private static let mask = UInt32(
    IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ONLYDIR | IN_EXCL_UNLINK)

  /// - Parameter ignored: Beginnings of absolute paths that do not matter, each folder's path taken with a slash at its end.
  /// - Throws: ``ServingError/cannotWatch(reason:)``.
  package init(ignoring ignored: [String]) throws(ServingError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    self.ignored = ignored
    guard descriptor >= 0 else { throw Self.refusal(errno) }
  }

  deinit { close(descriptor) }
}

extension FolderWatch {
  /// Watches these from now on and no others; what was watched before and still is has no gap.
  ///
  /// - Parameters:
  ///   - folders: Absolute paths. Everything right in them matters, and new folders in them with all that they hold.
  ///   - files: Absolute paths of files that matter alone, there or not.
  package mutating func follow(folders: Set<String>, files: Set<String>) throws(ServingError) {
    var wanted: [Folder] = folders.sorted().map { Folder(path: $0, names: nil) }
    let alone = Dictionary(grouping: files.map(split), by: \.folder).sorted { $0.key < $1.key }
    wanted += alone.map { path, files in Folder(path: path, names: Set(files.map(\.name))) }
    let earlier = self.folders
    self.folders = [:]
    for folder in wanted { try watch(folder) }
    for watch in earlier.keys where self.folders[watch] == nil { inotify_rm_watch(descriptor, watch) }
  }

  /// Whether something changed since the last call. Does not wait.
  package mutating func takeChanges() throws(ServingError) -> Bool {
    var isChanged = false
    while let events = try readEvents() {
      for event in events where try takes(event) { isChanged = true }
    }
    return isChanged
  }

  /// Returns when something has changed, and then nothing for a moment: a program may write many files, or one in pieces.
  package mutating func nextChange() async throws {
    while try !takeChanges() { try await Task.sleep(for: .milliseconds(100)) }
    // Something that never rests is waited for no longer than two seconds.
    for _ in 0..<20 {
      try await Task.sleep(for: .milliseconds(100))
      if try !takeChanges() { return }
    }
  }

  private mutating func takes(_ event: Event) throws(ServingError) -> Bool {
    if event.means(IN_Q_OVERFLOW) { return true }
    guard let folder = folders[event.watch] else { return false }
    if event.means(IN_IGNORED) { folders[event.watch] = nil }
    guard !event.name.isEmpty else { return event.means(IN_DELETE_SELF) || event.means(IN_MOVE_SELF) }
    if let names = folder.names { return names.contains(event.name) }
    let path = "\(folder.path)/\(event.name)"
    guard !isIgnored(path) else { return false }
    let isNewFolder = event.means(IN_ISDIR) && (event.means(IN_CREATE) || event.means(IN_MOVED_TO))
    if isNewFolder { try watchTree(path) }
    return true
  }

  private func isIgnored(_ path: String) -> Bool {
    ignored.contains { "\(path)/".utf8.starts(with: $0.utf8) }
  }

  private mutating func watchTree(_ root: String) throws(ServingError) {
    var pending = [root]
    while let path = pending.popLast() {
      guard !Self.skipped.contains(split(path).name), !isIgnored(path) else { continue }
      // First the watch, then the look: what comes between is seen twice and not missed.
      try watch(Folder(path: path, names: nil))
      pending += subfolders(of: path)
    }
  }

  /// What is gone or may not be read meanwhile is passed over: that is a change of its own.
  private mutating func watch(_ folder: Folder) throws(ServingError) {
    let watch = unsafe inotify_add_watch(descriptor, folder.path, Self.mask)
    if watch >= 0 {
      // Two paths may lead to one folder, which then has one watch: where every name matters by one of them, every name does.
      let names = folders[watch].map { other in other.names.flatMap { folder.names?.union($0) } } ?? folder.names
      folders[watch] = Folder(path: folder.path, names: names)
    } else if errno == ENOSPC || errno == ENOMEM {
      throw Self.refusal(errno)
    }
  }

  private static func refusal(_ code: Int32) -> ServingError {
    switch code {
    case ENOSPC:
      .cannotWatch(
        reason: "the system watches no more folders for this user"
          + "\n  help: Raise fs.inotify.max_user_watches with sysctl, or name fewer sources")
    case EMFILE:
      .cannotWatch(
        reason: "this user has too many watches open"
          + "\n  help: Raise fs.inotify.max_user_instances with sysctl, or end another preview")
    default: .cannotWatch(reason: unsafe String(cString: strerror(code)))
    }
  }
}

extension FolderWatch {
  private struct Event {
    var watch: Int32
    var mask: UInt32
    var name: String

    func means(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
  }

  /// - Returns: `nil` when there are no more.
  private func readEvents() throws(ServingError) -> [Event]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress!, $0.count) }
    guard count > 0 else {
      if count == 0 || errno == EAGAIN { return nil }
      if errno == EINTR { return [] }
      throw Self.refusal(errno)
    }
    return events(in: buffer[..<count])
  }

  /// `wd`, `mask`, `cookie` and `len`, of four bytes each, and a name of `len` bytes that NULs fill up.
  private func events(in bytes: ArraySlice<UInt8>) -> [Event] {
    var events: [Event] = []
    var rest = bytes
    while rest.count >= 16 {
      let words = unsafe rest.withUnsafeBytes { raw in
        (0..<4).map { unsafe raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
      }
      let name = rest.dropFirst(16).prefix(Int(words[3]))
      events.append(
        Event(
          watch: Int32(bitPattern: words[0]), mask: words[1],
          name: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)))
      rest = rest.dropFirst(16 + Int(words[3]))
    }
    return events
  }
}

private func split(_ path: String) -> (folder: String, name: String) {
  let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  return ("/" + parts.dropLast().joined(separator: "/"), parts.last ?? "")
}

/// Links are not followed: what is behind one is not read either.
private func subfolders(of path: String) -> [String] {
  guard let stream = unsafe opendir(path) else { return [] }
  defer { unsafe closedir(stream) }
  var names: [String] = []
  while let entry = unsafe readdir(stream) {
    let name = unsafe String(cString: muster_entry_name(entry))
    let kind = unsafe Int(entry.pointee.d_type)
    guard name != ".", name != "..", kind == Int(DT_DIR) || kind == Int(DT_UNKNOWN) else { continue }
    names.append("\(path)/\(name)")
  }
  return names
}
