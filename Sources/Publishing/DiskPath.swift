internal import Glibc

/// A path relative to some open folder, as the bytes that the kernel knows.
///
/// Not a String: a file that somebody else put into the site may have a name that is not UTF-8, and it must survive too.
struct DiskPath: Sendable, CustomStringConvertible {
  /// Ends in NUL.
  private(set) var cString: [CChar]

  init(_ text: String) { cString = Array(text.utf8CString) }
  init(cString: [CChar]) { self.cString = cString }

  init(copying name: UnsafePointer<CChar>) {
    cString = unsafe Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
  }

  /// For messages: what is not UTF-8 is repaired.
  var description: String { String(decoding: Array(bytes), as: UTF8.self) }

  func appending(_ name: DiskPath) -> DiskPath {
    var path: [CChar] = []
    path.reserveCapacity(cString.count + name.cString.count)
    path += cString.dropLast()
    path.append(slash)
    path += name.cString
    return DiskPath(cString: path)
  }

  /// Without the NUL.
  var bytes: some Sequence<UInt8> { cString.dropLast().lazy.map(UInt8.init(bitPattern:)) }

  /// Each is a path of its own.
  var components: [DiskPath] {
    cString.dropLast().split(separator: slash).map { DiskPath(cString: $0 + [0]) }
  }

  /// The components that are folders on the way to the last one.
  var folders: ArraySlice<DiskPath> { components.dropLast() }

  /// The path of the folder in which the last component lies; `nil` for a single component.
  var parent: DiskPath? {
    lastSlash.map { DiskPath(cString: cString[..<$0] + [0]) }
  }

  /// The last component.
  var name: DiskPath {
    lastSlash.map { DiskPath(cString: Array(cString[($0 + 1)...])) } ?? self
  }

  /// Whether `parent` is this path's, without making a path of it.
  func lies(in parent: DiskPath?) -> Bool {
    guard let lastSlash, let parent else { return self.lastSlash == nil && parent == nil }
    return parent.cString.count == lastSlash + 1 && compare(cString, parent.cString, lastSlash) == 0
  }

  private var lastSlash: Int? { cString.lastIndex(of: slash) }
}

/// By bytes, all at once: there are as many paths as files, and they are looked up and sorted.
extension DiskPath: Hashable, Comparable {
  static func == (a: Self, b: Self) -> Bool {
    a.cString.count == b.cString.count && compare(a.cString, b.cString, a.cString.count) == 0
  }

  static func < (a: Self, b: Self) -> Bool {
    // Of two paths one of which begins the other, the NUL at the end tells which is the shorter.
    compare(a.cString, b.cString, min(a.cString.count, b.cString.count)) < 0
  }

  func hash(into hasher: inout Hasher) {
    unsafe cString.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}

private func compare(_ a: [CChar], _ b: [CChar], _ count: Int) -> Int32 {
  unsafe a.withUnsafeBytes { a in unsafe b.withUnsafeBytes { b in unsafe memcmp(a.baseAddress!, b.baseAddress!, count) }
  }
}

private let slash = CChar(bitPattern: UInt8(ascii: "/"))
