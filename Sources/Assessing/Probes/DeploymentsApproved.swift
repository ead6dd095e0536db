import ReportModel

extension Probe {
  /// Somebody approved each deployment that is recorded, and not whoever deployed it.
  static let deploymentsApproved = Probe("deployments-approved", without: "there is no deployment") { view in
    .tally(view[.deployment], Trait("deployment", "deployments", "names", "name", "an approver")) {
      $0.deployment?.approver != nil
    }
  }
}

extension Deployment {
  /// Who let it through; whoever deployed it is nobody who could.
  var approver: String? {
    guard let name = approvedBy.flatMap(statedApprover) else { return nil }
    return deployedBy.map { foldedName($0) == foldedName(name) } ?? false ? nil : name
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
