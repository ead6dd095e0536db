import ReportModel

extension Grounds {
  /// The first day on which something runs out that a GO rests on; `nil` when nothing does.
  ///
  /// It rests on no recommended check, but for their share in the coverage.
  var earliestExpiry: Day? {
    let answers = zip(checks, results).filter { $0.mustPass && $1.state.carries }.compactMap(\.1.expires)
    let days = answers + required.compactMap(\.expires) + allConditions.compactMap(\.due)
    return (days + [endOfCoverage].compactMap(\.self)).min()
  }

  /// The last day on which enough is covered, if of what runs out nothing is looked at again.
  private var endOfCoverage: Day? {
    let line = CoverageLine.decision(tier: view.tier)
    let expiring = results.indices.filter { results[$0].expires != nil }
    let byDay = Dictionary(grouping: expiring) { results[$0].expires ?? asOf }.sorted { $0.key < $1.key }
    var later = self
    return byDay.first { _, indices in
      for index in indices { later.results[index].state = .stale }
      later.tally = Tally(zip(later.checks, later.results))
      return later.tally.score.map { $0.coverage.value < line } ?? true
    }?.key
  }
}

extension CheckState {
  /// While it holds, the check stands in nobody's way.
  fileprivate var carries: Bool {
    switch self {
    case .pass, .waived, .notApplicable: true
    case .contradicted, .fail, .error, .waiverExpired, .stale, .unknown, .claimed, .partial, .barePartial, .upcoming:
      false
    }
  }
}
