import ReportModel

/// "Critical issues: 2 found" beside the findings below it.
func countClaim(
  _ count: Int, _ counted: Statement.Counted, isHeading: Bool, in section: ClosedRange<Int>, _ statement: Statement,
  on ground: ClaimGround
) -> Claim? {
  guard let record = ground.host(of: statement.origin), let review = record.review else { return nil }
  if case .blockers(let labelled) = counted {
    let claim = blockerClaim(count, labelled: labelled, review, record, statement, on: ground)
    // Prose may speak of blockers that are gone; only headlines and the verdict count those that are there.
    let isSummary = isHeading || statement.origin.line == review.verdictLine
    return isSummary || claim.verdict == .verified ? claim : nil
  }
  let inSection = review.findings.filter { section.contains($0.line) }
  let findings = inSection.isEmpty || !isHeading ? review.findings : inSection
  let matching = findings.filter { counted.includes($0) }
  let stated = "\(count)\(counted.words)"
  let derivation = "listed: \(severities(of: findings))"
  func claim(_ verdict: Claim.Verdict, _ derived: String?) -> Claim {
    ground.claim(
      .count, statement, stated: stated, derived: derived, verdict, derivation,
      evidence: (verdict == .unverifiable ? [] : findings).lazy.map { record.at(line: $0.line) })
  }
  if matching.count == count { return claim(.verified, "\(count)\(counted.words)") }
  // Prose may speak of others than the findings, and what is not listed cannot be counted.
  guard isHeading else { return nil }
  // Of a longer list a part may have been missed, unless what was read is numbered through.
  let isWhole = findings.count >= count || areNumberedThrough(findings)
  let isCertain = (!inSection.isEmpty || count == 0 && !matching.isEmpty) && isWhole
  guard isCertain, findings.allSatisfy({ $0.severity != nil }) else { return claim(.unverifiable, nil) }
  return claim(.refuted, severities(of: findings))
}

/// Without a gap, from whatever number the first one has.
private func areNumberedThrough(_ findings: [Finding]) -> Bool {
  let numbers = findings.map { Int($0.id) ?? .max }
  return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < .max && $1 == $0 + 1 }
}

/// "NOT READY - 2 critical blockers": once among the findings, once among the rows of the checklist.
private func blockerClaim(
  _ count: Int, labelled: Int, _ review: Review, _ record: Record, _ statement: Statement, on ground: ClaimGround
) -> Claim {
  let rows = review.checklist.filter { $0.isBlocker && $0.state != .pass && $0.state != .notApplicable }
  let critical = review.findings.filter { $0.severity == .critical }
  let titles = Set(critical.flatMap { planWords($0.title) })
  let unexplained = rows.filter { titles.isDisjoint(with: planWords($0.text)) }
  let described = labelled > 0 ? labelled : critical.count
  let derivation =
    counted(described, "finding is", "findings are") + (labelled > 0 ? " labelled BLOCKER; " : " critical; ")
    + counted(rows.count, "open row of the checklist carries", "open rows of the checklist carry") + " BLOCKER"
  func claim(_ verdict: Claim.Verdict, _ derived: String?) -> Claim {
    ground.claim(
      .count, statement, stated: counted(count, "blocker", "blockers"), derived: derived, verdict, derivation,
      evidence: (verdict == .refuted ? unexplained : rows).lazy.map { record.at(line: $0.line) })
  }
  let isSame = described == count && (rows.isEmpty || rows.count == count)
  if isSame { return claim(.verified, counted(count, "blocker", "blockers")) }
  // Critical findings without the label need not be the blockers that are meant.
  guard labelled > 0 || !rows.isEmpty && rows.count != count else { return claim(.unverifiable, nil) }
  return claim(.refuted, described == rows.count || rows.isEmpty ? "\(described)" : "\(described) and \(rows.count)")
}

extension Statement.Counted {
  fileprivate func includes(_ finding: Finding) -> Bool {
    switch self {
    case .severity(let severity): finding.severity == severity
    case .blockers: finding.severity == .critical
    case .findings: true
    }
  }

  fileprivate var words: String {
    switch self {
    case .severity(let severity): " \(severity.rawValue)"
    case .blockers: " blockers"
    case .findings: ""
    }
  }
}

/// `1 critical, 1 high`, gravest first.
private func severities(of findings: [Finding]) -> String {
  let counts = Severity.allCases.compactMap { severity -> String? in
    let count = findings.count { $0.severity == severity }
    return count == 0 ? nil : "\(count) \(severity.rawValue)"
  }
  let unlabelled = findings.count { $0.severity == nil }
  let parts = counts + (unlabelled == 0 ? [] : ["\(unlabelled) without a severity"])
  return parts.isEmpty ? "none" : parts.joined(separator: ", ")
}

/// "3/25 checks passed (12 %)" beside the rows of the checklist that it sums up.
func progressClaim(
  _ done: Int, of total: Int, _ percent: Amount?, in section: ClosedRange<Int>, _ statement: Statement,
  on ground: ClaimGround
) -> Claim? {
  guard let record = ground.host(of: statement.origin) else { return nil }
  let rows = record.checklistItems
  let stated = "\(done)/\(total)" + (percent.map { " (\($0.text))" } ?? "")
  let agrees =
    percent.map { percent in percentage(done, of: total).map { percent.states($0) } ?? false } ?? true
  if rows.isEmpty {
    guard let share = percentage(done, of: total), percent != nil else { return nil }
    return ground.claim(
      .fraction, statement, stated: stated, derived: "\(share.text(places: 1)) %", agrees ? .verified : .refuted,
      "\(done) / \(total) = \(share.text(places: 1)) %")
  }
  let groups = [rows, rows.filter { section.contains($0.line) }, lastGroup(of: rows, before: statement.origin.line)]
  let match = groups.first { RowCount($0).states(done, of: total) }
  // What a section counts are the rows in it.
  let counted = match ?? (groups[1].isEmpty ? rows : groups[1])
  let count = RowCount(counted)
  return ground.claim(
    .fraction, statement, stated: stated, derived: count.text, match != nil && agrees ? .verified : .refuted,
    count.derivation + (agrees || match == nil ? "" : "; the percentage is \(count.text)"),
    evidence: counted.lazy.map { record.at(line: $0.line) })
}

/// 93 for 186 of 200; `nil` of nothing.
private func percentage(_ part: Int, of whole: Int) -> Fraction? { whole == 0 ? nil : Fraction(100 * part, whole) }

/// The rows below the label that stands last above a line.
private func lastGroup(of rows: [ChecklistItem], before line: Int) -> [ChecklistItem] {
  let above = rows.prefix { $0.line < line }
  return above.reversed().prefix { $0.section == above.last?.section }.reversed()
}

/// How the rows of a checklist are answered.
private struct RowCount {
  var all: Int
  var passing: Int
  var partial: Int
  var failing: Int
  var exempt: Int

  init(_ rows: [ChecklistItem]) {
    let states = rows.map(\.state)
    all = states.count
    passing = states.count { $0 == .pass }
    partial = states.count { $0 == .partial }
    failing = states.count { $0 == .fail }
    exempt = states.count { $0 == .notApplicable }
  }

  func states(_ done: Int, of total: Int) -> Bool {
    done == passing && (total == all || total == all - exempt)
  }

  var text: String {
    guard let share = percentage(passing, of: all) else { return "\(passing)/\(all)" }
    return "\(passing)/\(all) (\(share.text(places: 1)) %)"
  }

  var derivation: String {
    let parts = [(partial, "partial"), (failing, "fail"), (all - passing - partial - failing - exempt, "unanswered")]
    var text = "\(all) rows: \(passing) pass"
    for (count, word) in parts where count > 0 { text += ", \(count) \(word)" }
    if exempt > 0 { text += ", \(exempt) not applicable" }
    if partial > 0, let half = percentage(2 * passing + partial, of: 2 * all) {
      text += "; \(half.text(places: 1)) % with half credit for the partial ones"
    }
    return text
  }
}

/// "Total: 61 queries per request" beside the metric of the same thing.
func totalClaim(_ noun: String, _ amount: Amount, _ statement: Statement, on ground: ClaimGround) -> Claim? {
  guard let record = ground.host(of: statement.origin), let review = record.review,
    case let metrics = review.metrics.filter({ claimWords($0.name).contains(noun) && $0.unit == nil }),
    // Of two metrics or two totals of one thing, nobody can tell which belong together.
    let metric = metrics.first, metrics.count == 1, ground.countTotals(of: noun, in: record) == 1,
    let value = Fraction(decimal: metric.value)
  else { return nil }
  let place = record.at(line: metric.line)
  guard amount.value != value else {
    return ground.claim(
      .count, statement, stated: "\(amount.text) \(noun)", derived: "\(metric.value) \(noun)", .verified,
      "line \(metric.line) states the same", evidence: [place])
  }
  return Claim(
    kind: .count, origin: place, text: "\(metric.name): \(metric.value)", stated: "\(metric.value) \(noun)",
    derived: "\(amount.text) \(noun)", verdict: .refuted,
    derivation: "one quantity, two values: line \(statement.origin.line) counts \(amount.text)",
    evidence: [statement.origin], record: record.id)
}

/// How many tests failed. What stopped before it ran neither passed nor failed.
func testsClaim(
  passed: Int, failed: Int, total: Int, stoppedBy stop: String?, _ statement: Statement, on ground: ClaimGround
) -> Claim {
  if let stop, passed == 0 {
    return ground.claim(
      .count, statement, stated: "\(failed) failed", .unverifiable,
      "no data: the tests stopped before they ran (\(excerpt(stop)))")
  }
  let (sum, overflows) = passed.addingReportingOverflow(failed)
  let shown = overflows ? "more than \(Int.max)" : "\(sum)"
  // Those that were skipped, or that broke, neither passed nor failed.
  let verdict: Claim.Verdict = overflows || sum > total ? .refuted : sum == total ? .verified : .unverifiable
  return ground.claim(
    .count, statement, stated: counted(total, "test", "tests"),
    derived: verdict == .unverifiable ? nil : sum == 1 ? "1 test" : "\(shown) tests", verdict,
    "\(passed) passed + \(failed) failed = \(shown)")
}
