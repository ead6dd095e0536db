package import ReportModel

/// `fraud is NO-GO (rule 1: security-engineer has stopped everything on fraud); pricing is NOT ASSESSED (rule 4: …)`: which
/// services have one of these decisions and why, the worst first, five at most and how many more.
///
/// - Returns: `nil` when none has.
package func heldBack(_ assessments: [Assessment], by words: Set<Decision.Word>) -> String? {
  let held = assessments.worstFirst().filter { words.contains($0.decision.word) }
  guard !held.isEmpty else { return nil }
  let shown = held.prefix(5)
  let more = held.count - shown.count
  return (shown.map(\.holdWords) + (more > 0 ? ["\(more) more"] : [])).joined(separator: "; ")
}

extension Assessment {
  fileprivate var holdWords: String {
    let reasons = decision.fired.first?.reasons ?? []
    let more = reasons.count > 1 ? ", and \(reasons.count - 1) more" : ""
    let why = reasons.first.map { ": \($0.text)\(more)" } ?? ""
    return "\(service.id) is \(decision.word.rawValue) (rule \(decision.rule)\(why))"
  }
}
