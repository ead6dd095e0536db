/// A signed-off review: who looked at what, when, and what was decided.
public struct Certificate: Hashable, Sendable, Codable {
  /// The words in which a certificate decides, the strictest first.
  public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case emergencyStop = "EMERGENCY_STOP"
    case rejected = "REJECTED"
    case noGo = "NO_GO"
    case doNotRecommend = "DO_NOT_RECOMMEND"
    case requiresRemediation = "REQUIRES_REMEDIATION"
    case needsFurtherReview = "NEEDS_FURTHER_REVIEW"
    case conditionallyApproved = "CONDITIONALLY_APPROVED"
    case advisoryOnly = "ADVISORY_ONLY"
    case recommend = "RECOMMEND"
    case approved = "APPROVED"
    case go = "GO"
    case unrecognised
  }

  /// What became of the hash in its signature.
  public enum HashState: String, Hashable, Sendable, Codable, CaseIterable {
    case absent, placeholder
    /// Hexadecimal, but not the 64 digits of a SHA-256.
    case wrongLength = "wrong-length"
    case mismatch, verified
  }

  /// `nil` when the decision section states none.
  public var verdict: Verdict?
  public var verdictRaw: String?
  /// Where the verdict stands; 1-based.
  public var verdictLine: Int?
  public var agent: String?
  public var component: String?
  public var certificateID: String?
  /// Where the id stands; 1-based.
  public var idLine: Int?
  /// What has to be done for the verdict to hold.
  public var conditions: [Condition]
  public var hashState: HashState
  /// The commit that was reviewed, as stated.
  public var commit: String?
  /// The date as written, with its time: an agent may sign several on one day.
  public var issued: String?
  /// The same, where it can be read.
  public var signed: Moment?
  /// What looks like the ids of other certificates that its text says it lifts or replaces.
  public var liftedIDs: [String] = []
  /// What it has found, which may belie its verdict.
  public var findings: [Finding] = []
  /// What it says beside its findings and its head; `nil` where nobody looked.
  public var ownText: OwnText?
  /// The last day on which it holds, by its own words.
  public var validUntil: Day?
  /// The hash as written, and where.
  public var hash: Field?

  public init(
    verdict: Verdict? = nil, verdictRaw: String? = nil, verdictLine: Int? = nil, agent: String? = nil,
    component: String? = nil, certificateID: String? = nil, idLine: Int? = nil, conditions: [Condition] = [],
    hashState: HashState = .absent, commit: String? = nil, issued: String? = nil
  ) {
    self.verdict = verdict
    self.verdictRaw = verdictRaw
    self.verdictLine = verdictLine
    self.agent = agent
    self.component = component
    self.certificateID = certificateID
    self.idLine = idLine
    self.conditions = conditions
    self.hashState = hashState
    self.commit = commit
    self.issued = issued
  }

  /// One of the things on which a certificate depends.
  public struct Condition: Hashable, Sendable, Codable {
    public var text: String
    /// Ticked, struck through, or done by its own words.
    public var isMet: Bool
    /// As written.
    public var owner: String?
    public var due: Day?
    /// The day on which it says that it was met.
    public var metOn: Day?
    /// Where it stands; `nil` where nobody wrote it down.
    public var line: Int?

    public init(_ text: String, isMet: Bool = false, owner: String? = nil, due: Day? = nil) {
      (self.text, self.isMet, self.owner, self.due) = (text, isMet, owner, due)
    }
  }
}
