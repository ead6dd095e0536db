import ReportModel

extension Probe {
  /// Every KPI of the service itself whose value can be compared with its target meets it; a value that is too old says nothing
  /// any more. What a role is measured by for all services is nobody's alone, so it is told and not counted.
  static let indicatorsMet = Probe(
    "indicators-met", without: "no KPI of the service itself has a value that can be compared with its target",
    isFine: .when { $0.indicators.isEmpty }
  ) { view in
    guard var answer = ownIndicatorsMet(view) else { return nil }
    if !view.personaIndicators.isEmpty {
      let missed = view.personaIndicators.count { $0.state == .missed }
      answer.reason +=
        "; not counted: \(counted(view.personaIndicators.count, "KPI", "KPIs")) of reviewing personas about all services"
        + (missed > 0 ? ", of which \(missed) \(missed == 1 ? "misses" : "miss") the target" : "")
    }
    return answer
  }

  private static func ownIndicatorsMet(_ view: ServiceView) -> CheckAnswer? {
    let compared = view.indicators.filter { $0.state.isCompared }
    guard !compared.isEmpty else { return nil }
    func those(_ states: IndicatorStanding.State...) -> [Origin] {
      compared.filter { states.contains($0.state) }.map(\.origin)
    }
    let (met, missed) = (those(.met), those(.missed))
    guard missed.isEmpty else {
      let reason = Trait("KPI", "KPIs", "misses", "miss", "the target").sentence(missed.count, of: compared.count)
      return CheckAnswer(.fail, reason, evidence: missed)
    }
    let reason = Trait("KPI", "KPIs", "meets", "meet", "the target").sentence(met.count, of: compared.count)
    let rest = met.isEmpty ? "" : " of the others"
    let incomplete = those(.incomplete)
    guard incomplete.isEmpty else {
      return CheckAnswer(
        met.isEmpty ? .barePartial : .partial(done: met.count, of: compared.count),
        "\(reason); not all is known\(rest)", evidence: incomplete)
    }
    let old = those(.stale, .undated)
    guard old.isEmpty else {
      return CheckAnswer(.stale, "\(reason); the value\(rest) is out of date or without a day", evidence: old)
    }
    let ends = compared.compactMap(\.validUntil)
    return CheckAnswer(.pass, reason, evidence: met, expires: ends.min())
  }
}

extension IndicatorStanding.State {
  /// The value, were it of today, would say whether the target is met.
  fileprivate var isCompared: Bool {
    switch self {
    case .met, .missed, .incomplete, .stale, .undated: true
    case .tooFew, .noData, .incomparable: false
    }
  }
}
