import ReportModel

/// Statuses and verdicts that are stated in two places: of one text, or of two documents about the same thing.
func statusClaims(of portfolio: Portfolio) -> [Claim] {
  portfolio.records.flatMap { repeatedStatuses(in: $0) + repeatedVerdicts(in: $0) }
    + statusesElsewhere(portfolio.records)
}

private func repeatedStatuses(in record: Record) -> [Claim] {
  guard let stated = record.statuses.first else { return [] }
  return record.statuses.dropFirst().compactMap { other in
    statusClaim(other, of: record, beside: stated, at: record.at(line: stated.line))
  }
}

/// The head and the body of a review conclude the same, in whatever words, or they do not.
private func repeatedVerdicts(in record: Record) -> [Claim] {
  guard let stated = record.review?.statedVerdicts.first, let meaning = stated.meaning else { return [] }
  return (record.review?.statedVerdicts.dropFirst() ?? []).filter { $0.meaning != nil }.map { other in
    Claim(
      kind: .status, origin: record.at(line: other.line), text: "\(record.title): \(excerpt(other.words))",
      stated: excerpt(other.words), derived: excerpt(stated.words),
      verdict: other.meaning == meaning ? .verified : .refuted,
      derivation: "the verdict is \"\(excerpt(stated.words))\" in line \(stated.line)",
      evidence: [record.at(line: stated.line)], record: record.id)
  }
}

/// Records of one kind, service and source with the same id and title in several documents: a register and the file of
/// an item, a list of decisions and their texts.
private func statusesElsewhere(_ records: [Record]) -> [Claim] {
  let stated = records.filter { !$0.statuses.isEmpty && !$0.identity.isEmpty }
  return Dictionary(grouping: stated, by: \.identity).values.flatMap { records -> [Claim] in
    let sorted = records.sorted { $0.origin < $1.origin }
    return sorted.dropFirst().compactMap { record in
      guard let first = sorted.first, record.origin.document != first.origin.document, !record.isSequel(of: first)
      else { return nil }
      let stated = first.statuses[0]
      return statusClaim(record.statuses[0], of: record, beside: stated, at: first.at(line: stated.line))
    }
  }
}

extension Record {
  /// Empty for what is known by its title alone, and for what belongs to no service: many things are called the same.
  fileprivate var identity: [String] {
    guard let service, let id = statedID ?? decisionNumber, kind != .update else { return [] }
    return [origin.document.source, kind.rawValue, service, foldedName(id), foldedName(title)]
  }

  /// Certificates signed one after the other are a series, and say nothing about the same time.
  fileprivate func isSequel(of other: Record) -> Bool {
    guard kind == .certificate else { return false }
    let (mine, theirs) = (TimedCertificate(self, day: date), TimedCertificate(other, day: other.date))
    return mine.isLater(than: theirs) || theirs.isLater(than: mine)
  }

  private var decisionNumber: String? {
    guard case .decisionRecord(let decision) = details else { return nil }
    return decision.number.map(String.init)
  }
}

/// Refuted where the table of statuses knows both words, and knows them to exclude each other; none where it knows
/// neither, or where one says more than a status.
private func statusClaim(
  _ other: StatedStatus, of record: Record, beside stated: StatedStatus, at place: Origin
) -> Claim? {
  let isSame = foldedName(other.words) == foldedName(stated.words)
  let isKnown = other.meaning != nil && stated.meaning != nil
  let isOpposed = isKnown && other.meaning != stated.meaning
  // A sentence is a remark on the status, and not another one.
  let isRemark = [other.words, stated.words].contains { FoldedWords($0).words.count > 3 }
  guard isSame || isKnown || !isRemark && (other.meaning != nil || stated.meaning != nil) else { return nil }
  let here = place.document == record.origin.document ? "line " : "\(place.document.path):"
  return Claim(
    kind: .status, origin: record.at(line: other.line), text: "\(record.title): \(excerpt(other.words))",
    stated: excerpt(other.words), derived: excerpt(stated.words),
    verdict: isSame ? .verified : isOpposed ? .refuted : .unverifiable,
    derivation: "the status is \"\(excerpt(stated.words))\" in \(here)\(place.line)"
      + (isSame || isOpposed ? "" : ", which may mean the same"),
    evidence: [place], record: record.id)
}
