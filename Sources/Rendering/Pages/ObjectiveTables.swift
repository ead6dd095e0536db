import ReportModel

/// What the page of an objective shows of its standing.
extension Site {
  func budgetFacts(_ standing: ObjectiveStanding, _ slo: ServiceLevelObjective, at page: String) -> [FactView] {
    var facts: [FactView] = []
    if let left = standing.remaining { facts.append(FactView("Error budget left", .plain("\(left.percentText) %"))) }
    if let period = slo.period { facts.append(FactView("Counted over", .plain(period.text, note: period.authority))) }
    if let zone = standing.missingZone {
      facts.append(FactView("Time zone", .plain("UTC", note: "\(zone) is not known where the site was built")))
    }
    if let reading = standing.reading {
      if reading.isWindowStated {
        facts.append(FactView("From", .plain(instantText(reading.window.start))))
        facts.append(FactView("To", .plain(instantText(reading.window.end))))
      }
      let share = reading.completeness.map { "\($0.percentText) % of the time" } ?? "as reported"
      facts.append(FactView("Measured", .plain(share, note: "up to \(instantText(reading.until))")))
      if let seconds = reading.exhaustion {
        facts.append(FactView("At the present rate", .plain("spent in \(durationText(seconds / 60))")))
      }
    }
    facts += standing.measurements.compactMap(map.objectives.place).map { FactView("Data", recordLink($0, from: page)) }
    if let latency = standing.latency { facts += latencyFacts(latency, at: page) }
    return facts
  }

  private func latencyFacts(_ latency: LatencyReading, at page: String) -> [FactView] {
    let test = latency.record.flatMap(map.objectives.place)
    return [FactView("Latency measured", .status(latency.state.status, note: latency.value?.words))]
      + (test.map { index in
        let name = latency.isLoadTest ? "In the load test" : "In the measurement"
        return [FactView(name, recordLink(index, from: page, note: latency.day?.iso))]
      } ?? [])
  }

  func budgetTables(_ standing: ObjectiveStanding, at page: String) -> [TableView] {
    budgetTable(standing) + alertTable(standing, at: page) + thresholdTable(standing)
      + incidentTable(standing, at: page)
  }

  /// Events and minutes are two budgets: a row each, and never one as the other.
  private func budgetTable(_ standing: ObjectiveStanding) -> [TableView] {
    var rows: [TableView.Row] = []
    if let reading = standing.reading, let events = reading.events, let allowed = reading.allowedEvents {
      rows.append(
        TableView.Row(
          .plain("In events, as measured"), .plain(allowed.text(places: 1), note: "of \(events.valid) valid"),
          .plain(String(events.bad)), .plain((allowed - Fraction(events.bad)).text(places: 1))))
    }
    if let allowed = standing.allowedMinutes {
      let incidents = standing.reading?.incidents ?? []
      let minutes = incidents.reduce(0) { $0 + $1.minutes }
      rows.append(
        TableView.Row(
          .plain("In minutes of total failure"), .plain("\(allowed.text(places: 2)) min"),
          .plain(incidents.isEmpty ? nil : "\(minutes) min", note: incidents.isEmpty ? nil : "by incidents"),
          .plain(incidents.isEmpty ? nil : "\((allowed - Fraction(minutes)).text(places: 2)) min")))
    }
    guard !rows.isEmpty else { return [] }
    return [TableView("budget", "Error budget", columns: ["Budget", "Allowed", "Used", "Left"], rows: rows)]
  }

  private func thresholdTable(_ standing: ObjectiveStanding) -> [TableView] {
    guard !standing.thresholds.isEmpty else { return [] }
    return [
      TableView(
        "thresholds", "Burn rates at which to alert, over both windows at once",
        columns: ["Alert", "Burn rate", "Budget gone by then", "Fewest events", "For this objective"],
        rows: standing.thresholds.map { threshold in
          TableView.Row(
            .plain("\(spanText(threshold.long)) and \(spanText(threshold.short))", note: threshold.severity.rawValue),
            .plain(threshold.rate.text(places: 2)), .plain("\(threshold.budgetShare.percentText) %"),
            .plain(threshold.leastEvents.map(String.init)), lint(threshold.lint))
        })
    ]
  }

  /// What somebody has set up, beside what the period suggests.
  private func alertTable(_ standing: ObjectiveStanding, at page: String) -> [TableView] {
    guard !standing.alerts.isEmpty else { return [] }
    return [
      TableView(
        "alerts", "Alerts written for this objective",
        columns: [
          "Alert", "Fires when the burn rate is", "Budget gone by then", "Fewest events", "Tells", "For this objective",
        ],
        rows: standing.alerts.map { standing in
          let alert = standing.alert
          let delay = alert.delay > 0 ? ", for \(spanText(alert.delay))" : ""
          return TableView.Row(
            .plain(alert.name, note: alert.severity),
            .plain(
              "\(alert.comparator.words) \(alert.rate.fraction.text(places: 3))",
              note: "over \(spanText(alert.window))\(delay)"),
            .plain(standing.budgetShare.map { "\($0.percentText) %" }),
            .plain(standing.leastEvents.map(String.init)),
            .plain(alert.targets.isEmpty ? noneStated : alert.targets.joined(separator: ", ")), lint(standing.lint))
        })
    ]
  }

  private func lint(_ lint: [AlertThreshold.Lint]) -> ValueView {
    guard let first = lint.first else { return .status(Status(word: "in reach", tone: .good)) }
    switch first {
    case .tooLate:
      return .status(Status(word: "too late", tone: .bad), note: "the whole budget is gone when it fires")
    case .reversed:
      return .status(Status(word: "the wrong way round", tone: .bad), note: "it fires while all is well")
    case .noBudget:
      return .status(Status(word: "no budget", tone: .bad), note: "any bad event is too much")
    case .unreachable(let highest):
      return .status(
        Status(word: "can never fire", tone: .bad), note: "a total outage burns at \(highest.text(places: 2))")
    case .belowOne:
      return .status(Status(word: "below 1", tone: .caution), note: "it fires although the objective is met")
    case .needsVolume(let least, let usual):
      return .status(
        Status(word: "too few events", tone: .caution),
        note: "\(usual.text(places: 1)) on average; one bad event of fewer than \(least) sets it off")
    }
  }

  /// What incidents account for, and what nobody has written down.
  private func incidentTable(_ standing: ObjectiveStanding, at page: String) -> [TableView] {
    guard let reading = standing.reading, let consumed = reading.budget.consumed, !reading.incidents.isEmpty else {
      return []
    }
    let incidents = reading.incidents.map { share in
      TableView.Row(
        map.objectives.place(share.record).map { recordLink($0, from: page) } ?? .plain(share.record),
        .plain("\(share.minutes) min"), .plain("\(share.share.percentText) %"),
        .plain(share.isNamed ? "names this objective" : "names the service"))
    }
    let unexplained = consumed - reading.explained
    let word = unexplained < .zero ? "more than was consumed" : "not explained by incidents"
    return [
      TableView(
        "incidents",
        "Incidents, as if each minute had failed altogether, beside what was consumed, \(reading.windowWords)",
        columns: ["Incident", "Minutes", "Of the budget", "Note"],
        rows: incidents + [
          TableView.Row(.plain("Consumed, as measured"), .none, .plain("\(consumed.percentText) %"), .none),
          TableView.Row(
            .plain("The rest"), .none, .plain("\(unexplained.percentText) %"), .plain(word)),
        ])
    ]
  }

  /// The budgets of a service: a row for each objective, the least left first.
  func budgets(_ service: String, at page: String) -> [TableView] {
    let standings = map.objectives.standings(ofService: service)
    guard !standings.isEmpty else { return [] }
    let rows = standings.mostUrgentFirst().map { standing in
      let index = map.objectives.place(standing.record)
      return TableView.Row(
        index.map { recordLink($0, from: page) } ?? .plain(standing.record), .status(standing.state.status),
        .plain(standing.remaining.map { "\($0.percentText) %" }), .plain(index.flatMap { map.records[$0].summary }),
        .plain(capitalised(standing.reason)))
    }
    return [
      TableView(
        "budgets", "Error budgets, those that need attention first",
        columns: ["SLO", "State", "Budget left", "Objective", "How it came about"], rows: rows)
    ]
  }

  /// How the budgets of a service went down, the least left first; the whole drawing is on the page of each.
  func sparklines(_ service: String) -> [ChartView] {
    map.objectives.standings(ofService: service).mostUrgentFirst().prefix(6).enumerated()
      .compactMap { position, standing in
        let title = map.objectives.place(standing.record).map { map.records[$0].title } ?? standing.record
        return ChartView.sparkline(standing, id: "burn-\(position + 1)", title: title)
      }
  }

  /// The worst of a service's budgets in a few words; nothing for a service without objectives.
  ///
  /// One that nobody knows of does not hide one that is known, but is told beside it.
  func budgetLeft(_ service: String, from page: String) -> ValueView {
    let standings = map.objectives.standings(ofService: service).mostUrgentFirst()
    guard let first = standings.first else { return .none }
    let known = first.state.isSilent ? standings.first { $0.isMeasured && $0.remaining != nil } : nil
    let worst = known ?? first
    let href = map.objectives.place(worst.record).map { relativeLink(from: page, to: map.addresses[$0]) }
    let silent = standings.count(where: \.state.isSilent)
    let others =
      known != nil
      ? "\(silent) of \(standings.count) without current data"
      : standings.count > 1 ? "worst of \(standings.count)" : nil
    guard let left = worst.remaining, worst.isMeasured else {
      return .status(worst.state.status, href: href, note: others)
    }
    return .status(
      Status(word: "\(left.percentText) %", tone: worst.state.status.tone), href: href,
      note: [worst.state.status.word, others].compactMap(\.self).joined(separator: ", "))
  }
}

extension Sequence where Element == ObjectiveStanding {
  /// By state, then by what is left of the budget, the least first; those without a figure last in their state.
  ///
  /// Those of which neither tells stay in their order.
  func mostUrgentFirst() -> [ObjectiveStanding] {
    enumerated().sorted { one, other in
      let (rank, otherRank) = (one.element.urgency, other.element.urgency)
      guard rank == otherRank else { return rank < otherRank }
      switch (one.element.remaining, other.element.remaining) {
      case (let left?, let otherLeft?) where left != otherLeft: return left < otherLeft
      case (_?, nil): return true
      case (nil, _?): return false
      default: return one.offset < other.offset
      }
    }.map(\.element)
  }
}

extension ObjectiveStanding.State {
  /// Nobody knows anything that is true today.
  fileprivate var isSilent: Bool {
    switch self {
    case .stale, .noData: true
    case .exhausted, .missed, .atRisk, .insufficientTraffic, .ok: false
    }
  }
}

extension ObjectiveStanding {
  /// How soon its state wants to be seen, from 0 on.
  fileprivate var urgency: Int {
    switch state {
    case .exhausted: 0
    case .missed: 1
    case .atRisk: 2
    case .stale: 3
    case .insufficientTraffic: 4
    case .noData: 5
    case .ok: 6
    }
  }
}

extension WrittenAlert.Comparator {
  var words: String {
    switch self {
    case .above: "above"
    case .atLeast: "at least"
    case .below: "below"
    case .atMost: "at most"
    }
  }
}
