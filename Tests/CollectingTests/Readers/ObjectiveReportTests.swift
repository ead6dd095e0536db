import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// Documents on how objectives were met.
@Suite struct ObjectiveReportTests {
  private static let table = """

    | Objective | Target | Actual | Status |
    |---|---|---|---|
    | Booking works | 99.9% | 99.95% | Met |
    | p95 of search | < 400 ms | 520 ms | Missed |

    """

  private func reported(_ read: ReadDocument) -> [String] {
    read.records.compactMap { record -> String? in
      guard case .slo(let slo) = record.details else { return nil }
      return "\(record.title): \(slo.measured ?? "-") of \(slo.objective ?? slo.latency?.target ?? "-"), "
        + "\(slo.format.rawValue), \(record.date?.iso ?? "-")"
    }
  }

  @Test(arguments: [
    ("docs/slo-report.md", "# SLO Report: October 2026\n", "2026-10-31"),
    ("docs/2026-10-05-slos.md", "# Quarterly SLO review\n", "2026-10-05"),
    ("docs/slo-report.md", "# Service Level Objective Status\n\n**Date**: 2026-11-02\n", "2026-11-02"),
  ])
  func `a report states how objectives were met, as of its day`(_ path: String, _ head: String, _ day: String) {
    #expect(
      reported(ReadDocument(path, head + Self.table)) == [
        "Booking works: 99.95% of 0.999, report, \(day)", "p95 of search: 520 ms of 400 ms, report, \(day)",
      ])
  }

  @Test(arguments: [
    "# SLO report\n\n| Objective | Target |\n|---|---|\n| Booking works | 99.9% |\n",
    "# SLO report\n\nBooking works: target 99.9%, actual 99.95%.\n",
    "# SLO report template\n" + table, "# Error budget report of our SLOs\n" + table, "# SLA report\n" + table,
    "# Review\n\n## SLO report\n" + table, "# SLO report\n\n```\n\(table)```\n",
  ])
  func `a promise without a figure, a sample and another report state nothing`(_ text: String) {
    #expect(reported(ReadDocument("docs/report.md", text)) == [])
  }

  @Test func `what a report calls missed is no surprise to its author`() {
    let rows = "| A works | 99.9% | 99.5% | |\n| B works | 99.9% | 99.5% | Missed |\n"
    let read = ReadDocument(
      "docs/slo-report.md", "# SLO report\n\n| SLO | Target | Actual | Met? |\n|---|---|---|---|\n\(rows)")
    #expect(read.diagnostics == ["5 slo.missed-as-stated"])
  }

  @Test func `the newest report gives its figure to what is promised elsewhere, and promises nothing itself`() {
    let definition = ReadDocument(
      "SLO.md", "# SLOs\n\n| SLO | Target |\n|---|---|\n| Booking works | 99.9% |\n| Pages load | 99% |\n")
    var records =
      definition.records
      + ReadDocument("r/2026-10-31-slo.md", "# SLO report\n" + Self.table).records
      + ReadDocument("r/2026-09-30-slo.md", "# SLO report\n" + Self.table.replacing("99.95%", with: "98%")).records
    let taken = takeReportedObjectives(from: &records)
    joinReports(taken, to: &records)
    let found = records.compactMap { record -> String? in
      guard case .slo(let slo) = record.details else { return nil }
      return "\(record.title): \(slo.measured ?? "-")"
    }
    #expect(found == ["Booking works: 99.95%", "Pages load: -"])
  }

  @Test func `of a service that promises nothing elsewhere, what the newest report says it promises counts`() {
    var records = ["2026-10-31", "2026-09-30"].flatMap {
      ReadDocument("r/\($0)-slo.md", "# SLO report\n" + Self.table).records
    }
    let taken = takeReportedObjectives(from: &records)
    joinReports(taken, to: &records)
    #expect(
      records.map { "\($0.title) \($0.origin.document.path.stem)" } == [
        "Booking works 2026-10-31-slo", "p95 of search 2026-10-31-slo",
      ])
  }

  @Test(arguments: [
    ("Met?", "Yes", true), ("Met?", "No", false), ("Result", "Missed", false), ("Result", "not met", false),
    ("Status", "Breached", false), ("Status", "✅", true), ("Status", "Yes", nil), ("Status", "at risk", nil),
    ("Met?", "No data", nil),
  ])
  func `whether it was met is said by a mark or a word`(_ heading: String, _ cell: String, _ expected: Bool?) {
    let text = """
      # Notes

      | SLO | Target | Actual | \(heading) |
      |---|---|---|---|
      | Queue delay | < 400 ms | 520 ms | \(cell) |

      """
    var log = DiagnosticLog()
    let document = Document(
      DocumentID(source: "s", path: SourcePath("docs/notes.md")), reading: Array(text.utf8), into: &log)
    let says = statements(of: document, among: [], into: &log).compactMap { statement -> Bool? in
      guard case .comparison(let comparison) = statement.fact else { return nil }
      return comparison.saysMet
    }
    #expect(says == [expected].compactMap(\.self))
  }

  @Test(
    arguments: [
      ("≥ 2 per day", "3 per week", .differs), ("≥ 2/day", "3 deploys/week", .differs),
      ("≥ 2 per day", "3 deploys per day", nil), ("≥ 2 per day", "3", nil), ("≥ 2 daily", "3 per week", .differs),
      ("< 10 GB", "9 TB", .differs), ("< 500 req", "450 requests", nil), ("< 10 k", "9000", .differs),
      ("< 90 min/week", "10 min/day", .differs), ("< 90 min/week", "10 min per week", nil), ("< 5 errors", "3 ✅", nil),
      (">80%", "80%+ exp.", .isBound), ("< 500 ms", "< 300ms", .isBound), ("≥ 40", "40+", .isBound),
      ("≥ 40 %", "95 % of requests", nil),
    ] as [(String, String, Statement.Comparison.Doubt?)])
  func `what cannot be compared is in doubt`(
    _ target: String, _ actual: String, _ expected: Statement.Comparison.Doubt?
  ) {
    let text =
      "# Notes\n\n| Metric | Target | Actual | Status |\n|---|---|---|---|\n| Deploys | \(target) | \(actual) | ✅ |\n"
    var log = DiagnosticLog()
    let document = Document(
      DocumentID(source: "s", path: SourcePath("docs/notes.md")), reading: Array(text.utf8), into: &log)
    let found = statements(of: document, among: [], into: &log).compactMap { statement -> Statement.Comparison? in
      guard case .comparison(let comparison) = statement.fact else { return nil }
      return comparison
    }
    #expect(found.map(\.doubt) == [expected])
  }
}
