import ReportModel

/// Whether the status of a waiver says that it is in force.
enum WaiverStatusText {
  /// One of the words must stand in it, and none that takes it back: `approved`, `in force`, not `approval pending`.
  static func isInForce(_ status: String) -> Bool {
    let words = foldedWords(status.lowercased())
    // Who asks does not know.
    guard !status.utf8.contains(UInt8(ascii: "?")) else { return false }
    return words.isEmpty
      || words.contains(where: inForce.contains) && !words.contains(where: withdrawals.contains)
  }

  /// What says of a decision or an approval that it is none: `Rejected by head-of-operations`, `pending`.
  static func refuses(_ text: String) -> Bool {
    let words = foldedWords(text).drop {
      ["has", "have", "been", "is", "was", "still", "the", "waiver", "request"].contains($0)
    }
    return words.first.map { withdrawals.contains($0) && $0 != "review" } ?? false
  }

  static let inForce: Set<String> = [
    "active", "approved", "accepted", "granted", "valid", "force", "effect", "effective", "open", "signed", "agreed",
    "current", "renewed", "waived", "ongoing", "aktiv", "genehmigt", "gültig", "akzeptiert", "approuvé", "approuvée",
    "aprobado", "aprobada", "aprovado", "aprovada", "approvato", "approvata", "zatwierdzone", "затверджено", "схвалено",
    "одобрено", "утверждено",
  ]

  private static let withdrawals: Set<String> = [
    "not", "no", "never", "pending", "draft", "proposed", "requested", "awaiting", "waiting", "review", "revoked",
    "withdrawn", "rejected", "refused", "denied", "declined", "cancelled", "canceled", "expired", "ended", "closed",
    "superseded", "replaced", "inactive", "to", "nicht", "не",
  ]
}
