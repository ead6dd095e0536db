import ReportModel

/// What would help the most services to their GO: first what is all that some of them lack, then what many lack.
///
/// Findings and conditions are left out: two of one title are not one thing, and each is mended where it is.
///
/// - Parameter rubric: Of two that as many need, a blocker goes before what is required.
func sharedFixes(_ assessments: [Assessment], by rubric: Rubric) -> [SharedFix] {
  struct Key: Hashable {
    var kind: Counterfactual.Step.Kind
    var subject: String
  }
  var fixes: [Key: SharedFix] = [:]
  for assessment in assessments {
    guard let way = assessment.counterfactuals.first(where: { $0.goal == .go }) else { continue }
    let steps = Dictionary(way.steps.map { (Key(kind: $0.kind, subject: $0.subject), $0) }) { first, _ in first }
    for (key, step) in steps where key.kind.isShared {
      var fix =
        fixes[key]
        ?? SharedFix(
          kind: key.kind, subject: key.subject, text: step.text, owner: key.kind == .review ? step.owner : nil,
          unblocks: [], services: [])
      fix.services.append(assessment.service.id)
      if steps.count == 1 { fix.unblocks.append(assessment.service.id) }
      fixes[key] = fix
    }
  }
  let blockers = Set(rubric.checks.filter { $0.severity == .blocker }.map(\.id))
  return Array(fixes.values.sorted { $0.rank(blockers) < $1.rank(blockers) }.prefix(limit))
}

/// Nobody reads more of them.
private let limit = 20

extension Counterfactual.Step.Kind {
  /// With the same subject it is the same thing on every service.
  fileprivate var isShared: Bool {
    switch self {
    case .check, .review, .stop, .budget, .scope: true
    case .finding, .condition: false
    }
  }
}

extension SharedFix {
  fileprivate func rank(_ blockers: Set<String>) -> (Int, Int, Int, String, String) {
    let isBlocker = kind != .check || blockers.contains(subject)
    return (-unblocks.count, -services.count, isBlocker ? 0 : 1, kind.rawValue, subject)
  }
}
