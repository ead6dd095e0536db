import Digest
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import Rendering

/// The leadership brief.
@Suite struct BriefTests {
  private func brief(
    _ report: Report = SamplePortfolio().report, base: String? = nil, standsAlone: Bool = false,
    paper: BriefPurpose.Paper? = nil
  ) throws -> String {
    let purpose = BriefPurpose(digest: String(repeating: "5", count: 64), standsAlone: standsAlone, paper: paper)
    let settings = SiteSettings(title: "Shop readiness", baseURL: base, version: "1.0")
    return try RenderedSite(report, settings: settings, purpose: purpose).text("brief.html")
  }

  /// Three decisions changed: one for the better, two for the worse, and one service is new.
  private var compared: Report {
    var report = SamplePortfolio().report
    func change(_ id: String, _ before: Decision.Word, _ after: Decision.Word) -> ServiceChange {
      ServiceChange(
        id: id, name: id, presence: .kept, decision: Change(before, after), level: Change(.bronze, .bronze),
        verified: Change(nil, nil))
    }
    report.changes = ReportChanges(
      since: Day(iso: "2026-11-12"),
      services: [
        change("catalogue", .noGo, .go), change("payments", .go, .noGo),
        change("ledger", .goWithConditions, .notAssessed),
        ServiceChange(
          id: "mukhattat", name: "x", presence: .new, decision: Change(nil, .notAssessed),
          level: Change(nil, .unassessed), verified: Change(nil, nil)),
      ],
      findings: [
        FindingChange(what: .new, id: "f-1", title: "a", service: "payments"),
        FindingChange(what: .fixed, id: "f-2", title: "b", service: "payments"),
      ])
    return report
  }

  @Test func `the brief reads as it was approved`() throws {
    let page = try brief(compared)
    let start = try #require(page.range(of: "<main id=\"main\">\n")).upperBound
    try expectGolden(String(page[start...]), "brief.html")
  }

  @Test func `what makes a NO-GO comes first, findings as one, and no question that is only required`() throws {
    let page = try brief()
    let start = try #require(page.range(of: "worst obstacle")).upperBound
    let table = page[start...].prefix(6000)
    let places = ["Are logs structured?", "Close 2 Critical findings"].map { table.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(!table.contains("Have sre review"))
  }

  /// A check that some services fail and others never answered, and a condition that somebody has.
  private static func blocked(_ states: [CheckState], _ condition: String? = nil) -> Report {
    let check = Check(id: "a.b", question: "Was it tried?", category: "A", severity: .blocker)
    let assessments = states.enumerated().map { index, state in
      var assessment = Assessment(
        service: Service(id: "s\(index)", name: "S\(index)"),
        decision: Decision(word: .notAssessed, rule: 4, fired: []),
        level: .unassessed, score: nil, results: [CheckResult(check: check.id, state: state, reason: "")])
      let step = Counterfactual.Step(.check, check.id, "let it pass")
      let other = condition.map { Counterfactual.Step(.condition, $0, $0, owner: "ann", due: Day(iso: "2026-12-24")) }
      assessment.counterfactuals = [
        Counterfactual(goal: .go, steps: (state == .pass ? [] : [step]) + [other].compactMap(\.self))
      ]
      return assessment
    }
    return Report(
      asOf: Day(iso: "2026-11-20")!, portfolio: Portfolio(), rubric: Rubric(id: "r", title: "R", checks: [check]),
      assessments: assessments)
  }

  @Test(
    arguments: [
      ([.fail, .fail], "Was it tried? It fails"), ([.fail, .unknown, .unknown], "It fails for 1 and is unknown for 2"),
      ([.stale], "It is out of date"), ([.waived], "It is waived"),
      ([.partial(done: 1, of: 3)], "It is done in 1 of 3"),
      ([.partial(done: 1, of: 3), .partial(done: 2, of: 3)], "It is done in part"),
    ] as [([CheckState], String)])
  func `what holds a GO back says how each service stands`(states: [CheckState], words: String) throws {
    #expect(try brief(Self.blocked(states)).contains(words))
  }

  @Test func `only where nothing is left to do nothing stands in the way`() throws {
    let nothing = "Nothing stands between any service and its GO."
    #expect(try brief(Self.blocked([.pass])).contains(nothing))
    let bounded = try brief(Self.blocked([.pass], "Rotate the key"))
    #expect(!bounded.contains(nothing))
    #expect(bounded.contains("Rotate the key"))
  }

  @Test func `the effort of one finding is not that of two`() throws {
    let page = try brief()
    let row = try #require(page.range(of: "Close 2 Critical findings")).upperBound
    #expect(!page[row...].prefix { $0 != "\n" }.contains("days"))
  }

  @Test(
    arguments: [
      (0, nil, nil), (1, "What has run out, or does within 30 days", nil),
      (7, "What has run out, or does within 30 days", "2 more have run out already, or are overdue."),
    ] as [(Int, String?, String?)])
  func `what has run out is named before what will`(_ count: Int, _ title: String?, _ rest: String?) throws {
    var report = Self.blocked([.fail])
    report.expiries = (0..<count).map { number in
      Expiry(
        kind: .waiver, key: "w\(number)", day: report.asOf + -9 + number, text: "the waiver \(number)", service: "s0",
        origin: Origin(DocumentID(source: "a", path: "w.md"), line: 1))
    }
    report.expiries.append(
      Expiry(
        kind: .kpi, key: "k", day: report.asOf + 3, text: "the value of the KPI", service: nil,
        origin: Origin(DocumentID(source: "a", path: "k.md"), line: 1)))
    let page = try brief(report)
    #expect(page.contains(title ?? "What runs out within 30 days"))
    let rows = page.components(separatedBy: "The waiver ").count - 1
    #expect(rows == min(count, 5))
    if let rest { #expect(page.contains(rest)) } else { #expect(!page.contains("run out already")) }
    // A KPI that is no service's.
    #expect(page.contains("all services"))
  }

  @Test func `a budget of which nothing is known hides none that is known`() throws {
    var report = SamplePortfolio().report
    let known = try #require(report.objectives.firstIndex { $0.service == "payments" })
    report.objectives.append(
      ObjectiveStanding(record: "slo/other", service: "payments", state: .noData, reason: "nothing was measured"))
    // What needs attention is told first, whatever else is not known.
    #expect(try brief(report).contains("EXHAUSTED, worst of 2"))
    report.objectives[known].state = .ok
    #expect(try brief(report).contains("OK, 1 of 2 without current data"))
    report.objectives[known].state = .stale
    #expect(try brief(report).contains("worst of 2"))
  }

  @Test func `what changed stands in one sentence and at each service`() throws {
    let page = try brief(compared)
    #expect(
      page.contains(
        "Since <bdi class=\"n\">2026-11-12</bdi>, 3 decisions changed, 1 of them for the worse; 1 service is new; "
          + "findings: 1 new and 1 fixed."))
    #expect(page.contains("<span class=\"s good\">better</span> <small class=\"n\">was NO-GO</small>"))
    #expect(page.contains("<span class=\"s bad\">worse</span> <small class=\"n\">was GO</small>"))
    #expect(page.contains("<span class=\"s quiet\">new</span>"))
    #expect(
      page.contains(
        "<span class=\"s unknown\">no longer assessed</span> <small>was GO WITH CONDITIONS</small>"))
  }

  @Test func `without an earlier build it says that there is none`() throws {
    var report = SamplePortfolio().report
    report.changes = nil
    let page = try brief(report)
    #expect(page.contains("There is no earlier build to compare with."))
    #expect(!page.contains(">Since</th>"))
  }

  @Test func `its policy lets in its own style and nothing else`() throws {
    let page = try brief(paper: .a4)
    let style = try #require(page.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    #expect(style.contains("@page {size: A4;}"))
    #expect(page.contains("style-src 'sha256-\(ContentDigest(of: style.utf8).base64)'; base-uri 'none'"))
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("<script") && !page.contains(" src=") && !page.contains("<link"))
  }

  @Test func `its links lead into the folder, to the site's address, or nowhere`() throws {
    #expect(try brief().contains("<a href=\"services/payments/index.html\">"))
    let served = try brief(base: "https://reports.example/shop/")
    #expect(served.contains("<a href=\"https://reports.example/shop/services/payments/index.html\">"))
    #expect(served.contains("<a href=\"https://reports.example/shop/\">https://reports.example/shop/</a>"))
    let alone = try brief(standsAlone: true)
    #expect(!alone.contains("href=\"services"))
    #expect(alone.contains("<a><bdi>Payment Processing</bdi></a>"))
  }

  @Test func `two hundred services stay below a megabyte`() throws {
    var report = SamplePortfolio().report
    let sample = report.assessments
    report.assessments = (0..<200).map { index in
      var assessment = sample[index % sample.count]
      assessment.service.id = "service-\(index)"
      return assessment
    }
    report.portfolio.services = report.assessments.map(\.service)
    let page = try brief(report, base: "https://reports.example/\(String(repeating: "long-", count: 20))/")
    #expect(page.utf8.count < 1 << 20)
    #expect(page.contains("service-199"))
  }

  @Test func `a cut list of budgets keeps the one of which the least is left`() throws {
    var report = SamplePortfolio().report
    let (spent, unmeasured) = (report.objectives[0], report.objectives[1])
    func standing(_ id: String, _ state: ObjectiveStanding.State, left: Int?) -> ObjectiveStanding {
      var standing = left == nil ? unmeasured : spent
      (standing.record, standing.state) = (id, state)
      if let left { standing.reading?.budget = .allowance(consumed: Fraction(100 - left, 100)) }
      return standing
    }
    report.objectives =
      [standing("unknown", .stale, left: nil)] + (1...19).map { standing("half-\($0)", .stale, left: 61) }
      + [
        standing("overspent", .stale, left: -51), standing("fine", .ok, left: -99), standing("low", .atRisk, left: 20),
      ]
    let table = try #require(try brief(report).components(separatedBy: "id=\"budgets\"").last)
    let rows = table.components(separatedBy: "<th scope=\"row\">").dropFirst()
      .map { $0.components(separatedBy: "</bdi>")[0].components(separatedBy: ">").last }
    #expect(rows.prefix(3) == ["low", "overspent", "half-1"])
    #expect(rows.count == 20 && !rows.contains("unknown") && !rows.contains("fine"))
    #expect(table.contains("3 more are on the site."))
  }

  @Test(arguments: [
    ("Shop 2", "\"Shop 2\""), ("", "\"\""), ("A\"; }", "\"A\\22 \\3b  \\7d \""),
    ("\\é\n</", "\"\\5c \\e9 \\a \\3c \\2f \""),
  ])
  func `a title ends no text of a stylesheet`(_ title: String, _ quoted: String) {
    #expect(styleString(title) == quoted)
  }

  @Test func `an empty portfolio has a brief that says so`() throws {
    let page = try brief(EmptySiteTests.empty)
    #expect(page.contains("No record was found in what was read."))
    #expect(page.contains("No service was found."))
    #expect(page.contains("There is no waiver: no failure is accepted."))
  }
}

@Suite struct RehomedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var page: String
    var served: String
    var alone: String

    init(_ description: String, _ page: String, served: String, alone: String) {
      (testDescription, self.page, self.served, self.alone) = (description, page, served, alone)
    }
  }

  @Test(arguments: [
    Case(
      "a link up", "<a href=\"../../slos/a/index.html#b\">x</a>",
      served: "<a href=\"https://h/p/slos/a/index.html#b\">x</a>",
      alone: "<a>x</a>"),
    Case(
      "a link beside", "<a class=\"s\" href=\"x.csv\">x</a>",
      served: "<a class=\"s\" href=\"https://h/p/services/p/x.csv\">x</a>",
      alone: "<a class=\"s\">x</a>"),
    Case(
      "a place on the page", "<a href=\"#why\">x</a>", served: "<a href=\"#why\">x</a>", alone: "<a href=\"#why\">x</a>"
    ),
    Case(
      "another site", "<a href=\"https://git.example/x\">x</a>", served: "<a href=\"https://git.example/x\">x</a>",
      alone: "<a href=\"https://git.example/x\">x</a>"),
    Case(
      "a letter", "<a href=\"mailto:a@b\">x</a>", served: "<a href=\"mailto:a@b\">x</a>",
      alone: "<a href=\"mailto:a@b\">x</a>"),
    Case("words that look like one", "href=&quot;a&quot;", served: "href=&quot;a&quot;", alone: "href=&quot;a&quot;"),
    Case("a page that ends in one", "<a href=\"x", served: "<a href=\"x", alone: "<a href=\"x"),
  ])
  func links(_ example: Case) {
    func page(_ base: String?) -> String {
      String(
        decoding: rehomed(Array(example.page.utf8), at: "services/p/index.html", base: base), as: UTF8.self)
    }
    #expect(page("https://h/p/") == example.served)
    #expect(page(nil) == example.alone)
  }

  @Test func `images are put into a page that stands alone`() async throws {
    let page = Array("<img src=\"../../assets/a.png\" alt=\"A\"> <img src=\"../../assets/b.png\" alt=\"B\">".utf8)
    let png: [UInt8] = ImageHeaderTests.png
    let result = await embeddingImages(in: page, at: "services/p/index.html") { $0 == "assets/a.png" ? png : nil }
    let base64 = Data(png).base64EncodedString()
    #expect(
      String(decoding: result, as: UTF8.self)
        == "<img src=\"data:image/png;base64,\(base64)\" alt=\"A\"> <img src=\"data:,\" alt=\"B\">")
  }

  @Test func `beyond the budget an image's path stands in its place`() async throws {
    let page = Array("<p><img src=\"a.png\" alt=\"A\"> <img src=\"a.png\" alt=\"A\">.</p>".utf8)
    let png: [UInt8] = ImageHeaderTests.png
    let result = await embeddingImages(in: page, at: "index.html", budget: 22 + (png.count + 2) / 3 * 4) { _ in png }
    let base64 = Data(png).base64EncodedString()
    #expect(
      String(decoding: result, as: UTF8.self)
        == "<p><img src=\"data:image/png;base64,\(base64)\" alt=\"A\"> (image not embedded: a.png).</p>")
  }

  @Test(arguments: 0...9)
  func `any number of bytes is base 64`(count: Int) async throws {
    let bytes = ImageHeaderTests.png + (0..<count).map { UInt8($0 * 29 & 0xFF) }
    let page = await embeddingImages(in: Array("<img src=\"a.png\">".utf8), at: "index.html") { _ in bytes }
    #expect(String(decoding: page, as: UTF8.self).contains("base64,\(Data(bytes).base64EncodedString())\""))
  }
}
