/// A character that nobody sees, or that changes the direction or the lines of what is shown.
///
/// In a name, a path, a verdict or code it can make one thing look like another (CVE-2021-42574), so it is written out there.
struct InvisibleCharacter {
  var scalar: UInt32
  /// How many bytes it has.
  var length: Int

  /// What is shown instead.
  var text: String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)⟩"
  }

  /// - Returns: `nil` for what is seen, for tabs and line ends, and for joiners and marks behind a character that is not
  ///   ASCII: they shape emoji and the scripts that need them.
  init?(at index: Int, in bytes: borrowing Span<UInt8>) {
    let first = bytes[index]
    guard Self.mayBegin(first) else { return nil }
    func byte(_ offset: Int) -> UInt32 { index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0 }
    switch first {
    case 0..<0x20, 0x7F: (scalar, length) = (UInt32(first), 1)
    case 0xC2, 0xD8: (scalar, length) = (UInt32(first & 0x1F) << 6 | byte(1), 2)
    case 0xE2, 0xEF: (scalar, length) = (UInt32(first & 0x0F) << 12 | byte(1) << 6 | byte(2), 3)
    default: (scalar, length) = (UInt32(first & 0x07) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3), 4)
    }
    switch scalar {
    case 0x200C...0x200F: if index > 0, bytes[index - 1] >= 0x80 { return nil }
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x061C, 0x200B, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: break
    case 0xE0000...0xE01EF: break
    default: return nil
    }
  }

  static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }

  /// The text with each such character written out; `nil` when there is none.
  static func writtenOut(in text: String) -> String? {
    let bytes = Array(text.utf8)
    let span = bytes.span
    var result: [UInt8] = []
    var (index, done) = (0, 0)
    while index < span.count {
      guard let invisible = InvisibleCharacter(at: index, in: span) else {
        index += 1
        continue
      }
      result += bytes[done..<index] + invisible.text.utf8
      index = min(index + invisible.length, span.count)
      done = index
    }
    return done == 0 ? nil : String(decoding: result + bytes[done...], as: UTF8.self)
  }
}
