import ReportModel

extension SiteMap {
  /// `data/v1/claims.json`: the claim ledger, in the order of places.
  func claimsData() -> Pieces {
    JSONValue.document(of: report.claims) { claim in
      .object([
        "kind": .text(claim.kind.rawValue), "source": .text(claim.origin.document.source),
        "path": .text(claim.origin.document.path.text), "line": .whole(claim.origin.line),
        "column": .optional(claim.column), "text": .text(claim.text), "stated": .text(claim.stated),
        "derived": .optional(claim.derived), "verdict": .text(claim.verdict.rawValue),
        "derivation": .text(claim.derivation), "evidence": .list(claim.evidence.map(originData)),
        "record": .optional(claim.record),
      ])
    }
  }
}
