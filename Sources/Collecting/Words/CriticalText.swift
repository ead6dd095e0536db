import ReportModel

/// A sentence that says that something critical is there: `There is one critical problem`, `This is critical and is not fixed`.
enum CriticalText {
  /// The first sentence of a text that says so; none where the text says that it is over.
  static func sentence(in text: String) -> String? {
    guard text.utf8.count < 2000, words.contains(where: text.containsFolded) else { return nil }
    let sentences = LaunchAdviceText.split(text)
    return sentences.indices.first { index in
      says(sentences[index]) && !ClosingText.closes(sentence: index, of: sentences)
    }.map { sentences[$0] }
  }

  private static func says(_ sentence: String) -> Bool {
    let said = foldedWords(sentence)
    guard let place = said.firstIndex(where: words.contains), Set(said).isDisjoint(with: elsewhen),
      !sentence.containsByte(UInt8(ascii: "\""))
    else { return false }
    let (before, behind) = (said[..<place], said[(place + 1)...])
    guard !before.contains(where: VerdictText.negating.contains), before.last != "non" else { return false }
    if unfixed.contains(where: { phrase in behind.indices.contains { behind[$0...].starts(with: phrase) } }) {
      return before.contains(where: verbs.contains) || behind.contains(where: nouns.contains)
    }
    guard said[place] != "critical" || behind.first.map(nouns.contains) ?? false else { return false }
    return before.contains(where: verbs.contains)
      && before.allSatisfy { verbs.contains($0) || openings.contains($0) || Int($0) != nil }
      && behind.allSatisfy { !over.contains($0) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Sentence that names something critical: with", words.sorted(by: byBytes)),
      .init("Sentence that names something critical: not with", elsewhen.union(over).sorted(by: byBytes)),
    ]
  }

  private static let words: Set<String> = ["critical", "blocker", "blockers", "showstopper", "showstoppers"]
  private static let nouns: Set<String> = [
    "finding", "findings", "issue", "issues", "problem", "problems", "vulnerability", "vulnerabilities", "flaw",
    "flaws",
    "bug", "bugs", "defect", "defects", "gap", "gaps", "weakness", "weaknesses", "blocker", "blockers",
  ]
  private static let verbs: Set<String> = [
    "is", "are", "found", "remains", "remain", "have", "has", "identified", "see",
  ]
  private static let openings: Set<String> = [
    "there", "we", "i", "still", "at", "least", "only", "but", "and", "however", "the", "this", "it", "a", "an", "one",
    "two", "three", "four", "another", "open", "unresolved", "serious", "security", "review", "currently",
  ]
  private static let unfixed = ["not fixed", "not resolved", "not mitigated", "still open", "remains open", "unfixed"]
    .map {
      foldedWords($0)
    }
  private static let over: Set<String> = [
    "fixed", "resolved", "closed", "remediated", "mitigated", "addressed", "patched", "below", "above", "accepted",
  ]
  private static let elsewhen: Set<String> = [
    "was", "were", "had", "if", "unless", "when", "whenever", "would", "could", "may", "might", "previous",
    "previously",
    "earlier", "last",
  ]
}
