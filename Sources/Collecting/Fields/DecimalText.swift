/// A decimal number as it is written: exact, never a Double, because 1 - 0.999 misplaces the boundary.
struct DecimalText: Hashable, Sendable {
  private var digits: [UInt8]
  /// How many of the digits stand behind the point; may be negative.
  private var scale: Int
  private(set) var isNegative = false

  /// `-12.50`, `9.99e-01`; no other signs, at most 60 digits.
  init?(_ text: some StringProtocol) {
    var rest = Array(trimmedText(text).utf8)[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      isNegative = rest.removeFirst() == UInt8(ascii: "-")
    }
    let whole = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard whole.count + fraction.count > 0, whole.count + fraction.count <= 60 else { return nil }
    var exponent = 0
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      guard let number = Int(rest.dropFirst().withText), (-40...40).contains(number) else { return nil }
      exponent = number
      rest = []
    }
    guard rest.isEmpty else { return nil }
    digits = Array(whole + fraction)
    scale = fraction.count - exponent
  }

  /// Times ten to the power of `places`.
  func shifted(by places: Int) -> Self {
    var shifted = self
    shifted.scale -= places
    return shifted
  }

  /// For comparisons only.
  var value: Double { Double(text) ?? 0 }

  /// What its last digit is worth.
  var step: Double { scale > 0 ? 1 / power(scale) : power(-scale) }

  private func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { product, _ in product * 10 } }

  /// Without an exponent and without zeros that say nothing.
  var text: String {
    var digits = digits
    if scale < 0 { digits += Array(repeating: 0x30, count: -scale) }
    let places = max(0, scale)
    if digits.count <= places { digits = Array(repeating: 0x30, count: places + 1 - digits.count) + digits }
    var fraction = Array(digits.suffix(places))
    while fraction.last == 0x30 { fraction.removeLast() }
    var whole = Array(digits.dropLast(places).drop { $0 == 0x30 })
    if whole.isEmpty { whole = [0x30] }
    let isZero = whole == [0x30] && fraction.isEmpty
    return (isNegative && !isZero ? "-" : "") + whole.withText + (fraction.isEmpty ? "" : "." + fraction.withText)
  }
}

/// Percentages and shares as exact decimals: moving the point, never a Double.
enum Decimals {
  /// `0.999` between 0 and 1.
  static func share(_ text: String) -> String? {
    let text = trimmedText(text)
    guard let number = DecimalText(text), !number.isNegative, number.value <= 1, isPlain(text) else { return nil }
    return text
  }

  /// `99.9` or `99.9%` as `0.999`.
  static func share(percent text: String) -> String? {
    var text = trimmedText(text)
    if text.utf8.last == UInt8(ascii: "%") { text = trimmedText(text.utf8.dropLast().withText) }
    guard let number = DecimalText(text), !number.isNegative, number.value <= 100, isPlain(text) else { return nil }
    return number.shifted(by: -2).text
  }

  /// `part / whole` to nine places, rounded to the nearest.
  static func quotient(_ part: Int, _ whole: Int) -> String? {
    guard whole > 0, part >= 0 else { return nil }
    var (digits, rest) = (String(part / whole), part % whole)
    digits += "."
    for _ in 0..<9 {
      let (times, overflow) = rest.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      digits += String(times / whole)
      rest = times % whole
    }
    guard rest >= whole - rest, let rounded = DecimalText(digits) else { return DecimalText(digits)?.text }
    return rounded.plusOneAtTheEnd.text
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }
}

extension DecimalText {
  fileprivate var plusOneAtTheEnd: Self {
    var sum = self
    for index in sum.digits.indices.reversed() {
      guard sum.digits[index] == 0x39 else {
        sum.digits[index] += 1
        return sum
      }
      sum.digits[index] = 0x30
    }
    sum.digits.insert(0x31, at: 0)
    return sum
  }
}
