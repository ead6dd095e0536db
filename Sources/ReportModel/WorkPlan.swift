/// How something is to be built: its phases, in order.
public struct WorkPlan: Hashable, Sendable, Codable {
  /// In percent, an exact decimal from 0 to 100.
  public var progress: String?
  public var phases: [Phase]
  public var blockers: [String]

  public init(progress: String? = nil, phases: [Phase] = [], blockers: [String] = []) {
    self.progress = progress
    self.phases = phases
    self.blockers = blockers
  }

  public struct Phase: Hashable, Sendable, Codable {
    public var name: String
    /// As written: `40`, `2 weeks`.
    public var effort: String?
    public var status: String?
    public var dependencies: [String]
    /// 1-based.
    public var line: Int

    public init(name: String, effort: String? = nil, status: String? = nil, dependencies: [String] = [], line: Int) {
      self.name = name
      self.effort = effort
      self.status = status
      self.dependencies = dependencies
      self.line = line
    }
  }
}

/// How far something was on a day.
public struct ProgressUpdate: Hashable, Sendable, Codable {
  /// In percent, an exact decimal from 0 to 100.
  public var progress: String?
  public var blockers: [String]
  public var nextMilestone: String?

  public init(progress: String? = nil, blockers: [String] = [], nextMilestone: String? = nil) {
    self.progress = progress
    self.blockers = blockers
    self.nextMilestone = nextMilestone
  }
}
