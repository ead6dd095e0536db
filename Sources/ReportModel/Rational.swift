/// An exact number: 43.2 is 216/5. What a sentence states is compared with what follows from it, and 0.1 + 0.2 is 0.3 here.
///
/// Sums and products are `nil` when they leave 64 bits, which no number in a sentence needs.
public struct Rational: Hashable, Comparable, Sendable {
  public let numerator: Int
  /// Positive, and without a factor that the numerator has too.
  public let denominator: Int

  public init(_ whole: Int) { (numerator, denominator) = (whole, 1) }

  /// - Returns: `nil` for a denominator of 0, and for numbers that cannot be negated.
  public init?(_ numerator: Int, over denominator: Int) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = commonDivisor(abs(numerator), abs(denominator)) * (denominator < 0 ? -1 : 1)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// `43.20`: digits with at most one point among them.
  public init?(decimal text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard (1...2).contains(parts.count), (1...15).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let places = parts.count == 2 ? parts[1].count : 0
    self.init(
      digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }, over: (0..<places).reduce(1) { scale, _ in scale * 10 })
  }

  public func plus(_ other: Self) -> Self? {
    let (left, leftOverflows) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, rightOverflows) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (sum, sumOverflows) = left.addingReportingOverflow(right)
    let (below, belowOverflows) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !leftOverflows, !rightOverflows, !sumOverflows, !belowOverflows else { return nil }
    return Self(sum, over: below)
  }

  public func minus(_ other: Self) -> Self? {
    Self(-other.numerator, over: other.denominator).flatMap { plus($0) }
  }

  public func times(_ other: Self) -> Self? {
    let (above, aboveOverflows) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (below, belowOverflows) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !aboveOverflows, !belowOverflows else { return nil }
    return Self(above, over: below)
  }

  public func divided(by other: Self) -> Self? {
    Self(other.denominator, over: other.numerator).flatMap { times($0) }
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    let left = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
    let right = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }

  /// As a decimal, rounded half up to at most `places`, without zeros that say nothing.
  public func text(places: Int) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let (scaled, overflows) = abs(numerator).multipliedReportingOverflow(by: scale)
    guard !overflows else { return "\(numerator)/\(denominator)" }
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: denominator)
    let rounded = quotient + (rest >= denominator - rest ? 1 : 0)
    var fraction = Array(String(rounded % scale).utf8)
    fraction = Array(repeating: 0x30, count: max(0, places - fraction.count)) + fraction
    while fraction.last == 0x30 { fraction.removeLast() }
    let sign = numerator < 0 && rounded > 0 ? "-" : ""
    let tail = places == 0 || fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self)
    return "\(sign)\(rounded / scale)\(tail)"
  }
}

/// Euclid's.
private func commonDivisor(_ one: Int, _ other: Int) -> Int {
  var (a, b) = (one, other)
  while b != 0 { (a, b) = (b, a % b) }
  return max(a, 1)
}
