/// Good and valid events seen in a time.
public struct EventCount: Hashable, Sendable, Codable {
  public var good: Int
  public var valid: Int

  public init(good: Int, valid: Int) {
    precondition(0 <= good && good <= valid, "good events are some of the valid ones")
    self.good = good
    self.valid = valid
  }

  public static let none = EventCount(good: 0, valid: 0)

  public var bad: Int { valid - good }

  /// Rates are not averaged: events are added up first. What no number of 64 bits holds stays at the largest.
  public static func + (lhs: Self, rhs: Self) -> Self {
    let (good, valid) = (lhs.good.addingReportingOverflow(rhs.good), lhs.valid.addingReportingOverflow(rhs.valid))
    return EventCount(
      good: good.overflow ? Int.max : good.partialValue, valid: valid.overflow ? Int.max : valid.partialValue)
  }
}

/// How much unreliability an objective allows, and how much of it is used up.
///
/// The formula is the one in Google's SRE Workbook, chapter 2: budget = 1 - objective, consumed = error ratio / budget.
public enum ErrorBudget: Hashable, Sendable {
  /// Nothing was measured: neither healthy nor unhealthy.
  case unmeasured
  /// `consumed` is 0 for an untouched budget, 1 for a spent one, more when overspent.
  case allowance(consumed: Fraction)
  /// The objective is 100 %: there is no budget, and any bad event breaks it.
  case zeroTolerance(isBroken: Bool)

  public init(objective: ExactDecimal, events: EventCount) {
    guard events.valid > 0 else {
      self = .unmeasured
      return
    }
    self.init(objective: objective, errorRatio: Fraction(events.bad, events.valid))
  }

  /// - Parameter errorRatio: The share of bad events, 0...1.
  public init(objective: ExactDecimal, errorRatio: Fraction) {
    let allowed = objective.complement
    guard allowed != .zero else {
      self = .zeroTolerance(isBroken: errorRatio > .zero)
      return
    }
    self = .allowance(consumed: errorRatio / allowed.fraction)
  }

  /// A broken objective of 100 % counts as spent once; `nil` when nothing was measured.
  public var consumed: Fraction? {
    switch self {
    case .unmeasured: nil
    case .allowance(let consumed): consumed
    case .zeroTolerance(let isBroken): isBroken ? .one : .zero
    }
  }
}
