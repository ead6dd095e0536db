/// A piece of technical debt.
public struct Debt: Hashable, Sendable, Codable {
  public var severity: Severity?
  public var opened: Day?
  public var due: Day?
  /// Where the due day stands; 1-based.
  public var dueLine: Int?
  /// The principal, as written: `M (3-4h)`.
  public var effort: String?
  /// What it costs to live with, as written; unknown is unknown and not 0.
  public var interest: String?
  /// The same where it can be read.
  public var interestRate: RecurringTime?
  public var isClosed: Bool

  public init(
    severity: Severity? = nil, opened: Day? = nil, due: Day? = nil, effort: String? = nil, interest: String? = nil,
    isClosed: Bool = false, dueLine: Int? = nil, interestRate: RecurringTime? = nil
  ) {
    self.severity = severity
    self.opened = opened
    self.due = due
    self.effort = effort
    self.interest = interest
    self.isClosed = isClosed
    self.dueLine = dueLine
    self.interestRate = interestRate
  }
}
