/// Something that went wrong in operation, with when it was noticed and when it was over.
public struct Incident: Hashable, Sendable, Codable {
  /// What its status says of it.
  public enum State: String, Hashable, Sendable, Codable { case open, over }

  public var severity: Severity?
  /// `nil` where no status says whether it is over.
  public var state: State?
  public var started: Moment?
  public var detected: Moment?
  public var acknowledged: Moment?
  /// Its effect had ended, by whatever means; the cause may have been there still.
  public var mitigated: Moment?
  public var repaired: Moment?
  public var resolved: Moment?
  /// In minutes, as the document says: it counts support hours where our arithmetic cannot.
  public var statedMitigate: Int?
  public var statedRepair: Int?
  public var statedResolve: Int?
  /// In minutes, as the document says without saying from when: from its beginning, which may have been before its notice.
  public var statedDuration: Int?
  /// How many places of its text say what is to be done.
  public var actions = 0

  public init(
    severity: Severity? = nil, started: Moment? = nil, detected: Moment? = nil, acknowledged: Moment? = nil,
    mitigated: Moment? = nil, repaired: Moment? = nil, resolved: Moment? = nil, statedMitigate: Int? = nil,
    statedRepair: Int? = nil, statedResolve: Int? = nil, statedDuration: Int? = nil
  ) {
    self.severity = severity
    self.started = started
    self.detected = detected
    self.acknowledged = acknowledged
    self.mitigated = mitigated
    self.repaired = repaired
    self.resolved = resolved
    self.statedMitigate = statedMitigate
    self.statedRepair = statedRepair
    self.statedResolve = statedResolve
    self.statedDuration = statedDuration
  }

  /// Minutes from its beginning to its notice, and from there to the first answer, by the clock.
  public var detectMinutes: Int? { started.flatMap { minutes(from: $0, to: detected) } }
  public var acknowledgeMinutes: Int? { detected.flatMap { minutes(from: $0, to: acknowledged) } }

  /// Minutes from its notice, else its beginning, by the clock; `nil` when a time is missing or stands before it.
  public var mitigateMinutes: Int? { minutes(to: mitigated) }
  public var repairMinutes: Int? { minutes(to: repaired) }
  public var resolveMinutes: Int? { minutes(to: resolved) }

  /// Whether it is said to go on, and nothing says when it was over: a status may speak of what is left to do.
  public var isOpen: Bool {
    state == .open && resolved == nil && repaired == nil && statedRepair == nil && statedResolve == nil
      && statedDuration == nil
  }

  /// Minutes from its beginning until it was over, by the clock.
  public var durationMinutes: Int? { started.flatMap { minutes(from: $0, to: resolved) } }

  /// What the times say where the stated duration is neither from the beginning nor from the notice.
  public var durationContradiction: Int? { contradiction(of: statedDuration, to: resolved, usually: durationMinutes) }

  /// The same of the spans that most people count from the notice.
  public var mitigateContradiction: Int? { contradiction(of: statedMitigate, to: mitigated, usually: mitigateMinutes) }
  public var repairContradiction: Int? { contradiction(of: statedRepair, to: repaired, usually: repairMinutes) }
  public var resolveContradiction: Int? { contradiction(of: statedResolve, to: resolved, usually: resolveMinutes) }

  private func contradiction(of stated: Int?, to end: Moment?, usually usual: Int?) -> Int? {
    let spans = [usual] + [started, detected].map { $0.flatMap { minutes(from: $0, to: end) } }
    let known = spans.compactMap(\.self)
    guard let stated, !known.contains(where: { isAbout(stated, $0) }) else { return nil }
    return known.first
  }

  private func minutes(to end: Moment?) -> Int? { (detected ?? started).flatMap { minutes(from: $0, to: end) } }

  private func minutes(from start: Moment, to end: Moment?) -> Int? {
    guard let minutes = end?.minutes(since: start), minutes >= 0 else { return nil }
    return minutes
  }
}

/// A minute more or less is rounding.
func isAbout(_ stated: Int, _ clocked: Int) -> Bool { abs(stated - clocked) <= 1 }
