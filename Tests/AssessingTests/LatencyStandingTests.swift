import ReportModel
import Testing

@testable import Assessing

/// p95 below 8 s, with a warning line at 6 s, judged on 2026-11-20.
@Suite struct LatencyStandingTests {
  typealias State = ObjectiveStanding.State

  static let end = today.number * 86_400

  static func slo(mayEqual: Bool = false, share: String? = nil, period: CompliancePeriod? = .days(28)) -> Record {
    var record = record(
      "slo.yml",
      .slo(
        .init(
          objective: share, window: "28d",
          latency: .init(percentile: "95", target: "8 s", warning: "6 s", mayEqualTarget: mayEqual),
          format: .frontMatter, period: period)))
    record.title = "Checkout latency"
    return record
  }

  static func measured(_ outcomes: [MeasuredLatency.Outcome], every seconds: Int = 86_400, late: Int = 0) -> Record {
    var measurement = Measurement(objective: "checkout latency")
    measurement.latencies = outcomes.enumerated().map { index, outcome in
      MeasuredLatency(end: end - late - (outcomes.count - 1 - index) * seconds, outcome: outcome)
    }
    return record("m.csv", .measurement(measurement))
  }

  /// A column that is called a latency.
  static func mean(_ value: String) -> Record {
    var measurement = Measurement(objective: "checkout latency")
    measurement.latencies = [MeasuredLatency(end: end, outcome: p(nil, value))]
    measurement.latencies[0].mayBeMean = true
    return record("m.csv", .measurement(measurement))
  }

  static func p(_ percentile: String?, _ value: String) -> MeasuredLatency.Outcome {
    .percentile(percentile, milliseconds: ExactDecimal(value)!)
  }

  static func buckets(_ counts: (String?, String)...) -> MeasuredLatency.Outcome {
    .buckets(counts.map { .init(upTo: $0.0.map { ExactDecimal($0)! }, count: ExactDecimal($0.1)!) })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var objective = slo()
    var records: [Record]
    var state: State
    var reason: String

    init(_ description: String, _ objective: Record = slo(), _ records: [Record], is state: State, because: String) {
      (testDescription, self.objective, self.records) = (description, objective, records)
      (self.state, reason) = (state, because)
    }
  }

  @Test(arguments: [
    Case(
      "below the warning line", slo(), [measured([p("95", "5999.9")])], is: .ok,
      because: "p95 was 5999.9 ms as measured up to 2026-11-20, below the target of 8 s"),
    Case(
      "at the warning line", slo(), [measured([p("95", "6000")])], is: .atRisk,
      because: "p95 was 6000 ms as measured up to 2026-11-20, beyond the warning line of 6 s"),
    Case(
      "at the target, which has to be above", slo(), [measured([p("95", "8000")])], is: .missed,
      because: "p95 was 8000 ms as measured up to 2026-11-20, not below the target of 8 s"),
    Case(
      "at the target, which is still good", slo(mayEqual: true), [measured([p("95", "8000")])], is: .atRisk,
      because: "p95 was 8000 ms as measured up to 2026-11-20, beyond the warning line of 6 s"),
    Case(
      "a value without a percentile is the objective's", slo(), [measured([p(nil, "9000")])], is: .missed,
      because: "p95 was 9000 ms as measured up to 2026-11-20, not below the target of 8 s"),
    Case(
      "what may be a mean says nothing", slo(), [mean("9000")], is: .noData,
      because: "its measurements say nothing of its p95, nor does a load test"),
    Case(
      "another percentile says nothing", slo(), [measured([p("50", "10")])], is: .noData,
      because: "its measurements say nothing of its p95, nor does a load test"),
    Case(
      "the newest counts, not the best", slo(), [measured([p("95", "100"), p("95", "9000"), p("95", "7000")])],
      is: .atRisk, because: "p95 was 7000 ms as measured up to 2026-11-20, beyond the warning line of 6 s"),
    Case(
      "older than twice its cadence", slo(), [measured([p("95", "9000"), p("95", "9000")], late: 3 * 86_400)],
      is: .stale, because: "p95 was 9000 ms as measured up to 2026-11-17, and nothing was measured since"),
    Case(
      "buckets: 96 of 100 within 5 s", slo(),
      [measured([buckets(("1000", "50"), ("5000", "96"), (nil, "100"))])], is: .ok,
      because: "p95 was above 1000 ms and at most 5000 ms as measured up to 2026-11-20, below the target of 8 s"),
    Case(
      "buckets: 94 of 100 within 8 s", slo(),
      [measured([buckets(("8000", "94"), ("16000", "100"), (nil, "100"))])], is: .missed,
      because: "p95 was above 8000 ms and at most 16000 ms as measured up to 2026-11-20, not below the target of 8 s"),
    Case(
      "buckets: exactly 95 of 100 within 8 s", slo(),
      [measured([buckets(("6000", "90"), ("8000", "95"), (nil, "100"))])], is: .atRisk,
      because:
        "p95 was above 6000 ms and at most 8000 ms as measured up to 2026-11-20, beyond the warning line of 6 s"),
    Case(
      "buckets whose bounds surround the target cannot tell", slo(),
      [measured([buckets(("5000", "90"), ("10000", "100"), (nil, "100"))])], is: .noData,
      because: """
        p95 was above 5000 ms and at most 10000 ms as measured up to 2026-11-20, which tells not whether it is below \
        the target of 8 s
        """),
    Case(
      "buckets without a request", slo(), [measured([buckets(("5000", "0"), (nil, "0"))])], is: .noData,
      because: "its measurements say nothing of its p95, nor does a load test"),
    Case("nothing was measured", slo(), [], is: .noData, because: "nothing measured its p95, and no load test did"),
    Case(
      "good events are those within the target", slo(), [events(good: 950, of: 1000)], is: .ok,
      because: """
        95.0 % of 1000 events were good as measured up to 2026-11-19, where p95 asks for 95 %, below the target of 8 s
        """),
    Case(
      "one fewer is a miss", slo(), [events(good: 949, of: 1000)], is: .missed,
      because: """
        94.9 % of 1000 events were good as measured up to 2026-11-19, where p95 asks for 95 %, not below the target \
        of 8 s
        """),
    Case(
      "what measures the objective comes before a load test", slo(),
      [measured([p("95", "9000")]), record("k6.json", .loadTest(.init(p95: "100")))], is: .missed,
      because: "p95 was 9000 ms as measured up to 2026-11-20, not below the target of 8 s"),
    Case(
      "a load test stands in where nothing else measured", slo(), [record("k6.json", .loadTest(.init(p95: "9000")))],
      is: .missed, because: "p95 was 9000 ms in the load test of 2026-11-20, not below the target of 8 s"),
  ])
  func `a latency stands where its measurements put it`(_ example: Case) throws {
    var sample = Sample()
    sample.records = [example.objective] + example.records
    let standing = try #require(sample.report().0.objectives.first)
    #expect(standing.state == example.state)
    #expect(standing.reason == example.reason)
    #expect(!standing.isSpent, "a latency has no budget")
  }

  static func events(good: Int, of valid: Int) -> Record {
    var measurement = Measurement(objective: "checkout latency")
    measurement.rows = [
      MeasuredInterval(
        start: end - 28 * 86_400, end: end, isByTheClock: false, outcome: .events(EventCount(good: good, valid: valid)))
    ]
    return record("m.csv", .measurement(measurement))
  }

  @Test func `good events of a share say nothing of the latency beside it`() throws {
    var sample = Sample()
    sample.records = [Self.slo(share: "0.9"), Self.events(good: 99, of: 100)]
    let standing = sample.report().0.objectives[0]
    #expect(standing.state == .ok)
    #expect(standing.latency?.state == .noData)
  }

  @Test func `it is believed for twice its cadence, in the calendar too`() throws {
    var sample = Sample()
    sample.records = [Self.slo(), Self.measured([Self.p("95", "1"), Self.p("95", "1")])]
    let report = sample.report().0
    #expect(report.objectives[0].validUntil == today + 2)
    #expect(report.expiries.filter { $0.kind == .measurement }.map(\.day) == [today + 2])
    #expect(sample.report(asOf: today + 2).0.objectives[0].state == .ok)
    #expect(sample.report(asOf: today + 3).0.objectives[0].state == .stale)
  }
}
