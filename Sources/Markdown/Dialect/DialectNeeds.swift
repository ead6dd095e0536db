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
  /// - Complexity: O(*n*): a search for each mark by the C library, which is quicker than one loop that looks for all.
  init(scanning bytes: ArraySlice<UInt8>) {
    self = []
    for (mark, need) in Self.lone where bytes.has(mark) { insert(need) }
    for mark in Self.leading {
      bytes.eachOffset(of: mark) { offset in
        formUnion(Self.need(at: bytes.startIndex + offset, in: bytes))
      }
    }
  }

  /// Marks that are enough by themselves.
  private static let lone: [(UInt8, DialectNeeds)] = [
    (UInt8(ascii: "|"), .tables), (UInt8(ascii: "~"), .strikethrough), (UInt8(ascii: "<"), .tags),
    (UInt8(ascii: "@"), .addresses),
  ]

  /// Marks that count only beside others.
  private static let leading: [UInt8] = [
    UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "\\"),
  ]

  private static func need(at index: Int, in bytes: ArraySlice<UInt8>) -> Self {
    func byte(_ offset: Int) -> UInt8 {
      let place = index + offset
      return bytes.indices.contains(place) ? bytes[place] : 0
    }
    switch bytes[index] {
    case UInt8(ascii: "["): return behindBracket(byte(1), byte(2))
    case UInt8(ascii: ":"): return behindColon(byte(1), byte(2))
    case UInt8(ascii: "."): return byte(-1) == UInt8(ascii: "w") && byte(-3) == UInt8(ascii: "w") ? .addresses : []
    default: return EscapedMarks.isMark(byte(1)) ? .escapes : []
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
