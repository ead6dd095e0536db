internal import Glibc

/// A path relative to some open folder, as the bytes that the kernel knows.
///
/// Not a String: a file that somebody else put into the site may have a name that is not UTF-8, and it must survive too.
struct DiskPath: Hashable, Sendable, CustomStringConvertible {
  /// Ends in NUL.
  private(set) var cString: [CChar]

  init(_ text: String) { cString = Array(text.utf8CString) }
  init(cString: [CChar]) { self.cString = cString }

  init(copying name: UnsafePointer<CChar>) {
    cString = unsafe Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
  }

  /// For messages: what is not UTF-8 is repaired.
  var description: String { String(decoding: cString.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) }

  func appending(_ name: DiskPath) -> DiskPath {
    DiskPath(cString: cString.dropLast() + [slash] + name.cString)
  }

  /// Each is a path of its own.
  var components: [DiskPath] {
    cString.dropLast().split(separator: slash).map { DiskPath(cString: $0 + [0]) }
  }

  /// The components that are folders on the way to the last one.
  var folders: ArraySlice<DiskPath> { components.dropLast() }

  /// The last component.
  var name: DiskPath { components.last ?? self }
}

extension DiskPath: Comparable {
  static func < (a: Self, b: Self) -> Bool { a.cString.lexicographicallyPrecedes(b.cString) }
}

private let slash = CChar(bitPattern: UInt8(ascii: "/"))
