import Markdown
import ReportModel

/// A condition as a certificate lists it, with what it says of itself: `- [x] Write the docs`, `Rotate the key (done)`.
enum ConditionText {
  static func read(_ line: MarkdownContent.Line, _ task: TaskState?) -> Certificate.Condition {
    var (text, isMet) = StruckText.read(line)
    if let mark = CheckMark.read(text), mark.state == .pass || mark.state == .notApplicable {
      (text, isMet) = (mark.rest, true)
    }
    if let task, task != .open { isMet = true }
    if let rest = withoutDone(text) { (text, isMet) = (rest, true) }
    return Certificate.Condition(
      text, isMet: isMet, owner: CommitmentText.owner(in: text), due: CommitmentText.due(in: text))
  }

  /// A cell that says so: `done`, `✅`, `met on 2026-11-20`.
  static func isMet(_ state: String) -> Bool {
    CheckMark.read(state)?.state == .pass || foldedWords(state).first.map(doneWords.contains) ?? false
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
    [.init("Condition met, in brackets or behind a colon", doneWords)] + CommitmentText.understood
  }

  private static let doneWords: Set<String> = [
    "done", "met", "fulfilled", "resolved", "closed", "completed", "complete",
  ]
}
