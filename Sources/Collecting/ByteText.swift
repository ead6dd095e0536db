import Digest

/// Splitting and trimming on bytes, which readers share.

/// The parts of `text` between `separator` bytes, empty ones included.
func split(_ text: String, at separator: UInt8) -> [String] {
  text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
}

/// Without blanks, tabs and line ends at both ends.
func trimmedText(_ text: some StringProtocol) -> String {
  let text = String(text)
  let bytes = text.utf8.span
  var (start, end) = (0, bytes.count)
  while start < end, isBlank(bytes[start]) { start += 1 }
  while start < end, isBlank(bytes[end - 1]) { end -= 1 }
  if end - start == bytes.count { return text }
  return String(decoding: text.utf8.dropFirst(start).prefix(end - start), as: UTF8.self)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

extension String {
  /// Whether the bytes of `part` occur, ASCII letters compared without case.
  func containsFolded(_ part: String) -> Bool {
    let (text, part) = (utf8.span, part.utf8.span)
    guard !part.isEmpty, text.count >= part.count else { return false }
    for start in 0...(text.count - part.count) {
      var length = 0
      while length < part.count, lowerCase(text[start + length]) == lowerCase(part[length]) { length += 1 }
      if length == part.count { return true }
    }
    return false
  }
}

extension StringProtocol {
  func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

private func lowerCase(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

/// The words of a text: runs of ASCII letters, digits and bytes beyond ASCII, lower case.
func foldedWords(_ text: some StringProtocol) -> [String] {
  var (words, word): ([String], [UInt8]) = ([], [])
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: word.append(lowerCase(byte))
    default:
      guard !word.isEmpty else { continue }
      words.append(String(decoding: word, as: UTF8.self))
      word.removeAll(keepingCapacity: true)
    }
  }
  return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
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
