import ReportModel

extension Deployment: RecordPresentation {
  static let words = KindWords(
    singular: "Deployment", plural: "Deployments",
    purpose: "A version that was brought to where it is used, and who approved.",
    columns: ["Deployment", "Date", "Service", "Version", "Outcome", "Approved by"],
    example: """
      ---
      kind: deployment
      service: payments
      date: 2026-09-14
      version: 2.4.0
      outcome: success
      approved_by: platform
      ---
      # Refunds are paid once

      """)

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Version", version) + FactView.optional("Outcome", outcome)
      + FactView.optional("Deployed by", deployedBy)
      + [FactView("Approved by", .plain(approvedBy ?? "nobody named"))]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(record.date?.iso), site.serviceLink(record.service, from: page), .plain(version), .plain(outcome),
      .plain(approvedBy),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "version": .optional(version), "outcome": .optional(outcome), "approved_by": .optional(approvedBy),
      "deployed_by": .optional(deployedBy),
    ])
  }
}

extension Automation: RecordPresentation {
  static let words = KindWords(
    singular: "Automation", plural: "Automation",
    purpose: "Work that a machine took over: what it took to build, what it saves.",
    columns: ["Automation", "Date", "Service", "Spent", "Saved", "Return in 90 days", "Toil before"],
    example: """
      ---
      kind: automation
      service: payments
      date: 2026-09-14
      spent: 6h
      toil: 20 min, 5 times a week
      saved: 90 min per week
      ---
      # Refund reports write themselves

      """,
    several: "automations")

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    let earned = AutomationReturn(of: self)
    return FactView.optional("Spent", spentMinutes.map(durationText)) + FactView.optional("Saved", savedText)
      + [FactView("Return in 90 days", factor), FactView("How it came about", .plain(sentence(earned.derivation)))]
      + (toil.map { [FactView("Toil before", toilValue($0))] } ?? [])
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(record.date?.iso), site.serviceLink(record.service, from: page), .plain(spentMinutes.map(durationText)),
      .plain(savedText), factor, toil.map(toilValue) ?? .none,
    ]
  }

  private var savedText: String? {
    if let savedRate { return rateText(savedRate) }
    return savedMinutes.map { durationText($0) + (savedWithin.map { " in \(counted(days: $0))" } ?? "") }
  }

  private var factor: ValueView {
    let earned = AutomationReturn(of: self)
    guard let factor = earned.factor else {
      return .status(Status(word: "unverifiable", tone: .unknown), note: earned.derivation)
    }
    let pays = factor >= .one
    return .status(
      Status(word: pays ? "pays back" : "not yet paid back", tone: pays ? .good : .half),
      note: "\(factor.text(places: 2))x")
  }

  private func toilValue(_ toil: RecurringTime) -> ValueView {
    .plain(
      "\(toil.hoursPerYear.text(places: 1)) h a year",
      note: "\(rateText(toil)): \((toil.shareOfWorkingTime * Fraction(100)).text(places: 2)) % of 40 h a week")
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "spent_minutes": .optional(spentMinutes), "saved_minutes": .optional(savedMinutes),
      "saved_within_days": .optional(savedWithin),
      "saved_hours_per_year": savedRate.map { .decimal($0.hoursPerYear.text(places: 3)) },
      "toil_hours_per_year": toil.map { .decimal($0.hoursPerYear.text(places: 3)) },
      "return_in_90_days": AutomationReturn(of: self).factor.map { .decimal($0.text(places: 3)) },
    ])
  }
}

/// `5 x 20 min a week`
private func rateText(_ time: RecurringTime) -> String {
  (time.times == 1 ? "" : "\(time.times) x ") + "\(durationText(time.minutes)) a \(time.every.rawValue)"
}

extension Vendor: RecordPresentation {
  static let words = KindWords(
    singular: "Vendor", plural: "Vendors",
    purpose: "Somebody from whom something is bought, and what came of looking at them.",
    columns: ["Vendor", "Date", "Service", "Owner", "Status"],
    example: """
      ---
      kind: vendor
      service: payments
      date: 2026-09-14
      status: approved
      ---
      # Card network gateway

      """)

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Status", record.statusRaw)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(record.date?.iso), site.serviceLink(record.service, from: page), .plain(record.owner),
      .plain(record.statusRaw),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue { .object(["name": .text(name)]) }
}
