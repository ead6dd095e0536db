import ReportModel

extension Probe {
  /// What was automated saves at least five times what it took.
  static let automationPays = Probe(
    "automation-pays", without: "no automation states the time spent and saved",
    isFine: .when { $0[.automation].isEmpty }
  ) {
    view in
    let measured = view[.automation].filter { record in
      record.automation?.pays != nil
    }
    return .tally(measured, Trait("automation", "automations", "saves", "save", "five times the time spent")) {
      record in
      record.automation?.pays ?? false
    }
  }
}

extension Automation {
  /// Within ninety days where it says over which time, else in all; `nil` when nobody can tell.
  fileprivate var pays: Bool? {
    if let factor = AutomationReturn(of: self).factor { return factor >= Fraction(5) }
    guard let spentMinutes, spentMinutes > 0, let savedMinutes else { return nil }
    return savedMinutes / 5 >= spentMinutes
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var automation: Automation? {
    guard case .automation(let automation) = details else { return nil }
    return automation
  }
}
