import ReportModel

/// Numbers with their units.
extension SentenceTokenReader {
  mutating func takeAmount() -> Amount? {
    guard let (low, lowPlaces) = takeDecimal() else { return nil }
    var (high, places) = (low, lowPlaces)
    let rangeStart = index
    if takeRangeSign(), let (end, endPlaces) = takeDecimal(), end > low {
      (high, places) = (end, max(places, endPlaces))
    } else {
      index = rangeStart
    }
    var amount = Amount(low, to: high, places: places, unit: takeUnit(), text: "")
    while takeSmallerPart(of: &amount) {}
    if amount.unit.seconds != nil { amount.per = takePeriod() }
    return amount
  }

  /// The `59 min` of `4 h 59 min`: in the next smaller unit, and less than one of the unit before. The whole is in it, too.
  private mutating func takeSmallerPart(of amount: inout Amount) -> Bool {
    guard !amount.isRange, amount.places == 0, let (unit, count) = smallerParts[amount.unit] else { return false }
    let start = index
    while skipBlank() {}
    guard let (value, places) = takeDecimal(), value < Fraction(count), takeUnit(of: amount.unit) == unit else {
      index = start
      return false
    }
    let whole = amount.value * Fraction(count) + value
    amount = Amount(whole, places: places, unit: unit, text: "")
    return true
  }

  /// Behind hours an `m` is no metre.
  private mutating func takeUnit(of larger: Amount.Unit) -> Amount.Unit {
    let start = index
    while skipBlank() {}
    if larger == .hour, bytes.indices.contains(index), bytes[index] == UInt8(ascii: "m"), !isWordByte(index + 1) {
      index += 1
      return .minute
    }
    index = start
    return takeUnit()
  }

  /// `1,234.5`; at most 12 digits.
  private mutating func takeDecimal() -> (Fraction, places: Int)? {
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
    return (ExactDecimal(mantissa: digits, scale: places).fraction, places)
  }

  private func isThousand(_ index: Int) -> Bool {
    isDigit(index) && isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + 3)
  }

  /// `8-12`, `8–12`: without blanks, or it is a difference.
  private mutating func takeRangeSign() -> Bool {
    let rest = bytes[index...]
    let length = rest.first == UInt8(ascii: "-") ? 1 : rest.starts(with: "\u{2013}".utf8) ? 3 : 0
    guard length > 0, isDigit(index + length) else { return false }
    index += length
    return true
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
    let isFactor = bytes[index] | 0x20 == UInt8(ascii: "x") || bytes[index...].starts(with: "×".utf8)
    if isFactor, index == start {
      let end = index + (bytes[index] < 0x80 ? 1 : 2)
      guard !isWordByte(end), blank(at: end) == 0 || !isDigit(end + blank(at: end)) else { return none(at: start) }
      index = end
      return .factor
    }
    let wordStart = index
    while isLetter(index) { index += 1 }
    guard index > wordStart, !isWordByte(index),
      let unit = unitNames[bytes[wordStart..<index].withText.asciiLowercased]
    else { return none(at: start) }
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

private let smallerParts: [Amount.Unit: (unit: Amount.Unit, count: Int)] = [
  .day: (.hour, 24), .hour: (.minute, 60), .minute: (.second, 60), .second: (.millisecond, 1000),
]

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
