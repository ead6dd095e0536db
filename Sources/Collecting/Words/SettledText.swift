import ReportModel

/// What a verdict says of refusals that are over or never were: `all blockers fixed`, `not blocked by anything`,
/// `no emergency stop needed`, `supersedes the REJECTED certificate of 1 Nov`.
enum SettledText {
  /// What of a clause is said of the verdict itself.
  ///
  /// - Parameter clause: Lower-case words. One that is denied, or demanded, stays as it is.
  static func removed(from clause: [String]) -> [String] {
    saysMended(clause) || saysUnblocked(clause) || saysReplaced(clause) || saysFormer(clause) || countsNone(clause)
      ? [] : withoutNeedless(withoutRework(clause))
  }

  /// "all blockers fixed", "critical issues have been resolved and retested"; neither "most" nor "to be fixed".
  private static func saysMended(_ clause: [String]) -> Bool {
    let all = clause.drop(while: wholes.contains)
    // "all 3 blockers" are all; of "2 blockers" nobody knows.
    let isWhole = clause.first.map { ["all", "both", "the"].contains($0) } ?? false
    let things = all.drop { attributes.contains($0) || isWhole && Int($0) != nil }
    let after = things.drop { troubles.contains($0) || attributes.contains($0) || $0 == "and" }
    guard let first = things.first, troubles.contains(first) else { return false }
    let rest = withoutOrigin(after).drop(while: auxiliaries.contains)
    guard let word = rest.first, mended.contains(word) else { return false }
    return rest.allSatisfy { mended.contains($0) || checked.contains($0) }
  }

  /// "of the last review", "from 10 Nov", "S 1": up to the verb, as long as nothing is denied.
  private static func withoutOrigin(_ words: ArraySlice<String>) -> ArraySlice<String> {
    guard let first = words.first, origins.contains(first) || isID(words) else { return words }
    guard let verb = words.firstIndex(where: { auxiliaries.contains($0) && $0 != "all" || mended.contains($0) }) else {
      return words
    }
    return Set(words[..<verb]).isDisjoint(with: VerdictText.negating.union(reservations)) ? words[verb...] : words
  }

  /// `S-1` is two words here.
  private static func isID(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first, let number = words.dropFirst().first else { return false }
    return first.utf8.count < 8 && Int(first) == nil && Int(number) != nil
  }

  /// "was NO-GO", "previously rejected on 10 Nov": the verdict of before, and nothing else.
  private static func saysFormer(_ clause: [String]) -> Bool {
    guard let first = clause.first, former.contains(first), clause.count > 1 else { return false }
    let rest = clause.dropFirst().drop { ["a", "the", "on"].contains($0) }
    guard let verdict = refused.first(where: { rest.starts(with: $0) }) else { return false }
    return rest.dropFirst(verdict.count).allSatisfy { word in
      Int(word) != nil || CalendarText.month(word) != nil || ["on", "in", "of", "before"].contains(word)
    }
  }

  /// "0 failed", "no failures", "nothing found".
  private static func countsNone(_ clause: [String]) -> Bool {
    if clause == ["nothing", "found"] || clause == ["nothing", "open"] { return true }
    guard let first = clause.first, ["0", "no", "zero", "none"].contains(first), clause.count > 1 else { return false }
    return !failures.isDisjoint(with: clause)
      && clause.dropFirst().allSatisfy { failures.contains($0) || ["tests", "checks", "test", "found"].contains($0) }
  }

  /// "Approved following remediation of S-1", "GO after re-review": what was done before the verdict. Of "ready after
  /// remediation" and "after the fix is deployed" nobody knows.
  private static func withoutRework(_ clause: [String]) -> [String] {
    guard let start = clause.firstIndex(where: { $0 == "after" || $0 == "following" }),
      clause[..<start].allSatisfy({ ["approved", "passed", "accepted", "certified", "go"].contains($0) })
    else { return clause }
    let said = clause[(start + 1)...].drop { ["the", "a", "successful", "full", "complete", "second"].contains($0) }
    // "GO after the fix" may wait for one; "GO (2026-11-20, after the fix)" does not.
    let things = start == clause.startIndex ? rework + fixes : rework
    guard let thing = things.first(where: { said.starts(with: $0) }) else { return clause }
    let rest = said.dropFirst(thing.count)
    guard rest.isEmpty || rest.first == "of" && rest.count == 3 && isID(rest.dropFirst()) else { return clause }
    return Array(clause[..<start])
  }

  /// "not blocked", "is not blocked by anything".
  private static func saysUnblocked(_ clause: [String]) -> Bool {
    let said = clause.drop { ["is", "are", "it", "we", "and", "the", "launch", "release"].contains($0) }
    // "nothing blocks the launch"
    if let nobody = said.first, ["nothing", "nobody"].contains(nobody), let verb = said.dropFirst().first {
      return ["blocks", "blocking", "prevents"].contains(verb)
        && said.dropFirst(2).allSatisfy { ["the", "a", "this", "our", "launch", "release", "it", "us"].contains($0) }
    }
    guard let start = [["not"], ["never"], ["no", "longer"]].first(where: { said.starts(with: $0) }),
      case let rest = said.dropFirst(start.count), let word = rest.first, ["blocked", "blocking"].contains(word)
    else { return false }
    let by = Array(rest.dropFirst())
    return by.isEmpty
      || ["anymore", "any more", "by anything", "by anyone", "anything"].contains(by.joined(separator: " "))
  }

  /// "supersedes the REJECTED certificate of 1 Nov" tells of another one.
  private static func saysReplaced(_ clause: [String]) -> Bool {
    guard let first = clause.first, replacing.contains(first) else { return false }
    let text = clause.joined(separator: " ")
    let verdicts = ["no go", "not ready", "not approved"].reduce(text) { text, verdict in
      text.split(separator: verdict).joined(separator: "refusal")
    }
    return Set(foldedWords(verdicts)).isDisjoint(with: VerdictText.negating.union(reservations))
  }

  /// "GO with no emergency stop", "no further review needed": the words from the denial on.
  private static func withoutNeedless(_ clause: [String]) -> [String] {
    guard
      let start = clause.indices.first(where: { index in
        ["no", "without", "zero"].contains(clause[index]) && isNeedless(clause[(index + 1)...])
      })
    else { return clause }
    return Array(clause[..<start])
  }

  private static func isNeedless(_ words: ArraySlice<String>) -> Bool {
    let thing = words.drop { ["need", "for", "a", "an", "any"].contains($0) }
    for (phrase, isNeed) in needless where thing.starts(with: phrase) {
      let rest = thing.dropFirst(phrase.count)
      let needs = rest.prefix(while: needed.contains)
      let isPlain = rest.dropFirst(needs.count).allSatisfy(momentary.contains)
      return isPlain && (!isNeed || !needs.isEmpty || words.first == "need")
    }
    return false
  }

  static var understood: [Understanding.Row] {
    [
      .init("Beside a pass, over: what", troubles), .init("Beside a pass, over: is", mended),
      .init("Beside a pass, of another one: begins with", replacing),
      .init("Beside a pass, over: after", rework.map { $0.joined(separator: " ") }),
      .init(
        "Beside a pass, denied", needless.map { "no " + $0.words.joined(separator: " ") + ($0.isNeed ? " needed" : "") }
      ),
    ]
  }

  private static let wholes: Set<String> = [
    "all", "both", "the", "and", "since", "as", "because", "every", "each", "previous", "previously", "earlier",
    "former", "prior", "these", "those", "our",
  ]
  private static let attributes: Set<String> = [
    "critical", "high", "major", "medium", "low", "minor", "open", "known", "launch", "security", "rejected", "failed",
    "failing", "blocking", "blocked", "reported",
  ]
  private static let troubles: Set<String> = [
    "blocker", "blockers", "issue", "issues", "finding", "findings", "problem", "problems", "concern", "concerns",
    "failures", "vulnerabilities", "defects", "bugs", "showstopper", "showstoppers", "items", "points", "checks",
    "tests", "criticals", "highs", "condition", "conditions", "requirements", "prerequisites",
  ]
  private static let origins: Set<String> = ["of", "from", "in", "raised", "found", "reported"]
  private static let former: Set<String> = ["was", "were", "previously", "formerly", "earlier", "before"]
  private static let refused = ["no go", "nogo", "not ready", "not approved", "rejected", "blocked", "failed", "fail"]
    .map { foldedWords($0) }
  private static let failures: Set<String> = [
    "failed", "failing", "failure", "failures", "errors", "skipped",
  ]
  private static let rework = [
    "remediation", "re review", "rereview", "retest", "re test", "retesting", "mitigation",
    "rework",
  ].map { foldedWords($0) }
  private static let fixes = ["fix", "fixes", "correction", "corrections"].map { foldedWords($0) }
  private static let auxiliaries: Set<String> = [
    "are", "is", "were", "was", "have", "has", "been", "now", "already", "all", "both",
  ]
  private static let mended: Set<String> = [
    "fixed", "resolved", "closed", "addressed", "mended", "done", "solved", "remediated", "mitigated", "cleared",
    "met", "fulfilled", "satisfied",
  ]
  private static let checked: Set<String> = ["and", "verified", "confirmed", "retested", "now", "already", "since"]
  private static let replacing: Set<String> = [
    "supersedes", "superseding", "replaces", "replacing", "overrides", "overriding", "lifts", "lifting",
  ]
  private static let reservations: Set<String> = [
    "but", "however", "until", "unless", "except", "if", "pending", "still", "only", "once", "after", "when", "and",
  ]
  private static let needless: [(words: [String], isNeed: Bool)] = [
    (["emergency", "stop"], false), (["emergency", "stops"], false), (["remediation"], false), (["rejection"], false),
    (["further", "review"], true), (["further", "reviews"], true), (["additional", "review"], true),
    (["another", "review"], true), (["rework"], true), (["changes"], true),
    (["fixes"], true), (["exception"], false), (["exceptions"], false),
  ]
  private static let needed: Set<String> = ["needed", "required", "necessary", "issued", "requested"]
  private static let momentary: Set<String> = ["at", "this", "time", "now", "currently", "present", "today"]
}
