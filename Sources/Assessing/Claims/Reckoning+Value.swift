import ReportModel

extension Reckoning {
  /// The result, and the least and the most that it can be when its amounts were rounded.
  struct Value: Hashable {
    var nominal: Double
    var least: Double
    var most: Double

    /// - Parameter isRounded: Whether the amount may be off by half of its last digit.
    fileprivate init(_ amount: Quantity, isRounded: Bool) {
      let slack = isRounded ? amount.step / 2 : 0
      (nominal, least, most) = (amount.value, amount.value - slack, amount.value + slack)
    }

    fileprivate init(_ nominal: Double, among ends: [Double]) {
      self.nominal = nominal
      least = ends.reduce(nominal, Swift.min)
      most = ends.reduce(nominal, Swift.max)
    }
  }

  /// - Returns: `nil` for what cannot be reckoned: a division by nothing.
  var value: Value? {
    var (values, signs) = ([Value](), [Part]())
    func apply() -> Bool {
      guard let sign = signs.popLast(), let right = values.popLast(), let left = values.popLast(),
        let result = sign.applied(left, right)
      else { return false }
      values.append(result)
      return true
    }
    for part in parts {
      switch part {
      case .amount(let amount): values.append(Value(amount, isRounded: isOfRounded))
      case .open: signs.append(part)
      case .close:
        while let last = signs.last, last != .open { guard apply() else { return nil } }
        guard signs.popLast() == .open else { return nil }
      case .plus, .minus, .times, .over:
        while let last = signs.last, last != .open, last.binds >= part.binds { guard apply() else { return nil } }
        signs.append(part)
      }
    }
    while !signs.isEmpty { guard apply() else { return nil } }
    return values.count == 1 && values[0].nominal.isFinite ? values[0] : nil
  }

  /// As people write it: `(4 + 3) * (6 - 2)`.
  var text: String {
    var text = ""
    for part in parts {
      switch part {
      case .open: text += "("
      case .close: text += ")"
      case .amount(let amount): text += amount.value < 0 && !text.isEmpty ? "(\(amount.text))" : amount.text
      case .plus: text += " + "
      case .minus: text += " - "
      case .times: text += " * "
      case .over: text += " / "
      }
    }
    return text
  }
}

extension Reckoning.Part {
  fileprivate var binds: Int { self == .times || self == .over ? 2 : 1 }

  /// Interval arithmetic: the ends of the result are among those of all pairs of ends.
  fileprivate func applied(_ left: Reckoning.Value, _ right: Reckoning.Value) -> Reckoning.Value? {
    func all(_ operation: (Double, Double) -> Double) -> Reckoning.Value {
      let ends = [left.least, left.most].flatMap { one in [right.least, right.most].map { operation(one, $0) } }
      return Reckoning.Value(operation(left.nominal, right.nominal), among: ends)
    }
    switch self {
    case .plus: return all(+)
    case .minus: return all(-)
    case .times: return all(*)
    case .over: return right.least > 0 || right.most < 0 ? all(/) : nil
    case .open, .close, .amount: return nil
    }
  }
}

/// A number to `places` decimals, rounded half away from zero, without zeros that say nothing.
func decimalText(_ value: Double, places: Int) -> String {
  let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
  let scaled = (value * scale).rounded()
  guard scaled.magnitude < 9e15 else { return "\(value)" }
  let digits = String(Int(scaled.magnitude))
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
  let whole = padded.dropLast(places)
  var fraction = padded.suffix(places)
  while fraction.last == "0" { fraction.removeLast() }
  return (scaled < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
}

extension Quantity {
  /// How many digits behind the point its step has.
  var places: Int {
    var (places, step) = (0, step)
    while step > 0, step < 0.9999, places < 9 { (places, step) = (places + 1, step * 10) }
    return places
  }

  /// Within what rounding to the written digits may hide; a duration in parts may also have been cut off.
  func isAbout(_ value: Double) -> Bool {
    let (difference, hair) = (value - self.value, 1e-9 * max(1, abs(self.value)))
    return difference >= -step / 2 - hair && difference <= (isDuration ? step : step / 2) + hair
  }

  /// `1h 6m`: written in units, kept in minutes.
  var isDuration: Bool { unit.isEmpty && Double(text) == nil }
}
