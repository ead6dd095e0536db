/// What an automation gives back within ninety days for the time that it took.
public struct AutomationReturn: Hashable, Sendable {
  /// In days.
  public static let horizon = 90

  /// Minutes saved by minutes spent; `nil` when an input is missing: then nobody can verify it.
  public var factor: Fraction?
  /// The inputs, or which of them is missing, in one sentence without its stop.
  public var derivation: String

  public init(of automation: Automation) {
    guard let spent = automation.spentMinutes, spent > 0 else {
      derivation = "the time spent is not stated"
      return
    }
    guard let (saved, words) = automation.savedWithinHorizon else {
      let isTotal = automation.savedMinutes != nil
      derivation =
        isTotal ? "over which time the saving was made is not stated" : "the time saved in so many days is not stated"
      if isTotal, let days = automation.savedWithin {
        derivation =
          "the saving was made in \(counted(days: days)), and the return is counted within \(Self.horizon)"
      }
      return
    }
    let factor = saved / Fraction(spent)
    self.factor = factor
    derivation = "\(words) / \(spent) min spent = \(factor.text(places: 2))"
  }
}

extension Automation {
  /// In minutes, with how they come about.
  fileprivate var savedWithinHorizon: (Fraction, String)? {
    let horizon = AutomationReturn.horizon
    if let rate = savedRate {
      let saved = rate.minutes(inDays: horizon)
      let each = rate.times == 1 ? "\(rate.minutes) min" : "\(rate.times) x \(rate.minutes) min"
      return (saved, "\(each) a \(rate.every.rawValue) = \(saved.text(places: 1)) min saved in \(horizon) days")
    }
    guard let saved = savedMinutes, let days = savedWithin, days <= horizon else { return nil }
    return (Fraction(saved), "\(saved) min saved in \(counted(days: days))")
  }
}
