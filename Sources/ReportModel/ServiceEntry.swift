/// What a record of kind `service` says: a declaration, not yet the service that is assessed.
public struct ServiceEntry: Hashable, Sendable, Codable {
  /// `[a-z0-9-]+`.
  public var id: String
  /// 1 is the most critical.
  public var tier: Int?
  public var lifecycle: String?
  public var aliases: [String]
  /// Globs of what belongs to it.
  public var paths: [String]

  public init(id: String, tier: Int? = nil, lifecycle: String? = nil, aliases: [String] = [], paths: [String] = []) {
    self.id = id
    self.tier = tier
    self.lifecycle = lifecycle
    self.aliases = aliases
    self.paths = paths
  }
}

/// What is assessed.
public struct Service: Hashable, Sendable, Identifiable {
  public var id: String
  public var name: String
  /// 1 is the most critical; `nil` when nobody said (it is then judged as tier 2, and the page says so).
  public var tier: Int?
  public var owner: String?
  public var lifecycle: String?
  /// No configuration or catalogue declares it: records merely name it.
  public var isInferred: Bool
  /// Where it is declared; `nil` when inferred or declared in the configuration alone.
  public var origin: Origin?

  public init(
    id: String, name: String, tier: Int? = nil, owner: String? = nil, lifecycle: String? = nil,
    isInferred: Bool = false, origin: Origin? = nil
  ) {
    self.id = id
    self.name = name
    self.tier = tier
    self.owner = owner
    self.lifecycle = lifecycle
    self.isInferred = isInferred
    self.origin = origin
  }

  package var judgedTier: Int { Self.judgedTier(tier) }

  /// What a service is judged as whose tier nobody said.
  static func judgedTier(_ tier: Int?) -> Int { tier ?? 2 }
}
