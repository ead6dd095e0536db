/// A persona's name as it is compared: `Security Engineer`, `security_engineer` and `security-engineer` are one role.
///
/// What stands in brackets is left out, and the one abbreviation that everybody uses is written out.
public func foldedName(_ name: String) -> String {
  let outside = hyphenated(name.utf8.prefix { $0 != UInt8(ascii: "(") })
  let key = outside.isEmpty ? hyphenated(name.utf8[...]) : outside
  return key == "sre" ? "site-reliability-engineer" : key
}

/// Runs of letters, digits and bytes beyond ASCII, lower case, joined by hyphens.
func hyphenated(_ bytes: Substring.UTF8View) -> String {
  var (key, isApart) = ([UInt8](), false)
  for byte in bytes {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...:
      if isApart, !key.isEmpty { key.append(UInt8(ascii: "-")) }
      key.append((0x41...0x5A).contains(byte) ? byte + 32 : byte)
      isApart = false
    default: isApart = true
    }
  }
  return String(decoding: key, as: UTF8.self)
}
