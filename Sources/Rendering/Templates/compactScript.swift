/// A script of ours without its comments and the blanks that part nothing, with `let` for `const`; texts and regular
/// expressions stay as they are.
///
/// It is made for the one file that we ship, which ends every statement in a semicolon or a brace, puts no comment in a text
/// with holes, and has no empty statement.
/// - Complexity: O(*n*) in its length.
func compactScript(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var compact: [UInt8] = []
  var (index, isParted) = (0, false)
  while index < bytes.count {
    let byte = bytes[index]
    if byte == 0x20 || byte == 0x0A {
      (isParted, index) = (true, index + 1)
      continue
    }
    if byte == slash, index + 1 < bytes.count, bytes[index + 1] == slash {
      index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      continue
    }
    var token = bytes[index..<endOfToken(bytes, index, behind: compact.last)]
    index = token.endIndex
    if isParted, isPartOfWord(byte), let last = compact.last, isPartOfWord(last) { compact.append(0x20) }
    isParted = false
    if token.elementsEqual("const".utf8) { token = Array("let".utf8)[...] }
    if byte == UInt8(ascii: "}"), compact.last == UInt8(ascii: ";") { compact.removeLast() }
    compact += token
  }
  return String(decoding: compact, as: UTF8.self)
}

private let slash = UInt8(ascii: "/")
private let backslash = UInt8(ascii: "\\")

private func isPartOfWord(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
  default: false
  }
}

/// A word, a text, a regular expression, or one byte.
private func endOfToken(_ bytes: [UInt8], _ start: Int, behind last: UInt8?) -> Int {
  switch bytes[start] {
  case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return endOfQuoted(bytes, start)
  case slash where last.map { "(=,:|&[{;?!>".utf8.contains($0) } ?? true: return endOfQuoted(bytes, start)
  case let byte where isPartOfWord(byte): return bytes[start...].firstIndex { !isPartOfWord($0) } ?? bytes.count
  default: return start + 1
  }
}

/// What opens it closes it, but behind a backslash, or between the brackets of a regular expression.
private func endOfQuoted(_ bytes: [UInt8], _ start: Int) -> Int {
  var (index, isInBrackets) = (start + 1, false)
  while index < bytes.count {
    switch bytes[index] {
    case backslash: index += 1
    case UInt8(ascii: "[") where bytes[start] == slash: isInBrackets = true
    case UInt8(ascii: "]") where bytes[start] == slash: isInBrackets = false
    case bytes[start] where !isInBrackets: return index + 1
    default: break
    }
    index += 1
  }
  return bytes.count
}
