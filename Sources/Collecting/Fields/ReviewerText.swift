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
    return parts.count > 1 ? role : reviewer
  }

  /// What of a field is a persona that somebody has defined or requires.
  static func persona(in reviewer: String, among known: Set<String>) -> String? {
    ([reviewer] + parts(of: reviewer)).first { known.contains(foldedName($0)) }
  }

  /// `Ana (SRE)`, `Jane Doe, Security Engineer`.
  private static func parts(of reviewer: String) -> [String] {
    var text = reviewer
    for dash in [" - ", " \u{2013} ", " \u{2014} "] { text = text.split(separator: dash).joined(separator: ",") }
    return text.utf8.split { ",;/|()&".utf8.contains($0) }.map { trimmedText($0.withText) }.filter { !$0.isEmpty }
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
    ]
  }

  static let names = ["reviewer", "agent", "auditor", "reviewed_by", "role"]

  private static let roles: Set<String> = [
    "engineer", "architect", "sre", "qa", "dba", "expert", "lead", "manager", "officer", "analyst", "auditor",
    "reviewer", "developer", "tester", "owner", "director", "ciso", "cto", "specialist", "designer", "agent",
    "administrator", "writer", "devops", "devsecops", "pentester", "security",
  ]
  private static let groups: Set<String> = ["team", "guild", "group", "squad", "committee", "board", "department"]
}
