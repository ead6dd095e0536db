import Digest

/// Splitting and trimming on bytes, which readers share.

/// The parts of `text` between `separator` bytes, empty ones included.
func split(_ text: String, at separator: UInt8) -> [String] {
  text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
}

/// Without blanks, tabs and line ends at both ends.
func trimmedText(_ text: some StringProtocol) -> String {
  var bytes = Array(text.utf8)[...]
  while let first = bytes.first, first == 0x20 || (0x09...0x0D).contains(first) { bytes.removeFirst() }
  while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}

extension StringProtocol {
  /// Whether the bytes of `part` occur, ASCII letters compared without case.
  func containsFolded(_ part: String) -> Bool {
    let (text, pattern) = (Array(asciiLowercasedBytes), Array(part.asciiLowercasedBytes))
    guard !pattern.isEmpty, text.count >= pattern.count else { return false }
    return (0...(text.count - pattern.count)).contains { text[$0...].starts(with: pattern) }
  }

  func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  private var asciiLowercasedBytes: some Sequence<UInt8> {
    utf8.lazy.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }
}

/// The words of a text: runs of ASCII letters, digits and bytes beyond ASCII, lower case.
func foldedWords(_ text: some StringProtocol) -> [String] {
  text.utf8.split { byte in
    !((0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80)
  }.map { String(decoding: $0.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self) }
}

/// A service's name made comparable: its words joined, without a trailing "service".
func foldedServiceName(_ name: String) -> String {
  var words = foldedWords(name)
  if words.count > 1, words.last == "service" { words.removeLast() }
  return words.joined()
}

/// `[a-z0-9-]+` from a name: its ASCII words joined by hyphens.
func identifier(_ name: some StringProtocol, limit: Int = 60) -> String {
  var slug: [UInt8] = []
  for byte in name.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: slug.append(byte)
    case 0x41...0x5A: slug.append(byte + 32)
    default: if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
    }
  }
  slug = Array(slug.prefix(limit))
  while slug.last == UInt8(ascii: "-") { slug.removeLast() }
  return String(decoding: slug, as: UTF8.self)
}

/// A service's identifier; a name in another script than ours has a digest for one, a name without words has none.
func serviceIdentifier(_ name: String) -> String {
  let readable = identifier(name)
  return readable.isEmpty && !foldedWords(name).isEmpty ? "service-" + ContentDigest(of: name.utf8).short : readable
}
