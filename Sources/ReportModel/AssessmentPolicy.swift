/// What a configuration says about how to judge.
public struct AssessmentPolicy: Hashable, Sendable {
  /// The personas that a tier requires; empty when the configuration says nothing.
  public var requiredPersonas: [Int: [String]]
  /// How many days a review is good for.
  public var reviewTTL: Int

  public init(requiredPersonas: [Int: [String]] = [:], reviewTTL: Int = 90) {
    self.requiredPersonas = requiredPersonas
    self.reviewTTL = reviewTTL
  }
}
