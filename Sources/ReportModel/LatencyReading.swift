/// What measurements of a latency objective, or else the newest load test, say of it.
public struct LatencyReading: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case met
    /// Within the target, and not below the warning line.
    case warning
    case missed, stale
    /// The target lies inside the bucket that holds the percentile.
    case undecided
    case noData = "no data"
  }

  public enum Value: Hashable, Sendable {
    /// Of the percentile.
    case milliseconds(ExactDecimal)
    /// The percentile is above the one and not above the other, in milliseconds; `nil` when there is no upper bound.
    case between(ExactDecimal, ExactDecimal?)
    /// The share of events that were within the target, and of how many.
    case share(EventCount)
  }

  public var state: State
  public var value: Value?
  /// The id of the record that says so: a measurement or a load test.
  public var record: String?
  public var isLoadTest: Bool
  public var day: Day?

  public init(
    state: State, value: Value? = nil, record: String? = nil, isLoadTest: Bool = false, day: Day? = nil
  ) {
    self.state = state
    self.value = value
    self.record = record
    self.isLoadTest = isLoadTest
    self.day = day
  }
}

extension LatencyReading.Value {
  /// `6400.5 ms`, `above 5000 ms and at most 10000 ms`, `96.2 % of 1000 events within the target`.
  public var words: String {
    switch self {
    case .milliseconds(let value): "\(value.fraction.text(places: 3)) ms"
    case .between(let low, let high?):
      "above \(low.fraction.text(places: 3)) ms and at most \(high.fraction.text(places: 3)) ms"
    case .between(let low, nil): "above \(low.fraction.text(places: 3)) ms"
    case .share(let events):
      "\(Fraction(events.good, max(1, events.valid)).percentText) % of \(counted(events.valid, "event", "events")) within the target"
    }
  }
}
