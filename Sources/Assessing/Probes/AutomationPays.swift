import ReportModel

extension Probe {
  /// What was automated saves at least five times what it took.
  static let automationPays = Probe("automation-pays", looksAt: "automation with its time spent and saved") { view in
    let measured = view[.automation].filter { record in
      record.automation.map { $0.spentMinutes ?? 0 > 0 && $0.savedMinutes != nil } ?? false
    }
    return .tally(measured, "automations save five times what they took") { record in
      guard let automation = record.automation, let spent = automation.spentMinutes, let saved = automation.savedMinutes
      else { return false }
      return saved / 5 >= spent
    }
  }
}

extension Record {
  var automation: Automation? {
    guard case .automation(let automation) = details else { return nil }
    return automation
  }
}
