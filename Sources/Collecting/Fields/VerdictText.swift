import ReportModel

/// What the words of a review's verdict amount to.
enum VerdictText {
  /// The stricter part of a combination decides. A pass has to consist of known words and be denied nowhere: whatever is
  /// not understood is unrecognised.
  static func verdict(in written: String) -> Review.Verdict {
    let standing = StandingText.read(written)
    let text = PassRemark.removed(from: ValidityText.read(standing)?.rest ?? standing)
    let clauses = clauses(of: text)
    if clauses.first.map({ startsUnassessed($0) }) ?? false || isAppointment(standing) { return .unrecognised }
    let said = clauses.map { withoutDenied(SettledText.removed(from: $0)) }
    if refusesLaunch(text) || said.contains(where: { refuses($0) || holding.contains($0) })
      || holds(text, ["❌", "⛔", "🛑", "🚫"])
    {
      return .fail
    }
    if said.contains(where: { says($0, unassessed) }) { return .unrecognised }
    let agrees = said.contains { $0.contains(where: passing.contains) }
    let warns = holds(text, ["⚠"]) && (agrees || clauses.isEmpty)
    if warns || said.contains(where: { says($0, conditional) || (agrees && says($0, provisos)) }) {
      return .conditional
    }
    guard !said.contains(where: { $0.contains(where: negating.contains) }), !holds(text, ["?"]) else {
      return .unrecognised
    }
    let isPlain = said.allSatisfy { clause in PassRemark.isHarmless(clause.filter { !passing.contains($0) }) }
    return isPlain && (agrees || (clauses.isEmpty && holds(text, ["✅"]))) ? .pass : .unrecognised
  }

  /// Whether a text takes back what was decided, or says that nothing is: `withdrawn on 2026-11-24`, `draft`.
  static func withholds(_ text: String) -> Bool {
    clauses(of: StandingText.read(text)).contains { says(withoutDenied($0), unassessed) }
  }

  /// Whether a recommendation begins with a refusal: `Do not launch until the key is rotated`.
  static func refusesLaunch(_ text: String) -> Bool {
    guard let first = clauses(of: StandingText.read(text)).first else { return false }
    let said = first.drop { ["i", "we", "please", "strongly", "recommend", "to", "is", "our"].contains($0) }
    if refusals.contains(where: { said.starts(with: $0) }) { return true }
    guard let phrase = withheld.first(where: { said.starts(with: $0) }) else { return false }
    // "Do not deploy on Fridays" refuses nothing.
    let rest = said.dropFirst(phrase.count)
    return rest.isEmpty || objects.contains { rest.starts(with: $0) }
  }

  /// `GO / NO-GO`, `Pass/Fail`: a choice that somebody has yet to make.
  static func isChoice(_ text: String) -> Bool {
    guard text.containsByte(UInt8(ascii: "/")) else { return false }
    let parts = text.utf8.split(separator: UInt8(ascii: "/")).map(\.withText)
    let verdicts = Set(parts.map { verdict(in: $0) })
    return verdicts.contains(.pass) && verdicts.contains(.fail) && parts.allSatisfy { foldedWords($0).count < 4 }
      && !text.containsByte(UInt8(ascii: ":"))
  }

  /// Whether any word of a verdict stands there, be it that the whole is not understood.
  static func speaks(_ text: String) -> Bool {
    clauses(of: StandingText.read(text)).contains { clause in
      clause.contains(where: passing.contains) || says(clause, failing + conditional + unassessed)
        || holding.contains(clause)
    }
  }

  static var understood: [Understanding.Row] {
    Understanding.Row.meanings("Verdict", in: table) + [.init("Beside a pass, conditional", said(provisos))]
      + [.init("Recommendation that refuses, whatever the verdict: begins with", said(refusals + withheld))]
      + PassRemark.understood + SettledText.understood + StandingText.understood + ValidityText.understood
  }

  /// Lower-case words, in groups that punctuation and "but" set apart; an apostrophe joins: `isn't` is `isnt`.
  static func clauses(of text: String) -> [[String]] {
    var clauses: [[String]] = [[]]
    var word = ""
    func endWord() {
      if word == "but" || word == "however" { clauses.append([]) }
      if !word.isEmpty { clauses[clauses.count - 1].append(word) }
      word = ""
    }
    var wasBlank = true
    for scalar in text.asciiLowercased.unicodeScalars {
      switch scalar {
      case "'", "\u{2019}": break
      case "-" where !wasBlank: endWord()
      case ".", ",", ";", ":", "?", "!", "(", ")", "|", "\n", "-", "\u{2013}", "\u{2014}":
        endWord()
        clauses.append([])
      case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "%":
        word.unicodeScalars.append(scalar)
      default: endWord()
      }
      wasBlank = scalar == " "
    }
    endWord()
    return clauses.filter { !$0.isEmpty }
  }

  /// "no critical issues" speaks of none; "no issues fixed" does not.
  static func withoutDenied(_ clause: [String]) -> [String] {
    var (kept, rest) = ([String](), clause[...])
    while let word = rest.popFirst() {
      let after = rest.drop { attributes.contains($0) && !troubles.contains($0) }
      let end = after.drop(while: troubles.contains)
      let isDenied = denying.contains(word) && end.count < after.count && end.first.map { !mended.contains($0) } ?? true
      if isDenied { rest = end } else { kept.append(word) }
    }
    return kept
  }

  /// Refusing words, a negation in front of passing ones ("not yet ready"), or a bare "no".
  private static func refuses(_ clause: [String]) -> Bool {
    if says(clause, failing) { return true }
    guard let negation = clause.firstIndex(where: negating.contains) else { return false }
    if clause[negation...].contains(where: passing.contains) { return true }
    return clause.contains(where: refusing.contains)
      && clause.allSatisfy { refusing.contains($0) || emphasis.contains($0) }
  }

  /// `Go-live: 2026-12-01` is a day, and no verdict.
  private static func isAppointment(_ text: String) -> Bool {
    ["go-live:", "go live:", "go-live on", "go live on"].contains { text.hasFoldedPrefix($0) }
  }

  private static func startsUnassessed(_ clause: [String]) -> Bool {
    unassessed.contains { clause.starts(with: $0) }
  }

  private static func says(_ clause: [String], _ phrases: [[String]]) -> Bool {
    clause.indices.contains { start in phrases.contains { clause[start...].starts(with: $0) } }
  }

  /// The table as it is published, the strictest meaning first.
  static var table: WordTable {
    WordTable(
      id: "review-verdicts", title: "Verdicts of reviews, the strictest first",
      explanation: """
        The strictest part of a combination decides. A word of denial (\(quoted(negating))) in front of a passing word makes \
        it a refusal; a proviso beside one (\(quoted(said(provisos)))) makes it conditional. \
        A cross or a stop sign refuses, a warning sign beside a pass makes it conditional. A pass has to consist of known \
        words: whatever else stands there, the verdict is unrecognised, and never a pass. Beside it may stand a day, a \
        version, who signed, until when it is valid, and words that change nothing, which are listed with what is read \
        of a review. What is struck through is not said, and of options behind boxes only the ticked ones are.
        """,
      rows: [
        WordTable.Row(Review.Verdict.fail.rawValue, said(failing) + said(holding).map { "\($0) (alone)" }),
        WordTable.Row(Review.Verdict.conditional.rawValue, said(conditional)),
        WordTable.Row(Review.Verdict.pass.rawValue, passing.sorted(by: byBytes)),
        WordTable.Row(Review.Verdict.unrecognised.rawValue, said(unassessed)),
      ])
  }

  static let negating: Set<String> = [
    "no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere", "nope", "cannot", "without",
    "hardly",
    "barely", "isnt", "arent", "wasnt", "werent", "cant", "couldnt", "wont", "wouldnt", "shouldnt", "dont", "doesnt",
    "didnt", "hasnt", "havent", "hadnt", "mustnt", "neednt", "aint",
  ]

  private static func said(_ phrases: [[String]]) -> [String] { phrases.map { $0.joined(separator: " ") } }

  private static func holds(_ text: String, _ marks: Set<Unicode.Scalar>) -> Bool {
    text.unicodeScalars.contains(where: marks.contains)
  }
}

private func phrases(_ texts: String...) -> [[String]] { texts.map { foldedWords($0) } }

private let unassessed = phrases(
  "not assessed", "not reviewed", "not yet assessed", "not yet reviewed", "no verdict", "withdrawn", "withdraw",
  "revoked", "rescinded", "retracted", "suspended", "expired", "superseded", "draft", "proposed", "void", "invalid",
  "in progress", "wip", "tbd")

private let failing = phrases(
  "not ready", "no go", "nogo", "block", "blocks", "blocked", "blocker", "blockers", "blocking", "showstopper", "fail",
  "fails", "failed", "failing", "failure", "reject", "rejects", "rejected", "denied", "declined", "refused", "vetoed",
  "do not launch", "do not recommend", "dont launch", "dont recommend", "not recommended", "critical issue",
  "critical issues", "critical finding", "critical findings", "remediation", "emergency stop", "unacceptable",
  "unready", "unapproved", "disapproved", "unsafe", "far from ready")

/// Each as all that stands there: what a recommendation puts off may be something else.
private let holding = phrases(
  "hold", "on hold", "hold launch", "hold the launch", "hold release", "hold the release", "delay", "delay launch",
  "delay the launch", "delay release", "delay the release", "defer", "deferred", "defer launch", "defer the launch",
  "postpone", "postponed", "postpone launch", "postpone the launch")

private let refusals = phrases(
  "no go", "nogo", "not ready", "not recommended", "rejected", "not approved", "unready", "no ship",
  "not certified")
private let withheld = ["do not", "dont", "must not", "should not", "shouldnt", "cannot", "not to"].flatMap { denial in
  ["launch", "ship", "release", "deploy", "approve", "proceed", "go live", "go to production", "roll out"]
    .map { foldedWords("\(denial) \($0)") }
}
private let objects = phrases(
  "until", "before", "yet", "now", "this", "it", "without", "unless", "as", "to production", "to prod",
  "into production",
  "in production", "the service", "the release", "the launch", "for production", "with")

private let conditional = phrases(
  "conditional", "conditionally", "condition", "conditions", "needs revision", "needs revisions", "needs changes",
  "needs improvement", "needs improvements", "needs optimization", "needs update", "needs work", "warn", "warning",
  "below target", "changes requested", "request changes", "issue", "issues")

/// Beside a passing word they make it depend on something.
private let provisos = phrases(
  "if", "once", "after", "when", "until", "unless", "provided", "subject", "pending", "except", "exception",
  "exceptions", "assuming")

private let passing: Set<String> = [
  "pass", "passed", "passes", "approved", "approve", "approves", "ready", "go", "good", "accepted", "lgtm", "ok",
  "okay", "sound", "ship", "unconditional", "green", "certified",
]

private let refusing: Set<String> = ["no", "not", "never", "nope"]
private let emphasis: Set<String> = [
  "yet", "really", "absolutely", "definitely", "at", "all", "way", "of", "course", "now", "currently", "certainly",
]

private let denying: Set<String> = ["no", "zero", "0", "without", "nothing"]
private let attributes: Set<String> = [
  "critical", "high", "major", "medium", "low", "minor", "open", "known", "remaining", "further", "more", "new",
  "other", "serious", "significant", "outstanding", "unresolved", "launch", "security", "and", "or",
]
private let troubles: Set<String> = [
  "blocker", "blockers", "blocking", "issue", "issues", "condition", "conditions", "finding", "findings", "problem",
  "problems", "concern", "concerns", "objection", "objections", "failure", "failures", "warning", "warnings", "risks",
  "vulnerabilities", "defects", "reservations", "showstopper", "showstoppers",
]
private let mended: Set<String> = [
  "fixed", "resolved", "closed", "addressed", "mended", "done", "met", "fulfilled", "solved", "can", "could", "may",
]
