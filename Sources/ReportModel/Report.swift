/// All that a site is made from.
public struct Report: Sendable {
  /// The day for which it is true.
  public var asOf: Day
  public var portfolio: Portfolio
  public var rubric: Rubric
  /// By service id.
  public var assessments: [Assessment]

  public init(asOf: Day, portfolio: Portfolio, rubric: Rubric, assessments: [Assessment]) {
    self.asOf = asOf
    self.portfolio = portfolio
    self.rubric = rubric
    self.assessments = assessments
  }
}
