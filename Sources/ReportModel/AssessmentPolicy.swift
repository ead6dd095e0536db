/// What a configuration says about how to judge.
public struct AssessmentPolicy: Hashable, Sendable {
  /// The personas that a tier requires; empty when the configuration says nothing.
  public var requiredPersonas: [Int: [String]]
  /// How many days a review is good for.
  public var reviewTTL: Int
  /// How many days a certificate is good for.
  public var certificateTTL = 90
  /// The personas whose certificate lifts somebody else's emergency stop, when it names its id.
  public var mayLift: [String] = []

  public init(requiredPersonas: [Int: [String]] = [:], reviewTTL: Int = 90) {
    self.requiredPersonas = requiredPersonas
    self.reviewTTL = reviewTTL
  }
}
