import ReportModel

/// `Security Review: Checkout`: which persona speaks, about what.
struct ReviewTitle {
  let persona: String?
  /// `nil` also where the words name no service: a date, a section, a stage.
  let subject: String?
  /// It says of itself that it judges something, so that a document with it is a review wherever it lies.
  let standsAnywhere: Bool

  /// An audit, or a test from outside.
  let isAudit: Bool

  /// Whom a named author of it speaks for: what an auditor has found, the team's own next review does not take back by
  /// leaving it out.
  var namedPersona: String? { isAudit && persona == "security-engineer" ? "security-auditor" : persona }

  /// It is about whether something may be launched, or is safe, so that a verdict that nobody understands is one, too.
  var isGate: Bool {
    standsAnywhere && (isSignOff || ["sre", "security-engineer", Self.releaseManager].contains(persona))
  }

  /// `Code Review Bot`, `Security Audit Logging`: about reviewing, and no review.
  var isOfReviewing: Bool { !isSetApart && subject.flatMap { foldedWords($0).first }.map(tools.contains) ?? false }

  /// `Security Assessment: API`: what stands behind a sign is what was reviewed.
  private let isSetApart: Bool

  /// A sign-off, or a meeting about the launch.
  var decides: Bool { standsAnywhere && (isSignOff || persona == Self.releaseManager) }

  /// `QA sign-off`.
  private let isSignOff: Bool

  /// That of a section in which somebody speaks, about whatever the document is about.
  init(persona: String) {
    (self.persona, subject, standsAnywhere) = (persona, nil, false)
    (isAudit, isSignOff, isSetApart) = (false, false, false)
  }

  /// - Parameter isWhole: It is the title of a document, which may also be `Security Audit of Checkout` or `Security Review`.
  init?(_ title: String, isWhole: Bool = false) {
    let title = withoutMarks(title)
    if let colon = title.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let type = foldedWords(title.utf8[..<colon].withText)
      let subject = trimmedText(title.utf8[title.utf8.index(after: colon)...].withText)
      if let persona = Self.personas[type.joined(separator: " ")], !subject.isEmpty {
        guard !foldedWords(subject).allSatisfy(sampleWords.contains) else { return nil }
        (self.persona, self.subject, standsAnywhere) = (persona, Self.service(in: subject), !Self.teaches(title))
        (isAudit, isSignOff, isSetApart) = (type.contains(where: Self.auditWords.contains), false, true)
        return
      }
    }
    guard isWhole, let parts = Self.parts(of: title), !Self.isForeign(parts.type),
      parts.subject.map({ !foldedWords($0).allSatisfy(sampleWords.contains) }) ?? true
    else { return nil }
    let topic = Self.topicBehind(parts.type, parts.subject)
    persona = Self.persona(of: parts.type) ?? topic?.persona
    subject = (topic == nil ? parts.subject : topic?.rest).flatMap(Self.service)
    isAudit = parts.type.contains(where: Self.auditWords.contains)
    isSetApart = parts.isApart
    isSignOff = parts.type.last == "signoff" || parts.type.ends(with: ["sign", "off"])
    // What is concluded from a list of gates is a decision, too, and a product may be called a framework.
    let isProduct = parts.subject.map { foldedWords($0) }.map { $0.count > 1 && $0.last == "framework" } ?? false
    let others = teachingWords.subtracting(
      (persona == Self.releaseManager ? ["checklist"] : []) + (isProduct ? ["framework"] : []))
    let isKnown = persona != nil || parts.type.contains(where: Self.fields.contains)
    standsAnywhere = isKnown && !Self.teaches(title) && foldedWords(title).allSatisfy { !others.contains($0) }
  }

  /// `Security`, of a document in a folder of reviews that has a verdict: whose words it uses.
  init(filed title: String) {
    (persona, subject) = (Self.persona(of: foldedWords(title)), nil)
    (standsAnywhere, isAudit, isSignOff, isSetApart) = (false, false, false, false)
  }

  /// `Code Review: Thread-Safety Fixes`: what it names is a change, unless a service is known to be called so.
  static func isOfCode(_ title: String) -> Bool {
    guard let type = type(of: title) else { return false }
    return type.contains("code")
  }

  /// What tells how to review, or what to copy, in any words.
  static func isGuide(_ title: String) -> Bool {
    let words = foldedWords(title)
    return words.contains(where: teachingWords.contains) || words.contains { ["example", "sample"].contains($0) }
  }

  /// `Production Readiness Framework`.
  static func isOfReadiness(_ title: String) -> Bool { foldedWords(title).contains("readiness") }

  /// `Sprint Review`, `Book Review`, and whatever teaches how to review: none of a service. `Annual Security Audit` is one.
  static func isForeign(_ title: String) -> Bool {
    parts(of: withoutMarks(title)).map { isForeign($0.type) } ?? false
  }

  private static func isForeign(_ type: [String]) -> Bool {
    type.dropLast().last { Int($0) == nil }.map(otherReviews.contains) ?? false
      || type.contains(where: periods.contains) && topics(of: type).allSatisfy { $0 == performance }
  }

  /// `How we review`, `Code Review Guidelines`: what stands there as a review is an example.
  static func teaches(_ title: String) -> Bool {
    let words = foldedWords(title)
    return words.contains { $0.hasBytePrefix("review") || $0.hasBytePrefix("audit") }
      && (words.first == "how" || words.contains(where: guideWords.contains))
  }

  /// `Security Audit — Checkout`, `Checkout security review (2026-01)`: the words up to the one for a review, and the rest.
  private static func parts(of title: String) -> (type: [String], subject: String?, isApart: Bool)? {
    let words = title.utf8.split(separator: 0x20).map(\.withText)
    var type: [String] = []
    guard
      let end = words.firstIndex(where: { word in
        let folded = foldedWords(word)
        type += folded
        return folded.contains(where: reviewWords.contains) || reviewPhrases.contains { type.ends(with: $0) }
      })
    else { return nil }
    let signs = ["-", "–", "—", ":", "|"]
    let isApart = words[end].utf8.last == UInt8(ascii: ":") || words[(end + 1)...].first.map(signs.contains) ?? false
    let rest = words[(end + 1)...].drop { word in
      signs.contains(word) || foldedWords(word).allSatisfy(linkWords.contains)
    }
    return (type, rest.isEmpty ? nil : rest.joined(separator: " "), isApart)
  }

  /// `Revisión de seguridad: Checkout`: in these languages it is said behind what is reviewed, and then of what.
  private static func topicBehind(_ type: [String], _ text: String?) -> (persona: String, rest: String?)? {
    guard let last = type.last, topicLast.contains(last),
      let words = text?.utf8.split(separator: 0x20).map(\.withText), let first = words.first,
      let persona = persona(of: foldedWords(first))
    else { return nil }
    let rest = words.dropFirst().drop { foldedWords($0).allSatisfy(linkWords.contains) }
    return (persona, rest.isEmpty ? nil : rest.joined(separator: " "))
  }

  /// The words of a title up to the one for a review; `nil` where none stands.
  static func type(of title: String) -> [String]? { parts(of: withoutMarks(title))?.type }

  /// The personas whom words speak for, the first one first.
  static func topics(of words: [String]) -> [String] {
    topics.filter { words.contains(where: $0.words.contains) }.map(\.persona)
  }

  /// Whoever decides on a launch replaces nobody's review.
  private static func decidesLaunch(_ words: [String]) -> Bool { launchPhrases.contains { words.ends(with: $0) } }

  private static func persona(of type: [String]) -> String? {
    let isLaunch = type.indices.contains { decidesLaunch(Array(type[...$0])) }
    return isLaunch ? releaseManager : topics(of: type).first
  }

  /// The persona whom a role's words are about: `Security Lead` is heard as whoever reviews security.
  static func persona(ofRole words: [String]) -> String? { persona(of: words) }

  /// What of a subject may name a service: neither a date nor the name of a section, a stage or a version.
  private static func service(in subject: String) -> String? {
    let words = foldedWords(subject)
    let isNothing = DateText.day(in: subject) != nil || words.allSatisfy { sectionWords.contains($0) || isMarker($0) }
    return isNothing ? nil : subject
  }

  static let performance = "performance-engineer"
  private static let releaseManager = "release-manager"
  private static let auditWords: Set<String> = [
    "audit", "penetration", "pentest", "pen", "vulnerability", "аудит", "auditoría", "auditoria",
  ]

  static var understood: [Understanding.Row] {
    [
      .init("Titles `... : SERVICE`", personas.keys.sorted()), .init("Titles with the word", reviewWords),
      .init("Titles with the words", reviewPhrases.map { $0.joined(separator: " ") }),
      .init("Titles whose topic stands behind the word", topicLast.sorted(by: byBytes)),
      .init("Titles of an audit: a named author of one about security is a security-auditor", auditWords),
      .init("Titles of a review outside a folder of them, also with", fields.sorted(by: byBytes)),
      .init("Titles that are none with the word right before", otherReviews),
      .init("Titles that are none with the word, unless they say what is reviewed", periods),
      .init("Titles of a text that teaches, with the word", guideWords),
      .init("Outside a folder of reviews also not with", teachingWords),
      .init("Titles of a text about reviewing, with the word behind", tools),
      .init("Titles: what names no service", sectionWords), .init("Titles: what names an example", sampleWords),
    ]
  }

  private static let reviewWords: Set<String> = [
    "review", "audit", "assessment", "pentest", "рев'ю", "аудит", "revue", "revisión", "auditoría",
    "auditoria", "revisão", "evaluación", "avaliação",
  ]
  private static let topicLast: Set<String> = [
    "revue", "revisión", "auditoría", "auditoria", "revisão", "evaluación", "avaliação",
  ]
  private static let launchPhrases = [
    "go no go", "launch signoff", "launch sign off", "release signoff", "release sign off", "go live signoff",
    "go live sign off", "production signoff", "production sign off",
  ].map { foldedWords($0) }
  private static let reviewPhrases =
    launchPhrases
    + [
      "penetration test", "penetration testing", "pen test", "pen testing", "vulnerability report", "qa signoff",
      "qa sign off", "quality signoff", "quality sign off", "security signoff", "security sign off",
    ].map { foldedWords($0) }
  /// Between the word for a review and what it is about.
  private static let linkWords: Set<String> = [
    "of", "for", "report", "results", "decision", "meeting", "record", "memo", "checklist", "document", "de", "del",
    "da", "do",
  ]
  /// Reviews of what happened, of people and of texts are none of a service.
  private static let otherReviews: Set<String> = [
    "incident", "postmortem", "mortem", "retrospective", "sprint", "literature", "guide", "guidelines", "process",
    "how",
    "book", "paper", "film", "movie", "peer", "self", "employee", "salary", "promotion", "candidate",
  ]
  private static let periods: Set<String> = ["annual", "quarterly", "weekly", "monthly", "yearly", "midyear"]

  private static let topics: [(words: Set<String>, persona: String)] = [
    (
      ["security", "threat", "vulnerability", "penetration", "pentest", "pen", "seguridad", "segurança"],
      "security-engineer"
    ),
    (["readiness", "reliability", "operational", "launch", "sre", "slo", "slos"], "sre"),
    (["architecture", "architectural", "design", "arquitectura", "arquitetura"], "software-architect"),
    (["performance", "latency", "load", "rendimiento", "desempenho"], performance),
    (["concurrency"], "concurrency-expert"),
    (["test", "testing", "qa", "quality", "calidad", "qualidade"], "qa-engineer"), (["code"], "senior-engineer"),
  ]

  /// What is reviewed as well, by whoever says so.
  private static let fields: Set<String> = ["accessibility", "a11y", "wcag", "privacy"]

  private static let personas = [
    "architecture review": "software-architect", "design review": "software-architect",
    "code review": "senior-engineer",
    "code review checklist": "code-reviewer", "test strategy": "qa-engineer", "test review": "qa-engineer",
    "test strategy review": "qa-engineer", "qa review": "qa-engineer", "security review": "security-engineer",
    "security audit": "security-engineer", "security assessment": "security-engineer",
    "performance review": performance, "concurrency review": "concurrency-expert",
    "production readiness review": "sre", "operational readiness review": "sre", "reliability review": "sre",
    "launch readiness review": "sre", "launch review": "sre",
  ]
}

private let guideWords: Set<String> = ["how", "guide", "guidelines", "guideline", "process", "handbook", "policy"]
private let teachingWords = guideWords.union([
  "checklist", "template", "standards", "practices", "procedure", "playbook", "framework", "methodology", "training",
  "tips", "plan", "proposal", "questions", "questionnaire", "criteria", "skill", "agent", "prompt",
])
private let tools: Set<String> = [
  "agenda", "agent", "api", "automation", "board", "bot", "committee", "comments", "feature", "log", "logging", "logs",
  "pipeline", "request", "requests", "schedule", "service", "skill", "system", "team", "tool", "tools", "trail",
  "trails",
  "workflow",
]
private let sampleWords: Set<String> = [
  "example", "sample", "template", "placeholder", "your", "the", "a", "service", "component", "project", "feature",
  "name",
]
private let sectionWords: Set<String> = [
  "executive", "summary", "findings", "and", "remediation", "results", "report", "overview", "recommendations", "final",
  "draft", "version", "launch", "release", "phase", "production", "staging", "go", "live", "no", "decision", "status",
  "conclusion", "conclusions", "the", "of", "for", "our", "initial", "second", "third", "update", "updated", "review",
  "follow", "up", "round", "sprint", "ga", "mvp", "beta", "alpha", "pre", "post", "internal", "external", "quarterly",
  "annual", "full", "scope", "action", "items", "plan", "analysis", "details", "in", "on", "to", "readiness", "notes",
  "minutes", "document", "session", "outcome", "feedback", "monorepo", "codebase", "repository", "repo",
]

/// Words beside a service's name that name a version, a stage or a time of it.
func isMarker(_ word: String) -> Bool {
  let digits = word.utf8.drop { "vqhVQH".utf8.contains($0) }
  return CalendarText.month(word) != nil || digits.allSatisfy { (0x30...0x39).contains($0) } && word.utf8.count < 9
}

extension Array where Element: Equatable {
  fileprivate func ends(with other: [Element]) -> Bool { count >= other.count && Array(suffix(other.count)) == other }
}

/// Without the emoji that some put in front of a title.
private func withoutMarks(_ title: String) -> String {
  trimmedText(
    Substring(title.unicodeScalars.drop { $0 == " " || $0 == "\u{FE0F}" || ($0.properties.isEmoji && !$0.isASCII) }))
}

/// The service of a review whose file is named after it: `2026-01-10-security-checkout.md` with the subject "Checkout Login"
/// is about `checkout`.
///
/// - Returns: `nil` where the file's name and the subject do not begin with the same words.
func serviceNamed(by path: SourcePath, in subject: String?) -> String? {
  guard let subject else { return nil }
  let subjectWords = camelWords(subject)
  var words = foldedWords(path.stem)[...]
  while !words.isEmpty {
    if words.count < subjectWords.count, subjectWords.starts(with: words) { return words.joined(separator: "-") }
    words.removeFirst()
  }
  return nil
}

/// The words of a name that may be in camel case: `PierAuthService` has three.
private func camelWords(_ name: String) -> [String] {
  var spaced: [UInt8] = []
  for byte in name.utf8 {
    if (0x41...0x5A).contains(byte), let last = spaced.last, (0x61...0x7A).contains(last) { spaced.append(0x20) }
    spaced.append(byte)
  }
  return foldedWords(spaced.withText)
}
