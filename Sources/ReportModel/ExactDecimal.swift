/// A decimal number, exact: `mantissa` divided by ten to the power of `scale`.
///
/// Never a Double, because 1 - 0.999 misplaces the boundary between a spent budget and one that is not.
public struct ExactDecimal: Hashable, Comparable, Sendable, Codable {
  public let mantissa: Int
  /// 0...15; as small as can be, so that equal numbers are equal values.
  public let scale: Int

  /// The most digits behind the point that are kept.
  public static let places = 15

  public init(mantissa: Int, scale: Int) {
    precondition((0...Self.places).contains(scale), "a decimal has at most fifteen places")
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 { (mantissa, scale) = (mantissa / 10, scale - 1) }
    (self.mantissa, self.scale) = (mantissa, scale)
  }

  /// `0.9995`, `-12`, `8.50`: digits and a point, no exponent.
  ///
  /// - Parameter isCut: Digits beyond the fifteenth place are dropped, as for measured values, which no machine knows
  ///   better; otherwise they make it no decimal.
  public init?(_ text: some StringProtocol, isCut: Bool = false) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    var fraction = parts.count == 2 ? parts[1] : []
    guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !fraction.isEmpty else { return nil }
    if isCut { fraction = fraction.prefix(Self.places) }
    let digits = whole + fraction
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), fraction.count <= Self.places, digits.count <= 18 else {
      return nil
    }
    let magnitude = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    self.init(mantissa: isNegative ? -magnitude : magnitude, scale: fraction.count)
  }

  public static let zero = ExactDecimal(mantissa: 0, scale: 0)
  public static let one = ExactDecimal(mantissa: 1, scale: 0)

  /// 1 minus the number; of an objective its error budget.
  public var complement: ExactDecimal { ExactDecimal(mantissa: powerOfTen(scale) - mantissa, scale: scale) }

  public var fraction: Fraction { Fraction(Int128(mantissa), Int128(powerOfTen(scale))) }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.fraction < rhs.fraction }
}

/// - Parameter exponent: 0...18.
func powerOfTen(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
