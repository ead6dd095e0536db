import Diagnostics
import ReportModel

/// Tries the rules in their order; see ``DecisionRule`` for what each says.
func decide(_ grounds: Grounds, into log: inout DiagnosticLog) -> Decision {
  let fired = grounds.firedRules
  let verdict = fired.first ?? FiredRule(number: 7, decision: .go, reasons: [.init(text: "no other rule fired")])
  let stated = statedDecisions(in: grounds.view, derived: verdict.decision, into: &log)
  var decision = Decision(
    word: verdict.decision, rule: verdict.number, fired: fired.isEmpty ? [verdict] : fired, stated: stated,
    validUntil: verdict.decision.isGo ? grounds.earliestExpiry : nil)
  decision.dissent = dissent(among: grounds.required)
  return decision
}

extension Grounds {
  /// What each of the rules 1 to 6 fires for, in their order; rule 7 is that none does.
  var obstacles: [(rule: Int, obstacles: [Obstacle])] {
    [
      (1, emergencyStops), (2, refusals), (3, brokenBlockers), (4, ignorance), (5, spentBudgets), (6, openConditions),
    ]
  }

  var firedRules: [FiredRule] {
    obstacles.filter { !$0.obstacles.isEmpty }.map { rule, obstacles in
      var fired = FiredRule(number: rule, decision: word(of: rule), reasons: obstacles.map(\.reason))
      if rule == 5 {
        fired.appliesTo = "features"
        fired.reasons += budgetPolicies
      }
      return fired
    }
  }

  private func word(of rule: Int) -> Decision.Word {
    switch rule {
    case 4: .notAssessed
    case 6: allConditions.allSatisfy { $0.isBounded(asOf: asOf) } ? .goWithConditions : .noGo
    default: .noGo
    }
  }
}

extension Decision.Word {
  var isGo: Bool { self == .go || self == .goWithConditions }
}
