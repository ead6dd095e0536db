import Diagnostics
import ReportModel

/// Where one persona stands on one service: the newest review, or those of the newest day.
struct ReviewStanding: Hashable, Sendable {
  /// As the reviews name it; `nil` for a review that names none, which stands for itself.
  var persona: String?
  var reviews: [Record]
  /// Older ones that still stand, newest first: a refusal, or a review without a verdict, lifts nothing.
  var upheld: [Record]
  var day: Day?
  /// The last day on which it is good; `nil` without a day.
  var expires: Day?
  /// The strictest of the day; `nil` when none is stated.
  var verdict: Review.Verdict?
  var isExpired: Bool
  /// What the newest reviews cite, and what has changed since.
  var changes: [CitationReading] = []
  /// A passing verdict above an open Critical finding, which is then no verdict.
  var contradictsItself: Bool

  /// Too old, or it rests on something that has changed.
  var isStale: Bool { isExpired || !changes.isEmpty }

  /// The day by its own words on which it ended, if it has.
  var ended: Day? {
    isExpired ? reviews.compactMap { $0.review?.validUntil }.min().flatMap { $0 == expires ? $0 : nil } : nil
  }

  /// A document that only is there has looked at nothing.
  var saysSomething: Bool { verdict != nil || reviews.contains { $0.review?.findings.isEmpty == false } }

  /// What its verdict passes over.
  var contradiction: String? { reviews.first(where: \.verdictContradictsFindings)?.contradiction }

  /// The review that carries the verdict.
  var deciding: Record? {
    reviews.first { $0.review?.verdict == verdict } ?? reviews.first
  }

  /// The refusal that still stands, if one does.
  var refusal: Record? { (reviews + upheld).first { $0.review?.verdict == .fail } }

  /// The same on another day, if nobody reviews it.
  func on(_ day: Day) -> ReviewStanding {
    var standing = self
    standing.isExpired = expires.map { $0 < day } ?? true
    return standing
  }

  var state: PersonaStanding.State {
    if isStale { return .stale }
    return verdict == nil || verdict == .unrecognised || contradictsItself ? .unrecognised : .current
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var review: Review? {
    guard case .review(let review) = details else { return nil }
    return review
  }

  /// What a review or a certificate concludes, in a review's words; `nil` when it states nothing.
  var opinion: Review.Verdict? { review?.verdict ?? certificate?.verdict?.amounts }

  /// It came to an opinion other than a refusal, so that what it leaves out is over.
  var liftsEarlier: Bool { opinion?.approves ?? false }

  /// Where its verdict stands.
  var verdictOrigin: Origin {
    (review?.verdictLine ?? certificate?.verdictLine ?? checklistVerdict?.line).map { at(line: $0) } ?? origin
  }

  var checklistVerdict: Checklist.StatedVerdict? {
    guard case .checklist(let checklist) = details else { return nil }
    return checklist.verdict
  }
}

/// The newest review of each persona. Who names no persona is replaced by nobody.
func newestReviews(
  _ records: [Record], in index: PortfolioIndex, policy: AssessmentPolicy, asOf: Day, into log: inout DiagnosticLog
) -> [ReviewStanding] {
  let live = records.filter { record in index.day(of: record).map { $0 <= asOf } ?? true }
  for record in live { report(record, day: index.day(of: record), into: &log) }
  let groups = Dictionary(grouping: live) { $0.persona.map(foldedName) ?? "\u{0}" + $0.id }
  let standings = groups.sorted { $0.key < $1.key }.map { _, reviews in
    standing(of: reviews, in: index, policy: policy, asOf: asOf)
  }
  for record in standings.flatMap(\.reviews) {
    if let due = record.review?.reReview, due < asOf { log.emit(.reReviewOverdue(record, since: due)) }
  }
  return standings
}

private func standing(
  of reviews: [Record], in index: PortfolioIndex, policy: AssessmentPolicy, asOf: Day
) -> ReviewStanding {
  let rank = { (record: Record) in recency(of: record, in: index) }
  let newest = reviews.map(rank).max() ?? 0
  let deciding = reviews.filter { rank($0) == newest }
  let day = deciding.compactMap { index.day(of: $0) }.max()
  let expires = day.map { day in ([day + policy.reviewTTL] + deciding.compactMap { $0.review?.validUntil }).min() ?? day
  }
  let verdicts = deciding.compactMap { $0.review?.verdict }
  let changes = deciding.flatMap { index.changedEvidence(of: $0) }
  let isUnstated = verdicts.count < deciding.count && !verdicts.contains(.fail)
  return ReviewStanding(
    persona: deciding.first?.persona, reviews: deciding, upheld: upheld(behind: deciding, among: reviews, rank: rank),
    day: day, expires: expires,
    verdict: isUnstated ? nil : verdicts.min { $0.strictness < $1.strictness },
    isExpired: expires.map { $0 < asOf } ?? true, changes: changes,
    contradictsItself: deciding.contains(where: \.verdictContradictsFindings))
}

/// Back from the newest day to the last review that came to an opinion: that one included, what it replaced left out.
private func upheld(behind deciding: [Record], among reviews: [Record], rank: (Record) -> Int) -> [Record] {
  guard !deciding.contains(where: \.liftsEarlier) else { return [] }
  let newest = deciding.map(rank).max() ?? 0
  let older = reviews.filter { rank($0) < newest }.sorted { (rank($0), $0.origin) > (rank($1), $1.origin) }
  guard let last = older.first(where: \.liftsEarlier) else { return older }
  return older.filter { rank($0) >= rank(last) }
}

/// Without a date nobody knows what a review replaces: a refusal is then taken for the newest, anything else for the
/// oldest.
private func recency(of record: Record, in index: PortfolioIndex) -> Int {
  index.day(of: record)?.number ?? (record.review?.verdict == .fail ? .max : .min)
}

extension Record {
  /// What a review or a certificate has found.
  var ownFindings: [Finding] { review?.findings ?? certificate?.findings ?? [] }

  /// It passes over a finding that is open and critical, or that may be.
  fileprivate var verdictContradictsFindings: Bool {
    guard let review, review.verdict == .pass else { return false }
    return countsUnlistedCriticals
      || review.findings.contains { ($0.severity == .critical || $0.unknownSeverity != nil) && !$0.isClosed }
  }

  /// What a passing verdict stands above.
  fileprivate var contradiction: String {
    if ownFindings.contains(where: { $0.severity == .critical && !$0.isClosed }) { return "an open Critical finding" }
    return countsUnlistedCriticals
      ? "a count of Critical findings that are not listed" : "an open finding whose severity is not known"
  }

  /// `Critical: 2` above fewer findings that are critical, open or closed.
  var countsUnlistedCriticals: Bool {
    guard let review else { return false }
    let stated = review.statedCounts.filter { $0.severity == .critical }.map(\.count).max() ?? 0
    return stated > review.findings.count { $0.severity == .critical }
  }
}

extension Review.Verdict {
  /// It lets something happen, be it on conditions.
  var approves: Bool { self == .pass || self == .conditional }

  /// The lower one counts.
  var strictness: Int {
    switch self {
    case .fail: 0
    case .unrecognised: 1
    case .conditional: 2
    case .pass: 3
    }
  }
}

private func report(_ record: Record, day: Day?, into log: inout DiagnosticLog) {
  guard let review = record.review else { return }
  if record.verdictContradictsFindings { log.emit(.verdictContradictsFindings(record)) }
  if review.verdict == .conditional, review.findings.isEmpty { log.emit(.noConditions(record)) }
  if day == nil { log.emit(.undated(record)) }
  if record.persona == nil { log.emit(.noPersona(record)) }
}

extension Diagnostic {
  fileprivate static func verdictContradictsFindings(_ record: Record) -> Diagnostic {
    Diagnostic(
      .verdictContradictsFindings, .warning,
      "the verdict \"\(excerpt(record.review?.verdictRaw ?? "pass"))\" stands above \(record.contradiction), so it "
        + "counts as unrecognised",
      help: "Close the finding, lower its severity with a reason, or change the verdict.",
      at: record.verdictOrigin.location)
  }

  fileprivate static func noConditions(_ record: Record) -> Diagnostic {
    Diagnostic(
      .conditionalWithoutConditions, .warning, "the verdict is conditional, and no finding says on what",
      help: "List each condition as a finding with an owner and a due date.", at: record.verdictOrigin.location)
  }

  fileprivate static func undated(_ record: Record) -> Diagnostic {
    Diagnostic(
      .undatedReview, .warning, "the review has no date, so nobody can tell whether it still holds",
      help: "Add `date: YYYY-MM-DD`.", at: record.origin.location)
  }

  fileprivate static func noPersona(_ record: Record) -> Diagnostic {
    Diagnostic(
      .reviewWithoutPersona, .note, "the review names no persona, so no later review replaces it",
      help: "Add `persona:`.", at: record.origin.location)
  }

  fileprivate static func reReviewOverdue(_ record: Record, since day: Day) -> Diagnostic {
    Diagnostic(
      .reReviewOverdue, .warning, "the review asked for another look by \(day.iso), and none has replaced it",
      help: "Review again, and date the new review.", at: record.origin.location)
  }
}
