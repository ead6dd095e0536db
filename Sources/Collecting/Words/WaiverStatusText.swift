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

  /// What says of all that stands below it that it holds no more, or never did: `Rejected`, `Expired / Closed`,
  /// `Waiver template`; not `Expired or renewed`, `Not expired` or `Requested by platform`.
  static func isOver(heading: String) -> Bool {
    let words = words(of: heading).drop(while: nouns.contains)
    guard let first = words.first, let last = words.last else { return false }
    if samples.contains(first) || samples.contains(last) || words.starts(with: ["no", "longer"]) { return true }
    return takesBack(words) && !words.starts(with: ["requested", "by"])
  }

  /// A sentence of its own that ends it: `Revoked on 2026-11-15`, `Rejected`; not `Expired keys are renewed`.
  static func isOver(sentence: String) -> Bool {
    let said = words(of: sentence)
    if isRefusal(said) { return true }
    let words = said.drop { nouns.contains($0) || auxiliaries.contains($0) }
    if words.starts(with: ["no", "longer"]) { return isEnd(words.dropFirst(2)) }
    guard takesBack(words) else { return false }
    // "Not valid for other services" ends nothing.
    if denials.contains(words[words.startIndex]) {
      return words.firstIndex(where: inForce.contains).map { place in
        words[(place + 1)...].first.map { ["by", "yet"].contains($0) } ?? true
      } ?? false
    }
    return words.dropFirst().first.map { behind.contains($0) || RevocationText.isTime($0) } ?? true
  }

  /// `This waiver is no longer in force`; other sentences without a frame may be about anything.
  static func saysOfItself(_ sentence: String) -> Bool {
    let words = words(of: sentence)
    return words.first == "this" && words.dropFirst().first.map(nouns.contains) ?? false && words.contains("longer")
  }

  /// Behind "no longer": `in force`, `applies since May`; not `valid if the till moves`.
  private static func isEnd(_ words: ArraySlice<String>) -> Bool {
    let ended = words.drop { ["in", "a"].contains($0) }
    guard let first = ended.first, inForce.contains(first) || standing.contains(first) else { return false }
    return Set(ended).isDisjoint(with: conditions)
  }

  /// `The board did not approve this waiver`, `Ada rejected the request`; not `The board did not approve a longer term`.
  private static func isRefusal(_ words: [String]) -> Bool {
    guard Set(words).isDisjoint(with: conditions) else { return false }
    return words.indices.contains { index in
      let before = words[..<index].last { $0 != "been" }
      let isDenied = acts.contains(words[index]) && before.map { denials.contains($0) || $0 == "didnt" } ?? false
      guard isDenied || index > 0 && refusing.contains(words[index]) else { return false }
      let thing = words[(index + 1)...]
      let rest = thing.drop { nouns.contains($0) || $0 == "it" }
      guard isDenied || rest.startIndex > thing.startIndex, words[..<index].allSatisfy({ !inForce.contains($0) })
      else { return false }
      return Set(rest).isDisjoint(with: inForce)
        && rest.first.map { behind.contains($0) || RevocationText.isTime($0) } ?? true
    }
  }

  private static func takesBack(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    let isInForce = words.contains(where: inForce.contains)
    return denials.contains(first) ? isInForce : withdrawals.contains(first) && !openings.contains(first) && !isInForce
  }

  private static func words(of text: String) -> [String] {
    foldedWords(withoutNumber(withoutLeadingMark(text)).lowercased()).filter(SaidLines.isWord)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Status that puts one in force, unless it says otherwise as well", inForce.sorted(by: byBytes)),
      .init(
        "Not in force: a heading above, or a sentence in a frame, that begins with",
        withdrawals.subtracting(openings).subtracting(denials).sorted(by: byBytes)),
      .init("Not in force: a heading above that begins or ends with", samples.sorted(by: byBytes)),
      .init("Not in force: a sentence in a frame or a decision with not in front of", acts.sorted(by: byBytes)),
      .init("Not in force: a sentence in a frame or a decision, of this waiver", refusing.sorted(by: byBytes)),
    ]
  }

  static let inForce: Set<String> = [
    "active", "approved", "accepted", "granted", "valid", "force", "effect", "effective", "open", "signed", "agreed",
    "current", "renewed", "waived", "ongoing", "aktiv", "genehmigt", "gültig", "akzeptiert", "approuvé", "approuvée",
    "aprobado", "aprobada", "aprovado", "aprovada", "approvato", "approvata", "zatwierdzone", "затверджено", "схвалено",
    "одобрено", "утверждено",
  ]

  private static let acts: Set<String> = [
    "approve", "approved", "accept", "accepted", "grant", "granted", "sign", "signed", "renew", "renewed",
  ]
  private static let refusing: Set<String> = [
    "rejected", "refused", "denied", "declined", "revoked", "withdrew", "withdrawn", "rescinded", "cancelled",
  ]
  /// With "no longer" in front of them.
  private static let standing: Set<String> = ["applies", "apply", "holds", "stands", "counts"]
  private static let conditions: Set<String> = ["if", "unless", "once", "when", "until", "without", "but", "would"]

  private static let samples: Set<String> = [
    "example", "examples", "sample", "samples", "template", "archive", "archived", "beispiel", "beispiele", "vorlage",
  ]
  private static let nouns: Set<String> = [
    "waiver", "waivers", "exception", "exceptions", "exemption", "exemptions", "risk", "acceptance", "acceptances",
    "request", "requests", "the", "this", "all",
  ]
  private static let auxiliaries: Set<String> = ["has", "have", "been", "is", "was", "were", "hereby", "now"]
  private static let behind: Set<String> = ["on", "by", "since", "as", "in", "at", "because", "due", "after", "see"]
  private static let denials: Set<String> = ["not", "never", "nicht", "не"]
  /// With which a sentence on anything else begins, too.
  private static let openings: Set<String> = ["no", "to", "review"]

  private static let withdrawals: Set<String> = [
    "not", "no", "never", "pending", "draft", "proposed", "requested", "awaiting", "waiting", "review", "revoked",
    "withdrawn", "rejected", "refused", "denied", "declined", "cancelled", "canceled", "expired", "ended", "closed",
    "superseded", "replaced", "inactive", "lapsed", "terminated", "void", "past", "former", "to", "abgelaufen",
    "abgelehnt", "widerrufen", "nicht", "не",
  ]
}
