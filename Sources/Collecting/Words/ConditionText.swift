import Markdown
import ReportModel

/// A condition as a certificate lists it, with what it says of itself: `- [x] Write the docs`, `Rotate the key (done)`.
enum ConditionText {
  static func read(_ line: MarkdownContent.Line, _ task: TaskState?) -> Certificate.Condition {
    var (text, isMet) = StruckText.read(line)
    var isTicked = task.map { $0 != .open } ?? false
    if let mark = CheckMark.read(text), mark.state == .pass || mark.state == .notApplicable {
      (text, isTicked) = (mark.rest, true)
    }
    if isTicked { isMet = !isTakenBack(text) }
    let remark = text
    if let rest = withoutDone(text) ?? withoutRemark(text) { (text, isMet) = (rest, true) }
    if saysAllMet(text) { isMet = true }
    var condition = Certificate.Condition(
      text, isMet: isMet, owner: CommitmentText.owner(in: text), due: CommitmentText.due(in: text))
    // The day beside the word, and none of the condition's own.
    if isMet, text != remark, DateText.day(in: text) == nil { condition.metOn = DateText.day(in: remark) }
    condition.line = line.number
    return condition
  }

  /// `Rotate the key — reverted on 2026-11-25`, `Rotate the key (planned)`: the words behind a tick say otherwise. Who does it
  /// by when says nothing of it.
  private static func isTakenBack(_ text: String) -> Bool {
    let inBrackets = text.utf8.last == UInt8(ascii: ")") ? text.utf8.lastIndex(of: UInt8(ascii: "(")) : nil
    let bracket = inBrackets.map { text.utf8[text.utf8.index(after: $0)...].dropLast().withText }
    let remarks = [bracket, Parting(lastDash: text).map { String($0.rest) }].compactMap(\.self)
    return remarks.flatMap { split($0, at: UInt8(ascii: ",")) }.contains { part in
      let said = String(part)
      return CommitmentText.due(in: said) == nil && CommitmentText.owner(in: said) == nil
        && TickedAnswer.isTakenBack(by: said, mayDemand: true)
    }
  }

  /// `All met.`, `All conditions have been fulfilled`: what stands in the place of a list.
  static func saysAllMet(_ text: String) -> Bool {
    let words = foldedWords(text)
    guard words.first == "all" else { return false }
    let rest = words.drop(while: wholeWords.contains)
    return !rest.isEmpty && isMet(rest.joined(separator: " "))
  }

  /// The text beside `(done 2026-11-22)` or `— done` at its end, or behind `Done:` in front.
  private static func withoutRemark(_ text: String) -> String? {
    if let parting = Parting(first: text), ClosingText.closesCondition(String(parting.head)) {
      return something(String(parting.rest))
    }
    if let parting = Parting(lastDash: text), ClosingText.closesCondition(String(parting.rest)) {
      return something(String(parting.head))
    }
    if text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.lastIndex(of: UInt8(ascii: "(")),
      ClosingText.closesCondition(text.utf8[text.utf8.index(after: open)...].dropLast().withText)
    {
      return something(text.utf8[..<open].withText)
    }
    guard let tick = text.unicodeScalars.lastIndex(where: { "✅✔☑".unicodeScalars.contains($0) }),
      ClosingText.answersYes(String(text[tick...]))
    else { return nil }
    return something(String(text[..<tick]))
  }

  private static func something(_ text: String) -> String? {
    let text = trimmedText(text)
    return text.isEmpty ? nil : text
  }

  /// A cell that says so: `done`, `✅`, `met on 2026-11-20`, `closed by Ana (see #12)`. Beside the word stands no more than
  /// where, when and by whom; and nothing behind it takes it back.
  static func isMet(_ state: String) -> Bool {
    guard !state.containsByte(UInt8(ascii: "?")) else { return false }
    if let mark = CheckMark.read(state), mark.state == .pass {
      return ClosingText.closesCondition(mark.rest) || !TickedAnswer.isTakenBack(by: mark.rest)
    }
    if ClosingText.closesCondition(state) { return true }
    let said = state.utf8.prefix { !",;:(".utf8.contains($0) }.withText
    let head = Parting(firstDash: said).map { String($0.head) } ?? said
    return ClosingText.closesCondition(PassRemark.removed(from: head)) && !TickedAnswer.isTakenBack(by: state)
  }

  /// The text in front of `(done)` or `: met` at its end.
  private static func withoutDone(_ text: String) -> String? {
    let signs = text.utf8.dropLast(text.utf8.reversed().prefix { $0 == 0x20 || ".)".utf8.contains($0) }.count)
    let word = signs.reversed().prefix { (0x41...0x5A).contains($0 & 0xDF) }.reversed().withText
    guard doneWords.contains(word.asciiLowercased) else { return nil }
    let before = trimmed(signs.dropLast(word.utf8.count))
    guard let sign = before.last, "(:-".utf8.contains(sign) else { return nil }
    let rest = trimmed(before.dropLast())
    return rest.isEmpty ? nil : rest.withText
  }

  static var understood: [Understanding.Row] {
    [.init("Condition met: in brackets, behind a colon or a dash, or in front of a colon", doneWords)]
      + CommitmentText.understood
  }

  private static let doneWords = ClosingText.conditionWords
  private static let wholeWords: Set<String> = [
    "all", "of", "these", "them", "the", "conditions", "items", "are", "were", "have", "been", "now",
  ]
}
