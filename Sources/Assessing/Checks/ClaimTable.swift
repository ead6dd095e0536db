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
    /// The words of a claim stand there, and with them a `no` or a `not` that the claim does not have.
    case negated(String)
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
    let item = SpokenItem(text)
    if ids.contains(item.subject) { return .check(item.subject) }
    var (spoken, negated) = (Longest(), Longest())
    for (start, word) in item.words.enumerated() {
      for entry in entries[word] ?? [] where item.speaks(of: entry.words, at: start) {
        let negations = item.negations(around: start + entry.words.count)
        if negations == entry.negations { spoken.add(entry) } else if negations > entry.negations { negated.add(entry) }
      }
    }
    return spoken.match { .check($0) } ?? negated.match { .negated($0) } ?? .none
  }
}

/// The checks of the longest of some claims.
private struct Longest {
  private var count = 0
  private var checks: Set<String> = []

  mutating func add(_ entry: ClaimTable.Entry) {
    guard entry.words.count >= count else { return }
    if entry.words.count > count { (count, checks) = (entry.words.count, []) }
    checks.insert(entry.check)
  }

  func match(_ one: (String) -> ClaimTable.Match) -> ClaimTable.Match? {
    guard let first = checks.first else { return nil }
    return checks.count == 1 ? one(first) : .ambiguous(checks.sorted())
  }
}

/// The words of an item, which know where its remarks begin: `Rollback capability: no manual step` denies no capability.
private struct SpokenItem {
  let subject: String
  private(set) var words: [String] = []
  /// For each word the part in which it stands.
  private var homes: [Int] = []
  private var parts: [(clause: Int, isRemark: Bool, negations: Int)] = []
  private let isOfOneWord: Bool

  init(_ text: String) {
    subject = ItemText(text).subject
    isOfOneWord = FoldedWords(subject).words.count == 1
    for part in ItemText.parts(of: text) where words.count < FoldedWords.limit {
      let folded = FoldedWords(part.text)
      words += folded.words
      homes += folded.words.map { _ in parts.count }
      parts.append((part.clause, part.isRemark, folded.negations))
    }
  }

  func speaks(of claim: [String], at start: Int) -> Bool {
    guard claim.count > 1 || start == 0 && isOfOneWord else { return false }
    return words[start...].starts(with: claim)
  }

  /// How often the item says no up to the parting behind a claim, leaving out remarks but for that in which the claim stands.
  func negations(around end: Int) -> Int {
    let home = homes[end - 1]
    return parts.indices.reduce(0) { sum, index in
      let isMeant = index == home || !parts[index].isRemark && parts[index].clause <= parts[home].clause
      return isMeant ? sum + parts[index].negations : sum
    }
  }
}
