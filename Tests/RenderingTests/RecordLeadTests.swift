import Foundation
import ReportModel
import Testing

@testable import Rendering

/// What a record's page says first.
@Suite struct RecordLeadTests {
  @Test func `a waiver whose check does not fail says that it accepts nothing`() throws {
    let page = try page(of: .waiver(Waiver(check: "a.b", expires: Day(iso: "2026-12-24"))), state: .unknown)
    #expect(page.contains("Waives a.b until 2026-12-24."))
    #expect(page.contains("Today it accepts nothing: only what fails can be accepted, and the check is unknown."))
  }

  @Test func `a waiver that is needed says no more than what it waives`() throws {
    let waiver = Waiver(check: "a.b", expires: Day(iso: "2026-12-24"))
    let page = try page(of: .waiver(waiver), state: .waived, underneath: .fail)
    #expect(page.contains("Waives a.b until 2026-12-24."))
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
    let page = try RenderedSite(report).main("reviews/old-review/index.html")
    #expect(page.contains("3 of 4 findings are open, the gravest is high."))
    #expect(page.contains("Since then 1 of them was fixed and 1 of them was left out of a later review."))
    #expect(page.contains("disappeared") && page.contains("closed"))
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
    report.assessments[0].results = [CheckResult(check: "a.b", state: state, reason: "so", underlying: underneath)]
    return try RenderedSite(report).main("waivers/waiver/index.html")
  }
}
