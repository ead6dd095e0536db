extension ServiceLevelObjective {
  /// `99.95 %`
  public var objectiveText: String? { objective.map { "\(percentText(ofShare: $0)) %" } }

  /// `p95 below 8 s`
  public var latencyText: String? {
    latency.map { "p\($0.percentile) \($0.mayEqualTarget ? "at most" : "below") \($0.target)" }
  }

  /// What is promised, without its window: `99.95 %, p95 below 8 s`; `nil` for nothing that can be read.
  public var promise: String? {
    let parts = [objectiveText, latencyText].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
