import ReportModel

/// Of levels that follow each other in time the one that holds: `~~Low~~ Critical`, `Low → Critical`, `was Low, now Critical`.
enum ChangedSeverity {
  /// What stands of a text: nothing that is struck through, and nothing in front of an arrow to another level.
  static func standing(in text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: ">") }) else {
      return text
    }
    var text = text
    if text.containsBytes("~~"), case let kept = StandingText.unstruck(text), !foldedWords(kept).isEmpty { text = kept }
    // The hyphens that break no line.
    if text.containsBytes("\u{2011}") || text.containsBytes("\u{2010}") {
      text = text.split { $0 == "\u{2011}" || $0 == "\u{2010}" }.joined(separator: "-")
    }
    guard let arrow = arrows.first(where: text.containsBytes), let last = text.split(separator: arrow).last,
      SeverityText.isLevel(trimmedText(last))
    else { return text }
    return trimmedText(last)
  }

  /// The folded words that tell how grave it is now, where others tell how grave it was; all of them otherwise.
  static func standing(_ words: [String], namesLevel: (ArraySlice<String>) -> Bool) -> [String] {
    guard words.count > 1, let turn = words.lastIndex(where: { turns.contains($0) || past.contains($0) }) else {
      return words
    }
    let (before, behind) = (words[..<turn], words[(turn + 1)...])
    let isPast = past.contains(words[turn])
    if !isPast, let next = behind.first, next == "to" || next == "as" || words[turn] == "now" {
      let told = before.contains(where: past.contains) || words[turn] != "now"
      return told && namesLevel(behind.prefix(4)) ? Array(behind) : words
    }
    if !isPast, behind.first == "from", let end = behind.firstIndex(of: "to"), namesLevel(behind[end...]) {
      return Array(behind[end...])
    }
    return (isPast || behind.first == "from") && namesLevel(before) ? Array(before) : words
  }

  /// Whether a folded word tells of how grave something was before.
  static func tells(_ word: String) -> Bool { past.contains(word) || turns.contains(word) }

  static var understood: [Understanding.Row] {
    [
      .init("A severity was changed, and the new one stands behind `to`, the old one behind `from`", turns),
      .init("A severity that was, behind", past),
      .init("A severity that is, behind one that was, and", ["now"] + arrows),
    ]
  }

  private static let arrows = ["\u{2192}", "->", "=>", "\u{27A1}"]
  private static let turns: Set<String> = [
    "now", "raised", "upgraded", "increased", "escalated", "downgraded", "lowered", "reduced", "reclassified",
    "rerated",
    "changed",
  ]
  private static let past: Set<String> = ["was", "previously", "formerly", "originally", "initially", "used"]
}
