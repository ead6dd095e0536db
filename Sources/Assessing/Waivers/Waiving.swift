import ReportModel

extension ServiceView {
  /// The answer as the service's waivers leave it: covered while one is in force, and marked when the last has run out.
  func waiving(_ result: CheckResult, of check: Check) -> CheckResult {
    let grants = index.waivers.grants(of: service.id, for: check.id).filter { !$0.waiver.saysNotApplicable }
    guard result.state.canBeWaived, let last = grants.filter({ !$0.isAhead(of: asOf) }).max(by: WaiverGrant.isLonger)
    else { return result }
    var waived = result
    let isInForce = last.isInForce(on: asOf)
    waived.underlying = result.state
    waived.state = isInForce ? .waived : .waiverExpired
    waived.reason =
      isInForce
      ? "waived \(last.words) (\(result.reason))" : "\(result.reason); its waiver ended on \(last.expires.iso)"
    waived.evidence = (result.evidence + [last.record.origin]).sorted()
    waived.expires = last.expires
    waived.waiverOwner = last.owner
    return waived
  }

  /// A record that says, with all that it takes, that the check does not apply.
  func exemption(from check: Check) -> CheckAnswer? {
    let grants = index.waivers.grants(of: service.id, for: check.id).filter(\.waiver.saysNotApplicable)
    guard let last = grants.filter({ $0.isInForce(on: asOf) }).max(by: WaiverGrant.isLonger) else { return nil }
    return CheckAnswer(
      .notApplicable, "it does not apply \(last.words)", evidence: [last.record.origin], expires: last.expires)
  }
}

extension CheckState {
  /// Known not to be well: what nobody has looked at cannot be accepted either.
  var canBeWaived: Bool {
    switch self {
    case .contradicted, .fail, .partial, .barePartial, .stale: true
    case .error, .waiverExpired, .waived, .unknown, .claimed, .pass, .notApplicable, .upcoming: false
    }
  }
}
