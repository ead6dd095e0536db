import ReportModel

/// A verdict above the findings of its own document. Who refuses may do so for any reason; who lets pass must have nothing
/// open. A certificate that lists no finding is not asked.
func verdictClaims(of record: Record) -> [Claim] {
  guard let verdict = record.opinion, let line = record.review?.verdictLine ?? record.certificate?.verdictLine,
    record.review != nil || !record.ownFindings.isEmpty
  else { return [] }
  let open = record.ownFindings.filter { !$0.isClosed }
  let critical = open.filter { $0.severity == .critical }
  let unknown = open.filter { $0.unknownSeverity != nil }
  func claim(_ outcome: Claim.Verdict, _ derived: String?, _ derivation: String, _ findings: [Finding]) -> [Claim] {
    [
      Claim(
        kind: .verdict, origin: record.at(line: line),
        text: record.review?.verdictRaw ?? record.certificate?.verdictRaw ?? verdict.rawValue,
        stated: verdict.rawValue, derived: derived, verdict: outcome, derivation: derivation,
        evidence: findings.map { record.at(line: $0.line) }, record: record.id)
    ]
  }
  switch verdict {
  case .pass where critical.isEmpty && record.countsUnlistedCriticals:
    return claim(.refuted, "not passed", "it counts critical findings that it does not list", [])
  case .pass where critical.isEmpty && !unknown.isEmpty:
    let words = counted(unknown.count, "open finding is of a severity", "open findings are of severities")
    return claim(.unverifiable, nil, "\(words) that nobody knows", unknown)
  case .pass where open.isEmpty: return claim(.verified, "pass", "none of its findings is open", [])
  case .pass where critical.isEmpty:
    let findings = open.count == 1 ? "its open finding is not" : "none of its \(open.count) open findings is"
    return claim(.verified, "pass", "\(findings) critical", [])
  case .pass:
    let verb = critical.count == 1 ? "is" : "are"
    return claim(.refuted, "not passed", "\(critical.count) of its open findings \(verb) critical", critical)
  case .conditional where open.isEmpty:
    return claim(.unverifiable, nil, "it names no open finding that could be a condition", [])
  case .conditional:
    return claim(.verified, "conditional", "\(open.count) of its findings \(open.count == 1 ? "is" : "are") open", open)
  case .fail, .unrecognised: return []
  }
}
