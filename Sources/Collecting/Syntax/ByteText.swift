import Digest

/// Splitting and trimming on bytes, which readers share.

/// The parts of `text` between `separator` bytes, empty ones included.
func split(_ text: String, at separator: UInt8) -> [String] {
  text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
}

/// Without blanks, tabs and line ends at both ends.
func trimmedText(_ text: some StringProtocol) -> String {
  let inner = trimmed(Substring(text).utf8)
  return inner.count == text.utf8.count ? String(text) : inner.withText
}

/// The same of a part of a text, of which no String is made.
func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
  let bytes = text.span
  var (start, end) = (0, bytes.count)
  while start < end, isBlank(bytes[start]) { start += 1 }
  while start < end, isBlank(bytes[end - 1]) { end -= 1 }
  return text.dropFirst(start).prefix(end - start)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

extension String {
  /// Whether the bytes of `part` occur, ASCII letters compared without case.
  func containsFolded(_ part: String) -> Bool {
    let (text, part) = (utf8.span, part.utf8.span)
    guard !part.isEmpty, text.count >= part.count else { return false }
    let first = lowerCase(part[0])
    let capital = (97...122).contains(first) ? first - 32 : first
    for start in 0...(text.count - part.count) where text[start] == first || text[start] == capital {
      var length = 1
      while length < part.count, lowerCase(text[start + length]) == lowerCase(part[length]) { length += 1 }
      if length == part.count { return true }
    }
    return false
  }
}

extension String {
  /// Whether it begins with the bytes of `prefix`, ASCII letters compared without case.
  func hasFoldedPrefix(_ prefix: String) -> Bool {
    let (text, prefix) = (utf8.span, prefix.utf8.span)
    guard text.count >= prefix.count else { return false }
    for index in 0..<prefix.count where lowerCase(text[index]) != lowerCase(prefix[index]) { return false }
    return true
  }
}

extension StringProtocol {
  func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

private func lowerCase(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
  default: false
  }
}

/// The words of a text: runs of ASCII letters, digits and bytes beyond ASCII, lower case.
func foldedWords(_ text: some StringProtocol) -> [String] {
  let bytes = text.utf8.map(lowerCase)
  var (words, start): ([String], Int) = ([], 0)
  for end in bytes.indices where !isWordByte(bytes[end]) {
    if start < end { words.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
    start = end + 1
  }
  if start < bytes.count { words.append(String(decoding: bytes[start...], as: UTF8.self)) }
  return words
}

/// The same words with nothing between them: how names of fields, columns and keys are compared.
func foldedKey(_ text: some StringProtocol) -> String {
  var key: [UInt8] = []
  key.reserveCapacity(text.utf8.count)
  for byte in text.utf8 where isWordByte(byte) { key.append(lowerCase(byte)) }
  return String(decoding: key, as: UTF8.self)
}

/// Whether `key` is what ``foldedKey(_:)`` makes of a name; without making it, for those who ask for many names.
///
/// - Parameter name: With accents, if any, in composed form.
func folds(_ name: String, to key: String) -> Bool {
  let (bytes, folded) = (name.utf8.span, key.utf8.span)
  var length = 0
  for index in 0..<bytes.count where isWordByte(bytes[index]) {
    // Accents may be written in two ways.
    if bytes[index] >= 0x80 { return foldedKey(name) == key }
    guard length < folded.count, folded[length] == lowerCase(bytes[index]) else { return false }
    length += 1
  }
  return length == folded.count
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
