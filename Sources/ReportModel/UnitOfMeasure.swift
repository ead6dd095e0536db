/// A unit of which there are multiples: bytes, bits per second, money, energy, shares.
public struct UnitOfMeasure: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case bytes, bitRate, energy, share
    case euros, dollars, pounds
    /// Of whichever currency it is compared with.
    case cents
    /// So many in a week, or in a year: no number of weeks is a month.
    case weekly, yearly
  }

  public let kind: Kind
  /// How many of the kind's own unit one of it is: bytes, bits per second, watt-hours, percent, whole euros, times a week.
  public let factor: Fraction

  /// - Returns: `nil` for a unit that is none of the table. `B` is a billion, and no byte.
  public init?(_ unit: String) {
    let found = table[unit] ?? (unit.utf8.count > 2 ? table[unit.lowercased()] : nil)
    guard let (kind, factor) = found else { return nil }
    (self.kind, self.factor) = (kind, factor)
  }

  /// How much of the other unit one of it is; `nil` where the two measure something else.
  public func inUnits(of other: UnitOfMeasure) -> Fraction? {
    if kind == other.kind { return factor / other.factor }
    if kind == .cents, other.isCurrency { return factor / other.factor }
    return other.kind == .cents && isCurrency ? factor / other.factor : nil
  }

  private var isCurrency: Bool { [.euros, .dollars, .pounds].contains(kind) }

  public static var understood: Understanding.Row {
    Understanding.Row("Units whose multiples are compared", table.keys.sorted { $0.precedesInBytes($1) })
  }
}

private let table: [String: (UnitOfMeasure.Kind, Fraction)] = {
  var table: [String: (UnitOfMeasure.Kind, Fraction)] = [
    "bytes": (.bytes, .one), "byte": (.bytes, .one), "bps": (.bitRate, .one), "bit/s": (.bitRate, .one),
    "Wh": (.energy, .one), "kWh": (.energy, Fraction(1000)), "MWh": (.energy, Fraction(1_000_000)),
    "GWh": (.energy, Fraction(1_000_000_000)),
    "%": (.share, .one), "percent": (.share, .one), "\u{2030}": (.share, Fraction(1, 10)),
    "\u{20AC}": (.euros, .one), "EUR": (.euros, .one), "euro": (.euros, .one), "euros": (.euros, .one),
    "$": (.dollars, .one), "USD": (.dollars, .one), "dollar": (.dollars, .one), "dollars": (.dollars, .one),
    "\u{A3}": (.pounds, .one), "GBP": (.pounds, .one),
  ]
  for name in ["ct", "cts", "cent", "cents", "c", "\u{A2}"] { table[name] = (.cents, Fraction(1, 100)) }
  for (names, times) in [
    (["s", "sec", "second"], 604_800), (["min", "minute"], 10_080), (["h", "hour"], 168), (["d", "day"], 7),
    (["w", "wk", "week"], 1),
  ] {
    for name in names { table["/" + name] = (.weekly, Fraction(times)) }
  }
  for (name, times) in [("month", 12), ("quarter", 4), ("year", 1)] { table["/" + name] = (.yearly, Fraction(times)) }
  for (power, letter) in ["k", "M", "G", "T", "P"].enumerated() {
    let (decimal, binary) = (powers(of: 1000, power + 1), powers(of: 1024, power + 1))
    let upper = letter.uppercased()
    for name in [letter + "B", upper + "B", letter.lowercased() + "b"] { table[name] = (.bytes, decimal) }
    table[upper + "iB"] = (.bytes, binary)
    for name in [letter + "bps", upper + "bps", letter + "bit/s", upper + "bit/s"] { table[name] = (.bitRate, decimal) }
    for name in [letter + "B/s", upper + "B/s"] { table[name] = (.bitRate, decimal * Fraction(8)) }
  }
  return table
}()

private func powers(of base: Int, _ count: Int) -> Fraction {
  (0..<count).reduce(.one) { product, _ in product * Fraction(base) }
}
