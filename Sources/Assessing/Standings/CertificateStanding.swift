import ReportModel

/// Where one agent stands on one component of a service: the newest certificate that decides, and what it did not lift.
struct CertificateStanding: Hashable, Sendable {
  /// As the certificates name them; `nil` for a certificate that names none, which stands for itself.
  var agent: String?
  var component: String?
  /// The newest that comes to a decision, the strictest of one time; `nil` when none does.
  var deciding: Record?
  /// Later ones, newest first: they ask for another look, advise, or cannot be read, and replace nothing.
  var undecided: [Record]
  /// Earlier decisions that a refusal did not settle, newest first: back to the last one that let it pass.
  var upheld: [Record]
  /// Emergency stops that nobody has lifted.
  var stops: [Record]
  /// All that speak no more, each with the id of the one that has replaced or lifted it.
  var replaced: [String: String]
  /// Of the deciding one, else of the newest.
  var day: Day?
  /// The last day on which the decision is good by its age; `nil` without a day.
  var expires: Day?
  var isExpired: Bool
  /// What the deciding certificate cites, and what has changed since.
  var changes: [CitationReading]

  /// The day by its own words on which the decision ended, if it has.
  var ended: Day? { isExpired ? deciding?.certificate?.validUntil.flatMap { $0 == expires ? $0 : nil } : nil }

  /// For comparing; `nil` when no agent is named.
  var agentKey: String? { agent.map(foldedName) }
  var verdict: Certificate.Verdict? { deciding?.certificate?.verdict }
  var isStale: Bool { isExpired || !changes.isEmpty }
  /// The certificate of rule 2, whatever its age: silence lifts nothing.
  var refusal: Record? { verdict?.refuses == true ? deciding : nil }
  /// The agent stopped everything, and has only said no in other words since.
  var refusalAfterStop: Record? {
    upheld.contains { $0.certificate?.verdict == .emergencyStop } ? refusal : nil
  }
  /// A later one that asks for another look.
  var postponed: Record? { undecided.first { $0.certificate?.verdict == .needsFurtherReview } }
  /// Those that speak today, the newest first.
  var records: [Record] { undecided + (deciding.map { [$0] } ?? []) + stops.filter { $0.id != deciding?.id } }

  /// Somebody else lifted its stop, and nothing has been decided since.
  var isLifted: Bool { verdict == .emergencyStop && stops.isEmpty }

  /// The same on another day, if nobody signs another.
  func on(_ day: Day) -> CertificateStanding {
    var standing = self
    standing.isExpired = expires.map { $0 < day } ?? true
    return standing
  }

  var state: PersonaStanding.State {
    if deciding == nil || postponed != nil || isLifted { return .unrecognised }
    return isStale ? .stale : .current
  }
}

extension [CertificateStanding] {
  /// Of all of them.
  var replaced: [String: String] {
    reduce(into: [:]) { all, standing in all.merge(standing.replaced) { first, _ in first } }
  }
}

extension Certificate.Verdict {
  /// Comes to a decision, and so replaces what the same agent decided before. Another look is asked for by nobody who has
  /// decided; advice and what cannot be read decide nothing.
  var decides: Bool {
    switch self {
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .conditionallyApproved, .approved,
      .go:
      true
    case .needsFurtherReview, .advisoryOnly, .recommend, .unrecognised: false
    }
  }

  /// What rule 2 looks for. An emergency stop is rule 1's.
  var refuses: Bool {
    switch self {
    case .rejected, .noGo, .doNotRecommend, .requiresRemediation: true
    case .emergencyStop, .needsFurtherReview, .conditionallyApproved, .advisoryOnly, .recommend, .approved, .go,
      .unrecognised:
      false
    }
  }

  /// It lets something happen, be it on conditions.
  var approves: Bool { amounts.approves }

  /// Among certificates of one time the lower one counts: the order of declaration is that of strictness.
  var strictness: Int { Certificate.Verdict.allCases.firstIndex(of: self) ?? 0 }
}

/// The standing of each agent on each component, from the service's certificates up to the day of the report.
func certificateStandings(
  _ records: [Record], in index: PortfolioIndex, policy: AssessmentPolicy, asOf: Day
) -> [CertificateStanding] {
  let live = records.filter { record in index.day(of: record).map { $0 <= asOf } ?? true }
  guard !live.isEmpty else { return [] }
  let timed = live.map { TimedCertificate($0, day: index.day(of: $0)) }
  let lifting = timed.filter { $0.mayLift(by: policy.mayLift) }
  return Dictionary(grouping: timed, by: \.key).sorted { $0.key < $1.key }.map { _, group in
    standing(of: group, lifting: lifting, in: index, policy: policy, asOf: asOf)
  }
}

private func standing(
  of group: [TimedCertificate], lifting: [TimedCertificate], in index: PortfolioIndex, policy: AssessmentPolicy,
  asOf: Day
) -> CertificateStanding {
  let order = CertificateOrder(group)
  let newestFirst = group.sorted { order.newerFirst($0, $1) }
  let deciding = newestFirst.first { $0.verdict.decides }
  let undecided = newestFirst.prefix { !$0.verdict.decides }
  let isSettled = { (stop: TimedCertificate) in lifting.contains { $0.lifts(stop) && $0.isLater(than: stop) } }
  let stops = group.filter { stop in
    stop.verdict == .emergencyStop && deciding.map { !order.isNewer($0, than: stop) } ?? true
      && !isSettled(stop)
  }
  let earlier = newestFirst.filter { $0.verdict.decides }.dropFirst()
  let upheld = deciding?.verdict.approves == true ? [] : earlier.upToFirst { $0.verdict.approves }
  let replaced = group.compactMap { one -> (String, String)? in
    let isStop = one.verdict == .emergencyStop
    let later = deciding.flatMap { order.isNewer($0, than: one) ? $0 : nil }
    let lifter = isStop ? lifting.first { $0.lifts(one) && $0.isLater(than: one) } : nil
    return (later ?? lifter).map { (one.record.id, $0.record.id) }
  }
  let day = (deciding ?? newestFirst.first)?.day
  let expires = day.map { day in
    min(day + policy.certificateTTL, deciding?.certificate.validUntil ?? day + policy.certificateTTL)
  }
  return CertificateStanding(
    agent: group.first.flatMap { $0.record.persona ?? $0.certificate.agent },
    component: group.first?.certificate.component,
    deciding: deciding?.record, undecided: undecided.map(\.record),
    upheld: upheld.filter { $0.verdict != .emergencyStop || !isSettled($0) }.map(\.record), stops: stops.map(\.record),
    replaced: Dictionary(replaced) { first, _ in first }, day: day, expires: expires,
    isExpired: expires.map { $0 < asOf } ?? true,
    changes: deciding.map { index.changedEvidence(of: $0.record) } ?? [])
}

extension Sequence {
  /// Those up to the first that holds, it included.
  fileprivate func upToFirst(where holds: (Element) -> Bool) -> [Element] {
    var found: [Element] = []
    for element in self {
      found.append(element)
      if holds(element) { break }
    }
    return found
  }
}
