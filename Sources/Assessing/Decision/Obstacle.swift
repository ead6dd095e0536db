import ReportModel

/// One thing that a rule fires for.
struct Obstacle: Hashable, Sendable {
  var reason: FiredRule.Reason
  /// What would do away with it; `nil` for coverage, which no check lifts alone.
  var step: Counterfactual.Step?

  init(_ reason: FiredRule.Reason, step: Counterfactual.Step?) {
    self.reason = reason
    self.step = step
  }
}

extension Grounds {
  /// Where nobody has promised it, it is up to whoever has the waiver in force, until that ends.
  func passing(_ check: Check, _ result: CheckResult) -> Counterfactual.Step {
    let commitment = commitments[check.id]
    let waived = result.state == .waived ? result : nil
    return .init(
      .check, check.id, "pass \(check.id)", owner: commitment?.owner ?? waived?.waiverOwner,
      effort: commitment?.effort, due: commitment?.due ?? waived?.expires, evidence: result.evidence)
  }

  func reviewing(_ standing: RoleStanding) -> Counterfactual.Step {
    .init(
      .review, foldedName(standing.name), "have \(standing.name) review it and let it pass", owner: standing.name,
      evidence: standing.origins)
  }
}

extension OpenFinding {
  var closing: Counterfactual.Step {
    .init(
      .finding, finding.title, "close the finding \"\(excerpt(finding.title))\"", owner: finding.statedOwner,
      effort: finding.field("effort"), due: finding.due, evidence: [origin])
  }
}
