import ReportModel

/// Which way a measure is better: what a target without a sign ("99.9 %") means by it.
enum Direction: Hashable { case up, down }

extension KeyIndicator.Target {
  /// Exact; `nil` when there is no number to compare with, or nobody can tell which side of it is meant.
  ///
  /// - Parameter scale: How much of the value's unit one of the target's is.
  func isMet(by value: Fraction, scale: Fraction = .one, better: Direction? = nil) -> Bool? {
    guard let comparator, let limit = limit.map({ $0 * scale }) else { return nil }
    switch comparator {
    case .less: return value < limit
    case .atMost: return value <= limit
    case .atLeast: return value >= limit
    case .greater: return value > limit
    case .equal: return value == limit ? true : isBeyond(value, limit, better)
    }
  }

  /// A number without a sign: nothing is below none, nothing above all, and otherwise the measure must say what is better.
  private func isBeyond(_ value: Fraction, _ limit: Fraction, _ better: Direction?) -> Bool? {
    if raw.utf8.first == UInt8(ascii: "=") { return false }
    switch better {
    case .up: return value > limit
    case .down: return value < limit
    case nil: return limit == .zero || (unit == "%" && limit == Fraction(100)) ? false : nil
    }
  }

  var limit: Fraction? { number.flatMap { ExactDecimal($0) }?.fraction }
}
