import ReportModel

extension CheckState {
  /// How much of the weight counts as verified. What a waiver covers is asked of the state underneath.
  var verifiedCredit: Double {
    switch self {
    case .pass: 1
    case .partial(let done, let all): share(done, all)
    case .contradicted, .fail, .error, .waiverExpired, .waived, .stale, .unknown, .claimed, .barePartial,
      .notApplicable, .upcoming:
      0
    }
  }

  /// How much of the weight the documents claim.
  var claimedCredit: Double {
    switch self {
    case .pass, .contradicted, .stale, .claimed: 1
    case .barePartial: 0.5
    case .partial(let done, let all): share(done, all)
    case .fail, .error, .waiverExpired, .waived, .unknown, .notApplicable, .upcoming: 0
    }
  }

  /// Counts in the denominator of every share.
  var isInDenominator: Bool {
    switch self {
    case .notApplicable, .upcoming: false
    case .contradicted, .fail, .error, .waiverExpired, .waived, .stale, .unknown, .claimed, .partial, .barePartial,
      .pass:
      true
    }
  }

  /// Somebody looked, and what they saw counts, for better or worse.
  var isCovered: Bool {
    switch self {
    case .pass, .partial, .fail, .contradicted, .waived, .waiverExpired: true
    case .error, .stale, .unknown, .claimed, .barePartial, .notApplicable, .upcoming: false
    }
  }

  /// For two answers of one day: the lower one counts.
  ///
  /// Ordered by verified credit first, so that a doubt can never raise a score.
  var strictness: (Double, Int) {
    (isInDenominator ? verifiedCredit : 1, rank)
  }

  private var rank: Int {
    switch self {
    case .contradicted: 0
    case .fail: 1
    case .error: 2
    case .waiverExpired: 3
    case .waived: 4
    case .unknown: 5
    case .stale: 6
    case .barePartial: 7
    case .claimed: 8
    case .partial: 9
    case .pass: 10
    case .notApplicable: 11
    case .upcoming: 12
    }
  }

  private func share(_ done: Int, _ all: Int) -> Double {
    all > 0 ? min(1, max(0, Double(done) / Double(all))) : 0
  }
}

extension CheckResult {
  /// The state that its credit comes from.
  var creditedState: CheckState { underlying ?? state }
}
