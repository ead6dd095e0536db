import ReportModel

/// What kind of thing a title is, by its words.
extension FindingTitle {
  /// It names something: neither a level alone (`Blocker (P0)`, `Critical issues`) nor how many there are (`Critical: 2 found`).
  var isNamed: Bool {
    let words = foldedWords(text)
    if isOrdinal { return true }
    guard !words.isEmpty, number != nil || !isCount, !NoneText.saysNone(text), !SeverityCounts.isTally(text)
    else { return false }
    return !words.allSatisfy { isNumber($0) || Self.countWords.contains($0) || SeverityText.bareLevel($0) != nil }
  }

  /// `2 (F-1, F-3)`, `1 - see below`, `2, of which one is new`: a number, and a sign behind it.
  private var isCount: Bool {
    let rest = text.utf8.drop { (0x30...0x39).contains($0) }
    guard rest.count < text.utf8.count, let next = rest.first(where: { $0 != 0x20 }) else { return false }
    // `10,000 documents` counts something else.
    return rest.first == 0x20 ? !isWord(next) : ",;".utf8.contains(next) && rest.dropFirst().first == 0x20
  }

  /// Nothing but a part of what is told of a finding: `Impact`, `Recommended fix`.
  var isDetail: Bool { foldedWords(text).allSatisfy(Self.detailWords.contains) }

  /// It rates the whole, or explains how things are rated: `Risk assessment`, `Severity levels`.
  var isRating: Bool { foldedWords(text).allSatisfy { Self.ratings.contains($0) || Self.ratingWords.contains($0) } }

  /// What is to be done with all that follows: `P0: Must fix before launch`.
  var isDemand: Bool { foldedWords(text).first.map(Self.demandWords.contains) ?? false }

  func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
  }

  func isNumber(_ word: String) -> Bool { Int(word) != nil }

  /// `Finding 1`, `Issue #3`: what it is called stands among its fields.
  var isOrdinal: Bool { Self.isOrdinal(text) }

  static func isOrdinal(_ title: String) -> Bool {
    let words = foldedWords(title)
    return words.count == 2 && kinds.contains(words[0]) && Int(words[1]) != nil
  }
}

extension FindingTitle {
  /// How findings are written that the page shows.
  static var understood: [Understanding.Row] {
    [
      .init("Level and title of a finding", ["Title (HIGH)", "[HIGH] Title", "High: Title", "High - Title"]),
      .init("Of an item of a list anywhere", ["[HIGH] Title"]),
      .init(
        "Below a heading for findings also",
        ["Title - HIGH", "Title - HIGH - more of it", "**HIGH** Title", "🔴 Title", "HIGH: above a list of titles"]),
      .init("Tags in front of its level", reviewTags.sorted(by: byBytes)),
      .init("A heading whose title is a field below it", Set(kinds.map { $0 + " 1" })),
    ]
  }

  static let closing: [UInt8: UInt8] = [
    UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "("): UInt8(ascii: ")"),
  ]
  static let reviewTags: Set<String> = [
    "review", "ai", "code", "patch", "fix", "defer", "decision", "dismiss", "follow", "up", "followup", "qa",
  ]
  static let dashes = ["\u{2013}", "\u{2014}"]
  private static let kinds: Set<String> = [
    "finding", "issue", "problem", "vulnerability", "risk", "blocker", "concern", "observation", "defect", "gap", "bug",
  ]
  static let asides: Set<String> = ["important", "info", "informational", "trivial"]
  private static let countWords: Set<String> = [
    "found", "issue", "issues", "finding", "findings", "blocker", "blockers", "problem", "problems", "concerns",
    "risks",
    "item", "items", "open", "closed", "fixed", "resolved", "total", "and", "of",
  ]
  private static let detailWords: Set<String> = [
    "impact", "evidence", "description", "details", "detail", "fix", "fixes", "suggested", "proposed", "recommended",
    "recommendation", "recommendations", "remediation", "mitigation", "location", "locations", "steps", "to",
    "reproduce", "root", "cause", "causes", "risk", "problem", "issue", "effort", "status", "owner", "background",
    "references", "reference", "proof", "concept", "of", "context", "example", "examples", "rationale", "solution",
    "affected", "code", "files", "components", "and", "note", "notes", "observation", "analysis", "why", "it",
    "matters",
  ]
  private static let demandWords: Set<String> = [
    "must", "should", "could", "fix", "address", "resolve", "required", "blocks", "before", "nice", "immediate",
    "action", "needs", "accept", "mitigate",
  ]
  private static let ratingWords: Set<String> = [
    "assessment", "overview", "classification", "levels", "scale", "definition", "definitions", "legend", "matrix",
    "criteria", "metadata", "details", "information", "verdict", "conclusion", "header", "the", "and", "of", "review",
  ]
  static let ratings: Set<String> = [
    "overall", "risk", "severity", "priority", "impact", "likelihood", "probability", "effort", "confidence", "rating",
    "level", "total", "residual", "inherent", "complexity", "coverage", "quality",
  ]
}
