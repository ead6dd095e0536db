import ReportModel

/// Finds out why an answer, a decision or a score is another than it was.
///
/// What an answer rests on was touched, or the rubric was, or nothing but the day is another.
struct CauseSearch {
  private let earlier: ComparedReport
  private let later: ComparedReport
  /// See ``changes(from:to:aged:)``.
  private let aged: [String: ComparedReport.Service]?
  /// The checks that ask or weigh something else than they did, that came or that went.
  let otherChecks: Set<String>
  /// Those of them of which an answer may be another for that: what a check weighs changes none.
  private let askingOtherwise: Set<String>
  private let spoken: Set<String>
  private let order: [String: Int]
  private let renames: DocumentRenames
  /// By service, the documents in which its findings stand, then or now.
  private let findingDocuments: [String: Set<DocumentID>]
  /// By where a finding stood then, the other document that tells of it now.
  private let tellers: [Origin: DocumentID]
  /// Some document came, went or says something else.
  private let isTouched: Bool

  init(
    from earlier: ComparedReport, to later: ComparedReport, _ renames: DocumentRenames, _ pairs: FindingPairs,
    aged: [String: ComparedReport.Service]?
  ) {
    (self.earlier, self.later, self.renames, self.aged) = (earlier, later, renames, aged)
    let places = (later.checks ?? []).enumerated().map { ($0.element.id, $0.offset) }
    order = Dictionary(places) { first, _ in first }
    let findings = [earlier, later].flatMap { ($0.findings ?? [:]).values }
    findingDocuments = Dictionary(grouping: findings, by: \.service).mapValues {
      Set($0.compactMap { $0.origin?.document })
    }
    let told = (later.findings ?? [:]).compactMap { id, finding -> (Origin, DocumentID)? in
      guard let place = earlier.findings?[pairs.formerID(of: id)]?.origin, let teller = finding.origin?.document,
        teller != place.document
      else { return nil }
      return (place, teller)
    }
    tellers = Dictionary(told) { min($0, $1) }
    isTouched = earlier.documents != later.documents
    otherChecks = differences(between: earlier.checks, and: later.checks) { $0.isSame(as: $1) }
    spoken = Set((later.checks ?? []).filter(\.isSpoken).map(\.id))
    askingOtherwise = differences(between: earlier.checks, and: later.checks) { $0.terms == $1.terms }
  }

  /// In the rubric's order.
  func sorted(_ checks: some Sequence<String>) -> [String] {
    checks.sorted { (order[$0] ?? Int.max, $0) < (order[$1] ?? Int.max, $1) }
  }

  func causes(
    of check: String, of service: String, from before: ComparedReport.Answer?, to after: ComparedReport.Answer
  ) -> [ChangeCause] {
    let evidence = (before?.evidence ?? []) + after.evidence
    if askingOtherwise.contains(check) {
      return [ChangeCause(.rubricChanged)] + distinct(evidence.map(\.document)).compactMap(touch)
    }
    let ages = aged?[service]?.answers[check]
    if after.state == .waiverExpired, let waiver = expiredWaiver(before, ages) {
      return [ChangeCause(.waiverExpired, waiver)]
    }
    if let ages, ages.word == after.word { return [ChangeCause(.timePassed)] }
    if after.state == .stale {
      let lost = causes(inLinesCitedBy: after.evidence)
      if !lost.isEmpty { return lost }
    }
    // What speaks against it and was not touched became too old by itself, whatever else was written meanwhile.
    let isAgainst = after.state == .stale || after.state == .fail && !after.evidence.isEmpty
    let found = causes(ofEvidence: evidence, of: service, ages: aged == nil && isAgainst)
    // Of a document that a probe looks at, and that was touched while its lines changed, nobody knows which of the two did it.
    guard after.state == .fail, before?.state == .pass, !spoken.contains(check) else { return found }
    let lost = distinct(after.evidence.map(\.document)).compactMap {
      causeInCitations(of: $0) { $0.state?.holds != true }
    }
    return together(lost + found)
  }

  /// The waiver whose end made an answer what it is now; `nil` where the days did not do that.
  ///
  /// One that was withdrawn, or that waives nothing any more, may leave another one that had ended long before.
  ///
  /// - Parameter ages: What would have become of the answer had nothing been touched; `nil` when nobody knows.
  private func expiredWaiver(_ before: ComparedReport.Answer?, _ ages: ComparedReport.Answer?) -> DocumentID? {
    let waivers = ((aged == nil ? before : ages)?.evidence ?? []).map(\.document).filter(earlier.waivers.contains)
    if aged != nil { return ages?.state == .waiverExpired ? waivers.first : nil }
    return before?.state == .waived && !waivers.contains { touch($0) != nil } ? waivers.first : nil
  }

  /// Why a service that is new is decided as it is: what its reasons rest on came, or got its name.
  func causes(ofNew service: ComparedReport.Service) -> [ChangeCause] {
    let deciding = service.reasons.filter { $0.rule == service.decidingRule }
    let touched = distinct(deciding.flatMap(\.evidence).map(\.document)).compactMap(touch)
    return touched.isEmpty ? (service.documents ?? []).sorted().compactMap(touch) : touched
  }

  /// Why the decision moved, else why the level or the share did.
  func causes(
    of change: ServiceChange, from before: ComparedReport.Service, to after: ComparedReport.Service
  ) -> [ChangeCause] {
    guard change.decision.isChange else {
      let anew = after.refusals.filter { !$0.isSaid(by: before.refusals) }
      let refusing = anew.flatMap { causes(of: $0, isGone: false, in: change) }
      return together(refusing + causesOfStanding(of: change, from: before, to: after))
    }
    let (reasons, areGone) = reasons(ofMoveFrom: before, to: after)
    var found = reasons.flatMap { causes(of: $0, isGone: areGone, in: change) }
    if found.isEmpty { found = change.checks.flatMap(\.causes) }
    guard let ages = aged?[change.id] else {
      return found.isEmpty ? causes(ofEvidence: [], of: change.id) : together(found)
    }
    guard ages.decision == after.decision else {
      // Time alone did not do it.
      let others = together(found).filter { $0.kind != .timePassed }
      return others.isEmpty ? causes(ofEvidence: [], of: change.id) : others
    }
    // The days alone come to the same decision, be it for a reason that they made graver without another word.
    let known = Set(before.reasons.map(\.unplaced))
    let brought = ages.reasons.filter { $0.rule == ages.decidingRule && !known.contains($0.unplaced) }
    found += brought.flatMap { causes(of: $0, isGone: false, in: change) }
    let isOfDays = brought.isEmpty && !found.contains { $0.kind == .timePassed || $0.kind == .waiverExpired }
    return together((isOfDays || found.isEmpty ? [ChangeCause(.timePassed)] : []) + found)
  }

  /// Why one of the rules that fired does so, or does so no more.
  private func causes(of reason: ComparedReport.Reason, isGone: Bool, in change: ServiceChange) -> [ChangeCause] {
    if let check = reason.check, askingOtherwise.contains(check), !change.checks.contains(where: { $0.check == check })
    {
      return [ChangeCause(.rubricChanged)]
    }
    if let answer = change.checks.first(where: { $0.check == reason.check }) { return answer.causes }
    if reason.isOfCoverage {
      let moved = answers(movingCoverageOf: change, up: isGone).flatMap(\.causes)
      if !moved.isEmpty { return moved }
    }
    let ages = aged?[change.id]
    if let ages, ages.reasons.contains(where: { $0.unplaced == reason.unplaced }) != isGone {
      return [ChangeCause(.timePassed)]
    }
    let telling = isGone ? distinct(reason.evidence.compactMap { tellers[$0] }).compactMap(touch) : []
    if !telling.isEmpty { return telling }
    let lost = isGone ? [] : causes(inLinesCitedBy: reason.evidence)
    if !lost.isEmpty { return lost }
    let mayHaveAged = ages == nil && !isGone && reason.isOfAge
    return causes(ofEvidence: reason.evidence, of: change.id, isGone: isGone, ages: mayHaveAged)
  }

  /// The answers that brought coverage to the other side of its line; where none went that way, those that count in another way.
  private func answers(movingCoverageOf change: ServiceChange, up: Bool) -> [CheckChange] {
    let moved = change.checks.filter { $0.before.flatMap { CheckState(word: $0) }?.coverage != $0.after.coverage }
    let telling = moved.filter { $0.after.isInDenominator && $0.after.isCovered == up }
    return telling.isEmpty ? moved : telling
  }

  /// Why the level or the share moved: answers did it, or graver findings, or something that gave no answer another word.
  private func causesOfStanding(
    of change: ServiceChange, from before: ComparedReport.Service, to after: ComparedReport.Service
  ) -> [ChangeCause] {
    var found = change.checks.flatMap(\.causes)
    if change.level.isChange { found += causes(inGraveFindingsOf: change) }
    let weighed = otherChecks.subtracting(askingOtherwise)
    if change.verified.isChange, !weighed.isDisjoint(with: after.answers.keys) {
      found.append(ChangeCause(.rubricChanged))
    }
    guard found.isEmpty, change.level.isChange || change.verified.isChange else { return together(found) }
    if let ages = aged?[change.id], ages.level == after.level, ages.verified?.published == after.verified?.published {
      return [ChangeCause(.timePassed)]
    }
    let asked = Set(before.answers.keys).union(after.answers.keys)
    if !otherChecks.isDisjoint(with: asked) { return [ChangeCause(.rubricChanged)] }
    // Three of five may have become four.
    let counted = sorted(after.answers.filter { $0.value.state?.isPartial == true }.keys)
    let places = counted.flatMap { (before.answers[$0]?.evidence ?? []) + (after.answers[$0]?.evidence ?? []) }
    let touched = distinct(places.map(\.document)).compactMap(touch)
    if !touched.isEmpty { return touched }
    let rest = causes(ofEvidence: [], of: change.id)
    // What one of two sites does not say may have weighed otherwise.
    let saysWeights = [earlier, later].allSatisfy { $0.checks?.allSatisfy { $0.weight != nil } ?? false }
    return !saysWeights && rest == [ChangeCause(.configurationChanged)] ? [ChangeCause(.unknown)] : rest
  }

  /// What happened to the documents of those Critical and High findings that cap the level now and did not, or did and do not.
  private func causes(inGraveFindingsOf change: ServiceChange) -> [ChangeCause] {
    func grave(_ report: ComparedReport) -> [String: ComparedReport.Finding] {
      (report.findings ?? [:]).filter { $0.value.service == change.id && $0.value.isGrave }
    }
    let (then, now) = (grave(earlier), grave(later))
    let ids = change.level.isRise ? Set(then.keys).subtracting(now.keys) : Set(now.keys).subtracting(then.keys)
    let places = ids.sorted().compactMap { later.findings?[$0]?.origin ?? earlier.findings?[$0]?.origin }
    return distinct(places.map(\.document)).compactMap(touch)
  }

  /// What makes a decision another one: the rules are tried in their order, so either what decided then fires no more, or
  /// something else fires before it. Where the same rule decides, it is what it fires for now, or no more.
  private func reasons(
    ofMoveFrom before: ComparedReport.Service, to after: ComparedReport.Service
  ) -> (reasons: [ComparedReport.Reason], areGone: Bool) {
    let (then, now) = (before.decidingRule, after.decidingRule)
    let isBetter = Change(before.decision, after.decision).isRise
    let areGone = then == now ? isBetter : then < now
    let (here, there) = areGone ? (before.reasons, after.reasons) : (after.reasons, before.reasons)
    let kept = Set(there.map(\.unplaced))
    let reasons = here.filter { reason in
      (then == now ? reason.rule == now : reason.rule < max(then, now)) && !kept.contains(reason.unplaced)
    }
    return (reasons, areGone)
  }

  /// What happened to documents, and to what they cite.
  ///
  /// - Parameters:
  ///   - isGone: The evidence spoke for what holds no more, so that a newer document rather than a citation is the cause.
  ///   - ages: What rests on it may have become too old.
  private func causes(
    ofEvidence evidence: [Origin], of service: String, isGone: Bool = false, ages: Bool = false
  ) -> [ChangeCause] {
    guard earlier.documents != nil, later.documents != nil else { return [ChangeCause(.unknown)] }
    let documents = distinct(evidence.map(\.document))
    let touched = documents.compactMap(touch)
    if !touched.isEmpty { return touched }
    let moved = documents.compactMap { causeInCitations(of: $0) }
    if !moved.isEmpty, !isGone { return moved }
    // All commits are judged by the configuration of now.
    if aged == nil, isConfiguredOtherwise(service, documents) { return [ChangeCause(.configurationChanged)] }
    let written = ages ? [] : causes(inDocumentsOf: service)
    if !written.isEmpty { return written }
    if !moved.isEmpty { return moved }
    let (before, after) = (earlier.services[service], later.services[service])
    let asked = Set(before?.answers.keys.map { $0 } ?? []).union(after?.answers.keys.map { $0 } ?? [])
    if !ages, !askingOtherwise.isDisjoint(with: asked) { return [ChangeCause(.rubricChanged)] }
    // An answer that counts (3 of 5) may name only those that are missing.
    let isOtherDay = aged == nil && earlier.asOf != later.asOf
    if isOtherDay, ages || !evidence.isEmpty { return [ChangeCause(.timePassed)] }
    // A site does not publish all of its configuration, which may have done it as well as the days.
    if isOtherDay { return [ChangeCause(isTouched ? .evidence : .unknown)] }
    return [ChangeCause(isTouched || aged != nil ? .evidence : .configurationChanged)]
  }

  /// Whether a service has another tier or other required personas than it had, or lost or won a document that says the same.
  private func isConfiguredOtherwise(_ service: String, _ evidence: [DocumentID]) -> Bool {
    guard let before = earlier.services[service], let after = later.services[service] else { return false }
    if before.tier != after.tier { return true }
    if let one = before.required, let other = after.required, one != other { return true }
    guard let owned = before.documents, let kept = after.documents else { return false }
    return evidence.contains { owned.contains($0) != kept.contains($0) && touch($0) == nil && !renames.contains($0) }
  }

  /// What happened to the service's own documents: first to those that an answer, a reason, a finding or a required persona's
  /// word rests on.
  private func causes(inDocumentsOf service: String) -> [ChangeCause] {
    let (before, after) = (earlier.services[service], later.services[service])
    let all = (before?.documents ?? []).union(after?.documents ?? []).sorted()
    let touched = all.compactMap(touch)
    let used = evidence(of: before).union(evidence(of: after)).union(findingDocuments[service] ?? [])
    let telling = touched.filter { $0.document.map(used.contains) ?? false }
    if !telling.isEmpty { return telling }
    return touched.isEmpty ? all.compactMap { causeInCitations(of: $0) } : touched
  }

  private func evidence(of service: ComparedReport.Service?) -> Set<DocumentID> {
    guard let service else { return [] }
    let places = service.answers.values.flatMap(\.evidence) + service.reasons.flatMap(\.evidence)
    return service.reviews.union(places.map(\.document))
  }

  /// Another name alone is nothing that happened to it.
  private func touch(_ document: DocumentID) -> ChangeCause? {
    guard !renames.contains(document) else { return nil }
    return switch (earlier.documents?[document], later.documents?[document]) {
    case (nil, nil): nil
    case (nil, _): ChangeCause(.documentAdded, document)
    case (_, nil):
      ChangeCause(
        later.leftOut?[document.source]?.contains(document.path) == true ? .documentLeftOut : .documentRemoved, document
      )
    case (let old, let new): old == new ? nil : ChangeCause(.evidence, document)
    }
  }

  // MARK: What is cited

  /// What was lost of the very lines that stand as evidence, whatever else was written in their documents.
  private func causes(inLinesCitedBy evidence: [Origin]) -> [ChangeCause] {
    let lines = Dictionary(grouping: evidence, by: \.document).mapValues { Set($0.map(\.line)) }
    return distinct(evidence.map(\.document)).compactMap { document in
      causeInCitations(of: document) { lines[document]?.contains($0.line) == true && $0.state?.holds != true }
    }
  }

  /// That lines which a document cites stand otherwise than before; `nil` where none do.
  private func causeInCitations(
    of document: DocumentID, where isMeant: (CitedLines) -> Bool = { _ in true }
  ) -> ChangeCause? {
    guard let old = earlier.citations?[renames.formerName(of: document)], let new = later.citations?[document] else {
      return nil
    }
    let known = Dictionary(grouping: old, by: \.text)
    let moved = new.filter { cited in
      isMeant(cited) && known[cited.text].map { !$0.contains { $0.stands(like: cited) } } ?? false
    }
    return moved.isEmpty
      ? nil : ChangeCause(.citationChanged, document, cited: distinct(moved.compactMap(\.file)))
  }

  // MARK: Order

  /// Each once; what is known of the files that one document cites together.
  private func together(_ causes: [ChangeCause]) -> [ChangeCause] {
    let cited = Dictionary(grouping: causes) { ChangeCause($0.kind, $0.document) }
    return distinct(causes.map { ChangeCause($0.kind, $0.document) }).map { cause in
      ChangeCause(cause.kind, cause.document, cited: distinct((cited[cause] ?? []).flatMap(\.cited)))
    }
  }

  private func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}

/// The checks that ask something else, that came or that went. Where one of the two reports does not say, nothing is known.
private func differences(
  between earlier: [CheckTerms]?, and later: [CheckTerms]?, _ isSame: (CheckTerms, CheckTerms) -> Bool
) -> Set<String> {
  guard let earlier, let later else { return [] }
  let (before, after) = (
    Dictionary(earlier.map { ($0.id, $0) }) { first, _ in first },
    Dictionary(later.map { ($0.id, $0) }) { first, _ in first }
  )
  return Set(before.keys).union(after.keys).filter { id in
    guard let one = before[id], let other = after[id] else { return true }
    return !isSame(one, other)
  }
}

extension CheckTerms {
  /// An earlier Muster's site does not say what a check weighs.
  fileprivate func isSame(as other: Self) -> Bool {
    terms == other.terms && (weight == nil || other.weight == nil || weight == other.weight)
  }
}

extension CheckState {
  /// In which way it counts in a service's coverage.
  fileprivate var coverage: Bool? { isInDenominator ? isCovered : nil }
}

extension ComparedReport.Finding {
  /// Caps a level.
  fileprivate var isGrave: Bool { isOpen && (severity == .critical || severity == .high) }
}

extension CitedLines {
  /// Lines that only stand elsewhere are what they were.
  fileprivate func stands(like other: CitedLines) -> Bool {
    word == other.word || state?.holds == true && other.state?.holds == true
  }
}

extension ComparedReport.Reason {
  /// The same wherever in its documents it stands.
  fileprivate var unplaced: Self {
    Self(rule: rule, text: text, check: check, evidence: evidence.map { Origin($0.document, line: 1) })
  }

  /// All that a report publishes of a reason is its words, which are Muster's own.
  fileprivate var isOfCoverage: Bool { rule == 4 && check == nil && starts(with: Wording.coverage) }

  fileprivate var isOfAge: Bool { text.contains(Wording.age) || text.contains(Wording.ended) }

  private func starts(with words: String) -> Bool { text.utf8.starts(with: words.utf8) }

  /// Words of reasons by which one that is of an earlier report, or of a site, is known again.
  enum Wording {
    static let coverage = "coverage is "
    static let age = "longer ago than "
    static let ended = "was valid until "
  }
}
