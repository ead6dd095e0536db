/// An address that stands bare in a text: `https://host/path`, `www.host`, `name@host`.
///
/// The rules are those of the GFM specification, "Autolinks (extension)". Everything works on the bytes of one text node.
struct Autolink: Equatable {
  var range: Range<Int>
  /// What the address lacks: `http://`, `mailto:` or nothing.
  var prefix: String

  /// `scheme://...` around the colon at `colon`.
  static func web(around colon: Int, in bytes: [UInt8], from lowest: Int) -> Autolink? {
    guard bytes[colon...].starts(with: "://".utf8) else { return nil }
    var start = colon
    while start > lowest, colon - start < 6, isLetter(bytes[start - 1]) { start -= 1 }
    let scheme = String(decoding: bytes[start..<colon].map { $0 | 0x20 }, as: UTF8.self)
    guard ["http", "https", "ftp"].contains(scheme), hostLength(bytes[(colon + 3)...]) != nil else { return nil }
    let end = trimmedEnd(of: bytes[start..<addressEnd(bytes, from: colon + 3)])
    return end > colon + 3 ? Autolink(range: start..<end, prefix: "") : nil
  }

  /// `www.host` at `start`, behind a blank or one of `*_~(`.
  static func www(at start: Int, in bytes: [UInt8], isAtBoundary: Bool) -> Autolink? {
    guard isAtBoundary, bytes[start...].starts(with: "www.".utf8), hostLength(bytes[start...]) != nil else {
      return nil
    }
    let end = trimmedEnd(of: bytes[start..<addressEnd(bytes, from: start)])
    return end > start + 4 ? Autolink(range: start..<end, prefix: "http://") : nil
  }

  /// `name@host` around the sign at `sign`. The host has a dot and ends in a letter or digit.
  ///
  /// - Complexity: bounded by the distance to the next `@` on either side.
  static func mail(around sign: Int, in bytes: [UInt8], from lowest: Int) -> Autolink? {
    var start = sign
    while start > lowest, isWordByte(bytes[start - 1]) || ".+-_".utf8.contains(bytes[start - 1]) { start -= 1 }
    var (end, dots) = (sign + 1, 0)
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: ".") {
        guard end + 1 < bytes.count, isWordByte(bytes[end + 1]) else { break }
        dots += 1
      } else if byte == UInt8(ascii: "@") {
        return nil
      } else if !isWordByte(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    guard start < sign, dots > 0, isWordByte(bytes[end - 1]) else { return nil }
    return Autolink(range: start..<end, prefix: "mailto:")
  }
}

private func addressEnd(_ bytes: [UInt8], from start: Int) -> Int {
  bytes[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "<") } ?? bytes.count
}

/// How long the host is; `nil` when there is none, an underscore stands in one of its last two parts, or it is longer than
/// a name in the domain name system can be.
private func hostLength(_ address: ArraySlice<UInt8>) -> Int? {
  let bytes = address.prefix(maximumHost + 1)
  var (beforeLast, last) = (0, 0)
  var end = bytes.startIndex
  scan: while end < bytes.endIndex {
    switch bytes[end] {
    case UInt8(ascii: "_"): last += 1
    case UInt8(ascii: "."): (beforeLast, last) = (last, 0)
    case UInt8(ascii: "-"), 0x80...: break
    case let byte where !isWordByte(byte): break scan
    default: break
    }
    end += 1
  }
  let length = end - bytes.startIndex
  return (1...maximumHost).contains(length) && beforeLast == 0 && last == 0 ? length : nil
}

/// RFC 1035, section 2.3.4; in bytes of UTF-8, which is four for one at most.
private let maximumHost = 4 * 253

/// Where an address ends whose punctuation belongs to the sentence: closing brackets count only when they were opened.
///
/// - Complexity: O(*n*): what is cut at the end is looked at once.
private func trimmedEnd(of address: ArraySlice<UInt8>) -> Int {
  var surplus = 0
  for byte in address {
    if byte == UInt8(ascii: "(") { surplus -= 1 } else if byte == UInt8(ascii: ")") { surplus += 1 }
  }
  var end = address.endIndex
  while end > address.startIndex {
    switch address[end - 1] {
    case UInt8(ascii: ")"):
      guard surplus > 0 else { return end }
      surplus -= 1
      end -= 1
    case let byte where "?!.,:*_~'\"".utf8.contains(byte): end -= 1
    case UInt8(ascii: ";"): end = endBeforeEntity(address[..<end])
    default: return end
    }
  }
  return end
}

/// `&name;` at the end is no part of the address, and neither is a lone semicolon.
private func endBeforeEntity(_ address: ArraySlice<UInt8>) -> Int {
  var start = address.endIndex - 1
  while start > address.startIndex, isLetter(address[start - 1]) { start -= 1 }
  let isEntity = start < address.endIndex - 1 && start > address.startIndex && address[start - 1] == UInt8(ascii: "&")
  return isEntity ? start - 1 : address.endIndex - 1
}

func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
