import ReportModel

extension Probe {
  /// No grave finding has been open for longer than the policy allows a High one, which is 30 days if it says nothing.
  static let findingsYoung = Probe("findings-young", without: "there is no review") { view in
    guard let patience = view.policy.findingLimits[.high] else { return nil }
    let old = view.openFindings.filter { open in
      guard let severity = open.finding.severity, severity <= .high else { return false }
      return view.openSince[open.origin].map { view.asOf - $0 > patience } ?? true
    }
    guard view.standings.contains(where: { !$0.isStale && $0.saysSomething }) || !old.isEmpty else { return nil }
    guard old.isEmpty else {
      return CheckAnswer(
        .fail,
        counted(old.count, "Critical or High finding is", "Critical or High findings are")
          + " older than \(counted(days: patience)), or of unknown age",
        evidence: old.map(\.origin))
    }
    return CheckAnswer(
      .pass, "no Critical or High finding is older than \(counted(days: patience))",
      evidence: view.standings.flatMap(\.reviews).map(\.origin))
  }
}
