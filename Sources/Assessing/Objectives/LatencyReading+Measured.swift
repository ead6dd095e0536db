import ReportModel

extension LatencyReading {
  /// What the measurements of an objective say of its latency: the newest that speaks of its percentile, else of its buckets,
  /// else how many events were good, which for such an objective means within its target.
  ///
  /// - Parameters:
  ///   - window: For counted events; `nil` where good events are those of another objective.
  ///   - day: The last of the window.
  /// - Returns: `nil` when they say nothing of a latency.
  init?(
    _ latency: ServiceLevelObjective.Latency, from times: MeasuredTimes, in window: TimeWindow?, day: Day,
    isStale: Bool
  ) {
    guard let limit = LatencyLimit(latency) else { return nil }
    let found = times.latencies.lazy.compactMap { timed -> (value: Value, timed: TimedLatency)? in
      limit.value(of: timed).map { (value: $0, timed: timed) }
    }.first
    if let (value, timed) = found {
      self.init(
        state: isStale ? .stale : limit.state(of: value), value: value, record: timed.record,
        day: timed.day)
    } else if let window {
      let events = eventCount(of: times.spans(in: window))
      guard events.valid > 0 else { return nil }
      self.init(
        state: isStale ? .stale : limit.state(of: .share(events)), value: .share(events), day: day)
    } else {
      return nil
    }
  }

  /// What the service's newest load test that measured the percentile says.
  ///
  /// - Parameters:
  ///   - loadTests: Of the service, in any order.
  ///   - ttl: How many days one is good for.
  init(_ latency: ServiceLevelObjective.Latency, from loadTests: [Record], ttl: Int, asOf: Day) {
    let measured = loadTests.compactMap { record -> (record: Record, day: Day, value: ExactDecimal)? in
      guard case .loadTest(let test) = record.details, let day = record.date, day <= asOf,
        let value = test.milliseconds(percentile: latency.percentile).flatMap({ ExactDecimal($0, isCut: true) })
      else { return nil }
      return (record, day, value)
    }
    guard let limit = LatencyLimit(latency),
      let newest = measured.max(by: { ($0.day, $1.record.origin) < ($1.day, $0.record.origin) })
    else {
      self.init(state: .noData)
      return
    }
    let value = Value.milliseconds(newest.value)
    self.init(
      state: asOf - newest.day > ttl ? .stale : limit.state(of: value), value: value, record: newest.record.id,
      isLoadTest: true, day: newest.day)
  }
}

/// What a latency objective asks for, in milliseconds.
private struct LatencyLimit {
  let percentile: ExactDecimal
  let target: ExactDecimal
  let warning: ExactDecimal?
  let mayEqualTarget: Bool

  /// - Returns: `nil` for a target that cannot be read.
  init?(_ latency: ServiceLevelObjective.Latency) {
    guard let percentile = ExactDecimal(latency.percentile), let target = milliseconds(latency.target) else {
      return nil
    }
    (self.percentile, self.target) = (percentile, target)
    (warning, mayEqualTarget) = (latency.warning.flatMap(milliseconds), latency.mayEqualTarget)
  }

  func state(of value: LatencyReading.Value) -> LatencyReading.State {
    switch value {
    case .milliseconds(let value):
      if mayEqualTarget ? value > target : value >= target { return .missed }
      return warning.map { value >= $0 } == true ? .warning : .met
    case .between(let low, let high):
      if low >= target { return .missed }
      // A bound of a bucket belongs to it, and no clock tells what took exactly as long from what took a little less.
      guard let high, high <= target else { return .undecided }
      return warning.map { low >= $0 } == true ? .warning : .met
    case .share(let events):
      return Fraction(100) * Fraction(events.good, events.valid) >= percentile.fraction ? .met : .missed
    }
  }

  /// - Returns: `nil` for another percentile, and where nothing was counted.
  func value(of timed: TimedLatency) -> LatencyReading.Value? {
    switch timed.outcome {
    case .percentile(let stated, let milliseconds):
      let isAnother = stated.map { ExactDecimal($0) != percentile } ?? !timed.isOfObjective
      return isAnother ? nil : .milliseconds(milliseconds)
    case .buckets(let buckets):
      guard let total = buckets.last?.count.fraction, total > .zero else { return nil }
      let wanted = percentile.fraction * total
      guard let index = buckets.firstIndex(where: { $0.count.fraction * Fraction(100) >= wanted }) else { return nil }
      return .between(index > 0 ? buckets[index - 1].bound ?? .zero : .zero, buckets[index].bound)
    }
  }
}

extension LoadTest {
  fileprivate func milliseconds(percentile: String) -> String? {
    switch percentile {
    case "50": p50
    case "95": p95
    case "99": p99
    default: nil
    }
  }
}

/// Of `8 s`, `450 ms`, `5 min`, as they are collected.
private func milliseconds(_ text: String) -> ExactDecimal? {
  let parts = text.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: Array($0), as: UTF8.self) }
  guard parts.count == 2, let number = ExactDecimal(parts[0]) else { return nil }
  let factors = ["ms": 1, "s": 1000, "min": 60_000]
  guard let factor = factors[parts[1]] else { return nil }
  let product = number.mantissa.multipliedReportingOverflow(by: factor)
  return product.overflow ? nil : ExactDecimal(mantissa: product.partialValue, scale: number.scale)
}
