/// The list of questions that a service is assessed by.
public struct Rubric: Hashable, Sendable {
  public var id: String
  public var title: String
  public var checks: [Check]
  /// The file that it was read from, relative as the operator named it; `nil` for one that was made in memory.
  public var path: String?

  public init(id: String, title: String, checks: [Check], path: String? = nil) {
    self.id = id
    self.title = title
    self.checks = checks
    self.path = path
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
  /// The lifecycles of a service for which it is asked; empty means all, and one without a lifecycle is asked everything.
  public var stages: [String]
  /// Names the function that looks at the records; `nil` when only checklists can answer.
  public var probe: String?
  /// Names and synonyms by which checklists speak of it.
  public var claims: [String]
  /// How long an answer is good for, in days; `nil` means for ever, or as long as ``evidence`` says.
  public var ttl: Int?
  /// What a yes takes.
  public var evidence: EvidenceDemand
  /// If not the severity's own.
  public var weight: Double?
  /// Before that day the check is announced but not counted.
  public var enforcedFrom: Day?
  public var isWaivable: Bool
  public var why: String
  public var remedy: String
  /// Where it stands in the rubric's file; 1-based, the column in bytes. `nil` for one that was made in memory.
  public var line: Int?
  public var column: Int?

  public init(
    id: String, question: String, category: String, severity: Severity, level: Level = .bronze, tiers: [Int] = [],
    stages: [String] = [], probe: String? = nil, claims: [String] = [], ttl: Int? = nil,
    evidence: EvidenceDemand = EvidenceDemand(), weight: Double? = nil, enforcedFrom: Day? = nil,
    isWaivable: Bool = true, why: String = "", remedy: String = ""
  ) {
    self.id = id
    self.question = question
    self.category = category
    self.severity = severity
    self.level = level
    self.tiers = tiers
    self.stages = stages
    self.probe = probe
    self.claims = claims
    self.ttl = ttl
    self.evidence = evidence
    self.weight = weight
    self.enforcedFrom = enforcedFrom
    self.isWaivable = isWaivable
    self.why = why
    self.remedy = remedy
  }
}

extension Check {
  /// The check's own weight, else that of its severity; never negative.
  public var effectiveWeight: Double {
    if let weight, weight.isFinite, weight >= 0 { return weight }
    return severity.weight
  }
}

extension Check.Severity {
  /// What a check counts in the score, unless it says otherwise.
  public var weight: Double {
    switch self {
    case .blocker: 10
    case .required: 7.5
    case .recommended: 2.5
    case .info: 0
    }
  }
}

/// The lines of coverage below which nothing can be said.
public enum CoverageLine {
  public static let level = 0.6
  public static func decision(tier: Int) -> Double { tier == 1 ? 0.8 : 0.6 }
}

/// What a yes has to rest on to count.
public struct EvidenceDemand: Hashable, Sendable {
  /// Of what kind each piece has to be; `nil` for any file or record that exists.
  public var kind: Kind?
  /// How many pieces; at least 1.
  public var minimum: Int

  public init(kind: Kind? = nil, minimum: Int = 1) {
    self.kind = kind
    self.minimum = minimum
  }

  public enum Kind: Hashable, Sendable {
    case record(RecordKind)
    /// A rehearsal or a rotation, of which there is no record but the answer itself: they only age.
    case drill, secretRotation

    public init?(word: String) {
      switch word {
      case "drill": self = .drill
      case "secret-rotation": self = .secretRotation
      default:
        guard let kind = RecordKind(rawValue: word) else { return nil }
        self = .record(kind)
      }
    }

    public static var words: [String] { RecordKind.allCases.map(\.rawValue) + ["drill", "secret-rotation"] }

    /// What the configuration calls its time to live; `nil` for kinds that have none.
    public var ages: TimeToLive.Kind? {
      switch self {
      case .drill: .drill
      case .secretRotation: .secretRotation
      case .record(.review): .review
      case .record(.certificate): .certificate
      case .record(.loadTest): .loadTest
      case .record(.runbook): .runbook
      case .record: nil
      }
    }
  }
}

/// How ready a service is, in one word.
public enum Level: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case unassessed
  case notReady = "not-ready"
  case bronze, silver, gold

  /// What people read; the raw value is the word in data files.
  public var word: String {
    switch self {
    case .unassessed: "Unassessed"
    case .notReady: "Not ready"
    case .bronze: "Bronze"
    case .silver: "Silver"
    case .gold: "Gold"
    }
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
  }
}
