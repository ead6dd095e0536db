import Diagnostics
import ReportModel

/// What the newest review of each persona, the newest certificates of each agent and the checklists say in so many words,
/// beside what was derived.
func statedDecisions(
  in grounds: Grounds, derived: Decision.Word, fired: [FiredRule], into log: inout DiagnosticLog
) -> [StatedDecision] {
  let view = grounds.view
  let records = view.standings.flatMap(\.reviews) + view.certificates.flatMap(\.records) + view[.checklist]
  let against = ReasonLines(fired.flatMap(\.reasons).flatMap(\.evidence))
  // Whoever says "conditional" has said that there are conditions, as long as somebody has them until a day.
  let unbounded = grounds.allConditions.filter { !$0.isBounded(asOf: grounds.asOf) }
  let graver = ReasonLines(
    fired.filter { $0.number != 6 }.flatMap(\.reasons).flatMap(\.evidence) + unbounded.flatMap(\.evidence))
  let decisions = records.compactMap { record -> StatedDecision? in
    StatedDecision(of: record, derived: derived) { verdict in
      (verdict == .conditional ? graver : against).lie(in: record)
    }
  }.sorted { $0.origin < $1.origin }
  for stated in decisions where stated.disagrees { log.emit(.disagreement(stated, with: derived, on: view.service)) }
  return decisions
}

/// Where the reasons stand for which rules fired.
private struct ReasonLines {
  private let lines: [DocumentID: Set<Int>]

  init(_ places: [Origin]) { lines = Dictionary(grouping: places, by: \.document).mapValues { Set($0.map(\.line)) } }

  func lie(in record: Record) -> Bool {
    lines[record.origin.document]?.contains(where: record.lines.contains) ?? false
  }
}

extension StatedDecision {
  /// A reviewer who passes what he looked at contradicts nobody who stops the launch for something else.
  ///
  /// - Parameter isReason: Whether a rule fired for something in the same record, beyond what such a verdict says itself.
  fileprivate init?(of record: Record, derived: Decision.Word, isReason: (Review.Verdict) -> Bool) {
    guard let (text, verdict) = record.statedVerdict else { return nil }
    let differs = verdict.disagrees(with: derived)
    let isOfPart = differs && verdict.approves && derived != .go && !isReason(verdict) && !record.decidesLaunch(text)
    self.init(
      text: text, verdict: verdict, origin: record.verdictOrigin, disagrees: differs && !isOfPart, isOfPart: isOfPart)
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

  /// `GO`, `Approved for production`, and whatever a checklist concludes of its whole.
  fileprivate func decidesLaunch(_ text: String) -> Bool {
    kind == .checklist || claimWords(text).contains(where: launchWords.contains)
  }
}

private let launchWords: Set<String> = [
  "go", "launch", "launched", "live", "prod", "production", "ready", "release", "released", "rollout", "ship",
  "shipped",
]

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
