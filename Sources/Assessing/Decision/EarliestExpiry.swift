import ReportModel

extension Grounds {
  /// The first day on which something runs out that a GO rests on; `nil` when nothing does.
  var earliestExpiry: Day? {
    let answers = results.filter(\.state.carries).compactMap(\.expires)
    return (answers + required.compactMap(\.expires) + allConditions.compactMap(\.due)).min()
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
