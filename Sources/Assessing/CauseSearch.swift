import ReportModel

/// Finds out why an answer, a decision or a score is another than it was.
///
/// What an answer rests on was touched, or the rubric was, or nothing but the day is another.
struct CauseSearch {
  private let earlier: ComparedReport
  private let later: ComparedReport
  /// See ``changes(from:to:aged:)``.
  private let aged: [String: ComparedReport.Service]?
  /// The checks that ask something else than they did, that came or that went.
  let otherChecks: Set<String>
  private let order: [String: Int]
  /// By service, the documents in which its findings stand, then or now.
  private let findingDocuments: [String: Set<DocumentID>]
  /// Some document came, went or says something else.
  private let isTouched: Bool

  init(from earlier: ComparedReport, to later: ComparedReport, aged: [String: ComparedReport.Service]?) {
    (self.earlier, self.later, self.aged) = (earlier, later, aged)
    let places = (later.checks ?? []).enumerated().map { ($0.element.id, $0.offset) }
    order = Dictionary(places) { first, _ in first }
    let findings = [earlier, later].flatMap { ($0.findings ?? [:]).values }
    findingDocuments = Dictionary(grouping: findings, by: \.service).mapValues {
      Set($0.compactMap { $0.origin?.document })
    }
    isTouched = earlier.documents != later.documents
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
    of check: String, of service: String, from before: ComparedReport.Answer?, to after: ComparedReport.Answer
  ) -> [ChangeCause] {
    if otherChecks.contains(check) { return [ChangeCause(.rubricChanged)] }
    if after.state == .waiverExpired {
      return [ChangeCause(.waiverExpired, after.evidence.first(where: later.waivers.contains))]
    }
    if let answer = aged?[service]?.answers[check], answer.word == after.word { return [ChangeCause(.timePassed)] }
    // What speaks against it and was not touched became too old by itself, whatever else was written meanwhile.
    let isAgainst = after.state == .stale || after.state == .fail && !after.evidence.isEmpty
    return causes(
      ofEvidence: (before?.evidence ?? []) + after.evidence, of: service, ages: aged == nil && isAgainst)
  }

  /// Why the decision moved, else why the level or the share did.
  func causes(
    of change: ServiceChange, from before: ComparedReport.Service, to after: ComparedReport.Service
  ) -> [ChangeCause] {
    guard change.decision.isChange else { return distinct(change.checks.flatMap(\.causes)) }
    if let aged = aged?[change.id], aged.decision == after.decision, agesAlike(before, aged, after) {
      let expired = change.checks.flatMap(\.causes).filter { $0.kind == .waiverExpired }
      return expired.isEmpty ? [ChangeCause(.timePassed)] : distinct(expired)
    }
    // What speaks against it now and did not before; of a better one, what no longer does.
    let kept = Set(before.reasons).intersection(after.reasons)
    let reasons = (change.decision.isRise ? before.reasons : after.reasons).filter { !kept.contains($0) }
    let found = reasons.flatMap { reason in
      change.checks.first { $0.check == reason.check }?.causes
        ?? causes(ofEvidence: reason.evidence, of: change.id, isGone: change.decision.isRise)
    }
    let all = distinct(found.isEmpty ? change.checks.flatMap(\.causes) : found)
    // Time alone did not do it.
    let others = aged == nil ? all : all.filter { $0.kind != .timePassed }
    return others.isEmpty ? causes(ofEvidence: [], of: change.id) : others
  }

  /// Whether what time brings against a service is what speaks against it now. What is better may be so for any reason.
  private func agesAlike(
    _ before: ComparedReport.Service, _ aged: ComparedReport.Service, _ after: ComparedReport.Service
  ) -> Bool {
    let brought = Set(aged.reasons).subtracting(before.reasons)
    return brought.isEmpty || !brought.isDisjoint(with: after.reasons)
  }

  /// What happened to documents, and to what they cite.
  ///
  /// - Parameters:
  ///   - isGone: The evidence spoke for what holds no more, so that a newer document rather than a citation is the cause.
  ///   - ages: What rests on it may have become too old.
  private func causes(
    ofEvidence evidence: [DocumentID], of service: String, isGone: Bool = false, ages: Bool = false
  ) -> [ChangeCause] {
    guard earlier.documents != nil, later.documents != nil else { return [ChangeCause(.unknown)] }
    let touched = distinct(evidence).compactMap(touch)
    if !touched.isEmpty { return touched }
    let moved = distinct(evidence).filter(hasOtherCitations).map { ChangeCause(.citationChanged, $0) }
    if !moved.isEmpty, !isGone { return moved }
    let written = ages ? [] : causes(inDocumentsOf: service)
    if !written.isEmpty { return written }
    let hasOtherTier = earlier.services[service]?.tier != later.services[service]?.tier
    if hasOtherTier, aged == nil { return [ChangeCause(.configurationChanged)] }
    if !moved.isEmpty { return moved }
    // An answer that counts (3 of 5) may name only those that are missing.
    let mayHaveAged = aged == nil && earlier.asOf != later.asOf && (ages || !evidence.isEmpty || !isTouched)
    if mayHaveAged { return [ChangeCause(.timePassed)] }
    // All commits are judged by the configuration of now.
    return [ChangeCause(isTouched || aged != nil ? .evidence : .configurationChanged)]
  }

  /// What happened to the service's own documents: first to those that an answer, a reason or a finding rests on.
  private func causes(inDocumentsOf service: String) -> [ChangeCause] {
    let (before, after) = (earlier.services[service], later.services[service])
    let all = (before?.documents ?? []).union(after?.documents ?? []).sorted()
    let touched = all.compactMap(touch)
    let used = evidence(of: before).union(evidence(of: after)).union(findingDocuments[service] ?? [])
    let telling = touched.filter { $0.document.map(used.contains) ?? false }
    if !telling.isEmpty { return telling }
    return touched.isEmpty ? all.filter(hasOtherCitations).map { ChangeCause(.citationChanged, $0) } : touched
  }

  private func evidence(of service: ComparedReport.Service?) -> Set<DocumentID> {
    Set((service?.answers.values.flatMap(\.evidence) ?? []) + (service?.reasons.flatMap(\.evidence) ?? []))
  }

  private func touch(_ document: DocumentID) -> ChangeCause? {
    switch (earlier.documents?[document], later.documents?[document]) {
    case (nil, nil): nil
    case (nil, _): ChangeCause(.documentAdded, document)
    case (_, nil): ChangeCause(.documentRemoved, document)
    case (let old, let new): old == new ? nil : ChangeCause(.evidence, document)
    }
  }

  private func hasOtherCitations(_ document: DocumentID) -> Bool {
    guard let old = earlier.citations, let new = later.citations else { return false }
    return old[document] != new[document]
  }

  private func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
