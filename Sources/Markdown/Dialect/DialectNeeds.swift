/// Which additions to CommonMark a document may use: most use few, and what is not there costs nothing.
///
/// A bit that is set says "perhaps"; one that is not set says "certainly not".
struct DialectNeeds: OptionSet {
  let rawValue: UInt16

  static let tables = Self(rawValue: 1 << 0)
  static let tasks = Self(rawValue: 1 << 1)
  static let strikethrough = Self(rawValue: 1 << 2)
  static let tags = Self(rawValue: 1 << 3)
  static let alerts = Self(rawValue: 1 << 4)
  static let footnotes = Self(rawValue: 1 << 5)
  static let addresses = Self(rawValue: 1 << 6)
  static let shortCodes = Self(rawValue: 1 << 7)
  static let escapes = Self(rawValue: 1 << 8)

  /// What is found in words, and not by the shape of blocks.
  static let words: Self = [.footnotes, .addresses, .shortCodes]
}

extension DialectNeeds {
  /// - Complexity: O(*n*), one pass over the bytes.
  init(scanning bytes: ArraySlice<UInt8>) {
    self = []
    let span = bytes.span
    for index in 0..<span.count {
      switch span[index] {
      case UInt8(ascii: "|"): insert(.tables)
      case UInt8(ascii: "~"): insert(.strikethrough)
      case UInt8(ascii: "<"): insert(.tags)
      case UInt8(ascii: "@"): insert(.addresses)
      case UInt8(ascii: "\\"): if index + 1 < span.count, EscapedMarks.isMark(span[index + 1]) { insert(.escapes) }
      case UInt8(ascii: "["): if index + 2 < span.count { formUnion(.behindBracket(span[index + 1], span[index + 2])) }
      case UInt8(ascii: ":"): if index + 2 < span.count { formUnion(.behindColon(span[index + 1], span[index + 2])) }
      case UInt8(ascii: "."):
        if index >= 3, span[index - 1] | 0x20 == UInt8(ascii: "w"), span[index - 3] | 0x20 == UInt8(ascii: "w") {
          insert(.addresses)
        }
      default: break
      }
    }
  }

  private static func behindBracket(_ first: UInt8, _ second: UInt8) -> Self {
    switch first {
    case UInt8(ascii: "^"): .footnotes
    case UInt8(ascii: "!"): .alerts
    default: second == UInt8(ascii: "]") ? .tasks : []
    }
  }

  private static func behindColon(_ first: UInt8, _ second: UInt8) -> Self {
    switch first {
    case UInt8(ascii: "/"): second == UInt8(ascii: "/") ? .addresses : []
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "+"), UInt8(ascii: "-"): .shortCodes
    default: []
    }
  }
}
