import ReportModel

extension Probe {
  /// The newest load test kept the limits that it was given.
  static let loadTestPassed = Probe("load-test-passed", without: "no load test states limits of its own") { view in
    let cases = view.newestLoadTests.flatMap { record in
      (record.loadTest?.thresholds ?? []).map { (origin: record.at(line: $0.line), holds: $0.isKept) }
    }
    return .tally(
      cases, Trait("limit of the newest load test", "limits of the newest load test", "was", "were", "kept"))
  }
}
