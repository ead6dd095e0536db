import ReportModel

extension ObjectiveReading {
  /// Decided on exact fractions: a budget that is spent to the last event is exhausted.
  var state: ObjectiveStanding.State {
    switch budget {
    case .unmeasured: return .noData
    case .zeroTolerance(let isBroken): return isBroken ? .exhausted : isMostlyMeasured ? .ok : .noData
    case .allowance(let consumed):
      // One event says nothing of the time that nobody measured.
      if isDecidedByOneEvent { return isMostlyMeasured ? .insufficientTraffic : .noData }
      if consumed >= .one { return isSurelySpent(consumed) ? .exhausted : .noData }
      guard isMostlyMeasured else { return .noData }
      return consumed.complement < Fraction(1, 4) ? .atRisk : .ok
    }
  }

  /// The budget is less than one event, and at most one was bad: nothing follows from that.
  private var isDecidedByOneEvent: Bool {
    guard let allowedEvents, let events else { return false }
    return allowedEvents < .one && events.bad <= 1
  }

  /// At least half of the time was measured, or a report speaks for all of it.
  private var isMostlyMeasured: Bool { completeness.map { $0 >= Fraction(1, 2) } ?? true }

  /// It would be spent even if everything that nobody measured had been good, with as much traffic.
  private func isSurelySpent(_ consumed: Fraction) -> Bool {
    isMostlyMeasured || consumed * (completeness ?? .one) >= .one
  }

  /// It is spent even if everything that nobody measured was good. A share that was reported for one time says nothing of
  /// another.
  var isSpentWhateverElse: Bool {
    guard let completeness, !isDecidedByOneEvent else { return false }
    switch budget {
    case .unmeasured: return false
    case .zeroTolerance(let isBroken): return isBroken
    case .allowance(let consumed): return consumed * completeness >= .one
    }
  }

  /// What came of it, in a sentence without its full stop.
  func sentence(_ state: ObjectiveStanding.State) -> String {
    let measured =
      completeness.map { "; \($0.percentText) % of the time up to \(instantText(until)) is measured" } ?? ""
    switch state {
    case .noData: return "too little was measured \(windowWords) to say more\(measured)"
    case .insufficientTraffic:
      let count = events.map { "with \(counted($0.valid, "valid event", "valid events"))" } ?? "with so few events"
      return "\(count) \(windowWords) a single bad one would spend the budget\(measured)"
    case .stale: return "\(consumption), and nothing was measured since \(instantText(until))"
    case .ok, .atRisk, .missed, .exhausted: return "\(consumption), \(windowWords)\(measured)"
    }
  }

  /// Events where they were counted, a share where one was reported; never one as the other.
  private var consumption: String {
    switch budget {
    case .unmeasured: return "nothing was measured"
    case .zeroTolerance(let isBroken):
      guard isBroken else { return "no event was bad" }
      let count = events.map { Trait("event", "events", "was", "were", "bad").sentence($0.bad, of: $0.valid) }
      return "\(count ?? "some events were bad"), and the objective allows none"
    case .allowance(let consumed):
      let used = "\(consumed.percentText) % of the error budget is used"
      guard let events, let allowedEvents else {
        return "\(used): \(errorRatio.complement.percentText(places: 4)) % good, as reported"
      }
      return
        "\(used): \(counted(events.bad, "bad event", "bad events")) of \(allowedEvents.text(places: 1)) that are allowed"
    }
  }
}

extension Fraction {
  /// A percentage without its sign: `99.9912`.
  func percentText(places: Int) -> String { (self * Fraction(100)).text(places: places) }
}
