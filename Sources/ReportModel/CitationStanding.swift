/// Whether what a record cites is still what its author looked at.
public enum CitationStanding: String, Hashable, Sendable, CaseIterable {
  /// Every cited line that could be looked at is there, and nothing else in its file changed.
  case holds
  /// Cited lines are there; other lines of their files changed.
  case suspect
  /// Cited lines changed, or are gone, and nothing says that this was asked for.
  case stale
  /// It cites nothing that could be compared.
  case unread

  public init(of readings: [CitationReading]) {
    let states = readings.map(\.atNewest)
    if readings.contains(where: { $0.atNewest.isOutdated && !$0.isSettled }) {
      self = .stale
    } else if readings.contains(where: { $0.atNewest.holds && $0.hasOtherChanges }) {
      self = .suspect
    } else {
      self = states.contains(where: \.holds) ? .holds : .unread
    }
  }
}
