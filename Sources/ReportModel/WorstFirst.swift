extension Sequence where Element == Assessment {
  /// What needs attention first: by decision, level and verified share, then by the service's id.
  ///
  /// No number at all counts as the lowest.
  public func worstFirst() -> [Assessment] {
    sorted { $0.attention < $1.attention }
  }
}

extension Assessment {
  fileprivate var attention: Attention { Attention(decision.word, level, score?.verified.value, service.id) }
}

/// How much a service needs to be looked at: the least is the most. What is not known counts as too little.
package struct Attention: Comparable {
  private let decision: Decision.Word
  private let level: Level
  private let verified: Double
  private let id: String

  package init(_ decision: Decision.Word?, _ level: Level?, _ verified: Double?, _ id: String) {
    (self.decision, self.level) = (decision ?? .notAssessed, level ?? .unassessed)
    (self.verified, self.id) = (verified ?? -1, id)
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.decision, lhs.level, lhs.verified, lhs.id) < (rhs.decision, rhs.level, rhs.verified, rhs.id)
  }
}
