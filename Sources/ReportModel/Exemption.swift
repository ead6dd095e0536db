/// Why a question does not apply, on whose word, and until when that is to be believed.
public struct Exemption: Hashable, Sendable, Codable {
  public var reason: String?
  public var approver: String?
  /// The last day before somebody has to look at it again.
  public var reviewBy: Day?

  public init(reason: String? = nil, approver: String? = nil, reviewBy: Day? = nil) {
    self.reason = reason
    self.approver = approver
    self.reviewBy = reviewBy
  }
}
