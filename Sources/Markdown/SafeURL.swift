private import ReportModel

/// An address outside the site whose scheme is on the allow-list: `https`, `http` or `mailto`.
///
/// Everything is decided on bytes, after what browsers drop inside a scheme (tabs, line ends, blanks around) is dropped here too.
public struct SafeURL: Hashable, Sendable {
  public let text: String

  /// - Returns: `nil` for a relative address, another scheme, `//host`, user names in the address, control characters.
  public init?(_ address: String) {
    var bytes = Array(address.utf8).filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    bytes = Array(bytes.drop { $0 <= 0x20 })
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).asciiLowercased
    let rest = bytes[(colon + 1)...]
    switch scheme {
    case "mailto": guard !rest.isEmpty else { return nil }
    case "http", "https":
      guard rest.starts(with: "//".utf8) else { return nil }
      let host = rest.dropFirst(2).prefix {
        $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
      }
      guard !host.isEmpty, !host.contains(UInt8(ascii: "@")), !host.contains(UInt8(ascii: "\\")) else { return nil }
    default: return nil
    }
    text = String(decoding: percentEncoded(bytes), as: UTF8.self)
  }
}

/// Encodes what may not stand in an address; what is encoded already stays as it is.
private func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
  let digits = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  for byte in bytes {
    switch byte {
    case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D, 0x7F...0xFF:
      result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: result.append(byte)
    }
  }
  return result
}
