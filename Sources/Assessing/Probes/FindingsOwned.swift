import ReportModel

extension Probe {
  /// Every open finding above Low has an owner and a due date.
  static let findingsOwned = Probe("findings-owned", without: "there is no open finding", isFine: .always) {
    view in
    let grave = view.openFindings.filter { $0.finding.severity.map { $0 <= .medium } ?? true }
    let cases = grave.map { open in
      (origin: open.origin, holds: open.finding.statedOwner != nil && open.finding.due != nil)
    }
    return .tally(
      cases, Trait("open finding above Low", "open findings above Low", "has", "have", "an owner and a due date"))
  }
}
