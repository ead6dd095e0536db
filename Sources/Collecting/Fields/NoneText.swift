import ReportModel

/// What stands in a list of findings and is none: `None`, `No critical issues were found.`, `All fixed, see v1.2`.
enum NoneText {
  static func saysNone(_ text: String) -> Bool {
    let words = foldedWords(text.utf8.allSatisfy { $0 < 0x80 } ? text : text.lowercased()).filter(isWord)
    guard let first = words.first else { return true }
    if alone.contains(first) || words == ["no"] { return true }
    let rest = words.drop(while: openings.contains)
    return denies(rest[...]) || isAllOver(rest[...])
  }

  /// Not a sign that no ASCII stands beside: a dash, an arrow.
  private static func isWord(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x80 }
      || text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  /// "no critical issues", "zero high findings found": a denial, and trouble of any kind behind it.
  private static func denies(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first, denying.contains(first) else { return false }
    let behind = words.dropFirst().drop { attributes.contains($0) && !troubles.contains($0) }
    guard let noun = behind.first, troubles.contains(noun) else { return false }
    return behind.dropFirst().allSatisfy { endings.contains($0) || troubles.contains($0) }
  }

  /// "all fixed", "all issues have been resolved".
  private static func isAllOver(_ words: ArraySlice<String>) -> Bool {
    guard words.first == "all" else { return false }
    let rest = words.dropFirst().drop { attributes.contains($0) || troubles.contains($0) || openings.contains($0) }
    guard let word = rest.first, over.contains(word) else { return false }
    return Set(rest).isDisjoint(with: ["not", "but", "except", "however", "staging", "partially", "yet"])
  }

  static var understood: [Understanding.Row] {
    [
      .init("No finding: first word", alone.sorted(by: byBytes)),
      .init("No finding: a denial", denying.sorted(by: byBytes)),
      .init("No finding: in front of", troubles.sorted(by: byBytes)),
      .init("No finding: all of them are", over.sorted(by: byBytes)),
    ]
  }

  /// In other languages, too.
  private static let alone: Set<String> = [
    "none", "n", "na", "nil", "nothing", "keine", "keiner", "kein", "aucun", "aucune", "ninguno", "ninguna", "nenhum",
    "nenhuma", "nessuno", "geen", "brak", "нет", "немає", "无", "なし", "없음",
  ]
  private static let openings: Set<String> = [
    "there", "are", "is", "were", "was", "have", "has", "been", "we", "found", "currently", "at", "this", "time", "so",
    "far", "of", "them", "these", "to", "date",
  ]
  private static let denying: Set<String> = ["no", "zero", "0", "not", "none"]
  private static let attributes: Set<String> = [
    "critical", "high", "major", "medium", "low", "minor", "severe", "open", "known", "remaining", "further", "more",
    "new", "other", "serious", "significant", "outstanding", "unresolved", "launch", "security", "blocking", "or",
    "and", "severity", "priority", "risk", "level", "any", "single", "such", "p0", "p1", "p2", "actionable",
  ]
  private static let troubles: Set<String> = [
    "issue", "issues", "finding", "findings", "blocker", "blockers", "concern", "concerns", "problem", "problems",
    "vulnerability", "vulnerabilities", "risks", "defects", "bugs", "weaknesses", "gaps", "showstoppers", "items",
    "observations", "objections",
  ]
  private static let endings: Set<String> = [
    "were", "was", "are", "is", "have", "has", "been", "found", "identified", "detected", "observed", "reported",
    "remaining", "remain", "open", "noted", "discovered", "during", "in", "at", "this", "the", "review", "audit",
    "assessment", "time", "scan", "testing", "any", "of", "level", "so", "far", "to", "date", "or",
  ]
  private static let over: Set<String> = ["fixed", "resolved", "closed", "done", "addressed", "remediated", "mended"]
}
