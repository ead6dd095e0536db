/// A path inside a source, relative to its root, with `/` between its components.
///
/// Compared byte by byte: in Swift two Strings are equal when they look alike, and two files are not.
public struct SourcePath: Sendable, CustomStringConvertible, ExpressibleByStringLiteral, Codable {
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }

  public var components: [Substring] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map { Substring($0) }
  }

  /// The last component; the whole text when there is no `/`.
  public var name: Substring {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return Substring(text) }
    return Substring(text.utf8[text.utf8.index(after: slash)...])
  }

  /// The name without what follows its last dot (`a.tar.gz` has the stem `a.tar`; `.x` is its own stem).
  public var stem: Substring {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.utf8.startIndex else { return name }
    return Substring(name.utf8[..<dot])
  }

  /// What follows the last dot of the name, in ASCII lower case; empty when there is none.
  public var pathExtension: String {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.utf8.startIndex else { return "" }
    return String(Substring(name.utf8[name.utf8.index(after: dot)...])).asciiLowercased
  }

  /// Whether it lies in a folder of what others wrote.
  public var isForeign: Bool { components.dropLast().contains { Self.foreignFolders.contains(String($0)) } }

  public static let foreignFolders = [".git", ".build", "node_modules", "vendor", "third_party"]

  /// The folder that holds it; empty for the root.
  public var folder: SourcePath {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return SourcePath(String(Substring(text.utf8[..<slash])))
  }
}

extension SourcePath: Hashable, Comparable {
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.text.equalsInBytes(rhs.text) }
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.text.precedesInBytes(rhs.text) }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Only A to Z are changed: no locale, no surprises with other scripts.
  public var asciiLowercased: String {
    let bytes = utf8.span
    for index in 0..<bytes.count where (65...90).contains(bytes[index]) {
      return String(decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
    return self
  }
}

extension Substring {
  /// The same for a part.
  public var asciiLowercased: String { String(self).asciiLowercased }
}
