/// Something that somebody is to do, or has decided.
public struct Action: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case open, done, cancelled
    /// An entry of a decisions log: nothing is to be done.
    case decided
    /// What an agent keeps in mind: nothing is to be done by itself.
    case memory
  }

  public var due: Day?
  public var state: State
  /// The heading above it.
  public var section: String?

  public init(due: Day? = nil, state: State = .open, section: String? = nil) {
    self.due = due
    self.state = state
    self.section = section
  }

  /// The section of what a review's own date for another look asks for.
  public static let reReview = "Re-review"

  /// Another look by whoever wrote the review.
  public var isReReview: Bool { section == Self.reReview }
}
