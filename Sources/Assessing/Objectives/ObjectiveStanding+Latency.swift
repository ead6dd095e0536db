import ReportModel

extension ObjectiveStanding {
  /// An objective that is a latency alone has no budget: it is met, worth a look or missed, never exhausted.
  mutating func judgeLatency(_ slo: ServiceLevelObjective, isMeasured: Bool, ttl: Int) {
    guard let latency = slo.latency, let reading = self.latency else {
      reason = slo.objective == nil ? "it states no share of good events" : "its objective has too many digits"
      return
    }
    let said = reading.sentence(of: latency)
    switch reading.state {
    case .noData:
      reason =
        isMeasured
        ? "its measurements say nothing of its p\(latency.percentile), nor does a load test"
        : "nothing measured its p\(latency.percentile), and no load test did"
    case .undecided: reason = "\(said), which tells not whether it is \(latency.limit)"
    case .stale:
      let age = reading.isLoadTest ? "longer ago than \(counted(days: ttl))" : "and nothing was measured since"
      (state, reason) = (.stale, "\(said), \(age)")
    case .met: (state, reason) = (.ok, "\(said), \(latency.limit)")
    case .warning: (state, reason) = (.atRisk, "\(said), beyond the warning line of \(latency.warning ?? "")")
    case .missed: (state, reason) = (.missed, "\(said), not \(latency.limit)")
    }
  }
}

extension LatencyReading {
  /// `p95 was 6400.5 ms in the load test of 2026-11-02`.
  fileprivate func sentence(of latency: ServiceLevelObjective.Latency) -> String {
    let when = "\(isLoadTest ? "in the load test of" : "as measured up to") \(day?.iso ?? "an unknown day")"
    switch value {
    case .share(let events):
      let share = Fraction(events.good, max(1, events.valid)).percentText
      return
        "\(share) % of \(counted(events.valid, "event", "events")) were good \(when), where p\(latency.percentile) asks for "
        + "\(latency.percentile) %"
    case .milliseconds, .between, nil: return "p\(latency.percentile) was \(value?.words ?? "unknown") \(when)"
    }
  }
}

extension ServiceLevelObjective.Latency {
  /// `below the target of 8 s`.
  fileprivate var limit: String { "\(mayEqualTarget ? "within" : "below") the target of \(target)" }
}
