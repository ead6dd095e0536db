import ReportModel

extension Probe {
  /// Somebody approved each deployment that is recorded.
  static let deploymentsApproved = Probe("deployments-approved", without: "there is no deployment") { view in
    .tally(view[.deployment], Trait("deployment", "deployments", "names", "name", "an approver")) { record in
      record.deployment?.approvedBy.map { statedApprover($0) != nil } ?? false
    }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var deployment: Deployment? {
    guard case .deployment(let deployment) = details else { return nil }
    return deployment
  }
}
