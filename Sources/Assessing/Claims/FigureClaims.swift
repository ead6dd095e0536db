import ReportModel

/// What became of checking the figures that registers and files state about themselves.
///
/// - Returns: In the order of places.
func figureClaims(of portfolio: Portfolio) -> [Claim] {
  let ledger = FigureLedger(portfolio)
  let claims = portfolio.figures.compactMap { ledger.claim(for: $0) }
  let own = portfolio.records.flatMap { thresholdClaims(of: $0) + updateClaims(of: $0) }
  return (claims + own).sorted { ($0.origin, $0.text) < ($1.origin, $1.text) }
}

/// What became of one figure, before it is a row of the claim ledger.
struct FigureOutcome {
  var verdict: Claim.Verdict
  var stated: String
  var derived: String?
  var derivation: String
  var evidence: [Origin] = []
}

/// The records by which figures are checked.
private struct FigureLedger {
  let debts: [DocumentID: [Record]]
  let incidents: IncidentDurations
  /// In minutes, by the folded name of the metric: targets that each incident has to meet.
  let limits: [String: Double]
  private let holders: [DocumentID: NestedSpans<(count: Int, id: String)>]

  init(_ portfolio: Portfolio) {
    let documents = Set(portfolio.figures.map(\.origin.document))
    let holding = portfolio.records.lazy.filter { documents.contains($0.origin.document) }
    holders = Dictionary(grouping: holding, by: \.origin.document).mapValues { records in
      NestedSpans(records.map { ($0.lines, ($0.lines.count, $0.id)) })
    }
    debts = Dictionary(grouping: portfolio.records.lazy.filter { $0.kind == .debt }, by: \.origin.document)
    incidents = IncidentDurations(portfolio.records)
    limits = Dictionary(portfolio.records.flatMap(\.limitPerIncident), uniquingKeysWith: min)
  }

  func claim(for figure: Figure) -> Claim? {
    guard let outcome = outcome(of: figure) else { return nil }
    return Claim(
      kind: figure.kind, origin: figure.origin, text: figure.text, stated: outcome.stated, derived: outcome.derived,
      verdict: outcome.verdict, derivation: outcome.derivation, evidence: outcome.evidence, record: holder(of: figure))
  }

  private func outcome(of figure: Figure) -> FigureOutcome? {
    switch figure.basis {
    case .reckoning(let stated, let ways): reckoned(stated, ways)
    case .mean(let stated, let terms, let metric): averaged(stated, terms, limits[foldedName(metric)])
    case .debts(let stated, let count, let isWhole):
      counted(stated, count, among: debts[figure.origin.document] ?? [], isWhole: isWhole)
    case .incidentMean(let stated, let span, let days, let lines, let entries):
      incidents.mean(stated, of: span, days: days, lines: lines, entries: entries, for: figure.origin.document)
    case .targets(let passes, let readings): judged(passes, readings)
    }
  }

  /// The smallest record of the document around the figure.
  private func holder(of figure: Figure) -> String? {
    holders[figure.origin.document]?.holding(figure.origin.line).min { $0.value < $1.value }?.value.id
  }
}

/// Verified when one of the ways gives what is stated, refuted when none can, even with all that rounding may hide.
func reckoned(_ stated: Quantity, _ ways: [Reckoning]) -> FigureOutcome? {
  let values = ways.compactMap { way in way.value.map { (way: way, value: $0) } }
  guard let first = values.first else { return nil }
  let fitting = values.first { stated.isAbout($0.value.nominal) }
  let slack = stated.step / 2 + 1e-9
  let isPossible = values.contains { $0.value.least - slack <= stated.value && stated.value <= $0.value.most + slack }
  let shown = fitting ?? first
  let result = written(shown.value.nominal, like: stated)
  return FigureOutcome(
    verdict: fitting != nil ? .verified : isPossible ? .unverifiable : .refuted, stated: stated.text + stated.unit,
    derived: result,
    derivation: "\(shown.way.text) = \(decimalText(shown.value.nominal, places: stated.places + 2))"
      + (fitting == nil && isPossible ? "; what was rounded or left open could make up the difference" : ""))
}

/// With as many digits as the stated number, or as it takes to tell them apart.
private func written(_ value: Double, like stated: Quantity) -> String {
  let places = stated.isDuration ? 1 : stated.places
  var text = decimalText(value, places: places)
  if !stated.isAbout(value), text == decimalText(stated.value, places: places) {
    text = decimalText(value, places: places + 2)
  }
  return text + (stated.isDuration ? " min" : stated.unit)
}

/// A mean, and beside it the share of the terms within a limit that holds for each: a mean cannot meet it.
private func averaged(_ stated: Quantity, _ terms: [Quantity], _ limit: Double?) -> FigureOutcome? {
  guard var outcome = reckoned(stated, [.mean(terms)]) else { return nil }
  if let limit {
    let within = terms.count { $0.value < limit }
    outcome.derivation +=
      "; the target is \(decimalText(limit, places: 1)) min per incident, which \(within) of \(terms.count) \(within == 1 ? "meets" : "meet")"
  }
  return outcome
}

extension Record {
  /// "MTTR < 30 min, per incident": the limit in minutes by the folded name of the metric, and by what its brackets hold.
  fileprivate var limitPerIncident: [(String, Double)] {
    guard case .kpi(let indicator) = details, let target = indicator.target, target.comparator == .less,
      [indicator.cadence, target.qualifier].contains(where: { $0.map(foldedName) == "per-incident" }),
      let unit = target.unit, let minutes = ["min": 1.0, "h": 60.0][unit],
      let number = target.number.flatMap({ Double($0) })
    else { return [] }
    let bracketed = indicator.metric.utf8.drop { $0 != UInt8(ascii: "(") }.dropFirst()
    let names = [indicator.metric, String(Substring(bracketed.prefix { $0 != UInt8(ascii: ")") }))]
    return names.filter { !$0.isEmpty }.map { (foldedName($0), number * minutes) }
  }
}

/// "7 active items": the debts of the document, of one scope and severity.
///
/// - Parameter isWhole: Whether there can be no others elsewhere, so that a list that is too short refutes the number.
private func counted(
  _ stated: Int, _ count: Figure.DebtCount, among debts: [Record], isWhole: Bool
) -> FigureOutcome? {
  let matching = debts.filter { record in count.severity == nil || record.debt?.severity == count.severity }
  guard !debts.isEmpty else { return nil }
  let open = matching.count { $0.debt?.isClosed == false }
  let all = matching.count
  let candidates: [Int] =
    switch count.scope {
    case .any: [all, open]
    case .open: [open]
    case .closed: [all - open]
    }
  let level = count.severity.map { "\($0.rawValue) debts" } ?? "debts"
  let fitting = candidates.first { $0 == stated }
  let isOpen = fitting == nil && !isWhole && candidates.allSatisfy { $0 < stated }
  return FigureOutcome(
    verdict: fitting != nil ? .verified : isOpen ? .unverifiable : .refuted, stated: String(stated),
    derived: isOpen ? nil : String(fitting ?? candidates[candidates.count - 1]),
    derivation: "\(level) listed: \(all), of which open: \(open), closed: \(all - open)"
      + (isOpen ? "; others may be listed where the document links to" : ""),
    evidence: matching.prefix(20).map(\.origin))
}

/// "The run passes": every target must be met. A run may fail for other reasons than its targets.
private func judged(_ passes: Bool, _ readings: [TargetReading]) -> FigureOutcome? {
  guard !readings.isEmpty else { return nil }
  let missed = readings.filter { !$0.isMet }
  let verdict: Claim.Verdict =
    switch (passes, missed.isEmpty) {
    case (true, true), (false, false): .verified
    case (true, false): .refuted
    case (false, true): .unverifiable
    }
  return FigureOutcome(
    verdict: verdict, stated: passes ? "pass" : "fail", derived: missed.isEmpty ? "all targets met" : "fail",
    derivation: (missed.isEmpty ? readings : missed).map(\.sentence).joined(separator: "; ") + ".")
}

extension TargetReading {
  var sentence: String {
    "\(metric) \(measured.text)\(measured.unit) \(isMet ? "meets" : "misses") \(comparator.rawValue) "
      + "\(target.text)\(target.unit)"
  }
}
