import Diagnostics
import ReportModel

/// Tries the rules in their order; see ``DecisionRule`` for what each says.
func decide(_ grounds: Grounds, into log: inout DiagnosticLog) -> Decision {
  let fired = grounds.firedRules
  let verdict = fired.first ?? .noOther
  let stated = statedDecisions(in: grounds, derived: verdict.decision, fired: fired, into: &log)
  var decision = Decision(
    word: verdict.decision, rule: verdict.number, fired: fired.isEmpty ? [verdict] : fired, stated: stated,
    validUntil: verdict.decision.isGo ? grounds.earliestExpiry : nil)
  decision.dissent = dissent(among: grounds.required)
  return decision
}

extension Grounds {
  /// What the rules 1 to 6 fire for, in their order.
  var obstacles: [Obstacle] { (1...6).flatMap { obstacles(to: $0) } }

  /// Those that fire, in their order; rule 7 is that none of the others does.
  var firedRules: [FiredRule] { (1...6).compactMap { fired($0) } }

  /// The first one that fires, without looking at those that come after it.
  var decidingRule: FiredRule { (1...6).lazy.compactMap { fired($0) }.first ?? .noOther }

  private func obstacles(to rule: Int) -> [Obstacle] {
    switch rule {
    case 1: emergencyStops
    case 2: refusals
    case 3: brokenBlockers
    case 4: ignorance
    case 5: spentBudgets
    case 6: openConditions
    default: []
    }
  }

  private func fired(_ rule: Int) -> FiredRule? {
    let reasons = obstacles(to: rule).map(\.reason)
    guard !reasons.isEmpty else { return nil }
    var fired = FiredRule(number: rule, decision: word(of: rule), reasons: reasons)
    if rule == 5 {
      fired.appliesTo = "features"
      fired.reasons += budgetPolicies
    }
    return fired
  }

  private func word(of rule: Int) -> Decision.Word {
    switch rule {
    case 4: .notAssessed
    case 6: allConditions.allSatisfy { $0.isBounded(asOf: asOf) } ? .goWithConditions : .noGo
    default: .noGo
    }
  }
}

extension FiredRule {
  fileprivate static let noOther = FiredRule(
    number: 7, decision: .go, reasons: [.init(text: "nothing that was read stands against it")])
}

extension Decision.Word {
  var isGo: Bool { self == .go || self == .goWithConditions }
}
