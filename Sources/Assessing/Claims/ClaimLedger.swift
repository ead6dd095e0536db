import Diagnostics
import ReportModel

/// The rows of the claim ledger, in no order: what sentences state, and what records state of themselves, each
/// beside what follows from the rest.
func claimLedger(of portfolio: Portfolio, policy: AssessmentPolicy, asOf: Day) -> [Claim] {
  let ground = ClaimGround(portfolio, policy: policy, asOf: asOf)
  let stated = portfolio.statements.compactMap { claim(of: $0, on: ground) }
  let recorded = portfolio.records.flatMap { record -> [Claim] in
    verdictClaims(of: record) + phaseClaims(of: record) + planClaims(of: record) + exemptionClaims(of: record)
      + hashClaims(of: record) + progressClaims(of: record)
  }
  return stated + recorded + dateClaims(of: portfolio) + statusClaims(of: portfolio)
}

/// One statement, verified; `nil` where it turns out to state nothing that can be checked.
private func claim(of statement: Statement, on ground: ClaimGround) -> Claim? {
  switch statement.fact {
  case .count(let count, let counted, let isHeading, let section):
    countClaim(count, counted, isHeading: isHeading, in: section, statement, on: ground)
  case .progress(let done, let total, let percent, let section):
    progressClaim(done, of: total, percent, in: section, statement, on: ground)
  case .share(let part, let whole, let percent): shareClaim(part, of: whole, percent, statement, on: ground)
  case .equation(let terms, let result): equationClaim(terms, result, statement, on: ground)
  case .change(let from, let to, let by): changeClaim(from, to, by, statement, on: ground)
  case .allowance(let objective, let allowed, let window):
    allowanceClaim(objective, allowed, window, statement, on: ground)
  case .remainder(let rest, let whole, let less, let isMeasured):
    remainderClaim(rest, of: whole, less: less, isMeasured: isMeasured, statement, on: ground)
  case .nothingMeasured(let amount): unmeasuredClaim(amount, statement, on: ground)
  case .mixedBudget(let time, let events): mixedBudgetClaim(time, events, statement, on: ground)
  case .partOfLatency(let part, let percent): latencyClaim(part, percent, statement, on: ground)
  case .comparison(let comparison): comparisonClaim(comparison, statement, on: ground)
  case .passed(let subject): passedClaim(subject, statement, on: ground)
  case .total(let noun, let amount): totalClaim(noun, amount, statement, on: ground)
  case .tests(let passed, let failed, let total, let stop):
    testsClaim(passed: passed, failed: failed, total: total, stoppedBy: stop, statement, on: ground)
  case .measured: nil
  }
}

extension Claim {
  /// In the order of places, each once: of those that differ in nothing but the column, the first.
  static func ledger(_ claims: [Claim]) -> [Claim] {
    var rows: [Claim] = []
    let sorted = claims.sorted(on: \.origin, by: <, then: standsBefore)
    for claim in sorted where rows.last.map({ !claim.isRepeated(by: $0) }) ?? true {
      rows.append(claim)
    }
    return rows
  }

  private func isRepeated(by other: Claim) -> Bool {
    guard origin == other.origin else { return false }
    var same = self
    same.column = other.column
    return same == other
  }

  /// By place; those of one line by what they state, and only equal ones are level.
  static func standsBefore(_ one: Claim, _ other: Claim) -> Bool {
    if one.origin != other.origin { return one.origin < other.origin }
    let (mine, theirs) = (one.words, other.words)
    if mine != theirs { return mine.lexicographicallyPrecedes(theirs) { $0.precedesInBytes($1) } }
    if one.evidence != other.evidence { return one.evidence.lexicographicallyPrecedes(other.evidence) }
    return one.column ?? 0 < other.column ?? 0
  }

  private var words: [String] {
    [kind.rawValue, stated, text, verdict.rawValue, derivation, derived ?? "", record ?? ""]
  }
}
