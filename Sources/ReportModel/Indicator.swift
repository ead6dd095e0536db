/// A KPI as a record: what is measured, what it should be, what it was.
public struct Indicator: Hashable, Sendable, Codable {
  public var metric: String
  /// `nil` for a record that only states a value.
  public var target: KeyIndicator.Target?
  /// In lower case: `monthly`, `per incident`.
  public var cadence: String?
  /// An exact decimal; `nil` when nothing was measured.
  public var actual: String?
  /// The unit that stands behind the actual value; `nil` for a bare number.
  public var actualUnit: String?
  /// The day, month or week of the value, as written.
  public var period: String?
  public var measured: Day?

  public init(
    metric: String, target: KeyIndicator.Target? = nil, cadence: String? = nil, actual: String? = nil,
    actualUnit: String? = nil, period: String? = nil, measured: Day? = nil
  ) {
    self.metric = metric
    self.target = target
    self.cadence = cadence
    self.actual = actual
    self.actualUnit = actualUnit
    self.period = period
    self.measured = measured
  }
}
