import ReportModel

extension Probe {
  /// It was put under load within the time that the policy gives a load test, 90 days if it says nothing.
  static let loadTestCurrent = Probe("load-test-current", without: "there is no load test") { view in
    guard let newest = view.newestLoadTests.first else { return nil }
    guard let day = view.index.day(of: newest) else {
      return CheckAnswer(.error, "no load test has a date", evidence: [newest.origin])
    }
    let patience = view.policy.ttl[.loadTest]
    let last = day + patience
    let isCurrent = last >= view.asOf
    if isCurrent, !view.newestLoadTests.contains(where: { $0.loadTest?.isMeasured == true }) {
      return CheckAnswer(
        .claimed, "a load test of \(day.iso), of which no measured value can be read", evidence: [newest.origin],
        expires: last)
    }
    if let broken = view.newestLoadTests.first(where: { $0.loadTest?.mostlyFailed == true }) {
      return CheckAnswer(
        .fail, "most requests of the load test of \(day.iso) failed, so it bore nothing", evidence: [broken.origin])
    }
    return CheckAnswer(
      isCurrent ? .pass : .stale,
      isCurrent
        ? "load tested on \(day.iso)" : "last load tested on \(day.iso), longer ago than \(counted(days: patience))",
      evidence: [newest.origin], expires: last)
  }
}

extension LoadTest {
  /// At least half of its requests failed.
  fileprivate var mostlyFailed: Bool {
    errorRate.flatMap { ExactDecimal($0, isCut: true) }.map { $0.fraction >= Fraction(1, 2) } ?? false
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var loadTest: LoadTest? {
    guard case .loadTest(let test) = details else { return nil }
    return test
  }
}

extension ServiceView {
  /// Those of the newest day; those without a day only when none has one.
  var newestLoadTests: [Record] {
    let live = self[.loadTest].filter { record in index.day(of: record).map { $0 <= asOf } ?? true }
    let newest = live.compactMap { index.day(of: $0) }.max()
    return live.filter { index.day(of: $0) == newest }
  }
}
