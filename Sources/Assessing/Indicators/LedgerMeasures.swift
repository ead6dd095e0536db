import ReportModel

extension IndicatorGround {
  /// Open findings of those severities that are older; a risk that somebody accepted is not left lying.
  func oldFindings(
    _ aim: IndicatorAim, _ days: Int, _ severities: Set<Severity>
  ) -> IndicatorReckoning {
    guard !all(.review, of: aim.service).isEmpty else { return .nothing("no review is recorded") }
    let open = findings.filter { finding in
      finding.kind == .finding && finding.isOpen && finding.life != .accepted
        && finding.severity.map(severities.contains) ?? false
        && (aim.service == nil || finding.service == aim.service)
    }
    let old = open.filter { $0.age.map { $0 > days } ?? false }
    let undated = open.count { $0.age == nil }
    let words = Severity.allCases.filter(severities.contains).map(\.rawValue).joined(separator: " or ")
    return .value(
      IndicatorReckoning.Value(
        text: open.isEmpty
          ? "no open finding" : "\(old.count) of \(counted(open.count, "open finding", "open findings"))",
        number: Fraction(old.count),
        holds: aim.target.isMet(by: Fraction(old.count), better: .down), missing: undated,
        derivation: "open \(words) findings of reviews that are older than \(days) days"
          + (undated > 0 ? "; of \(undated) more nobody knows since when they are open" : ""),
        evidence: (old.isEmpty ? open : old).prefix(100).map(\.origin)))
  }

  /// What is documented of a debt is how grave it is and when it is paid.
  func documentedDebt(_ aim: IndicatorAim) -> IndicatorReckoning {
    let open = all(.debt, of: aim.service).filter { $0.debt?.isClosed == false }
    guard !open.isEmpty else { return .nothing("no open debt is recorded") }
    let lacking = open.filter { $0.debt?.severity == nil || $0.debt?.due == nil }
    let (kept, isShare) = (open.count - lacking.count, aim.target.unit == "%")
    let share = Fraction(100 * kept, open.count)
    return .value(
      IndicatorReckoning.Value(
        text: shareText(kept, open.count, open.count == 1 ? "open debt" : "open debts"), number: share,
        holds: isShare ? aim.target.isMet(by: share, better: .up) : nil,
        derivation: "open debts that state a severity and a due date",
        evidence: (lacking.isEmpty ? open : lacking).places))
  }
}
