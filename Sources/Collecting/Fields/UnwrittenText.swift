import Markdown
import ReportModel

/// What only keeps the place of a text that somebody is to write: `[Describe the symptoms]`, `TODO: write this`.
enum UnwrittenText {
  static func isUnwritten(_ block: MarkdownContent.Block) -> Bool {
    if isInBrackets(block.plain) { return true }
    // Behind `TODO` nothing is said but what is to be done.
    if let first = block.text.first, DeniedText.beginsUndone(first.text) { return true }
    return isUnwritten(block.text.map(\.text))
  }

  static func isUnwritten(_ lines: [String]) -> Bool {
    var said = SaidLines(of: prose)
    return !lines.contains { line in
      if includes.contains(where: line.containsBytes) { return true }
      guard case .text(let text, _) = said.read(Array(line.utf8)[...]) else { return false }
      return !isInBrackets(line) && !isPromise(text)
    }
  }

  /// Whether commands hold nothing but comments, and what is to be filled in.
  ///
  /// - Parameter info: Says whether `#` may be the prompt of an administrator.
  static func isUnwritten(code lines: [String], info: String) -> Bool {
    var said = SaidLines(of: script)
    let isSession = sessions.contains(info.asciiLowercased)
    return !lines.contains { line in
      guard case .text(let text, let isComment) = said.read(Array(line.utf8)[...]) else { return false }
      return (!isComment || isSession) && !isInBrackets(text) && !isPromise(text)
    }
  }

  /// Of `<img src="a.png">` all that is said stands in its tag.
  static func isUnwritten(html lines: [String]) -> Bool {
    isUnwritten(lines) && !lines.contains { line in pictures.contains(where: line.containsFolded) }
  }

  /// `TBD`, `Not written yet`, `(none yet)`, `To be filled in by ops`, `Add the steps here`.
  private static func isPromise(_ text: String) -> Bool {
    if EvasiveText.isWhole(text) || DeniedText.beginsUndone(text) { return true }
    let words = foldedWords(text)
    guard let first = words.first, let last = words.last else { return true }
    if words.starts(with: ["to", "be"]) { return words.dropFirst(2).first.map(acts.contains) ?? true }
    if ["none", "nothing"].contains(first) { return words.dropFirst().allSatisfy(["yet", "so", "far"].contains) }
    return last == "here" && words.count < 9 && requests.contains(first)
  }

  private static func isInBrackets(_ text: String) -> Bool {
    let text = trimmedText(text).utf8
    guard let first = text.first, let close = SaidLines.close(of: first), text.count > 2,
      !includes.contains(where: text.withText.hasBytePrefix)
    else { return false }
    return text.firstIndex(of: close).map { end in text[end...].allSatisfy { $0 == close || ".".utf8.contains($0) } }
      ?? false
  }

  private static let (prose, script) = (SourcePath("text.md"), SourcePath("text.sh"))
  private static let sessions: Set<String> = ["console", "shell-session", "sh-session", "terminal", "text"]
  /// Templates of sites put a text of its own there.
  private static let includes = ["{{<", "{{%", "{{#", "{%", "<%"]
  private static let pictures = ["<img", "<video", "<iframe", "<svg", "<object"]
  private static let acts: Set<String> = [
    "filled", "written", "completed", "done", "determined", "defined", "decided", "added", "documented", "provided",
    "described", "announced", "agreed", "discussed", "supplied", "confirmed",
  ]
  private static let requests: Set<String> = [
    "add", "describe", "fill", "insert", "write", "list", "put", "document", "enter", "your",
  ]
}
