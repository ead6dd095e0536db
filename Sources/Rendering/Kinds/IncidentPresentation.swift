import ReportModel

extension Incident: RecordPresentation {
  static let words = KindWords(
    singular: "Incident", plural: "Incidents",
    purpose:
      "What went wrong in operation. The times that a document states count; those by the clock stand beside them.",
    columns: ["Incident", "Date", "Severity", "Service", "Time to mitigate", "Time to repair", "Time to resolve"],
    example: """
      ---
      kind: incident
      service: payments
      severity: high
      detected: 2026-09-14T09:30Z
      mitigated: 2026-09-14T10:05Z
      resolved: 2026-09-14T11:00Z
      ---
      # Refunds were paid twice

      """)

  func rank(of record: Record) -> [Int] { [-(record.date?.number ?? Int.min / 2)] }

  func summary(of record: Record) -> String? {
    let parts = [
      severity.map { "\($0.rawValue) severity" },
      minutes(to: .mitigate).map { "mitigated in \(durationText($0))" },
      statedRepair.map { "repaired in \(durationText($0))" },
      resolution ?? standing,
    ]
    return sentence(parts.compactMap { $0 }.joined(separator: ", "))
  }

  private var standing: String {
    if isOpen { return "open" }
    return state == .over ? "said to be over" : "not said to be resolved"
  }

  /// A length without its beginning would be understood as the whole.
  private var resolution: String? {
    guard let minutes = minutes(to: .resolve) else { return nil }
    if statedResolve != nil { return "resolved in \(durationText(minutes)), as stated" }
    guard let whole = durationMinutes, whole != minutes else { return "resolved in \(durationText(minutes))" }
    return "resolved \(durationText(minutes)) after its notice and \(durationText(whole)) after its start"
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = severity.map { [FactView("Severity", .status($0.status))] } ?? []
    if isOpen { facts.append(FactView("State", .status(Status(word: "open", tone: .bad)))) }
    facts += FactView.optional("Status, as written", record.statusRaw)
    for (name, moment) in [
      ("Started", started), ("Detected", detected), ("Acknowledged", acknowledged), ("Mitigated", mitigated),
      ("Repaired", repaired), ("Resolved", resolved),
    ] { facts += FactView.optional(name, moment?.iso) }
    facts += FactView.optional("Time to detect", detectMinutes.map(durationText))
    facts += FactView.optional("Time to acknowledge", acknowledgeMinutes.map(durationText))
    facts += FactView.optional("Time to mitigate, stated", statedMitigate.map(durationText))
    facts += FactView.optional("Time to mitigate, by the clock", mitigateMinutes.map(durationText))
    facts += FactView.optional("Time to repair, stated", statedRepair.map(durationText))
    facts += FactView.optional("Time to repair, by the clock", repairMinutes.map(durationText))
    facts += FactView.optional("Time to resolve, stated", statedResolve.map(durationText))
    facts += FactView.optional("Time to resolve, by the clock", resolveMinutes.map(durationText))
    facts += FactView.optional("Duration, stated", statedDuration.map(durationText))
    facts += FactView.optional("Duration, by the clock", durationMinutes.map(durationText))
    if durationContradiction != nil || ResponseTime.allCases.contains(where: { contradiction(of: $0) != nil }) {
      facts.append(FactView("Stated and clocked", .status(Status(word: "differ", tone: .half))))
    }
    return facts + budgetFacts(of: record, on: site, at: page) + linkFacts(of: record, on: site, at: page)
  }

  /// What it took of an error budget, as if each of its minutes had failed altogether.
  private func budgetFacts(of record: Record, on site: Site, at page: String) -> [FactView] {
    let taken = site.map.objectives.standings(hitBy: record).compactMap { standing, share -> ValueView? in
      guard let index = site.map.objectives.place(standing.record) else { return nil }
      return site.recordLink(index, from: page, note: "\(share.share.percentText) %, \(durationText(share.minutes))")
    }
    return taken.isEmpty ? [] : [FactView(label: "Error budget taken", values: taken)]
  }

  /// The runbooks, decisions and whatever else its text leads to; its actions have a table.
  private func linkFacts(of record: Record, on site: Site, at page: String) -> [FactView] {
    guard let index = site.map.record(at: record.origin) else { return [] }
    let links = Dictionary(grouping: site.map.cited(by: index)) { site.map.records[$0].kind }
    return RecordKind.allCases.filter { $0 != .service && $0 != .action }.compactMap { kind in
      links[kind].map { found in
        FactView(
          label: found.count == 1 ? kind.words.singular : kind.words.plural,
          values: found.map { site.recordLink($0, from: page) })
      }
    }
  }

  /// What was to be done after it, each with a record of its own.
  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    let record = site.map.records[index]
    let actions = site.map.records(in: record.origin.document).filter {
      site.map.records[$0].kind == .action && record.lines.contains(site.map.records[$0].origin.line)
    }
    return actions.isEmpty ? [] : [site.recordTable(.action, actions, without: "Service", from: page)]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(record.date?.iso), severity.map { .status($0.status) } ?? .none,
      site.serviceLink(record.service, from: page), took(.mitigate), took(.repair), took(.resolve),
    ]
  }

  /// What counts; what the clock says where it is another time.
  private func took(_ time: ResponseTime) -> ValueView {
    let counts = minutes(to: time).map(durationText)
    guard let counts, let clocked = contradiction(of: time) else { return .plain(counts) }
    return .status(Status(word: counts, tone: .half), note: "stated; \(durationText(clocked)) by the clock")
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "severity": .optional(severity?.rawValue), "open": .bool(isOpen), "started": .optional(started?.iso),
      "detected": .optional(detected?.iso), "acknowledged": .optional(acknowledged?.iso),
      "mitigated": .optional(mitigated?.iso), "repaired": .optional(repaired?.iso),
      "resolved": .optional(resolved?.iso),
      "detect_minutes": .optional(detectMinutes), "acknowledge_minutes": .optional(acknowledgeMinutes),
      "mitigate_minutes": .optional(mitigateMinutes), "repair_minutes": .optional(repairMinutes),
      "resolve_minutes": .optional(resolveMinutes),
      "stated_mitigate": .optional(statedMitigate), "stated_repair": .optional(statedRepair),
      "stated_resolve": .optional(stated(.resolve)), "stated_duration": .optional(statedDuration),
    ])
  }
}

/// `1 d 5 h 47 min`.
func durationText(_ minutes: Int) -> String {
  let parts = [(minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "min")].filter { $0.0 > 0 }
  return parts.isEmpty ? "0 min" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
}
