/// What to do when something happens: usually one alert, one procedure.
public struct Runbook: Hashable, Sendable, Codable {
  /// What a runbook is asked for, whatever its author calls it.
  public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
    case symptoms, impact, diagnosis, remediation, prevention, escalation, rollback, verification
  }

  /// The heading of each part that it has, as written; one heading may stand for two ("Diagnosis and mitigation").
  public var parts: [Part: String]
  public var lastReviewed: Day?
  /// When somebody last went through it, be it for practice.
  public var lastExercised: Day?
  /// As written: `6 months`, `Quarterly`.
  public var reviewIn: String?
  /// As stated, else the last review and the period after it.
  public var reviewDue: Day?
  /// Where the day stands from which the next review follows; 1-based.
  public var reviewLine: Int?
  public var isDeprecated: Bool
  /// It has the headings of parts, and nothing below any of them.
  public var isUnfilled = false

  public init(
    parts: [Part: String] = [:], lastReviewed: Day? = nil, lastExercised: Day? = nil, reviewIn: String? = nil,
    reviewDue: Day? = nil, isDeprecated: Bool = false, reviewLine: Int? = nil
  ) {
    self.parts = parts
    self.lastReviewed = lastReviewed
    self.lastExercised = lastExercised
    self.reviewIn = reviewIn
    self.reviewDue = reviewDue
    self.isDeprecated = isDeprecated
    self.reviewLine = reviewLine
  }
}
