import ReportModel

/// What a destination written in a document points to, before anyone has looked whether it exists.
enum LinkTarget: Hashable, Sendable {
  /// It has a scheme: elsewhere.
  case elsewhere
  /// A heading of the same document.
  case anchor(String)
  /// A file or folder of the same source; the root has an empty path.
  case path(SourcePath, fragment: String?)
  /// Why it can point to nothing.
  case nowhere(String)
}

/// Splits, decodes once and resolves a destination lexically, byte by byte.
///
/// A leading slash means the source's root, as it does on the forges.
func linkTarget(_ destination: String, from document: SourcePath) -> LinkTarget {
  let bytes = Array(destination.utf8.drop { $0 <= 0x20 })
  if hasScheme(bytes) { return .elsewhere }
  if bytes.starts(with: "//".utf8) { return .nowhere("names a host and no scheme") }
  let parts = bytes.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
  let fragment = parts.count > 1 ? percentDecoded(parts[1]) : nil
  let path = (parts.first ?? []).prefix { $0 != UInt8(ascii: "?") }
  if path.isEmpty { return fragment.map { .anchor($0) } ?? .nowhere("is empty") }
  guard let decoded = percentDecoded(path), !decoded.utf8.contains(where: { $0 < 0x20 || $0 == 0x5C }) else {
    return .nowhere("is not a path")
  }
  let isRooted = path.first == UInt8(ascii: "/")
  guard let resolved = resolved(decoded, in: isRooted ? "" : document.folder) else {
    return .nowhere("leads out of the source")
  }
  return .path(resolved, fragment: fragment)
}

private func hasScheme(_ bytes: [UInt8]) -> Bool {
  guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first else { return false }
  guard (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first) else { return false }
  return !bytes[..<colon].contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
}

/// - Returns: `nil` when it climbs above the root.
private func resolved(_ path: String, in folder: SourcePath) -> SourcePath? {
  var components = folder.components
  for component in path.utf8.split(separator: UInt8(ascii: "/")) {
    if component.elementsEqual("..".utf8) {
      guard components.popLast() != nil else { return nil }
    } else if !component.elementsEqual(".".utf8) {
      components.append(Substring(component))
    }
  }
  return SourcePath(components.joined(separator: "/"))
}

/// - Returns: `nil` when the bytes are not UTF-8 afterwards.
private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String? {
  var decoded: [UInt8] = []
  var rest = bytes
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), let high = digit(rest.first), let low = digit(rest.dropFirst().first) {
      decoded.append(high << 4 | low)
      rest = rest.dropFirst(2)
    } else {
      decoded.append(byte)
    }
  }
  return String(validating: decoded, as: UTF8.self)
}

private func digit(_ byte: UInt8?) -> UInt8? {
  switch byte {
  case .some(let byte) where (0x30...0x39).contains(byte): byte - 0x30
  case .some(let byte) where (0x41...0x46).contains(byte): byte - 0x37
  case .some(let byte) where (0x61...0x66).contains(byte): byte - 0x57
  default: nil
  }
}
