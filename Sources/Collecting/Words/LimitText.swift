import ReportModel

/// What stands behind a verdict and makes less of it: `provided that the key is rotated`, `REJECTED for v2.`, `However, the
/// payments module must not go live.`
enum LimitText {
  /// Whether a line that goes on with an approval says what it depends on.
  static func isProviso(_ line: String) -> Bool {
    let words = foldedWords(line)
    return (provisos + beginnings).contains { words.starts(with: $0) }
  }

  /// Whether a sentence below an approval limits it: a proviso, the refusal of a part, or that something must not go live.
  ///
  /// `If traffic grows, look again` asks for nothing, other than where it goes on with the approval.
  static func limits(_ sentence: String) -> Bool {
    let words = foldedWords(sentence)
    return provisos.contains { words.starts(with: $0) } || refusesPart(sentence) || forbids(sentence)
  }

  /// `REJECTED for v2.`, `❌ Payments: REJECTED`; not `Rejected requests are logged`.
  private static func refusesPart(_ sentence: String) -> Bool {
    let bare = withoutLeadingMark(sentence)
    let said = bare.offset(ofByte: UInt8(ascii: ":")).map { bare.utf8.dropFirst($0 + 1).withText } ?? bare
    let words = foldedWords(said)
    guard let phrase = refusals.first(where: { words.starts(with: $0) }) else { return false }
    return words.dropFirst(phrase.count).first.map(relations.contains) ?? true
  }

  /// `the payments module must not go live`, `Do not deploy before the key is rotated`; not `must not go live twice a day`
  /// below a heading of its own.
  private static func forbids(_ sentence: String) -> Bool {
    let words = foldedWords(sentence)
    return words.indices.contains { start in
      guard let denial = denials.first(where: { words[start...].starts(with: $0) }) else { return false }
      let verb = words[(start + denial.count)...].drop { $0 == "be" || $0 == "yet" }
      guard let phrase = launches.first(where: { verb.starts(with: $0) }) else { return false }
      return verb.dropFirst(phrase.count).first.map(times.contains) ?? true
    }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Behind a verdict, a proviso: begins with", provisos.map { $0.joined(separator: " ") }),
      .init("The same in the next line of its sentence", beginnings.map { $0.joined(separator: " ") }),
      .init("Behind a verdict, a part that is refused: begins with", refusals.map { $0.joined(separator: " ") }),
      .init("Behind a verdict: what must not be", launches.map { $0.joined(separator: " ") }),
    ]
  }

  private static let provisos = [
    "provided that", "provided the", "only if", "only when", "only after", "only once", "unless", "subject to",
    "as long as",
    "on condition", "on the condition", "conditional on", "conditional upon", "contingent on", "contingent upon",
  ].map { foldedWords($0) }
  private static let beginnings = [
    "provided", "if", "once", "pending", "assuming", "except", "but", "however",
  ].map { foldedWords($0) }
  private static let refusals = [
    "rejected", "refused", "declined", "vetoed", "denied", "no go", "nogo", "not approved", "not ready",
  ].map { foldedWords($0) }
  private static let relations: Set<String> = [
    "for", "in", "on", "until", "because", "at", "by", "since", "pending", "as",
  ]
  private static let denials = [
    "must not", "should not", "do not", "don t", "may not", "cannot", "can not", "shall not",
  ].map { foldedWords($0) }
  private static let launches = [
    "go live", "launch", "ship", "release", "deploy", "be deployed", "deployed", "released", "launched", "shipped",
    "go to production",
  ].map { foldedWords($0) }
  private static let times: Set<String> = ["until", "before", "yet", "now", "unless", "without", "as", "because"]
}
