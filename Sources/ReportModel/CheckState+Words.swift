/// What people read, on pages and in a terminal alike.
extension CheckState {
  public var shown: String {
    switch self {
    case .contradicted: "contradicted"
    case .fail: "fails"
    case .error: "could not tell"
    case .waiverExpired: "waiver expired"
    case .waived: "waived"
    case .stale: "out of date"
    case .unknown: "unknown"
    case .claimed: "not verified"
    case .partial(let done, let total): "\(done) of \(total)"
    case .barePartial: "in part"
    case .pass: "verified"
    case .notApplicable: "not applicable"
    case .upcoming: "not yet asked"
    }
  }

  /// The state as the end of a sentence about its check.
  public var predicate: String {
    switch self {
    case .fail: "fails"
    case .partial(let done, let total): "is done in \(done) of \(total)"
    case .barePartial: "is done in part"
    case .error: "could not be told"
    case .waiverExpired: "has a waiver that expired"
    case .contradicted, .waived, .stale, .unknown, .claimed, .pass, .notApplicable, .upcoming: "is \(shown)"
    }
  }

  /// What was the state, behind "it".
  public var past: String {
    switch self {
    case .fail: "failed"
    case .error: "could not be told"
    case .waiverExpired: "had a waiver that had expired"
    case .barePartial, .partial, .contradicted, .waived, .stale, .unknown, .claimed, .pass, .notApplicable, .upcoming:
      "was \(shown)"
    }
  }
}
