/// Where an objective stands on a day: what was measured, and how much of its budget is used up.
public struct ObjectiveStanding: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case ok = "OK"
    /// Less than a quarter of the budget is left.
    case atRisk = "AT RISK"
    case exhausted = "EXHAUSTED"
    case noData = "NO DATA"
    case insufficientTraffic = "INSUFFICIENT TRAFFIC"
    case stale = "STALE"
  }

  /// The id of the objective's record.
  public var record: String
  /// The id of its service; `nil` when unassigned.
  public var service: String?
  public var state: State
  /// 0 for an untouched budget, 1 for a spent one, more when overspent; `nil` without data.
  public var consumed: Double?
  /// One sentence that says how the state came about.
  public var reason: String
  public var evidence: [Origin]

  public init(
    record: String, service: String?, state: State, consumed: Double? = nil, reason: String, evidence: [Origin] = []
  ) {
    self.record = record
    self.service = service
    self.state = state
    self.consumed = consumed
    self.reason = reason
    self.evidence = evidence
  }
}
