import ReportModel

extension Probe {
  /// An objective of 100 % leaves no budget, so it cannot be kept.
  static let sloAttainable = Probe("slo-attainable", looksAt: "SLO with an objective") { view in
    let objectives = view[.slo].filter { $0.slo?.objective != nil }
    return .noneOf(objectives, "objectives leave no room for any failure") { $0.slo?.objective.map(isWhole) ?? false }
  }
}

/// Whether an exact decimal is at least 1: `1`, `1.000`.
private func isWhole(_ decimal: String) -> Bool {
  let whole = decimal.utf8.prefix { $0 != UInt8(ascii: ".") }
  return whole.contains { $0 != UInt8(ascii: "0") }
}
