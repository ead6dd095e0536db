/// Whether an answer says yes and holds a part of it back: `yes, but only in office hours`, `passed with 2 failures`.
public enum ReservedText {
  /// - Parameter text: What is said of a thing, not what it is called.
  public static func isReserved(_ text: String) -> Bool {
    let clauses = AnswerClauses.parted(text)
    return clauses.indices.contains { index in
      let clause = clauses[index]
      let isBehindYes = index > 0 && clauses[index - 1].words.allSatisfy(agreeing.contains)
      if contrasts(clause, isPlain: isBehindYes || index == 0) || isLimited(clause.words) || isRest(clause.words)
        || index == 0 && isPart(clause.words)
      {
        return true
      }
      // `yes (staging ok; production not)`.
      if index > 0, (2...3).contains(clause.words.count), clause.words.last == "not" { return true }
      guard isBehindYes else { return false }
      let mayBePast = clauses[index - 1].words.contains(where: past.contains)
      return isLimit(clause.words[...], besides: conditional) || isTrouble(clause.words)
        || !mayBePast && isMonth(clause.words)
    }
  }

  /// Whether a text begins with a yes, so that it is an answer.
  static func beginsWithYes(_ text: String) -> Bool {
    AnswerClauses.read(text).first?.first.map(agreeing.contains) ?? false
  }

  /// A statement that takes itself back without a sign that sets an answer apart: `Health checks pending`,
  /// `Distributed tracing, except for batch jobs`, `Rotation will be defined before launch`.
  public static func takesBack(_ statement: String) -> Bool {
    let clauses = AnswerClauses.parted(statement)
    guard let first = clauses.first else { return false }
    if clauses.dropFirst().contains(where: { $0.isApart && isException($0) }) { return true }
    if clauses.dropFirst().contains(where: { clause in
      clause.contrast != nil && clause.isApart && takingBack.contains { clause.words.starts(with: $0) }
    }) {
      return true
    }
    if clauses.count == 1, (2...5).contains(first.words.count), first.words.last.map(unfinished.contains) ?? false {
      return Set(first.words).isDisjoint(with: conditions)
    }
    return isPromise(first.words) || clauses.count == 1 && isPreparation(first.words, statement)
  }

  /// `Security review scheduled`, `Load testing script ready`: it has not taken place.
  private static func isPreparation(_ words: [String], _ statement: String) -> Bool {
    // `Drill-planned` is one word.
    guard words.count < 8, let last = words.last, let act = words.lastIndex(where: acts.contains),
      statement.utf8.split(separator: 0x20).last?.count == last.utf8.count
    else { return false }
    let behind = words[(act + 1)...]
    return behind.count == 1 && arranged.contains(last)
      || behind.count == 2 && tools.contains(behind[act + 1]) && prepared.contains(last)
  }

  /// `, but nobody answers at night`; not `, but sufficient`, nor `OAuth2, but with refresh tokens`.
  ///
  /// - Parameter isPlain: A yes, or nothing, stands in front of it.
  private static func contrasts(_ clause: AnswerClauses.Clause, isPlain: Bool) -> Bool {
    guard let contrast = clause.contrast, clause.isApart || isPlain else { return false }
    let words = Set(clause.words)
    if contrast == "except" { return words.isDisjoint(with: harmless) }
    return contrast != "with" && words.isDisjoint(with: reassuring) && (isPlain || !words.isDisjoint(with: restricting))
  }

  private static func isException(_ clause: AnswerClauses.Clause) -> Bool {
    (clause.contrast == "except" || clause.words.first == "excluding" || clause.words.starts(with: ["apart", "from"]))
      && Set(clause.words).isDisjoint(with: harmless)
  }

  /// `OK until 100 rps`, `complete once reviewed`, `yes for the EU only`, `only in office hours`.
  private static func isLimited(_ words: [String]) -> Bool {
    let rest = words.drop(while: agreeing.contains)
    if rest.count < words.count {
      let mayBePast = words.first.map(past.contains) ?? false
      return isLimit(rest) || rest.last == "only" || EvasiveText.isLater(rest, mayBePast: mayBePast)
    }
    guard words.first == "only", words.count > 2 else { return false }
    return places.contains(words[1]) && words[2...].contains(where: hours.contains)
  }

  private static func isLimit(_ words: ArraySlice<String>, besides others: Set<String> = []) -> Bool {
    guard let first = words.first, !others.contains(first) else { return false }
    let next = words.dropFirst().first
    if first == "only" { return next.map(places.contains) ?? false }
    return limiting.contains(first) && !(first == "once" && next.map(often.contains) ?? false)
  }

  /// `yes, in May`, of whatever year.
  private static func isMonth(_ words: [String]) -> Bool {
    words.count == 2 && ["in", "by", "from"].contains(words[0]) && months.contains(words[1])
  }

  /// `3 remaining`.
  private static func isRest(_ words: [String]) -> Bool {
    words.count < 5 && isSome(words.first) && words.last.map(remaining.contains) ?? false
  }

  /// `half of the nodes`, `most of the endpoints`, and no more than that.
  private static func isPart(_ words: [String]) -> Bool {
    words.count < 6 && words.first.map(parts.contains) ?? false && words.dropFirst().first == "of"
  }

  /// `with 2 failures`.
  private static func isTrouble(_ words: [String]) -> Bool {
    words.count < 5 && isSome(words.first) && words.last.map(troubles.contains) ?? false
  }

  private static func isSome(_ word: String?) -> Bool {
    guard let word else { return false }
    return some.contains(word) || word.utf8.allSatisfy { $0 < 0x3A } && word.utf8.contains { $0 != 0x30 }
  }

  /// `will be defined before launch`.
  private static func isPromise(_ words: [String]) -> Bool {
    guard let start = words.lastIndex(where: starts.contains) else { return false }
    // "will be tested before each launch" tells of a routine.
    let routine = words.lastIndex { ["each", "every"].contains($0) } ?? 0
    var isPromised = false
    for (place, word) in words.enumerated() {
      if word == "be", place > 0, words[place - 1] == "will" { isPromised = true }
      guard word == "before", isPromised else { continue }
      if routine < place, place < start { return true }
      isPromised = false
    }
    return false
  }

  public static var understood: [Understanding.Row] {
    func sorted(_ words: Set<String>) -> [String] { words.sorted { $0.precedesInBytes($1) } }
    return [
      Understanding.Row("A tick is held back in part: behind a yes", sorted(limiting)),
      Understanding.Row("A tick is held back in part: with a number of", sorted(troubles)),
      Understanding.Row("A tick is held back in part: of the whole", sorted(parts)),
      Understanding.Row("A tick is held back in part: a number is", sorted(remaining)),
      Understanding.Row("A tick is taken back by a statement that ends in", sorted(unfinished)),
      Understanding.Row("A tick is taken back by a review, test or drill that is", sorted(arranged)),
    ]
  }

  private static let agreeing: Set<String> = [
    "yes", "y", "ok", "okay", "done", "ready", "works", "true", "passed", "pass", "passes", "complete", "completed",
    "met", "implemented", "fixed", "resolved", "closed", "mostly", "all", "fulfilled",
  ]
  private static let past: Set<String> = [
    "done", "passed", "complete", "completed", "met", "implemented", "fixed", "resolved", "closed",
  ]
  /// What may be left out of nearly everything.
  private static let harmless: Set<String> = [
    "test", "tests", "testing", "local", "locally", "dev", "development", "staging", "sandbox", "healthz", "readyz",
    "livez", "health", "covered",
  ]
  /// Words behind `but` that hold nothing back.
  private static let reassuring: Set<String> = [
    "also", "now", "fixed", "works", "working", "resolved", "mitigated", "acceptable", "accepted", "fine", "ok",
    "passed", "passes", "covered", "sufficient", "enough", "harmless", "monitored", "automatic", "even", "documented",
  ]
  private static let limiting: Set<String> = [
    "until", "till", "unless", "once", "if", "when", "pending", "provided", "assuming", "excluding", "besides",
    "partly", "partially", "mostly", "subject",
  ]
  /// Behind a comma they tell how it is done: `yes, once a month`.
  private static let conditional: Set<String> = ["once", "if", "when"]
  private static let often: Set<String> = ["a", "per", "every", "each", "daily", "weekly", "monthly"]
  private static let restricting: Set<String> = [
    "only", "nobody", "none", "no", "still", "yet", "untested", "unclear", "manual", "manually", "missing", "slow",
    "flaky",
  ]
  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
  private static let places: Set<String> = ["in", "at", "during", "on", "for", "until", "up", "within", "if", "when"]
  private static let hours: Set<String> = ["office", "business", "working", "daytime"]
  private static let remaining: Set<String> = [
    "remaining", "remain", "remains", "left", "missing", "outstanding", "pending",
  ]
  private static let troubles: Set<String> = [
    "failure", "failures", "error", "errors", "exception", "exceptions", "gap", "gaps", "issue", "issues", "exclusions",
    "caveat", "caveats", "reservations", "failed", "failing", "open",
  ]
  private static let parts: Set<String> = ["half", "most", "some"]
  private static let some: Set<String> = ["one", "two", "three", "some", "several", "few", "a"]
  private static let unfinished: Set<String> = [
    "pending", "missing", "incomplete", "outstanding", "postponed", "insufficient", "untested", "undefined",
  ]
  private static let acts: Set<String> = [
    "review", "audit", "assessment", "test", "tests", "testing", "drill", "drills", "exercise", "rehearsal", "pentest",
  ]
  private static let arranged: Set<String> = ["scheduled", "planned", "booked", "commissioned", "requested", "ordered"]
  private static let tools: Set<String> = [
    "script", "scripts", "framework", "template", "templates", "scope", "scenario", "scenarios", "plan", "plans",
  ]
  private static let prepared: Set<String> = ["ready", "prepared", "written", "defined", "created", "drafted"]
  private static let conditions: Set<String> = [
    "if", "when", "whenever", "once", "that", "which", "where", "after", "unless", "on", "for", "of", "any", "are",
    "is",
    "no", "nothing", "none", "not", "never", "without", "0", "zero", "alert", "alerts", "page", "pages",
  ]
  private static let takingBack = [["nobody"], ["not", "yet"], ["no", "one"], ["untested"], ["still"]]
  private static let starts: Set<String> = ["launch", "release", "go", "ga", "rollout", "production"]
}
