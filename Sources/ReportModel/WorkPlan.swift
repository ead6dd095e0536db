/// How something is to be built: its phases, in order.
public struct WorkPlan: Hashable, Sendable, Codable {
  /// In percent, an exact decimal from 0 to 100.
  public var progress: String?
  /// 1-based.
  public var progressLine: Int?
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
    /// Its status says that it is over.
    public var isDone = false
    public var dependencies: [String]
    /// `nil` where it has no boxes to tick.
    public var tasks: Tasks?
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

extension WorkPlan {
  /// How many boxes of a phase are ticked.
  public struct Tasks: Hashable, Sendable, Codable {
    public var done: Int
    public var total: Int

    public init(done: Int, total: Int) {
      self.done = done
      self.total = total
    }
  }

  /// Of all phases; `nil` where none has boxes to tick.
  public var tasks: Tasks? {
    let tasks = phases.compactMap(\.tasks)
    return tasks.isEmpty ? nil : Tasks(done: tasks.map(\.done).reduce(0, +), total: tasks.map(\.total).reduce(0, +))
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
