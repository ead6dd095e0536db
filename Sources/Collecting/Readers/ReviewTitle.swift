import ReportModel

/// `Security Review: Checkout`: which persona speaks, about what.
struct ReviewTitle {
  let persona: String?
  let subject: String?

  /// - Parameter isWhole: It is the title of a document, which may also be `Security Audit of Checkout` or `Security Review`.
  init?(_ title: String, isWhole: Bool = false) {
    let title = withoutMarks(title)
    if let colon = title.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let type = foldedWords(title.utf8[..<colon].withText)
      let subject = trimmedText(title.utf8[title.utf8.index(after: colon)...].withText)
      if let persona = Self.personas[type.joined(separator: " ")], !subject.isEmpty {
        (self.persona, self.subject) = (persona, subject)
        return
      }
    }
    guard isWhole, let parts = Self.parts(of: title) else { return nil }
    (persona, subject) = (Self.persona(of: parts.type), parts.subject)
  }

  /// `Security Audit — Checkout`, `Checkout security review (2026-01)`: the words up to the one for a review, and the rest.
  private static func parts(of title: String) -> (type: [String], subject: String?)? {
    let words = title.utf8.split(separator: 0x20).map(\.withText)
    guard let end = words.firstIndex(where: { foldedWords($0).contains(where: reviewWords.contains) }) else {
      return nil
    }
    let type = words[...end].flatMap { foldedWords($0) }
    guard Set(type).isDisjoint(with: otherReviews) else { return nil }
    let rest = words[(end + 1)...].drop { ["-", "–", "—", ":", "of", "for", "|", "report", "Report"].contains($0) }
    let subject = rest.joined(separator: " ")
    return (type, subject.isEmpty || DateText.day(in: subject) != nil ? nil : subject)
  }

  private static func persona(of type: [String]) -> String? {
    let words = Set(type)
    return topics.first { !words.isDisjoint(with: $0.words) }?.persona
  }

  static var understood: [Understanding.Row] {
    [
      .init("Titles `... : SERVICE`", personas.keys.sorted()), .init("Titles with the word", reviewWords),
      .init("Titles that are none with the word", otherReviews),
    ]
  }

  private static let reviewWords: Set<String> = [
    "review", "audit", "assessment", "рев'ю", "аудит", "revue", "revisión",
  ]
  /// Reviews of what happened, of people and of texts are none of a service.
  private static let otherReviews: Set<String> = [
    "incident", "postmortem", "mortem", "retrospective", "sprint", "literature", "annual", "quarterly", "weekly",
    "monthly", "guide", "guidelines", "process", "how",
  ]

  private static let topics: [(words: Set<String>, persona: String)] = [
    (["security", "threat", "vulnerability", "penetration"], "security-engineer"),
    (["readiness", "reliability", "operational", "launch", "sre"], "sre"),
    (["architecture", "architectural", "design"], "software-architect"),
    (["performance", "latency", "load"], "performance-engineer"), (["concurrency"], "concurrency-expert"),
    (["test", "testing", "qa", "quality"], "qa-engineer"), (["code"], "senior-engineer"),
  ]

  private static let personas = [
    "architecture review": "software-architect", "design review": "software-architect",
    "code review": "senior-engineer",
    "code review checklist": "code-reviewer", "test strategy": "qa-engineer", "test review": "qa-engineer",
    "test strategy review": "qa-engineer", "qa review": "qa-engineer", "security review": "security-engineer",
    "security audit": "security-engineer", "security assessment": "security-engineer",
    "performance review": "performance-engineer", "concurrency review": "concurrency-expert",
    "production readiness review": "sre", "operational readiness review": "sre", "reliability review": "sre",
    "launch readiness review": "sre", "launch review": "sre",
  ]
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
