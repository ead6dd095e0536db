/// All that a site is made from.
public struct Report: Sendable {
  /// The day for which it is true.
  public var asOf: Day
  public var portfolio: Portfolio
  public var rubric: Rubric
  /// By service id.
  public var assessments: [Assessment]
  /// What would help the most services, first.
  public var fixes: [SharedFix] = []
  /// The claim ledger, in the order of places.
  public var claims: [Claim] = []
  /// One for each objective, by its record's id.
  public var objectives: [ObjectiveStanding] = []
  /// The expiry calendar, by day.
  public var expiries: [Expiry] = []
  /// One for each waiver, by the id of its record.
  public var waivers: [String: WaiverStanding] = [:]
  /// Certificates that speak no more, by their records' ids: the id of the one that has replaced or lifted each.
  public var replacedCertificates: [String: String] = [:]
  /// The findings ledger: by service, the open ones first.
  public var findings: [LedgerFinding] = []
  /// One for each KPI with a target, in the order of places.
  public var indicators: [IndicatorStanding] = []
  /// Of the whole portfolio, then of each service that had incidents, by its id.
  public var incidents: [IncidentStatistics] = []
  /// One for each open debt, in the portfolio's order.
  public var debts: [DebtStanding] = []
  /// What is different from an earlier build; `nil` when there is none to compare with.
  public var changes: ReportChanges?
  /// How it stood at earlier commits; `nil` when nobody looked.
  public var history: History?

  public init(asOf: Day, portfolio: Portfolio, rubric: Rubric, assessments: [Assessment]) {
    self.asOf = asOf
    self.portfolio = portfolio
    self.rubric = rubric
    self.assessments = assessments
  }
}
