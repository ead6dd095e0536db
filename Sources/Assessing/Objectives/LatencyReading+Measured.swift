import ReportModel

extension LatencyReading {
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
    guard let target = milliseconds(latency.target),
      let newest = measured.max(by: { ($0.day, $1.record.origin) < ($1.day, $0.record.origin) })
    else {
      self.init(state: .noData)
      return
    }
    let warning = latency.warning.flatMap(milliseconds)
    let isStale = asOf - newest.day > ttl
    let isMissed = latency.mayEqualTarget ? newest.value > target : newest.value >= target
    let state: State =
      isStale ? .stale : isMissed ? .missed : warning.map { newest.value >= $0 } == true ? .warning : .met
    self.init(state: state, measured: newest.value, loadTest: newest.record.id, day: newest.day)
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
