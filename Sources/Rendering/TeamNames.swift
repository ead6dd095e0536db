import ReportModel

/// Owners that are one team in two spellings: `@northwind/team-bi` in a CODEOWNERS file is the `team-bi` of the
/// configuration.
struct TeamNames: Sendable {
  /// By the folded name, the spelling without an organisation; `nil` where several differ in more than that.
  private let plain: [String: String?]
  /// The organisations in which a team of the folded name is.
  private let organisations: [String: Set<String>]

  init(among owners: some Sequence<String?>) {
    var (plain, organisations) = ([String: String?](), [String: Set<String>]())
    var seen: Set<String> = []
    for owner in owners.compactMap(\.self) where seen.insert(owner).inserted {
      for name in ownerNames(owner) {
        if let team = Team(name) {
          organisations[foldedName(team.name), default: []].insert(team.organisation)
        } else if let other = plain[foldedName(name)] {
          plain[foldedName(name)] = other.flatMap { $0.utf8.elementsEqual(name.utf8) ? $0 : nil }
        } else {
          plain[foldedName(name)] = .some(name)
        }
      }
    }
    (self.plain, self.organisations) = (plain, organisations)
  }

  /// The spelling under which the team is known; the same one for whatever is no team, or may be one of two.
  func name(of owner: String) -> String {
    guard let team = Team(owner), organisations[foldedName(team.name)]?.count ?? 0 < 2 else { return owner }
    return (plain[foldedName(team.name)] ?? nil) ?? owner
  }
}

/// `@organisation/name`
private struct Team {
  var organisation: String
  var name: String

  init?(_ owner: String) {
    let bytes = owner.utf8
    guard bytes.first == UInt8(ascii: "@"), let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    (organisation, name) = (String(owner[..<slash]), String(owner[bytes.index(after: slash)...]))
    guard !name.isEmpty else { return nil }
  }
}
