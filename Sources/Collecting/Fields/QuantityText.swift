import ReportModel

/// A number with its unit, and how exactly it is written.
enum QuantityText {
  /// The number with which a text begins: `43.2 min`, `-0.5`, `+15 %`, `1,250`, `99,98`, `9.99e-01`.
  ///
  /// - Returns: `nil` for a text that begins with no number, `~40` included: what is only about right is no claim.
  static func amount(in text: String) -> (amount: Quantity, rest: String)? {
    var bytes = Array(trimmedText(text).utf8)[...]
    let sign = takeSign(&bytes)
    let digits = bytes.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard digits.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
    var number = digits.withText
    while let last = number.utf8.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ",") { number.removeLast() }
    bytes = bytes.dropFirst(number.utf8.count)
    guard var plain = NumberText.plain(number) else { return nil }
    if let exponent = exponent(bytes) {
      plain += exponent
      bytes = bytes.dropFirst(exponent.utf8.count)
    }
    guard let decimal = DecimalText(sign + plain) else { return nil }
    return (Quantity(sign + plain, value: decimal.value, step: decimal.step), trimmedText(bytes.withText))
  }

  /// A text that is a number and nothing else, its sign of percent included.
  static func bare(_ text: String) -> Quantity? {
    guard let (number, rest) = amount(in: text), rest.isEmpty || rest == "%" else { return nil }
    return number.with(unit: rest.isEmpty ? "" : " %")
  }

  /// A duration in minutes: `1h 6m`, `45m`, `1.5 hours`. Its step is the smallest unit that it names.
  static func minutes(in text: String) -> Quantity? {
    let text = trimmedText(text)
    guard text.utf8.first.map({ (0x30...0x39).contains($0) }) == true, let minutes = DurationText.minutes(in: text),
      let step = DurationText.step(of: text)
    else { return nil }
    return Quantity(text, value: Double(minutes), step: max(1, step))
  }

  private static func takeSign(_ bytes: inout ArraySlice<UInt8>) -> String {
    for (sign, meaning) in [("+", ""), ("-", "-"), ("\u{2212}", "-"), ("\u{2013}", "-")]
    where bytes.starts(with: sign.utf8) {
      bytes = bytes.dropFirst(sign.utf8.count)
      return meaning
    }
    return ""
  }

  private static func exponent(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return nil }
    var rest = bytes.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(digits.count) else { return nil }
    return bytes[bytes.startIndex..<digits.endIndex].withText
  }
}

extension Quantity {
  func with(unit: String) -> Self { Self(text, value: value, step: step, unit: unit) }
}
