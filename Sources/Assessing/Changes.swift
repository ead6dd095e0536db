import Diagnostics
package import ReportModel

/// What is different between two reports: decisions, levels, scores and answers with the causes of each, findings, decision
/// records, objectives, and which other records came and went.
///
/// - Parameter aged: The services as they would be on the later day had nothing been touched since the earlier one; `nil` when
///   nobody knows.
package func changes(
  from earlier: ComparedReport, to later: ComparedReport, aged: [String: ComparedReport.Service]? = nil
) -> ReportChanges {
  let renames = DocumentRenames(from: earlier.documents, to: later.documents)
  let causes = CauseSearch(from: earlier, to: later, renames, aged: aged)
  let ids = Set(earlier.services.keys).union(later.services.keys).sorted()
  let successors = successors(of: earlier, in: later, renames)
  let predecessors = Dictionary(successors.map { ($1, $0) }) { first, _ in first }
  let services = ids.map { id in
    var change = change(of: id, from: earlier.services[id], to: later.services[id], causes)
    change.counterpart = successors[id] ?? predecessors[id]
    return change
  }
  return ReportChanges(
    since: earlier.asOf, services: services.filter(\.isChange),
    findings: findingChanges(from: earlier, to: later, renames),
    decisionRecords: standingChanges(from: earlier.decisionRecords, to: later.decisionRecords, renames),
    objectives: standingChanges(from: earlier.objectives, to: later.objectives, renames),
    records: standingChanges(from: earlier.records, to: later.records, renames),
    checks: causes.otherChecks.sorted(), notes: earlier.notes + later.notes)
}

/// Which service has the records now of one that is gone: a new one that holds all documents that it held, and that no other
/// service had or has.
func successors(
  of earlier: ComparedReport, in later: ComparedReport, _ renames: DocumentRenames
) -> [String: String] {
  func homes(_ report: ComparedReport, _ name: (DocumentID) -> DocumentID) -> [DocumentID: Set<String>] {
    var homes: [DocumentID: Set<String>] = [:]
    for (id, service) in report.services {
      for document in service.documents ?? [] { homes[name(document), default: []].insert(id) }
    }
    return homes
  }
  let gone = earlier.services.filter { later.services[$0.key] == nil }
  guard !gone.isEmpty else { return [:] }
  let (before, after) = (homes(earlier) { $0 }, homes(later, renames.formerName))
  var successors: [String: String] = [:]
  for (id, service) in gone {
    guard let documents = service.documents, !documents.isEmpty, documents.allSatisfy({ before[$0] == [id] }) else {
      continue
    }
    let found = Set(documents.map { after[$0] ?? [] })
    guard found.count == 1, let heirs = found.first, heirs.count == 1, let heir = heirs.first,
      earlier.services[heir] == nil
    else { continue }
    successors[id] = heir
  }
  // Two that became one are no renaming.
  let heirs = Dictionary(grouping: successors.values) { $0 }
  return successors.filter { heirs[$0.value]?.count == 1 }
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
  from earlier: ComparedReport, to later: ComparedReport, _ renames: DocumentRenames
) -> [FindingChange] {
  guard let known = earlier.findings, let findings = later.findings else { return [] }
  let pairs = FindingPairs(from: earlier, to: later, renames)
  let all = Set(known.keys).union(findings.keys).subtracting(pairs.formerIDs).compactMap { id -> FindingChange? in
    let (before, after) = (known[pairs.formerID(of: id)], findings[id])
    guard let finding = after ?? before, let what = what(from: before, to: after) else { return nil }
    return FindingChange(
      what: what, id: id, title: finding.title, service: finding.service, severity: finding.severity,
      severityBefore: what == .raised || what == .lowered ? before?.severity : nil,
      due: what == .postponed ? Change(before?.due, after?.due) : Change(nil, nil), origin: after?.origin)
  }
  func order(_ change: FindingChange) -> (FindingChange.What, String, Int, String, Int, String) {
    let place = change.origin ?? known[change.id]?.origin
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
    guard let standing = after ?? before, before?.word != after?.word else { return nil }
    return StandingChange(
      id: id, kind: standing.kind, title: standing.title, service: standing.service, before: before?.word,
      after: after?.word, origin: after?.origin)
  }
  return all.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
}

/// How records were called before that only have another id now, which is made of their document's name: by the later id.
///
/// The document has another name and the same content, it states an id that one and no other had that is gone, or it has the
/// kind, the title and the day of one and no other.
private func formerIDs(
  of later: [String: ComparedReport.Standing], in earlier: [String: ComparedReport.Standing], _ renames: DocumentRenames
) -> [String: String] {
  let gone = earlier.filter { later[$0.key] == nil }
  let new = later.filter { earlier[$0.key] == nil }
  let places = Dictionary(gone.compactMap { id, standing in Place(standing, in: { $0 }).map { ($0, id) } }) {
    min($0, $1)
  }
  let (names, newNames) = (idsByName(gone), idsByName(new))
  let (titles, newTitles) = (idsByTitle(gone), idsByTitle(new))
  var former: [String: String] = [:]
  for (id, standing) in new {
    former[id] = Place(standing, in: renames.formerName).flatMap { places[$0] }
    guard former[id] == nil, let name = StatedName(standing), newNames[name]?.count == 1 else { continue }
    if let ids = names[name], ids.count == 1 { former[id] = ids[0] }
  }
  var taken = Set(former.values)
  for (id, standing) in new.sorted(by: { $0.key < $1.key }) where former[id] == nil {
    guard let title = TitleAndDay(standing), newTitles[title]?.count == 1, let ids = titles[title], ids.count == 1,
      taken.insert(ids[0]).inserted
    else {
      continue
    }
    former[id] = ids[0]
  }
  return former
}

private func idsByTitle(_ standings: [String: ComparedReport.Standing]) -> [TitleAndDay: [String]] {
  let titled = standings.compactMap { id, standing in TitleAndDay(standing).map { (title: $0, id: id) } }
  return Dictionary(grouping: titled, by: \.title).mapValues { $0.map(\.id) }
}

private func idsByName(_ standings: [String: ComparedReport.Standing]) -> [StatedName: [String]] {
  let named = standings.compactMap { id, standing in StatedName(standing).map { (name: $0, id: id) } }
  return Dictionary(grouping: named, by: \.name).mapValues { $0.map(\.id) }
}

/// Where a record stood, by the name that its document had.
private struct Place: Hashable {
  private var kind: RecordKind
  private var title: String
  private var document: DocumentID
  private var line: Int

  init?(_ standing: ComparedReport.Standing, in former: (DocumentID) -> DocumentID) {
    guard let origin = standing.origin else { return nil }
    (kind, title, document, line) = (standing.kind, standing.title, former(origin.document), origin.line)
  }
}

/// What a record that moved and was edited on the way still has in common with what it was; what is of another day is another.
private struct TitleAndDay: Hashable {
  private var kind: RecordKind
  private var title: String
  private var service: String?
  private var source: String
  private var day: Day?

  init?(_ standing: ComparedReport.Standing) {
    guard let origin = standing.origin else { return nil }
    (kind, title, service, day) = (standing.kind, standing.title, standing.service, standing.day)
    source = origin.document.source
  }
}

/// What a record calls itself, where nothing else may have that name.
private struct StatedName: Hashable {
  private var name: [String]

  init?(_ standing: ComparedReport.Standing) {
    guard let id = standing.statedID, let origin = standing.origin else { return nil }
    name = [standing.kind.rawValue, origin.document.source, standing.service ?? "", id]
  }
}

extension Ratio {
  /// As data files hold it: to the thousandth of a percent.
  var published: Ratio { Ratio(clamping: (value * 100_000).rounded() / 100_000) }
}
