import ReportModel

/// What a probe found, or what somebody wrote, about one check.
struct CheckAnswer: Hashable, Sendable {
  var state: CheckState
  /// One sentence.
  var reason: String
  var evidence: [Origin]
  /// Where among the evidence somebody says yes, which the rest refutes.
  var refuted: [Origin] = []
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
  /// - Returns: `nil` when there is no record to look at.
  static func tally(_ records: [Record], _ trait: Trait, where holds: (Record) -> Bool) -> CheckAnswer? {
    tally(records.map { (origin: $0.origin, holds: holds($0)) }, trait)
  }

  static func tally(_ cases: [(origin: Origin, holds: Bool)], _ trait: Trait) -> CheckAnswer? {
    guard !cases.isEmpty else { return nil }
    let misses = cases.filter { !$0.holds }
    let done = cases.count - misses.count
    let reason = trait.sentence(done, of: cases.count)
    if misses.isEmpty { return CheckAnswer(.pass, reason, evidence: cases.map(\.origin)) }
    let state = done == 0 ? CheckState.fail : .partial(done: done, of: cases.count)
    return CheckAnswer(state, reason, evidence: misses.map(\.origin))
  }

  /// No, when anything offends; yes otherwise.
  ///
  /// - Returns: `nil` when there is no record to look at.
  static func noneOf(
    _ records: [Record], _ offence: Trait, expires: Day? = nil, where offends: (Record) -> Bool
  ) -> CheckAnswer? {
    guard !records.isEmpty else { return nil }
    let offenders = records.filter(offends)
    let reason = offence.sentence(offenders.count, of: records.count)
    if offenders.isEmpty { return CheckAnswer(.pass, reason, evidence: records.map(\.origin), expires: expires) }
    return CheckAnswer(.fail, reason, evidence: offenders.map(\.origin))
  }
}

/// What is asked of each of some records, in words that fit any number of them.
struct Trait {
  private let nouns: (one: String, many: String)
  private let predicates: (one: String, many: String)

  /// - Parameter rest: What follows the verb for one as for many: `Trait("SLO", "SLOs", "states", "state", "a window")`.
  init(_ one: String, _ many: String, _ does: String, _ doMany: String, _ rest: String = "") {
    let end = rest.isEmpty ? "" : " " + rest
    (nouns, predicates) = ((one, many), (does + end, doMany + end))
  }

  /// `1 of 3 SLOs states a window`, `0 of 1 SLO states a window`
  func sentence(_ count: Int, of all: Int) -> String {
    let isOne = count == 1 || all == 1
    return "\(count) of \(counted(all, nouns.one, nouns.many)) \(isOne ? predicates.one : predicates.many)"
  }
}
