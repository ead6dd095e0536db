import ReportModel

extension Probe {
  /// Every objective says over which time it holds, or leaves it to a tool that has a time of its own.
  static let sloWindow = Probe("slo-window", without: "no SLO states an objective", isFine: .when { !$0[.slo].isEmpty })
  {
    view in
    let objectives = view[.slo].filter { $0.slo?.objective != nil }
    return .tally(objectives, Trait("objective", "objectives", "states", "state", "a window")) {
      $0.slo?.window?.utf8.contains(where: \.isWordByte) ?? ($0.slo?.period?.authority != nil)
    }
  }
}
