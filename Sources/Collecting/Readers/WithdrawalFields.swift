import ReportModel

/// Fields that say of a review, a certificate or a waiver that it counts no more, or not yet.
///
/// A day ahead ends it at once: readers know of no today, and what is to end soon is better asked for again.
enum WithdrawalFields {
  static func first(in front: FrontMatter) -> Field? {
    first(in: front.entries.lazy.map { Field(name: $0.key, value: $0.value.shown, line: $0.keyLine) })
  }

  static func first(in fields: some Sequence<Field>) -> Field? {
    fields.first { field in
      let name = foldedWords(field.name).joined(separator: " ")
      return endings.contains(name) && saysSo(field.value) || approvals.contains(name) && isDenied(field.value)
    }
  }

  /// `true`, `2026-11-15`, `c2`; not `no`, `never`, `-`, `null`.
  static func saysSo(_ value: String) -> Bool {
    !RevocationText.isDenial(value) && !["0", "n", "null"].contains(value.asciiLowercased)
  }

  /// `no`, `not yet`, `false`; not `no objections`, `2026-11-15` or nothing.
  private static func isDenied(_ value: String) -> Bool {
    guard let words = VerdictText.clauses(of: value).first, let first = words.first else { return false }
    if ["no", "n"].contains(first) { return words.count == 1 || words[1] == "longer" }
    return denials.contains(first)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Front matter that takes it back, unless it says no", endings.sorted(by: byBytes)),
      .init("Front matter that takes it back where it says no", approvals.sorted(by: byBytes)),
    ]
  }

  private static let endings: Set<String> = [
    "draft", "revoked", "withdrawn", "superseded", "superseded by", "replaced by", "expired", "obsolete", "deprecated",
    "retracted", "revoked on", "withdrawn on", "retracted on", "rescinded", "rescinded on", "revoked at",
    "withdrawn at",
    "revoked by", "withdrawn by", "cancelled", "canceled",
  ]
  private static let approvals: Set<String> = ["approved", "valid", "active", "signed", "in force"]
  private static let denials: Set<String> = ["not", "never", "false", "pending", "awaiting", "tbd", "0"]
}
