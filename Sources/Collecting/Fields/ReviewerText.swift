import ReportModel

/// Who reviewed, by what a field says: a persona is a role, and a person's name is that of the author.
enum ReviewerText {
  /// The persona of a review: the role that the field names, `security-engineer`, `Ana (SRE)`, else the one that the title
  /// speaks for. Where the title speaks for nobody, who reviewed stands for himself.
  static func persona(_ reviewer: String?, titled title: ReviewTitle?) -> String? {
    guard let reviewer else { return title?.persona }
    let parts = parts(of: reviewer)
    guard let role = parts.first(where: isRole) else { return title?.namedPersona ?? reviewer }
    if let titled = title?.persona, ReviewTitle.persona(ofRole: foldedWords(role)) == titled { return titled }
    return role
  }

  /// `TBD`, `Security Engineer (declined to review)`, `not yet assigned`.
  static func isNobody(_ reviewer: String) -> Bool {
    let words = foldedWords(StandingText.unstruck(reviewer))
    return words.isEmpty || words == ["n", "a"] || words.contains(where: absent.contains)
      || zip(words, words.dropFirst()).contains { $0 == "to" && $1 == "be" }
  }

  /// What of a field is a persona that somebody has defined or requires.
  static func persona(in reviewer: String, among known: Set<String>) -> String? {
    isNobody(reviewer) ? nil : ([reviewer] + parts(of: reviewer)).first { known.contains(foldedName($0)) }
  }

  /// `Ana (SRE)`, `Jane Doe, Security Engineer`, `Claude (as Security Engineer)`, `🤖 Security Engineer Agent`.
  private static func parts(of reviewer: String) -> [String] {
    var text = StandingText.unstruck(reviewer)
    for dash in [" - ", " \u{2013} ", " \u{2014} "] { text = text.split(separator: dash).joined(separator: ",") }
    return text.utf8.split { ",;/|()&".utf8.contains($0) }.map { bare($0.withText) }.filter { !$0.isEmpty }
  }

  /// Without signs in front, and the words that say that it is a role.
  private static func bare(_ part: String) -> String {
    var words = part.utf8.split(separator: 0x20)[...]
    words = words.drop { word in
      ["as", "acting"].contains(word.withText.asciiLowercased)
        || !word.contains { $0 < 0x80 } && !word.withText.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
    if words.count > 1, let last = words.last, ["agent", "persona"].contains(last.withText.asciiLowercased) {
      words.removeLast()
    }
    return words.map(\.withText).joined(separator: " ")
  }

  /// A team is nobody's role.
  private static func isRole(_ part: String) -> Bool {
    let words = foldedWords(part)
    guard !words.contains(where: groups.contains) else { return false }
    let isIdentifier =
      part.containsByte(UInt8(ascii: "-")) && part.utf8.first != UInt8(ascii: "@")
      && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    return isIdentifier || words.contains(where: roles.contains)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Field: who reviewed", names), .init("Field: who reviewed, a persona with the word", roles),
      .init("Field: who reviewed, no persona with the word", groups),
      .init("Field: who reviewed, nobody with the word", absent.sorted(by: byBytes)),
    ]
  }

  static let names = ["reviewer", "agent", "auditor", "reviewed_by", "role"]

  private static let roles: Set<String> = [
    "engineer", "architect", "sre", "qa", "dba", "expert", "lead", "manager", "officer", "analyst", "auditor",
    "reviewer", "developer", "tester", "owner", "director", "ciso", "cto", "specialist", "designer", "agent",
    "administrator", "writer", "devops", "devsecops", "pentester", "security",
  ]
  private static let absent: Set<String> = [
    "tbd", "tba", "tbc", "none", "nobody", "not", "never", "pending", "declined", "declines", "unassigned", "awaiting",
    "requested", "vacant", "recused", "absent", "unavailable",
  ]
  private static let groups: Set<String> = ["team", "guild", "group", "squad", "committee", "board", "department"]
}
