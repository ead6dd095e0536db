extension Sequence where Element == Assessment {
  /// What needs attention first: by decision, those first that somebody has stopped; then by tier, level and verified share,
  /// then by the service's id.
  ///
  /// No number at all counts as the lowest.
  public func worstFirst() -> [Assessment] {
    sorted { $0.attention < $1.attention }
  }
}

extension Assessment {
  package var attention: Attention {
    var attention = Attention(decision.word, level, score?.verified.value, service.id)
    (attention.isStopped, attention.tier) = (decision.isEmergencyStop, service.judgedTier)
    return attention
  }
}

extension Decision {
  /// Somebody has stopped everything, and nobody has lifted it.
  package var isEmergencyStop: Bool { fired.contains { $0.number == 1 } }
}

extension ComparedReport.Service {
  package func attention(_ id: String) -> Attention {
    var attention = Attention(decision, level, verified?.value, id)
    (attention.isStopped, attention.tier) = (reasons.contains { $0.rule == 1 }, Service.judgedTier(tier))
    return attention
  }
}

/// How much a service needs to be looked at: the least is the most. What is not known counts as too little.
package struct Attention: Comparable {
  private let decision: Decision.Word
  fileprivate(set) var isStopped = false
  fileprivate(set) var tier = Service.judgedTier(nil)
  private let level: Level
  private let verified: Double
  private let id: String

  package init(_ decision: Decision.Word?, _ level: Level?, _ verified: Double?, _ id: String) {
    (self.decision, self.level) = (decision ?? .notAssessed, level ?? .unassessed)
    (self.verified, self.id) = (verified ?? -1, id)
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    let (one, other) = ((lhs.decision, lhs.stopRank, lhs.tier), (rhs.decision, rhs.stopRank, rhs.tier))
    return one == other ? (lhs.level, lhs.verified, lhs.id) < (rhs.level, rhs.verified, rhs.id) : one < other
  }

  private var stopRank: Int { isStopped ? 0 : 1 }
}
