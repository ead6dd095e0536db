import ReportModel

/// The hash in a certificate's signature, with what became of comparing it with the text; none where none is stated.
///
/// Words in its place state nothing that could be wrong. Only 64 digits that do not belong to the text are refuted.
func hashClaims(of record: Record) -> [Claim] {
  guard let certificate = record.certificate, let hash = certificate.hash else { return [] }
  let state = certificate.hashState
  return [
    Claim(
      kind: .hash, origin: record.at(line: hash.line), text: "\(hash.name): \(hash.value)", stated: hash.value,
      derived: state.rawValue, verdict: state.verdict,
      derivation: state.explanation, record: record.id)
  ]
}

extension Certificate.HashState {
  fileprivate var verdict: Claim.Verdict {
    switch self {
    case .verified: .verified
    case .mismatch: .refuted
    case .absent, .placeholder, .wrongLength: .unverifiable
    }
  }
}
