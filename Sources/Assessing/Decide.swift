import Diagnostics
import ReportModel

/// All that a decision is drawn from.
struct Grounds: Sendable {
  var view: ServiceView
  var checks: [Check]
  /// One for each of `checks`, in their order.
  var results: [CheckResult]
  var tally: Tally
  var findings: [OpenFinding]
}

/// Tries the rules in their order; see ``DecisionRule`` for what each says.
///
/// Rules 1 and 5 need certificates and measurements, which no record kind holds yet.
func decide(_ grounds: Grounds, into log: inout DiagnosticLog) -> Decision {
  let fired = [refusal, brokenBlocker, ignorance, conditions].compactMap { $0(grounds) }
  let verdict = fired.first ?? FiredRule(number: 7, decision: .go, reasons: [.init(text: "no other rule fired")])
  let stated = statedDecisions(in: grounds.view, derived: verdict.decision, into: &log)
  return Decision(
    word: verdict.decision, rule: verdict.number, fired: fired.isEmpty ? [verdict] : fired, stated: stated,
    validUntil: validity(of: verdict.decision, grounds))
}

extension FiredRule {
  /// - Returns: `nil` without a reason: a rule fires for something.
  fileprivate init?(_ number: Int, _ decision: Decision.Word, _ reasons: [Reason]) {
    guard !reasons.isEmpty else { return nil }
    self.init(number: number, decision: decision, reasons: reasons)
  }
}

// MARK: - Rule 2

private func refusal(_ grounds: Grounds) -> FiredRule? {
  let refusals = grounds.view.requiredStandings.compactMap { name, standing -> FiredRule.Reason? in
    guard let review = standing?.refusal else { return nil }
    let words = review.review?.verdictRaw.map { ": \"\(excerpt($0))\"" } ?? ""
    return .init(
      text: "the required persona \(name) says no\(words)", evidence: [review.verdictOrigin])
  }
  return FiredRule(2, .noGo, refusals)
}

// MARK: - Rule 3

private func brokenBlocker(_ grounds: Grounds) -> FiredRule? {
  let blockers = grounds.reasons(about: .blocker, calling: "blocker") { $0.isBrokenBlocker }
  let critical = grounds.findings.filter { $0.finding.severity == .critical }.map { finding in
    FiredRule.Reason(
      text: "an open Critical finding: \"\(excerpt(finding.finding.title))\"", evidence: [finding.origin])
  }
  return FiredRule(3, .noGo, blockers + critical)
}

// MARK: - Rule 4

private func ignorance(_ grounds: Grounds) -> FiredRule? {
  let personas = grounds.view.requiredStandings.compactMap {
    absence(of: $0, standing: $1, policy: grounds.view.policy)
  }
  let blockers = grounds.reasons(about: .blocker, calling: "blocker", where: \.isUnansweredBlocker)
  return FiredRule(4, .notAssessed, personas + thinCoverage(grounds) + blockers)
}

private func absence(of name: String, standing: ReviewStanding?, policy: AssessmentPolicy) -> FiredRule.Reason? {
  guard let standing else { return .init(text: "the required persona \(name) has not reviewed it") }
  let evidence = standing.reviews.map(\.verdictOrigin).sorted()
  switch standing.state {
  case .current: return nil
  case .missing: return .init(text: "the required persona \(name) has not reviewed it")
  case .stale:
    let age = standing.day.map { "is from \($0.iso), longer ago than \(policy.reviewTTL) days" } ?? "has no date"
    return .init(text: "the review by \(name) \(age)", evidence: evidence)
  case .unrecognised:
    let fault =
      standing.contradictsItself
      ? "passes over an open Critical finding, so its verdict counts as unrecognised"
      : "states no verdict that can be read"
    return .init(text: "the review by \(name) \(fault)", evidence: evidence)
  }
}

private func thinCoverage(_ grounds: Grounds) -> [FiredRule.Reason] {
  guard let score = grounds.tally.score else { return [.init(text: "no check applies, so there is no score")] }
  let line = CoverageLine.decision(tier: grounds.view.tier)
  guard score.coverage.value < line else { return [] }
  let percent = Ratio(clamping: line).wholePercentText
  return [.init(text: "coverage is \(score.coverage.percentText) %, below \(percent) %")]
}

extension CheckState {
  fileprivate var isUnansweredBlocker: Bool {
    switch self {
    case .unknown, .error, .stale, .claimed: true
    case .contradicted, .fail, .waiverExpired, .waived, .partial, .barePartial, .pass, .notApplicable, .upcoming: false
    }
  }

  fileprivate var leavesRequiredOpen: Bool {
    switch self {
    case .pass, .waived, .notApplicable, .upcoming: false
    case .contradicted, .fail, .error, .waiverExpired, .stale, .unknown, .claimed, .partial, .barePartial: true
    }
  }
}

// MARK: - Rule 6

private func conditions(_ grounds: Grounds) -> FiredRule? {
  let conditions = grounds.conditions
  let isBounded = conditions.allSatisfy { $0.isBounded(asOf: grounds.view.asOf) }
  return FiredRule(6, isBounded ? .goWithConditions : .noGo, conditions.map { $0.reason(asOf: grounds.view.asOf) })
}

extension Grounds {
  var conditions: [Condition] {
    waivers + openRequirements + view.standings.flatMap(\.conditions)
      + findings.filter { $0.finding.severity == .high }.map { Condition($0, what: "an open High finding") }
  }

  /// A valid waiver has an owner and an end, or it would not be one.
  private var waivers: [Condition] {
    zip(checks, results).filter { $1.state == .waived && $0.mustPass }.map { check, result in
      Condition(
        text: "\(check.severity.rawValue) \(check.id) is waived", owner: result.waiverOwner, due: result.expires,
        evidence: result.evidence, check: check.id)
    }
  }

  private var openRequirements: [Condition] {
    zip(checks, results).filter { $0.severity == .required && $1.state.leavesRequiredOpen }.map { check, result in
      Condition(
        text: "required \(check.id) is \(result.state.word)", evidence: result.evidence, check: check.id)
    }
  }

  /// "blocker deployment.rollback is fail", for each such check in such a state.
  fileprivate func reasons(
    about severity: Check.Severity, calling name: String, where isSo: (CheckState) -> Bool
  ) -> [FiredRule.Reason] {
    zip(checks, results).filter { $0.severity == severity && isSo($1.state) }.map { check, result in
      .init(text: "\(name) \(check.id) is \(result.state.word)", check: check.id, evidence: result.evidence)
    }
  }
}

extension Check {
  fileprivate var mustPass: Bool { severity == .blocker || severity == .required }
}

// MARK: - Validity

/// The first day on which something runs out that the decision rests on; `nil` when nothing does, or when it is no GO.
private func validity(of word: Decision.Word, _ grounds: Grounds) -> Day? {
  guard word == .go || word == .goWithConditions else { return nil }
  let checks = grounds.results.filter { $0.state == .pass || $0.state == .waived }.compactMap(\.expires)
  let reviews = grounds.view.requiredStandings.compactMap { $0.standing?.expires }
  return (checks + reviews + grounds.conditions.compactMap(\.due)).min()
}
