import ReportModel

extension Probe {
  /// Every latency objective has a line at which to worry before it is missed.
  static let latencyWarning = Probe("latency-warning", without: "no SLO promises a latency", isFine: .always) {
    view in
    let quick = view[.slo].filter { $0.slo?.latency != nil }
    return .tally(quick, Trait("latency objective", "latency objectives", "has", "have", "a warning line")) {
      $0.slo?.latency?.warning != nil
    }
  }
}
