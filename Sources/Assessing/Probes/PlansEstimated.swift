import ReportModel

extension Probe {
  /// Every phase of a plan says what it takes, unless it is done.
  static let plansEstimated = Probe("plans-estimated", without: "no plan has phases", isFine: .always) { view in
    let cases = view[.plan].flatMap { record in
      (record.plan?.phases ?? []).filter { !$0.isDone || $0.effort != nil }.map { phase in
        (origin: record.at(line: phase.line), holds: phase.effort.map { statedName($0) != nil } ?? false)
      }
    }
    return .tally(cases, Trait("phase of a plan", "phases of plans", "has", "have", "an estimate"))
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var plan: WorkPlan? {
    guard case .plan(let plan) = details else { return nil }
    return plan
  }
}
