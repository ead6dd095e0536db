import ReportModel

/// What the index of a kind begins with: the records in a few numbers.
extension Site {
  func summaryTables(_ kind: RecordKind, from page: String) -> [TableView] {
    switch kind {
    case .incident: responseTimes(from: page)
    case .debt: debtCosts()
    case .kpi: indicatorCounts()
    case .service, .persona, .review, .certificate, .decisionRecord, .slo, .measurement, .checklist, .runbook, .plan,
      .update, .action, .waiver, .proposal, .deployment, .automation, .vendor, .loadTest:
      []
    }
  }

  /// A row for each time of all incidents, then for those of each service.
  private func responseTimes(from page: String) -> [TableView] {
    let rows = report.incidents.flatMap { statistics in
      statistics.spreads.map { spread in
        TableView.Row(
          .plain(spread.time.words),
          statistics.service == nil ? .plain(allServices) : serviceLink(statistics.service, from: page),
          .plain(String(spread.count), note: "of \(statistics.count)"),
          .plain(minutesText(spread.median)), .plain(durationText(spread.ninetieth)),
          .plain(durationText(spread.largest)),
          .plain(minutesText(spread.mean)), remark(spread))
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      TableView(
        "response-times", "How long incidents took; what a document states counts before its times",
        columns: [
          "Time", "Service", "Incidents", "Median", "Nine in ten within", "Longest", "Mean", "Remark",
        ], rows: rows)
    ]
  }

  private func remark(_ spread: TimeSpread) -> ValueView {
    let note = spread.contradicted > 0 ? "\(spread.contradicted) by the clock took another time" : nil
    guard spread.isComparable else {
      return .status(Status(word: "too few to compare", tone: .unknown), note: note)
    }
    return .plain(note)
  }

  /// What open debt has cost; what is unknown is counted and not taken for nothing.
  private func debtCosts() -> [TableView] {
    let open = report.debts
    guard !open.isEmpty else { return [] }
    let carried = open.compactMap(\.carried)
    let (unknown, late, paid) = (
      open.count - carried.count, open.count { $0.late != nil }, open.count(where: \.isCandidatePaid)
    )
    func row(_ words: String, _ number: String, _ note: String? = nil) -> TableView.Row {
      TableView.Row(.plain(words), .plain(number, note: note))
    }
    let cost = carried.isEmpty ? "unknown" : hoursText(carried.reduce(.zero, +))
    return [
      TableView(
        "costs", "What open debt comes to",
        columns: ["Of \(counted(open.count, "open debt", "open debts"))", "Number"],
        rows: [
          row("Cost since they were opened", cost, "of \(carried.count) whose interest and age are known"),
          row("Cost unknown", String(unknown), unknown > 0 ? "not nothing: \(DebtStanding.doubtWords(open))" : nil),
          row("Past the due date", String(late)),
          row("Candidates for having been paid", String(paid), paid > 0 ? "the code that they cite is gone" : nil),
        ])
    ]
  }

  /// How many KPIs are in which state, the worst first.
  private func indicatorCounts() -> [TableView] {
    let counts = Dictionary(grouping: report.indicators, by: \.state).mapValues(\.count)
    let order: [IndicatorStanding.State] = [
      .missed, .stale, .undated, .incomplete, .tooFew, .incomparable, .noData, .met,
    ]
    let rows = order.compactMap { state in
      counts[state].map { TableView.Row(.status(state.status), .plain(String($0))) }
    }
    guard !rows.isEmpty else { return [] }
    return [
      TableView(
        "states", "KPIs with a target, those of personas included", columns: ["State", "KPIs"], rows: rows)
    ]
  }
}

extension DebtStanding {
  /// `of 2 nobody wrote down the interest, of 1 it is stated in a form that does not add up`
  fileprivate static func doubtWords(_ standings: [DebtStanding]) -> String {
    let counts = Dictionary(grouping: standings.compactMap(\.doubt)) { $0 }.mapValues(\.count)
    let parts = Doubt.allCases.compactMap { doubt in
      counts[doubt].map { "of \($0) \(doubt.words)" }
    }
    return parts.joined(separator: ", ")
  }
}

extension DebtStanding.Doubt {
  fileprivate var words: String {
    switch self {
    case .noInterest: "nobody wrote down the interest"
    case .inWords: "it is stated in a form that does not add up"
    case .noAge: "nobody knows the age"
    }
  }
}

extension ResponseTime {
  var words: String {
    switch self {
    case .detect: "MTTD: detected after its start"
    case .acknowledge: "MTTA: acknowledged after its notice"
    case .mitigate: "MTTM: mitigated after its notice"
    case .repair: "MTTR, repair: repaired after its notice"
    case .resolve: "MTTR, resolve: resolved after its notice"
    }
  }
}

/// `1 h 27 min`, to the nearest minute.
func minutesText(_ minutes: Fraction) -> String { durationText(Int(minutes.text(places: 0)) ?? 0) }

/// `12.5 h`
func hoursText(_ minutes: Fraction) -> String { "\((minutes / Fraction(60)).text(places: 1)) h" }
