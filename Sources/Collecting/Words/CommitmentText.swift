import ReportModel

/// Who does something by which day, in the words of a sentence: `Rotate the key (owner: team-a, due 2026-12-01)`,
/// `... @checkout by Dec 1, 2026`.
enum CommitmentText {
  /// What follows `owner:`, up to the next sign that ends it; else the first `@name`.
  static func owner(in text: String) -> String? {
    if let stated = statedOwner(in: text) { return stated }
    let handle = text.utf8.split { !(isWord($0) || "@-_/.".utf8.contains($0)) }.first { word in
      word.first == UInt8(ascii: "@") && word.count > 1
    }
    return handle?.withText
  }

  /// `— owner Ana, due 2026-12-10`: the word stands behind a sign, where it begins nothing else.
  private static func ownerBehindSign(in text: String) -> String? {
    let parts = text.utf8.split { ",;(|)".utf8.contains($0) }.map { trimmedText($0.withText) }
    for part in parts {
      let said = Parting(lastDash: part).map { String($0.rest) } ?? part
      guard let label = ownerLabels.first(where: { said.hasFoldedPrefix($0 + " ") }) else { continue }
      let name = trimmedText(said.utf8.dropFirst(label.utf8.count).withText)
      let words = foldedWords(name)
      if (1...3).contains(words.count), Set(words).isDisjoint(with: ["is", "of", "must", "to", "and", "has"]) {
        return name
      }
    }
    return nil
  }

  /// What follows `owner:`, or `owner` behind a sign, and nothing less plain.
  static func statedOwner(in text: String) -> String? {
    ownerBehindColon(in: text) ?? ownerBehindSign(in: text)
  }

  private static func ownerBehindColon(in written: String) -> String? {
    let text = withNarrowColons(written)
    guard text.containsByte(UInt8(ascii: ":")) else { return nil }
    let bytes = Array(text.utf8)
    let lower = Array(text.asciiLowercased.utf8)
    for label in ownerLabels {
      guard let start = lower.firstRange(of: Array((label + ":").utf8))?.upperBound else { continue }
      let value = trimmedText(bytes[start...].prefix { !",;)|\n".utf8.contains($0) }.withText)
      let clause = value.split(separator: "、").first.map(String.init) ?? value
      let name = trimmedText(Parting(firstDash: clause)?.head ?? clause[...])
      return name.isEmpty ? nil : name
    }
    return nil
  }

  /// The first day behind a word that makes it one by which something is done.
  static func due(in text: String) -> Day? { day(behind: dueWords, in: withNarrowColons(text)) }

  /// The day behind `due` or `deadline`, and nothing less plain.
  static func statedDue(in text: String) -> Day? { day(behind: ["due", "deadline"], in: text) }

  private static func day(behind labels: Set<String>, in text: String) -> Day? {
    let words = text.utf8.split { !(isWord($0) || $0 == UInt8(ascii: "-")) }
    for word in words where labels.contains(word.withText.asciiLowercased) {
      if let day = DateText.day(in: firstDate(text.utf8[word.endIndex...])) { return day }
    }
    return nil
  }

  /// Up to the fourth word, for no date has more; a day further on is that of something else.
  private static func firstDate(_ rest: Substring.UTF8View) -> String {
    // No further than is needed: there may be a label at every word.
    rest.split(maxSplits: 3) { $0 == 0x20 || $0 == UInt8(ascii: ":") }.prefix(3).map(\.withText).joined(separator: " ")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
  }

  static var understood: [Understanding.Row] {
    [
      .init("Owner in a sentence, behind", ownerLabels.map { $0 + ":" } + ["@"]),
      .init("Due day in a sentence, behind", dueWords),
    ]
  }

  private static let ownerLabels = [
    "owner", "assignee", "responsible", "responsável", "responsable", "verantwortlich", "ответственный",
    "Ответственный",
    "відповідальний", "Відповідальний", "担当", "担当者", "负责人", "담당", "담당자",
  ]
  private static let dueWords: Set<String> = [
    "due", "by", "until", "before", "deadline", "date", "target", "eta", "期限", "期日", "締切", "截止日期",
    "prazo", "fällig",
  ]
}
