import Foundation
import ReportModel
import Testing

@testable import Rendering

/// What the pages of KPIs, incidents and automation begin with.
@Suite struct IndicatorPageTests {
  private static func record(_ slug: String, _ details: Record.Details) -> Record {
    let document = DocumentID(source: "shop", path: SourcePath("\(slug).md"))
    var record = Record(origin: Origin(document, line: 1), lines: 1...9, title: slug, details: details)
    record.slug = slug
    return record
  }

  private static func site(_ records: [Record], _ change: (inout Report) -> Void) throws -> RenderedSite {
    let portfolio = Portfolio(sources: [SamplePortfolio.source], records: records)
    var report = Report(
      asOf: SamplePortfolio.asOf, portfolio: portfolio, rubric: Rubric(id: "r", title: "R", checks: []), assessments: []
    )
    change(&report)
    return try RenderedSite(report)
  }

  private static func tone(_ word: String, _ tone: String) -> String { "<span class=\"s \(tone)\">\(word)</span>" }

  @Test func `a KPI shows its actual beside its target, with a word for how they compare`() throws {
    let target = KeyIndicator.Target(raw: "<30 min", comparator: .less, number: "30", unit: "min")
    let kpi = Self.record("mttr", .kpi(Indicator(metric: "MTTR", target: target, cadence: "per incident")))
    let site = try Self.site([kpi]) { report in
      report.indicators = [
        IndicatorStanding(
          origin: kpi.origin, metric: "MTTR", target: target, state: .missed,
          actual: .init(text: "2 of 3 incidents (66.7 %)", value: Fraction(200, 3), isComputed: true),
          reason: "the share within the target of the time to resolve of 3 incidents in the last 365 days",
          evidence: [kpi.origin])
      ]
    }
    for page in ["kpis/index.html", "kpis/mttr/index.html"] {
      let main = try site.main(page)
      #expect(main.contains(Self.tone("missed", "bad")), "\(page)")
      #expect(main.contains("2 of 3 incidents (66.7 %)"), "\(page)")
      #expect(main.contains("&lt;30 min"), "\(page)")
      #expect(main.contains("all services") && !main.contains("unassigned"), "\(page)")
    }
    #expect(try !site.main("index.html").contains("of no service"))
    #expect(try site.main("kpis/mttr/index.html").contains("The share within the target of the time to resolve"))
    #expect(try site.text("data/v1/indicators.json").contains("\"state\":\"missed\",\"actual\":\"2 of 3"))
  }

  @Test func `of KPIs the missed one comes first, whatever their order in the document`() throws {
    let names = ["bare", "met", "missed", "old"]
    let target = KeyIndicator.Target(raw: "<30 min", comparator: .less, number: "30", unit: "min")
    let kpis = names.map { Self.record($0, .kpi(Indicator(metric: $0))) }
    let site = try Self.site(kpis) { report in
      report.indicators = zip(kpis, [nil, .met, .missed, .stale] as [IndicatorStanding.State?]).compactMap {
        kpi, state in
        state.map { IndicatorStanding(origin: kpi.origin, metric: kpi.title, target: target, state: $0, reason: "") }
      }
    }
    let rows = try site.main("kpis/index.html").components(separatedBy: "<th scope=\"row\"><a href=\"").dropFirst()
    #expect(rows.map { String($0.prefix { $0 != "/" }) } == ["missed", "met", "old", "bare"])
  }

  @Test func `an incident leads to the budget that it took from, and to the runbook that it cites`() throws {
    var objective = Self.record("answers", .slo(ServiceLevelObjective(objective: "0.999", format: .openSLO)))
    var incident = Self.record("outage", .incident(Incident(detected: Moment(day: SamplePortfolio.asOf, minute: 0))))
    let (runbook, other) = (Self.record("restart", .runbook(Runbook())), Self.record("restore", .runbook(Runbook())))
    (objective.service, incident.service) = ("till", "till")
    incident.citations = [Citation(path: "restart.md", firstLine: 2, lastLine: 3, line: 4)]
    let site = try Self.site([objective, incident, runbook, other]) { report in
      var standing = sampleObjectives[0]
      (standing.record, standing.service, standing.measurements, standing.latency) = (objective.id, "till", [], nil)
      standing.reading?.incidents = [
        IncidentShare(record: incident.id, minutes: 9, share: Fraction(900, 2016), isNamed: true)
      ]
      report.objectives = [standing]
    }
    let main = try site.main("incidents/outage/index.html")
    #expect(main.contains("<dt>Error budget taken</dt>"))
    #expect(main.contains("<bdi>answers</bdi></a> <small class=\"n\">44.6 %, 9 min</small>"))
    #expect(main.contains("<dt>Runbook</dt><dd><span><a href=\"../../runbooks/restart/index.html\">"))
    #expect(!main.contains("restore"))
  }

  @Test func `the index of incidents begins with their times, and says how many there are of each`() throws {
    let incident = Self.record(
      "outage",
      .incident(
        Incident(
          detected: Moment(day: SamplePortfolio.asOf, minute: 0),
          resolved: Moment(day: SamplePortfolio.asOf, minute: 90),
          statedResolve: 60)))
    let site = try Self.site([incident]) { report in
      report.incidents = [
        IncidentStatistics(
          service: nil, count: 2, spreads: [TimeSpread(.resolve, [60, 61], contradicted: 1)].compactMap(\.self))
      ]
    }
    let main = try site.main("incidents/index.html")
    let (times, list) = (
      try #require(main.range(of: "id=\"response-times\"")), try #require(main.range(of: "id=\"records\""))
    )
    #expect(times.lowerBound < list.lowerBound)
    #expect(main.contains(Self.tone("too few to compare", "unknown")))
    #expect(main.contains("MTTR, resolve"))
    #expect(main.contains("1 by the clock took another time"))
    #expect(main.contains(Self.tone("1 h", "half")))
    #expect(main.contains("stated; 1 h 30 min by the clock"))
    #expect(try site.text("data/v1/response-times.json").contains("\"n\":2,\"comparable\":false"))
  }

  @Test func `what an automation returns is shown, or why nobody can tell`() throws {
    let known = Self.record(
      "known", .automation(Automation(spentMinutes: 360, savedRate: RecurringTime(minutes: 90, every: .week))))
    let unknown = Self.record("unknown", .automation(Automation(spentMinutes: 360, savedMinutes: 900)))
    let site = try Self.site([known, unknown]) { _ in }
    let main = try site.main("logs/automation.html")
    // 90 min x 90 / 7 = 1157.1 min, divided by 360.
    #expect(main.contains(Self.tone("pays back", "good")))
    #expect(main.contains("3.21x"))
    #expect(main.contains(Self.tone("unverifiable", "unknown")))
    #expect(main.contains("over which time the saving was made is not stated"))
    #expect(try site.text("data/v1/records.json").contains("\"return_in_90_days\":3.214"))
  }
}
