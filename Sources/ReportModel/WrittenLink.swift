/// A destination as a document writes it: what it points to, before anyone has looked whether that exists.
public enum WrittenLink: Hashable, Sendable {
  /// It has a scheme.
  case elsewhere
  /// Of the same document, as written behind `#`; never empty.
  case heading(String)
  /// A file or folder of the same source; the root has an empty path.
  case path(SourcePath, LinkPlace?)
  /// Why it can point to nothing.
  case nowhere(String)
}

extension WrittenLink {
  /// Splits, decodes once and resolves lexically, byte by byte: what comes out cannot leave the source.
  ///
  /// A leading slash means the source's root, as it does on the forges. `a.swift:12` is a path: whether the digits are part
  /// of the name or a line is for who knows the files, see ``SourcePath/withoutLines``.
  public init(reading destination: String, in document: SourcePath) {
    self = read(trimmed(Array(destination.utf8)[...]), in: document)
  }
}

private func read(_ destination: ArraySlice<UInt8>, in document: SourcePath) -> WrittenLink {
  if hasScheme(destination) { return .elsewhere }
  if destination.starts(with: "//".utf8) { return .nowhere("names a host and no scheme") }
  if destination.isEmpty { return .nowhere("is empty") }
  let parts = destination.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
  guard let fragment = percentDecoded(parts.count > 1 ? parts[1] : []) else {
    return .nowhere("has a heading that is no text")
  }
  let path = parts[0].prefix { $0 != UInt8(ascii: "?") }
  if path.isEmpty { return fragment.isEmpty ? .path(document, nil) : .heading(fragment) }
  guard let decoded = percentDecoded(path), !decoded.utf8.contains(where: isNoPathByte) else {
    return .nowhere("is not a path")
  }
  let isRooted = path.first == UInt8(ascii: "/")
  guard let resolved = resolved(decoded, in: isRooted ? "" : document.folder) else {
    return .nowhere("leads out of the source")
  }
  return .path(resolved, fragment.isEmpty ? nil : LinkPlace(reading: fragment))
}

/// Control characters, the backslash and the zero byte, which no path of a source holds that anybody can link to.
private func isNoPathByte(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x5C || byte == 0x7F }

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var bytes = bytes.drop { $0 <= 0x20 }
  while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
  return bytes
}

/// `a.swift:12` looks like an address with the scheme `a.swift`, and is none.
private func hasScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first else { return false }
  guard (0x61...0x7A).contains(first | 0x20) else { return false }
  let isPath = bytes[..<colon].contains {
    $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
  }
  return !isPath && LineSpan(behindColon: bytes[(colon + 1)...]) == nil
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

/// What is no escape stays as it is.
///
/// - Returns: `nil` when the bytes are not UTF-8 afterwards, or hold a zero.
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
  return decoded.contains(0) ? nil : String(validating: decoded, as: UTF8.self)
}

private func digit(_ byte: UInt8?) -> UInt8? {
  switch byte {
  case .some(let byte) where (0x30...0x39).contains(byte): byte - 0x30
  case .some(let byte) where (0x41...0x46).contains(byte): byte - 0x37
  case .some(let byte) where (0x61...0x66).contains(byte): byte - 0x57
  default: nil
  }
}
