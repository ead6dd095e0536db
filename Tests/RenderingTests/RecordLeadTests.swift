import Foundation
import ReportModel
import Testing

@testable import Rendering

/// What a record's page says first.
@Suite struct RecordLeadTests {
  @Test func `a waiver whose check does not fail says that it accepts nothing`() throws {
    let page = try page(of: .waiver(Waiver(check: "a.b", expires: Day(iso: "2026-12-24"))), state: .unknown)
    #expect(page.contains("Waives a.b until <bdi class=\"n\">2026-12-24</bdi>."))
    #expect(page.contains("Today it accepts nothing: only what fails can be accepted, and the check is unknown."))
  }

  @Test func `a waiver that is needed says no more than what it waives`() throws {
    let waiver = Waiver(check: "a.b", expires: Day(iso: "2026-12-24"))
    let page = try page(of: .waiver(waiver), state: .waived, underneath: .fail)
    #expect(page.contains("Waives a.b until <bdi class=\"n\">2026-12-24</bdi>."))
    #expect(!page.contains("accepts nothing"))
  }

  @Test func `a decision record that was replaced says by which`() throws {
    let older = record("old.md", "Retry", .decisionRecord(DecisionRecord(supersededBy: ["new.md"])))
    let newer = record("new.md", "Retry with backoff", .decisionRecord(DecisionRecord()))
    var report = EmptySiteTests.empty
    report.portfolio.records = [older, newer]
    let site = try RenderedSite(report)
    let lede = "Replaced by \u{201C}Retry with backoff\u{201D}."
    #expect(try site.main("decision-records/retry/index.html").contains(lede))
    #expect(try !site.main("decision-records/retry-with-backoff/index.html").contains("Replaced by"))
  }

  @Test(arguments: ["# Retry", "# 1. Retry", "# 0001 - Retry"])
  func `a heading that repeats the title is left out, with its number`(heading: String) throws {
    let record = record("old.md", "Retry", .decisionRecord(DecisionRecord()))
    var report = EmptySiteTests.empty
    report.portfolio.records = [record]
    let site = try RenderedSite(report, documents: [record.origin.document: "\(heading)\n\nThe bank is slow.\n"])
    let page = try site.main("decision-records/retry/index.html")
    #expect(page.contains("The bank is slow."))
    #expect(page.components(separatedBy: "Retry").count == 2, "\(page)")
  }

  @Test func `a certificate lists its conditions with who has them, and its findings with what became of them`() throws
  {
    var certificate = Certificate(
      verdict: .conditionallyApproved, verdictLine: 9, agent: "sre", component: "till",
      conditions: [.init("Rotate the key", owner: "team-till", due: Day(iso: "2026-12-01"))])
    certificate.findings = [
      Finding(id: "1", title: "Keys in the log", severity: .high, isClosed: false, line: 20),
      Finding(id: "2", title: "No second region", severity: nil, isClosed: false, line: 22),
      Finding(id: "3", title: "Old cipher", severity: .low, isClosed: true, line: 24),
    ]
    let record = record("till.md", "Till", .certificate(certificate))
    var report = EmptySiteTests.empty
    report.portfolio.records = [record]
    let place = Origin(record.origin.document, line: 20)
    report.findings = [
      LedgerFinding(
        id: "f-1", service: "till", title: "Keys in the log", life: .fixed, record: record.id, origin: place,
        sightings: [place])
    ]
    let page = try RenderedSite(report).main("certificates/till/index.html")
    for text in [
      "Rotate the key", "team-till", "2026-12-01", "Findings: 3, of which 1 open", "Keys in the log", "fixed</span>",
      "No second region", "Old cipher", "closed",
    ] { #expect(page.contains(text), "\(text)") }
  }

  @Test func `a review says what became of the findings that it has as open`() throws {
    let findings = (1...4).map {
      Finding(id: "\($0)", title: "Finding \($0)", severity: .high, isClosed: $0 == 4, line: $0)
    }
    let review = record("review.md", "Old review", .review(Review(findings: findings)))
    var report = EmptySiteTests.empty
    report.portfolio.records = [review]
    let lives: [LedgerFinding.Life] = [.seenAgain, .fixed, .disappeared]
    report.findings = zip(findings, lives).map { finding, life in
      let place = Origin(review.origin.document, line: finding.line)
      return LedgerFinding(
        id: "f-\(finding.id)", service: "s", title: finding.title, life: life, record: review.id, origin: place,
        sightings: [place])
    }
    let site = try RenderedSite(report)
    let page = try site.main("reviews/old-review/index.html")
    #expect(page.contains("3 of 4 findings are open, the gravest is high."))
    #expect(page.contains("Since then 1 of them was fixed and 1 of them was left out of a later review."))
    #expect(page.contains("disappeared") && page.contains("closed"))
    #expect(page.contains("Findings: 4, of which 1 open"))
    #expect(
      try site.main("reviews/index.html").contains("<bdi class=\"n\">1</bdi> <small class=\"n\">gravest high</small>"))
  }

  @Test func `a certificate asks or depends, as its decision says`() throws {
    let conditions = [Certificate.Condition("Mend the test")]
    for (verdict, sentence) in [
      (Certificate.Verdict.conditionallyApproved, "It holds on 1 condition."),
      (.emergencyStop, "It asks for 1 thing before it can be lifted."),
      (.requiresRemediation, "It asks for 1 thing before it can be lifted."),
      (.needsFurtherReview, "It asks for 1 thing."),
    ] {
      let certificate = Certificate(verdict: verdict, conditions: conditions)
      #expect(record("c.md", "Sign-off", .certificate(certificate)).summary == sentence)
    }
  }

  @Test func `a certificate that was replaced says by which, and is none of the stops`() throws {
    func signed(_ verdict: Certificate.Verdict, at minute: Int, asks: String? = nil) -> Record {
      var certificate = Certificate(
        verdict: verdict, verdictLine: 3, agent: "pell", certificateID: "P-\(minute)",
        conditions: asks.map { [.init($0)] } ?? [])
      certificate.signed = Moment(day: Day(iso: "2026-11-02")!, minute: minute, offset: 0)
      var record = record(SourcePath("\(minute).md"), "Certificate \(minute)", .certificate(certificate))
      record.date = Day(iso: "2026-11-02")
      return record
    }
    let stop = signed(.emergencyStop, at: 500, asks: "Stop it")
    let conditional = signed(.conditionallyApproved, at: 800, asks: "Mend the test")
    let approved = signed(.approved, at: 1000)
    var report = EmptySiteTests.empty
    report.portfolio.records = [stop, conditional, approved]
    report.replacedCertificates = [stop.id: approved.id, conditional.id: approved.id]
    let place = Origin(conditional.origin.document, line: 3)
    report.findings = [
      LedgerFinding(
        id: "f-1", kind: .condition, service: "s", title: "Mend the test", life: .disappeared, record: conditional.id,
        origin: place, sightings: [place])
    ]
    let site = try RenderedSite(report)
    let page = try site.main("certificates/certificate-500/index.html")
    #expect(page.contains("Replaced by <bdi class=\"n\">P-1000</bdi>, approved."))
    #expect(!page.contains("before it can be lifted") && page.contains("no longer asked for"))
    #expect(try site.main("certificates/certificate-800/index.html").contains("disappeared"))
    let index = try site.main("certificates/index.html")
    #expect(index.contains("3 certificates: 2 replaced and 1 approved."))
    #expect(
      index.contains(
        "<span class=\"s quiet\">emergency stop</span> <small>replaced by P-1000, approved</small>"))
    let order = ["certificate-1000", "certificate-800", "certificate-500"].map {
      index.range(of: "\"\($0)/index.html\"")?.lowerBound
    }
    #expect(order.allSatisfy { $0 != nil } && order.compactMap(\.self) == order.compactMap(\.self).sorted())
  }

  @Test func `a field that was understood is shown once, or as it is written`() throws {
    var debt = record("debt.md", "Old debt", .debt(Debt(severity: .critical, effort: "2 days")))
    debt.fields = [
      Field(name: "Effort", value: "2 Days", line: 1), Field(name: "Severity", value: "🔴", line: 2),
      Field(name: "Source", value: "the audit of [May](may.md)", line: 3),
      Field(name: "Files", value: "`src/a.py`", line: 4),
    ]
    var report = EmptySiteTests.empty
    report.portfolio.records = [debt]
    let page = try RenderedSite(report).main("debt/old-debt/index.html")
    #expect(page.components(separatedBy: "<dt>Effort</dt>").count == 2)
    #expect(page.contains("<dt>Severity as written</dt>") && page.contains("🔴"))
    #expect(page.contains("<dt>Source as written</dt>") && page.contains("the audit of May"))
    #expect(page.contains("<code>src/a.py</code>"))
  }

  private func record(_ path: SourcePath, _ title: String, _ details: Record.Details) -> Record {
    var record = Record(
      origin: Origin(DocumentID(source: "s", path: path), line: 1), lines: 1...3, title: title, details: details)
    record.slug = title.asciiLowercased.split(separator: " ").joined(separator: "-")
    return record
  }

  /// The page of a record of a service that has one check.
  private func page(of details: Record.Details, state: CheckState, underneath: CheckState? = nil) throws -> String {
    var report = SamplePortfolio().report
    let service = report.assessments[0].service.id
    var record = record("waiver.md", "Waiver", details)
    record.service = service
    report.portfolio.records.append(record)
    report.waivers[record.id] = WaiverStanding(state: .inForce, isValid: true)
    report.waivers[record.id]?.isIdle = underneath == nil
    report.assessments[0].results = [CheckResult(check: "a.b", state: state, reason: "so", underlying: underneath)]
    return try RenderedSite(report).main("waivers/waiver/index.html")
  }
}
