/// What the value of an `href` or `src` leads to.
enum LinkTarget: Hashable, Sendable {
  /// The web or a mailbox: not looked at.
  case elsewhere
  /// A file of the site, if there is one; empty for the page itself. An empty anchor is the top of the page.
  case page([UInt8], anchor: ArraySlice<UInt8>)
  /// A file of the reader's machine, another site without a scheme, the root of the server.
  case outside
  /// Nothing that could be an address of ours.
  case unreadable

  /// - Parameters:
  ///   - link: As written, with its entities decoded.
  ///   - folder: The folder in which the page stands, with a slash at its end; empty for the root.
  init(_ link: ArraySlice<UInt8>, from folder: ArraySlice<UInt8>) {
    if let scheme = scheme(of: link) {
      self = ["https", "http", "mailto"].contains(scheme) ? .elsewhere : .outside
      return
    }
    let (before, fragment) = split(link, at: "#")
    let path = split(before, at: "?").0
    guard path.first != slash else {
      self = .outside
      return
    }
    guard var anchor = percentDecoded(fragment), let path = percentDecoded(path), !path.contains(UInt8(ascii: "#"))
    else {
      self = .unreadable
      return
    }
    // `#top` is the top of any page.
    if anchor.elementsEqual("top".utf8) { anchor = [] }
    guard !path.isEmpty else {
      self = .page([], anchor: anchor)
      return
    }
    self = resolve(path, from: folder).map { .page($0, anchor: anchor) } ?? .outside
  }
}

/// - Returns: The address; `nil` for one above the site's root.
private func resolve(_ path: ArraySlice<UInt8>, from folder: ArraySlice<UInt8>) -> [UInt8]? {
  var address: [UInt8] = []
  address.reserveCapacity(folder.count + path.count)
  address += folder
  var start = path.startIndex
  while start <= path.endIndex {
    let end = path[start...].firstIndex(of: slash) ?? path.endIndex
    let component = path[start..<end]
    if component.elementsEqual("..".utf8) {
      guard address.popLast() != nil else { return nil }
      while let last = address.last, last != slash { address.removeLast() }
    } else if !component.elementsEqual(".".utf8) {
      address += component
      if end < path.endIndex { address.append(slash) }
    }
    start = end + 1
  }
  return address
}

private let slash = UInt8(ascii: "/")

/// The scheme in ASCII lower case; `nil` for a relative link.
private func scheme(of link: ArraySlice<UInt8>) -> String? {
  let end = link.firstIndex {
    $0 == UInt8(ascii: ":") || $0 == slash || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
  }
  guard let end, link[end] == UInt8(ascii: ":") else { return nil }
  return String(decoding: link[..<end].map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
}

/// What stands before and after the first `mark`.
private func split(
  _ bytes: ArraySlice<UInt8>, at mark: Unicode.Scalar
) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
  guard let index = bytes.firstIndex(of: UInt8(ascii: mark)) else { return (bytes, []) }
  return (bytes[..<index], bytes[(index + 1)...])
}

/// Decodes `%XX`, once.
///
/// - Returns: `nil` for a percent sign without two digits, and when a control character or a backslash comes out.
private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  if bytes.allSatisfy({ $0 >= 32 && $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "\\") }) { return bytes }
  var decoded: [UInt8] = []
  decoded.reserveCapacity(bytes.count)
  var index = bytes.startIndex
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
  return decoded[...]
}

private func hexadecimalValue(of byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
