import Diagnostics
import Foundation
import Markdown
import ReportModel
import Testing

@testable import Rendering

/// The page that shows every component. With `MUSTER_SAMPLE_SITE=folder` it is left there as `styles/index.html`.
@Suite struct StylePageTests {
  private func page() throws -> String {
    var log = DiagnosticLog()
    let sample = SamplePortfolio()
    let site = Site(
      SiteMap(sample.report, diagnostics: []), Theme(loading: try repositoryTemplates(), into: &log),
      SiteSettings(title: "Components"), [], [])
    #expect(log.sorted == [])
    let bytes = site.stylePage(sampleStyle(site))
    if let folder = ProcessInfo.processInfo.environment["MUSTER_SAMPLE_SITE"] {
      let file = URL(filePath: folder).appending(path: Site.styleAddress)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `every component is on it`() throws {
    let templates = try repositoryTemplates()
    func text(_ path: String) -> String { templates.first { $0.path == path }?.text ?? "" }
    var (reached, waiting): (Set<String>, [String]) = ([], ["pages/style.mustache"])
    while let path = waiting.popLast() {
      for tag in templateTags(in: text(path)) where tag.form == .partial {
        if reached.insert("\(tag.name).mustache").inserted { waiting.append("\(tag.name).mustache") }
      }
    }
    let parts = Set(templates.map(\.path).filter { $0.hasPrefix("parts/") })
    // The header stands on every page; what a new portfolio or a trend is told by is text and no component.
    let others = ["parts/header.mustache", "parts/getting-started.mustache", "parts/restated.mustache"]
    #expect(parts.subtracting(reached) == Set(others))
  }

  @Test func `every tone is on it, and every anchor once`() throws {
    let page = try page()
    #expect(
      page.contains(
        "<tfoot><tr><td colspan=\"5\"><a href=\"../index.html\"><bdi>and 1 more</bdi></a></td></tr></tfoot>"))
    for tone in Tone.allCases { #expect(page.contains("class=\"s \(tone.rawValue)\""), "\(tone)") }
    let ids = page.components(separatedBy: " id=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
    #expect(Set(ids).count == ids.count, "\(ids)")
  }
}

private func sampleStyle(_ site: Site) -> StyleView {
  let long = "Recommendations and personalised merchandising pipeline for the whole storefront"
  let table = TableView(
    "sample", "A caption says what the rows are",
    columns: ["Service", "Status", "Number", "Words", "Where"],
    rows: [
      TableView.Row(
        .link("Ledger", "../index.html", note: "inferred"), .status(Decision.Word.go.status),
        .plain("42.0 (42.0-74.0)"),
        .plain("coverage is 41 %, and tier 1 needs 80 %"), .link("content/reviews/ledger.md:12", "../index.html")),
      TableView.Row(
        .link(long, "../index.html"), .status(Decision.Word.noGo.status, note: "a blocker fails"), .plain("no number"),
        .plain("nobody has answered"), .none),
      TableView.Row(
        .link("مخطط المخزون", "../index.html"), .status(Decision.Word.notAssessed.status), .plain("0.0"),
        .plain("Уведомления отправляются дважды"), .plain("content/reviews/уведомления.md:3")),
      TableView.Row(.plain("left out"), .none, .none, .none, .none),
    ]
  ).cut(to: 3, rest: "../index.html")
  let standing = site.report.objectives.first { ChartView.burnDown($0) != nil }
  let day = SamplePortfolio.asOf
  let accepted = DecisionRecord.Status.accepted.status
  let charts = [
    standing.flatMap { ChartView.burnDown($0) }, standing.flatMap { ChartView.burnRates($0) },
    standing.flatMap { ChartView.sparkline($0, id: "sparkline", title: "A sparkline") },
    ChartView.counts(
      id: "counts", title: "Bars", of: ("service", "services"),
      Decision.Word.allCases.enumerated().map { ($1.status, 3 * $0) }),
    ChartView.timeline(
      id: "timeline", title: "A timeline",
      (0..<20).map {
        (status: $0.isMultiple(of: 3) ? accepted : DecisionRecord.Status.superseded.status, day: day + -37 * $0)
      },
      undated: 2),
    ChartView.lineage(
      site.map.lineage, site.map.records,
      numbers: TableView("lineage-numbers", "What replaced what", columns: ["Older", "Newer"], rows: [])
    ) { site.shownStatus($0) },
  ].compactMap(\.self)
  let versions = [
    CitedVersionView(label: "As reviewed, line 12", text: "let token = request[\"token\"]", rest: []),
    CitedVersionView(
      label: "Now, line 12", text: "let token = try session.token(in: request)",
      rest: [TextView(text: "and 3 more lines")]),
  ]
  func citation(_ status: Status, isFolded: Bool) -> CitationView {
    CitationView(
      state: StatusView(status), cited: .link("src/ledger.swift:12", "../index.html"),
      notes: [.plain("written in line 14"), .plain("held against the commit that the review names")],
      versions: versions,
      isFolded: isFolded)
  }
  return StyleView(
    statuses: Tone.allCases.map { .status(Status(word: $0.rawValue, tone: $0)) },
    facts: [
      FactView("Level", .link("Silver*1", "../index.html")), FactView("Verified", .plain("42.0 (42.0-74.0)")),
      FactView("Owner", .plain("team-machine-learning-and-experimentation", note: "tier 1")),
      FactView(label: "Sections", values: [.plain("Mission"), .plain("Method")]),
    ],
    choices: ChoicesView.list(
      "By status",
      [
        .init(label: "all 9", href: "../index.html", isCurrent: true),
        .init(label: "accepted 5", href: "../index.html", isCurrent: false),
      ]), table: table, charts: charts,
    reasons: [
      ServicePageView.ReasonView(
        text: "blocker", check: [LinkView(text: "Can a release be rolled back?", href: "../index.html")],
        state: [StatusView(CheckState.fail.status)], evidence: [.link("reviews/ledger.md:12", "../index.html")]),
      ServicePageView.ReasonView(text: "the review by sre is missing", check: [], state: [], evidence: []),
    ],
    diagnostics: [
      DiagnosticView(
        severity: StatusView(Diagnostic.Severity.warning.status),
        message: MarkedText("the link `../gone.md` leads nowhere"),
        help: MarkedText.list("Correct it, or write the page."),
        place: .link("content/reviews/ledger.md:30", "../index.html"),
        rule: LinkView(text: "link.broken", href: "../index.html"))
    ],
    citations: [
      citation(Status(word: "changed", tone: .bad), isFolded: false),
      citation(Status(word: "same", tone: .good), isFolded: true),
    ],
    body: BodyView(
      markup: SafeHTML(
        constructed: "<p>A document, as its author wrote it.</p>\n<blockquote><p>Quoted.</p></blockquote>"),
      source: nil, limits: ["Cut after 200 lines."], place: [.plain("content/ledger.md, lines 1 to 9")]))
}
