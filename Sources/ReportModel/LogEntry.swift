/// A version that was brought to where it is used.
public struct Deployment: Hashable, Sendable, Codable {
  public var version: String?
  /// As written: `success`, `rolled back`.
  public var outcome: String?
  public var approvedBy: String?
  public var deployedBy: String?

  public init(
    version: String? = nil, outcome: String? = nil, approvedBy: String? = nil, deployedBy: String? = nil
  ) {
    self.version = version
    self.outcome = outcome
    self.approvedBy = approvedBy
    self.deployedBy = deployedBy
  }
}

/// Work that a machine took over: what it took to build, what it saves.
public struct Automation: Hashable, Sendable, Codable {
  public var spentMinutes: Int?
  /// In all; `nil` when the document states a rate.
  public var savedMinutes: Int?
  /// In how many days that was saved.
  public var savedWithin: Int?
  public var savedRate: RecurringTime?
  /// What it took by hand.
  public var toil: RecurringTime?

  public init(
    spentMinutes: Int? = nil, savedMinutes: Int? = nil, savedWithin: Int? = nil, savedRate: RecurringTime? = nil,
    toil: RecurringTime? = nil
  ) {
    self.spentMinutes = spentMinutes
    self.savedMinutes = savedMinutes
    self.savedWithin = savedWithin
    self.savedRate = savedRate
    self.toil = toil
  }
}

/// Somebody from whom something is bought, and what came of looking at them.
public struct Vendor: Hashable, Sendable, Codable {
  public var name: String

  public init(name: String) { self.name = name }
}
