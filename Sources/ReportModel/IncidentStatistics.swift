/// How long the incidents of a service, or of all, took.
public struct IncidentStatistics: Hashable, Sendable {
  /// The id of the service; `nil` for the whole portfolio.
  public var service: String?
  /// Those that have happened by the day of the report, timed or not.
  public var count: Int
  /// In the order of ``ResponseTime``; only what some incident says.
  public var spreads: [TimeSpread]

  public init(service: String?, count: Int, spreads: [TimeSpread]) {
    self.service = service
    self.count = count
    self.spreads = spreads
  }
}

/// Minutes of several incidents, in numbers that one long one does not hide.
public struct TimeSpread: Hashable, Sendable {
  /// Fewer than this say nothing beside others.
  public static let fewest = 5

  public var time: ResponseTime
  /// How many incidents say it.
  public var count: Int
  /// How many of them say something else by their times than in words.
  public var contradicted: Int
  public var mean: Fraction
  public var median: Fraction
  /// The smallest that nine in ten do not exceed (nearest rank).
  public var ninetieth: Int
  public var largest: Int

  /// - Returns: `nil` for no minutes at all.
  public init?(_ time: ResponseTime, _ minutes: [Int], contradicted: Int = 0) {
    let sorted = minutes.sorted()
    guard let largest = sorted.last else { return nil }
    let (count, middle) = (sorted.count, sorted.count / 2)
    self.time = time
    self.count = count
    self.contradicted = contradicted
    mean = Fraction(sorted.reduce(into: Int128(0)) { $0 += Int128($1) }, Int128(count))
    median = count.isMultiple(of: 2) ? Fraction(sorted[middle - 1] + sorted[middle], 2) : Fraction(sorted[middle])
    ninetieth = sorted[(count * 9 + 9) / 10 - 1]
    self.largest = largest
  }

  public var isComparable: Bool { count >= Self.fewest }
}
