/// A request for comments or an enhancement proposal: what is to be done, before or while it is.
public struct Proposal: Hashable, Sendable, Codable {
  /// For reading only, as with decision records.
  public var number: Int?
  /// A word in lower case that is a usual status; `nil` when there is none, or none of those.
  public var status: String?
  /// How ripe it is (`alpha`, `beta`, `stable`), as written.
  public var stage: String?

  /// Not yet a record: what a file says of the proposal with this number, until both are joined.
  public var isAddition: Bool

  public init(number: Int? = nil, status: String? = nil, stage: String? = nil, isAddition: Bool = false) {
    self.isAddition = isAddition
    self.number = number
    self.status = status
    self.stage = stage
  }
}
