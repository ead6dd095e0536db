/// What a configuration says about how to judge.
public struct AssessmentPolicy: Hashable, Sendable {
  /// The personas that a tier requires; empty when the configuration says nothing.
  public var requiredPersonas: [Int: [String]]
  /// How long what is read is good for.
  public var ttl: TimeToLive
  /// How many days a finding of a severity may stay open; one that is not listed may for ever.
  public var findingLimits: [Severity: Int]
  /// The personas whose certificate lifts somebody else's emergency stop, when it says so by its id.
  public var mayLift: [String] = []

  /// How many days a review is good for.
  public var reviewTTL: Int { ttl[.review] }
  /// How many days a certificate is good for.
  public var certificateTTL: Int { ttl[.certificate] }

  public init(
    requiredPersonas: [Int: [String]] = [:], ttl: TimeToLive = TimeToLive(),
    findingLimits: [Severity: Int] = [.critical: 7, .high: 30, .medium: 90]
  ) {
    self.requiredPersonas = requiredPersonas
    self.ttl = ttl
    self.findingLimits = findingLimits
  }
}
