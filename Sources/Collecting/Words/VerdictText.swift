import ReportModel

/// What the words of a review's verdict amount to.
enum VerdictText {
  /// The stricter part of a combination decides. A pass has to consist of known words and be denied nowhere: whatever is
  /// not understood is unrecognised.
  static func verdict(in written: String) -> Review.Verdict {
    let standing = withoutChoice(StandingText.read(written))
    let text = PassRemark.removed(from: ValidityText.read(standing)?.rest ?? standing)
    let clauses = clauses(of: text)
    if clauses.first.map({ startsUnassessed($0) }) ?? false || isAppointment(standing) { return .unrecognised }
    let said = clauses.map { withoutDenied(SettledText.removed(from: $0)) }
    if LaunchAdviceText.refusesLaunch(text) || said.contains(where: { refuses($0) || holding.contains($0) })
      || holds(text, crosses) || clauses.isEmpty && holds(text, ["🔴"])
    {
      return .fail
    }
    let isOver = said.contains { says($0, unassessed) } || clauses.first?.first == "was"
    // A pass in red is none that anybody could rely on.
    guard !isOver, !holds(text, ["🔴"]) else { return .unrecognised }
    if isPromise(standing) { return .conditional }
    let agrees = said.contains { $0.contains(where: passing.contains) }
    let warns = holds(text, warnings) && (agrees || clauses.isEmpty)
    if warns || said.contains(where: { says($0, conditional) || asking.contains($0) || (agrees && says($0, provisos)) })
    {
      return .conditional
    }
    // "Launch only after the drill"
    if LaunchAdviceText.verdict(in: text) == .conditional { return .conditional }
    guard !said.contains(where: { $0.contains(where: negating.contains) }), !holds(text, ["?"]) else {
      return .unrecognised
    }
    let isPlain = said.allSatisfy { clause in
      isCount(clause) || PassRemark.isHarmless(clause.filter { !passing.contains($0) })
    }
    return isPlain && (agrees || (clauses.isEmpty && holds(text, ["✅"]))) ? .pass : .unrecognised
  }

  /// Whether a text takes back what was decided, or says that nothing is: `withdrawn on 2026-11-24`, `draft`, `pending`.
  static func withholds(_ text: String) -> Bool {
    let clauses = clauses(of: StandingText.read(text))
    if clauses.first.map({ first in opening.contains { first.starts(with: $0) } }) ?? false { return true }
    return clauses.contains { says(withoutDenied($0), unassessed + withdrawing) }
  }

  /// The same of a remark that says nothing else: `draft`, `superseded by r7`; not `draft comments resolved`.
  static func isWithheld(_ remark: String) -> Bool {
    clauses(of: StandingText.read(remark)).contains { clause in
      let said = clause.drop { leading.contains($0) || isMarker($0) }
      if opening.contains(where: { said.starts(with: $0) }) { return true }
      return (unassessed + withdrawing).contains { phrase in
        let next = said.dropFirst(phrase.count).first
        return said.starts(with: phrase) && next.map { isMarker($0) || behind.contains($0) } ?? true
      }
    }
  }

  /// `Go/No-Go: Go` is `Go`, and `a binary Go/No-Go decision` is neither.
  private static func withoutChoice(_ text: String) -> String {
    if text.hasFoldedPrefix("go"), let colon = text.offset(ofByte: UInt8(ascii: ":")),
      case let name = foldedWords(text.utf8.prefix(colon).withText).filter({ $0 != "or" }),
      name.starts(with: ["go", "no", "go"]),
      name.dropFirst(3).allSatisfy({ ["decision", "verdict", "call"].contains($0) })
    {
      return trimmedText(text.utf8.dropFirst(colon + 1).withText)
    }
    guard text.containsFolded("go/no") else { return text }
    let words = text.utf8.split(separator: 0x20)
    let kept = words.filter { foldedWords($0.withText) != ["go", "no", "go"] }
    return kept.isEmpty ? text : kept.map(\.withText).joined(separator: " ")
  }

  /// `Ready on 2026-12-24`, `ready by the end of May`: a day on which it will be.
  private static func isPromise(_ text: String) -> Bool {
    let words = foldedWords(text)
    return words.indices.contains { index in
      guard words[index] == "ready", let link = words[(index + 1)...].first, ["on", "by", "from"].contains(link) else {
        return false
      }
      return words[(index + 2)...].first { !["the", "end", "of", "early", "mid", "late"].contains($0) }
        .map(RevocationText.isTime) ?? false
    }
  }

  /// `42 passed`, `all 12 checks passed`.
  private static func isCount(_ clause: [String]) -> Bool {
    let rest = clause.drop { $0 == "all" }
    guard let first = rest.first, Int(first) != nil, rest.count > 1 else { return false }
    return rest.dropFirst().allSatisfy { passing.contains($0) || ["checks", "tests"].contains($0) }
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
    clauses(of: withoutChoice(StandingText.read(text))).contains { clause in
      clause.contains(where: passing.contains) || says(clause, failing + conditional + unassessed)
        || (holding + asking).contains(clause)
    }
  }

  static var understood: [Understanding.Row] {
    Understanding.Row.meanings("Verdict", in: table) + [.init("Beside a pass, conditional", said(provisos))]
      + [
        .init("Nothing is approved yet, or not any more", said(withdrawing)),
        .init("Nothing is approved yet: begins with", said(opening)),
      ] + LaunchAdviceText.understood + PassRemark.understood + SettledText.understood + StandingText.understood
      + ValidityText.understood
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
    let text =
      text.containsFolded("w/o") ? text.asciiLowercased.split(separator: "w/o").joined(separator: "without") : text
    for scalar in text.asciiLowercased.unicodeScalars {
      switch scalar {
      case "'", "\u{2019}": break
      case "-" where !wasBlank: endWord()
      case ".", ",", ";", ":", "?", "!", "(", ")", "|", "\n", "-", "\u{2013}", "\u{2014}":
        endWord()
        clauses.append([])
      case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "%":
        // `ВІДХИЛЕНО`; a letter that only looks like one of ASCII stays what it is.
        let small = scalar.properties.lowercaseMapping
        word += scalar.isASCII || small.utf8.contains { $0 < 0x80 } ? String(scalar) : small
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
      // "no blockers remain"; not "no issues open to the public".
      let isWhole = end.allSatisfy(lasting.contains)
      if isDenied { rest = isWhole ? [] : end } else { kept.append(word) }
    }
    return kept
  }

  /// Refusing words, a negation in front of passing ones ("not yet ready"), or a bare "no".
  private static func refuses(_ clause: [String]) -> Bool {
    if says(clause, failing) { return true }
    guard let negation = clause.firstIndex(where: negating.contains) else { return false }
    // `No geral, ...`: in Portuguese the word denies nothing.
    let isOther = { (word: String) in clause[negation] == "no" && portuguese.contains(word) }
    if clause[negation...].contains(where: { passing.contains($0) && !isOther($0) }) { return true }
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
        A cross or a stop sign refuses, a warning sign beside a pass makes it conditional, and a pass in red is not \
        understood. A pass has to consist of known \
        words: whatever else stands there, the verdict is unrecognised, and never a pass. Beside it may stand a day, a \
        version, who signed, until when it is valid, and words that change nothing, which are listed with what is read \
        of a review. What is struck through is not said, and of options behind boxes only the ticked ones are.
        """,
      rows: [
        WordTable.Row(Review.Verdict.fail.rawValue, said(failing) + said(holding).map { "\($0) (alone)" }),
        WordTable.Row(
          Review.Verdict.conditional.rawValue, said(conditional) + said(asking).map { "\($0) (alone)" }),
        WordTable.Row(Review.Verdict.pass.rawValue, passing.sorted(by: byBytes)),
        WordTable.Row(Review.Verdict.unrecognised.rawValue, said(unassessed)),
      ])
  }

  static let negating: Set<String> = [
    "no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere", "nope", "cannot", "without",
    "hardly",
    "barely", "isnt", "arent", "wasnt", "werent", "cant", "couldnt", "wont", "wouldnt", "shouldnt", "dont", "doesnt",
    "didnt", "hasnt", "havent", "hadnt", "mustnt", "neednt", "aint", "nein", "nicht", "não", "nao",
  ]

  private static func said(_ phrases: [[String]]) -> [String] { phrases.map { $0.joined(separator: " ") } }

  private static let crosses: Set<Unicode.Scalar> = ["❌", "⛔", "🛑", "🚫", "✗", "✘", "✖", "👎"]
  private static let warnings: Set<Unicode.Scalar> = ["⚠", "🟡", "🟠", "🔶"]

  private static func holds(_ text: String, _ marks: Set<Unicode.Scalar>) -> Bool {
    text.unicodeScalars.contains(where: marks.contains)
  }
}

private func phrases(_ texts: String...) -> [[String]] { texts.map { foldedWords($0) } }

private let unassessed = phrases(
  "not assessed", "not reviewed", "not yet assessed", "not yet reviewed", "no verdict", "withdrawn", "withdraw",
  "revoked", "rescinded", "retracted", "suspended", "expired", "superseded", "draft", "proposed", "void", "invalid",
  "in progress", "wip", "tbd")

/// Beside those, where a status or an update says it.
private let withdrawing = phrases(
  "in review", "under review", "under revision", "being revised", "preliminary", "provisional", "interim", "not final",
  "not finalised", "not finalized", "no longer valid", "not valid", "obsolete", "outdated", "deprecated", "retired",
  "archived", "historical",
  "reopened", "to be confirmed", "to be decided", "tbc", "tba",
  "invalidated", "annulled", "voided")

/// Around those in brackets: `early draft`, `superseded by r7`.
private let leading: Set<String> = [
  "a", "been", "currently", "early", "final", "first", "has", "is", "now", "rough", "still", "was", "working",
]
private let behind: Set<String> = ["as", "by", "for", "on", "only", "review", "since", "until", "version"]

private let opening = phrases("pending", "awaiting", "waiting", "to be", "not yet")

private let failing = phrases(
  "not ready", "no go", "nogo", "block", "blocks", "blocked", "blocker", "blockers", "blocking", "showstopper", "fail",
  "fails", "failed", "failing", "failure", "reject", "rejects", "rejected", "denied", "declined", "refused", "vetoed",
  "do not launch", "do not recommend", "dont launch", "dont recommend", "not recommended", "critical issue",
  "critical issues", "critical finding", "critical findings", "remediation", "emergency stop", "unacceptable",
  "not acceptable", "abgelehnt", "zurückgewiesen", "keine freigabe", "unfavorable", "unfavourable", "défavorable",
  "defavorable", "desfavorable", "desfavorável", "refusé", "refusée", "rejeté", "rejetée", "non approuvé",
  "non approuvée", "non favorable", "non validé", "non conforme", "no conforme", "não conforme", "rechazado",
  "rechazada", "denegado", "reprovado", "reprovada", "rejeitado", "rejeitada", "recusado", "відхилено", "не схвалено",
  "не затверджено", "не готово", "отклонено", "не одобрено", "не утверждено",
  "rework required", "needs rework", "requires rework", "rework needed", "do not merge", "dont merge", "do not release",
  "do not deploy", "not mergeable", "veto", "nack", "unsatisfactory", "non compliant", "noncompliant", "not compliant",
  "revise and resubmit", "unready", "unapproved", "disapproved", "unsafe", "far from ready", "disagree", "disagrees",
  "do not agree",
  "does not agree", "dont agree", "doesnt agree", "i object", "we object", "objects", "cannot support",
  "do not support",
  "does not support", "vote no", "votes no", "vote against", "votes against", "would not launch", "would not release",
  "would not deploy", "would not sign", "wouldnt launch", "wouldnt release", "wouldnt deploy", "wouldnt sign")

/// Each as all that stands there: what a recommendation puts off may be something else.
private let holding = phrases(
  "red", "ko", "nok", "stop", "insufficient", "inadequate", "not met", "hold", "on hold", "hold launch",
  "hold the launch", "hold release",
  "hold the release", "delay",
  "delay launch",
  "delay the launch", "delay release", "delay the release", "defer", "deferred", "defer launch", "defer the launch",
  "postpone", "postponed", "postpone launch", "postpone the launch")

private let conditional = phrases(
  "conditional", "conditionally", "condition", "conditions", "needs revision", "needs revisions", "needs changes",
  "needs improvement", "needs improvements", "needs optimization", "needs update", "needs work", "warn", "warning",
  "below target", "changes requested", "request changes", "changes required", "fixes required", "revision required",
  "auflagen", "vorbehalt", "vorbehaltlich", "bedingungen", "sous réserve", "sous réserves", "sous conditions",
  "con condiciones", "con reservas", "con observaciones", "con salvedades", "com observações", "condicional",
  "condicionado", "com condições", "com ressalvas", "com reservas",
  "умовно", "з умовами", "за умови", "условно", "с условиями", "при условии",
  "major revision", "major revisions", "minor revision", "minor revisions", "issue", "issues")

/// Each as all that stands there.
private let asking = phrases("revise", "revision", "resubmit")

/// Beside a passing word they make it depend on something.
private let provisos = phrases(
  "if", "once", "after", "when", "until", "unless", "provided", "subject", "pending", "except", "exception",
  "exceptions", "assuming", "caveat", "caveats", "reservation", "reservations", "with changes", "w changes",
  "with minor changes", "with required changes", "with minor fixes", "with risks", "w risks",
  "with accepted risks", "with known risks", "with residual risks", "with risk acceptance", "at risk",
  "with mitigations")

private let passing: Set<String> = [
  "pass", "passed", "passes", "approved", "approve", "approves", "ready", "go", "good", "accepted", "lgtm", "ok",
  "okay", "sound", "ship", "unconditional", "green", "certified", "freigegeben", "genehmigt", "bestanden", "abgenommen",
  "approuvé", "approuvée", "favorable", "favourable", "aprobado", "aprobada", "aprovado", "aprovada", "favorável",
  "apto", "apta", "listo", "lista", "pronto", "pronta", "схвалено", "затверджено", "одобрено", "утверждено",
]

private let portuguese: Set<String> = ["aprovado", "aprovada", "favorável", "pronto", "pronta"]

private let refusing: Set<String> = ["no", "not", "never", "nope", "nein", "não"]
private let emphasis: Set<String> = [
  "yet", "really", "absolutely", "definitely", "at", "all", "way", "of", "course", "now", "currently", "certainly",
]

private let denying: Set<String> = ["no", "zero", "0", "without", "nothing", "non", "não", "sin", "sem"]
private let lasting: Set<String> = [
  "open", "remain", "remains", "remaining", "left", "outstanding", "exist", "present", "anymore", "any", "more",
  "pending", "abiertos", "abiertas", "abertos", "abertas", "pendientes", "pendentes",
]
private let attributes: Set<String> = [
  "critical", "high", "major", "medium", "low", "minor", "open", "known", "remaining", "further", "more", "new",
  "other", "serious", "significant", "outstanding", "unresolved", "launch", "security", "and", "or", "hay", "há",
  "existen", "existem", "quedan", "restam",
]
private let troubles: Set<String> = [
  "blocker", "blockers", "blocking", "issue", "issues", "condition", "conditions", "finding", "findings", "problem",
  "problems", "concern", "concerns", "objection", "objections", "exception", "exceptions", "failure", "failures",
  "warning", "warnings", "risks",
  "vulnerabilities", "defects", "reservations", "reservation", "caveats", "caveat", "showstopper", "showstoppers",
  "bloqueos", "bloqueantes", "bloqueadores", "problemas", "hallazgos", "achados", "riesgos", "riscos", "incidencias",
  "pendências", "vulnerabilidades", "críticos", "críticas", "graves",
]
private let mended: Set<String> = [
  "fixed", "resolved", "closed", "addressed", "mended", "done", "met", "fulfilled", "solved", "can", "could", "may",
]
