import ReportModel

/// The rubric's claims, arranged to find the one that a checklist's item makes.
struct ClaimTable: Sendable {
  /// By the first word of the claim.
  private var entries: [String: [Entry]] = [:]
  private var ids: Set<String> = []
  /// Texts that were looked up before: the same checklist is often copied to many services.
  private var known: [String: Match] = [:]

  fileprivate struct Entry: Sendable {
    var words: [String]
    var negations: Int
    var check: String
  }

  enum Match: Hashable, Sendable {
    case none
    case check(String)
    /// The same words stand for several checks, so they stand for none of them.
    case ambiguous([String])
  }

  init(_ checks: [(id: String, claims: [String])]) {
    for (id, claims) in checks {
      ids.insert(id)
      for claim in Set(claims.map { FoldedWords($0) }) {
        guard let first = claim.words.first else { continue }
        entries[first, default: []].append(Entry(words: claim.words, negations: claim.negations, check: id))
      }
    }
  }

  /// The check whose id is all that `text` speaks of, else the one whose longest claim stands in it, word by word.
  ///
  /// A claim of one word must be all that the text speaks of, or prose about anything would answer it.
  func match(_ text: String) -> Match { known[text] ?? found(text) }

  /// Looks up each text once, so that ``match(_:)`` need not do it for each item that has it.
  mutating func learn(_ texts: some Sequence<String>) {
    for text in texts where known[text] == nil { known[text] = found(text) }
  }

  private func found(_ text: String) -> Match {
    let folded = FoldedWords(text)
    let named = ItemText(text).subject
    if ids.contains(named) { return .check(named) }
    let subject = FoldedWords(named)
    var (longest, checks) = (0, Set<String>())
    for (start, word) in folded.words.enumerated() {
      for entry in entries[word] ?? []
      where entry.speaks(in: folded, of: subject, at: start) && entry.words.count >= longest {
        if entry.words.count > longest { (longest, checks) = (entry.words.count, []) }
        checks.insert(entry.check)
      }
    }
    guard let first = checks.first else { return .none }
    return checks.count == 1 ? .check(first) : .ambiguous(checks.sorted())
  }
}

extension ClaimTable.Entry {
  fileprivate func speaks(in text: FoldedWords, of subject: FoldedWords, at start: Int) -> Bool {
    guard negations == text.negations else { return false }
    guard words.count > 1 || start == 0 && subject.words.count == 1 else { return false }
    return text.contains(words[...], at: start)
  }
}
