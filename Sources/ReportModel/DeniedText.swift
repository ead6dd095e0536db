/// Whether the words behind a tick take it back: `not yet configured`, `FAILED`, `planned for Q1`, `last drill failed`.
public enum DeniedText {
  /// - Parameter text: What is said of the thing that is ticked, not what it is called.
  public static func isDenied(_ text: String) -> Bool {
    holdsDenyingMark(text) || clauses(of: text).contains(where: denies)
  }

  /// A sign that contradicts a tick, wherever it stands.
  public static func holdsDenyingMark(_ text: String) -> Bool { text.unicodeScalars.contains(where: marks.contains) }

  /// `disabled since October` denies, `disabled users are removed` tells of something else.
  private static func denies(_ clause: [String]) -> Bool {
    let words = clause.drop(while: openings.contains)
    guard let first = words.first else { return false }
    if negations.contains(first) || words.elementsEqual(["no"]) { return true }
    let next = words.dropFirst().first
    if denials.contains(first), next.map({ followers.contains($0) || $0.utf8.allSatisfy { $0 < 0x3A } }) ?? true {
      return true
    }
    return words.count < 5 && words.last.map(endings.contains) ?? false
  }

  /// Lower-case words, in groups that signs and words of contrast set apart; an apostrophe joins.
  private static func clauses(of text: String) -> [[String]] {
    var (clauses, word): ([[String]], [UInt8]) = ([[]], [])
    func endWord() {
      guard !word.isEmpty else { return }
      let text = String(decoding: word, as: UTF8.self)
      if contrasts.contains(text) { clauses.append([]) } else { clauses[clauses.count - 1].append(text) }
      word = []
    }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { continue }
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      if isLetter {
        word.append(byte | 0x20)
      } else if (0x30...0x39).contains(byte) {
        word.append(byte)
      } else {
        endWord()
      }
      if ".,;:()!?".utf8.contains(byte) { clauses.append([]) }
    }
    endWord()
    return clauses.filter { !$0.isEmpty }
  }

  public static var understood: [Understanding.Row] {
    [
      Understanding.Row("A tick is taken back by a mark", marks.map { String($0) }.sorted { $0.precedesInBytes($1) }),
      Understanding.Row("A tick is taken back by an answer that begins with", negations),
      Understanding.Row(
        "A tick is taken back by an answer that is, or begins with a word for time or place behind it", denials),
      Understanding.Row("A tick is taken back by a short answer that ends in", endings),
    ]
  }

  private static let marks: Set<Unicode.Scalar> = ["❌", "✗", "✘", "✖", "⛔", "🛑", "🚫", "🚧", "🔴", "⚠"]
  private static let openings: Set<String> = [
    "is", "are", "was", "were", "has", "have", "been", "it", "this", "still", "yet", "currently", "so", "far", "only",
    "all", "now", "to", "be",
  ]
  private static let negations: Set<String> = [
    "not", "never", "isnt", "arent", "wasnt", "werent", "doesnt", "dont", "didnt", "hasnt", "havent", "cannot", "cant",
    "wont", "partially", "partly", "unfinished", "unresolved", "unfixed",
  ]
  private static let denials: Set<String> = [
    "failed", "fails", "failing", "failure", "failures", "partial", "disabled", "planned", "waived", "missing",
    "broken",
    "incomplete", "pending", "deferred", "postponed", "skipped", "blocked", "reopened", "outstanding", "exceptions",
    "wip", "todo", "tbd",
  ]
  private static let followers: Set<String> = [
    "for", "in", "on", "at", "since", "until", "till", "by", "to", "yet", "and", "with", "due", "because", "again",
    "so", "still", "from", "during", "tests", "q1", "q2", "q3", "q4",
  ]
  private static let endings: Set<String> = [
    "failed", "failing", "fails", "missing", "broken", "pending", "disabled", "incomplete", "outstanding", "postponed",
    "yet",
  ]
  private static let contrasts: Set<String> = ["but", "however", "though", "although", "except", "with"]
}
