import ReportModel

extension Site {
  func expiryPages() -> [PlannedPage] {
    let (parts, address) = (expiryParts(), SiteSection.expiry.address)
    let first = PlannedPage(address: address) { _, _ in
      let view = ExpiryView(
        sentence: expirySentence(report), forecast: forecastTable(from: address),
        groups: parts.map { TitledTableView(id: $0.pages.id, title: $0.title, table: beginning(of: $0)) },
        calendar: report.expiries.isEmpty
          ? [] : [LinkView(text: "All of it for your calendar", href: relativeLink(from: address, to: calendarAddress))]
      )
      return theme.page(.expiry, view, in: frame("What runs out", at: address, in: .expiry, ages: true))
    }
    return [first] + furtherPages(of: parts, ages: true)
  }

  private func expiryParts() -> [LedgerPart] {
    let bands = Dictionary(grouping: report.expiries) { ExpiryBand($0.day - report.asOf) }
    return ExpiryBand.allCases.compactMap { band in
      bands[band].map { expiries in
        let pages = LedgerPages(section: .expiry, id: band.rawValue, rows: expiries.count)
        return LedgerPart(title: band.title, pages: pages) { rows, page in
          expiryTable("ends-\(band.rawValue)", Array(expiries[rows]), from: page)
        }
      }
    }
  }

  /// For a calendar program.
  func calendarFile() -> PlannedPage {
    PlannedPage(
      address: calendarAddress,
      bytes: { _, _ in calendarData(report.expiries, title: settings.title) { place($0) } })
  }

  /// What ends within a month, for the first page; the rest is a link away.
  func soonExpiring(from page: String) -> [TableView] {
    let soon = report.expiries.filter { (0...30).contains($0.day - report.asOf) }
    guard !soon.isEmpty else { return [] }
    return [expiryTable("expiring", Array(soon.prefix(12)), of: soon.count, from: page)]
  }

  func expiryTable(_ id: String, _ expiries: [Expiry], of all: Int? = nil, from page: String) -> TableView {
    let count = all ?? expiries.count
    let shown = count > expiries.count ? "the next \(expiries.count) of \(count)" : counted(count, "end", "ends")
    return TableView(
      id, shown, columns: ["What", "Ends", "Kind", "Service", "Owner", "Where"],
      rows: expiries.map { expiry in
        TableView.Row(
          .plain(capitalised(expiry.text)), .status(expiry.status(asOf: report.asOf), note: expiry.day.iso),
          .plain(expiry.kind.word), serviceLink(expiry.service, from: page),
          ownerLink(expiry.owner, from: page, note: expiry.isServiceOwner ? "owns the service" : nil),
          evidence(expiry.origin, from: page))
      })
  }

  private func forecastTable(from page: String) -> [TableView] {
    let turning = report.assessments.filter { !$0.forecast.isEmpty }
    guard !turning.isEmpty else { return [] }
    return [
      TableView(
        "forecast", "Decisions that change by themselves", columns: ["Service", "Today", "From", "Then", "Because"],
        rows: turning.flatMap { assessment in
          assessment.forecast.map { step in
            TableView.Row(
              serviceLink(assessment.service.id, from: page), .status(assessment.decision.word.status),
              .plain(step.day.iso),
              .status(step.decision.status, href: relativeLink(from: page, to: ruleAddress(rulePageID(step.rule)))),
              .plain(step.reason))
          }
        })
    ]
  }
}

let calendarAddress = "expiry/expiry.ics"

/// How near an end is. What holds up to the 21st day is in the next three weeks.
enum ExpiryBand: String, CaseIterable {
  case over, week, threeWeeks, month, quarter, later

  init(_ days: Int) {
    switch days {
    case ..<0: self = .over
    case 0...7: self = .week
    case 8...21: self = .threeWeeks
    case 22...30: self = .month
    case 31...90: self = .quarter
    default: self = .later
    }
  }

  var title: String {
    switch self {
    case .over: "Has run out"
    case .week: "Within 7 days"
    case .threeWeeks: "Within 21 days"
    case .month: "Within 30 days"
    case .quarter: "Within 90 days"
    case .later: "Later"
    }
  }
}

extension Expiry {
  /// Louder the nearer it is.
  func status(asOf: Day) -> Status {
    let days = day - asOf
    switch ExpiryBand(days) {
    case .over: return Status(word: "ran out", tone: .bad)
    case .week:
      let word = days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
      return Status(word: word, tone: .caution)
    case .threeWeeks, .month: return Status(word: "in \(days) days", tone: .half)
    case .quarter, .later: return Status(word: "in \(days) days", tone: .quiet)
    }
  }
}

extension Expiry.Kind {
  var word: String {
    switch self {
    case .waiver: "waiver"
    case .certificate: "certificate"
    case .review: "review"
    case .condition: "condition"
    case .finding: "finding"
    case .answer: "answer"
    case .kpi: "KPI"
    case .action: "action"
    case .notApplicable: "not applicable"
    case .reReview: "another look"
    case .runbook: "runbook"
    case .drill: "drill"
    case .measurement: "measurement"
    case .loadTest: "load test"
    case .secretRotation: "secret rotation"
    }
  }
}

/// `3 things have run out, and 5 will within 30 days.`
func expirySentence(_ report: Report) -> String {
  guard !report.expiries.isEmpty else { return "Nothing that was read runs out." }
  let over = report.expiries.count { $0.day < report.asOf }
  let soon = report.expiries.count { (0...30).contains($0.day - report.asOf) }
  let past = over == 0 ? "Nothing has run out" : "\(counted(over, "thing has", "things have")) run out"
  return "\(past), and \(soon == 0 ? "nothing" : String(soon)) will within 30 days."
}

/// `GO until 2026-02-03, then NOT ASSESSED`; `nil` while nothing changes by itself.
func forecastText(_ assessment: Assessment) -> String? {
  guard let first = assessment.forecast.first else { return nil }
  let later = assessment.forecast.dropFirst().map { "\($0.decision.rawValue) from \($0.day.iso)" }
  let beginning = "\(assessment.decision.word.rawValue) until \((first.day + -1).iso), then \(first.decision.rawValue)"
  return ([beginning] + later).joined(separator: "; ")
}
