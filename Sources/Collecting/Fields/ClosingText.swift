import ReportModel

/// Whether a status says that something is over, for each kind of thing in words of its own.
enum ClosingText {
  /// `fixed`, `✅ Fixed in 0a1b2c`, `resolved (PR #12)`. Acceptance ends no finding: it takes a waiver.
  static func closesFinding(_ status: String) -> Bool { closes(status, findingWords) }

  /// Debt also ends by being paid, or by a decision not to. Who accepts it still has it.
  static func closesDebt(_ status: String) -> Bool { closes(inOneWord(status.lowercased()), debtWords) }

  /// `Won't fix` is `wontfix`.
  private static func inOneWord(_ status: String) -> String {
    for spelling in ["won't fix", "won\u{2019}t fix", "wont fix", "will not fix"] where status.hasBytePrefix(spelling) {
      return "wontfix" + status.utf8.dropFirst(spelling.utf8.count).withText
    }
    return status
  }

  /// What follows the severity in brackets: `low, fixed`, `HIGH - ✅ done`. Nothing else may stand there.
  static func closesFinding(remark: String, after severity: String) -> Bool {
    let rest = trimmedText(remark.utf8.dropFirst(severity.utf8.count).withText)
    guard let separator = separators.first(where: rest.hasBytePrefix) else { return false }
    var word = trimmedText(rest.utf8.dropFirst(separator.utf8.count).withText)
    if word.hasBytePrefix("✅") { word = trimmedText(word.utf8.dropFirst("✅".utf8.count).withText) }
    return findingWords.contains(word.asciiLowercased)
  }

  /// A closing word comes first, and what follows says no more than where and when.
  private static func closes(_ written: String, _ closing: Set<String>) -> Bool {
    let status = StandingText.unstruck(written)
    let words = foldedWords(status).filter { word in
      word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard let first = words.first else { return status.unicodeScalars.contains("✅") }
    guard closing.contains(first), !status.utf8.contains(UInt8(ascii: "?")) else { return false }
    // "Fixed 3 of 5", "done 80 %".
    if words.count > 1, words[1].utf8.count < 4, Int(words[1]) != nil { return false }
    return words.indices.dropFirst().allSatisfy { index in
      let word = words[index]
      if word == "by" { return index + 1 < words.count && changes.contains(words[index + 1]) }
      return places.contains(word) || changes.contains(word) || closing.contains(word)
        || CalendarText.month(word) != nil || word.utf8.contains { (0x30...0x39).contains($0) }
    }
  }

  static var understood: [Understanding.Row] { [.init("Status closed", debtWords)] }

  private static let findingWords: Set<String> = ["fixed", "resolved", "closed", "done"]
  private static let debtWords: Set<String> = [
    "resolved", "done", "closed", "fixed", "paid", "completed", "complete", "wontfix", "закрыт", "закрыто", "закрыта",
    "закрито", "закрита", "виконано", "выполнено", "решено", "исправлено", "готово", "erledigt", "geschlossen",
  ]
  private static let separators = [",", ";", ":", "-", "/", "\u{2013}", "\u{2014}"]
  private static let changes: Set<String> = [
    "commit", "commits", "pr", "pull", "request", "change", "merge", "release", "version", "issue", "ticket",
  ]
  private static let places: Set<String> = [
    "in", "with", "on", "at", "since", "as", "via", "the", "and", "off", "back",
  ]
}
