import ReportModel

/// What runs out for one service by what was made of its records: answers, reviews and findings.
func serviceExpiries(
  of view: ServiceView, _ assessment: Assessment, _ ledger: [LedgerFinding], _ questions: Questionnaire
) -> [Expiry] {
  // A review whose evidence changed holds no more, whatever its day.
  let reviews = view.standings.filter { $0.verdict != .fail && $0.changes.isEmpty }
  let own = reviews.compactMap { view.expiry(of: $0) } + view.standings.flatMap { view.reReviews($0) }
  let days = Set(own.map(\.day))
  let conditional = Set(
    view.standings.flatMap { $0.reviews + $0.upheld }.filter { $0.review?.verdict == .conditional }.map(\.id))
  let all =
    own + answerExpiries(of: assessment.results, questions, besides: days, in: view)
    + ledger.filter(\.isOpen).compactMap { view.expiry(of: $0, isCondition: conditional.contains($0.record)) }
  return all.map { expiry in
    var expiry = expiry
    expiry.fallBack(on: view.service.owner)
    return expiry
  }
}

extension ServiceView {
  fileprivate func expiry(of standing: ReviewStanding) -> Expiry? {
    guard let day = standing.expires, let record = standing.deciding else { return nil }
    let name = standing.persona.map { " by \($0)" } ?? ""
    return Expiry(
      kind: .review, key: record.id, day: day, text: "the review\(name)", owner: standing.persona ?? record.owner,
      service: service.id, origin: record.origin)
  }

  /// The days on which reviewers wanted to look again, and that no later review has answered.
  fileprivate func reReviews(_ standing: ReviewStanding) -> [Expiry] {
    standing.reviews.compactMap { record in
      guard let day = record.review?.reReview else { return nil }
      let name = standing.persona.map { " by \($0)" } ?? ""
      return Expiry(
        kind: .reReview, key: record.id + "#again", day: day, text: "another look\(name)",
        owner: standing.persona ?? record.owner, service: service.id, origin: record.origin)
    }
  }

  /// The first of its last days; with the day for which it is promised, where that is later.
  fileprivate func expiry(of row: LedgerFinding, isCondition: Bool) -> Expiry? {
    guard let day = row.lastDays.min() else { return nil }
    let severity = row.severity.map { "\($0.rawValue) " } ?? ""
    let noun = row.kind == .condition ? "condition" : "finding"
    let promise = row.due.flatMap { $0 > day ? " (promised for \($0.iso))" : nil } ?? ""
    return Expiry(
      kind: isCondition || row.kind == .condition ? .condition : .finding, key: row.id, day: day,
      text: "the \(severity)\(noun) \"\(excerpt(row.title))\"\(promise)", owner: row.owner, service: service.id,
      origin: row.origin)
  }
}

/// The checks whose answer ages, together where one document answers several until the same day.
///
/// - Parameter days: Those on which the service's reviews run out: a check that rests on them says nothing new.
private func answerExpiries(
  of results: [CheckResult], _ questions: Questionnaire, besides days: Set<Day>, in view: ServiceView
) -> [Expiry] {
  var groups: [AnswerGroup: [Check]] = [:]
  for result in results {
    guard let check = questions.byID[result.check], let day = result.expires, let origin = result.evidence.first,
      let kind = result.expiryKind(of: check)
    else { continue }
    if check.probe != nil, days.contains(day), result.state != .notApplicable { continue }
    // The record that says so is in the calendar itself.
    if result.state == .notApplicable, view.index.spans.isKind(.waiver, at: origin) { continue }
    let alone = kind == .answer ? nil : check.id
    groups[AnswerGroup(kind: kind, day: day, document: origin.document, alone: alone), default: []].append(check)
    groups[AnswerGroup(kind: kind, day: day, document: origin.document, alone: alone)]?.sort { $0.id < $1.id }
  }
  let places = Dictionary(results.compactMap { result in result.evidence.first.map { (result.check, $0) } }) { a, _ in a
  }
  return groups.compactMap { group, checks in
    guard let first = checks.first, let origin = checks.compactMap({ places[$0.id] }).min() else { return nil }
    let text = group.kind.text(first.question, besides: checks.count - 1)
    return Expiry(
      kind: group.kind, key: "\(group.kind.rawValue)/\(view.service.id)/\(first.id)", day: group.day, text: text,
      service: view.service.id, origin: origin)
  }
}

/// What stands in one line of the calendar.
private struct AnswerGroup: Hashable {
  var kind: Expiry.Kind
  var day: Day
  var document: DocumentID
  /// The check, for kinds of which each stands in a line of its own.
  var alone: String?
}

extension Expiry.Kind {
  /// - Parameter more: How many further questions the same document answers.
  fileprivate func text(_ question: String, besides more: Int) -> String {
    let quoted = "\"\(excerpt(question))\""
    guard self == .answer else { return quoted }
    return more == 0
      ? "the answer to \(quoted)" : "the answers to \(quoted) and \(counted(more, "more question", "more questions"))"
  }
}

extension CheckResult {
  /// `nil` for what does not run out: a failure, or an answer that a record of its own has in the calendar.
  fileprivate func expiryKind(of check: Check) -> Expiry.Kind? {
    switch state {
    case .notApplicable: .notApplicable
    case .pass, .stale, .partial:
      switch check.evidence.kind {
      case .drill: .drill
      case .secretRotation: .secretRotation
      case .record, nil: .answer
      }
    case .contradicted, .fail, .error, .waiverExpired, .waived, .unknown, .claimed, .barePartial, .upcoming: nil
    }
  }
}

/// By day, and on one day by kind, service and what it is about. Nothing stands twice: an answer, or a look that is due again,
/// that rests on a document whose own end is that day says nothing new.
func sortedCalendar(_ expiries: [Expiry]) -> [Expiry] {
  struct Place: Hashable {
    var day: Day
    var document: DocumentID
  }
  let kinds = Dictionary(grouping: expiries) { Place(day: $0.day, document: $0.origin.document) }
    .mapValues { Set($0.map(\.kind)) }
  var seen: Set<String> = []
  let sorted = expiries.filter { expiry in
    let told = kinds[Place(day: expiry.day, document: expiry.origin.document)] ?? []
    return told.isDisjoint(with: expiry.kind.tellers)
  }
  .sorted { $0.order < $1.order }
  return sorted.filter { seen.insert("\($0.kind.rawValue)\u{0}\($0.service ?? "")\u{0}\($0.key)").inserted }
}

extension Expiry.Kind {
  /// Ends of the same document that tell the same on the same day.
  fileprivate var tellers: Set<Self> {
    switch self {
    case .answer: [.waiver, .notApplicable, .certificate, .review, .runbook, .loadTest, .kpi, .measurement]
    case .reReview: [.action]
    case .waiver, .certificate, .review, .condition, .finding, .kpi, .action, .notApplicable, .runbook, .drill,
      .measurement, .loadTest, .secretRotation:
      []
    }
  }
}

extension Expiry {
  fileprivate var order: (Day, String, String, String) { (day, kind.rawValue, service ?? "", key) }
}
