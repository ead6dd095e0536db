import ReportModel

/// Ticks that a probe refutes. One that another claim of its own line refutes is in the ledger already.
func tickClaims(_ results: [CheckResult], _ inquiry: Inquiry, asOf: Day) -> [Claim] {
  results.filter { ($0.underlying ?? $0.state) == .contradicted }.compactMap { result in
    guard let item = inquiry.spoken[result.check]?.decidingItem(on: asOf), item.answer.answer(on: asOf).isAffirmative
    else { return nil }
    return Claim(
      kind: .reference, origin: item.origin, text: item.text, stated: "yes", derived: "no", verdict: .refuted,
      derivation: result.reason, evidence: result.evidence.filter { $0 != item.origin }, record: item.record)
  }
}
