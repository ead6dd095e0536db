import ReportModel

extension Site {
  func expiryPages() -> [PlannedPage] {
    let (parts, address) = (expiryParts(), SiteSection.expiry.address)
    let first = PlannedPage(address: address) { _, _ in
      let forecast = forecastTable(from: address)
      let view = ExpiryView(
        sentence: expirySentence(report), sections: expirySections(parts, isForecast: !forecast.isEmpty),
        parts: parts.map { TitledTableView(id: $0.pages.id, title: $0.title, table: beginning(of: $0)) },
        forecast: forecast,
        calendar: report.expiries.isEmpty
          ? [] : [LinkView(text: "All of it for your calendar", href: relativeLink(from: address, to: calendarAddress))]
      )
      return theme.page(.expiry, view, in: frame("What runs out", at: address, in: .expiry, ages: true))
    }
    return [first] + furtherPages(of: parts, ages: true)
  }

  /// Links to the parts of the page, which may be long.
  private func expirySections(_ parts: [LedgerPart], isForecast: Bool) -> [ChoicesView] {
    let links = parts.map { part in
      HeaderView.SectionLink(
        label: "\(part.title): \(part.pages.rows)", href: "#" + part.pages.id, isCurrent: false)
    }
    let forecast = HeaderView.SectionLink(label: "If nobody acts", href: "#forecast-days", isCurrent: false)
    return ChoicesView.list("On this page", links + (isForecast ? [forecast] : []))
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
    let soon = report.expiries.soon(asOf: report.asOf)
    let lines = linesOfEndings(soon)
    guard !lines.isEmpty else { return [] }
    let shown = lines.prefix(12)
    let told = shown.reduce(0) { $0 + $1.count }
    let order = lines.contains { $0.then != nil } ? ", what changes a decision first" : ""
    let caption = told < soon.count ? "\(told) of \(soon.count) things\(order)" : counted(soon.count, "thing", "things")
    return [
      TableView(
        "expiring", caption, columns: ["What", "Ends", "Then", "Kind", "Service", "Owner", "Where"],
        rows: shown.map { endingRow($0, from: page) })
    ]
  }

  private func endingRow(_ line: EndingLine, from page: String) -> TableView.Row {
    var row = expiryRow(line.first, from: page)
    row.cells.insert(TableView.Cell(values: [line.then.map { .status($0.status) } ?? .none]), at: 1)
    guard line.count > 1 else { return row }
    row.head = .link(line.words, relativeLink(from: page, to: SiteSection.expiry.address))
    for cell in 3...5 { row.cells[cell].values = [.none] }
    return row
  }

  /// That something has run out already is said above all that will.
  func overdueLink(from page: String) -> [LinkView] {
    let past = report.expiries.count { $0.day < report.asOf }
    guard past > 0 else { return [] }
    let address = relativeLink(from: page, to: SiteSection.expiry.address) + "#" + ExpiryBand.over.rawValue
    return [
      LinkView(text: counted(past, "thing has run out or is", "things have run out or are") + " overdue", href: address)
    ]
  }

  /// What changes its service's decision first, then by day; measurements, of which a new one is due every day or week, are
  /// one line.
  ///
  /// - Parameter expiries: By day.
  func linesOfEndings(_ expiries: [Expiry]) -> [EndingLine] {
    let measurements = expiries.count { $0.kind == .measurement }
    var (turning, others) = ([EndingLine](), [EndingLine]())
    var hasMeasurements = false
    for expiry in expiries {
      if expiry.kind == .measurement {
        if !hasMeasurements { others.append(EndingLine(first: expiry, count: measurements)) }
        hasMeasurements = true
      } else if let then = decision(after: expiry) {
        turning.append(EndingLine(first: expiry, then: then))
      } else {
        others.append(EndingLine(first: expiry))
      }
    }
    return turning + others
  }

  /// What the decision of its service will be on the day after, if it is another one than the day before.
  private func decision(after expiry: Expiry) -> Decision.Word? {
    let steps = expiry.service.flatMap { map.assessments[$0] }?.forecast
    return steps?.first { $0.day == expiry.day + 1 }?.decision
  }

  func expiryTable(_ id: String, _ expiries: [Expiry], from page: String) -> TableView {
    TableView(
      id, counted(expiries.count, "thing", "things"), columns: expiryColumns,
      rows: expiries.map { expiryRow($0, from: page) })
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

/// A line of what ends soon.
struct EndingLine: Hashable, Sendable {
  /// The first to end, where it stands for several.
  var first: Expiry
  var count = 1
  /// What becomes of the service's decision then.
  var then: Decision.Word?

  var words: String { count > 1 ? "\(count) \(first.kind.word)s" : first.words }
}

/// How near an end is: what is past, then what is to come, the nearest first. What holds up to the 21st day is in the next
/// three weeks.
enum ExpiryBand: String, CaseIterable {
  case over, week
  case threeWeeks = "three-weeks"
  case month, quarter, later

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

  /// What somebody promised before what has to be done anew, each by day.
  func gravestFirst() -> [Expiry] { filter(\.kind.isPromise) + filter { !$0.kind.isPromise } }

  /// Within a month.
  func soon(asOf: Day) -> [Expiry] { filter { (0...30).contains($0.day - asOf) } }
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

  /// Somebody said that something would be done, or bearable, until then.
  fileprivate var isPromise: Bool { self == .waiver || duty != nil }

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
