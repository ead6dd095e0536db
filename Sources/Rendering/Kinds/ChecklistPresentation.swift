import ReportModel

extension Checklist: RecordPresentation {
  static let words = KindWords(
    singular: "Checklist", plural: "Checklists",
    purpose: "A checklist answers the rubric's questions. A tick counts when its evidence can be followed.",
    columns: ["Checklist", "Service", "Progress", "Date"],
    example: """
      ---
      kind: checklist
      service: payments
      date: 2026-11-02
      ---
      # Before we go live

      - [x] Rollback was tried: `docs/rollback.md:12`
      - [ ] Alerts reach somebody at night

      """)

  var progress: String {
    isNotStarted ? "not started, \(counted(items.count, "item", "items"))" : progressText(items)
  }

  func summary(of record: Record) -> String? { sentence(progress) }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    guard !isNotStarted, let stated else { return [] }
    return [FactView("Stated", .plain("\(stated.done) of \(stated.total)", note: "line \(stated.line)"))]
  }

  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    site.answers(items, "Answers", site.map.records[index].origin.document, at: page)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [site.serviceLink(record.service, from: page), .plain(progress), .plain(record.date?.iso)]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    let stated = stated.map { JSONValue.object(["done": .whole($0.done), "total": .whole($0.total)]) }
    return .object(["items": .list(items.map(\.data)), "stated": stated])
  }
}

extension ChecklistItem {
  var data: JSONValue {
    .object([
      "text": .text(text), "state": .text(state.rawValue), "blocker": .bool(isBlocker), "section": .optional(section),
      "note": .optional(note), "check": .optional(check), "line": .whole(line),
    ])
  }
}

/// `8 of 10 yes, 1 no, 1 open`.
func progressText(_ items: [ChecklistItem]) -> String {
  let yes = items.count { $0.state == .pass }
  let others = [ChecklistItem.State.fail, .partial, .unknown, .notApplicable].compactMap { state in
    let count = items.count { $0.state == state }
    return count == 0 ? nil : "\(count) \(state.status.word)"
  }
  return (["\(yes) of \(items.count) yes"] + others).joined(separator: ", ")
}
