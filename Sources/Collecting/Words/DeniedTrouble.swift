import ReportModel

/// What a summary says is not there: `Critical findings: 0`, `0 blocked`, `not a single blocker`.
enum DeniedTrouble {
  /// The text without the clauses that count to nothing; what they name refuses nothing.
  static func removed(from text: String) -> String {
    clauses(of: text).filter { !isDenied($0) }.joined(separator: ", ")
  }

  /// A number keeps its point, and a word its hyphen.
  private static func clauses(of text: String) -> [String] {
    var (clauses, clause) = ([String](), [String]())
    func end() -> [String] { clause.isEmpty ? [] : [clause.joined(separator: " ")] }
    for word in text.utf8.split(separator: 0x20).map(\.withText) {
      let isDash = ["-", "\u{2013}", "\u{2014}"].contains(word)
      if isDash || word.utf8.first == UInt8(ascii: "(") {
        clauses += end()
        clause = []
      }
      if !isDash { clause.append(word) }
      guard let last = word.utf8.last, ".,;!)".utf8.contains(last) else { continue }
      clauses += end()
      clause = []
    }
    return clauses + end()
  }

  private static func isDenied(_ clause: String) -> Bool {
    if let colon = clause.offset(ofByte: UInt8(ascii: ":")) {
      let value = words(clause.utf8.dropFirst(colon + 1).withText)
      return isTrouble(words(clause.utf8.prefix(colon).withText)) && (value.first.map(none.contains) ?? false)
        && value.dropFirst().allSatisfy(beside.contains)
    }
    let said = words(clause)
    return denials.contains { said.starts(with: $0) && isTrouble(Array(said.dropFirst($0.count))) }
  }

  /// A green mark beside it says the same.
  private static func words(_ text: String) -> [String] { foldedWords(text).filter { !["✅", "🟢"].contains($0) } }

  /// "0 blocked and 3 failed" has a word of another kind.
  private static func isTrouble(_ words: [String]) -> Bool {
    words.contains(where: troubles.contains)
      && words.allSatisfy { troubles.contains($0) || beside.contains($0) || none.contains($0) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("A state of the whole: no refusal where it denies", troubles.sorted(by: byBytes)),
      .init("A state of the whole: denied by a value or in front", none.sorted(by: byBytes) + ["nothing"]),
    ]
  }

  private static let none: Set<String> = ["0", "none", "zero", "nil"]
  private static let denials = [["0"], ["zero"], ["none"], ["nothing"], ["nothing", "is"], ["not", "a", "single"]]
  private static let troubles: Set<String> = [
    "blocked", "blocker", "blockers", "blocking", "failed", "failing", "failure", "failures", "finding", "findings",
    "issue", "issues", "problem", "problems", "rejected", "showstopper", "showstoppers", "unsafe", "warning",
    "warnings",
  ]
  private static let beside: Set<String> = [
    "and", "any", "checks", "critical", "found", "high", "items", "known", "launch", "left", "major", "open", "or",
    "outstanding", "release", "remain", "remaining", "security", "services", "tests", "unresolved",
  ]
}
