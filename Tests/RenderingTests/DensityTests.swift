import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Rendering

/// A portfolio as large as one gets: 200 services and 10,000 records, with names that are hard to show.
///
/// With `MUSTER_SAMPLE_SITE=folder` its lists are left below `dense`, to be looked at.
@Suite struct DensityTests {
  private static let names = [
    "Payments", "Recommendations and personalised merchandising pipeline for the whole storefront and all its partners",
    "Уведомления и подтверждения доставки", "مخطط المخزون", "checkout_session_token_rotation_and_revocation_service_v2",
    "לוח בקרה", "在庫管理", "A",
  ]

  private static func services() -> [Service] {
    (0..<200).map { number in
      let name = names[number % names.count]
      return Service(
        id: "service-\(number)", name: number < names.count ? name : "\(name) \(number)",
        tier: number.isMultiple(of: 9) ? nil : number % 3 + 1,
        owner: number.isMultiple(of: 11)
          ? nil : ["team-\(number % 17)", "@harbourline/platform", "команда \(number % 5)"][number % 3])
    }
  }

  /// Fifty for each service: decision records that replace each other, debts, reviews and actions.
  private static func records() -> [Record] {
    (0..<10_000).map { number in
      let document = DocumentID(source: "shop", path: SourcePath("records/\(number).md"))
      let day = SamplePortfolio.asOf + -(number * 7 % 2500)
      var record = Record(
        origin: Origin(document, line: 1), lines: 1...20, title: "\(names[number % names.count]): record \(number)",
        details: details(number), persona: number % 4 == 2 ? "sre" : nil,
        owner: number.isMultiple(of: 3) ? "team-\(number % 17)" : nil, date: number.isMultiple(of: 13) ? nil : day)
      record.slug = "record-\(number)"
      record.service = "service-\(number / 4 % 200)"
      return record
    }
  }

  private static func details(_ number: Int) -> Record.Details {
    switch number % 4 {
    case 0:
      let statuses = DecisionRecord.Status.allCases
      let replaces = number.isMultiple(of: 20) && number > 0 ? [SourcePath("records/\(number - 20).md")] : []
      return .decisionRecord(
        DecisionRecord(number: number / 4, status: statuses[number / 4 % statuses.count], supersedes: replaces))
    case 1:
      return .debt(
        Debt(
          severity: [.critical, .high, .medium, .low][number / 4 % 4], opened: SamplePortfolio.asOf + -number % 900,
          isClosed: number % 3 == 0))
    case 2: return .review(Review(verdict: Review.Verdict.allCases[number / 4 % 4]))
    default: return .checklist(Checklist(items: []))
    }
  }

  private static func report() -> Report {
    let (services, records) = (services(), records())
    let states: [CheckState] = [.pass, .fail, .unknown, .claimed, .stale, .partial(done: 2, of: 7), .notApplicable]
    let words = Decision.Word.allCases
    let assessments = services.enumerated().map { number, service in
      let ratio = Ratio(clamping: Double(number * 37 % 1000) / 1000)
      let results = sampleRubric.checks.enumerated().map { index, check in
        CheckResult(check: check.id, state: states[(number + index * 3) % states.count], reason: "somebody looked")
      }
      let reason = FiredRule.Reason(text: "coverage is 41.3 %, below 60 %")
      let decision = Decision(
        word: words[number * 7 % 4], rule: 4, fired: [FiredRule(number: 4, decision: .notAssessed, reasons: [reason])])
      return Assessment(
        service: service, decision: decision, level: Level.allCases[number % 5],
        score: Score(verified: ratio, claimed: .one, upper: .one, coverage: ratio, scope: .one), results: results,
        personas: [PersonaStanding(persona: "sre", state: .current, isRequired: true, date: SamplePortfolio.asOf)])
    }
    let portfolio = Portfolio(sources: [SamplePortfolio.source], records: records, services: services)
    return Report(asOf: SamplePortfolio.asOf, portfolio: portfolio, rubric: sampleRubric, assessments: assessments)
  }

  /// Lists of the largest kinds, one service, one owner; not the ten thousand records.
  @Test func `no list of a large portfolio is too large for a browser`() throws {
    var log = DiagnosticLog()
    let plan = try plan(
      Self.report(), diagnostics: [], handbook: [], templates: try repositoryTemplates(),
      settings: SiteSettings(title: "Shop readiness"), into: &log)
    let wanted = plan.pages.filter { page in
      page.address.hasSuffix(".html") && !page.address.contains("/record-") || page.address.hasPrefix("assets/")
    }
    var sizes: [String: Int] = [:]
    for page in wanted + plan.closing([]) {
      let bytes = page.render(nil, &log).bytes
      sizes[page.address] = bytes.count
      if let folder = ProcessInfo.processInfo.environment["MUSTER_SAMPLE_SITE"] {
        let file = URL(filePath: folder).appending(path: "dense/\(page.address)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
    }
    #expect(log.sorted == [])
    // 200 services with nine columns and the matrix.
    #expect(try #require(sizes["index.html"]) < 360_000)
    #expect(try #require(sizes["services/service-7/index.html"]) < 60_000)
    // 250 rows, the drawing and its numbers.
    #expect(try #require(sizes["decision-records/index.html"]) < 360_000)
    #expect(sizes["decision-records/page-10.html"] != nil)
    #expect(sizes["decision-records/page-11.html"] == nil)
    #expect(sizes["decision-records/status-accepted.html"] != nil)
    for (address, size) in sizes where address.hasSuffix("index.html") {
      #expect(size < 360_000, "\(address): \(size)")
    }
  }
}
