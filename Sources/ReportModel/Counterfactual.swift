/// What would have to come true for a service to reach a goal: all of it, because the rules are a conjunction.
public struct Counterfactual: Hashable, Sendable {
  public enum Goal: Hashable, Sendable {
    /// An unconditional GO.
    case go
    case level(Level)

    /// As in data files: `GO`, `silver`.
    public var word: String {
      switch self {
      case .go: Decision.Word.go.rawValue
      case .level(let level): level.rawValue
      }
    }

    /// What people read: `GO`, `Silver`.
    public var shown: String {
      switch self {
      case .go: Decision.Word.go.rawValue
      case .level(let level): level.word
      }
    }
  }

  public var goal: Goal
  /// In the order of the rules, then of the rubric.
  public var steps: [Step]

  public init(goal: Goal, steps: [Step]) {
    self.goal = goal
    self.steps = steps
  }

  /// One thing that has to come true.
  public struct Step: Hashable, Sendable {
    /// What it is about; together with the subject it is the same thing on every service, but for findings and conditions.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The check passes. The subject is its id.
      case check
      /// The finding is closed. The subject is its title.
      case finding
      /// The persona reviews, and lets it pass. The subject is its name.
      case review
      /// The stop is lifted. The subject is the id of the certificate's record.
      case stop
      /// The condition is met. The subject is its text.
      case condition
      /// The budget is there again. The subject is the id of the objective's record.
      case budget
      /// A check applies at all. The subject is empty.
      case scope
    }

    public var kind: Kind
    public var subject: String
    /// What has to be done, in the imperative and without a full stop.
    public var text: String
    public var owner: String?
    /// As a finding or a debt states it: `2-3 days`.
    public var effort: String?
    public var due: Day?
    public var evidence: [Origin]

    public init(
      _ kind: Kind, _ subject: String, _ text: String, owner: String? = nil, effort: String? = nil, due: Day? = nil,
      evidence: [Origin] = []
    ) {
      self.kind = kind
      self.subject = subject
      self.text = text
      self.owner = owner
      self.effort = effort
      self.due = due
      self.evidence = evidence
    }
  }
}

/// One fix, and the services that it would help.
public struct SharedFix: Hashable, Sendable {
  public var kind: Counterfactual.Step.Kind
  public var subject: String
  public var text: String
  /// As its steps name one; `nil` for what is the services' owners' to see to.
  public var owner: String?
  /// The ids of the services that are GO with this alone.
  public var unblocks: [String]
  /// The ids of all services that need it for their GO, those above included.
  public var services: [String]

  public init(
    kind: Counterfactual.Step.Kind, subject: String, text: String, owner: String? = nil, unblocks: [String],
    services: [String]
  ) {
    self.owner = owner
    self.kind = kind
    self.subject = subject
    self.text = text
    self.unblocks = unblocks
    self.services = services
  }
}
