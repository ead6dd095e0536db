/// How the services stood at earlier commits, in a few numbers each, all judged by the rubric and the configuration of now.
public struct History: Hashable, Sendable {
  /// Of so many last days each with a commit has a point; before them each week.
  package static let dailyDays = 14

  /// The oldest first; the last is that of the report.
  public var points: [Point]
  /// The first day that was asked for.
  public var since: Day
  /// What a reader must know to judge the line, one sentence each.
  public var notes: [String]

  public init(points: [Point], since: Day, notes: [String] = []) {
    self.points = points
    self.since = since
    self.notes = notes
  }

  /// The newest commit of a day or a week, judged as of its day.
  public struct Point: Hashable, Sendable {
    public var day: Day
    /// By the source's name; without sources that had not begun or have no commits.
    public var commits: [String: String]
    /// `nil` for a gap: something of the commit cannot be read.
    public var standing: Standing?
    /// The commits with what is not committed yet.
    public var isDirty: Bool

    public init(day: Day, commits: [String: String], standing: Standing?, isDirty: Bool = false) {
      self.isDirty = isDirty
      self.day = day
      self.commits = commits
      self.standing = standing
    }
  }

  /// What is kept of a whole report.
  public struct Standing: Hashable, Sendable {
    /// By id.
    public var services: [String: Service]
    /// Of the whole portfolio, with what belongs to no service.
    public var openFindings: Int
    public var openDebts: Int

    public init(services: [String: Service], openFindings: Int, openDebts: Int) {
      self.services = services
      self.openFindings = openFindings
      self.openDebts = openDebts
    }
  }

  public struct Service: Hashable, Sendable, Codable {
    public var decision: Decision.Word
    public var level: Level
    /// `nil` when nothing was in the denominator.
    public var verified: Ratio?
    public var openFindings: Int
    public var openDebts: Int
    /// The last day on which a good decision holds by itself; `nil` when no day ends it.
    public var validUntil: Day?
    /// Of the objective that has the least left; below 0 when overspent, `nil` when none was measured.
    public var budgetLeft: Fraction?

    public init(
      decision: Decision.Word, level: Level, verified: Ratio?, openFindings: Int = 0, openDebts: Int = 0,
      validUntil: Day? = nil, budgetLeft: Fraction? = nil
    ) {
      self.decision = decision
      self.level = level
      self.verified = verified
      self.openFindings = openFindings
      self.openDebts = openDebts
      self.validUntil = validUntil
      self.budgetLeft = budgetLeft
    }
  }
}

extension History.Standing {
  public init(of report: Report) {
    let owners = Dictionary(report.portfolio.records.map { ($0.id, $0.service) }) { first, _ in first }
    let debts = Dictionary(grouping: report.debts) { (owners[$0.record] ?? nil) ?? "" }
    let findings = Dictionary(grouping: report.findings.filter(\.isOpen), by: \.service)
    let budgets = Dictionary(grouping: report.objectives.filter(\.isMeasured)) { $0.service ?? "" }
    let services = report.assessments.map { assessment in
      let id = assessment.service.id
      let service = History.Service(
        decision: assessment.decision.word, level: assessment.level, verified: assessment.score?.verified,
        openFindings: findings[id]?.count ?? 0, openDebts: debts[id]?.count ?? 0,
        validUntil: assessment.decision.validUntil, budgetLeft: budgets[id]?.compactMap(\.remaining).min())
      return (id, service)
    }
    self.init(
      services: Dictionary(services) { first, _ in first }, openFindings: findings.reduce(0) { $0 + $1.value.count },
      openDebts: report.debts.count)
  }
}
