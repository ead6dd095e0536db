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
      approved_by: ines
      ---
      # Refunds are paid once

      """)

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Version", version) + FactView.optional("Outcome", outcome)
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
    ])
  }
}

extension Automation: RecordPresentation {
  static let words = KindWords(
    singular: "Automation", plural: "Automation",
    purpose: "Work that a machine took over: what it took to build, what it saves.",
    columns: ["Automation", "Date", "Service", "Spent", "Saved"],
    example: """
      ---
      kind: automation
      service: payments
      date: 2026-09-14
      spent: 6h
      saved: 2d 4h
      ---
      # Refund reports write themselves

      """)

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Spent", spentMinutes.map(durationText))
      + FactView.optional("Saved", savedMinutes.map(durationText))
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(record.date?.iso), site.serviceLink(record.service, from: page), .plain(spentMinutes.map(durationText)),
      .plain(savedMinutes.map(durationText)),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object(["spent_minutes": .optional(spentMinutes), "saved_minutes": .optional(savedMinutes)])
  }
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
