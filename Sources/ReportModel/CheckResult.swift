/// What became of one check for one service.
public struct CheckResult: Hashable, Sendable {
  public var check: String
  public var state: CheckState
  /// One sentence that a reader can follow back to the evidence.
  public var reason: String
  public var evidence: [Origin]
  /// Where among the evidence somebody says yes, although what was found says no; empty for every state but `contradicted`.
  public var refuted: [Origin]
  /// What a waiver covers, for `waived` and `waiverExpired`; `nil` for every other state.
  public var underlying: CheckState?
  /// The last day on which the answer is good; `nil` when it does not age, or when nobody can tell.
  public var expires: Day?
  /// Who has the waiver, for `waived` and `waiverExpired`; `nil` when it names nobody.
  public var waiverOwner: String?
  /// Unknown, and no level waits for it: it asks whether all of something is as it should be, and there is none.
  public var isMoot: Bool

  public init(
    check: String, state: CheckState, reason: String, evidence: [Origin] = [], refuted: [Origin] = [],
    underlying: CheckState? = nil, expires: Day? = nil, waiverOwner: String? = nil, isMoot: Bool = false
  ) {
    self.check = check
    self.state = state
    self.reason = reason
    self.evidence = evidence
    self.refuted = refuted
    self.underlying = underlying
    self.expires = expires
    self.waiverOwner = waiverOwner
    self.isMoot = isMoot
  }

  /// What was found is at `places`, all of it: a yes that it refutes is no further evidence against the service.
  package func restsOnly(on places: Set<Origin>) -> Bool {
    evidence.filter { !refuted.contains($0) }.restOnly(on: places)
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

  /// The word in data files and in ids. People read ``shown``.
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

  /// The state that a word in data files stands for; for `partial`, which may have numbers, the one without.
  public init?(word: String) {
    let states: [CheckState] = [
      .contradicted, .fail, .error, .waiverExpired, .waived, .stale, .unknown, .claimed, .barePartial, .pass,
      .notApplicable, .upcoming,
    ]
    guard let state = states.first(where: { $0.word == word }) else { return nil }
    self = state
  }

  /// Neither a pass nor excused: a blocker or a required check in this state is open.
  public var isOpen: Bool {
    switch self {
    case .pass, .waived, .notApplicable, .upcoming: false
    case .contradicted, .fail, .error, .waiverExpired, .stale, .unknown, .claimed, .partial, .barePartial: true
    }
  }

  /// Some of what is asked for is there.
  public var isPartial: Bool {
    switch self {
    case .partial, .barePartial: true
    case .contradicted, .fail, .error, .waiverExpired, .waived, .stale, .unknown, .claimed, .pass, .notApplicable,
      .upcoming:
      false
    }
  }

  /// Open because somebody looked and did not like it, not because nobody looked: what rule 3 looks for in a blocker.
  public var isRefused: Bool {
    switch self {
    case .contradicted, .fail, .waiverExpired, .partial, .barePartial: true
    case .error, .waived, .stale, .unknown, .claimed, .pass, .notApplicable, .upcoming: false
    }
  }
}
