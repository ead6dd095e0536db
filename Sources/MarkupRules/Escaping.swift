/// The entities that the renderer writes, and what they stand for.
private let entities: [(text: StaticString, byte: UInt8)] = [
  ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
  ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
]

/// - Throws: when a byte stands there that means something in HTML and was not written as an entity.
func checkEscaping(of text: [UInt8], at offset: Int) throws(BrokenRule) {
  var index = 0
  while index < text.count {
    switch text[index] {
    case UInt8(ascii: "&"):
      guard let entity = entity(text[index...]) else { throw BrokenRule("& that is no entity", at: offset + index) }
      index += entity.length
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0:
      throw BrokenRule("byte \(text[index]) as it is", at: offset + index)
    default: index += 1
    }
  }
}

/// The text that a browser reads.
func unescaped(_ text: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    let entity = text[index] == UInt8(ascii: "&") ? entity(text[index...]) : nil
    result.append(entity?.byte ?? text[index])
    index += entity?.length ?? 1
  }
  return result
}

private func entity(_ text: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
  for entity in entities {
    let length = entity.text.utf8CodeUnitCount
    let matches = entity.text.withUTF8Buffer { unsafe text.prefix(length).elementsEqual($0) }
    if matches { return (entity.byte, length) }
  }
  return nil
}

/// `language-` and up to 32 harmless characters.
func isLanguage(_ value: [UInt8]) -> Bool {
  let prefix = Array("language-".utf8)
  let name = value.dropFirst(prefix.count)
  return value.starts(with: prefix) && (1...32).contains(name.count)
    && name.allSatisfy { isLetter($0) || isDigit($0) || "_+#.-".utf8.contains($0) }
}

/// An address with a scheme of the list, in which nothing is left that a browser drops or reads as another host.
func isOutside(_ address: [UInt8]) -> Bool {
  guard address.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { return false }
  let schemeEnd = address.firstIndex(of: UInt8(ascii: ":")) ?? 0
  let scheme = address[..<schemeEnd].map { $0 | 0x20 }
  let rest = address[schemeEnd...].dropFirst()
  if scheme.elementsEqual("mailto".utf8) { return !rest.isEmpty }
  guard scheme.elementsEqual("https".utf8) || scheme.elementsEqual("http".utf8), rest.starts(with: "//".utf8) else {
    return false
  }
  let host = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
  return !host.isEmpty && !host.contains(UInt8(ascii: "@"))
}

/// Whether a control character stands in the text, or one that changes the direction of what follows it.
func hidesSomething(_ text: [UInt8]) -> Bool {
  String(decoding: text, as: UTF8.self).unicodeScalars.contains { scalar in
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x200B, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
