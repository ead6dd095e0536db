import ReportModel

/// A review's verdict above its own findings. Who refuses may do so for any reason; who lets pass must have nothing open.
func verdictClaims(of record: Record) -> [Claim] {
  guard let review = record.review, let verdict = review.verdict, let line = review.verdictLine else { return [] }
  let open = review.findings.filter { !$0.isClosed }
  let critical = open.filter { $0.severity == .critical }
  func claim(_ outcome: Claim.Verdict, _ derived: String?, _ derivation: String, _ findings: [Finding]) -> [Claim] {
    [
      Claim(
        kind: .verdict, origin: record.at(line: line), text: review.verdictRaw ?? verdict.rawValue,
        stated: verdict.rawValue, derived: derived, verdict: outcome, derivation: derivation,
        evidence: findings.map { record.at(line: $0.line) }, record: record.id)
    ]
  }
  switch verdict {
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
