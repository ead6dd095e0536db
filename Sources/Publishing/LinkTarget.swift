/// What the value of an `href` or `src` leads to.
enum LinkTarget: Hashable, Sendable {
  /// The web or a mailbox: not looked at.
  case elsewhere
  /// The page itself. The anchor is empty for its top.
  case here(anchor: String)
  case page(String, anchor: String)
  /// A file of the reader's machine, another site without a scheme, the root of the server.
  case outside
  /// Nothing that could be an address of ours.
  case unreadable

  /// - Parameters:
  ///   - link: As written, with its entities decoded.
  ///   - folder: The components of the folder in which the page stands.
  init(_ link: [UInt8], from folder: [String]) {
    if let scheme = scheme(of: link) {
      self = ["https", "http", "mailto"].contains(scheme) ? .elsewhere : .outside
      return
    }
    let (before, fragment) = split(link[...], at: "#")
    let path = split(before, at: "?").0
    guard path.first != UInt8(ascii: "/") else {
      self = .outside
      return
    }
    guard let anchor = percentDecoded(fragment), let path = percentDecoded(path) else {
      self = .unreadable
      return
    }
    // `#top` is the top of any page.
    let name = anchor == Array("top".utf8) ? "" : String(decoding: anchor, as: UTF8.self)
    self = path.isEmpty ? .here(anchor: name) : LinkTarget(path: path, anchor: name, from: folder)
  }

  private init(path: [UInt8], anchor: String, from folder: [String]) {
    var components = folder
    for component in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      switch String(decoding: component, as: UTF8.self) {
      case ".": continue
      case "..":
        guard components.popLast() != nil else {
          self = .outside
          return
        }
      case let name: components.append(name)
      }
    }
    let address = components.joined(separator: "/")
    self = isAddress(address) ? .page(address, anchor: anchor) : .unreadable
  }
}

/// The scheme in ASCII lower case; `nil` for a relative link.
private func scheme(of link: [UInt8]) -> String? {
  guard let colon = link.firstIndex(of: UInt8(ascii: ":")) else { return nil }
  let scheme = link[..<colon]
  guard !scheme.contains(where: { [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }) else {
    return nil
  }
  return String(decoding: scheme.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
}

/// What stands before and after the first `mark`.
private func split(_ bytes: ArraySlice<UInt8>, at mark: Unicode.Scalar) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
  guard let index = bytes.firstIndex(of: UInt8(ascii: mark)) else { return (bytes, []) }
  return (bytes[..<index], bytes[(index + 1)...])
}

/// Decodes `%XX`, once.
///
/// - Returns: `nil` for a percent sign without two digits, and when a control character or a backslash comes out.
private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
  var (decoded, index) = ([UInt8](), bytes.startIndex)
  while index < bytes.endIndex {
    var byte = bytes[index]
    if byte == UInt8(ascii: "%") {
      guard index + 2 < bytes.endIndex, let high = hexadecimalValue(of: bytes[index + 1]),
        let low = hexadecimalValue(of: bytes[index + 2])
      else { return nil }
      (byte, index) = (high << 4 | low, index + 2)
    }
    guard byte >= 32, byte != UInt8(ascii: "\\") else { return nil }
    decoded.append(byte)
    index += 1
  }
  return decoded
}

func hexadecimalValue(of byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
