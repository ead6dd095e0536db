import Diagnostics
import ReportModel

/// What the newest review of each persona, the newest certificates of each agent and the checklists say in so many words,
/// beside what was derived.
func statedDecisions(
  in view: ServiceView, derived: Decision.Word, into log: inout DiagnosticLog
) -> [StatedDecision] {
  let records = view.standings.flatMap(\.reviews) + view.certificates.flatMap(\.records) + view[.checklist]
  let decisions = records.compactMap { StatedDecision(of: $0, derived: derived) }.sorted { $0.origin < $1.origin }
  for stated in decisions where stated.disagrees { log.emit(.disagreement(stated, with: derived, on: view.service)) }
  return decisions
}

extension StatedDecision {
  fileprivate init?(of record: Record, derived: Decision.Word) {
    guard let (text, verdict) = record.statedVerdict else { return nil }
    self.init(text: text, verdict: verdict, origin: record.verdictOrigin, disagrees: verdict.disagrees(with: derived))
    persona = record.persona ?? record.certificate?.agent
    component = record.certificate?.component
  }
}

extension Record {
  fileprivate var statedVerdict: (text: String, verdict: Review.Verdict)? {
    if let review { return review.verdictRaw.map { ($0, review.verdict ?? .unrecognised) } }
    if let stated = checklistVerdict { return (stated.raw, stated.verdict) }
    return certificate?.verdictRaw.map { ($0, opinion ?? .unrecognised) }
  }
}

extension Review.Verdict {
  /// Both hold a launch back, both allow it, or both allow it with conditions; what cannot be read cannot disagree.
  func disagrees(with derived: Decision.Word) -> Bool {
    switch self {
    case .pass: derived != .go
    case .conditional: derived != .goWithConditions
    case .fail: derived == .go || derived == .goWithConditions
    case .unrecognised: false
    }
  }
}

extension Diagnostic {
  fileprivate static func disagreement(
    _ stated: StatedDecision, with derived: Decision.Word, on service: Service
  ) -> Diagnostic {
    Diagnostic(
      .statedDecisionDisagrees, .note,
      "it says \"\(excerpt(stated.text))\", and what is known of \(service.id) amounts to \(derived.rawValue)",
      help: "Read on the service's page which rules fired, and mend the records or the verdict.",
      at: stated.origin.location)
  }
}
