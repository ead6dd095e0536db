import ReportModel
import Testing

@testable import Rendering

/// What is late says so, in the index of its kind and on its page.
@Suite struct OverdueTests {
  private static func record(_ slug: String, _ details: Record.Details) -> Record {
    let document = DocumentID(source: "shop", path: SourcePath("\(slug).md"))
    var record = Record(origin: Origin(document, line: 1), lines: 1...9, title: slug, details: details)
    record.slug = slug
    return record
  }

  private static func day(_ days: Int) -> Day { SamplePortfolio.asOf + days }

  private static func action(_ slug: String, due days: Int?, _ state: Action.State = .open) -> Record {
    record(slug, .action(Action(due: days.map(day), state: state)))
  }

  private static func runbook(_ slug: String, due days: Int?, isDeprecated: Bool = false) -> Record {
    record(slug, .runbook(Runbook(reviewDue: days.map(day), isDeprecated: isDeprecated)))
  }

  /// With the calendar that the assessment makes of such records: what is closed is not in it.
  private static func site(_ records: [Record]) throws -> RenderedSite {
    var report = Report(
      asOf: SamplePortfolio.asOf, portfolio: Portfolio(sources: [SamplePortfolio.source], records: records),
      rubric: Rubric(id: "r", title: "R", checks: []), assessments: [])
    report.expiries = records.compactMap { record in
      let (kind, day): (Expiry.Kind, Day?) =
        switch record.details {
        case .action(let action): (.action, action.state == .open ? action.due : nil)
        case .runbook(let runbook): (.runbook, runbook.isDeprecated ? nil : runbook.reviewDue)
        default: (.answer, nil)
        }
      return day.map { Expiry(kind: kind, key: record.id, day: $0, text: record.title, origin: record.origin) }
    }
    return try RenderedSite(report)
  }

  private static let overdue = "<span class=\"s bad\">overdue</span>"

  @Test(arguments: [
    (action("late", due: -1), true, "1 day late"), (action("today", due: 0), false, nil),
    (action("undated", due: nil), false, nil), (action("done", due: -9, .done), false, nil),
    (runbook("late", due: -40), true, "40 days late"), (runbook("later", due: 3), false, nil),
    (runbook("deprecated", due: -40, isDeprecated: true), false, nil),
  ])
  func `only what is open and past its day is overdue`(record: Record, isLate: Bool, note: String?) throws {
    let site = try Self.site([record])
    let (index, page) = ("\(record.kind.folder)/index.html", "\(record.kind.folder)/\(record.slug)/index.html")
    for address in [index, page] { #expect(try site.main(address).contains(Self.overdue) == isLate, "\(address)") }
    if let note {
      #expect(try site.main(index).contains("<small class=\"n\">\(note)</small>"))
      #expect(try site.main(page).contains("<dt>Late by</dt>"))
    } else {
      #expect(try !site.main(index).contains(" late<"))
    }
  }

  @Test func `pages that will be overdue on another day say as of which day they hold`() throws {
    let site = try Self.site([
      Self.action("soon", due: 4), Self.action("done", due: 4, .done), Self.runbook("soon", due: 4),
      Self.runbook("undated", due: nil),
    ])
    func ages(_ address: String) throws -> Bool { try site.text(address).contains("As of") }
    #expect(try ages("actions/index.html") && ages("runbooks/index.html"))
    #expect(try ages("actions/soon/index.html") && ages("runbooks/soon/index.html"))
    #expect(try !ages("actions/done/index.html") && !ages("runbooks/undated/index.html"))
  }

  @Test func `a runbook with a day ahead is current, and one without says nothing`() throws {
    let site = try Self.site([Self.runbook("soon", due: 4), Self.runbook("undated", due: nil)])
    #expect(try site.main("runbooks/soon/index.html").contains("<span class=\"s good\">current</span>"))
    #expect(try !site.main("runbooks/undated/index.html").contains("class=\"s "))
  }
}
