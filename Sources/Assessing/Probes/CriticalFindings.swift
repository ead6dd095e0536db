import ReportModel

extension Probe {
  /// No review that still stands holds an open Critical finding.
  static let criticalFindings = Probe("critical-findings", without: "no review comes to an opinion") { view in
    view.openFindingsAnswer(of: .critical)
  }
}

extension ServiceView {
  /// No, when such a finding is open. Yes takes a current review that came to an opinion other than a refusal.
  func openFindingsAnswer(of severity: Severity) -> CheckAnswer? {
    let open = openFindings.filter { $0.finding.severity == severity }
    let word = severity == .critical ? "Critical" : "High"
    if !open.isEmpty {
      return CheckAnswer(
        .fail, counted(open.count, "\(word) finding is", "\(word) findings are") + " open",
        evidence: open.map(\.origin))
    }
    let opinions = standings.filter { $0.verdict == .pass || $0.verdict == .conditional }
    let current = opinions.filter { !$0.isStale }
    let chosen = current.isEmpty ? opinions : current
    guard let last = chosen.max(by: { ($0.expires?.number ?? .min) < ($1.expires?.number ?? .min) }) else { return nil }
    return CheckAnswer(
      current.isEmpty ? .stale : .pass,
      counted(chosen.count, "review leaves", "reviews leave") + " no \(word) finding open",
      evidence: chosen.flatMap(\.reviews).map(\.verdictOrigin), expires: last.expires)
  }
}
