import Markdown
import ReportModel

/// How many findings of a level are left by a sentence: `1 critical, 3 low`, `3 of 4 critical findings are fixed`, `One
/// blocker remains`.
enum StatedRemainder {
  static func read(_ line: MarkdownContent.Line) -> [Review.StatedCount] {
    guard line.text.utf8.count < 300, mayCount(line.text) else { return [] }
    let words = foldedWords(line.text)
    // What was before does not count, unless it is still so.
    let isPast = !Set(words).isDisjoint(with: past)
    let standing = sentences(line.text).filter { sentence in
      !tellsOfBefore(sentence) && (!isPast || staysOpen(foldedWords(sentence)[...]))
    }
    let listed = isPast ? [] : listed(standing.joined(separator: "; "), line.number)
    if !listed.isEmpty { return words.contains(where: over.contains) ? [] : listed }
    return standing.compactMap { left($0) }.map { .init(severity: $0.0, count: $0.1, line: line.number) }
  }

  /// Few lines name a level, and it is the cheapest thing to look for.
  private static func mayCount(_ text: String) -> Bool {
    stems.contains(where: text.containsFolded) || holdsDigits(text) && text.utf8.contains { $0 >= 0xF0 }
  }

  /// `1 Critical / 0 High`, `4 (1 critical, 3 low)`, `🔴 1 · 🟠 0`: at least two levels, and nothing else.
  static func listed(_ text: String, _ line: Int) -> [Review.StatedCount] {
    guard holdsDigits(text) else { return [] }
    let text = text.split(separator: "\u{B7}").joined(separator: "|")
    let parts = text.utf8.split { ",;|/()".utf8.contains($0) }.map(\.withText)
    let counts = parts.compactMap { part in
      count(part).map { Review.StatedCount(severity: $0.0, count: $0.1, line: line) }
    }
    return Set(counts.map(\.severity)).count > 1 ? counts : []
  }

  /// `First round: 1 critical, 2 high`, `two risks that no longer remain`.
  private static func tellsOfBefore(_ sentence: String) -> Bool {
    let words = foldedWords(sentence)
    if words.first == "initial" || words.first == "first" && words.dropFirst().first.map(rounds.contains) ?? false {
      return true
    }
    return words.indices.contains { index in
      words[index...].starts(with: ["no", "longer"])
        && words.dropFirst(index + 2).first.map { remaining.contains($0) || gone.contains($0) } ?? false
    }
  }

  private static func count(_ part: String) -> (Severity, Int)? {
    // `Findings: 1 Critical`.
    let said = trimmedText(part.utf8.split(separator: UInt8(ascii: ":")).last?.withText ?? "")
    if let (severity, rest) = SeverityText.takeSign(said), let count = number(rest) { return (severity, count) }
    let words = foldedWords(said)
    guard words.count > 1, let count = number(words[0]), let level = SeverityText.leadingSeverity(in: words[1]),
      words.dropFirst(2).allSatisfy({ beside.contains($0) })
    else { return nil }
    return (level, count)
  }

  private static func left(_ sentence: String) -> (Severity, Int)? {
    let words = withoutOpenSource(foldedWords(sentence))
    guard words.count > 2, let place = words.firstIndex(where: { SeverityText.leadingSeverity(in: $0) != nil }),
      let level = SeverityText.leadingSeverity(in: words[place])
    else { return nil }
    let (before, behind) = (words[..<place], words[(place + 1)...].drop { beside.contains($0) && $0 != "open" })
    let isOver =
      behind.first.map { over.contains($0) || verbs.contains($0) } ?? false && behind.contains(where: over.contains)
    // `All criticals are resolved except S-1`.
    if before == ["all"] || before == ["all", "the"] {
      guard isOver, let exception = behind.firstIndex(where: exceptions.contains), exception + 1 < behind.endIndex
      else { return nil }
      return (level, 1)
    }
    // `3 of 4 critical findings are fixed`, `Critical issues fixed: 3/4`.
    let numbers = words.compactMap(number)
    if isOver, numbers.count == 2, numbers[0] <= numbers[1],
      before.count == 3 && before[1] == "of" && number(before[0]) != nil
        || before.isEmpty && sentence.containsByte(UInt8(ascii: "/"))
    {
      return (level, numbers[1] - numbers[0])
    }
    // `We found 2 critical findings, both open`.
    guard let word = before.last, let count = number(word) ?? numerals[word],
      before.dropLast().allSatisfy(openings.contains)
    else { return nil }
    // `One critical dependency` is no finding.
    let isFinding = words.dropFirst(place + 1).first.map { nouns.contains($0) || verbs.contains($0) } ?? false
    let isLeft =
      behind.first.map(remaining.contains) ?? false
      || isFinding && !before.dropLast().isEmpty && behind.prefix(4).contains { leaving.contains($0) }
      || isFinding && staysOpen(behind)
      || behind.first.map(verbs.contains) ?? false && behind.dropFirst().first.map { remaining.contains($0) } ?? false
    return isLeft && !isOver ? (level, count) : nil
  }

  /// `One critical finding was found and remains open`.
  private static func staysOpen(_ words: ArraySlice<String>) -> Bool {
    words.indices.contains { index in
      stays.contains(words[index]) && words[(index + 1)...].first.map { open.contains($0) } ?? false
    }
  }

  private static func withoutOpenSource(_ words: [String]) -> [String] {
    words.indices.filter { index in
      !(words[index...].starts(with: ["open", "source"])
        || index > 0 && words[(index - 1)...].starts(with: ["open", "source"]))
    }.map { words[$0] }
  }

  private static func sentences(_ text: String) -> [String] {
    text.split(separator: ". ").flatMap { $0.split(separator: "! ") }.map(String.init)
  }

  private static func number(_ word: String) -> Int? { word.utf8.count < 5 ? Int(word) : nil }

  static var understood: [Understanding.Row] {
    [
      .init(
        "Severities counted in a sentence",
        [
          "1 critical, 3 low", "3 of 4 critical findings are fixed", "One blocker remains",
          "All criticals are fixed except S-1",
        ]),
      .init("Severities counted, not where it says", past.sorted(by: byBytes)),
      .init("Severities counted, not of the first", rounds.sorted(by: byBytes)),
    ] + StatedWhole.understood
  }

  private static let stems = ["critical", "blocker", "high", "showstopper"]
  private static let past: Set<String> = [
    "last", "previous", "previously", "earlier", "was", "were", "originally", "initially",
  ]
  private static let rounds: Set<String> = ["round", "pass", "scan", "review", "test", "audit", "run", "iteration"]
  private static let gone: Set<String> = ["exist", "exists", "apply", "applies", "present", "exploitable"]
  private static let over: Set<String> = ["fixed", "resolved", "closed", "remediated", "mitigated", "addressed"]
  private static let beside: Set<String> = [
    "finding", "findings", "issue", "issues", "vulnerability", "vulnerabilities", "problem", "problems", "severity",
    "risk",
    "risks", "open", "bug", "bugs", "defect", "defects", "item", "items", "blocker", "blockers",
  ]
  /// What stands behind a level and makes a finding of it.
  private static let nouns = beside.union(leaving).union([
    "flaw", "flaws", "concern", "concerns", "gap", "gaps", "weakness", "weaknesses", "threat", "threats", "hole",
    "holes", "error", "errors", "failure", "failures", "security", "level", "both", "all", "that", "which", "and",
    "one", "ones", "launch", "release", "priority", "left", "rated",
  ])
  private static let verbs: Set<String> = ["is", "are", "have", "has"]
  private static let remaining: Set<String> = [
    "remains", "remain", "open", "left", "outstanding", "unresolved", "still",
  ]
  private static let stays: Set<String> = ["remain", "remains", "stay", "stays", "still"]
  private static let open: Set<String> = ["open", "unresolved", "unfixed", "outstanding", "exploitable"]
  /// Further on in the sentence.
  private static let leaving: Set<String> = ["still", "unresolved", "remain", "remains", "outstanding", "open"]
  private static let openings: Set<String> = [
    "we", "i", "found", "there", "is", "are", "the", "review", "audit", "has", "identified", "still", "currently", "at",
    "least",
    "leaves", "only",
  ]
  private static let exceptions: Set<String> = ["except", "but", "besides"]
  private static let numerals: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a": 1, "no": 0,
  ]
}
