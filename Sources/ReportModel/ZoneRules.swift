/// A time zone as the list of its changes: what a calendar needs to know of it, and nothing that a machine must be asked.
public struct ZoneRules: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    /// Seconds since 1970, UTC.
    public var instant: Int
    /// How far its clocks are ahead of UTC from then on, in seconds.
    public var offset: Int

    public init(instant: Int, offset: Int) {
      self.instant = instant
      self.offset = offset
    }
  }

  /// Before the first change, in seconds.
  public let firstOffset: Int
  /// By instant.
  public let changes: [Change]
  /// For each change the clock's reading, in seconds, at which the new offset is sure to be in force: in an hour that
  /// comes twice the first time counts, and in one that is skipped the old offset.
  private let readings: [Int]

  public init(firstOffset: Int, changes: [Change] = []) {
    self.firstOffset = firstOffset
    self.changes = changes
    readings = changes.indices.map { index in
      let before = index > 0 ? changes[index - 1].offset : firstOffset
      return changes[index].instant + max(before, changes[index].offset)
    }
  }

  public static let utc = ZoneRules(firstOffset: 0)

  /// - Parameter instant: Seconds since 1970, UTC.
  public func offset(at instant: Int) -> Int {
    let index = changes.partitionPoint { $0.instant > instant }
    return index > 0 ? changes[index - 1].offset : firstOffset
  }

  /// The instant at which its clocks show `reading`, as seconds since 1970 by the clock.
  public func instant(ofReading reading: Int) -> Int {
    let index = readings.partitionPoint { $0 > reading }
    return reading - (index > 0 ? changes[index - 1].offset : firstOffset)
  }

  /// The day that its calendars show.
  public func day(at instant: Int) -> Day { Day(secondsSinceEpoch: instant + offset(at: instant)) }

  public func start(of day: Day) -> Int { instant(ofReading: day.number * 86_400) }
}
