import ReportModel

extension Grounds {
  /// Rule 6. Those that make a NO-GO of it come first.
  var openConditions: [Obstacle] {
    let all = allConditions
    let unbounded = all.filter { !$0.isBounded(asOf: asOf) }
    return (unbounded + all.filter { $0.isBounded(asOf: asOf) }).map { Obstacle($0.reason(asOf: asOf), step: $0.step) }
  }

  /// Each once: a High finding of a conditional review is one of its conditions already.
  var allConditions: [Condition] {
    let stated = Set(conditions.map(\.step))
    let grave = findings.filter { $0.finding.severity == .high && !stated.contains($0.closing) }
    return waivers + openRequirements + conditions + grave.map { Condition($0, what: "an open High finding") }
  }

  /// A valid waiver has an owner and an end, or it would not be one.
  private var waivers: [Condition] {
    zip(checks, results).filter { $1.state == .waived && $0.mustPass }.map { check, result in
      Condition(
        text: "\(check.severity.rawValue) \(check.id) is waived", owner: result.waiverOwner, due: result.expires,
        evidence: result.evidence, check: check.id, step: passing(check, result))
    }
  }

  /// Somebody may have promised to mend it, in a finding, a debt or an action that names the check.
  private var openRequirements: [Condition] {
    zip(checks, results).filter { $0.severity == .required && $1.state.isOpen }.map { check, result in
      let commitment = commitments[check.id]
      return Condition(
        text: "required \(check.id) \(result.state.predicate)", owner: commitment?.owner, due: commitment?.due,
        evidence: result.evidence + (commitment?.evidence ?? []), check: check.id, step: passing(check, result))
    }
  }
}

extension Check {
  /// Without it there is no unconditional GO.
  var mustPass: Bool { severity == .blocker || severity == .required }
}
