/// What a brief is made for.
public struct BriefPurpose: Hashable, Sendable {
  /// Of all other files of the site, in 64 hexadecimal digits.
  public var digest: String
  /// Nobody will have the site's folder beside it.
  public var standsAlone: Bool
  /// The paper that it is printed on; `nil` leaves that to whoever prints it.
  public var paper: Paper?

  public enum Paper: String, Hashable, Sendable, CaseIterable { case a4, letter }

  public init(digest: String, standsAlone: Bool = false, paper: Paper? = nil) {
    self.digest = digest
    self.standsAlone = standsAlone
    self.paper = paper
  }
}
