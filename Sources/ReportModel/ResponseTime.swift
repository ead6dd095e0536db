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

  /// What the times say where the stated duration is another; a minute more or less is rounding.
  public func contradiction(of time: ResponseTime) -> Int? {
    guard let stated = stated(time), let clocked = clocked(time), abs(stated - clocked) > 1 else { return nil }
    return clocked
  }

  private func stated(_ time: ResponseTime) -> Int? {
    switch time {
    case .detect, .acknowledge: nil
    case .mitigate: statedMitigate
    case .repair: statedRepair
    case .resolve: statedResolve
    }
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
