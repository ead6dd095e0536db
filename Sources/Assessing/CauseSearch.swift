import ReportModel

/// Finds out why an answer, a decision or a score is another than it was.
///
/// What an answer rests on was touched, or the rubric was, or nothing but the day is another.
struct CauseSearch {
  private let earlier: ComparedReport
  private let later: ComparedReport
  /// The checks that ask something else than they did, that came or that went.
  let otherChecks: Set<String>
  private let order: [String: Int]

  init(from earlier: ComparedReport, to later: ComparedReport) {
    (self.earlier, self.later) = (earlier, later)
    let places = (later.checks ?? []).enumerated().map { ($0.element.id, $0.offset) }
    order = Dictionary(places) { first, _ in first }
    // Where one of the two does not say, nothing is known of the rubric.
    if let before = earlier.checks, let after = later.checks {
      otherChecks = Set(Set(before).symmetricDifference(after).map(\.id))
    } else {
      otherChecks = []
    }
  }

  /// In the rubric's order.
  func sorted(_ checks: some Sequence<String>) -> [String] {
    checks.sorted { (order[$0] ?? Int.max, $0) < (order[$1] ?? Int.max, $1) }
  }

  func causes(
    of check: String, from before: ComparedReport.Answer?, to after: ComparedReport.Answer
  ) -> [ChangeCause] {
    if otherChecks.contains(check) { return [ChangeCause(.rubricChanged)] }
    if after.state == .waiverExpired {
      return [ChangeCause(.waiverExpired, after.evidence.first(where: later.waivers.contains))]
    }
    return causes(ofEvidence: (before?.evidence ?? []) + after.evidence)
  }

  /// Why the decision moved, else why the level or the share did.
  func causes(
    of change: ServiceChange, from before: ComparedReport.Service, to after: ComparedReport.Service
  ) -> [ChangeCause] {
    guard change.decision.isChange else { return distinct(change.checks.flatMap(\.causes)) }
    // What speaks against it now and did not before; of a better one, what no longer does.
    let kept = Set(before.reasons).intersection(after.reasons)
    let reasons = (change.decision.isRise ? before.reasons : after.reasons).filter { !kept.contains($0) }
    let found = reasons.flatMap { reason in
      change.checks.first { $0.check == reason.check }?.causes ?? causes(ofEvidence: reason.evidence)
    }
    let all = found.isEmpty ? change.checks.flatMap(\.causes) : found
    return distinct(all.isEmpty ? causes(ofEvidence: []) : all)
  }

  /// What happened to documents, and to what they cite.
  private func causes(ofEvidence evidence: [DocumentID]) -> [ChangeCause] {
    guard let before = earlier.documents, let after = later.documents else { return [ChangeCause(.unknown)] }
    let touched = distinct(evidence).compactMap { document -> ChangeCause? in
      switch (before[document], after[document]) {
      case (nil, nil): nil
      case (nil, _): ChangeCause(.documentAdded, document)
      case (_, nil): ChangeCause(.documentRemoved, document)
      case (let old, let new): old == new ? nil : ChangeCause(.evidence, document)
      }
    }
    if !touched.isEmpty { return touched }
    let moved = distinct(evidence).filter { document in
      guard let old = earlier.citations, let new = later.citations else { return false }
      return old[document] != new[document]
    }
    if !moved.isEmpty { return moved.map { ChangeCause(.citationChanged, $0) } }
    // An answer that counts (3 of 5) may name only those that are missing.
    if evidence.isEmpty || earlier.asOf == later.asOf, before != after { return [ChangeCause(.evidence)] }
    return [ChangeCause(.timePassed)]
  }

  private func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
