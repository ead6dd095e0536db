import ReportModel

/// What runs out by what its record alone says, for every record of the portfolio, assigned or not.
func recordExpiries(
  of portfolio: Portfolio, in index: PortfolioIndex, _ objectives: [ObjectiveStanding], policy: AssessmentPolicy,
  asOf: Day
) -> [Expiry] {
  let live = portfolio.records.filter { record in index.day(of: record).map { $0 <= asOf } ?? true }
  let own = live.flatMap { ownExpiries(of: $0, in: index.waivers, policy.ttl, asOf: asOf) }
  let newest =
    newestExpiries(live.filter { $0.certificate?.verdict?.decides ?? false }, in: index) { record in
      let certificate = record.certificate
      return [
        record.service ?? record.id, foldedName(record.persona ?? certificate?.agent ?? ""),
        foldedName(certificate?.component ?? ""),
      ]
    } rank: {
      -($0.certificate?.verdict?.strictness ?? 0)
    } expiry: { record, day in
      // What a refusal has replaced runs out no more, and a refusal does not run out; nor does what holds no more.
      guard record.certificate?.verdict?.approves ?? false, index.changedEvidence(of: record).isEmpty else {
        return nil
      }
      let last = [day + policy.ttl[.certificate], record.certificate?.validUntil].compactMap(\.self).min() ?? day
      return Expiry(.certificate, of: record, on: last, "the certificate \"\(excerpt(record.title))\"")
    }
    + newestExpiries(live.filter { $0.kind == .loadTest }, in: index) {
      [$0.service ?? $0.origin.document.source]
    } expiry: {
      Expiry(.loadTest, of: $0, on: $1 + policy.ttl[.loadTest], "the load test \"\(excerpt($0.title))\"")
    }
    + indicatorExpiries(live, policy.ttl) + measurementExpiries(live, objectives, asOf: asOf)
  let owners = Dictionary(portfolio.services.map { ($0.id, $0.owner) }) { first, _ in first }
  return (own + newest).map { expiry in
    var expiry = expiry
    expiry.fallBack(on: expiry.service.flatMap { owners[$0] ?? nil })
    return expiry
  }
}

/// Those of a record that does not depend on any other.
private func ownExpiries(of record: Record, in waivers: WaiverBook, _ ttl: TimeToLive, asOf: Day) -> [Expiry] {
  switch record.details {
  case .waiver(let waiver):
    guard let grant = waivers.grant(of: record), !waivers.isReplaced(grant, on: asOf) else { return [] }
    let kind: Expiry.Kind = waiver.saysNotApplicable ? .notApplicable : .waiver
    let question = "\"\(excerpt(grant.question))\""
    let what = waiver.saysNotApplicable ? "that \(question) does not apply" : "the waiver of \(question)"
    return [Expiry(kind, of: record, on: grant.expires, what, owner: grant.owner)]
  case .action(let action):
    guard action.state == .open, let due = action.due else { return [] }
    let text = "the action \"\(excerpt(record.title))\""
    return [Expiry(.action, of: record, on: due, text, owner: action.isReReview ? record.persona : nil)]
  case .runbook(let runbook): return runbook.isDeprecated ? [] : runbookExpiries(record, runbook, ttl)
  case .service, .persona, .review, .certificate, .decisionRecord, .debt, .slo, .measurement, .checklist, .incident,
    .plan, .update, .kpi, .proposal, .deployment, .automation, .vendor, .loadTest:
    return []
  }
}

private func runbookExpiries(_ record: Record, _ runbook: Runbook, _ ttl: TimeToLive) -> [Expiry] {
  let title = "the runbook \"\(excerpt(record.title))\""
  let review = runbook.reviewDue.map { Expiry(.runbook, of: record, on: $0, "the last look at \(title)") }
  let exercise = runbook.lastExercised.map {
    Expiry(.runbook, of: record, on: $0 + ttl[.runbook], "the last exercise of \(title)", part: "exercise")
  }
  return [review, exercise].compactMap(\.self)
}

/// Of the newest record of each group: what it replaces runs out no more.
///
/// - Parameter rank: Of those of one day the highest counts.
private func newestExpiries(
  _ records: [Record], in index: PortfolioIndex, by group: (Record) -> [String], rank: (Record) -> Int = { _ in 0 },
  expiry: (Record, Day) -> Expiry?
) -> [Expiry] {
  let dated = records.compactMap { record in index.day(of: record).map { (record: record, day: $0) } }
  let groups = Dictionary(grouping: dated) { group($0.record) }
  return groups.values.compactMap { found in
    found.max { ($0.day, rank($0.record), $0.record.id) < ($1.day, rank($1.record), $1.record.id) }
      .flatMap { expiry($0.record, $0.day) }
  }
}

// MARK: - What is measured again and again

/// By metric: the newest value, good for as long as the cadence allows, which any record of the metric may state.
private func indicatorExpiries(_ records: [Record], _ ttl: TimeToLive) -> [Expiry] {
  let indicators = records.compactMap { record -> (record: Record, indicator: Indicator)? in
    if case .kpi(let indicator) = record.details { (record, indicator) } else { nil }
  }
  let cadences = Dictionary(
    indicators.compactMap { entry in
      entry.indicator.cadence.flatMap(kpiLifetime).map { (FoldedWords(entry.indicator.metric), $0) }
    }
  ) { first, _ in first }
  let measured = indicators.compactMap { record, indicator -> (record: Record, indicator: Indicator, day: Day)? in
    guard indicator.actual != nil, let day = indicator.measured else { return nil }
    return (record, indicator, day)
  }
  let groups = Dictionary(grouping: measured) { [$0.record.service ?? ""] + FoldedWords($0.indicator.metric).words }
  return groups.values.compactMap { group -> Expiry? in
    guard let last = group.max(by: { ($0.day, $0.record.id) < ($1.day, $1.record.id) }),
      let lifetime = last.indicator.cadence.flatMap(kpiLifetime) ?? cadences[FoldedWords(last.indicator.metric)]
    else { return nil }
    return Expiry(
      .kpi, of: last.record, on: last.day + ttl[lifetime], "the value of \"\(excerpt(last.indicator.metric))\"")
  }
}

/// `monthly`, `every week`; `nil` for what follows no calendar, such as `per incident`.
func kpiLifetime(_ cadence: String) -> TimeToLive.Kind? {
  let words = Set(FoldedWords(cadence).words)
  if words.contains("daily") || words.contains("day") { return .kpiDaily }
  if words.contains("weekly") || words.contains("week") { return .kpiWeekly }
  if words.contains("monthly") || words.contains("month") { return .kpiMonthly }
  return words.contains("quarterly") || words.contains("quarter") ? .kpiQuarterly : nil
}

/// The newest measurement of each objective, for as long as the objective believes it; of what measures none, as long in UTC.
private func measurementExpiries(_ records: [Record], _ objectives: [ObjectiveStanding], asOf: Day) -> [Expiry] {
  let measurements = records.filter { $0.kind == .measurement }
  let byID = Dictionary(measurements.map { ($0.id, $0) }) { first, _ in first }
  let joined = objectives.compactMap { standing in
    standing.validUntil.map { (records: standing.measurements.compactMap { byID[$0] }, until: $0) }
  }
  let known = Set(joined.flatMap { $0.records.map(\.id) })
  let others = Dictionary(grouping: measurements.filter { !known.contains($0.id) }) { record -> [String] in
    [record.service ?? "", record.measurement?.objective ?? record.id]
  }.values.compactMap { group in
    MeasuredTimes(group, in: .utc, upTo: ZoneRules.utc.start(of: asOf + 1)).lastDay(in: .utc).map {
      (records: group, until: $0)
    }
  }
  let ends = (joined + others).compactMap { group, until -> Expiry? in
    group.max { ($0.date ?? until, $0.id) < ($1.date ?? until, $1.id) }.map { last in
      Expiry(.measurement, of: last, on: until, "the measurement \"\(excerpt(last.title))\"")
    }
  }
  // One file may measure two objectives.
  return Dictionary(grouping: ends, by: \.key).values.compactMap { $0.min { $0.day < $1.day } }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  fileprivate var measurement: Measurement? {
    guard case .measurement(let measurement) = details else { return nil }
    return measurement
  }
}

extension Expiry {
  /// - Parameter part: Which of several ends of one record.
  init(_ kind: Kind, of record: Record, on day: Day, _ text: String, owner: String? = nil, part: String = "") {
    self.init(
      kind: kind, key: part.isEmpty ? record.id : "\(record.id)#\(part)", day: day, text: text,
      owner: owner ?? record.owner, service: record.service, origin: record.origin)
  }
}
