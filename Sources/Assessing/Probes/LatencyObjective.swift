import ReportModel

extension Probe {
  /// Besides being there, it promises to be quick.
  static let latencyObjective = Probe("latency-objective", without: "there is no SLO") { view in
    guard !view[.slo].isEmpty else { return nil }
    let quick = view[.slo].filter { $0.slo?.latency != nil }
    guard quick.isEmpty else { return CheckAnswer(.pass, "a latency is promised", evidence: quick.map(\.origin)) }
    return CheckAnswer(.fail, "no SLO promises a latency", evidence: view[.slo].map(\.origin))
  }
}
