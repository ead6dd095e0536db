/// Where a KPI stands on a day: what was measured, and whether that is what was aimed at.
public struct IndicatorStanding: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case met, missed
    /// A mean of fewer than ``TimeSpread/fewest``.
    case tooFew = "too few to compare"
    /// What is known meets the target, and something that counts is not known.
    case incomplete
    /// Reported longer ago than its cadence allows.
    case stale = "out of date"
    /// Reported, and nobody knows when.
    case undated
    case noData = "no data"
    /// The target, or its unit, is nothing that the value can be compared with.
    case incomparable = "not comparable"
  }

  /// What was measured.
  public struct Actual: Hashable, Sendable {
    /// As it is to be read: `38 min`, `2 of 3 incidents (66.7 %)`.
    public var text: String
    /// In the target's unit; of a target for each incident or project the share that meets it, in percent.
    public var value: Fraction
    /// The day of a reported value; `nil` for what was computed, which is true on the day of the report.
    public var day: Day?
    /// Computed from records; otherwise somebody reported it.
    public var isComputed: Bool

    public init(text: String, value: Fraction, day: Day? = nil, isComputed: Bool) {
      self.text = text
      self.value = value
      self.day = day
      self.isComputed = isComputed
    }
  }

  /// Where the KPI is written: a row of a persona's table, or a record.
  public var origin: Origin
  public var metric: String
  public var target: KeyIndicator.Target
  /// As written.
  public var cadence: String?
  /// The id of the service that it is about; `nil` for all.
  public var service: String?
  public var state: State
  /// `nil` is no data, and never 0.
  public var actual: Actual?
  /// The last day on which a reported value counts.
  public var validUntil: Day?
  /// How the actual came about, in one sentence.
  public var reason: String
  public var evidence: [Origin]

  public init(
    origin: Origin, metric: String, target: KeyIndicator.Target, cadence: String? = nil, service: String? = nil,
    state: State, actual: Actual? = nil, validUntil: Day? = nil, reason: String, evidence: [Origin] = []
  ) {
    self.origin = origin
    self.metric = metric
    self.target = target
    self.cadence = cadence
    self.service = service
    self.state = state
    self.actual = actual
    self.validUntil = validUntil
    self.reason = reason
    self.evidence = evidence
  }
}
