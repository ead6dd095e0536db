/// A burn rate at which somebody is to be told, over a long and a short window at once.
public struct AlertThreshold: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, CaseIterable { case page, ticket }

  public var severity: Severity
  /// In seconds.
  public var long: Int
  public var short: Int
  /// f: how much of the budget may be gone before the alert.
  public var budgetShare: Fraction
  /// r* = f P / w.
  public var rate: Fraction
  /// The fewest events in the long window with which a single bad one is not above it; `nil` where there is no budget.
  public var leastEvents: Int?
  /// What is wrong with it for this objective.
  public var lint: [Lint]

  public enum Lint: Hashable, Sendable {
    /// The burn rate of a total outage, 1 / B, is not above it: it can never fire.
    case unreachable(highest: Fraction)
    /// With fewer events in the long window a single bad one is above it.
    /// - Parameter usual: How many there are on average.
    case needsVolume(least: Int, usual: Fraction)
    /// It fires although the objective is met.
    case belowOne
    /// The objective is 100 %: there is no rate, any bad event is too much.
    case noBudget
    /// More than the whole budget is gone before it can fire.
    case tooLate(share: Fraction)
    /// It fires while little burns.
    case reversed
  }

  public init(
    severity: Severity, long: Int, short: Int, budgetShare: Fraction, rate: Fraction,
    leastEvents: Int? = nil, lint: [Lint] = []
  ) {
    self.severity = severity
    self.long = long
    self.short = short
    self.budgetShare = budgetShare
    self.rate = rate
    self.leastEvents = leastEvents
    self.lint = lint
  }
}

extension AlertThreshold.Lint {
  /// Whatever happens, it cannot fire.
  public var isHopeless: Bool {
    switch self {
    case .unreachable, .noBudget: true
    case .needsVolume, .belowOne, .tooLate, .reversed: false
    }
  }
}
