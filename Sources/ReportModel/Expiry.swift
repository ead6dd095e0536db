/// Something that runs out: a row of the expiry calendar.
public struct Expiry: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case waiver, certificate, review, condition, finding, answer, kpi, action
    case notApplicable = "not-applicable"
    case reReview = "re-review"
    case runbook, drill, measurement
    case loadTest = "load-test"
    case secretRotation = "secret-rotation"
  }

  public var kind: Kind
  /// Names it among all others on any day: what it is about, never when it ends.
  public var key: String
  /// The last day on which it holds.
  public var day: Day
  /// What runs out, in a few words.
  public var text: String
  public var owner: String?
  /// Nobody is named, so it is the owner of the service.
  public var isServiceOwner = false
  /// The id of the service concerned.
  public var service: String?
  public var origin: Origin

  public init(
    kind: Kind, key: String, day: Day, text: String, owner: String? = nil, service: String? = nil, origin: Origin
  ) {
    self.kind = kind
    self.key = key
    self.day = day
    self.text = text
    self.owner = owner
    self.service = service
    self.origin = origin
  }

  /// Where nobody is named, it is the service's owner's to see to.
  public mutating func fallBack(on serviceOwner: String?) {
    guard owner == nil, let serviceOwner else { return }
    (owner, isServiceOwner) = (serviceOwner, true)
  }
}
