/// What is timed about an incident. Which R of MTTR is meant is always said.
public enum ResponseTime: String, Hashable, Sendable, CaseIterable {
  /// From its beginning to its notice: MTTD.
  case detect
  /// From its notice to the first answer: MTTA.
  case acknowledge
  /// From its notice until its effect had ended: MTTM.
  case mitigate
  /// From its notice until it was repaired: MTTR where R is repair.
  case repair
  /// From its notice until it was over: MTTR where R is resolve.
  case resolve
}

extension Incident {
  /// In minutes: what its document says counts, else its times; `nil` when neither says it.
  public func minutes(to time: ResponseTime) -> Int? { stated(time) ?? clocked(time) }

  /// Minutes from its beginning until it was over, or as near to that as is said: what its document says counts, else its
  /// times.
  public var outageMinutes: Int? {
    if let statedDuration { return statedDuration }
    let ends: [ResponseTime] = [.resolve, .repair, .mitigate]
    return ends.lazy.compactMap { minutes(to: $0) }.first.map { $0 + (detectMinutes ?? 0) }
  }

  /// What the times say where the stated duration is another; a minute more or less is rounding.
  public func contradiction(of time: ResponseTime) -> Int? {
    guard let stated = stated(time), let clocked = clocked(time), !isAbout(stated, clocked) else { return nil }
    return clocked
  }

  /// In minutes, as its document says.
  public func stated(_ time: ResponseTime) -> Int? {
    switch time {
    case .detect, .acknowledge: nil
    case .mitigate: statedMitigate
    case .repair: statedRepair
    case .resolve: statedResolve ?? statedDuration.flatMap { isSinceBeginning($0) ? nil : $0 }
    }
  }

  /// A duration that the clock finds from the beginning says nothing of the time from the notice, which the clock knows.
  private func isSinceBeginning(_ stated: Int) -> Bool {
    guard let durationMinutes, resolveMinutes != nil else { return false }
    return isAbout(stated, durationMinutes)
  }

  private func clocked(_ time: ResponseTime) -> Int? {
    switch time {
    case .detect: detectMinutes
    case .acknowledge: acknowledgeMinutes
    case .mitigate: mitigateMinutes
    case .repair: repairMinutes
    case .resolve: resolveMinutes
    }
  }
}
