/// A later day on which a service's decision will change if nobody acts.
public struct ForecastStep: Hashable, Sendable {
  /// The first day on which it holds.
  public var day: Day
  public var decision: Decision.Word
  /// The number of the rule that will decide, 1 to 7.
  public var rule: Int
  /// The first reason of that rule.
  public var reason: String

  public init(day: Day, decision: Decision.Word, rule: Int, reason: String) {
    self.day = day
    self.decision = decision
    self.rule = rule
    self.reason = reason
  }
}
