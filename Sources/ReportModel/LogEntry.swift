/// A version that was brought to where it is used.
public struct Deployment: Hashable, Sendable {
  public var version: String?
  /// As written: `success`, `rolled back`.
  public var outcome: String?
  public var approvedBy: String?

  public init(version: String? = nil, outcome: String? = nil, approvedBy: String? = nil) {
    self.version = version
    self.outcome = outcome
    self.approvedBy = approvedBy
  }
}

/// Work that a machine took over: what it took to build, what it saves.
public struct Automation: Hashable, Sendable {
  public var spentMinutes: Int?
  public var savedMinutes: Int?

  public init(spentMinutes: Int? = nil, savedMinutes: Int? = nil) {
    self.spentMinutes = spentMinutes
    self.savedMinutes = savedMinutes
  }
}

/// Somebody from whom something is bought, and what came of looking at them.
public struct Vendor: Hashable, Sendable {
  public var name: String

  public init(name: String) { self.name = name }
}
