import ReportModel

extension ServiceChange {
  /// What became of its records, or whose they were, where that is certain.
  var counterpartWords: String? {
    counterpart.map { presence == .gone ? "its records are those of \($0) now" : "its records were those of \($0)" }
  }
}

extension ChangeCause {
  /// What happened, behind the name of the document if there is one.
  var words: String {
    switch kind {
    case .rubricChanged: "the rubric asks something else"
    case .waiverExpired: "a waiver expired"
    case .documentAdded: "was added"
    case .documentRemoved: "was removed"
    case .documentLeftOut: "is left out by the configuration"
    case .evidence: "changed"
    case .citationChanged: "what it cites\(citedWords) changed"
    case .timePassed: "time passed"
    case .configurationChanged: "the configuration changed"
    case .unknown: "not known"
    }
  }

  /// ` in src/a.swift and 2 more files`; nothing where no file is known.
  var citedWords: String {
    guard let first = cited.first else { return "" }
    let more = cited.count - 1
    return " in \(first.text)" + (more > 0 ? " and \(counted(more, "more file", "more files"))" : "")
  }
}

extension FindingChange {
  /// `was critical`, of one that was raised or lowered; `due 2027-11-25, was 2026-11-25`, of one that was postponed;
  /// `until 2027-01-31`, of one that was accepted.
  var wasWords: String? {
    if let end = until.after { return "until \(end.iso)\(until.before.map { ", was \($0.iso)" } ?? "")" }
    if let day = due.before { return "\(due.after.map { "due \($0.iso)" } ?? "due on no day"), was \(day.iso)" }
    return severityBefore.map { "was \($0.rawValue)" }
  }
}

extension FindingChange.What {
  var title: String {
    switch self {
    case .new: "New findings"
    case .returned: "Returned findings"
    case .raised: "Findings that became graver"
    case .acceptanceEnded: "Findings that are no longer accepted"
    case .postponed: "Postponed findings"
    case .accepted: "Accepted findings"
    case .prolonged: "Findings accepted for longer"
    case .lowered: "Findings that became less grave"
    case .disappeared: "Findings gone without a fix"
    case .lifted: "Lifted conditions"
    case .fixed: "Fixed findings"
    }
  }

  var words: String {
    switch self {
    case .new: "new"
    case .returned: "returned"
    case .raised: "graver now"
    case .acceptanceEnded: "no longer accepted"
    case .postponed: "postponed"
    case .accepted: "accepted"
    case .prolonged: "accepted for longer"
    case .lowered: "less grave now"
    case .disappeared: "gone without a fix"
    case .lifted: "lifted"
    case .fixed: "fixed"
    }
  }
}

/// `Since 2026-11-12, 3 decisions changed, 1 of them for the worse; findings: 2 new and 1 fixed; SLOs: 4 new.`
func changesSentence(_ changes: ReportChanges?) -> String {
  guard let changes else { return "This site was built without an earlier one to compare with." }
  guard !changes.isEmpty else { return "\(changes.sinceWords) no decision, answer or finding has changed." }
  let incidents = changes.records.filter { $0.kind == .incident }
  let others = changes.records.filter { $0.kind != .incident }
  let parts = [
    decisionChanges(changes), servicesPart(changes), countsPart("incidents", stateCounts(incidents)),
    findingsPart(changes), countsPart("decision records", stateCounts(changes.decisionRecords)),
    countsPart("SLOs", stateCounts(changes.objectives)),
    countsPart("KPIs", stateCounts(changes.indicators)), countsPart("other records", stateCounts(others)),
    changes.checks.isEmpty
      ? nil : "rubric: \(counted(changes.checks.count, "check", "checks")) new, gone or other than before",
  ].compactMap(\.self)
  return "\(changes.sinceWords) \(parts.joined(separator: "; "))."
}

extension ReportChanges {
  /// What a sentence on them begins with.
  var sinceWords: String { "Since \(sincePoint ?? "the earlier build")," }

  var sincePoint: String? { sinceName ?? since?.iso }
}

/// `1 service is new and 2 services are gone`
func servicesPart(_ changes: ReportChanges) -> String? {
  let new = changes.services.count { $0.presence == .new }
  let gone = changes.services.count { $0.presence == .gone }
  let parts = [
    new == 0 ? nil : "\(counted(new, "service is", "services are")) new",
    gone == 0 ? nil : "\(counted(gone, "service is", "services are")) gone",
  ].compactMap(\.self)
  return parts.isEmpty ? nil : enumerated(parts)
}

/// `findings: 2 new and 1 fixed`
func findingsPart(_ changes: ReportChanges) -> String? {
  countsPart(
    "findings", FindingChange.What.allCases.map { what in (changes.findings.count { $0.what == what }, what.words) })
}

/// `decision records: 2 new and 1 gone`; nothing where nothing is to be counted.
private func countsPart(_ noun: String, _ counts: [(Int, String)]) -> String? {
  let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  return parts.isEmpty ? nil : "\(noun): \(enumerated(parts))"
}

/// What came and what went is in no other state than before: it had none, or has none.
private func stateCounts(_ changes: [StandingChange]) -> [(Int, String)] {
  let (new, gone) = (changes.count { $0.before == nil }, changes.count { $0.after == nil })
  let aimed = changes.count { $0.before == $0.after }
  return [
    (new, "new"), (changes.count - new - gone - aimed, "in another state"), (aimed, "with another target"),
    (gone, "gone"),
  ]
}

/// `3 decisions changed, 1 of them for the worse`.
func decisionChanges(_ changes: ReportChanges) -> String {
  let decisions = changes.services.filter { $0.turn != nil }
  let refused = changes.services.count(where: \.isRefusedAnew)
  let anew = refused == 0 ? "" : "; \(counted(refused, "service has", "services have")) a new refusal"
  guard !decisions.isEmpty else { return "no decision changed" + anew }
  let worse = decisions.count { $0.turn == .worse }
  let remark = worse == 0 ? "" : worse == decisions.count ? " for the worse" : ", \(worse) of them for the worse"
  return counted(decisions.count, "decision changed", "decisions changed") + remark + anew
}
