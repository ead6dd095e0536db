import ReportModel

/// What a phase takes, beside the efforts of its items. The statements are made of the record: no prose is read again.
func phaseClaims(of record: Record) -> [Claim] {
  let phases = record.review?.phases ?? []
  return phases.compactMap { phase in
    guard let stated = phase.statedEffort, let line = phase.statedLine, !phase.items.isEmpty else { return nil }
    let efforts = phase.items.compactMap(\.statedEffort)
    func claim(_ verdict: Claim.Verdict, _ derived: String?, _ derivation: String) -> Claim {
      Claim(
        kind: .sum, origin: record.at(line: line), text: "\(phase.name): \(phase.stated ?? stated.text)",
        stated: stated.text, derived: derived, verdict: verdict, derivation: derivation,
        evidence: phase.items.map { record.at(line: $0.line) }, record: record.id)
    }
    guard efforts.count == phase.items.count else {
      return claim(.unverifiable, nil, "\(phase.items.count - efforts.count) of its items state no effort")
    }
    guard let sum = EffortSum(efforts, in: stated.unit) else { return nil }
    let formula = efforts.map(\.text).joined(separator: " + ") + " = \(sum.text)"
    if sum.isStated(by: stated) { return claim(.verified, sum.text, formula) }
    // What stands last may speak of all phases together.
    let every = phases.flatMap(\.items).compactMap(\.statedEffort)
    if phase == phases.last, let all = EffortSum(every, in: stated.unit), all.isStated(by: stated) {
      return claim(.verified, all.text, "all phases: " + every.map(\.text).joined(separator: " + ") + " = \(all.text)")
    }
    let isParallel = claimWords(phase.stated ?? "").contains("parallel")
    return isParallel ? nil : claim(.refuted, sum.text, formula)
  }
}

/// Efforts added up in one unit. A day of work has 6 to 8 hours and a week 5 days, so what is given in several units has
/// a range of its own.
private struct EffortSum {
  private let low, high: Fraction
  /// The same with the shortest day.
  private let longest: Fraction
  private let unit: Amount.Unit

  init?(_ efforts: [Amount], in unit: Amount.Unit) {
    // Kept apart until all is added up: the optimizer of Swift 6.3 loses what is added to stored properties here.
    var (low, high, longest) = (Fraction.zero, Fraction.zero, Fraction.zero)
    for effort in efforts {
      guard let hours = effort.unit.workingHours(day: 8), let unitHours = unit.workingHours(day: 8),
        let shortest = effort.unit.workingHours(day: 6), let unitShortest = unit.workingHours(day: 6)
      else { return nil }
      let factor = hours / unitHours
      low = low + effort.value * factor
      high = high + effort.upper * factor
      longest = longest + effort.upper * max(shortest / unitShortest, factor)
    }
    (self.low, self.high, self.longest, self.unit) = (low, high, longest, unit)
  }

  func isStated(by stated: Amount) -> Bool {
    stated.states(low, to: high) || !stated.isRange && low <= stated.value && stated.value <= longest
  }

  var text: String {
    let range = low == high ? low.text(places: 2) : "\(low.text(places: 2))-\(high.text(places: 2))"
    return range + unit.suffix
  }
}

extension Amount.Unit {
  fileprivate func workingHours(day: Int) -> Fraction? {
    switch self {
    case .minute: Fraction(1, 60)
    case .hour: Fraction(1)
    case .day: Fraction(day)
    case .week: Fraction(5 * day)
    case .none, .percent, .factor, .millisecond, .second, .month, .year: nil
    }
  }
}

/// Findings that no phase takes up, and items of phases that answer no finding.
///
/// A plan is one for the findings when it takes up half of them or more; any other list is something else.
func planClaims(of record: Record) -> [Claim] {
  guard let review = record.review, review.findings.count > 1 else { return [] }
  let items = review.phases.flatMap(\.items)
  guard items.count > 1 else { return [] }
  let plan = PlanMatch(review.findings.filter { !$0.isClosed }, items)
  guard plan.unplanned.count * 2 <= review.findings.count else { return [] }
  let orphans = plan.unplanned.map { finding in
    Claim(
      kind: .reference, origin: record.at(line: finding.line), text: finding.title, stated: "planned",
      derived: "in no phase", verdict: .refuted,
      derivation: "no item of the plan's \(counted(review.phases.count, "phase", "phases")) speaks of it",
      record: record.id)
  }
  let strangers = plan.unfounded.map { item in
    Claim(
      kind: .reference, origin: record.at(line: item.line), text: item.text, stated: "answers a finding",
      derived: "answers none", verdict: .refuted,
      derivation: "none of the \(review.findings.count) findings speaks of it",
      record: record.id)
  }
  return orphans + strangers
}

/// Which findings and items speak of the same: a word of the title, or two of all that a finding says.
private struct PlanMatch {
  private(set) var unplanned: [Finding] = []
  private(set) var unfounded: [Review.Phase.Item] = []

  /// - Complexity: O(*words*): each word leads to those that use it.
  init(_ findings: [Finding], _ items: [Review.Phase.Item]) {
    var titles: [String: Set<Int>] = [:]
    var texts: [String: Set<Int>] = [:]
    for (index, finding) in findings.enumerated() {
      for word in planWords(finding.title) { titles[word, default: []].insert(index) }
      let text = finding.fields.filter { !asides.contains($0.name.asciiLowercased) }.map(\.value)
      for word in Set(([finding.title] + text).flatMap { planWords($0) }) { texts[word, default: []].insert(index) }
    }
    var planned: Set<Int> = []
    for item in items {
      var shared: [Int: Int] = [:]
      var matches: Set<Int> = []
      for word in planWords(item.text) {
        matches.formUnion(titles[word] ?? [])
        for finding in texts[word] ?? [] { shared[finding, default: 0] += 1 }
      }
      // What names a finding by its title does not mean another one by its remarks.
      if matches.isEmpty { matches.formUnion(shared.filter { $0.value > 1 }.keys) }
      planned.formUnion(matches)
      if matches.isEmpty { unfounded.append(item) }
    }
    unplanned = findings.enumerated().filter { !planned.contains($0.offset) }.map(\.element)
  }
}

func planWords(_ text: String) -> Set<String> {
  Set(FoldedWords(text).words.filter { $0.utf8.count > 2 && !fillers.contains($0) })
}

/// Fields that say who and when, not what.
private let asides: Set<String> = ["owner", "effort", "due", "status", "priority", "assignee"]

/// Words that any finding and any task may have.
private let fillers: Set<String> = [
  "add", "fix", "define", "implement", "create", "update", "improve", "make", "use", "set", "run", "remove", "replace",
  "missing", "not", "one", "two", "high", "low", "medium", "critical", "new", "more", "must", "should", "need", "can",
  "day", "hour", "week", "team", "service", "system", "issue", "problem", "second", "first", "during", "when", "per",
]
