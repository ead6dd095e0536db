import ReportModel

extension Probe {
  /// Every SLO says what it promises: a share of good events, or a latency.
  static let sloStated = Probe("slo-stated", without: "there is no SLO") { view in
    .tally(view[.slo], Trait("SLO", "SLOs", "states", "state", "an objective")) {
      $0.slo?.objective != nil || $0.slo?.latency != nil
    }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var slo: ServiceLevelObjective? {
    guard case .slo(let slo) = details else { return nil }
    return slo
  }
}
