/// What the words of a ticked item make of its tick, where they take it back.
public enum TickedAnswer: Hashable, Sendable {
  /// `restore failed on 2026-11-01`, `does not work`, `no, still plain text`.
  case fails
  /// `TBD`, `unclear`, `will be added next quarter`, `only in staging`.
  case evades
  /// `not yet configured`, a cross.
  case denies
  /// `yes, but only in office hours`, `passed with 2 failures`, `except for batch`.
  case reserves

  /// - Parameter isEvasive: Whether an answer is nothing but a word that puts the reader off.
  /// - Returns: `nil` when nothing takes the tick back.
  public init?(_ item: ChecklistItem, where isEvasive: (String) -> Bool) {
    let answers = [item.note ?? ""] + ItemText(item.text).answers
    // Behind the id of a check stands an answer, be it that it repeats the question.
    let said = item.check == nil ? answers : answers + [item.text]
    if Self.fails(item) {
      self = .fails
    } else if answers.contains(where: ReservedText.isReserved) || ReservedText.takesBack(item.text)
      || ReservedText.beginsWithYes(item.text) && ReservedText.isReserved(item.text)
    {
      self = .reserves
    } else if answers.contains(where: isEvasive) || said.contains(where: EvasiveText.isEvasive)
      || item.check != nil && isEvasive(item.text) && !Self.hasNone(item)
    {
      self = .evades
    } else if DeniedText.holdsDenyingMark(item.text) || said.contains(where: DeniedText.isDenied)
      || item.check != nil && DeniedText.isWhole(item.text)
    {
      self = .denies
    } else {
      return nil
    }
  }

  /// `reviews.no-critical: none`: the check asks for it. A remark that says so of anything else puts the reader off.
  private static func hasNone(_ item: ChecklistItem) -> Bool {
    guard let check = item.check, nothing.contains(hyphenated(item.text.utf8[...])) else { return false }
    return AnswerClauses.read(check).joined().contains(where: unwanted.contains)
  }

  /// Whether its answer says no, or that the thing does not work.
  public static func fails(_ item: ChecklistItem) -> Bool {
    let answers = [item.note ?? ""] + ItemText(item.text).answers
    return (item.check == nil ? answers : answers + [item.text]).contains(where: DeniedText.fails)
  }

  /// Whether a remark about something that is done takes that back, whatever it amounts to.
  ///
  /// - Parameter mayDemand: Whether `must be automated` tells only what is demanded.
  public static func isTakenBack(by remark: String, mayDemand: Bool = false) -> Bool {
    if DeniedText.isDenied(remark) || DeniedText.fails(remark) || ReservedText.isReserved(remark) { return true }
    let isDemand = mayDemand && AnswerClauses.read(remark).first?.first.map(demanding.contains) ?? false
    return !isDemand && EvasiveText.isEvasive(remark)
  }

  /// Whether a remark beside a tick, which is no answer, says that the thing is not there: `not staffed yet`, `FAILED`; not
  /// `never failed`, `Open issues: none`.
  public static func isContradicted(by remark: String) -> Bool {
    let clauses = AnswerClauses.read(remark)
    let isNothing =
      remark.containsByte(UInt8(ascii: ":")) && clauses.last.map { $0.count == 1 && nothing.contains($0[0]) } ?? false
    guard !isNothing else { return false }
    if DeniedText.contradicts(remark) { return true }
    if DeniedText.saysUndone(remark) || DeniedText.fails(remark) || ReservedText.isReserved(remark) { return true }
    // `should be tested` tells only what is demanded.
    guard clauses.count == 1, clauses[0].count < 4, !demanding.contains(clauses[0][0]) else { return false }
    return EvasiveText.isEvasive(remark)
  }

  private static let nothing: Set<String> = ["none", "nothing", "0", "no", "zero"]
  /// Words of a check's id.
  private static let unwanted: Set<String> = [
    "no", "toil", "debt", "overdue", "findings", "vulnerabilities", "dependencies", "points", "actions", "waivers",
  ]
  private static let demanding: Set<String> = ["must", "should", "shall", "to", "will"]
}
