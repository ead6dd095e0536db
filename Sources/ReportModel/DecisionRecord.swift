/// An architecture decision record. (A *decision* in Muster is GO or NO-GO; the two never mix.)
public struct DecisionRecord: Hashable, Sendable, Codable {
  public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    case proposed, accepted, rejected, deprecated, superseded, other
  }

  /// For reading only: the path is the identity, numbers repeat in practice.
  public var number: Int?
  /// `nil` when it states none.
  public var status: Status?
  /// Paths in the same source, as it says itself.
  public var supersedes: [SourcePath]
  public var supersededBy: [SourcePath]
  /// What only the other record says.
  public var impliedSupersedes: [SourcePath] = []
  public var impliedSupersededBy: [SourcePath] = []
  public var deciders: [String]
  /// When to look at it again.
  public var reviewBy: Day?
  /// The other records as its text names them, before their paths are known.
  public var references: [Reference] = []
  /// A date like `09/04/2019`, which the records beside it may make readable.
  public var slashedDate: Field?

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

  /// Another decision record, as it is named in a text.
  public struct Reference: Hashable, Sendable, Codable {
    public enum Relation: Hashable, Sendable, Codable { case supersedes, supersededBy }
    public enum Target: Hashable, Sendable, Codable {
      case path(SourcePath)
      case number(Int)
    }

    public var relation: Relation
    public var target: Target
    /// 1-based.
    public var line: Int

    public init(_ relation: Relation, _ target: Target, line: Int) {
      self.relation = relation
      self.target = target
      self.line = line
    }
  }
}
