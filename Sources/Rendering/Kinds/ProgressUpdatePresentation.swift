import ReportModel

extension ProgressUpdate: RecordPresentation {
  static let words = KindWords(
    singular: "Update", plural: "Updates", purpose: "How far something was on a day, and what stood in its way.",
    columns: ["Update", "Date", "Service", "Status", "Progress", "Blockers"],
    example: """
      ---
      kind: update
      service: payments
      date: 2026-09-14
      status: in_progress
      progress: 60
      next_milestone: Contract signed
      ---
      # Refunds are paid once

      """)

  func summary(of record: Record) -> String? {
    let parts = [
      progress.map { "\($0) % done" } ?? "no progress stated",
      blockers.isEmpty ? "no blockers" : counted(blockers.count, "blocker", "blockers"),
      nextMilestone.map { "next: \($0)" },
    ]
    return sentence(parts.compactMap { $0 }.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Status", record.statusRaw) + FactView.optional("Progress", progress.map { "\($0) %" })
      + FactView.optional("Blockers", blockers.joined(separator: "; "))
      + FactView.optional("Next milestone", nextMilestone)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(record.date?.iso), site.serviceLink(record.service, from: page), .plain(record.statusRaw),
      .plain(progress.map { "\($0) %" }), .plain(blockers.joined(separator: "; ")),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "progress": .optional(decimal: progress), "blockers": .texts(blockers),
      "next_milestone": .optional(nextMilestone),
    ])
  }
}
