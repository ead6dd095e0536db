import ReportModel

/// Goes through a line once.
struct SentenceTokenReader {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func tokens() -> [SentenceToken] {
    var tokens: [SentenceToken] = []
    while index < bytes.count {
      if skipBlank() { continue }
      if isDigit(index) {
        tokens.append(number())
      } else if isWordByte(index) {
        tokens.append(.word(takeWord()))
      } else if let sign = takeSign() {
        tokens.append(.sign(sign))
      } else {
        index += 1
      }
    }
    return tokens
  }

  func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index]) }

  func isLetter(_ index: Int) -> Bool {
    bytes.indices.contains(index) && (0x61...0x7A).contains(bytes[index] | 0x20)
  }

  /// Letters, digits, underscores and bytes beyond ASCII that are no sign.
  func isWordByte(_ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    if bytes[index] >= 0x80 { return sign(at: index) == nil && blank(at: index) == 0 }
    return isDigit(index) || isLetter(index) || bytes[index] == UInt8(ascii: "_")
  }

  /// How many bytes of blank stand here, the unbreakable ones included.
  func blank(at index: Int) -> Int {
    guard bytes.indices.contains(index) else { return 0 }
    if bytes[index] < 0x80 { return bytes[index] <= 0x20 ? 1 : 0 }
    if bytes[index...].starts(with: [0xC2, 0xA0]) { return 2 }
    return bytes[index...].starts(with: [0xE2, 0x80, 0xAF]) ? 3 : 0
  }

  mutating func skipBlank() -> Bool {
    let count = blank(at: index)
    index += count
    return count > 0
  }

  private func sign(at index: Int) -> (SentenceToken.Sign, Int)? {
    signs[Int(bytes[index])].first { bytes[index...].starts(with: $0.bytes) }.map { ($0.sign, $0.bytes.count) }
  }

  private mutating func takeSign() -> SentenceToken.Sign? {
    guard let (sign, count) = sign(at: index) else { return nil }
    index += count
    return sign
  }

  mutating func takeWord() -> String {
    let start = index
    while isWordByte(index) { index += 1 }
    return bytes[start..<index].withText.asciiLowercased
  }

  /// A number with its unit, or what only begins with digits.
  private mutating func number() -> SentenceToken {
    let start = index
    guard var amount = takeAmount(), !isGluedToMore else {
      index = start
      skipNameWithDigits()
      return .word(bytes[start..<index].withText.asciiLowercased)
    }
    amount.text = trimmedText(bytes[start..<index].withText)
    return .amount(amount)
  }

  /// A date, a time, a version, an address: digits that go on behind a point, a colon or a hyphen. Behind a comma they may be
  /// decimals or the next of a list, which nobody can tell.
  private var isGluedToMore: Bool {
    if isWordByte(index) { return true }
    guard bytes.indices.contains(index), ".,:-".utf8.contains(bytes[index]) else { return false }
    return isDigit(index + 1) || bytes[index] == UInt8(ascii: "-") && isLetter(index + 1)
  }

  private mutating func skipNameWithDigits() {
    while isWordByte(index)
      || bytes.indices.contains(index) && ".:-".utf8.contains(bytes[index]) && isWordByte(index + 1)
      || bytes.indices.contains(index) && bytes[index] == UInt8(ascii: ",") && isDigit(index + 1)
    { index += 1 }
  }
}

/// By their first bytes, longer ones first.
private let signs: [[(bytes: [UInt8], sign: SentenceToken.Sign)]] = {
  let texts: [(String, SentenceToken.Sign)] = [
    ("->", .arrow), ("=>", .arrow), ("→", .arrow), ("⇒", .arrow), ("<=", .atMost), (">=", .atLeast), ("≤", .atMost),
    ("≥", .atLeast), ("×", .times), ("−", .minus), ("–", .minus), ("—", .stop), ("≈", .about), ("÷", .slash),
    ("*", .times), ("+", .plus), ("-", .minus), ("/", .slash), ("=", .equals), ("(", .open), (")", .close),
    ("[", .open), ("]", .close), (":", .colon), (",", .comma), (";", .stop), (".", .stop), ("!", .stop), ("?", .stop),
    ("<", .less), (">", .greater), ("~", .about),
  ]
  let signs = texts.map { (bytes: Array($0.utf8), sign: $1) }
  return (UInt8.min...UInt8.max).map { first in signs.filter { $0.bytes[0] == first } }
}()
