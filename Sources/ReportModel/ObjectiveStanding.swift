/// Where an objective stands on a day: what was measured, and how much of its budget is used up.
public struct ObjectiveStanding: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case ok = "OK"
    /// Less than a quarter of the budget is left.
    case atRisk = "AT RISK"
    /// An objective that is a latency, and what was measured is beyond it: it has no budget that could be exhausted.
    case missed = "MISSED"
    case exhausted = "EXHAUSTED"
    case noData = "NO DATA"
    case insufficientTraffic = "INSUFFICIENT TRAFFIC"
    case stale = "STALE"
  }

  /// The id of the objective's record.
  public var record: String
  /// The id of its service; `nil` when unassigned.
  public var service: String?
  public var state: State
  /// 0 for an untouched budget, 1 for a spent one, more when overspent; `nil` without data. For charts and data: states
  /// are decided on ``ObjectiveReading/budget``.
  public var consumed: Double?
  /// One sentence that says how the state came about.
  public var reason: String
  public var evidence: [Origin]
  /// `nil` without data in the window.
  public var reading: ObjectiveReading?
  /// For the objective's own period, whether anybody has set such alerts up or not.
  public var thresholds: [AlertThreshold] = []
  /// Those that somebody has written for it.
  public var alerts: [AlertStanding] = []
  public var latency: LatencyReading?
  /// How many minutes of total failure the whole period allows; `nil` without a period or a share.
  public var allowedMinutes: Fraction?
  /// The last day on which what was measured last is believed; `nil` when nothing was measured.
  public var validUntil: Day?
  /// The ids of the records that measure it, whatever they say.
  public var measurements: [String] = []
  /// What the period is counted in could not be had: UTC is used instead.
  public var missingZone: String?

  public init(
    record: String, service: String?, state: State, consumed: Double? = nil, reason: String, evidence: [Origin] = []
  ) {
    self.record = record
    self.service = service
    self.state = state
    self.consumed = consumed
    self.reason = reason
    self.evidence = evidence
  }

  /// Nothing was measured lately, but what was measured before spends the budget of today's window whatever came since.
  public var isSpentSince = false

  /// The budget of today's window is used up.
  public var isSpent: Bool { state == .exhausted || isSpentSince }

  /// What is left of the budget: below 0 when overspent, never clamped.
  public var remaining: Fraction? { reading?.budget.consumed?.complement }

  /// A stated period that something was measured in.
  public var isMeasured: Bool {
    switch state {
    case .ok, .atRisk, .missed, .exhausted, .insufficientTraffic: true
    case .noData, .stale: false
    }
  }
}

/// What measurements say of an objective in one window.
public struct ObjectiveReading: Hashable, Sendable {
  /// The whole compliance window; of the calendar's, the one in which the measurements end.
  public var window: TimeWindow
  /// `false` for a share that was reported without a word of the time that it speaks of: it is taken as the window's.
  public var isWindowStated = true
  /// Where the measurements that count end: the part of the window before it could have been measured.
  public var until: Int
  public var budget: ErrorBudget
  /// The share of bad events.
  public var errorRatio: Fraction
  /// `nil` when only a share was reported.
  public var events: EventCount?
  /// B times the valid events; `nil` as well.
  public var allowedEvents: Fraction?
  /// How much of the window up to `until` was measured; `nil` when the report does not say. What is missing is unknown, never
  /// good.
  public var completeness: Fraction?
  /// The shortest first; the last is the whole window.
  public var burnRates: [BurnRate]
  /// How the budget went down; a run for each time without gaps.
  public var runs: [BurnRun]
  /// Seconds from `until`, should it go on as in the last day or more; `nil` when it is spent, or nothing burns.
  public var exhaustion: Int?
  public var incidents: [IncidentShare]

  public init(
    window: TimeWindow, until: Int, budget: ErrorBudget, errorRatio: Fraction, events: EventCount? = nil,
    allowedEvents: Fraction? = nil, completeness: Fraction? = nil, burnRates: [BurnRate] = [], runs: [BurnRun] = [],
    exhaustion: Int? = nil, incidents: [IncidentShare] = []
  ) {
    self.window = window
    self.until = until
    self.budget = budget
    self.errorRatio = errorRatio
    self.events = events
    self.allowedEvents = allowedEvents
    self.completeness = completeness
    self.burnRates = burnRates
    self.runs = runs
    self.exhaustion = exhaustion
    self.incidents = incidents
  }

  /// The time that it speaks of: `in the 28 d from 2026-10-23`.
  public var windowWords: String {
    isWindowStated
      ? "in the \(spanText(window.seconds)) from \(instantText(window.start))"
      : "up to \(instantText(until)), for a time that is not stated"
  }

  /// The share of the budget that the incidents in the window account for.
  public var explained: Fraction { incidents.reduce(.zero) { $0 + $1.share } }
}

/// How fast a budget burns: 1 spends it exactly in its period.
public struct BurnRate: Hashable, Sendable {
  /// In seconds, up to where the measurements end.
  public var window: Int
  /// `nil` when less than half of the window was measured.
  public var rate: Fraction?
  public var events: EventCount

  public init(window: Int, rate: Fraction?, events: EventCount) {
    self.window = window
    self.rate = rate
    self.events = events
  }
}

/// A time without gaps in which a budget went down.
public struct BurnRun: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    /// Seconds since 1970, UTC.
    public var instant: Int
    public var remaining: Fraction

    public init(instant: Int, remaining: Fraction) {
      self.instant = instant
      self.remaining = remaining
    }
  }

  public var points: [Point]

  public init(points: [Point]) { self.points = points }
}

/// What an incident took of a budget.
public struct IncidentShare: Hashable, Sendable {
  /// The id of the incident's record.
  public var record: String
  /// Those that lie in the window.
  public var minutes: Int
  /// Of the minutes that the budget allows.
  public var share: Fraction
  /// The incident names the objective; otherwise it only names the service.
  public var isNamed: Bool

  public init(record: String, minutes: Int, share: Fraction, isNamed: Bool) {
    self.record = record
    self.minutes = minutes
    self.share = share
    self.isNamed = isNamed
  }
}
