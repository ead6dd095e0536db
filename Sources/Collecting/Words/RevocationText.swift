import Markdown
import ReportModel

/// Whether a text says of the document in which it stands that it counts no more, or not in production.
enum RevocationText {
  /// `This certificate is revoked.`, `Revoked by Omar on 2026-11-25: the drill failed`; not `may be revoked if`, `Revoked:
  /// no` or a field that waits to be filled in.
  static func isRevocation(_ text: String) -> Bool {
    let text = withoutUpdate(StandingText.unstruck(text))
    guard stems.contains(where: text.containsFolded) else { return false }
    let words = foldedWords(text.utf8.prefix { !".;!".utf8.contains($0) }.withText)
    if takesBack(words) || hasTakenBack(words)
      || LaunchAdviceText.split(text).contains(where: { isOver(foldedWords($0)) })
    {
      return true
    }
    let rest = words.drop(while: subjects.contains)
    guard let first = rest.first, revoked.contains(first) else { return false }
    let behind = rest.dropFirst()
    if let colon = text.offset(ofByte: UInt8(ascii: ":")),
      foldedWords(text.utf8.prefix(colon).withText).count == behind.startIndex
    {
      let value = trimmedText(text.utf8.dropFirst(colon + 1).withText)
      return !isDenial(value) && !CertificateVerdictText.isPlaceholder(value)
    }
    guard let next = behind.first else { return true }
    if ["on", "from"].contains(next) { return behind.dropFirst().first.map(isTime) ?? false }
    return isTime(next) || reasons.contains(next)
  }

  /// `After the penetration test we withdraw our approval`.
  private static func takesBack(_ words: [String]) -> Bool {
    guard let we = words.firstIndex(where: { $0 == "we" || $0 == "i" }) else { return false }
    let act = words[(we + 1)...].drop { ["hereby", "therefore", "have", "now"].contains($0) }
    guard let verb = act.first, revoking.contains(verb) || revoked.contains(verb) else { return false }
    let thing = act.dropFirst().drop { ["our", "the", "this", "my"].contains($0) }
    return thing.first.map { ["approval", "verdict", "certificate", "sign", "signoff", "go", "decision"].contains($0) }
      ?? false
      && Set(words).isDisjoint(with: ["if", "unless", "not", "never", "should"])
  }

  /// `Ada has taken back her approval`; not `The vendor has withdrawn its approval of the old cipher`.
  private static func hasTakenBack(_ words: [String]) -> Bool {
    guard let whose = words.firstIndex(where: owners.contains), Set(words).isDisjoint(with: conditions) else {
      return false
    }
    let act = words[..<whose]
    guard
      act.last.map({ revoked.contains($0) || $0 == "withdrew" }) ?? false
        || takings.contains(where: { act.suffix(2).elementsEqual($0) })
    else { return false }
    let thing = words[(whose + 1)...]
    guard let first = thing.first, ["approval", "verdict", "go", "sign", "signoff"].contains(first) else {
      return false
    }
    let rest = thing.dropFirst().drop { $0 == "off" }
    guard let next = rest.first else { return true }
    return isTime(next) || reasons.contains(next) && next != "for" || ["on", "in"].contains(next)
      || ["of", "for"].contains(next) && rest.dropFirst().first == "this"
  }

  /// `the approval no longer stands`, `the PASS below was issued in error`, `the verdict below is wrong`; not `an approval that
  /// no longer holds is removed`.
  private static func isOver(_ words: [String]) -> Bool {
    let said = words.drop { ["and", "so", "therefore", "the", "this", "our", "hence"].contains($0) }
    guard let thing = said.first, approvals.contains(thing) else { return false }
    let rest = said.dropFirst().drop { ["below", "above", "of", "sign", "off"].contains($0) || isTime($0) }
    return endings.contains { rest.starts(with: $0) }
  }

  /// `Update 2026-11-25: REVOKED`, `2026-11-25 correction: REVOKED`.
  private static func withoutUpdate(_ text: String) -> String {
    guard let colon = text.offset(ofByte: UInt8(ascii: ":")), colon < 40,
      foldedWords(text.utf8.prefix(colon).withText).first(where: { !isTime($0) }).map(updates.contains) ?? false
    else { return text }
    return trimmedText(text.utf8.dropFirst(colon + 1).withText)
  }

  /// The first sentence that says so, a warning in a frame among them; what a finding says is about something else.
  static func sentence(in blocks: some Sequence<MarkdownContent.Block>) -> Field? {
    let blocks = blocks.filter { $0.headingLevel == nil }
    let framed = blocks.filter(\.isQuoted).flatMap(\.text)
    return (ValidityText.ownLines(of: blocks) + framed).first { !$0.isStruck && isRevocation($0.text) }.map {
      Field(name: "revocation", value: $0.text, line: $0.number)
    }
  }

  static func isTime(_ word: String) -> Bool {
    word.utf8.first.map { (0x30...0x39).contains($0) } ?? false || CalendarText.month(word) != nil
      || ["today", "yesterday"].contains(word)
  }

  /// `no`, `-`, `n/a`, `_____`, and nothing at all.
  static func isDenial(_ text: String) -> Bool {
    let words = foldedWords(text).filter { word in word.utf8.contains { $0 != UInt8(ascii: "_") } }
    guard let first = words.first else { return true }
    return denials.contains(first) || words.starts(with: ["n", "a"]) || words.starts(with: ["yyyy"])
  }

  /// `staging only`, `staging`.
  static func isElsewhere(_ scope: String) -> Bool {
    if EvasiveText.isElsewhere(scope) { return true }
    let words = foldedWords(scope).filter { !["environment", "env", "cluster", "the"].contains($0) }
    return words.count == 1 && places.contains(words[0])
  }

  static var understood: [Understanding.Row] {
    [
      .init("Revoked: a heading, a sentence or a status of the head that begins with", revoked),
      .init("Revoked: the approval, the verdict", endings.map { $0.joined(separator: " ") }),
    ]
  }

  private static let revoked: Set<String> = [
    "revoked", "withdrawn", "retracted", "rescinded", "suspended", "voided", "void", "invalidated", "annulled",
  ]
  /// One of which is in each of those words: few lines need a look at all of theirs.
  private static let stems = [
    "revok", "withdr", "retract", "rescind", "suspend", "void", "invalid", "annul", "no longer", "in error", "is wrong",
    "taken back", "took back",
  ]
  private static let approvals: Set<String> = [
    "approval", "verdict", "pass", "go", "certificate", "decision", "signoff", "sign",
  ]
  private static let endings = [
    "no longer stands", "no longer holds", "no longer applies", "is no longer valid", "no longer valid", "is wrong",
    "is no longer in force", "no longer in force", "was wrong", "was issued in error", "was given in error",
    "was in error",
  ].map { foldedWords($0) }
  private static let takings = [["taken", "back"], ["took", "back"]]
  private static let owners: Set<String> = ["her", "his", "its", "my", "our", "their"]
  /// With which nothing has been taken back, or no more.
  private static let conditions: Set<String> = [
    "if", "unless", "not", "never", "should", "may", "might", "can", "could", "would", "when", "until", "had", "again",
    "nobody", "none",
  ]
  private static let revoking: Set<String> = ["withdraw", "revoke", "rescind", "retract", "suspend"]
  private static let subjects: Set<String> = [
    "this", "the", "certificate", "certification", "approval", "decision", "sign", "off", "status", "it", "is", "was",
    "has", "been", "hereby", "now", "herewith", "therefore", "revocation", "review", "verdict",
  ]
  private static let reasons: Set<String> = [
    "by", "as", "with", "since", "effective", "because", "due", "following", "for", "per", "see", "and", "until",
    "pending", "after",
  ]
  static let updates: Set<String> = ["update", "updated", "addendum", "amendment", "correction", "edit"]
  private static let denials: Set<String> = ["no", "none", "not", "never", "nil", "na", "false", "nothing", "tbd"]
  private static let places: Set<String> = [
    "staging", "stage", "dev", "development", "sandbox", "preprod", "uat",
  ]
}
