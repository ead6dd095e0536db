/// Everything that was derived for one service.
public struct Assessment: Hashable, Sendable {
  public var service: Service
  public var decision: Decision
  public var level: Level
  /// `nil` when nothing is in the denominator: no number at all.
  public var score: Score?
  /// In the rubric's order.
  public var results: [CheckResult]
  /// One entry for each persona that the tier requires.
  public var personas: [PersonaStanding]
  /// The slugs and findings that are open, gravest first.
  public var openFindings: [OpenFinding]
  /// How many waivers the level rests on: `Silver*1`.
  public var levelWaivers: Int
  /// The shortest way to GO, unless it is GO; then the one to the next level, unless there is none.
  public var counterfactuals: [Counterfactual] = []
  /// What a reader must know to judge the assessment ("no tier is declared: judged as tier 2").
  public var notes: [String]
  /// Where the decision goes from here if nobody acts, by day; only the days on which it changes.
  public var forecast: [ForecastStep] = []

  public init(
    service: Service, decision: Decision, level: Level, score: Score?, results: [CheckResult],
    personas: [PersonaStanding] = [], openFindings: [OpenFinding] = [], levelWaivers: Int = 0, notes: [String] = []
  ) {
    self.service = service
    self.decision = decision
    self.level = level
    self.score = score
    self.results = results
    self.personas = personas
    self.openFindings = openFindings
    self.levelWaivers = levelWaivers
    self.notes = notes
  }
}

/// GO or not: always derived, never typed.
public struct Decision: Hashable, Sendable {
  public enum Word: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case noGo = "NO-GO"
    case notAssessed = "NOT ASSESSED"
    case goWithConditions = "GO WITH CONDITIONS"
    case go = "GO"

    /// Worst first.
    public static func < (lhs: Self, rhs: Self) -> Bool {
      allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
    }
  }

  public var word: Word
  /// The number of the rule that decided, 1 to 7.
  public var rule: Int
  /// Every rule that fired, in their order; the first one decided.
  public var fired: [FiredRule]
  /// What documents say instead ("BLOCK LAUNCH"), shown beside the derived one.
  public var stated: [StatedDecision]
  /// What the required personas decide, the strictest first, when they disagree; empty when they agree.
  public var dissent: [Opinion] = []
  /// The earliest expiry among all that a GO rests on.
  public var validUntil: Day?

  public init(
    word: Word, rule: Int, fired: [FiredRule], stated: [StatedDecision] = [], validUntil: Day? = nil
  ) {
    self.word = word
    self.rule = rule
    self.fired = fired
    self.stated = stated
    self.validUntil = validUntil
  }
}

extension Decision {
  /// Of the rule that decides, and of all others that fire.
  package var countOfReasons: Int { fired.reduce(0) { $0 + $1.reasons.count } }
}

/// One rule that fired, with what it rests on.
public struct FiredRule: Hashable, Sendable {
  /// 1 to 7.
  public var number: Int
  public var decision: Decision.Word
  /// One sentence each: "blocker deployment.rollback is fail".
  public var reasons: [Reason]
  /// What it holds back, where that is not everything: `features`.
  public var appliesTo: String?

  public init(number: Int, decision: Decision.Word, reasons: [Reason]) {
    self.number = number
    self.decision = decision
    self.reasons = reasons
  }

  public struct Reason: Hashable, Sendable {
    public var text: String
    /// The check concerned, if one is.
    public var check: String?
    public var evidence: [Origin]

    public init(text: String, check: String? = nil, evidence: [Origin] = []) {
      self.text = text
      self.check = check
      self.evidence = evidence
    }
  }
}

/// A decision that somebody wrote down.
public struct StatedDecision: Hashable, Sendable {
  public var text: String
  /// What the words amount to.
  public var verdict: Review.Verdict
  /// Who decided; `nil` when nobody is named.
  public var persona: String?
  /// What of the service a certificate is about; `nil` for a review, which is about all of it.
  public var component: String?
  public var origin: Origin
  /// It says something else than Muster derives.
  public var disagrees: Bool
  /// It lets pass what it is about, and the launch is held back for something else.
  public var isOfPart: Bool

  public init(text: String, verdict: Review.Verdict, origin: Origin, disagrees: Bool, isOfPart: Bool = false) {
    self.text = text
    self.verdict = verdict
    self.origin = origin
    self.disagrees = disagrees
    self.isOfPart = isOfPart
  }
}

/// The numbers of a service. Shares, not percentages.
public struct Score: Hashable, Sendable {
  public var verified: Ratio
  public var claimed: Ratio
  /// What it could be if everything still open turned out well.
  public var upper: Ratio
  public var coverage: Ratio
  public var scope: Ratio

  public init(verified: Ratio, claimed: Ratio, upper: Ratio, coverage: Ratio, scope: Ratio) {
    self.verified = verified
    self.claimed = claimed
    self.upper = upper
    self.coverage = coverage
    self.scope = scope
  }
}

/// Whether a required persona has spoken.
public struct PersonaStanding: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case current, stale, missing, unrecognised
  }

  public var persona: String
  public var state: State
  public var isRequired: Bool
  /// The newest review that counts.
  public var review: String?
  public var date: Day?

  public init(persona: String, state: State, isRequired: Bool, review: String? = nil, date: Day? = nil) {
    self.persona = persona
    self.state = state
    self.isRequired = isRequired
    self.review = review
    self.date = date
  }
}

/// A finding that nobody has closed, with the review it stands in.
public struct OpenFinding: Hashable, Sendable {
  public var finding: Finding
  /// The review's record id.
  public var review: String
  public var origin: Origin

  public init(finding: Finding, review: String, origin: Origin) {
    self.finding = finding
    self.review = review
    self.origin = origin
  }
}
