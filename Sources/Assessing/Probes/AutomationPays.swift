import ReportModel

extension Probe {
  /// What was automated saves at least five times what it took.
  static let automationPays = Probe("automation-pays", looksAt: "automation with its time spent and saved") { view in
    let measured = view[.automation].filter { $0.automation?.pays != nil }
    return .tally(measured, "automations save five times what they took") { $0.automation?.pays ?? false }
  }
}

extension Automation {
  /// `nil` unless both times are known.
  fileprivate var pays: Bool? {
    guard let spentMinutes, spentMinutes > 0, let savedMinutes else { return nil }
    return savedMinutes / 5 >= spentMinutes
  }
}

extension Record {
  var automation: Automation? {
    guard case .automation(let automation) = details else { return nil }
    return automation
  }
}
