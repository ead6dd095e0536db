/// An architecture decision record. (A *decision* in Muster is GO or NO-GO; the two never mix.)
public struct DecisionRecord: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case proposed, accepted, rejected, deprecated, superseded, other
  }

  /// For reading only: the path is the identity, numbers repeat in practice.
  public var number: Int?
  /// `nil` when it states none.
  public var status: Status?
  /// Paths in the same source.
  public var supersedes: [SourcePath]
  public var supersededBy: [SourcePath]
  public var deciders: [String]
  /// When to look at it again.
  public var reviewBy: Day?

  public init(
    number: Int? = nil, status: Status? = nil, supersedes: [SourcePath] = [], supersededBy: [SourcePath] = [],
    deciders: [String] = [], reviewBy: Day? = nil
  ) {
    self.number = number
    self.status = status
    self.supersedes = supersedes
    self.supersededBy = supersededBy
    self.deciders = deciders
    self.reviewBy = reviewBy
  }
}
