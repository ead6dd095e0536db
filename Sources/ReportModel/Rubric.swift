/// The list of questions that a service is assessed by.
public struct Rubric: Hashable, Sendable {
  public var id: String
  public var title: String
  public var checks: [Check]

  public init(id: String, title: String, checks: [Check]) {
    self.id = id
    self.title = title
    self.checks = checks
  }
}

/// One question of the rubric.
public struct Check: Hashable, Sendable, Identifiable {
  public enum Severity: String, Hashable, Sendable, CaseIterable { case blocker, required, recommended, info }

  /// `deployment.rollback`: `[a-z0-9.-]+`.
  public var id: String
  public var question: String
  public var category: String
  public var severity: Severity
  /// The level that it stands for.
  public var level: Level
  /// The tiers for which it is asked; empty means all.
  public var tiers: [Int]
  /// The lifecycles for which it is asked (`production`); empty means all.
  public var stages: [String] = []
  /// Names the function that looks at the records; `nil` when only checklists can answer.
  public var probe: String?
  /// Names and synonyms by which checklists speak of it.
  public var claims: [String]
  /// How long an answer is good for, in days; `nil` means for ever.
  public var ttl: Int?
  /// If not the severity's own.
  public var weight: Double?
  /// Before that day the check is announced but not counted.
  public var enforcedFrom: Day?
  public var isWaivable: Bool
  public var why: String
  public var remedy: String

  public init(
    id: String, question: String, category: String, severity: Severity, level: Level = .bronze, tiers: [Int] = [],
    probe: String? = nil, claims: [String] = [], ttl: Int? = nil, weight: Double? = nil, enforcedFrom: Day? = nil,
    isWaivable: Bool = true, why: String = "", remedy: String = ""
  ) {
    self.id = id
    self.question = question
    self.category = category
    self.severity = severity
    self.level = level
    self.tiers = tiers
    self.probe = probe
    self.claims = claims
    self.ttl = ttl
    self.weight = weight
    self.enforcedFrom = enforcedFrom
    self.isWaivable = isWaivable
    self.why = why
    self.remedy = remedy
  }
}

/// How ready a service is, in one word.
public enum Level: String, Hashable, Sendable, CaseIterable, Comparable {
  case unassessed
  case notReady = "not-ready"
  case bronze, silver, gold

  public static func < (lhs: Self, rhs: Self) -> Bool {
    allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
  }
}
