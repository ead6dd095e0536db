/// What became of one check for one service.
public struct CheckResult: Hashable, Sendable {
  public var check: String
  public var state: CheckState
  /// One sentence that a reader can follow back to the evidence.
  public var reason: String
  public var evidence: [Origin]
  /// What a waiver covers, for `waived` and `waiverExpired`; `nil` for every other state.
  public var underlying: CheckState?
  /// The last day on which the answer is good; `nil` when it does not age, or when nobody can tell.
  public var expires: Day?
  /// Who has the waiver, for `waived` and `waiverExpired`; `nil` when it names nobody.
  public var waiverOwner: String?

  public init(
    check: String, state: CheckState, reason: String, evidence: [Origin] = [], underlying: CheckState? = nil,
    expires: Day? = nil, waiverOwner: String? = nil
  ) {
    self.check = check
    self.state = state
    self.reason = reason
    self.evidence = evidence
    self.underlying = underlying
    self.expires = expires
    self.waiverOwner = waiverOwner
  }
}

/// The twelve states of a check. See the table in the rubric's documentation for what each is worth.
public enum CheckState: Hashable, Sendable {
  /// Claims a pass, and verification refutes it.
  case contradicted
  case fail
  /// A probe or reader could not decide.
  case error
  case waiverExpired
  case waived
  case stale
  case unknown
  case claimed
  /// Explicit k of n.
  case partial(done: Int, of: Int)
  /// A warning sign without numbers.
  case barePartial
  case pass
  case notApplicable
  case upcoming

  /// The word in data files and in class names.
  public var word: String {
    switch self {
    case .contradicted: "contradicted"
    case .fail: "fail"
    case .error: "error"
    case .waiverExpired: "waiver-expired"
    case .waived: "waived"
    case .stale: "stale"
    case .unknown: "unknown"
    case .claimed: "claimed"
    case .partial, .barePartial: "partial"
    case .pass: "pass"
    case .notApplicable: "not-applicable"
    case .upcoming: "upcoming"
    }
  }
}
