/// A check as far as its answer depends on it.
public struct CheckTerms: Hashable, Sendable, Identifiable {
  public var id: String
  /// Severity, level, tiers, stages, time to live, first day, whether it can be waived, and the words of checklists.
  public var terms: [String]
  /// What it counts in the score; `nil` when it did not say.
  public var weight: Double?
  /// Documents answer it in words; otherwise it is only probed.
  public var isSpoken: Bool

  public init(id: String, terms: [String], weight: Double? = nil, isSpoken: Bool = true) {
    self.isSpoken = isSpoken
    self.id = id
    self.terms = terms
    self.weight = weight
  }

  public init(_ check: Check) {
    self.init(
      id: check.id,
      terms: [
        check.severity.rawValue, check.level.rawValue, check.tiers.map(String.init).joined(separator: " "),
        check.stages.joined(separator: " "), check.ttl.map(String.init) ?? "", check.enforcedFrom?.iso ?? "",
        String(check.isWaivable),
      ] + check.claims, weight: check.effectiveWeight, isSpoken: !check.claims.isEmpty)
  }
}
