import ReportModel

/// A part of a sentence as the readers of claims see it.
enum SentenceToken: Hashable {
  case amount(Amount)
  /// Folded; what looks like a date, a version or a name with digits is a word too.
  case word(String)
  case sign(Sign)

  enum Sign: String, CaseIterable {
    case times = "×"
    case plus = "+"
    case minus = "-"
    case slash = "/"
    case equals = "="
    case arrow = "->"
    case open = "("
    case close = ")"
    case colon = ":"
    case comma = ","
    case stop = "."
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case about = "~"
  }

  var amount: Amount? { if case .amount(let amount) = self { amount } else { nil } }
  var word: String? { if case .word(let word) = self { word } else { nil } }
  var sign: Sign? { if case .sign(let sign) = self { sign } else { nil } }

  /// The tokens of one line. The only place where numbers and their units are read out of prose.
  static func read(_ text: String) -> [SentenceToken] {
    var reader = SentenceTokenReader(bytes: Array(text.utf8))
    return reader.tokens()
  }
}

/// Goes through a line once.
private struct SentenceTokenReader {
  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func tokens() -> [SentenceToken] {
    var tokens: [SentenceToken] = []
    while index < bytes.count {
      if skipBlank() { continue }
      if isDigit(index) {
        tokens.append(number())
      } else if let sign = takeSign() {
        tokens.append(.sign(sign))
      } else if isWordByte(index) {
        tokens.append(.word(takeWord()))
      } else {
        index += 1
      }
    }
    return tokens
  }

  private func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index]) }

  private func isLetter(_ index: Int) -> Bool {
    bytes.indices.contains(index) && (0x61...0x7A).contains(bytes[index] | 0x20)
  }

  /// Letters, digits, underscores and bytes beyond ASCII that are no sign.
  private func isWordByte(_ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    if bytes[index] >= 0x80 { return sign(at: index) == nil && blank(at: index) == 0 }
    return isDigit(index) || isLetter(index) || bytes[index] == UInt8(ascii: "_")
  }

  /// How many bytes of blank stand here, the unbreakable ones included.
  private func blank(at index: Int) -> Int {
    guard bytes.indices.contains(index) else { return 0 }
    if bytes[index] <= 0x20 { return 1 }
    if bytes[index...].starts(with: [0xC2, 0xA0]) { return 2 }
    return bytes[index...].starts(with: [0xE2, 0x80, 0xAF]) ? 3 : 0
  }

  private mutating func skipBlank() -> Bool {
    let count = blank(at: index)
    index += count
    return count > 0
  }

  private func sign(at index: Int) -> (SentenceToken.Sign, Int)? {
    for (text, sign) in signs where bytes[index...].starts(with: text) { return (sign, text.count) }
    return nil
  }

  private mutating func takeSign() -> SentenceToken.Sign? {
    guard let (sign, count) = sign(at: index) else { return nil }
    index += count
    return sign
  }

  private mutating func takeWord() -> String {
    let start = index
    while isWordByte(index) { index += 1 }
    return Substring(decodingBytes: bytes[start..<index]).asciiLowercased
  }

  /// A number with its unit, or what only begins with digits.
  private mutating func number() -> SentenceToken {
    let start = index
    guard var amount = takeAmount(), !isGluedToMore else {
      index = start
      skipNameWithDigits()
      return .word(Substring(decodingBytes: bytes[start..<index]).asciiLowercased)
    }
    amount.text = Substring(decodingBytes: bytes[start..<index]).trimmed
    return .amount(amount)
  }

  /// A date, a time, a version, an address: digits that go on behind a point, a colon or a hyphen.
  private var isGluedToMore: Bool {
    if isWordByte(index) { return true }
    guard bytes.indices.contains(index), ".:-".utf8.contains(bytes[index]) else { return false }
    return isDigit(index + 1) || bytes[index] == UInt8(ascii: "-") && isLetter(index + 1)
  }

  private mutating func skipNameWithDigits() {
    while isWordByte(index)
      || bytes.indices.contains(index) && ".:-".utf8.contains(bytes[index]) && isWordByte(index + 1)
    { index += 1 }
  }

  private mutating func takeAmount() -> Amount? {
    guard let (low, lowPlaces) = takeDecimal() else { return nil }
    var (high, places) = (low, lowPlaces)
    let rangeStart = index
    if takeRangeSign(), let (end, endPlaces) = takeDecimal(), end > low {
      (high, places) = (end, max(places, endPlaces))
    } else {
      index = rangeStart
    }
    let unit = takeUnit()
    return Amount(low, to: high, places: places, unit: unit, per: unit.seconds == nil ? nil : takePeriod(), text: "")
  }

  /// `1,234.5`; at most 12 digits.
  private mutating func takeDecimal() -> (Rational, places: Int)? {
    guard isDigit(index) else { return nil }
    var (digits, places, isFraction) = (0, 0, false)
    let start = index
    while index < bytes.count, index - start < 16 {
      if isDigit(index) {
        digits = digits * 10 + Int(bytes[index]) - 0x30
        if isFraction { places += 1 }
        index += 1
      } else if !isFraction, bytes[index] == UInt8(ascii: "."), isDigit(index + 1) {
        isFraction = true
        index += 1
      } else if !isFraction, bytes[index] == UInt8(ascii: ","), isThousand(index + 1) {
        index += 1
      } else {
        break
      }
    }
    guard digits < 1_000_000_000_000, places <= 9 else { return nil }
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    return Rational(digits, over: scale).map { ($0, places) }
  }

  private func isThousand(_ index: Int) -> Bool {
    isDigit(index) && isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + 3)
  }

  /// `8-12`, `8–12`: without blanks, or it is a difference.
  private mutating func takeRangeSign() -> Bool {
    for dash in [[UInt8(ascii: "-")], [0xE2, 0x80, 0x93]] where bytes[index...].starts(with: dash) {
      guard isDigit(index + dash.count) else { return false }
      index += dash.count
      return true
    }
    return false
  }

  private mutating func takeUnit() -> Amount.Unit {
    let start = index
    if bytes.indices.contains(index), bytes[index] == UInt8(ascii: "-"), isLetter(index + 1) { index += 1 }
    while skipBlank() {}
    guard bytes.indices.contains(index) else { return none(at: start) }
    if bytes[index] == UInt8(ascii: "%") {
      index += 1
      return .percent
    }
    // `3×4` and `3x4` are products; `12x` is a factor only where it ends so.
    let isFactor = bytes[index] | 0x20 == UInt8(ascii: "x") || bytes[index...].starts(with: [0xC3, 0x97])
    if isFactor, index == start {
      let end = index + (bytes[index] < 0x80 ? 1 : 2)
      guard !isWordByte(end), blank(at: end) == 0 || !isDigit(end + blank(at: end)) else { return none(at: start) }
      index = end
      return .factor
    }
    let wordStart = index
    while isLetter(index) { index += 1 }
    let word = Substring(decodingBytes: bytes[wordStart..<index]).asciiLowercased
    guard let unit = unitNames[word], !isWordByte(index) else { return none(at: start) }
    return unit
  }

  private mutating func none(at start: Int) -> Amount.Unit {
    index = start
    return .none
  }

  /// `/week`, `per week`, `a week`, `each week`.
  private mutating func takePeriod() -> Amount.Unit? {
    let start = index
    while skipBlank() {}
    if bytes.indices.contains(index), bytes[index] == UInt8(ascii: "/") {
      index += 1
    } else if isLetter(index) {
      let word = takeWord()
      guard ["per", "a", "each", "every"].contains(word) else {
        index = start
        return nil
      }
    }
    while skipBlank() {}
    if isLetter(index), index > start, case let unit = unitNames[takeWord()], let unit, unit != .millisecond {
      return unit
    }
    index = start
    return nil
  }
}

extension Substring {
  fileprivate init(decodingBytes bytes: ArraySlice<UInt8>) { self.init(String(decoding: bytes, as: UTF8.self)) }
  fileprivate var trimmed: String { trimmedText(self) }
}

/// Longer ones first.
private let signs: [([UInt8], SentenceToken.Sign)] = {
  let texts: [(String, SentenceToken.Sign)] = [
    ("->", .arrow), ("=>", .arrow), ("→", .arrow), ("⇒", .arrow), ("<=", .atMost), (">=", .atLeast), ("≤", .atMost),
    ("≥", .atLeast), ("×", .times), ("−", .minus), ("–", .minus), ("—", .stop), ("≈", .about), ("÷", .slash),
    ("*", .times), ("+", .plus), ("-", .minus), ("/", .slash), ("=", .equals), ("(", .open), (")", .close),
    ("[", .open), ("]", .close), (":", .colon), (",", .comma), (";", .stop), (".", .stop), ("!", .stop), ("?", .stop),
    ("<", .less), (">", .greater), ("~", .about),
  ]
  return texts.map { (Array($0.utf8), $1) }
}()

private let unitNames: [String: Amount.Unit] = {
  let names: [(Amount.Unit, [String])] = [
    (.millisecond, ["ms", "msec", "msecs", "millisecond", "milliseconds"]),
    (.second, ["s", "sec", "secs", "second", "seconds"]), (.minute, ["min", "mins", "minute", "minutes"]),
    (.hour, ["h", "hr", "hrs", "hour", "hours"]), (.day, ["d", "day", "days"]),
    (.week, ["w", "wk", "wks", "week", "weeks"]), (.month, ["mo", "month", "months"]),
    (.year, ["y", "yr", "yrs", "year", "years"]), (.percent, ["percent", "pct"]),
  ]
  return Dictionary(uniqueKeysWithValues: names.flatMap { unit, words in words.map { ($0, unit) } })
}()
