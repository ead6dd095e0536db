/// A ratio of two whole numbers, exact and in lowest terms.
///
/// Budgets are compared as fractions and rounded only to be printed.
public struct Fraction: Hashable, Sendable, Codable {
  public let numerator: Int128
  /// Above 0.
  public let denominator: Int128

  public init(_ numerator: Int128, _ denominator: Int128) {
    precondition(denominator != 0, "nothing is divided by nothing")
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  public init(_ numerator: Int, _ denominator: Int = 1) { self.init(Int128(numerator), Int128(denominator)) }

  /// `43.20`, `.5`: digits with at most one point in front of the last, and no sign.
  public init?(decimal text: String) {
    // The nothing in front of a point is a nought.
    guard !text.isEmpty, let decimal = ExactDecimal("0" + text) else { return nil }
    self = decimal.fraction
  }

  public static let zero = Fraction(0)
  public static let one = Fraction(1)

  /// 1 minus it: what is left of a budget of which it is used. Below 0 when overspent.
  public var complement: Fraction { .one - self }

  /// For charts and for data files; nothing is decided by it.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// Rounded down.
  public var wholePart: Int { Int(clamping: numerator >= 0 ? numerator / denominator : -roundedUp(-numerator)) }

  /// Rounded up.
  public var ceiling: Int { Int(clamping: numerator > 0 ? roundedUp(numerator) : -(-numerator / denominator)) }

  private func roundedUp(_ numerator: Int128) -> Int128 { (numerator + denominator - 1) / denominator }
}

extension Fraction: Comparable {
  /// Exact however large the numbers are: the products are compared in double width.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    let left = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
    let right = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
    return left.high == right.high ? left.low < right.low : left.high < right.high
  }

  /// Exact while the result has less than 127 bits, which what an objective and counts of events give has; beyond that to
  /// about eighteen digits, and no greater than about 2^60.
  public static func * (lhs: Self, rhs: Self) -> Self {
    // Common factors first, so that the products stay small.
    let (first, second) = (Fraction(lhs.numerator, rhs.denominator), Fraction(rhs.numerator, lhs.denominator))
    let numerator = first.numerator.multipliedReportingOverflow(by: second.numerator)
    let denominator = first.denominator.multipliedReportingOverflow(by: second.denominator)
    guard !numerator.overflow, !denominator.overflow else { return lhs.shortened * rhs.shortened }
    return Fraction(numerator.partialValue, denominator.partialValue)
  }

  /// - Precondition: `rhs` is not 0.
  public static func / (lhs: Self, rhs: Self) -> Self { lhs * Fraction(rhs.denominator, rhs.numerator) }

  /// As exact as a product.
  public static func + (lhs: Self, rhs: Self) -> Self {
    let divisor = Int128(greatestCommonDivisor(lhs.denominator.magnitude, rhs.denominator.magnitude))
    let first = lhs.numerator.multipliedReportingOverflow(by: rhs.denominator / divisor)
    let second = rhs.numerator.multipliedReportingOverflow(by: lhs.denominator / divisor)
    let sum = first.partialValue.addingReportingOverflow(second.partialValue)
    let denominator = lhs.denominator.multipliedReportingOverflow(by: rhs.denominator / divisor)
    guard !first.overflow, !second.overflow, !sum.overflow, !denominator.overflow else {
      return lhs.shortened + rhs.shortened
    }
    return Fraction(sum.partialValue, denominator.partialValue)
  }

  public static func - (lhs: Self, rhs: Self) -> Self { lhs + Fraction(-rhs.numerator, rhs.denominator) }

  /// Both parts with at most 60 bits.
  private var shortened: Fraction {
    let length = 128 - min(numerator.magnitude.leadingZeroBitCount, denominator.magnitude.leadingZeroBitCount)
    let excess = max(0, length - 60)
    return Fraction(numerator >> Int128(excess), max(1, denominator >> Int128(excess)))
  }
}

extension Fraction {
  /// With at most so many digits behind the point, the nearest, half away from 0, and no zeros at the end: `43.2`.
  public func text(places: Int) -> String {
    let (whole, digits) = rounded(places: places)
    var fraction = digits
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    let sign = numerator < 0 && (whole != 0 || !fraction.isEmpty) ? "-" : ""
    return sign + "\(whole)" + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
  }

  /// A percentage with one decimal and without its sign: `63.2`, `-12.0`, `140.5`.
  ///
  /// What is below the whole never prints as `100.0` and what is not nothing never as `0.0`, as ``Ratio/percentText``.
  public var percentText: String {
    let (whole, digits) = (self * Fraction(100)).rounded(places: 1)
    let text = "\(whole)." + String(decoding: digits, as: UTF8.self)
    if text == "100.0", numerator > 0, self < .one { return "99.9" }
    if text == "0.0", numerator != 0 { return numerator < 0 ? "-0.1" : "0.1" }
    return (numerator < 0 ? "-" : "") + text
  }

  /// Of the magnitude.
  private func rounded(places: Int) -> (whole: Int128, digits: [UInt8]) {
    let magnitude = numerator < 0 ? -numerator : numerator
    var (whole, rest) = magnitude.quotientAndRemainder(dividingBy: denominator)
    var digits: [UInt8] = []
    for _ in 0..<places {
      let (digit, remainder) = denominator.dividingFullWidth(rest.multipliedFullWidth(by: 10))
      digits.append(UInt8(digit) + UInt8(ascii: "0"))
      rest = remainder
    }
    guard rest >= denominator - rest else { return (whole, digits) }
    for index in digits.indices.reversed() {
      guard digits[index] == UInt8(ascii: "9") else {
        digits[index] += 1
        return (whole, digits)
      }
      digits[index] = UInt8(ascii: "0")
    }
    whole += 1
    return (whole, digits)
  }
}

private func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
  var (large, small) = (first, second)
  while small != 0 { (large, small) = (small, large % small) }
  return max(1, large)
}
