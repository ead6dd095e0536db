/// What a waiver comes to on the day of a report.
public struct WaiverStanding: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case inForce = "in force"
    /// It was created for a later day.
    case ahead = "not yet in force"
    /// Another one for the same check lasts longer, so that nothing follows from this one.
    case replaced
    case ended
    /// Whatever the day, for its ``faults``.
    case void = "waives nothing"
  }

  public var state: State
  /// Of one that waives nothing.
  public var faults: [String]
  /// Whether it holds by its own words, whichever rubric reads it. One without an end does, and is reported.
  public var isValid: Bool
  /// In force, and there is nothing to accept: the check does not fail.
  public var isIdle = false

  public init(state: State, faults: [String] = [], isValid: Bool) {
    self.state = state
    self.faults = faults
    self.isValid = isValid
  }
}
