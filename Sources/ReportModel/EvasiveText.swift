/// Whether an answer leaves the matter open: it tells of a plan, a doubt, or of another place than production.
public enum EvasiveText {
  public static func isEvasive(_ text: String) -> Bool {
    let clauses = AnswerClauses.read(text)
    if isQuestion(text, clauses) || clauses.count == 1 && isIntended(clauses[0]) { return true }
    if clauses.count == 1 && waitsForConsent(clauses[0]) || isDoneElsewhere(clauses) { return true }
    return clauses.contains { clause in
      let words = clause.drop(while: openings.contains)
      return isExpected(words) || isDoubted(words) || isElsewhere(clause)
    }
  }

  /// Whether a text is nothing but a word that puts the reader off: `TBD`, `(see above)`, `N/A`.
  public static func isWhole(_ text: String) -> Bool {
    text.utf8.count < 60 && wholes.contains(hyphenated(text.utf8[...]))
  }

  /// `?`, `ok?`; a longer question is what is asked.
  private static func isQuestion(_ text: String, _ clauses: [[String]]) -> Bool {
    guard text.utf8.last(where: { $0 != 0x20 && $0 != UInt8(ascii: ")") }) == UInt8(ascii: "?") else { return false }
    return clauses.isEmpty || clauses.count == 1 && clauses[0].allSatisfy(agreeing.contains)
  }

  /// `Designed`: somebody means to do it.
  private static func isIntended(_ clause: [String]) -> Bool { clause.count == 1 && intended.contains(clause[0]) }

  /// `once legal agrees`; not `once a month`, nor `once deployed`.
  private static func waitsForConsent(_ words: [String]) -> Bool {
    words.first == "once" && words.count < 7 && words.last.map(consenting.contains) ?? false
  }

  /// `done in dev`, `(staging)`, where production is not named as well. Whole, a word may be a team: `(QA)`.
  private static func isDoneElsewhere(_ clauses: [[String]]) -> Bool {
    guard !clauses.joined().contains(where: production.contains) else { return false }
    if clauses.count == 1, clauses[0].contains(where: copies.contains),
      clauses[0].allSatisfy({ copies.contains($0) || between.contains($0) })
    {
      return true
    }
    return clauses.contains { clause in
      guard let first = clause.first, finishing.contains(first), case let rest = clause.dropFirst(),
        rest.contains(where: elsewhere.contains)
      else { return false }
      return ["in", "on", "for"].contains(rest.first)
        && rest.allSatisfy { between.contains($0) || elsewhere.contains($0) }
    }
  }

  /// `will be added next quarter`, `to be staffed`, `coming in Q1`, `in the next release`, `by end of week`.
  private static func isExpected(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    let rest = words.dropFirst()
    let isSoon = rest.contains { soon.contains($0) || isYear($0) }
    if first == "to" { return rest.first.map(owed.contains) ?? false }
    if isScheduled(first, rest) || isDemand(first, rest) { return true }
    if isLater(words) { return true }
    if modals.contains(first) {
      let act = rest.drop { ["be", "get", "also", "probably", "hopefully", "have", "to"].contains($0) }
      return act.first.map { doing.contains($0) } ?? false || isSoon
    }
    if arriving.contains(first) { return rest.first.map { followers.contains($0) || soon.contains($0) } ?? true }
    return expecting.contains(first) && isSoon
  }

  /// `ready next week`, `next quarter`.
  private static func isScheduled(_ first: String, _ rest: ArraySlice<String>) -> Bool {
    let said = first == "next" ? rest : rest.dropFirst()
    guard first == "next" || awaited.contains(first) else { return false }
    if first != "next", rest.first.map({ soon.contains($0) && $0 != "next" && !quarters.contains($0) }) ?? false {
      return true
    }
    return (first == "next" || rest.first == "next") && said.first.map(periods.contains) ?? false && said.count < 3
  }

  /// `implement before launch`; not `rehearse before each release`.
  private static func isDemand(_ first: String, _ rest: ArraySlice<String>) -> Bool {
    guard demanding.contains(first), let before = rest.firstIndex(of: "before"),
      let start = rest[(before + 1)...].first(where: { $0 != "the" && $0 != "we" })
    else { return false }
    return starts.contains(start)
  }

  /// `in the next release`, `by end of week`.
  ///
  /// - Parameter mayBePast: A quarter may be one that is over: `done in Q3`.
  static func isLater(_ words: ArraySlice<String>, mayBePast: Bool = false) -> Bool {
    guard let first = words.first, ["in", "by", "with", "from", "before"].contains(first) else { return false }
    return words.dropFirst().first { $0 != "the" }.map { word in
      soon.contains(word) && !(mayBePast && quarters.contains(word)) || ends.contains(word)
    } ?? false
  }

  /// `unclear`, `in theory`, `needs work`, `waiting for ops`.
  private static func isDoubted(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    let rest = words.dropFirst()
    let next = rest.first
    if phrases.contains(where: { words.starts(with: $0) }) { return true }
    if ["waiting", "wait"].contains(first) { return next.map { ["for", "on", "until", "till"].contains($0) } ?? true }
    if ["need", "needs"].contains(first), rest.count == 1, next.map(neglected.contains) ?? false { return true }
    if first == "pending", next.map(awaitedActs.contains) ?? false {
      return rest.dropFirst().first.map { ["by", "from", "of", "off", "in", "on"].contains($0) } ?? true
    }
    if ["need", "needs", "requires"].contains(first) { return next.map { needed.contains($0) } ?? false }
    if first == "still" {
      let said = next == "in" ? rest.dropFirst().first : next
      return said.map { !holding.contains($0) } ?? true
    }
    if ["half", "almost", "nearly", "mostly", "partly"].contains(first) {
      return next.map { finished.contains($0) } ?? true
    }
    let isFollowed = next.map { followers.contains($0) || $0.utf8.allSatisfy { $0 < 0x3A } } ?? true
    if doubts.contains(first) { return isFollowed }
    if first == "open" { return next.map { openEnds.contains($0) } ?? true }
    return isOpenCount(words)
  }

  /// `2 criticals open`, `one issue still open`.
  private static func isOpenCount(_ words: ArraySlice<String>) -> Bool {
    guard words.count < 6, words.last == "open", let first = words.first, !["no", "none", "0", "zero"].contains(first)
    else { return false }
    return words.dropLast().contains { matters.contains($0) }
  }

  /// Whether something holds only for another place than production: `staging only`.
  public static func isElsewhere(_ text: String) -> Bool { AnswerClauses.read(text).contains { isElsewhere($0) } }

  /// `only in staging`, `staging only`, `in staging`.
  private static func isElsewhere(_ clause: [String]) -> Bool {
    guard let place = clause.firstIndex(where: elsewhere.contains), !clause.contains(where: production.contains) else {
      return false
    }
    let (before, after) = (clause[..<place], clause[(place + 1)...])
    guard after.allSatisfy({ between.contains($0) || elsewhere.contains($0) }) else { return false }
    if before.contains("only") || before.contains("just") || after.contains("only") {
      return before.last.map(between.contains) ?? true
    }
    return before.first.map { ["in", "on", "for"].contains($0) } ?? false && before.allSatisfy(between.contains)
  }

  private static func isYear(_ word: String) -> Bool {
    word.utf8.count == 4 && word.hasPrefix("20") && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  public static var understood: [Understanding.Row] {
    [
      Understanding.Row("A tick is left open by an answer that begins with", phrases.map { $0.joined(separator: " ") }),
      Understanding.Row(
        "A tick is left open by an answer that is, or begins with a word for time or place behind it", doubts),
      Understanding.Row("A tick is left open by an answer that begins with, and tells of something to do", modals),
      Understanding.Row("A tick is left open by an answer that holds only for", elsewhere),
      Understanding.Row("A tick is left open by an answer that is pending", awaitedActs),
      Understanding.Row("A tick is left open by an answer that is nothing but", wholes),
    ]
  }

  private static let wholes: Set<String> = [
    "tbd", "tba", "tbc", "todo", "to-do", "to-be-done", "to-be-determined", "to-be-defined", "to-be-decided",
    "to-be-written", "to-be-completed", "n-a", "na", "not-applicable", "see-above", "see-below", "as-above",
    "same-as-above", "ditto", "pending", "later", "wip", "soon", "coming-soon", "none", "unknown", "maybe",
    "in-progress", "work-in-progress", "planned", "unassigned", "nobody", "placeholder", "someday", "some-day",
    "one-day", "eventually", "yes-and-no", "yes-no", "yes-or-no", "jein",
  ]
  private static let consenting: Set<String> = [
    "agree", "agrees", "agreed", "approve", "approves", "decide", "decides", "decided", "confirm", "confirms", "signs",
    "permits", "allows",
  ]
  private static let copies: Set<String> = [
    "dev", "staging", "sandbox", "preprod", "preproduction", "lab", "local", "locally", "demo", "poc", "prototype",
  ]
  private static let finishing: Set<String> = [
    "done", "works", "working", "ok", "yes", "complete", "completed", "ready", "implemented", "enabled", "live",
    "configured", "available", "deployed",
  ]
  private static let awaitedActs: Set<String> = [
    "approval", "review", "signoff", "sign", "confirmation", "decision", "rollout", "merge", "testing", "verification",
    "validation", "release", "deployment", "budget", "migration", "funding", "legal",
  ]
  private static let neglected: Set<String> = [
    "rotation", "rotating", "replacement", "replacing", "renewal", "renewing", "upgrade", "upgrading", "cleanup",
    "update", "repair", "tuning", "hardening", "retesting", "refactoring",
  ]
  private static let intended: Set<String> = ["designed", "drafted", "prepared", "proposed", "scheduled"]
  private static let openings: Set<String> = [
    "is", "are", "was", "were", "has", "have", "been", "it", "this", "yet", "currently", "so", "far", "now", "we",
    "they", "yes",
  ]
  private static let agreeing: Set<String> = [
    "yes", "y", "ok", "okay", "done", "ready", "works", "tested", "true", "sure", "maybe", "probably", "think", "i",
    "so", "passed", "pass", "complete", "good", "x",
  ]
  private static let modals: Set<String> = ["will", "shall", "should", "would", "going"]
  private static let quarters: Set<String> = ["q1", "q2", "q3", "q4"]
  private static let soon: Set<String> = quarters.union([
    "next", "soon", "tomorrow", "later", "eventually", "someday", "shortly",
  ])
  private static let awaited: Set<String> = [
    "ready", "done", "available", "finished", "complete", "completed", "live", "works", "working",
  ]
  private static let periods: Set<String> = [
    "week", "month", "quarter", "sprint", "year", "iteration", "milestone",
  ]
  private static let demanding: Set<String> = [
    "implement", "add", "build", "write", "create", "define", "finish", "introduce", "automate", "set", "configure",
  ]
  private static let starts: Set<String> = ["launch", "launching", "release", "go", "ga", "rollout", "production"]
  /// `by the end of the week`, `by EOW`.
  private static let ends: Set<String> = ["end", "eod", "eow", "eom", "eoq", "eoy"]
  private static let arriving: Set<String> = ["coming", "upcoming", "forthcoming"]
  private static let expecting: Set<String> = [
    "expected", "due", "scheduled", "targeted", "targeting", "eta", "slated", "foreseen", "intended", "aimed",
  ]
  private static let owed: Set<String> = [
    "be", "do", "follow", "come", "define", "decide", "determine", "discuss", "clarify",
  ]
  private static let doing: Set<String> = [
    "add", "added", "implement", "implemented", "do", "done", "built", "build", "create", "created", "configure",
    "configured", "enable", "enabled", "introduce", "introduced", "set", "setup", "write", "written", "test", "tested",
    "fix", "fixed", "finish", "finished", "complete", "completed", "available", "ready", "provide", "provided",
    "deliver", "delivered", "deploy", "deployed", "staffed", "staff", "define", "defined", "decide", "decided",
    "determine", "determined", "document", "documented", "migrate", "migrated", "install", "installed", "automate",
    "automated", "improve", "improved", "address", "addressed", "resolved", "resolve", "follow", "come", "fine", "ok",
    "clarify", "clarified", "planned", "arranged", "agreed", "discussed", "discuss", "started", "start",
    "upgraded", "upgrade", "happen",
  ]
  private static let phrases = [
    "in theory", "in principle", "theoretically", "supposedly", "presumably", "allegedly", "hopefully", "probably",
    "perhaps", "maybe", "kind of", "sort of", "more or less", "i think", "think so", "awaiting", "on the roadmap",
    "in the backlog", "in backlog", "on hold", "under construction", "under discussion", "in discussion", "in review",
    "in planning", "work in progress", "in progress", "at risk", "up for discussion", "except", "excluding",
    "apart from", "no owner", "should work", "on track", "in part", "assumed done", "assumed to", "noch nicht",
    "used to work", "used to be", "used to exist", "used to pass", "there until", "there till", "worked until",
    "worked before", "existed until", "noch offen", "in arbeit", "in bearbeitung", "en cours", "en curso",
    "em andamento",
  ].map { $0.split(separator: " ").map(String.init) }
  private static let needed: Set<String> = [
    "work", "to", "more", "fixing", "review", "testing", "improvement", "improvements", "attention", "updating",
    "rework", "doing", "investigation", "discussion", "clarification", "confirmation", "decision", "input",
  ]
  private static let holding: Set<String> = [
    "valid", "works", "working", "passing", "passes", "true", "ok", "green", "holds", "current", "applies", "good",
    "fine", "up", "active", "accurate", "the", "running", "covered", "met", "compliant", "enabled", "monitored",
    "place", "use", "force", "effect", "production", "prod",
  ]
  private static let finished: Set<String> = [
    "done", "finished", "ready", "implemented", "complete", "completed", "way", "there", "documented", "tested",
    "migrated",
  ]
  private static let doubts: Set<String> = [
    "untested", "unproven", "unverified", "unconfirmed", "unclear", "unknown", "unsure", "uncertain", "undecided",
    "undefined", "unassigned", "unstaffed", "unowned", "undocumented", "unimplemented", "unmonitored", "unreviewed",
    "unapproved", "unsolved", "draft", "drafted", "expired", "outdated", "obsolete", "overdue", "stalled", "stuck",
    "tba", "tbc", "tbd", "todo", "assumed",
  ]
  private static let followers: Set<String> = [
    "for", "in", "on", "at", "since", "until", "till", "by", "yet", "and", "with", "due", "because", "again", "so",
    "still", "from", "during", "exists", "only", "though", "up", "who", "whether", "how", "if", "what",
  ]
  private static let openEnds: Set<String> = [
    "until", "till", "since", "yet", "still", "question", "questions", "issue", "issues", "point", "points", "item",
    "items", "ticket", "see", "with", "at",
  ]
  private static let matters: Set<String> = [
    "issue", "issues", "finding", "findings", "question", "questions", "point", "points", "item", "items", "ticket",
    "tickets", "critical", "criticals", "high", "highs", "medium", "mediums", "cve", "cves", "vulnerability",
    "vulnerabilities", "action", "actions", "task", "tasks", "bug", "bugs", "defect", "defects", "still",
  ]
  private static let elsewhere: Set<String> = [
    "staging", "stage", "dev", "development", "test", "testing", "qa", "uat", "sandbox", "preprod", "preproduction",
    "lab", "local", "locally", "beta", "demo", "demos", "poc", "prototype",
  ]
  private static let production: Set<String> = ["production", "prod", "live", "everywhere", "both"]
  private static let between: Set<String> = [
    "only", "just", "in", "on", "for", "at", "the", "our", "environment", "environments", "env", "cluster", "so", "far",
    "and", "system", "systems", "or", "now", "currently",
  ]
}
