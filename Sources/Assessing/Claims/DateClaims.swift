import ReportModel

/// The dates that records state, against the other places of their text, the names of their files and their commits.
///
/// A file's name may say when the work on it began, and a commit when the file was moved: only what cannot be true is
/// refuted, and what differs without being wrong cannot be verified.
func dateClaims(of portfolio: Portfolio) -> [Claim] {
  let facts = Dictionary(portfolio.documents.map { ($0.id, ($0.dayOfName, $0.history)) }) { first, _ in first }
  let stating = portfolio.records.filter(\.statesItsDate)
  // A document that is a review and a checklist states its date once.
  let reviews = Set(stating.lazy.filter { $0.kind == .review }.map(\.origin))
  let records = stating.filter { $0.kind != .checklist || !reviews.contains($0.origin) }
  let dated = Dictionary(records.map { ($0.origin.document, 1) }, uniquingKeysWith: +)
  return records.compactMap { record in
    let document = record.origin.document
    let (name, history) = facts[document] ?? (nil, nil)
    let remarks =
      remarks(onRepeatsIn: record)
      // A file of several records is named after none of them.
      + (dated[document] == 1 ? remark(onNameOf: record, name) : [])
      + remark(
        onCommitsOf: record, history, isEdited: portfolio.edited[document.source]?.contains(document.path) ?? false)
    return claim(of: record, remarks)
  }
}

/// What one of the places says about a date.
private struct Remark {
  var verdict: Claim.Verdict
  /// The day that it says instead; `nil` where it agrees.
  var day: Day?
  var text: String
  var place: Origin?
}

extension Record {
  fileprivate var statesItsDate: Bool { date != nil && days.first?.day == date }

  /// Kinds that tell of what has happened, so that none can be dated ahead.
  fileprivate var isOfThePast: Bool {
    switch kind {
    case .review, .certificate, .incident, .loadTest, .measurement, .checklist, .update: true
    case .service, .persona, .decisionRecord, .debt, .slo, .runbook, .plan, .kpi, .action, .waiver, .proposal,
      .deployment, .automation, .vendor:
      false
    }
  }
}

private func claim(of record: Record, _ remarks: [Remark]) -> Claim? {
  guard let stated = record.days.first, let verdict = remarks.map(\.verdict).min(by: isGraver) else { return nil }
  return Claim(
    kind: .date, origin: record.at(line: stated.line), text: "\(record.title): \(stated.day.iso)",
    stated: stated.day.iso,
    derived: (remarks.first { $0.verdict == verdict }?.day ?? (verdict == .verified ? stated.day : nil))?.iso,
    verdict: verdict, derivation: remarks.map(\.text).joined(separator: "; "),
    evidence: remarks.compactMap(\.place), record: record.id)
}

private func isGraver(_ one: Claim.Verdict, _ other: Claim.Verdict) -> Bool {
  let order: [Claim.Verdict] = [.refuted, .stale, .unverifiable, .verified]
  return order.firstIndex(of: one) ?? 0 < order.firstIndex(of: other) ?? 0
}

private func remarks(onRepeatsIn record: Record) -> [Remark] {
  guard let stated = record.days.first else { return [] }
  return record.days.dropFirst().map { other in
    let place = record.at(line: other.line)
    guard other.day != stated.day else {
      return Remark(verdict: .verified, text: "line \(other.line) says the same", place: place)
    }
    let verdict: Claim.Verdict = differInTheYearAlone(other.day, stated.day) ? .refuted : .unverifiable
    return Remark(verdict: verdict, day: other.day, text: "line \(other.line) says \(other.day.iso)", place: place)
  }
}

/// The name of a certificate ends in the time of its signature; other names may be of another day of the same matter.
private func remark(onNameOf record: Record, _ name: Day?) -> [Remark] {
  guard let name, let stated = record.date else { return [] }
  if name == stated { return [Remark(verdict: .verified, text: "the file's name says the same")] }
  // A day more or less is another time zone.
  let isWrong = record.kind == .certificate && abs(name - stated) > 1 || differInTheYearAlone(name, stated)
  return [Remark(verdict: isWrong ? .refuted : .unverifiable, day: name, text: "the file's name says \(name.iso)")]
}

private func remark(onCommitsOf record: Record, _ history: DocumentHistory?, isEdited: Bool) -> [Remark] {
  guard let history, let stated = record.date else { return [] }
  let (first, last) = (history.first.day, history.last.day)
  if stated > last + 1 {
    let isWrong = record.isOfThePast && !isEdited
    let text = "\(counted(days: stated - last)) after \(last.iso), when the file was last committed"
    return [Remark(verdict: isWrong ? .refuted : .unverifiable, day: last, text: text)]
  }
  if stated + longestDelay < first {
    // Other documents may have been written elsewhere long before.
    guard record.kind == .certificate else { return [] }
    let text = "\(counted(days: first - stated)) before \(first.iso), when the file was first committed; mind the year"
    return [Remark(verdict: .unverifiable, day: first, text: text)]
  }
  let commits = first == last ? "committed on \(first.iso)" : "committed from \(first.iso) to \(last.iso)"
  return [Remark(verdict: .verified, text: commits)]
}

/// How many days a document may wait for its commit.
private let longestDelay = 90

/// A slip of the pen, most often in January.
private func differInTheYearAlone(_ one: Day, _ other: Day) -> Bool {
  let (one, other) = (one.civil, other.civil)
  return one.year != other.year && one.month == other.month && one.day == other.day
}
