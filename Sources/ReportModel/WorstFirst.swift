extension Sequence where Element == Assessment {
  /// What needs attention first: by decision, level and verified share, then by the service's id.
  ///
  /// No number at all counts as the lowest.
  public func worstFirst() -> [Assessment] {
    sorted { $0.attention < $1.attention }
  }
}

extension Assessment {
  fileprivate var attention: (Decision.Word, Level, Double, String) {
    (decision.word, level, score?.verified.value ?? -1, service.id)
  }
}
