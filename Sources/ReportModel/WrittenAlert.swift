/// An alert that a document writes for an objective: one condition on how fast the budget burns.
public struct WrittenAlert: Hashable, Sendable, Codable {
  /// What the burn rate is when it fires, beside ``rate``; by OpenSLO's words.
  public enum Comparator: String, Hashable, Sendable, Codable, CaseIterable {
    case above = "gt"
    case atLeast = "gte"
    case below = "lt"
    case atMost = "lte"

    /// A low rate is no reason to call anybody.
    public var isReversed: Bool {
      switch self {
      case .above, .atLeast: false
      case .below, .atMost: true
      }
    }
  }

  public var name: String
  /// As written; `nil` when it states none.
  public var severity: String?
  /// Above, where a form has no word for it.
  public var comparator: Comparator
  public var rate: ExactDecimal
  /// Over which the rate is taken, in seconds.
  public var window: Int
  /// How long it has to be so before anybody is told, in seconds.
  public var delay: Int
  /// Whom or what it tells, as written.
  public var targets: [String]
  /// Where the condition stands, which may be in another file than the objective.
  public var origin: Origin

  public init(
    name: String, severity: String? = nil, comparator: Comparator = .above, rate: ExactDecimal, window: Int,
    delay: Int = 0, targets: [String] = [], origin: Origin
  ) {
    self.name = name
    self.severity = severity
    self.comparator = comparator
    self.rate = rate
    self.window = window
    self.delay = delay
    self.targets = targets
    self.origin = origin
  }
}

/// What a written alert comes to for one objective.
public struct AlertStanding: Hashable, Sendable {
  public var alert: WrittenAlert
  /// f = r* w / P: how much of the budget is gone when it fires; `nil` without a period.
  public var budgetShare: Fraction?
  /// The fewest events in the window with which a single bad one does not set it off; `nil` where there is no budget.
  public var leastEvents: Int?
  public var lint: [AlertThreshold.Lint]

  public init(
    alert: WrittenAlert, budgetShare: Fraction? = nil, leastEvents: Int? = nil, lint: [AlertThreshold.Lint] = []
  ) {
    self.alert = alert
    self.budgetShare = budgetShare
    self.leastEvents = leastEvents
    self.lint = lint
  }
}
