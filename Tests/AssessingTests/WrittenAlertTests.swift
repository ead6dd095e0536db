import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// Alerts as they are written, judged by the objective that they are for.
@Suite struct WrittenAlertTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rate: String
    var window: Int
    var objective: String
    var comparator: WrittenAlert.Comparator = .above
    var period: Int? = 30
    var usual: Fraction?
    var share: String?
    var least: Int?
    var lint: [AlertThreshold.Lint] = []
  }

  static let hour = 3600

  @Test(arguments: [
    Row(
      testDescription: "the SRE Workbook's first: 2 % of 30 days' budget in an hour, and 70 events at 99.9 %",
      rate: "14.4", window: hour, objective: "0.999", share: "2.0", least: 70),
    Row(
      testDescription: "at 93 % a total outage burns at 14.29, which is not above 14.4",
      rate: "14.4", window: hour, objective: "0.93", share: "2.0",
      lint: [.unreachable(highest: Fraction(100, 7))]),
    Row(
      testDescription: "at 50 % a total outage burns at 2: never above it",
      rate: "2", window: hour, objective: "0.5", share: "0.3", lint: [.unreachable(highest: Fraction(2))]),
    Row(
      testDescription: "but it is at least 2, and then each event must be bad",
      rate: "2", window: hour, objective: "0.5", comparator: .atLeast, share: "0.3", least: 2),
    Row(
      testDescription: "at least 10 at 99 %: a single bad one of ten burns at 10, so eleven are needed",
      rate: "10", window: hour, objective: "0.99", comparator: .atLeast, share: "1.4", least: 11),
    Row(
      testDescription: "above 10 at 99 %: ten are enough", rate: "10", window: hour, objective: "0.99", share: "1.4",
      least: 10),
    Row(
      testDescription: "below 1 the objective is met", rate: "0.5", window: 72 * hour, objective: "0.99", share: "5.0",
      least: 200, lint: [.belowOne]),
    Row(
      testDescription: "14.4 over three days is 144 % of the budget", rate: "14.4", window: 72 * hour,
      objective: "0.999", share: "144.0", least: 70, lint: [.tooLate(share: Fraction(144, 100))]),
    Row(
      testDescription: "10 over three days is all of it, and no more", rate: "10", window: 72 * hour,
      objective: "0.999", share: "100.0", least: 100),
    Row(
      testDescription: "at most 2 is when all is well", rate: "2", window: hour, objective: "0.99",
      comparator: .atMost, lint: [.reversed]),
    Row(
      testDescription: "100 % has no budget that could burn", rate: "2", window: hour, objective: "1", share: "0.3",
      lint: [.noBudget]),
    Row(
      testDescription: "without a period nobody can say which share is gone", rate: "14.4", window: hour,
      objective: "0.999", period: nil, least: 70),
    Row(
      testDescription: "69 events an hour are one too few", rate: "14.4", window: hour, objective: "0.999",
      usual: Fraction(69, 3600), share: "2.0", least: 70, lint: [.needsVolume(least: 70, usual: Fraction(69))]),
  ])
  func `a written alert is judged by its objective`(_ row: Row) throws {
    let alert = WrittenAlert(
      name: "a", comparator: row.comparator, rate: try #require(ExactDecimal(row.rate)), window: row.window,
      origin: origin("alerts.yml", 9))
    let standing = AlertStanding(
      alert, period: row.period.map { $0 * 86_400 }, objective: ExactDecimal(row.objective), usualRate: row.usual)
    #expect(standing.budgetShare?.percentText == row.share)
    #expect(standing.leastEvents == row.least)
    #expect(standing.lint == row.lint)
  }

  @Test func `what is wrong is said where the alert stands, once for each objective`() {
    var slo = ServiceLevelObjective(objective: "0.93", window: "28d", format: .openSLO, period: .days(28))
    let fast = WrittenAlert(
      name: "fast", rate: ExactDecimal("14.4")!, window: 3600, origin: origin("alerts.yml", 9))
    var wrong = fast
    (wrong.name, wrong.comparator, wrong.origin.line) = ("wrong", .atMost, 20)
    slo.alerts = [fast, wrong]
    let (report, log) = Sample(records: [record("slo.yml", .slo(slo), on: nil)]).report()
    #expect(report.objectives[0].alerts.map(\.lint) == [[.unreachable(highest: Fraction(100, 7))], [.reversed]])
    #expect(
      log.sorted.filter { $0.id.description.hasPrefix("slo.alert") }.map { "\($0)".split(separator: "\n")[0] } == [
        """
        alerts.yml:9: warning: the alert "fast" for "slo.yml" can never fire: a total outage burns at 14.29, and it \
        wants 14.4 [slo.alert-unreachable]
        """,
        """
        alerts.yml:20: warning: the alert "wrong" for "slo.yml" fires while the burn rate is at most 14.4: when all \
        is well [slo.alert-reversed]
        """,
      ])
  }

  @Test func `an objective without a window has its alerts judged as far as can be`() {
    var slo = ServiceLevelObjective(objective: "0.999", format: .openSLO)
    slo.alerts = [WrittenAlert(name: "a", rate: ExactDecimal("0.5")!, window: 3600, origin: origin("slo.yml"))]
    let standing = Sample(records: [record("slo.yml", .slo(slo), on: nil)]).report().0.objectives[0]
    #expect(standing.alerts.map(\.lint) == [[.belowOne]])
    #expect(standing.alerts[0].budgetShare == nil)
  }
}
