import ReportModel

extension Probe {
  /// Every runbook in use says how to see it, to find its cause, to mend it and to keep it from coming back.
  static let runbooksComplete = Probe("runbooks-complete", without: "there is no runbook") { view in
    .tally(
      view.runbooksInUse, Trait("runbook", "runbooks", "has", "have", "symptoms, diagnosis, remediation and prevention")
    ) { record in
      guard let parts = record.runbook?.parts else { return false }
      return [.symptoms, .diagnosis, .remediation, .prevention].allSatisfy { parts[$0] != nil }
    }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var runbook: Runbook? {
    guard case .runbook(let runbook) = details else { return nil }
    return runbook
  }
}

extension ServiceView {
  var runbooksInUse: [Record] { self[.runbook].filter { $0.runbook?.isDeprecated == false } }
}
