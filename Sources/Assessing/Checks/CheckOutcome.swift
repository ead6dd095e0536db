import ReportModel

/// The state of one check, as the service's waivers leave it.
func result(
  of check: Check, in view: ServiceView, spoken: CheckAnswer?, by probes: [String: Probe]
) -> CheckResult {
  view.waiving(answer(to: check, in: view, spoken: spoken, by: probes), of: check)
}

/// What a probe finds comes before what anybody writes; that the question does not apply comes before both.
private func answer(
  to check: Check, in view: ServiceView, spoken: CheckAnswer?, by probes: [String: Probe]
) -> CheckResult {
  if let answer = announcement(of: check, asOf: view.asOf) { return CheckResult(check, answer) }
  if let spoken, spoken.state == .notApplicable { return CheckResult(check, spoken) }
  if let answer = view.exemption(from: check) { return CheckResult(check, answer) }
  guard let name = check.probe else {
    return CheckResult(check, spoken ?? CheckAnswer(.unknown, "nobody has answered it"))
  }
  guard let probe = probes[name] else {
    return CheckResult(check, CheckAnswer(.error, "there is no probe named \(excerpt(name))"))
  }
  guard let found = probe.look(view) else {
    return unborne(spoken, by: probe, isFine: probe.isFine.isGiven(view), for: check)
  }
  return CheckResult(check, weigh(view.demanding(found, for: check), against: spoken))
}

/// Only announced: not yet in force, or not meant to count at all.
private func announcement(of check: Check, asOf: Day) -> CheckAnswer? {
  if check.severity == .info { return CheckAnswer(.upcoming, "it informs and never counts") }
  guard let day = check.enforcedFrom, day > asOf else { return nil }
  return CheckAnswer(.upcoming, "it counts from \(day.iso)")
}

/// A yes in prose is refuted by a probe that says no.
private func weigh(_ found: CheckAnswer, against spoken: CheckAnswer?) -> CheckAnswer {
  guard found.state == .fail, let spoken, spoken.isAffirmative else { return found }
  var answer = CheckAnswer(
    .contradicted, "\(spoken.reason); but \(found.reason)", evidence: spoken.evidence + found.evidence)
  answer.refuted = spoken.evidence
  return answer
}

/// What the check comes to where the probe sees no record. An open question about records that need not be there holds up no
/// level, else one record too many would be nearer to it than none.
private func unborne(_ spoken: CheckAnswer?, by probe: Probe, isFine: Bool, for check: Check) -> CheckResult {
  var result = CheckResult(check, unborne(spoken, by: probe))
  guard isFine, result.state == .unknown else { return result }
  result.isMoot = true
  result.reason += "; it keeps the service from no level"
  return result
}

/// A yes is a claim, because the record would be the evidence.
private func unborne(_ spoken: CheckAnswer?, by probe: Probe) -> CheckAnswer {
  guard var answer = spoken else { return CheckAnswer(.unknown, "nothing to look at: \(probe.lack)") }
  answer.reason += "; nothing bears it out: \(probe.lack)"
  switch answer.state {
  case .pass, .stale: answer.state = .claimed
  case .partial: answer.state = .barePartial
  case .contradicted, .fail, .error, .waiverExpired, .waived, .unknown, .claimed, .barePartial, .notApplicable,
    .upcoming:
    break
  }
  answer.expires = nil
  return answer
}

extension CheckResult {
  fileprivate init(_ check: Check, _ answer: CheckAnswer) {
    self.init(
      check: check.id, state: answer.state, reason: answer.reason, evidence: answer.evidence, refuted: answer.refuted,
      expires: answer.expires)
  }
}
