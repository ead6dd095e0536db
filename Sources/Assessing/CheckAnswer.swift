import ReportModel

/// What a probe found, or what somebody wrote, about one check.
struct CheckAnswer: Hashable, Sendable {
  var state: CheckState
  /// One sentence.
  var reason: String
  var evidence: [Origin]
  /// The last day on which it is good.
  var expires: Day?

  init(_ state: CheckState, _ reason: String, evidence: [Origin] = [], expires: Day? = nil) {
    self.state = state
    self.reason = reason
    self.evidence = evidence.sorted()
    self.expires = expires
  }

  /// Says yes, whatever that is worth.
  var isAffirmative: Bool {
    switch state {
    case .pass, .claimed, .stale: true
    case .contradicted, .fail, .error, .waiverExpired, .waived, .unknown, .partial, .barePartial, .notApplicable,
      .upcoming:
      false
    }
  }
}

extension CheckAnswer {
  /// How many of `records` have a trait, as an answer: all, none, or k of n.
  ///
  /// - Parameter trait: Completes "2 of 3 …": `SLOs state a window`.
  /// - Returns: `nil` when there is no record to look at.
  static func tally(_ records: [Record], _ trait: String, where holds: (Record) -> Bool) -> CheckAnswer? {
    tally(records.map { (origin: $0.origin, holds: holds($0)) }, trait)
  }

  static func tally(_ cases: [(origin: Origin, holds: Bool)], _ trait: String) -> CheckAnswer? {
    guard !cases.isEmpty else { return nil }
    let misses = cases.filter { !$0.holds }
    let done = cases.count - misses.count
    let reason = "\(done) of \(cases.count) \(trait)"
    if misses.isEmpty { return CheckAnswer(.pass, reason, evidence: cases.map(\.origin)) }
    let state = done == 0 ? CheckState.fail : .partial(done: done, of: cases.count)
    return CheckAnswer(state, reason, evidence: misses.map(\.origin))
  }

  /// No, when anything offends; yes otherwise.
  ///
  /// - Returns: `nil` when there is no record to look at.
  static func noneOf(
    _ records: [Record], _ offence: String, expires: Day? = nil, where offends: (Record) -> Bool
  ) -> CheckAnswer? {
    guard !records.isEmpty else { return nil }
    let offenders = records.filter(offends)
    let reason = "\(offenders.count) of \(records.count) \(offence)"
    if offenders.isEmpty { return CheckAnswer(.pass, reason, evidence: records.map(\.origin), expires: expires) }
    return CheckAnswer(.fail, reason, evidence: offenders.map(\.origin))
  }
}
