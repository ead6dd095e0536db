private import Glibc

/// Finds the links and the anchors of a page in one pass over its bytes.
///
/// Reads what we write ourselves, where `<` in text is always escaped; it is not a parser for the HTML of others.
struct PageScanner {
  /// Every value of `href` and `src`, once, with its entities decoded.
  private(set) var links = ByteStrings()
  /// Every value of `id`.
  private(set) var anchors = ByteStrings()

  private let bytes: [UInt8]
  private var position = 0

  init(_ page: [UInt8]) { bytes = page }

  mutating func scan() {
    while skip(to: UInt8(ascii: "<")) {
      position += 1
      guard position < bytes.count else { return }
      switch bytes[position] {
      case UInt8(ascii: "!") where follows("!--"): skip(past: "-->")
      case UInt8(ascii: "!"), UInt8(ascii: "/"): skip(past: ">")
      case let byte where isLetter(byte): tag()
      default: continue
      }
    }
  }
}

extension PageScanner {
  private mutating func tag() {
    let name = word()
    while attribute() {}
    // Their content is no markup: a script may hold anything that looks like a tag.
    switch name {
    case .script: skip(past: "</script")
    case .style: skip(past: "</style")
    default: break
    }
  }

  /// - Returns: `false` at the end of the tag.
  private mutating func attribute() -> Bool {
    while position < bytes.count, isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") { position += 1 }
    guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else {
      position += 1
      return false
    }
    let name = word()
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      if name == .none { position += 1 }
      return true
    }
    position += 1
    skipSpace()
    let value = value()
    switch name {
    case .href, .src: links.insert(text(value))
    case .id: anchors.insert(text(value))
    default: break
    }
    return true
  }

  /// The name of a tag or an attribute; `Word.none` when none stands here.
  private mutating func word() -> Word {
    var word = Word.none
    while position < bytes.count, isWordByte(bytes[position]) {
      word.append(bytes[position])
      position += 1
    }
    return word
  }

  private mutating func value() -> Range<Int> {
    guard position < bytes.count else { return position..<position }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = position
      while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") { position += 1 }
      return start..<position
    }
    position += 1
    let start = position
    _ = skip(to: quote)
    defer { position += 1 }
    return start..<min(position, bytes.count)
  }

  private func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return bytes[range] }
    return entitiesDecoded(bytes[range])[...]
  }

  /// - Returns: `false` when there is no such byte any more.
  private mutating func skip(to byte: UInt8) -> Bool {
    let start = position
    position = unsafe bytes.withUnsafeBytes { buffer in
      guard start < buffer.count, let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, CInt(byte), buffer.count - start)
      else { return buffer.count }
      return unsafe UnsafeRawPointer(found) - base
    }
    return position < bytes.count
  }

  private mutating func skip(past text: StaticString) {
    while skip(to: text.first) {
      if follows(text) {
        position += text.utf8CodeUnitCount
        return
      }
      position += 1
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private func follows(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { unsafe bytes[position...].starts(with: $0) }
  }
}

/// A name of at most seven letters, packed into a number; longer ones are all the same.
private struct Word: Equatable {
  static let none = Word(letters: 0)
  static let (href, src, id) = (Word("href"), Word("src"), Word("id"))
  static let (script, style) = (Word("script"), Word("style"))

  private var letters: UInt64

  private init(letters: UInt64) { self.letters = letters }

  private init(_ name: String) {
    self = .none
    for byte in name.utf8 { append(byte) }
  }

  /// Upper-case letters count as lower-case ones.
  mutating func append(_ byte: UInt8) {
    letters = letters >> 56 == 0 ? letters << 8 | UInt64((65...90).contains(byte) ? byte + 32 : byte) : .max
  }
}

extension StaticString {
  fileprivate var first: UInt8 { withUTF8Buffer { unsafe $0[0] } }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

private func isWordByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || (48...58).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
}

/// Decodes `&amp;`, the other named entities that we write, and numeric ones up to U+007F. Others stay as they stand.
private func entitiesDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var (decoded, index) = ([UInt8](), bytes.startIndex)
  while index < bytes.endIndex {
    if bytes[index] == UInt8(ascii: "&"), let end = bytes[index...].prefix(8).firstIndex(of: UInt8(ascii: ";")),
      let byte = byte(named: bytes[(index + 1)..<end])
    {
      decoded.append(byte)
      index = end + 1
    } else {
      decoded.append(bytes[index])
      index += 1
    }
  }
  return decoded
}

private func byte(named name: ArraySlice<UInt8>) -> UInt8? {
  switch String(decoding: name, as: UTF8.self) {
  case "amp": UInt8(ascii: "&")
  case "lt": UInt8(ascii: "<")
  case "gt": UInt8(ascii: ">")
  case "quot": UInt8(ascii: "\"")
  case let number where number.utf8.starts(with: "#x".utf8): UInt8(number.dropFirst(2), radix: 16).flatMap(ascii)
  case let number where number.utf8.starts(with: "#".utf8): UInt8(number.dropFirst(1)).flatMap(ascii)
  default: nil
  }
}

private func ascii(_ byte: UInt8) -> UInt8? { byte < 128 ? byte : nil }
