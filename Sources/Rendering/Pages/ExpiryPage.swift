import ReportModel

extension Site {
  func expiryPages() -> [PlannedPage] {
    let (parts, address) = (expiryParts(), SiteSection.expiry.address)
    let first = PlannedPage(address: address) { _, _ in
      let forecast = forecastTable(from: address)
      let view = ExpiryView(
        sentence: expirySentence(report), sections: expirySections(parts, isForecast: !forecast.isEmpty),
        coming: tables(parts.filter { !$0.isPast }), forecast: forecast, past: tables(parts.filter(\.isPast)),
        calendar: report.expiries.isEmpty
          ? [] : [LinkView(text: "All of it for your calendar", href: relativeLink(from: address, to: calendarAddress))]
      )
      return theme.page(.expiry, view, in: frame("What runs out", at: address, in: .expiry, ages: true))
    }
    return [first] + furtherPages(of: parts, ages: true)
  }

  private func tables(_ parts: some Sequence<LedgerPart>) -> [TitledTableView] {
    parts.map { TitledTableView(id: $0.pages.id, title: $0.title, table: beginning(of: $0)) }
  }

  /// Links to the parts of the page, which may be long.
  private func expirySections(_ parts: [LedgerPart], isForecast: Bool) -> [ChoicesView] {
    func links(_ parts: [LedgerPart]) -> [HeaderView.SectionLink] {
      parts.map { .init(label: "\($0.title): \($0.pages.rows)", href: "#" + $0.pages.id, isCurrent: false) }
    }
    let forecast = HeaderView.SectionLink(label: "If nobody acts", href: "#forecast-days", isCurrent: false)
    return ChoicesView.list(
      "On this page",
      links(parts.filter { !$0.isPast }) + (isForecast ? [forecast] : []) + links(parts.filter(\.isPast)))
  }

  private func expiryParts() -> [LedgerPart] {
    let bands = Dictionary(grouping: report.expiries) { ExpiryBand($0.day - report.asOf) }
    return ExpiryBand.allCases.compactMap { band in
      bands[band].map { expiries in
        let pages = LedgerPages(section: .expiry, id: band.rawValue, rows: expiries.count)
        return LedgerPart(
          title: band.title, pages: pages, id: "ends-\(band.rawValue)",
          caption: counted(expiries.count, "thing", "things"), columns: expiryColumns
        ) { rows, page in expiries[rows].map { expiryRow($0, from: page) } }
      }
    }
  }

  /// For a calendar program.
  func calendarFile() -> PlannedPage {
    PlannedPage(
      address: calendarAddress,
      bytes: { _, _ in calendarData(report.expiries, title: settings.title, base: settings.baseURL) { place($0) } })
  }

  /// What ends within a month, for the first page; the rest is a link away.
  func soonExpiring(from page: String) -> [TableView] {
    let soon = report.expiries.filter { (0...30).contains($0.day - report.asOf) }
    guard !soon.isEmpty else { return [] }
    return [expiryTable("expiring", Array(soon.prefix(12)), of: soon.count, from: page)]
  }

  func expiryTable(_ id: String, _ expiries: [Expiry], of all: Int? = nil, from page: String) -> TableView {
    let count = all ?? expiries.count
    let shown = count > expiries.count ? "the next \(expiries.count) of \(count)" : counted(count, "thing", "things")
    return TableView(id, shown, columns: expiryColumns, rows: expiries.map { expiryRow($0, from: page) })
  }

  private func expiryRow(_ expiry: Expiry, from page: String) -> TableView.Row {
    TableView.Row(
      .plain(expiry.words),
      values: [
        [.status(expiry.status(asOf: report.asOf), note: expiry.day.iso)],
        [.plain(expiry.kind.word)], [scope(of: expiry, from: page)],
        ownerLinks(expiry.owner, from: page, note: expiry.isServiceOwner ? "owns the service" : nil),
        [evidence(expiry.origin, from: page)],
      ])
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

private let expiryColumns = ["What", "Ends", "Kind", "Service", "Owner", "Where"]

let calendarAddress = "expiry/expiry.ics"

/// How near an end is: what is to come, the nearest first, and what is past. What holds up to the 21st day is in the next
/// three weeks.
enum ExpiryBand: String, CaseIterable {
  case week
  case threeWeeks = "three-weeks"
  case month, quarter, later, over

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
    case .week: "Within 7 days"
    case .threeWeeks: "In 8 to 21 days"
    case .month: "In 22 to 30 days"
    case .quarter: "In 31 to 90 days"
    case .later: "In more than 90 days"
    case .over: "Has run out or is overdue"
    }
  }
}

extension Sequence where Element == Expiry {
  /// What is to come, the nearest first, before what is past.
  func comingFirst(asOf: Day) -> [Expiry] { filter { $0.day >= asOf } + filter { $0.day < asOf } }
}

extension LedgerPart {
  fileprivate var isPast: Bool { pages.id == ExpiryBand.over.rawValue }
}

extension Expiry {
  /// Louder the nearer it is.
  func status(asOf: Day) -> Status {
    let days = day - asOf
    switch ExpiryBand(days) {
    case .over: return Status(word: kind.duty == nil ? "ran out" : "was due on", tone: .bad)
    case .week:
      let word = days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
      return Status(word: word, tone: .caution)
    case .threeWeeks, .month: return Status(word: "in \(days) days", tone: .half)
    case .quarter, .later: return Status(word: "in \(days) days", tone: .quiet)
    }
  }
}

extension Expiry {
  /// `The critical finding "X", to be closed`
  var words: String { capitalised(text) + (kind.duty.map { ", to \($0)" } ?? "") }

  /// `The waiver of drills runs out on 2026-12-03`, `The critical finding "X" has to be closed by 2026-12-03`
  func sentence(isOver: Bool) -> String {
    let end =
      switch (kind.duty, isOver) {
      case (let duty?, false): "has to \(duty) by \(day.iso)"
      case (.some, true): "was due on \(day.iso)"
      case (nil, false): "runs out on \(day.iso)"
      case (nil, true): "ran out on \(day.iso)"
      }
    return "\(capitalised(text)) \(end)"
  }
}

extension Expiry.Kind {
  /// What has to be done until the day; `nil` for what ends with it.
  var duty: String? {
    switch self {
    case .condition, .finding: "be closed"
    case .action: "be done"
    case .reReview: "be taken"
    case .waiver, .certificate, .review, .answer, .kpi, .notApplicable, .runbook, .drill, .measurement, .loadTest,
      .secretRotation:
      nil
    }
  }

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

/// `5 things run out within 30 days, 2 of them within 7; 3 have run out already.`
func expirySentence(_ report: Report) -> String {
  guard !report.expiries.isEmpty else { return "Nothing that was read runs out." }
  func count(_ days: ClosedRange<Int>) -> Int { report.expiries.count { days.contains($0.day - report.asOf) } }
  let (week, month, over) = (count(0...7), count(0...30), report.expiries.count { $0.day < report.asOf })
  let subject = month == 0 ? "Nothing runs" : counted(month, "thing runs", "things run")
  let coming =
    week == month && week > 0
    ? "\(subject) out within 7 days, and nothing more within 30"
    : "\(subject) out within 30 days" + (week == 0 ? "" : ", \(week) of them within 7")
  let (one, many) = month == 0 ? ("thing has", "things have") : ("has", "have")
  return "\(coming); \(over == 0 ? "nothing has" : counted(over, one, many)) run out already."
}

/// `GO until 2026-02-03, then NOT ASSESSED`; `nil` while nothing changes by itself.
func forecastText(_ assessment: Assessment) -> String? {
  guard let first = assessment.forecast.first else { return nil }
  let later = assessment.forecast.dropFirst().map { "\($0.decision.rawValue) from \($0.day.iso)" }
  let beginning = "\(assessment.decision.word.rawValue) until \((first.day + -1).iso), then \(first.decision.rawValue)"
  return ([beginning] + later).joined(separator: "; ")
}
