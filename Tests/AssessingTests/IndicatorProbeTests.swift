import ReportModel
import Testing

@testable import Assessing

/// The checks of a service say of its KPIs what the pages of the KPIs say.
@Suite struct IndicatorProbeTests {
  typealias Book = IndicatorStandingTests

  static let missed = Book.kpi("MTTR", .less, "30", "min", "monthly", line: 1)
  static let met = Book.kpi("MTTR", .less, "2", "h", "monthly", line: 2)
  static let tooFew = Book.incidents([60])
  static let incidents = Book.incidents([60, 60, 60, 60, 60])

  static func reported(_ actual: String, ago days: Int?, line: Int = 3) -> Record {
    Book.kpi("Satisfaction", .atLeast, "4", nil, "monthly", actual: actual, on: days.map { today + -$0 }, line: line)
  }

  static func result(of probe: String, _ records: [Record]) -> CheckResult {
    let checks = [Check(id: "c", question: "?", category: "All", severity: .recommended, probe: probe)]
    return Sample(records: records, checks: checks).assess().results[0]
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var probe: String
    var records: [Record]
    var state: CheckState
    var reason: String

    init(_ description: String, _ probe: String, _ records: [Record], _ state: CheckState, _ reason: String) {
      (testDescription, self.probe, self.records) = (description, probe, records)
      (self.state, self.reason) = (state, reason)
    }
  }

  @Test(arguments: [
    Case(
      "a computed value that misses, beside a reported one that meets", "indicators-met",
      incidents + [missed, reported("4.2", ago: 1)], .fail, "1 of 2 KPIs misses the target"),
    Case("a computed value that meets", "indicators-met", incidents + [met], .pass, "1 of 1 KPI meets the target"),
    Case(
      "a reported value that is out of date", "indicators-met", incidents + [met, reported("4.2", ago: 60)], .stale,
      "1 of 2 KPIs meets the target; the value of the others is out of date or without a day"),
    Case(
      "a reported value without a day", "indicators-met", [reported("4.2", ago: nil)], .stale,
      "0 of 1 KPI meets the target; the value is out of date or without a day"),
    Case(
      "an incident of which not all is known", "indicators-met",
      Book.incidents([60, 60, 60, 60, 60, nil]) + [met, reported("4.2", ago: 1)], .partial(done: 1, of: 2),
      "1 of 2 KPIs meets the target; not all is known of the others"),
    Case(
      "too few incidents to compare", "indicators-met", tooFew + [missed], .unknown,
      "nothing to look at: no KPI of the service itself has a value that can be compared with its target"),
    Case(
      "values that are computed, reported and out of date", "indicators-measured",
      incidents + [missed, met, reported("4.2", ago: 1)]
        + [Book.kpi("Tickets", .less, "4", nil, "monthly", actual: "3", on: today + -60, line: 4)],
      .partial(done: 3, of: 4), "3 of 4 KPIs have a value that is not out of date"),
    Case(
      "targets in records of their own", "indicators-readable", [missed, Book.kpi("Mood", nil, nil, line: 5)],
      .partial(done: 1, of: 2), "1 of 2 KPIs has a readable target and a cadence"),
  ])
  func looks(_ example: Case) {
    let result = Self.result(of: example.probe, example.records)
    #expect(result.state == example.state)
    #expect(result.reason == example.reason)
  }

  /// Of the KPIs that the check for targets counts, the one for values says how many have one.
  @Test func `rows of a persona's table that are about all services are measured or not like any others`() {
    var persona = Persona(name: "qa")
    persona.indicators = [("MTTR", "30", "min", 11), ("Mood", "4", nil, 12)].map { metric, number, unit, line in
      KeyIndicator(
        metric: metric,
        target: .init(raw: number, comparator: .less, number: number, unit: unit), cadence: "monthly", line: line)
    }
    var definition = record("qa.md", .persona(persona))
    definition.service = nil
    let records = Self.incidents + [definition, review(by: "qa", .pass)]
    let reasons = ["indicators-readable", "indicators-measured"].map { Self.result(of: $0, records).reason }
    #expect(
      reasons == [
        "2 of 2 KPIs have a readable target and a cadence", "1 of 2 KPIs has a value that is not out of date",
      ])
  }

  @Test func `what a role misses for all services is told beside the KPIs of the service`() {
    var persona = Persona(name: "qa")
    persona.indicators = [("MTTR", "30", 11), ("Mood", "4", 12)].map { metric, number, line in
      KeyIndicator(
        metric: metric, target: .init(raw: number, comparator: .less, number: number, unit: "min"), cadence: "monthly",
        line: line)
    }
    var definition = record("qa.md", .persona(persona))
    definition.service = nil
    let records = Self.incidents + [definition, review(by: "qa", .pass), Self.met]
    #expect(
      Self.result(of: "indicators-met", records).reason
        == "1 of 1 KPI meets the target; not counted: 2 KPIs of reviewing personas about all services, of which 1 "
        + "misses the target")
  }

  @Test func `a reported value ages, and a computed one does not`() {
    let indicators = Sample(records: Self.incidents + [Self.met, Self.reported("4.2", ago: 0)]).report().0.indicators
    #expect(indicators.map { $0.on(today + 400).state } == [.met, .stale])
  }
}
