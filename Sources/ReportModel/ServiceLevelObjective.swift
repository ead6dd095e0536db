/// A service level objective.
public struct ServiceLevelObjective: Hashable, Sendable, Codable {
  /// Where its form comes from.
  public enum Format: String, Hashable, Sendable, Codable, CaseIterable {
    case openSLO = "openslo"
    case sloth, pyrra
    case sloGenerator = "slo-generator"
    case nobl9
    case homeMade = "home-made"
    case table
    case frontMatter = "front-matter"
    case prose
    /// A row of a report on how objectives were met: it repeats what is promised elsewhere, or is all there is.
    case report
  }

  /// A share as an exact decimal (`0.9995`), never a Double: 1 - 0.999 misplaces the boundary.
  /// `nil` for an objective that is only a latency.
  public var objective: String?
  /// As written: `28d`, `1M`.
  public var window: String?
  public var indicator: String?
  public var latency: Latency?
  public var format: Format
  /// The newest statement of how it was met, as the record writes it; `nil` when nothing was measured.
  public var measured: String?
  /// Where the objective stands; `nil` when it states none.
  public var objectiveLine: Int?
  /// The window as a time; `nil` when none is stated or it cannot be read.
  public var period: CompliancePeriod?
  /// Those that its document, or one that it refers to, writes for it.
  public var alerts: [WrittenAlert] = []

  public init(
    objective: String? = nil, window: String? = nil, indicator: String? = nil, latency: Latency? = nil,
    format: Format, measured: String? = nil, objectiveLine: Int? = nil, period: CompliancePeriod? = nil
  ) {
    self.objective = objective
    self.window = window
    self.indicator = indicator
    self.latency = latency
    self.format = format
    self.measured = measured
    self.objectiveLine = objectiveLine
    self.period = period
  }

  public struct Latency: Hashable, Sendable, Codable {
    /// 95 for p95; an exact decimal.
    public var percentile: String
    /// As written, with its unit: `8 s`.
    public var target: String
    /// The target itself is still good: `<= 8 s`.
    public var mayEqualTarget: Bool
    /// The line at which to worry before the target is missed; `nil` when there is none.
    public var warning: String?

    public init(percentile: String, target: String, warning: String? = nil, mayEqualTarget: Bool = false) {
      self.percentile = percentile
      self.target = target
      self.warning = warning
      self.mayEqualTarget = mayEqualTarget
    }
  }
}
