import ReportModel

/// What stands in a list of findings and is none: `None`, `No critical issues were found.`, `All fixed, see v1.2`.
enum NoneText {
  static func saysNone(_ text: String) -> Bool { exception(in: text) == nil && deniesAll(text) }

  /// `None besides lost orders`: what there is all the same, unless it is said to be told elsewhere.
  static func exception(in text: String) -> String? {
    let all = text.utf8.split(separator: 0x20)
    guard mayDeny(all) else { return nil }
    // Of the first sentence.
    let words = all.prefix(1 + (all.firstIndex { $0.last == UInt8(ascii: ".") } ?? all.count))
    for index in words.indices.dropFirst() {
      let folded = words[index...].prefix(3).flatMap { foldedWords($0.withText) }
      guard let phrase = exceptions.first(where: { folded.starts(with: $0) }) else { continue }
      let rest = words[(index + phrase.count)...]
      let head = text.utf8[..<words[index].startIndex].withText
      guard let first = rest.first, deniesAll(head) else { return nil }
      // "None, but watch the lag" names none.
      if phrase == ["but"], trimmed(head.utf8[...]).last.map({ ",;:.".utf8.contains($0) }) ?? true { return nil }
      let named = foldedWords(text.utf8[first.startIndex...].withText)
      let isElsewhere = named.first.map(pointers.contains) ?? true && !elsewhere.isDisjoint(with: named)
      return isElsewhere ? nil : trimmedText(text.utf8[first.startIndex...].withText)
    }
    return nil
  }

  /// Whether the first word is one with which a denial begins: few titles need a look at all of their words.
  private static func mayDeny(_ words: [Substring.UTF8View]) -> Bool {
    for word in words {
      guard word.allSatisfy({ $0 < 0x80 }) else { return true }
      guard let first = foldedWords(word.withText).first else { continue }
      return alone.contains(first) || denying.contains(first) || openings.contains(first) || first == "all"
    }
    return true
  }

  private static func deniesAll(_ text: String) -> Bool {
    guard mayDeny(text.utf8.split(separator: 0x20)) else { return false }
    let words = foldedWords(text.utf8.allSatisfy { $0 < 0x80 } ? text : text.lowercased()).filter(SaidLines.isWord)
    guard let first = words.first else { return true }
    if alone.contains(first) { return !tellsOfAll(words.dropFirst()) }
    if words == ["no"] { return true }
    let rest = words.drop(while: openings.contains)
    return denies(rest[...]) || isAllOver(rest[...])
  }

  /// Behind `None` or `Nothing`: what all of something lack, and not that there is none of it: `of the backups can be
  /// restored`, `is encrypted`.
  private static func tellsOfAll(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    if first == "of" {
      guard let noun = words.dropFirst().drop(while: { $0 == "the" || $0 == "our" || attributes.contains($0) }).first
      else { return false }
      return words.dropFirst().first.map(wholes.contains) ?? false && !troubles.contains(noun)
        && !elsewhere.contains(noun)
    }
    guard auxiliaries.contains(first) else { return false }
    let said = words.dropFirst().drop { $0 == "been" || $0 == "currently" || $0 == "left" }
    return
      !(said.first.map { endings.contains($0) || attributes.contains($0) || over.contains($0) || harms.contains($0) }
      ?? true)
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
    let rest = words.dropFirst().drop {
      attributes.contains($0) || troubles.contains($0) || openings.contains($0) || earlier.contains($0)
    }
    guard let word = rest.first, over.contains(word) else { return false }
    return Set(rest).isDisjoint(with: ["not", "but", "except", "however", "staging", "partially", "yet"])
  }

  static var understood: [Understanding.Row] {
    [
      .init("No finding: first word", alone.sorted(by: byBytes)),
      .init("No finding: a denial", denying.sorted(by: byBytes)),
      .init("No finding: in front of", troubles.sorted(by: byBytes)),
      .init("No finding: all of them are", over.sorted(by: byBytes)),
      .init("No finding but what follows", exceptions.map { $0.joined(separator: " ") }),
    ]
  }

  private static let exceptions = [
    "besides", "except for", "except", "excepting", "apart from", "aside from", "other than", "save for", "beyond",
    "but", "außer", "bis auf",
  ].map { foldedWords($0) }
  /// `as noted above`, `the ones listed below`.
  private static let pointers: Set<String> = ["as", "the", "those", "what", "that", "this"]
  private static let elsewhere: Set<String> = ["above", "below", "elsewhere", "already"]
  /// In other languages, too.
  private static let alone: Set<String> = [
    "none", "n", "na", "nil", "nothing", "keine", "keiner", "kein", "aucun", "aucune", "ninguno", "ninguna", "nenhum",
    "nenhuma", "nessuno", "geen", "brak", "нет", "немає", "无", "なし", "없음",
  ]
  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "can", "could", "works",
  ]
  /// What is good when nothing is.
  private static let harms: Set<String> = [
    "missing", "wrong", "broken", "affected", "exposed", "lost", "left", "leaked", "overdue", "pending", "vulnerable",
  ]
  private static let wholes: Set<String> = ["the", "our"]
  /// `all blockers of the last review`.
  private static let earlier: Set<String> = [
    "the", "last", "previous", "earlier", "prior", "review", "audit", "from", "our",
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
    "require", "requiring", "immediate", "action", "attention", "remediation",
  ]
  private static let over: Set<String> = ["fixed", "resolved", "closed", "done", "addressed", "remediated", "mended"]
}
