import Diagnostics
package import ReportModel

/// What is different between two reports: decisions, levels, scores and answers with the causes of each, findings, decision
/// records, objectives, KPIs, and which other records came and went.
///
/// - Parameter aged: The services as they would be on the later day had nothing been touched since the earlier one; `nil` when
///   nobody knows.
package func changes(
  from earlier: ComparedReport, to later: ComparedReport, aged: [String: ComparedReport.Service]? = nil
) -> ReportChanges {
  let renames = DocumentRenames(from: earlier.documents, to: later.documents)
  let ids = Set(earlier.services.keys).union(later.services.keys).sorted()
  let succession = ServiceSuccession(from: earlier, to: later, renames)
  let pairs = FindingPairs(from: earlier, to: later, renames, succession)
  let causes = CauseSearch(from: earlier, to: later, renames, pairs, aged: aged)
  let services = ids.map { id in
    // An heir is new, though a declaration may have been there before the records.
    let before = succession.formerID(of: id) == id ? earlier.services[id] : nil
    var change = change(of: id, from: before, to: later.services[id], causes)
    change.counterpart = succession.counterpart(of: id)
    return change
  }
  return ReportChanges(
    since: earlier.asOf, services: services.filter(\.isChange),
    findings: findingChanges(from: earlier, to: later, pairs),
    decisionRecords: standingChanges(from: earlier.decisionRecords, to: later.decisionRecords, renames),
    objectives: standingChanges(from: earlier.objectives, to: later.objectives, renames),
    // Every persona aims at something: that it came with its document is no news.
    indicators: standingChanges(from: earlier.indicators, to: later.indicators, renames).filter {
      $0.before != nil && $0.after != nil
    },
    records: standingChanges(from: earlier.records, to: later.records, renames),
    checks: causes.otherChecks.sorted(), notes: earlier.notes + later.notes)
}

private func change(
  of id: String, from earlier: ComparedReport.Service?, to later: ComparedReport.Service?, _ causes: CauseSearch
) -> ServiceChange {
  let presence: ServiceChange.Presence = earlier == nil ? .new : later == nil ? .gone : .kept
  var change = ServiceChange(
    id: id, name: later?.name ?? earlier?.name ?? id, presence: presence,
    decision: Change(earlier?.decision, later?.decision),
    rule: Change(earlier?.decidingRule, later?.decidingRule), reasons: reasons(from: earlier, to: later),
    level: Change(earlier?.level, later?.level),
    verified: Change(earlier?.verified?.published, later?.verified?.published))
  if earlier == nil, let later { change.causes = causes.causes(ofNew: later) }
  guard let earlier, let later else { return change }
  change.checks = causes.sorted(later.answers.keys).compactMap { check in
    guard let answer = later.answers[check], let state = answer.state else { return nil }
    let before = earlier.answers[check]
    guard before?.word != answer.word else { return nil }
    return CheckChange(
      check: check, before: before?.word, after: state,
      causes: causes.causes(of: check, of: id, from: before, to: answer))
  }
  change.causes = causes.causes(of: change, from: earlier, to: later)
  return change
}

/// What speaks for a decision that is new or another; else what refuses now and did not.
private func reasons(
  from earlier: ComparedReport.Service?, to later: ComparedReport.Service?
) -> [ServiceChange.Reason] {
  guard let later else { return [] }
  let told =
    if let earlier, earlier.decision == later.decision {
      later.refusals.filter { !$0.isSaid(by: earlier.refusals) }
    } else {
      later.reasons.filter { $0.rule == later.decidingRule }
    }
  return told.map { ServiceChange.Reason(rule: $0.rule, text: $0.text) }
}

/// A finding that is fixed now and that the earlier report did not know is no news: nobody saw it open.
///
/// - Returns: nothing where one of the two did not say.
private func findingChanges(
  from earlier: ComparedReport, to later: ComparedReport, _ pairs: FindingPairs
) -> [FindingChange] {
  guard let known = earlier.findings, let findings = later.findings else { return [] }
  let all = Set(known.keys).union(findings.keys).subtracting(pairs.formerIDs).compactMap { id -> FindingChange? in
    let (before, after) = (known[pairs.formerID(of: id)], findings[id])
    guard let finding = after ?? before, let what = what(from: before, to: after) else { return nil }
    return FindingChange(
      what: what, id: id, title: finding.title, service: finding.service, severity: finding.severity,
      severityBefore: what == .raised || what == .lowered ? before?.severity : nil,
      due: what == .postponed ? Change(before?.due, after?.due) : Change(nil, nil),
      until: what == .accepted || what == .prolonged
        ? Change(before?.acceptedUntil, after?.acceptedUntil) : Change(nil, nil), origin: after?.origin,
      lostFrom: after?.origin == nil ? before?.origin : nil)
  }
  func order(_ change: FindingChange) -> (FindingChange.What, String, Int, String, Int, String) {
    let place = change.origin ?? change.lostFrom
    return (
      change.what, change.service, change.severity.gravity, place?.document.description ?? "", place?.line ?? 0,
      change.id
    )
  }
  return all.sorted(on: order, by: <)
}

private func what(
  from before: ComparedReport.Finding?, to after: ComparedReport.Finding?
) -> FindingChange.What? {
  guard let after else { return before?.isOpen == true ? .disappeared : nil }
  switch after.life {
  case .new, .seenAgain, .returned, .accepted:
    guard let before else { return after.life == .returned ? .returned : .new }
    guard before.isOpen else { return .returned }
    if after.severity != before.severity {
      return after.severity.gravity < before.severity.gravity ? .raised : .lowered
    }
    if before.life == .accepted, after.life != .accepted { return .acceptanceEnded }
    if before.life != .accepted, after.life == .accepted { return .accepted }
    if let until = before.acceptedUntil, let end = after.acceptedUntil, end > until { return .prolonged }
    let isGrave = after.severity == .critical || after.severity == .high
    guard isGrave, let day = before.due else { return nil }
    return after.due.map { $0 > day } ?? true ? .postponed : nil
  case .fixed: return before != nil && before?.life != .fixed ? .fixed : nil
  case .disappeared: return before?.isOpen == true ? .disappeared : nil
  case .lifted: return before?.isOpen == true ? .lifted : nil
  case nil: return nil
  }
}

private func standingChanges(
  from earlier: [String: ComparedReport.Standing]?, to later: [String: ComparedReport.Standing]?,
  _ renames: DocumentRenames
) -> [StandingChange] {
  guard let earlier, let later else { return [] }
  let former = formerIDs(of: later, in: earlier, renames)
  let all = Set(earlier.keys).subtracting(former.values).union(later.keys).compactMap { id -> StandingChange? in
    let (before, after) = (earlier[former[id] ?? id], later[id])
    guard let standing = after ?? before else { return nil }
    var aim = Change(before?.aim, after?.aim)
    // What an earlier Muster did not publish is no other target.
    if aim.before == nil || aim.after == nil || !aim.isChange { aim = Change(nil, nil) }
    guard before?.word != after?.word || aim.isChange else { return nil }
    return StandingChange(
      id: id, kind: standing.kind, title: standing.title, service: standing.service, before: before?.word,
      after: after?.word, aim: aim, origin: after?.origin)
  }
  return all.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
}

extension Ratio {
  /// As data files hold it: to the thousandth of a percent.
  var published: Ratio { Ratio(clamping: (value * 100_000).rounded() / 100_000) }
}
